//! Where a family's names come from, and how common that is in the town.

use super::{dice::Dice, person::Sex};

/// A family's background, as far as names and ethnic codes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Background {
    /// White British.
    British,
    /// Irish, among them Irish Travellers.
    Irish,
    /// Pakistani.
    Pakistani,
    /// Bangladeshi.
    Bangladeshi,
    /// Indian: Hindu and Sikh names, some Christian.
    Indian,
    /// West, east and southern African.
    African,
    /// Somali.
    Somali,
    /// Caribbean.
    Caribbean,
    /// Polish.
    Polish,
    /// Romanian.
    Romanian,
    /// Ukrainian.
    Ukrainian,
    /// Chinese, from the mainland and Hong Kong.
    Chinese,
    /// Kurdish, Arab, Afghan, Eritrean: the names most often met among young people who came alone.
    Kurdish,
    /// Roma from Slovakia and its neighbours.
    Roma,
}

/// How many families in a thousand.
///
/// Source: local; the demonstration authority's invented mix.
const IN_A_THOUSAND: [(Background, u64); 14] = [
    (Background::British, 690),
    (Background::Irish, 18),
    (Background::Pakistani, 92),
    (Background::Bangladeshi, 24),
    (Background::Indian, 34),
    (Background::African, 38),
    (Background::Somali, 10),
    (Background::Caribbean, 16),
    (Background::Polish, 26),
    (Background::Romanian, 16),
    (Background::Ukrainian, 6),
    (Background::Chinese, 6),
    (Background::Kurdish, 14),
    (Background::Roma, 10),
];

impl Background {
    /// The heading of its lists of names.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Background::British => "british",
            Background::Irish => "irish",
            Background::Pakistani => "pakistani",
            Background::Bangladeshi => "bangladeshi",
            Background::Indian => "indian",
            Background::African => "african",
            Background::Somali => "somali",
            Background::Caribbean => "caribbean",
            Background::Polish => "polish",
            Background::Romanian => "romanian",
            Background::Ukrainian => "ukrainian",
            Background::Chinese => "chinese",
            Background::Kurdish => "kurdish",
            Background::Roma => "roma",
        }
    }

    /// The Department for Education's ethnic code.
    pub(super) fn ethnic(self, dice: &mut Dice) -> &'static str {
        match self {
            Background::British => "WBRI",
            Background::Irish if dice.in_hundred(40) => "WIRT",
            Background::Irish => "WIRI",
            Background::Pakistani => "APKN",
            Background::Bangladeshi => "ABAN",
            Background::Indian => "AIND",
            Background::African | Background::Somali => "BAFR",
            Background::Caribbean => "BCRB",
            Background::Polish | Background::Romanian | Background::Ukrainian => "WOTH",
            Background::Chinese => "CHNE",
            Background::Kurdish => "OOTH",
            Background::Roma => "WROM",
        }
    }

    pub(super) fn roll(dice: &mut Dice) -> Background {
        let mut at = dice.below(1000);
        for (background, families) in IN_A_THOUSAND {
            match at.checked_sub(families) {
                Some(left) => at = left,
                None => return background,
            }
        }
        Background::British
    }

    /// The form a family name takes for a woman or a man.
    pub(super) fn family_form(self, sex: Sex, family: &str) -> String {
        let ending = |from: &str, to: &str| family.strip_suffix(from).map(|stem| format!("{stem}{to}"));
        let changed = match (self, sex) {
            (Background::Polish, Sex::Female) => ending("ski", "ska").or_else(|| ending("cki", "cka")),
            (Background::Roma, Sex::Female) => ending("a", "ová").or_else(|| Some(format!("{family}ová"))),
            (Background::Indian, Sex::Female) if family == "Singh" => Some("Kaur".to_owned()),
            (Background::Indian, Sex::Male) if family == "Kaur" => Some("Singh".to_owned()),
            (Background::Pakistani | Background::Bangladeshi, Sex::Male) => mans_name(family).map(str::to_owned),
            _ => None,
        };
        changed.unwrap_or_else(|| family.to_owned())
    }
}

/// Second names that only women bear, and the names beside which they are met in one family.
fn mans_name(womans: &str) -> Option<&'static str> {
    Some(match womans {
        "Begum" => "Hussain",
        "Bibi" => "Khan",
        "Khatun" => "Miah",
        "Khanom" => "Uddin",
        "Sultana" => "Rahman",
        "Akter" | "Akhtar" => "Ahmed",
        "Kausar" => "Mahmood",
        "Parveen" => "Iqbal",
        "Siddika" => "Siddique",
        _ => return None,
    })
}

/// The code of a child whose parents have these backgrounds.
pub(super) fn ethnic_of_both(one: Background, other: Background, dice: &mut Dice) -> &'static str {
    use Background::{African, Bangladeshi, British, Caribbean, Indian, Irish, Pakistani, Polish, Romanian, Somali};
    let white = |of| matches!(of, British | Irish | Polish | Romanian);
    let pair = if white(other) { (other, one) } else { (one, other) };
    match pair {
        (one, other) if one == other => one.ethnic(dice),
        (first, Caribbean) if white(first) => "MWBC",
        (first, African | Somali) if white(first) => "MWBA",
        (first, Pakistani | Bangladeshi | Indian) if white(first) => "MWAS",
        (first, second) if white(first) && white(second) => "WOTH",
        _ => "MOTH",
    }
}
