//! Periods of care, worked out from episodes.

use super::{Child, Episode, Rows, Setting};
use crate::cell::{Text, days_between};
use days::Day;

/// Legal statuses of agreed short breaks, which do not count as being looked after continuously.
pub const SHORT_BREAKS: &[&str] = &["V3", "V4"];

/// Reasons for a new episode that begin a period of care.
pub const STARTS: &str = "S";

impl<'a> Child<'a> {
    /// This year's episodes in the order in which they began; those without a day come last.
    pub fn in_order(&self) -> Vec<&Episode<'a>> {
        in_order(&self.this.episodes)
    }

    /// Last year's episodes in the order in which they began.
    pub fn last_in_order(&self) -> Vec<&Episode<'a>> {
        in_order(&self.last.episodes)
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
        let ends = |e: &Episode<'_>| e.dec.from(start) && e.dec.before(end) && !e.rec.is("X1");
        let breaks = |e: &Episode<'_>| begins(e) || ends(e) || (e.in_year(setting) && e.ls.one_of(SHORT_BREAKS));
        self.looked_after_in_year(setting) && !self.episodes.iter().any(breaks)
    }

    /// For how many days the child was looked after since a day, as far as this year's and last year's episodes tell.
    /// Short breaks do not count; an episode that stands in both years counts once, as it stands in this year's.
    pub fn days_looked_after(&self, since: Day, setting: &Setting) -> i32 {
        let all = self.episodes.iter().chain(&self.last.episodes);
        let days = |(at, e): (usize, &Episode<'_>)| {
            let counted = !e.ls.one_of(SHORT_BREAKS) && !all.clone().take(at).any(|other| other.decom.on(e.decom));
            let first = e.decom.day.filter(|_| counted)?;
            Some(days_between(first.max(since), e.dec.day.unwrap_or(setting.end)).max(0))
        };
        all.clone().enumerate().filter_map(days).sum()
    }
}

impl<'a> Rows<'a> {
    /// The episode that began last; of those that began on one day, the one further down.
    pub fn newest_episode(&self) -> Option<&Episode<'a>> {
        self.episodes.iter().filter(|episode| episode.decom.day.is_some()).max_by_key(|episode| episode.decom.day)
    }
}

fn in_order<'e, 'a>(episodes: &'e [Episode<'a>]) -> Vec<&'e Episode<'a>> {
    let mut all: Vec<&Episode<'a>> = episodes.iter().collect();
    all.sort_by_key(|episode| (episode.decom.day.is_none(), episode.decom.day));
    all
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

    /// It ends a period of care: it has ended, and not because a new episode begins.
    pub fn ends_care(&self) -> bool {
        self.rec.given() && self.rec != Text(Some("X1"))
    }
}
