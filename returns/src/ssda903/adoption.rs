//! Notions that the rules on adoption share.

use super::care::{ADOPTED, FOR_ADOPTION};
use super::{Ad1, Child, Episode, PlacedAdoption, Setting};

impl Episode<'_> {
    /// It ended because the child was adopted.
    pub fn adopted(&self) -> bool {
        self.rec.one_of(ADOPTED)
    }

    /// The child was placed for adoption.
    pub fn for_adoption(&self) -> bool {
        self.place.one_of(FOR_ADOPTION)
    }
}

impl<'a> Child<'a> {
    /// Episodes that ended in the year because the child was adopted.
    pub fn adoptions<'c>(&'c self, setting: &'c Setting) -> impl Iterator<Item = &'c Episode<'a>> {
        self.episodes.iter().filter(|episode| episode.adopted() && episode.dec.within(setting.start, setting.end))
    }

    /// Of the episodes of which this is so, the one that began first.
    pub fn first_episode(&self, so: impl Fn(&Episode<'a>) -> bool) -> Option<&Episode<'a>> {
        let begun = self.episodes.iter().filter(|episode| episode.decom.day.is_some() && so(episode));
        begun.min_by_key(|episode| episode.decom.day)
    }

    /// Of the episodes of which this is so, the one that began last.
    pub fn last_episode(&self, so: impl Fn(&Episode<'a>) -> bool) -> Option<&Episode<'a>> {
        let begun = self.episodes.iter().filter(|episode| episode.decom.day.is_some() && so(episode));
        begun.max_by_key(|episode| episode.decom.day)
    }
}

impl Ad1<'_> {
    /// Which of the six answers on the adoption are given.
    fn answers(&self) -> [bool; 6] {
        let (decided, matched) = (self.date_int.given(), self.date_match.given());
        let of_adopters = [self.foster_care, self.nb_adoptr, self.sex_adoptr, self.ls_adoptr];
        let [foster, number, sex, status] = of_adopters.map(|answer| answer.given());
        [decided, matched, foster, number, sex, status]
    }

    /// One of the six answers on the adoption is given.
    pub fn answers_some(&self) -> bool {
        self.answers().contains(&true)
    }

    /// All six answers on the adoption are given.
    pub fn answers_all(&self) -> bool {
        !self.answers().contains(&false)
    }
}

impl PlacedAdoption<'_> {
    /// The decision was reversed: the day or the reason is given.
    pub fn reversed(&self) -> bool {
        self.date_placed_ceased.given() || self.reason_placed_ceased.given()
    }

    /// The day of the reversal and its reason are both given.
    pub fn reversal_told(&self) -> bool {
        self.date_placed_ceased.given() && self.reason_placed_ceased.given()
    }
}
