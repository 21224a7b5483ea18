//! What is decided of a family before anything is written: why the authority knows them, since when, and which team.

use crate::dice::{Dice, before, between};
use days::{Day, age_on};
use record::names::{self, Family, Role, Sex};

/// Why the authority knows a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Situation {
    /// Day-to-day care that falls short.
    Neglect,
    /// Violence between the adults.
    DomesticAbuse,
    /// A parent who is unwell.
    ParentUnwell,
    /// Drink or drugs.
    Substances,
    /// A child with a disability, and a family that wants a break now and then.
    Disability,
    /// A child who cares for a parent.
    YoungCarer,
    /// A young person drawn away from home by others.
    Exploitation,
    /// Living with foster carers.
    FosterCare,
    /// Living with family, in care.
    KinshipCare,
    /// Came to this country alone.
    Alone,
    /// Leaving care.
    LeavingCare,
    /// Not yet born.
    Unborn,
}

impl Situation {
    /// The word in the files of story entries.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Situation::Neglect => "neglect",
            Situation::DomesticAbuse => "domestic_abuse",
            Situation::ParentUnwell => "parent_unwell",
            Situation::Substances => "substances",
            Situation::Disability => "disability",
            Situation::YoungCarer => "young_carer",
            Situation::Exploitation => "exploitation",
            Situation::FosterCare => "foster_care",
            Situation::KinshipCare => "kinship_care",
            Situation::Alone => "alone",
            Situation::LeavingCare => "leaving_care",
            Situation::Unborn => "unborn",
        }
    }

    /// Whether the children are looked after.
    pub(crate) fn in_care(self) -> bool {
        matches!(self, Situation::FosterCare | Situation::KinshipCare | Situation::Alone | Situation::LeavingCare)
    }

    /// Whether a child protection plan is likely.
    pub(crate) fn protection(self) -> bool {
        matches!(self, Situation::Neglect | Situation::DomesticAbuse | Situation::Substances | Situation::Unborn)
    }

    /// Days between visits, at least and at most.
    ///
    /// Source: local; what an ordinary authority does, some late.
    pub(crate) fn visit_gap(self) -> (u64, u64) {
        match self {
            _ if self.protection() => (9, 16),
            Situation::Exploitation => (10, 20),
            Situation::FosterCare | Situation::KinshipCare | Situation::Alone => (30, 48),
            Situation::LeavingCare => (40, 60),
            Situation::Disability => (40, 70),
            _ => (20, 34),
        }
    }
}

/// A family and what the authority knows of it.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The family's own seed.
    pub seed: u64,
    /// Who they are.
    pub family: Family,
    /// Why they are known.
    pub situation: Situation,
    /// When the authority first heard of them.
    pub began: Day,
    /// Which team of those that do this work, by number.
    pub team: usize,
    /// Which worker of that team.
    pub worker: usize,
    /// Whether the record is restricted.
    pub restricted: bool,
}

/// How the work is spread over a hundred families. Source: local; an invented authority.
const IN_TWENTY: [Situation; 20] = [
    Situation::Neglect,
    Situation::FosterCare,
    Situation::DomesticAbuse,
    Situation::Substances,
    Situation::Disability,
    Situation::Neglect,
    Situation::FosterCare,
    Situation::ParentUnwell,
    Situation::KinshipCare,
    Situation::Exploitation,
    Situation::DomesticAbuse,
    Situation::LeavingCare,
    Situation::Neglect,
    Situation::FosterCare,
    Situation::YoungCarer,
    Situation::Alone,
    Situation::DomesticAbuse,
    Situation::Disability,
    Situation::Unborn,
    Situation::ParentUnwell,
];

/// The plan of the `nth` family.
pub(crate) fn plan(seed: u64, nth: u64, today: Day) -> Plan {
    let mut dice = Dice::of(seed.wrapping_add(nth.wrapping_mul(0x9e37_79b9)), 40);
    let situation =
        usize::try_from(nth % 20).ok().and_then(|at| IN_TWENTY.get(at)).copied().unwrap_or(Situation::Neglect);
    let own = seed.wrapping_mul(1_000_003).wrapping_add(nth);
    let mut family = fitting(own, situation, today);
    shape(&mut family, situation, &mut dice, today);
    let most = if situation == Situation::Unborn { 70 } else { 720 };
    let began = before(today, between(&mut dice, 40.min(most), most));
    let team = usize::try_from(dice.below(1000)).unwrap_or(0);
    let worker = usize::try_from(nth / 3).unwrap_or(0);
    Plan { seed: own, family, situation, began, team, worker, restricted: matches!(nth, 17 | 31 | 52) }
}

/// A family whose eldest child has the right age for the situation; the first of forty tried that fits, or the last.
fn fitting(seed: u64, situation: Situation, today: Day) -> Family {
    let mut family = names::family(seed, today);
    for again in 1..40u64 {
        let eldest =
            family.members.iter().find(|m| m.role == Role::Child).and_then(|m| age_on(m.born, today)).unwrap_or(0);
        let fits = match situation {
            Situation::Exploitation | Situation::Alone => (14..17).contains(&eldest),
            Situation::LeavingCare => eldest >= 16,
            Situation::YoungCarer => (9..16).contains(&eldest),
            Situation::Disability => eldest >= 3,
            _ => true,
        };
        if fits {
            break;
        }
        family = names::family(seed.wrapping_add(again.wrapping_mul(7_919_317)), today);
    }
    family
}

/// Alters a family to fit: one who came alone has nobody here, and a child expected has no name yet.
fn shape(family: &mut Family, situation: Situation, dice: &mut Dice, today: Day) {
    match situation {
        Situation::Alone => {
            let mut children: Vec<_> =
                family.members.iter().filter(|m| m.role == Role::Child).take(1).cloned().collect();
            for child in &mut children {
                let names = [
                    ("Dilan", "Kurdi", Sex::Male),
                    ("Yonas", "Tesfay", Sex::Male),
                    ("Farid", "Rahimi", Sex::Male),
                    ("Bilal", "Haidari", Sex::Male),
                    ("Selam", "Gebre", Sex::Female),
                    ("Rebin", "Aziz", Sex::Male),
                    ("Khoa", "Nguyen", Sex::Male),
                ];
                let at = usize::try_from(dice.below(7)).unwrap_or(0);
                if let Some((given, name, sex)) = names.get(at) {
                    child.person.given = given.to_string();
                    child.person.family = name.to_string();
                    child.person.sex = *sex;
                    child.person.middle = None;
                    child.person.ethnic = "OOTH";
                }
            }
            family.members = children;
            family.fathers_home = None;
        }
        Situation::Unborn => {
            if let Some(last) = family.members.iter_mut().rev().find(|m| m.role == Role::Child) {
                last.person.given = String::new();
                last.person.middle = None;
                last.born = crate::dice::after(today, between(dice, 20, 110));
            }
        }
        _ => {}
    }
}
