//! Two results beside each other, area by area. There is no average and no total: strong care in one area must not hide
//! poor care in another.

use crate::rules::graded::Graded;

/// What became of one area between two results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A better grade.
    Improved,
    /// The same grade.
    Unchanged,
    /// A worse grade.
    Worse,
    /// Graded at one of the two only.
    OnceOnly,
    /// The scale was changed between the two.
    OtherScale,
}

impl Change {
    /// What a person reads.
    pub fn words(self) -> &'static str {
        match self {
            Change::Improved => "Improved",
            Change::Unchanged => "Unchanged",
            Change::Worse => "Worse",
            Change::OnceOnly => "Graded once only",
            Change::OtherScale => "The scale was changed, so the two cannot be compared",
        }
    }

    /// The colour of its tag.
    pub fn colour(self) -> &'static str {
        match self {
            Change::Improved => "green",
            Change::Worse => "red",
            Change::Unchanged | Change::OnceOnly | Change::OtherScale => "grey",
        }
    }
}

/// One area at both dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// The area as graded at the earlier date, if it was part of that toolkit.
    pub earlier: Option<&'a Graded>,
    /// At the later date.
    pub later: Option<&'a Graded>,
    /// What became of it.
    pub change: Change,
}

impl Compared<'_> {
    /// The area's heading, as it is now.
    pub fn title(&self) -> &str {
        self.later.or(self.earlier).map_or("", |a| a.title.as_str())
    }
}

fn change(earlier: Option<&Graded>, later: Option<&Graded>) -> Change {
    let (Some(one), Some(two)) = (earlier, later) else { return Change::OnceOnly };
    match (one.step(), two.step()) {
        (Some(_), Some(_)) if one.scale != two.scale => Change::OtherScale,
        (Some(before), Some(now)) if now < before => Change::Improved,
        (Some(before), Some(now)) if now > before => Change::Worse,
        (Some(_), Some(_)) => Change::Unchanged,
        _ => Change::OnceOnly,
    }
}

/// Every area of either result, in the order of the later one and then what only the earlier one had.
pub fn compare<'a>(earlier: &'a [Graded], later: &'a [Graded]) -> Vec<Compared<'a>> {
    let find = |among: &'a [Graded], question: &str| among.iter().find(|a| a.question == question);
    let mut all: Vec<Compared<'a>> = later
        .iter()
        .map(|now| {
            let before = find(earlier, &now.question);
            Compared { earlier: before, later: Some(now), change: change(before, Some(now)) }
        })
        .collect();
    let gone = earlier.iter().filter(|before| find(later, &before.question).is_none());
    all.extend(gone.map(|before| Compared { earlier: Some(before), later: None, change: Change::OnceOnly }));
    all.retain(|c| [c.earlier, c.later].into_iter().flatten().any(|a| a.grade.is_some()));
    all
}

/// "2 improved, 2 unchanged, 0 worse".
pub fn in_words(all: &[Compared<'_>]) -> String {
    let count = |change| all.iter().filter(|c| c.change == change).count();
    let mut words = format!(
        "{} improved, {} unchanged, {} worse",
        count(Change::Improved),
        count(Change::Unchanged),
        count(Change::Worse)
    );
    let apart = count(Change::OnceOnly) + count(Change::OtherScale);
    if apart > 0 {
        words.push_str(&format!(", {apart} that cannot be compared"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use questions::OptionChoice;

    fn area(question: &str, grade: &str) -> Graded {
        Graded {
            question: question.to_owned(),
            title: question.to_owned(),
            grade: (!grade.is_empty()).then(|| OptionChoice { code: grade.to_owned(), words: grade.to_owned() }),
            scale: ["1", "2", "3", "4"].map(str::to_owned).to_vec(),
            seen: Vec::new(),
        }
    }

    fn result(grades: [&str; 4]) -> Vec<Graded> {
        ["body", "home", "watched", "loved"].iter().zip(grades).map(|(q, g)| area(q, g)).collect()
    }

    #[test]
    fn c12_02_each_area_changes_by_itself_and_nothing_is_averaged() {
        let (earlier, later) = (result(["4", "3", "4", "2"]), result(["3", "3", "2", "2"]));
        let all = compare(&earlier, &later);
        let changes: Vec<Change> = all.iter().map(|c| c.change).collect();
        assert_eq!(changes, [Change::Improved, Change::Unchanged, Change::Improved, Change::Unchanged]);
        assert_eq!(in_words(&all), "2 improved, 2 unchanged, 0 worse");
    }

    #[test]
    fn an_area_graded_once_or_on_another_scale_is_not_compared() {
        let (earlier, mut later) = (result(["4", "3", "", ""]), result(["3", "", "2", ""]));
        later[0].scale.push("5".to_owned());
        let all = compare(&earlier, &later);
        let changes: Vec<(&str, Change)> = all.iter().map(|c| (c.title(), c.change)).collect();
        assert_eq!(changes, [("body", Change::OtherScale), ("home", Change::OnceOnly), ("watched", Change::OnceOnly)]);
    }

    proptest! {
        #[test]
        fn turning_the_dates_round_turns_improved_and_worse_round(before in 1..=4u8, now in 1..=4u8) {
            let (one, two) = ([area("a", &before.to_string())], [area("a", &now.to_string())]);
            let turned = match compare(&one, &two)[0].change {
                Change::Improved => Change::Worse,
                Change::Worse => Change::Improved,
                same => same,
            };
            prop_assert_eq!(compare(&two, &one)[0].change, turned);
        }
    }
}
