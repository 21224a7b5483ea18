//! What an episode says about the placement, and sets of placement codes that several rules share.
//!
//! Source: Department for Education, children looked after return guides 2022-23 to 2026-27, placement codes.

use super::care::{FOR_ADOPTION, FOSTER, SHORT_BREAKS, TEMPORARY};
use super::{Child, Episode};

/// What the other placement, Z1, is divided into from 2025-26.
pub const OTHER: &[&str] = &["Z11", "Z12", "Z13", "Z14"];

/// Stands where a unique reference number is asked for and the provider has none.
pub const NO_URN: &str = "XXXXXXX";

impl<'a> Episode<'a> {
    /// The child is away from the placement for a time, in hospital or on holiday.
    pub fn temporary(&self) -> bool {
        self.place.one_of(TEMPORARY)
    }

    /// The child is placed for adoption or with foster carers.
    pub fn in_a_family(&self) -> bool {
        self.place.one_of(FOR_ADOPTION) || self.place.one_of(FOSTER)
    }

    /// An agreed short break.
    pub fn short_break(&self) -> bool {
        self.ls.0.is_some_and(|ls| SHORT_BREAKS.iter().any(|code| code.eq_ignore_ascii_case(ls)))
    }

    /// The unique reference number, when one is given that stands for a provider.
    pub fn provider(&self) -> Option<&'a str> {
        self.urn.0.filter(|urn| *urn != NO_URN)
    }

    /// The placement lies outside England: W06000008 or WAL, likewise S and N, and NUK or CON outside the country.
    pub fn outside_england(&self) -> bool {
        ["W", "S", "N", "CON"].iter().any(|start| self.pl_la.begins(start))
    }
}

impl Child<'_> {
    /// The child is an unaccompanied asylum-seeking child, or was one by last year's return.
    pub fn ever_uasc(&self) -> bool {
        self.header.iter().chain(&self.last.header).any(|header| header.uasc.is("1"))
            || self.last.uasc.iter().any(|row| row.duc.given())
    }

    /// The child is looked after otherwise than in agreed short breaks alone.
    pub fn more_than_short_breaks(&self) -> bool {
        self.episodes.iter().any(|episode| !episode.short_break())
    }
}
