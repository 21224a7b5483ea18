//! What an assessment is to come to: for each child an outcome, the reason, and the next steps.

use crate::words::{Outcome, outcome, outcomes};
use days::Day;
use serde::{Deserialize, Serialize};

/// A next step: what, who, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by_when: String,
}

impl Step {
    /// The day by which it is done.
    pub fn due(&self) -> Option<Day> {
        self.by_when.parse().ok()
    }
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Each child with the code of its outcome.
    pub outcomes: Vec<(i64, String)>,
    /// Why.
    pub reason: String,
    /// What happens next.
    pub steps: Vec<Step>,
    /// Who proposed it.
    pub by: String,
    /// The same as a worker.
    pub worker: Option<i64>,
}

impl Proposal {
    /// What one child's part comes to; that of any child for one who was not named, as after a move.
    pub fn outcome_of(&self, person: i64) -> Option<&'static Outcome> {
        let own = self.outcomes.iter().find(|(child, _)| *child == person);
        own.or(self.outcomes.first()).and_then(|(_, code)| outcome(code))
    }

    /// The most serious of its outcomes, which is the one a manager is asked about.
    pub fn leading(&self) -> Option<&'static Outcome> {
        outcomes().codes.iter().find(|o| self.outcomes.iter().any(|(_, code)| *code == o.code))
    }

    /// "Child in need plan", or each that differs.
    pub fn words(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        for known in &outcomes().codes {
            if self.outcomes.iter().any(|(_, code)| *code == known.code) {
                words.push(&known.words);
            }
        }
        words.join("; ")
    }

    /// Whether nothing has to happen next: work ends for every child and nothing follows.
    pub fn may_have_no_steps(&self) -> bool {
        self.outcomes.iter().filter_map(|(_, code)| outcome(code)).all(|o| o.begins.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(codes: &[&str]) -> Proposal {
        Proposal {
            outcomes: codes.iter().zip(1..).map(|(code, child)| (child, (*code).to_owned())).collect(),
            reason: "Both see Gran daily".to_owned(),
            steps: Vec::new(),
            by: "Amina Yusuf".to_owned(),
            worker: None,
        }
    }

    #[test]
    fn the_most_serious_outcome_leads_whatever_the_order_of_the_children() {
        let mixed = proposal(&["no_further_action", "section_47"]);
        assert_eq!(mixed.leading().map(|o| o.step.as_str()), Some("start_section_47"));
        assert_eq!(mixed.words(), "Strategy discussion (section 47); No further action");
        assert_eq!(mixed.outcome_of(1).map(|o| o.closes), Some(true));
        assert_eq!(mixed.outcome_of(2).map(|o| o.closes), Some(false));
    }

    #[test]
    fn only_where_nothing_follows_may_there_be_no_step() {
        assert!(proposal(&["no_further_action"]).may_have_no_steps());
        assert!(!proposal(&["no_further_action", "child_in_need"]).may_have_no_steps());
    }

    #[test]
    fn it_is_kept_and_read_back() {
        let kept = serde_json::to_string(&proposal(&["early_help"])).unwrap();
        assert_eq!(serde_json::from_str::<Proposal>(&kept).unwrap(), proposal(&["early_help"]));
    }
}
