//! Two texts word by word: what stayed, what went, what came.

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Stayed(String),
    /// Only before.
    Went(String),
    /// Only now.
    Came(String),
}

/// Beyond this many words on each side the texts are told as a whole: the comparison grows with their product.
const MOST_WORDS: usize = 600;

/// The runs from before to now. Those that stayed and went give the text before, those that stayed and came the text now.
pub fn runs(before: &str, now: &str) -> Vec<Run> {
    let (old, new) = (words(before), words(now));
    let mut all: Vec<Run> = Vec::new();
    if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
        push(&mut all, Run::Went(before.to_owned()));
        push(&mut all, Run::Came(now.to_owned()));
        return all;
    }
    let longest = common(&old, &new);
    let at = |i: usize, j: usize| longest.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(one), Some(other)) if one == other => {
                push(&mut all, Run::Stayed((*one).to_owned()));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other) if other.is_none() || at(i + 1, j) >= at(i, j + 1) => {
                push(&mut all, Run::Went((*one).to_owned()));
                i += 1;
            }
            (_, Some(other)) => {
                push(&mut all, Run::Came((*other).to_owned()));
                j += 1;
            }
            (_, None) => return all,
        }
    }
}

/// Words with the space after them.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// For each pair of places, how many words the rest of both have in common, in order.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut below = vec![0u16; new.len() + 1];
    let mut rows = vec![below.clone()];
    for one in old.iter().rev() {
        let mut row = vec![0u16; new.len() + 1];
        for (j, other) in new.iter().enumerate().rev() {
            let here = if one == other {
                below.get(j + 1).copied().unwrap_or(0) + 1
            } else {
                below.get(j).copied().unwrap_or(0).max(row.get(j + 1).copied().unwrap_or(0))
            };
            if let Some(cell) = row.get_mut(j) {
                *cell = here;
            }
        }
        below.clone_from(&row);
        rows.push(row);
    }
    rows.reverse();
    rows
}

fn push(all: &mut Vec<Run>, run: Run) {
    match (all.last_mut(), &run) {
        (Some(Run::Stayed(text)), Run::Stayed(more))
        | (Some(Run::Went(text)), Run::Went(more))
        | (Some(Run::Came(text)), Run::Came(more)) => text.push_str(more),
        (_, Run::Stayed(text) | Run::Went(text) | Run::Came(text)) if text.is_empty() => {}
        _ => all.push(run),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(runs: &[Run], now: bool) -> String {
        runs.iter()
            .map(|run| match run {
                Run::Stayed(text) => text.as_str(),
                Run::Went(text) if !now => text,
                Run::Came(text) if now => text,
                Run::Went(_) | Run::Came(_) => "",
            })
            .collect()
    }

    #[test]
    fn one_word_that_changed_is_the_only_one_told() {
        let runs = runs("A good day at school", "A bad day at school");

        assert_eq!(
            runs,
            [
                Run::Stayed("A ".to_owned()),
                Run::Went("good ".to_owned()),
                Run::Came("bad ".to_owned()),
                Run::Stayed("day at school".to_owned()),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_runs(before in "[ab \n]{0,40}|\\PC{0,40}", now in "[ab \n]{0,40}|\\PC{0,40}") {
            let runs = runs(&before, &now);
            prop_assert_eq!(side(&runs, false), before);
            prop_assert_eq!(side(&runs, true), now);
        }
    }
}
