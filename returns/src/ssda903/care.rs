//! Periods of care, worked out from episodes.

use super::{Child, Episode, Rows, Setting};
use crate::cell::days_between;
use days::Day;

/// Legal statuses of agreed short breaks, which do not count as being looked after continuously.
pub const SHORT_BREAKS: &[&str] = &["V3", "V4"];

/// Reasons for a new episode that begin a period of care.
pub const STARTS: &str = "S";

/// The reason why an episode ends when the next one begins.
pub const GOES_ON: &str = "X1";

/// Reasons why an episode ends: the child was adopted.
pub const ADOPTED: &[&str] = &["E11", "E12"];

/// Placements for adoption.
pub const FOR_ADOPTION: &[&str] = &["A3", "A4", "A5", "A6"];

/// Foster placements.
pub const FOSTER: &[&str] = &["U1", "U2", "U3", "U4", "U5", "U6"];

/// Temporary placements: the child's own place is kept for their return.
pub const TEMPORARY: &[&str] = &["T0", "T1", "T2", "T3", "T4"];

impl Rows<'_> {
    /// Puts the episodes in the order in which they began; those without a day come last.
    pub(super) fn put_in_order(&mut self) {
        self.episodes.sort_by_key(|episode| (episode.decom.day.is_none(), episode.decom.day));
    }

    /// The episodes as (one, next), in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&Episode<'_>, &Episode<'_>)> {
        self.episodes.iter().zip(self.episodes.iter().skip(1))
    }
}

impl<'a> Child<'a> {
    /// This year's episodes in the order in which they began; those without a day come last. `episodes` are in this
    /// order too.
    pub fn in_order(&self) -> Vec<&Episode<'a>> {
        self.this.episodes.iter().collect()
    }

    /// Last year's episodes in the order in which they began.
    pub fn last_in_order(&self) -> Vec<&Episode<'a>> {
        self.last.episodes.iter().collect()
    }

    /// This year's first episode and last year's last one, when that had not ended: they should be the same.
    pub fn carried_over(&self) -> Option<(&Episode<'a>, &Episode<'a>)> {
        let first = self.this.episodes.first().filter(|first| first.decom.day.is_some())?;
        let last = self.last.newest_episode().filter(|last| last.dec.blank())?;
        Some((first, last))
    }

    /// The child was looked after on some day of the year.
    pub fn looked_after_in_year(&self, setting: &Setting) -> bool {
        self.episodes.iter().any(|episode| episode.in_year(setting))
    }

    /// The child was looked after all through the year: an episode reaches into it, no period of care begins after its
    /// first day or ends before its last, and none of it is a short break.
    ///
    /// Source: Department for Education, children looked after return guide, children looked after continuously for at
    /// least 12 months at 31 March.
    pub fn continuously_looked_after(&self, setting: &Setting) -> bool {
        let (start, end) = (setting.start, setting.end);
        let begins = |e: &Episode<'_>| e.starts_care() && e.decom.after(start) && e.decom.by(end);
        let ends = |e: &Episode<'_>| e.dec.from(start) && e.dec.before(end) && !e.goes_on();
        let breaks = |e: &Episode<'_>| begins(e) || ends(e) || (e.in_year(setting) && e.ls.one_of(SHORT_BREAKS));
        self.looked_after_in_year(setting) && !self.episodes.iter().any(breaks)
    }

    /// For how many days the child was looked after since a day, as far as this year's and last year's episodes tell.
    /// Short breaks do not count; an episode that stands in both years counts once, as it stands in this year's.
    pub fn days_looked_after(&self, since: Day, setting: &Setting) -> i32 {
        let key = |e: &Episode<'_>| (e.decom.day.is_none(), e.decom.day);
        let days = |e: &Episode<'_>| e.days_since(since, setting);
        let this = once(&self.this.episodes).map(days);
        let last = once(&self.last.episodes).filter(|e| self.episodes.binary_search_by_key(&key(e), key).is_err());
        this.chain(last.map(days)).sum()
    }
}

/// The episodes, in order, of which each began on a day of its own; of several that began on one day, the first.
fn once<'e, 'a>(episodes: &'e [Episode<'a>]) -> impl Iterator<Item = &'e Episode<'a>> {
    episodes.chunk_by(|one, next| one.decom.on(next.decom)).filter_map(|same_day| same_day.first())
}

impl<'a> Rows<'a> {
    /// The episode that began last; of those that began on one day, the one further down.
    pub fn newest_episode(&self) -> Option<&Episode<'a>> {
        self.episodes.iter().rfind(|episode| episode.decom.day.is_some())
    }
}

impl Episode<'_> {
    /// It begins a period of care.
    pub fn starts_care(&self) -> bool {
        self.rne.is(STARTS)
    }

    /// It reaches into the year.
    pub fn in_year(&self, setting: &Setting) -> bool {
        self.decom.by(setting.end) && !self.dec.before(setting.start)
    }

    /// It ended because the next episode begins.
    pub fn goes_on(&self) -> bool {
        self.rec.is(GOES_ON)
    }

    /// For how many days it lasted since a day; none when it is a short break. An open one lasts to the end of the year.
    pub fn days_since(&self, since: Day, setting: &Setting) -> i32 {
        let begun = self.decom.day.filter(|_| !self.ls.one_of(SHORT_BREAKS));
        begun.map_or(0, |first| days_between(first.max(since), self.dec.day.unwrap_or(setting.end)).max(0))
    }

    /// It ends a period of care: it has ended, and not because a new episode begins.
    pub fn ends_care(&self) -> bool {
        self.rec.given() && !self.goes_on()
    }

    /// The day on which it ended; the end of the year when it goes on. `None` when what is written is no day.
    pub fn until(&self, setting: &Setting) -> Option<Day> {
        if self.dec.blank() { Some(setting.end) } else { self.dec.day }
    }
}
