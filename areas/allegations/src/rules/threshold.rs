//! Advice or referral? The four limbs of the threshold, each with a reason.

/// How one limb was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limb {
    /// Its code.
    pub code: String,
    /// Whether it is met.
    pub met: bool,
    /// Why; needed where it is not met.
    pub reason: String,
}

/// What follows from the limbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// At least one limb is met: the adult is put on the register.
    Referral,
    /// None is met: advice, without the adult's name.
    Advice,
}

/// Why the limbs decide nothing yet: each code with a sentence.
pub type Missing = Vec<(String, &'static str)>;

/// What follows. Errors with what is missing: an answer for every limb, and a reason for each that is not met.
///
/// Source: Working Together to Safeguard Children; Keeping children safe in education, part four: one limb is enough.
pub fn judge(judged: &[(String, Option<bool>, String)]) -> Result<(Follows, Vec<Limb>), Missing> {
    let mut missing = Missing::new();
    let mut limbs = Vec::new();
    for (code, met, reason) in judged {
        match met {
            None => missing.push((code.clone(), "Say whether this part of the threshold is met")),
            Some(false) if reason.trim().is_empty() => {
                missing.push((code.clone(), "Say why this part of the threshold is not met"));
            }
            Some(met) => limbs.push(Limb { code: code.clone(), met: *met, reason: reason.trim().to_owned() }),
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let follows = if limbs.iter().any(|limb| limb.met) { Follows::Referral } else { Follows::Advice };
    Ok((follows, limbs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limbs(met: [Option<bool>; 4], reason: &str) -> Vec<(String, Option<bool>, String)> {
        ["harmed", "offence", "risk", "suitability"]
            .iter()
            .zip(met)
            .map(|(code, met)| ((*code).to_owned(), met, reason.to_owned()))
            .collect()
    }

    #[test]
    fn one_limb_of_four_is_enough_and_none_is_advice() {
        let (no, yes) = (Some(false), Some(true));
        for (met, follows) in [
            ([no, no, no, no], Follows::Advice),
            ([no, no, no, yes], Follows::Referral),
            ([yes, no, no, no], Follows::Referral),
            ([yes, yes, yes, yes], Follows::Referral),
        ] {
            assert_eq!(judge(&limbs(met, "because")).unwrap().0, follows, "{met:?}");
        }
    }

    #[test]
    fn what_is_not_met_needs_a_reason_and_every_limb_an_answer() {
        let missing = judge(&limbs([Some(true), Some(false), None, Some(false)], " ")).unwrap_err();
        let at: Vec<_> = missing.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(at, ["offence", "risk", "suitability"]);
    }
}
