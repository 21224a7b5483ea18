//! How far auditor and moderator agree, beyond what chance would give.

/// Below so many a kappa says nothing. Source: local.
const FEW: usize = 5;

/// Weighted kappa with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// How many were graded by both.
    pub n: usize,
    /// Those to whom both gave the same grade.
    pub same: usize,
    /// Kappa: 1 for full agreement, 0 for what chance gives. Nothing where chance alone would agree on everything.
    pub kappa: Option<f64>,
    /// The interval, kept within -1 and 1.
    pub range: Option<(f64, f64)>,
}

/// Weighted kappa of a square table of counts (first grade by row, second by column) with linear weights: neighbouring
/// grades disagree little, the best and the worst wholly.
///
/// Source: J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968); weights of D. V. Cicchetti and T. Allison (1971);
/// standard error of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors of kappa and weighted kappa",
/// Psychological Bulletin 72 (1969).
pub fn agreement(table: &[Vec<u32>]) -> Agreement {
    let of = |table: &[Vec<u32>]| weighted(table, |apart, last| 1.0 - apart / last);
    of(table)
}

fn weighted(table: &[Vec<u32>], weight: impl Fn(f64, f64) -> f64) -> Agreement {
    let grades = table.len();
    let count: u32 = table.iter().flatten().sum();
    let same: u32 = table.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
    let whole = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let none = Agreement { n: whole(count), same: whole(same), kappa: None, range: None };
    if count == 0 || grades < 2 {
        return none;
    }
    let n = f64::from(count);
    let last = index(grades - 1);
    let share =
        |row: usize, column: usize| table.get(row).and_then(|r| r.get(column)).map_or(0.0, |cell| f64::from(*cell) / n);
    let rows: Vec<f64> = (0..grades).map(|row| (0..grades).map(|column| share(row, column)).sum()).collect();
    let columns: Vec<f64> = (0..grades).map(|column| (0..grades).map(|row| share(row, column)).sum()).collect();
    let weigh = |row: usize, column: usize| weight((index(row) - index(column)).abs(), last);
    let (mut seen, mut chance) = (0.0, 0.0);
    for (row, of_row) in rows.iter().enumerate() {
        for (column, of_column) in columns.iter().enumerate() {
            seen += weigh(row, column) * share(row, column);
            chance += weigh(row, column) * of_row * of_column;
        }
    }
    if 1.0 - chance < 1e-12 {
        return none;
    }
    let kappa = (seen - chance) / (1.0 - chance);
    let by_row: Vec<f64> =
        (0..grades).map(|row| columns.iter().enumerate().map(|(c, p)| p * weigh(row, c)).sum()).collect();
    let by_column: Vec<f64> =
        (0..grades).map(|column| rows.iter().enumerate().map(|(r, p)| p * weigh(r, column)).sum()).collect();
    let mut spread = 0.0;
    for (row, of_row) in by_row.iter().enumerate() {
        for (column, of_column) in by_column.iter().enumerate() {
            spread += share(row, column) * (weigh(row, column) - (of_row + of_column) * (1.0 - kappa)).powi(2);
        }
    }
    let variance = (spread - (kappa - chance * (1.0 - kappa)).powi(2)) / (n * (1.0 - chance).powi(2));
    let half = 1.959_963_985 * variance.max(0.0).sqrt();
    let range = (told((kappa - half).max(-1.0)), told((kappa + half).min(1.0)));
    Agreement { kappa: Some(told(kappa)), range: Some(range), ..none }
}

/// What two decimals would show as "-0.00" is nought.
fn told(value: f64) -> f64 {
    if value.abs() < 0.005 { 0.0 } else { value }
}

fn index(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

impl Agreement {
    /// "0.51 (95% range 0.38 to 0.64)", or why there is none.
    pub fn words(&self) -> String {
        match (self.kappa, self.range) {
            _ if self.n > 0 && self.n < FEW => format!("Too few to tell, under {FEW}"),
            (Some(kappa), Some((low, high))) => format!("{kappa:.2} (95% range {low:.2} to {high:.2})"),
            _ if self.n == 0 => "Nothing graded by both yet".to_owned(),
            _ => "Cannot be told: both gave one grade to all".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: [[u32; 4]; 4]) -> Vec<Vec<u32>> {
        rows.iter().map(|row| row.to_vec()).collect()
    }

    #[test]
    fn kappa_is_the_published_one() {
        // Husband and wife on four steps, 91 couples: A. Agresti, Categorical Data Analysis (1990), table 2.10. The vcd
        // package for R prints for it: unweighted 0.1293, standard error 0.0686; weighted 0.2374, standard error 0.0783.
        let couples = table([[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]);
        let linear = agreement(&couples);
        let kappa = linear.kappa.unwrap();
        let (low, high) = linear.range.unwrap();
        assert_eq!((linear.n, linear.same), (91, 33));
        assert!((kappa - 0.2374).abs() < 0.0001, "{kappa}");
        assert!(((high - low) / 2.0 / 1.959_963_985 - 0.078_32).abs() < 0.0001, "{low} {high}");
        let plain = weighted(&couples, |apart, _| if apart == 0.0 { 1.0 } else { 0.0 });
        let (low, high) = plain.range.unwrap();
        assert!((plain.kappa.unwrap() - 0.1293).abs() < 0.0001, "{:?}", plain.kappa);
        assert!(((high - low) / 2.0 / 1.959_963_985 - 0.0686).abs() < 0.0001, "{low} {high}");
    }

    #[test]
    fn one_grade_for_all_tells_nothing_and_neither_does_nobody() {
        let all_good = agreement(&table([[0, 0, 0, 0], [0, 9, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]));
        assert_eq!((all_good.n, all_good.same, all_good.kappa), (9, 9, None));
        assert_eq!(all_good.words(), "Cannot be told: both gave one grade to all");
        assert_eq!(agreement(&table([[0; 4]; 4])).words(), "Nothing graded by both yet");
        let few = agreement(&table([[0, 0, 0, 0], [0, 1, 1, 0], [0, 0, 2, 0], [0, 0, 0, 0]]));
        assert_eq!(few.words(), "Too few to tell, under 5");
    }

    #[test]
    fn as_often_as_chance_is_nought_without_a_sign() {
        let chance = agreement(&table([[0, 0, 0, 0], [0, 3, 3, 0], [0, 0, 0, 0], [0, 0, 0, 0]]));
        assert_eq!(chance.words(), "0.00 (95% range 0.00 to 0.00)");
    }

    proptest! {
        #[test]
        fn kappa_lies_within_its_range_and_full_agreement_is_one(cells in proptest::collection::vec(0u32..30, 16)) {
            let rows: Vec<Vec<u32>> = cells.chunks(4).map(<[u32]>::to_vec).collect();
            let found = agreement(&rows);
            if let (Some(kappa), Some((low, high))) = (found.kappa, found.range) {
                prop_assert!((-1.0..=1.0).contains(&kappa) && low <= kappa + 1e-9 && kappa <= high + 1e-9);
                if found.same == found.n {
                    prop_assert!((kappa - 1.0).abs() < 1e-9);
                }
            }
        }
    }
}
