//! Invented addresses, schools and telephone numbers.

use super::{corpus, dice::Dice};

/// Letters that may end a postcode.
const INWARD: [char; 20] =
    ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T', 'U', 'W', 'X', 'Y', 'Z'];

/// An address that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// House or flat, and street: `14 Quarry Lane`, `Flat 3, Heron Court, Mill Road`.
    pub street: String,
    /// The village, when it is not in the town itself.
    pub village: Option<String>,
    /// The town.
    pub town: String,
    /// A postcode of the area KX, which does not exist.
    pub postcode: String,
}

/// An address; the same seed always gives the same.
pub fn address(seed: u64) -> Address {
    let mut dice = Dice::of(seed, 20);
    let towns = corpus::places("towns");
    let villages = corpus::places("villages");
    let town = dice.pick_front(towns);
    let village = Some(dice.pick(villages)).filter(|_| dice.in_hundred(18));
    let street = format!("{} {}", dice.pick(corpus::places("streets")), dice.pick(corpus::places("street kinds")));
    let street = if dice.in_hundred(12) {
        let house = dice.pick(corpus::places("houses"));
        format!("Flat {}, {house}, {street}", 1 + dice.below(30))
    } else {
        let letter = if dice.in_hundred(4) { "A" } else { "" };
        let highest = if dice.in_hundred(20) { 240 } else { 90 };
        format!("{}{letter} {street}", 1 + dice.below(highest))
    };
    let district = 1 + place_of(towns, town) + village.map_or(0, |village| place_of(villages, village) + towns.len());
    let postcode = format!("KX{} {}{}{}", district.min(99), dice.below(10), letter(&mut dice), letter(&mut dice));
    Address { street: spaced(&street), village: village.map(spaced), town: town.to_owned(), postcode }
}

/// The towns of the demonstration authority, the largest first.
pub fn towns() -> Vec<String> {
    corpus::places("towns").iter().map(|town| (*town).to_owned()).collect()
}

/// A school's name; the same seed always gives the same, and there are some four hundred.
pub fn school(seed: u64) -> String {
    let mut dice = Dice::of(seed, 21);
    spaced(&format!("{} {}", dice.pick(corpus::places("school names")), dice.pick(corpus::places("school kinds"))))
}

/// A mobile number that reaches nobody.
///
/// Source: Ofcom, telephone numbers for use in TV and radio drama programmes: 07700 900000 to 900999.
pub fn mobile(seed: u64) -> String {
    format!("07700 900{:03}", Dice::of(seed, 22).below(1000))
}

fn letter(dice: &mut Dice) -> char {
    usize::try_from(dice.below(20)).ok().and_then(|at| INWARD.get(at)).copied().unwrap_or('A')
}

fn place_of(list: &[&str], name: &str) -> usize {
    list.iter().position(|known| *known == name).unwrap_or(0)
}

fn spaced(text: &str) -> String {
    text.replace('-', " ")
}
