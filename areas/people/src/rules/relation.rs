//! Who may be what to whom: a parent is not born after the child.

use days::Day;
use record::words::RelationshipKind;
use thiserror::Error;

/// Two people as a relationship sees them: the name to speak of them by, and the day of birth where it is known.
#[derive(Debug, Clone, Copy)]
pub struct Party<'a> {
    /// The record's key.
    pub id: i64,
    /// The name.
    pub name: &'a str,
    /// The day of birth, also an expected one.
    pub birth: Option<Day>,
}

/// Why two people cannot be related like that.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RelationFault {
    /// The same record twice.
    #[error("This is the record you are in. Choose somebody else")]
    Oneself,
    /// The elder would be the younger.
    #[error(
        "{elder} was born on {elder_born} and {younger} on {younger_born}, so {elder} cannot be the {words} here. Choose the other way round, or check the dates of birth"
    )]
    BornLater {
        /// Who would be the elder.
        elder: String,
        /// When they were born.
        elder_born: String,
        /// Who would be the younger.
        younger: String,
        /// When they were born.
        younger_born: String,
        /// What the elder would be.
        words: String,
    },
    /// Already recorded.
    #[error("{0} is already recorded as that. Change what is recorded instead")]
    Already(String),
}

/// Whether `one` may be the `kind` of `other`; `known` are the relationships between the two that stand, each with
/// whether `one` is its first person.
///
/// Source: local. Only parents and grandparents must be older; a step-parent or an aunt may be younger.
pub fn check(
    one: Party<'_>,
    kind: RelationshipKind,
    other: Party<'_>,
    known: &[(RelationshipKind, bool)],
) -> Result<(), RelationFault> {
    if one.id == other.id {
        return Err(RelationFault::Oneself);
    }
    let either_way = matches!(kind, RelationshipKind::Sibling | RelationshipKind::Partner | RelationshipKind::Other);
    if known.iter().any(|(k, first)| *k == kind && (*first || either_way)) {
        return Err(RelationFault::Already(one.name.to_owned()));
    }
    let elder = matches!(kind, RelationshipKind::Parent | RelationshipKind::Grandparent);
    match one.birth.zip(other.birth) {
        Some((ones, others)) if elder && ones >= others => Err(RelationFault::BornLater {
            elder: one.name.to_owned(),
            elder_born: days::long(ones),
            younger: other.name.to_owned(),
            younger_born: days::long(others),
            words: kind.words().to_lowercase(),
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const MUM: Party<'_> = Party { id: 1, name: "Gail", birth: Some(date(1990, 1, 2)) };
    const CHILD: Party<'_> = Party { id: 2, name: "Robin", birth: Some(date(2019, 3, 14)) };

    #[test]
    fn a_parent_is_not_born_after_the_child_and_the_sentence_says_what_to_do() {
        assert_eq!(check(MUM, RelationshipKind::Parent, CHILD, &[]), Ok(()));
        let fault = check(CHILD, RelationshipKind::Parent, MUM, &[]).unwrap_err().to_string();
        assert!(fault.starts_with("Robin was born on 14 March 2019 and Gail on 2 January 1990"), "{fault}");
        assert_eq!(check(CHILD, RelationshipKind::AuntOrUncle, MUM, &[]), Ok(()));
        let unknown = Party { birth: None, ..CHILD };
        assert_eq!(check(unknown, RelationshipKind::Parent, MUM, &[]), Ok(()));
    }

    #[test]
    fn nobody_is_related_to_themselves_or_twice_the_same_way() {
        assert_eq!(check(MUM, RelationshipKind::Sibling, MUM, &[]), Err(RelationFault::Oneself));
        let known = [(RelationshipKind::Parent, true)];
        assert!(check(MUM, RelationshipKind::Parent, CHILD, &known).is_err());
        assert_eq!(check(MUM, RelationshipKind::Carer, CHILD, &known), Ok(()));
        assert!(check(CHILD, RelationshipKind::Sibling, MUM, &[(RelationshipKind::Sibling, false)]).is_err());
        assert_eq!(check(MUM, RelationshipKind::Parent, CHILD, &[(RelationshipKind::Parent, false)]), Ok(()));
    }
}
