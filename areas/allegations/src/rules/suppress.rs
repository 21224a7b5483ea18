//! Small numbers are hidden, and with them as many others as it takes that totals give nothing away.
//!
//! Whoever reads the published tables knows: what is shown; every total; that a hidden number is at least 1, because a
//! nought is shown. Within that no hidden number may be the only one that fits. A number is safe when there is another
//! table that fits too, in which it differs: one more here and one less at another hidden place of the same line. So a
//! line with hidden numbers has at least two of them, and together they are more than so many ones.

/// A number of a table that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// As it is.
    Shown(i64),
    /// Hidden.
    Hidden,
}

impl Cell {
    /// In a table: the number, or a mark.
    pub fn words(self) -> String {
        match self {
            Cell::Shown(n) => n.to_string(),
            Cell::Hidden => HIDDEN.to_owned(),
        }
    }
}

/// What stands in place of a hidden number.
pub const HIDDEN: &str = "[c]";

/// Numbers whose sum is published beside them: those from 1 to `below` less one are hidden, and others with them.
/// Nothing when that can't be done without giving a number away: then the numbers are not published, only their sum, and
/// not even that where the sum itself is small.
pub fn line(numbers: &[i64], below: i64) -> Option<Vec<Cell>> {
    let small = |n: i64| n > 0 && n < below;
    let total: i64 = numbers.iter().sum();
    if small(total) {
        return None;
    }
    let mut hidden: Vec<bool> = numbers.iter().map(|n| small(*n)).collect();
    if !hidden.contains(&true) {
        return Some(numbers.iter().map(|n| Cell::Shown(*n)).collect());
    }
    loop {
        let (count, sum) = numbers
            .iter()
            .zip(&hidden)
            .filter(|(_, hidden)| **hidden)
            .fold((0, 0), |(count, sum), (n, _)| (count + 1, sum + n));
        if count >= 2 && sum - count >= room(below) {
            break;
        }
        // The smallest that is still shown is hidden too.
        let next = numbers
            .iter()
            .zip(&hidden)
            .enumerate()
            .filter(|(_, (n, hidden))| **n > 0 && !**hidden)
            .min_by_key(|(_, (n, _))| **n)
            .map(|(at, _)| at)?;
        *hidden.get_mut(next)? = true;
    }
    Some(numbers.iter().zip(hidden).map(|(n, hidden)| if hidden { Cell::Hidden } else { Cell::Shown(*n) }).collect())
}

/// How far each hidden number of a line can be from its least: as many values as a small number can have, so that the
/// sum does not narrow it. Source: local.
fn room(below: i64) -> i64 {
    (below - 2).max(1)
}

/// A trend that is published: what came, what was closed, what was open at the end of each part.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Trend {
    /// Received in each part.
    pub new: Vec<Cell>,
    /// Closed in each part.
    pub closed: Vec<Cell>,
    /// Open at the end of each part; left out as a whole where it would tell what is hidden.
    pub open: Option<Vec<i64>>,
}

/// A trend with small numbers hidden. What is open follows from what was open before, what came and what was closed; so
/// where either of these is hidden, or where few are open, it is left out. Nothing when new or closed can't be published.
pub fn trend(new: &[i64], closed: &[i64], open: &[i64], below: i64) -> Option<Trend> {
    let (new, closed) = (line(new, below)?, line(closed, below)?);
    let few = open.iter().any(|n| *n > 0 && *n < below);
    let some = new.iter().chain(&closed).any(|cell| *cell == Cell::Hidden);
    let open = (!few && !some).then(|| open.to_vec());
    Some(Trend { new, closed, open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(numbers: &[i64]) -> Option<Vec<String>> {
        line(numbers, 5).map(|cells| cells.into_iter().map(Cell::words).collect())
    }

    #[test]
    fn a_small_number_takes_the_next_smallest_with_it_and_noughts_stay() {
        assert_eq!(shown(&[78, 35, 23, 44]).unwrap(), ["78", "35", "23", "44"]);
        assert_eq!(shown(&[78, 3, 23, 44, 0]).unwrap(), ["78", "[c]", "[c]", "44", "0"]);
        assert_eq!(shown(&[4, 4, 30]).unwrap(), ["[c]", "[c]", "30"]);
        // Two ones would be told by their sum.
        assert_eq!(shown(&[1, 1, 30, 40]).unwrap(), ["[c]", "[c]", "[c]", "40"]);
    }

    #[test]
    fn where_nothing_can_be_hidden_behind_anything_only_the_sum_is_published() {
        assert_eq!(shown(&[3, 0, 0]), None, "the sum is small itself");
        assert_eq!(shown(&[1, 1, 1, 1, 1]), None, "five ones are told by five");
        assert_eq!(shown(&[0, 0]).unwrap(), ["0", "0"]);
    }

    #[test]
    fn what_is_open_is_hidden_where_it_would_tell_what_came() {
        let found = trend(&[60, 55, 2, 62], &[58, 60, 61, 70], &[300, 295, 236, 228], 5).unwrap();
        assert_eq!(found.new, [Cell::Shown(60), Cell::Hidden, Cell::Hidden, Cell::Shown(62)]);
        assert_eq!(found.open, None);
        let plain = trend(&[60, 55, 70, 62], &[58, 60, 61, 70], &[98, 93, 102, 94], 5).unwrap();
        assert_eq!(plain.open, Some(vec![98, 93, 102, 94]));
    }

    /// What a reader can work out about the unknowns `x` from `rows · x = sums` and `x ≥ 1`: the least and the most of
    /// each, by the simplex-free way for systems in which every unknown stands in few rows: bounds are drawn tighter until
    /// nothing changes, after elimination has found what the equations alone determine.
    fn worked_out(unknowns: usize, rows: &[(Vec<i128>, i128)]) -> Vec<(i128, i128)> {
        let most = rows.iter().map(|(_, sum)| sum.abs()).max().unwrap_or(0) + 1_000;
        let mut bounds = vec![(1_i128, most); unknowns];
        let mut all: Vec<(Vec<i128>, i128)> = rows.to_vec();
        all.extend(eliminated(unknowns, rows));
        for _ in 0..200 {
            let before = bounds.clone();
            for (row, sum) in &all {
                for at in 0..unknowns {
                    let c = row[at];
                    if c == 0 {
                        continue;
                    }
                    // c·x = sum − rest; the rest lies between its least and its most.
                    let (mut low, mut high) = (0, 0);
                    for other in (0..unknowns).filter(|o| *o != at) {
                        let (l, h) = bounds[other];
                        let (a, b) = (row[other] * l, row[other] * h);
                        low += a.min(b);
                        high += a.max(b);
                    }
                    let (a, b) = (sum - high, sum - low);
                    let (a, b) = if c > 0 { (a, b) } else { (-b, -a) };
                    let c = c.abs();
                    let (least, largest) = (a.div_euclid(c) + i128::from(a.rem_euclid(c) != 0), b.div_euclid(c));
                    bounds[at] = (bounds[at].0.max(least), bounds[at].1.min(largest));
                }
            }
            if bounds == before {
                break;
            }
        }
        bounds
    }

    /// The rows after elimination, in whole numbers.
    fn eliminated(unknowns: usize, rows: &[(Vec<i128>, i128)]) -> Vec<(Vec<i128>, i128)> {
        let mut m: Vec<Vec<i128>> = rows.iter().map(|(r, s)| r.iter().copied().chain([*s]).collect()).collect();
        let mut pivot = 0;
        for column in 0..unknowns {
            let Some(found) = (pivot..m.len()).find(|r| m[*r][column] != 0) else { continue };
            m.swap(pivot, found);
            for r in (0..m.len()).filter(|r| *r != pivot) {
                let (a, b) = (m[pivot][column], m[r][column]);
                if b != 0 {
                    let p = m[pivot].clone();
                    m[r].iter_mut().zip(p).for_each(|(x, y)| *x = *x * a - y * b);
                    let shared = m[r].iter().fold(0_i128, |g, x| gcd(g, x.abs()));
                    if shared > 1 {
                        m[r].iter_mut().for_each(|x| *x /= shared);
                    }
                }
            }
            pivot += 1;
        }
        m.into_iter()
            .map(|mut r| {
                let s = r.pop().unwrap();
                (r, s)
            })
            .collect()
    }

    fn gcd(a: i128, b: i128) -> i128 {
        if b == 0 { a } else { gcd(b, a % b) }
    }

    /// The unknowns and equations of a line: the hidden numbers and their sum.
    fn of_line(cells: &[Cell], total: i64) -> (Vec<usize>, i128) {
        let known: i64 = cells.iter().map(|c| if let Cell::Shown(n) = c { *n } else { 0 }).sum();
        let hidden = cells.iter().enumerate().filter(|(_, c)| **c == Cell::Hidden).map(|(at, _)| at).collect();
        (hidden, i128::from(total - known))
    }

    #[test]
    fn the_solver_finds_what_a_single_hidden_number_is() {
        assert_eq!(worked_out(1, &[(vec![1], 7)]), [(7, 7)]);
        assert_eq!(worked_out(2, &[(vec![1, 1], 2)]), [(1, 1), (1, 1)], "two ones");
        assert_eq!(worked_out(2, &[(vec![1, 1], 9), (vec![1, -1], 1)]), [(5, 5), (4, 4)]);
    }

    proptest! {
        #[test]
        fn no_hidden_number_of_a_line_is_the_only_one_that_fits(numbers in proptest::collection::vec(0i64..40, 1..12), below in 2i64..8) {
            let total: i64 = numbers.iter().sum();
            let Some(cells) = line(&numbers, below) else { return Ok(()) };
            for (cell, n) in cells.iter().zip(&numbers) {
                match cell {
                    Cell::Shown(shown) => prop_assert!(shown == n && (*n == 0 || *n >= below)),
                    Cell::Hidden => prop_assert!(*n > 0),
                }
            }
            let (hidden, sum) = of_line(&cells, total);
            for (least, most) in worked_out(hidden.len(), &[(vec![1; hidden.len()], sum)]) {
                prop_assert!(least < most, "{numbers:?} {cells:?}");
            }
        }

        #[test]
        fn no_hidden_number_of_a_trend_is_the_only_one_that_fits(
            new in proptest::collection::vec(0i64..30, 4),
            closed in proptest::collection::vec(0i64..30, 4),
            before in 0i64..60,
        ) {
            let open: Vec<i64> = new.iter().zip(&closed).scan(before, |open, (n, c)| { *open += n - c; Some(*open) }).collect();
            prop_assume!(open.iter().all(|n| *n >= 0));
            let Some(found) = trend(&new, &closed, &open, 5) else { return Ok(()) };
            // Unknowns: what is hidden. What was open before is known from the year before; what is open is published or not.
            let mut names: Vec<(u8, usize)> = Vec::new();
            for (which, cells) in [(0, &found.new), (1, &found.closed)] {
                names.extend(cells.iter().enumerate().filter(|(_, c)| **c == Cell::Hidden).map(|(at, _)| (which, at)));
            }
            let place = |name: (u8, usize)| names.iter().position(|n| *n == name);
            let mut rows: Vec<(Vec<i128>, i128)> = Vec::new();
            for (at, end) in found.open.iter().flatten().enumerate() {
                let start = if at == 0 { before } else { open[at - 1] };
                let (mut row, mut sum) = (vec![0; names.len()], i128::from(end - start));
                for (name, cell, sign) in [((0, at), found.new[at], 1), ((1, at), found.closed[at], -1)] {
                    match (cell, place(name)) {
                        (Cell::Shown(n), _) => sum -= sign * i128::from(n),
                        (Cell::Hidden, Some(at)) => row[at] += sign,
                        (Cell::Hidden, None) => unreachable!("every hidden number is an unknown"),
                    }
                }
                rows.push((row, sum));
            }
            // The sums over the year stand in other tables.
            for (which, cells, numbers) in [(0, &found.new, &new), (1, &found.closed, &closed)] {
                let (hidden, sum) = of_line(cells, numbers.iter().sum());
                let mut row = vec![0; names.len()];
                hidden.iter().for_each(|at| row[place((which, *at)).unwrap()] = 1);
                rows.push((row, sum));
            }
            for (name, (least, most)) in names.iter().zip(worked_out(names.len(), &rows)) {
                prop_assert!(least < most, "{name:?} {new:?} {closed:?} {open:?} {found:?}");
            }
        }
    }
}
