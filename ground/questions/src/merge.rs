//! Two people writing in one document: whose answer is kept.

/// What becomes of one answer that two people had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Merge {
    /// Both have the same; nothing to decide.
    Same,
    /// Only mine was changed: keep mine.
    Mine,
    /// Only theirs was changed: keep theirs.
    Theirs,
    /// Both were changed, and differently: ask.
    Conflict,
}

impl Merge {
    /// The text to keep, unless somebody must be asked.
    pub fn kept<'a>(self, mine: &'a str, theirs: &'a str) -> Option<&'a str> {
        match self {
            Merge::Same | Merge::Theirs => Some(theirs),
            Merge::Mine => Some(mine),
            Merge::Conflict => None,
        }
    }
}

/// Decides for one answer, given what both started from.
///
/// Line ends are compared as one, since browsers send them as `\r\n`.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merge {
    let (base, mine, theirs) = (line_ends(base), line_ends(mine), line_ends(theirs));
    if mine == theirs {
        Merge::Same
    } else if theirs == base {
        Merge::Mine
    } else if mine == base {
        Merge::Theirs
    } else {
        Merge::Conflict
    }
}

/// Both texts one after the other, theirs first since it was there first; a text that is already
/// inside the other is not written twice.
pub fn both(mine: &str, theirs: &str) -> String {
    if mine.trim().is_empty() || theirs.contains(mine) {
        theirs.to_owned()
    } else if theirs.trim().is_empty() || mine.contains(theirs) {
        mine.to_owned()
    } else {
        format!("{}\n\n{mine}", theirs.trim_end_matches('\n'))
    }
}

fn line_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_an_answer_changed_by_both_is_asked_about() {
        assert_eq!(merge("He was calm", "He was calm", "He was calm"), Merge::Same);
        assert_eq!(merge("He was calm", "He was upset", "He was calm"), Merge::Mine);
        assert_eq!(merge("He was calm", "He was calm", "He was upset"), Merge::Theirs);
        assert_eq!(merge("He was calm", "He was upset", "He was upset"), Merge::Same);
        assert_eq!(merge("He was calm", "He was upset", "He was asleep"), Merge::Conflict);
    }

    #[test]
    fn the_line_ends_of_a_browser_are_no_change() {
        assert_eq!(merge("a\nb", "a\r\nb", "a\nb and c"), Merge::Theirs);
    }

    proptest! {
        #[test]
        fn a_changed_text_is_kept_or_asked_about(base in "[ab]{0,2}", mine in "[ab]{0,2}", theirs in "[ab]{0,2}") {
            let decided = merge(&base, &mine, &theirs);
            match decided.kept(&mine, &theirs) {
                Some(kept) => {
                    prop_assert!(mine == base || kept == mine);
                    prop_assert!(theirs == base || kept == theirs);
                }
                None => prop_assert!(mine != base && theirs != base && mine != theirs),
            }
        }

        #[test]
        fn it_does_not_matter_who_asks(base in "[ab]{0,2}", mine in "[ab]{0,2}", theirs in "[ab]{0,2}") {
            let other = match merge(&base, &theirs, &mine) {
                Merge::Mine => Merge::Theirs,
                Merge::Theirs => Merge::Mine,
                same => same,
            };
            prop_assert_eq!(merge(&base, &mine, &theirs), other);
        }

        #[test]
        fn both_texts_are_in_both(mine in "[a-c ]{0,6}", theirs in "[a-c ]{0,6}") {
            let together = both(&mine, &theirs);
            prop_assert!(together.contains(mine.trim()));
            prop_assert!(together.contains(theirs.trim()));
        }
    }
}
