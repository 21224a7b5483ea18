//! Ten thousand people of an invented town on record, and those of whom word arrives: people on record, written
//! differently, and people who are not, many of them brothers, sisters, parents and namesakes of those who are.

use super::super::recall::misspell;
use super::forms::{Forms, List};
use crate::matching::{Sketch, plain};
use crate::names::{self, Dice, Role};
use days::Day;
use jiff::{ToSpan, civil::date};

/// How word of somebody on record differs from the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    OneSlip,
    TwoSlips,
    ShortName,
    GivenSpelling,
    FamilySpelling,
    DayAndMonth,
    WrongDate,
    FormerNameKept,
    FormerNameLost,
    DoubleBarrelled,
    NamesExchanged,
    SecondName,
    SlipAndDate,
    NoDate,
}

use Kind::*;

pub(super) const KINDS: [Kind; 14] = [
    OneSlip,
    TwoSlips,
    ShortName,
    GivenSpelling,
    FamilySpelling,
    DayAndMonth,
    WrongDate,
    FormerNameKept,
    FormerNameLost,
    DoubleBarrelled,
    NamesExchanged,
    SecondName,
    SlipAndDate,
    NoDate,
];

impl Kind {
    pub(super) fn words(self) -> &'static str {
        match self {
            OneSlip => "one slip of the keys in a name",
            TwoSlips => "a slip in both names",
            ShortName => "a short or pet name",
            GivenSpelling => "given name in another spelling, alphabet or language",
            FamilySpelling => "family name in another spelling or alphabet",
            DayAndMonth => "day and month of birth exchanged",
            WrongDate => "date of birth a little out",
            FormerNameKept => "family name changed, the former kept beside it",
            FormerNameLost => "family name changed, nothing said of the former",
            DoubleBarrelled => "half of a double-barrelled name, or its halves turned",
            NamesExchanged => "given and family name exchanged",
            SecondName => "with the second given name, or by it alone",
            SlipAndDate => "a slip in a name, and the date of birth out",
            NoDate => "no date of birth",
        }
    }
}

/// Word of somebody.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    /// Whose record it is about and how it differs from it; nothing when they are not on record.
    pub(super) known: Option<(usize, Kind)>,
    /// What it says of them.
    pub(super) sketch: Sketch,
}

/// Who is on record, and of whom word arrives.
pub(super) struct Town {
    pub(super) record: Vec<Sketch>,
    pub(super) arrivals: Vec<Arrival>,
}

struct Somebody {
    person: names::Person,
    born: Day,
    postcode: String,
}

/// People on record.
const RECORDED: usize = 10_000;
/// Arrivals of each kind; as many again, of all kinds together, are of people not on record.
const OF_EACH: usize = 60;

fn today() -> Day {
    date(2026, 3, 2)
}

fn people(most: usize) -> Vec<Somebody> {
    let mut all = Vec::new();
    for seed in 0u64.. {
        let family = names::family(seed, today());
        let mut twin = None;
        for member in family.members {
            let home = if member.role == Role::Father { family.fathers_home.as_ref() } else { None };
            let postcode = home.unwrap_or(&family.home).postcode.clone();
            if member.role == Role::Child && seed % 60 == 7 {
                let person = names::child_of(seed + 1_000_000, member.person.background, &member.person.family);
                twin = Some(Somebody { person, born: member.born, postcode: postcode.clone() });
            }
            all.push(Somebody { person: member.person, born: member.born, postcode });
        }
        all.extend(twin);
        if all.len() >= most {
            break;
        }
    }
    all.truncate(most);
    all
}

/// The town; the same every time.
pub(super) fn town() -> Town {
    let known = OF_EACH * KINDS.len();
    let (mut recorded, mut newcomers) = (Vec::new(), Vec::new());
    for (nth, one) in people(RECORDED + known).into_iter().enumerate() {
        if nth % 7 == 3 && newcomers.len() < known { newcomers.push(one) } else { recorded.push(one) }
    }
    assert_eq!((recorded.len(), newcomers.len()), (RECORDED, known));
    let (forms, mut dice) = (Forms::read(), Dice::of(7, 77));
    let mut arrivals: Vec<Arrival> =
        newcomers.iter().map(|one| Arrival { known: None, sketch: moved(first(one), &mut dice) }).collect();
    let mut taken = vec![false; recorded.len()];
    for kind in KINDS {
        let (mut made, mut tried) = (0, 0);
        while made < OF_EACH {
            tried += 1;
            assert!(tried < 400_000, "only {made} of {kind:?}");
            let who = usize::try_from(dice.below(recorded.len() as u64)).unwrap();
            if taken[who] {
                continue;
            }
            if let Some(sketch) = differently(&recorded[who], kind, &forms, &mut dice) {
                taken[who] = true;
                made += 1;
                arrivals.push(Arrival { known: Some((who, kind)), sketch });
            }
        }
    }
    Town { record: recorded.iter().map(first).collect(), arrivals }
}

/// At the same postcode, at another, or somewhere that is not said.
fn moved(mut sketch: Sketch, dice: &mut Dice) -> Sketch {
    match dice.below(100) {
        0..50 => {}
        50..85 => sketch.postcodes = vec![names::address(dice.below(1 << 40)).postcode],
        _ => sketch.postcodes.clear(),
    }
    sketch
}

fn first(one: &Somebody) -> Sketch {
    Sketch {
        names: vec![(one.person.given.clone(), one.person.family.clone())],
        births: vec![one.born],
        postcodes: vec![one.postcode.clone()],
        identifiers: Vec::new(),
    }
}

/// Word of the same person, written in this way; nothing when it does not fit them.
fn differently(one: &Somebody, kind: Kind, forms: &Forms, dice: &mut Dice) -> Option<Sketch> {
    let mut sketch = moved(first(one), dice);
    let (given, family) = (&one.person.given, &one.person.family);
    let name = match kind {
        DayAndMonth | WrongDate | NoDate => (given.clone(), family.clone()),
        OneSlip | SlipAndDate => slipped(given, family, dice)?,
        TwoSlips => (slip(given, dice)?, slip(family, dice)?),
        ShortName => (other(forms, List::Short, given, dice)?, family.clone()),
        GivenSpelling => (other(forms, List::Given, given, dice)?, family.clone()),
        FamilySpelling => (given.clone(), other(forms, List::Family, family, dice)?),
        FormerNameKept | FormerNameLost => (given.clone(), another_family_name(one, dice)?),
        DoubleBarrelled => (given.clone(), halves(one, dice)?),
        NamesExchanged => (family.clone(), given.clone()),
        SecondName => {
            let middle = one.person.middle.as_ref()?;
            (if dice.in_hundred(70) { format!("{given} {middle}") } else { middle.clone() }, family.clone())
        }
    };
    sketch.births = match kind {
        DayAndMonth => vec![days::swapped(one.born)?],
        WrongDate => vec![a_little_out(one.born, dice)?],
        SlipAndDate if dice.in_hundred(50) => vec![days::swapped(one.born)?],
        SlipAndDate => vec![a_little_out(one.born, dice)?],
        NoDate => Vec::new(),
        _ => sketch.births,
    };
    if kind == FormerNameKept {
        sketch.names.push(name);
    } else {
        sketch.names = vec![name];
    }
    Some(sketch)
}

fn slip(name: &str, dice: &mut Dice) -> Option<String> {
    let letters = plain(name);
    if letters.chars().count() < 3 {
        return None;
    }
    misspell(&letters, dice.below(4), dice.below(1 << 30))
}

fn slipped(given: &str, family: &str, dice: &mut Dice) -> Option<(String, String)> {
    Some(if dice.in_hundred(50) {
        (slip(given, dice)?, family.to_owned())
    } else {
        (given.to_owned(), slip(family, dice)?)
    })
}

fn other(forms: &Forms, list: List, name: &str, dice: &mut Dice) -> Option<String> {
    let others = forms.of(list, name);
    let at = usize::try_from(dice.below(others.len() as u64)).unwrap();
    others.get(at).map(|other| (*other).to_owned())
}

/// By marriage for women, by adoption or a parent's new family for children.
fn another_family_name(one: &Somebody, dice: &mut Dice) -> Option<String> {
    let grown = days::age_on(one.born, today())? >= 18;
    if grown && one.person.sex == names::Sex::Male {
        return None;
    }
    let stranger = names::adult(dice.below(1 << 40));
    (stranger.background == one.person.background && plain(&stranger.family) != plain(&one.person.family))
        .then_some(stranger.family)
}

/// One half of two, or two of one, or the two turned round.
fn halves(one: &Somebody, dice: &mut Dice) -> Option<String> {
    let family = &one.person.family;
    match family.split_once('-') {
        Some((before, after)) => Some(match dice.below(4) {
            0 => before.to_owned(),
            1 => after.to_owned(),
            2 => format!("{before} {after}"),
            _ => format!("{after}-{before}"),
        }),
        None if one.person.background == names::Background::British && dice.in_hundred(4) => {
            let more = another_family_name(one, dice)?;
            Some(if dice.in_hundred(50) { format!("{family}-{more}") } else { format!("{more}-{family}") })
        }
        None => None,
    }
}

/// As when a key is missed, somebody counts back from an age, or the year has just ended.
fn a_little_out(born: Day, dice: &mut Dice) -> Option<Day> {
    let day = match dice.below(6) {
        0 => born.checked_add(1.day()),
        1 => born.checked_sub(1.day()),
        2 => born.checked_add(1.year()),
        3 => born.checked_sub(1.year()),
        4 => Day::new(born.year(), born.month(), born.day() + 10),
        _ => Day::new(born.year(), born.month() + 1, born.day()),
    };
    day.ok().filter(|day| *day <= today())
}
