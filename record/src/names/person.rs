//! One invented person.

use super::{background::Background, corpus, dice::Dice};

/// Sex, as demonstration data needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// Someone who does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Given name, with its accents.
    pub given: String,
    /// A second given name; about a third have one.
    pub middle: Option<String>,
    /// Family name, double-barrelled here and there.
    pub family: String,
    /// Sex.
    pub sex: Sex,
    /// The Department for Education's ethnic code.
    pub ethnic: &'static str,
    /// Where the names come from.
    pub background: Background,
}

/// A child; the same seed always gives the same child.
pub fn person(seed: u64) -> Person {
    alone(seed, "child")
}

/// An adult, with the names of an older generation; unrelated to the child of the same seed.
pub fn adult(seed: u64) -> Person {
    alone(seed, "adult")
}

/// A child with a family name already settled, as for brothers and sisters.
pub fn child_of(seed: u64, background: Background, family: &str) -> Person {
    let mut dice = Dice::of(seed, 3);
    let sex = sex(&mut dice);
    named(&mut dice, background, sex, "child", family)
}

fn alone(seed: u64, generation: &str) -> Person {
    let mut dice = Dice::of(seed, if generation == "child" { 1 } else { 2 });
    let background = Background::roll(&mut dice);
    let sex = sex(&mut dice);
    let family = family_name(&mut dice, background);
    named(&mut dice, background, sex, generation, &family)
}

pub(super) fn sex(dice: &mut Dice) -> Sex {
    if dice.in_hundred(51) { Sex::Male } else { Sex::Female }
}

/// A family name as its bearer's father might have it.
pub(super) fn family_name(dice: &mut Dice, background: Background) -> String {
    let names = corpus::family(background.heading());
    let first = dice.pick_front(names);
    if background == Background::British && dice.in_hundred(4) {
        let second = dice.pick(names);
        if second != first {
            return format!("{first}-{second}");
        }
    }
    first.to_owned()
}

pub(super) fn named(dice: &mut Dice, background: Background, sex: Sex, generation: &str, family: &str) -> Person {
    let letter = match sex {
        Sex::Female => "f",
        Sex::Male => "m",
    };
    let names = corpus::given(background.heading(), letter, generation);
    let given = dice.pick_front(names).to_owned();
    let middle = Some(dice.pick(names)).filter(|middle| *middle != given && dice.in_hundred(34)).map(str::to_owned);
    let ethnic = background.ethnic(dice);
    Person { given, middle, family: background.family_form(sex, family), sex, ethnic, background }
}
