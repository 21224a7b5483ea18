//! What a decision about a contact needs before it can stand.

use crate::codes::{self, Outcome};

/// A decision as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The outcome's word.
    pub outcome: String,
    /// The reason's word.
    pub reason: String,
    /// Why, in the decider's words.
    pub rationale: String,
    /// Level of the threshold document.
    pub level: Option<u8>,
    /// Whether the family agrees.
    pub consent: String,
    /// Why it was not asked, or what was done about a refusal.
    pub consent_why: String,
    /// What was shared, with whom.
    pub shared: String,
    /// What was not shared, and why.
    pub withheld: String,
    /// Where the referrer is sent instead.
    pub where_to_go: String,
}

/// What is known of the contact when the decision is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// It is matched to a person.
    pub matched: bool,
    /// It is settled that the person cannot be identified.
    pub not_identified: bool,
    /// A threshold document is in force.
    pub has_threshold: bool,
    /// A decision stands or waits already.
    pub decided: bool,
}

/// Why a contact cannot be decided at all, in words that say what to do; nothing when it can.
///
/// Source: local; journey J2. Nobody decides about a child whom nobody has looked for.
pub fn barred(facts: Facts) -> Option<&'static str> {
    match facts {
        Facts { decided: true, .. } => {
            Some("This contact was decided after you opened the page. Load it again to see what was decided.")
        }
        Facts { matched: false, not_identified: false, .. } => Some(
            "Say first who this is: choose the record that is this child's, make one, or say that the person cannot be identified and why.",
        ),
        Facts { has_threshold: false, .. } => {
            Some("No threshold document is in force today. Somebody who may edit it must put a version in force first.")
        }
        _ => None,
    }
}

/// The outcome, or every fault with the field it belongs to.
pub fn check(typed: &Typed, facts: Facts) -> Result<&'static Outcome, Vec<(&'static str, String)>> {
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    let mut fault = |field: &'static str, words: &str| faults.push((field, words.to_owned()));
    let outcome = codes::outcome(&typed.outcome);
    match outcome {
        None => fault("outcome", "Choose what happens next"),
        Some(o) if !facts.matched && (o.referral || o.code == "already_open") => fault(
            "outcome",
            "A referral and work that is open are about a person on record. Go back and make a record, or choose another outcome",
        ),
        Some(_) => {}
    }
    match codes::reasons().iter().find(|r| r.code == typed.reason) {
        None => fault("reason", "Choose the reason that the referrer is told"),
        Some(r) if outcome.is_some_and(|o| !r.outcomes.contains(&o.code)) => {
            fault("reason", "This reason does not go with the outcome you chose. Choose another reason");
        }
        Some(_) => {}
    }
    if typed.rationale.is_empty() {
        fault("rationale", "Say why: what you know, what it means for the child, and what you weighed");
    }
    if typed.level.is_none() {
        fault("level", "Choose the level of the threshold document that fits");
    }
    match codes::consents().iter().find(|c| c.code == typed.consent) {
        None => fault("consent", "Say whether the family agrees"),
        Some(c) if c.code != "given" && c.code != "not_needed" && typed.consent_why.is_empty() => {
            fault("consent_why", "Say why the family was not asked, or what follows from their answer");
        }
        Some(_) => {}
    }
    if typed.shared.is_empty() && typed.withheld.is_empty() {
        fault("shared", "Say what you shared and with whom, or below what you did not share and why");
    }
    if outcome.is_some_and(|o| o.where_to_go) && typed.where_to_go.is_empty() {
        fault("where_to_go", "Say where the referrer and the family can go instead");
    }
    match (outcome, faults.is_empty()) {
        (Some(outcome), true) => Ok(outcome),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            outcome: "information_advice".to_owned(),
            reason: "below_threshold".to_owned(),
            rationale: "One late pick-up, explained.".to_owned(),
            level: Some(1),
            consent: "given".to_owned(),
            shared: "Told school what was decided.".to_owned(),
            where_to_go: "The family hub".to_owned(),
            ..Typed::default()
        }
    }

    const KNOWN: Facts = Facts { matched: true, not_identified: false, has_threshold: true, decided: false };

    fn fields(typed: &Typed, facts: Facts) -> Vec<&'static str> {
        check(typed, facts).err().unwrap_or_default().into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        assert_eq!(fields(&Typed::default(), KNOWN), ["outcome", "reason", "rationale", "level", "consent", "shared"]);
        assert!(check(&typed(), KNOWN).is_ok());
    }

    #[test]
    fn a_decision_below_the_threshold_says_where_to_go_instead() {
        let nowhere = Typed { where_to_go: String::new(), ..typed() };
        assert_eq!(fields(&nowhere, KNOWN), ["where_to_go"]);
        let referral = Typed { outcome: "referral".to_owned(), reason: "meets_threshold".to_owned(), ..nowhere };
        assert!(check(&referral, KNOWN).is_ok());
    }

    #[test]
    fn a_reason_goes_with_its_outcome_and_a_refusal_with_what_follows() {
        assert_eq!(fields(&Typed { reason: "meets_threshold".to_owned(), ..typed() }, KNOWN), ["reason"]);
        assert_eq!(fields(&Typed { consent: "refused".to_owned(), ..typed() }, KNOWN), ["consent_why"]);
        let withheld = Typed { shared: String::new(), withheld: "The address: it is secret.".to_owned(), ..typed() };
        assert!(check(&withheld, KNOWN).is_ok());
    }

    #[test]
    fn nobody_decides_about_a_child_whom_nobody_has_looked_for() {
        let unknown = Facts { matched: false, ..KNOWN };
        assert!(barred(unknown).is_some_and(|why| why.contains("Say first who this is")));
        let not_identified = Facts { not_identified: true, ..unknown };
        assert_eq!(barred(not_identified), None);
        let referral = Typed { outcome: "referral".to_owned(), reason: "meets_threshold".to_owned(), ..typed() };
        assert_eq!(fields(&referral, not_identified), ["outcome"]);
        assert!(barred(Facts { has_threshold: false, ..KNOWN }).is_some());
        assert!(barred(Facts { decided: true, ..KNOWN }).is_some());
    }
}
