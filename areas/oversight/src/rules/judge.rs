//! Whether a worker at a step must ask a manager, and why, in words.

use crate::rules::decision_points::Rule;
use crate::words::{Asks, counted};
use days::Day;

/// What is known of a worker on the day they ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Experience {
    /// Since when they are qualified, if anybody entered it.
    pub qualified: Option<Day>,
    /// The last day of their first year in practice, if it was entered.
    pub first_year_until: Option<Day>,
    /// That they are on the trusted list for this step.
    pub trusted: Option<Trusted>,
}

/// An entry of the trusted list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trusted {
    /// The last day of it.
    pub until: Day,
    /// Who put them there.
    pub by: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// A manager must decide.
    pub held: bool,
    /// Why, or why not.
    pub why: String,
}

impl Experience {
    /// In their first year in practice on a day.
    pub fn in_first_year(&self, on: Day) -> bool {
        self.first_year_until.is_some_and(|until| until >= on)
    }

    /// Whole years since qualifying on a day; nothing when it is not known or lies ahead.
    pub fn years(&self, on: Day) -> Option<i64> {
        let since = self.qualified.filter(|q| *q <= on)?;
        Some(since.until((jiff::Unit::Year, on)).ok()?.get_years().into())
    }

    /// "In their first year, until 3 March 2027", "Qualified 6 years", "Not entered".
    pub fn words(&self, on: Day) -> String {
        if let Some(until) = self.first_year_until.filter(|_| self.in_first_year(on)) {
            return format!("In their first year, until {}", days::long(until));
        }
        match (self.years(on), self.qualified) {
            (Some(0), _) => "Qualified less than a year ago".to_owned(),
            (Some(years), _) => format!("Qualified {}", counted(years, "year")),
            (None, Some(ahead)) => format!("Qualifies on {}", days::long(ahead)),
            (None, None) => "Not entered".to_owned(),
        }
    }

    fn under(&self, years: u8, on: Day) -> bool {
        self.in_first_year(on) || self.years(on).is_none_or(|n| n < years.into())
    }
}

/// Judges. A step that no rule names is held: a manager decides until the council says otherwise.
///
/// Source: local scheme of delegation; capability C16-02.
pub fn judge(rule: Option<&Rule>, experience: &Experience, on: Day) -> Judged {
    let Some(rule) = rule else {
        let why = "No rule is in force for this step, so a manager decides.".to_owned();
        return Judged { held: true, why };
    };
    let known = experience.words(on);
    let trusted = experience
        .trusted
        .as_ref()
        .map(|t| format!("On the trusted list for this step until {}, put there by {}.", days::long(t.until), t.by));
    match (rule.asks, trusted) {
        (Asks::Nobody, _) => Judged { held: false, why: "Nobody has to ask a manager at this step.".to_owned() },
        (Asks::Everybody, _) => Judged { held: true, why: "A manager decides at this step, whoever asks.".to_owned() },
        (Asks::UnderYears(_) | Asks::NotTrusted, Some(why)) => Judged { held: false, why },
        (Asks::NotTrusted, None) => Judged { held: true, why: "Not on the trusted list for this step.".to_owned() },
        (Asks::UnderYears(years), None) if experience.under(years, on) => {
            let limit = counted(years.into(), "year");
            let why = match experience.qualified.is_none() && !experience.in_first_year(on) {
                true => format!(
                    "Nobody has entered how long this worker has been qualified; under {limit} a manager decides."
                ),
                false => format!("{known}; under {limit} a manager decides."),
            };
            Judged { held: true, why }
        }
        (Asks::UnderYears(years), None) => {
            let limit = counted(years.into(), "year");
            Judged { held: false, why: format!("{known}; only under {limit} does a manager decide.") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 23);

    fn rule(asks: Asks) -> Rule {
        Rule { step: "s".into(), version: 1, asks, from: date(2018, 1, 1), source: String::new(), by: String::new() }
    }

    fn qualified(since: Day) -> Experience {
        Experience { qualified: Some(since), ..Experience::default() }
    }

    fn trusted(mut experience: Experience) -> Experience {
        experience.trusted = Some(Trusted { until: date(2027, 3, 31), by: "Helen Brearley".into() });
        experience
    }

    #[test]
    fn who_is_held_follows_the_rule_the_years_and_the_trusted_list() {
        let first_year = Experience { first_year_until: Some(date(2027, 1, 31)), ..qualified(date(2026, 1, 31)) };
        let two = date(2024, 11, 23);
        for (asks, experience, held) in [
            (Asks::Nobody, Experience::default(), false),
            (Asks::Everybody, trusted(qualified(date(2000, 1, 1))), true),
            (Asks::UnderYears(2), first_year.clone(), true),
            (Asks::UnderYears(2), trusted(first_year.clone()), false),
            (Asks::UnderYears(2), qualified(two), false),
            (Asks::UnderYears(2), qualified(two.tomorrow().unwrap()), true),
            (Asks::UnderYears(2), Experience::default(), true),
            (Asks::UnderYears(1), Experience { first_year_until: Some(TODAY), ..qualified(two) }, true),
            (Asks::UnderYears(1), Experience { first_year_until: TODAY.yesterday().ok(), ..qualified(two) }, false),
            (Asks::NotTrusted, qualified(date(2000, 1, 1)), true),
            (Asks::NotTrusted, trusted(qualified(date(2026, 1, 1))), false),
        ] {
            let judged = judge(Some(&rule(asks)), &experience, TODAY);
            assert_eq!(judged.held, held, "{asks:?} {experience:?}: {}", judged.why);
        }
        assert!(judge(None, &trusted(qualified(two)), TODAY).held);
    }

    #[test]
    fn the_reason_is_said_in_words() {
        let year_one = Experience { first_year_until: Some(date(2027, 1, 31)), ..qualified(date(2026, 1, 31)) };
        let said = |e: &Experience| judge(Some(&rule(Asks::UnderYears(2))), e, TODAY).why;
        assert_eq!(said(&year_one), "In their first year, until 31 January 2027; under 2 years a manager decides.");
        assert_eq!(
            said(&trusted(year_one)),
            "On the trusted list for this step until 31 March 2027, put there by Helen Brearley."
        );
        assert!(said(&Experience::default()).starts_with("Nobody has entered how long"));
        assert_eq!(said(&qualified(date(2020, 1, 1))), "Qualified 6 years; only under 2 years does a manager decide.");
        assert_eq!(qualified(date(2027, 1, 1)).words(TODAY), "Qualifies on 1 January 2027");
        assert_eq!(qualified(date(2026, 6, 1)).words(TODAY), "Qualified less than a year ago");
    }

    proptest! {
        #[test]
        fn a_longer_practice_never_makes_somebody_held_who_was_free(days in 0i32..9000, more in 0i32..3000, years in 1u8..10) {
            let since = |n: i32| qualified(TODAY.saturating_sub(jiff::Span::new().days(n)));
            let rule = rule(Asks::UnderYears(years));
            if !judge(Some(&rule), &since(days), TODAY).held {
                prop_assert!(!judge(Some(&rule), &since(days + more), TODAY).held);
            }
        }

        #[test]
        fn trust_frees_nobody_where_everybody_asks(days in -400i32..9000) {
            let e = trusted(qualified(TODAY.saturating_sub(jiff::Span::new().days(days))));
            prop_assert!(judge(Some(&rule(Asks::Everybody)), &e, TODAY).held);
            prop_assert!(!judge(Some(&rule(Asks::NotTrusted)), &e, TODAY).held);
        }
    }
}
