//! An invented family: parents, children, a home.

use days::Day;

use super::{
    background::{Background, ethnic_of_both},
    dice::Dice,
    person::{Person, Sex, family_name, named, sex},
    places::{Address, address},
};

/// A family that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Parents first, then children from the eldest down.
    pub members: Vec<Member>,
    /// Where the mother lives, and the children.
    pub home: Address,
    /// Where the father lives, when elsewhere.
    pub fathers_home: Option<Address>,
}

/// One of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// Which part in the family.
    pub role: Role,
    /// Date of birth.
    pub born: Day,
}

/// A part in a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The mother.
    Mother,
    /// The father of the eldest.
    Father,
    /// A child.
    Child,
}

/// A family with one to five children under 18 on a day; the same seed and day always give the same.
///
/// One family in nine has parents of two backgrounds; one in six children with brothers or sisters
/// bears another family name, as half-brothers and half-sisters do.
pub fn family(seed: u64, today: Day) -> Family {
    let mut dice = Dice::of(seed, 10);
    let of_mother = Background::roll(&mut dice);
    let of_father = if dice.in_hundred(11) { Background::roll(&mut dice) } else { of_mother };
    let fathers_name = family_name(&mut dice, of_father);
    let bears_his_name = dice.in_hundred(58);
    let mothers_name = if bears_his_name { fathers_name.clone() } else { family_name(&mut dice, of_mother) };
    let children_bear_his = bears_his_name || dice.in_hundred(45);
    let (childrens_background, childrens_name) =
        if children_bear_his { (of_father, fathers_name.clone()) } else { (of_mother, mothers_name.clone()) };

    let ages = ages_in_months(&mut dice);
    let eldest = ages.first().copied().unwrap_or_default();
    let mothers_age = eldest + 12 * (17 + dice.below(20));
    let fathers_age = mothers_age + dice.below(96);
    let mother = named(&mut dice, of_mother, Sex::Female, "adult", &mothers_name);
    let mut members = vec![Member { person: mother, role: Role::Mother, born: before(today, mothers_age, &mut dice) }];
    if dice.in_hundred(88) {
        let father = named(&mut dice, of_father, Sex::Male, "adult", &fathers_name);
        members.push(Member { person: father, role: Role::Father, born: before(today, fathers_age, &mut dice) });
    }
    let ethnic = ethnic_of_both(of_mother, of_father, &mut dice);
    let mut given: Vec<String> = Vec::new();
    for (nth, age) in ages.into_iter().enumerate() {
        let name = if nth > 0 && dice.in_hundred(17) { mothers_name.as_str() } else { childrens_name.as_str() };
        let names_from = if dice.in_hundred(50) { of_mother } else { childrens_background };
        let mut person = child(&mut dice, names_from, childrens_background, name);
        while given.contains(&person.given) {
            person = child(&mut dice, names_from, childrens_background, name);
        }
        given.push(person.given.clone());
        let person = Person { ethnic, ..person };
        members.push(Member { person, role: Role::Child, born: before(today, age, &mut dice) });
    }
    let fathers_home = dice.in_hundred(41).then(|| address(dice.next()));
    Family { members, home: address(dice.next()), fathers_home }
}

fn child(dice: &mut Dice, names_from: Background, background: Background, family: &str) -> Person {
    let sex = sex(dice);
    let person = named(dice, names_from, sex, "child", family);
    Person { family: background.family_form(sex, family), background, ..person }
}

/// Ages of one to five children, in months, the eldest first, a year or more between them.
fn ages_in_months(dice: &mut Dice) -> Vec<u64> {
    let count = match dice.below(100) {
        0..34 => 1,
        34..70 => 2,
        70..88 => 3,
        88..96 => 4,
        _ => 5,
    };
    let mut age = 214 - dice.below(200);
    let mut ages = vec![age];
    while ages.len() < count {
        let gap = 12 + dice.below(36);
        let Some(younger) = age.checked_sub(gap) else { break };
        age = younger;
        ages.push(age);
    }
    ages
}

/// A day so many months ago, and some days more, since nobody is born on a round date.
fn before(today: Day, months: u64, dice: &mut Dice) -> Day {
    let days = i64::try_from(months * 30 + months * 2 / 5 + dice.below(30)).unwrap_or(0);
    today.checked_sub(jiff::Span::new().days(days)).unwrap_or(today)
}
