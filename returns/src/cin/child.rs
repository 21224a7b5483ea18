//! One child's modules, and what rules often ask of them.

use super::tables::{Assessment, ChildIdentifiers, Rows, Section47};
use crate::cell::Text;
use std::ops::Deref;

/// Everything the census says about one child.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Child<'a> {
    /// The rows.
    pub this: Rows<'a>,
}

impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.this
    }
}

impl Text<'_> {
    /// A flag that says yes: 1 or true.
    pub fn yes(self) -> bool {
        self.0.is_some_and(|flag| flag == "1" || flag.eq_ignore_ascii_case("true"))
    }

    /// A flag that says no: 0 or false.
    pub fn no(self) -> bool {
        self.0.is_some_and(|flag| flag == "0" || flag.eq_ignore_ascii_case("false"))
    }
}

impl<'a> Assessment<'a> {
    /// The factors found, one by one.
    pub fn each_factor(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.factors.0.unwrap_or_default().split(',').map(str::trim).filter(|factor| !factor.is_empty())
    }

    /// Whether this factor was found.
    pub fn found(&self, factor: &str) -> bool {
        self.each_factor().any(|found| found.eq_ignore_ascii_case(factor))
    }
}

impl ChildIdentifiers<'_> {
    /// Not born yet: only the day on which the birth is expected is given.
    pub fn unborn(&self) -> bool {
        self.birth.blank() && self.expected_birth.given()
    }
}

impl Section47<'_> {
    /// No conference was held, and none is said not to be needed.
    pub fn is_open(&self) -> bool {
        self.initial_cpc.blank() && !self.not_required.yes()
    }
}
