//! Invented people, families, addresses and schools for the demonstration authority and for tests.
//!
//! Pure: the same seed always gives the same; nobody here exists. Names follow the mix of an English
//! town, and families share names as families do. Postcodes begin with KX, an area that the Royal Mail
//! does not use, and telephone numbers are of those that Ofcom keeps free for drama.

mod background;
mod corpus;
mod dice;
mod household;
mod person;
mod places;

pub use background::Background;
pub use dice::Dice;
pub use household::{Family, Member, Role, family};
pub use person::{Person, Sex, adult, child_of, person};
pub use places::{Address, address, mobile, school, towns};

#[cfg(test)]
mod tests;
