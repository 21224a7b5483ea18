//! Who may lead an assessment, and who has to oversee it.

/// Why an assessment cannot be led so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLead {
    /// The lead is not a social worker and nobody qualified oversees.
    NoOverseer,
    /// The one who oversees is not social work qualified.
    NotQualified,
    /// Nobody oversees themselves.
    Themselves,
}

impl NoLead {
    /// What to do.
    pub fn words(self) -> &'static str {
        match self {
            NoLead::NoOverseer => {
                "The lead practitioner is not a social worker, so name a social work qualified manager who oversees the assessment"
            }
            NoLead::NotQualified => "Whoever oversees it must be social work qualified. Choose somebody who is",
            NoLead::Themselves => "Nobody oversees their own assessment. Choose somebody else",
        }
    }
}

/// Whether these two may lead and oversee. Each is a worker with whether they are qualified.
///
/// Source: Working Together to Safeguard Children 2023, chapter 3.
pub fn may_lead(lead: (i64, bool), overseer: Option<(i64, bool)>) -> Result<(), NoLead> {
    match overseer {
        Some((worker, _)) if worker == lead.0 => Err(NoLead::Themselves),
        Some((_, false)) => Err(NoLead::NotQualified),
        None if !lead.1 => Err(NoLead::NoOverseer),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_who_is_not_a_social_worker_is_overseen_by_somebody_who_is() {
        assert_eq!(may_lead((1, true), None), Ok(()));
        assert_eq!(may_lead((1, false), None), Err(NoLead::NoOverseer));
        assert_eq!(may_lead((1, false), Some((2, false))), Err(NoLead::NotQualified));
        assert_eq!(may_lead((1, false), Some((2, true))), Ok(()));
        assert_eq!(may_lead((1, true), Some((1, true))), Err(NoLead::Themselves));
    }
}
