//! Periods of care, worked out from episodes.

use super::{Child, Episode, Setting};
use crate::cell::Text;

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

    /// The child was looked after all through the year: an episode reaches into it, no period of care begins after its
    /// first day or ends before its last, and none of it is a short break.
    ///
    /// Source: Department for Education, children looked after return guide, children looked after continuously for at
    /// least 12 months at 31 March.
    pub fn continuously_looked_after(&self, setting: &Setting) -> bool {
        let (start, end) = (setting.start, setting.end);
        let reaches = |e: &Episode<'_>| e.decom.by(end) && !e.dec.before(start);
        let begins = |e: &Episode<'_>| e.starts_care() && e.decom.after(start) && e.decom.by(end);
        let ends = |e: &Episode<'_>| e.dec.from(start) && e.dec.before(end) && !e.rec.is("X1");
        let breaks = |e: &Episode<'_>| begins(e) || ends(e) || (reaches(e) && e.ls.one_of(SHORT_BREAKS));
        self.episodes.iter().any(reaches) && !self.episodes.iter().any(breaks)
    }
}

fn in_order(&self) -> Vec<&Episode<'a>> {
        in_order(&self.this.episodes)
    }

    /// Last year's episodes in the order in which they began.
    pub fn last_in_order(&self) -> Vec<&Episode<'a>> {
        in_order(&self.last.episodes)
    }

    /// The child was looked after without a break for the twelve months to the last day of the year; short breaks
    /// do not count.
    ///
    /// Source: Department for Education, children looked after return guide, children looked after continuously for at
    /// least 12 months at 31 March.
    pub fn continuously_looked_after(&self, setting: &Setting) -> bool {
        let mut episodes = self.in_order();
        episodes.retain(|e| !e.ls.one_of(SHORT_BREAKS) && (e.dec.blank() || e.dec.after(setting.start)));
        let (Some(first), Some(last)) = (episodes.first(), episodes.last()) else { return false };
        let unbroken = episodes.iter().zip(episodes.iter().skip(1)).all(|(one, next)| next.decom.on(one.dec));
        first.decom.by(setting.start) && unbroken && (last.dec.blank() || last.dec.after(setting.end))
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

    /// It ends a period of care: it has ended, and not because a new episode begins.
    pub fn ends_care(&self) -> bool {
        self.rec.given() && self.rec != Text(Some("X1"))
    }
}
