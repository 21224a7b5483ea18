//! Where postcodes lie: grid reference and upper-tier authority, from data the user gives.

use std::collections::HashMap;

/// Where a postcode lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Metres east of the origin of the National Grid; nothing where the grid does not reach.
    pub east: Option<f64>,
    /// Metres north of it.
    pub north: Option<f64>,
    /// The upper-tier authority as its ONS code, or WAL, SCO, NIR and so on outside England.
    pub authority: Option<String>,
}

/// Postcodes, without spaces.
#[derive(Debug, Clone, Default)]
pub struct Postcodes {
    places: HashMap<String, Place>,
}

/// Metres in a mile, as the department rounds it.
const MILE: f64 = 1609.3;

impl Postcodes {
    /// No postcode is known, because none was given.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many are known: of those in the files, the ones that the directory has.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Adds a postcode; spaces and case do not matter.
    pub fn add(&mut self, postcode: &str, place: Place) {
        self.places.insert(plain(postcode), place);
    }

    /// Where a postcode lies; spaces and case do not matter.
    pub fn place(&self, postcode: &str) -> Option<&Place> {
        self.places.get(plain(postcode).as_str())
    }

    /// Miles between two postcodes as the crow flies, to one decimal place.
    ///
    /// Source: Department for Education, children looked after return guide, distance between home and placement.
    pub fn miles(&self, home: &str, placement: &str) -> Option<f64> {
        let (home, placement) = (self.place(home)?, self.place(placement)?);
        let (east, north) = (home.east? - placement.east?, home.north? - placement.north?);
        Some(((east * east + north * north).sqrt() / MILE * 10.0).round() / 10.0)
    }
}

/// In capitals, without spaces.
pub fn plain(postcode: &str) -> String {
    letters(postcode).collect()
}

fn letters(postcode: &str) -> impl Iterator<Item = char> {
    postcode.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_uppercase())
}

/// They are the same postcode; spaces and case do not matter.
pub fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_the_same_however_it_is_spaced() {
        assert!(same("AB1 2CD", "ab12cd") && same("", " ") && !same("AB1 2CD", "AB1 2C"));
    }

    #[test]
    fn miles_are_counted_on_the_grid_to_one_decimal_place() {
        let mut postcodes = Postcodes::default();
        let at = |east, north| Place { east: Some(east), north: Some(north), authority: None };
        postcodes.add("AB1 2CD", at(0.0, 0.0));
        postcodes.add("ab34ef", at(3000.0, 4000.0));
        assert_eq!(postcodes.miles("ab12cd", "AB3 4EF"), Some(3.1));
        assert_eq!(postcodes.miles("AB1 2CD", "ZZ1 1ZZ"), None);
    }
}
