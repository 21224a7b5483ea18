//! Filling in the words of an entry: `{child}` and the like, and one of `[these|those]`.

use crate::dice::Dice;
use record::names::Sex;

/// The words that stand for people and places.
#[derive(Debug, Clone)]
pub(crate) struct Cast {
    /// How the child is called.
    pub child: String,
    /// The child's sex, for pronouns.
    pub sex: Sex,
    /// The mother, as the file names her.
    pub mum: Option<String>,
    /// The father.
    pub dad: Option<String>,
    /// A brother or sister.
    pub sib: Option<String>,
    /// Who cares for the child where not a parent.
    pub carer: Option<String>,
    /// School or nursery.
    pub school: String,
    /// The worker who writes.
    pub worker: String,
    /// The town.
    pub town: String,
}

impl Cast {
    /// Whether everybody named in these words exists.
    pub(crate) fn has(&self, names: impl Fn(&str) -> bool) -> bool {
        (self.mum.is_some() || !names("{mum}"))
            && (self.dad.is_some() || !names("{dad}"))
            && (self.sib.is_some() || !names("{sib}"))
            && (self.carer.is_some() || !names("{carer}"))
    }

    fn word(&self, word: &str) -> Option<&str> {
        let male = self.sex == Sex::Male;
        let either = |he: &'static str, she: &'static str| Some(if male { he } else { she });
        match word {
            "child" => Some(&self.child),
            "mum" => self.mum.as_deref(),
            "dad" => self.dad.as_deref(),
            "sib" => self.sib.as_deref(),
            "carer" => self.carer.as_deref(),
            "school" => Some(&self.school),
            "worker" => Some(&self.worker),
            "town" => Some(&self.town),
            "he" => either("he", "she"),
            "He" => either("He", "She"),
            "him" => either("him", "her"),
            "his" => either("his", "her"),
            "His" => either("His", "Her"),
            "himself" => either("himself", "herself"),
            _ => None,
        }
    }
}

/// The words with everything filled in.
pub(crate) fn fill(text: &str, cast: &Cast, dice: &mut Dice) -> String {
    let mut told = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[']) {
        let (before, from) = rest.split_at(at);
        told.push_str(before);
        let close = if from.starts_with('{') { '}' } else { ']' };
        let Some(end) = from.find(close) else { break };
        let inner = from.get(1..end).unwrap_or_default();
        if close == '}' {
            told.push_str(cast.word(inner).unwrap_or("somebody"));
        } else {
            let choices: Vec<&str> = inner.split('|').collect();
            let chosen = crate::dice::one_of(dice, &choices).unwrap_or_default();
            told.push_str(&fill(chosen, cast, dice));
        }
        rest = from.get(end + 1..).unwrap_or_default();
    }
    told.push_str(rest);
    told
}
