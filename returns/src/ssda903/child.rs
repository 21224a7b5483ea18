//! One child's rows of this year and of last year.

use super::Setting;
use super::tables::{Episode, Rows};
use crate::cell::{Number, Text};
use std::ops::Deref;

/// Everything the return says about one child. This year's tables are reached directly (`child.episodes`), last
/// year's through `child.last`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Child<'a> {
    /// This year's rows.
    pub this: Rows<'a>,
    /// Last year's rows.
    pub last: Rows<'a>,
}

impl<'a> Deref for Child<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.this
    }
}

/// Which of the columns that nobody submits stand in the tables as they came, so that they are not worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AsGiven {
    /// UASC in the header.
    pub uasc: bool,
    /// PL_LA, PL_LOCATION or PL_DISTANCE in the episodes.
    pub placement: bool,
}

impl<'a> Rows<'a> {
    /// Works out the columns that nobody submits.
    pub(super) fn work_out(&mut self, setting: &'a Setting, given: AsGiven) {
        if !given.uasc {
            let uasc = if self.uasc.is_empty() { "0" } else { "1" };
            self.header.iter_mut().for_each(|header| header.uasc = Text(Some(uasc)));
        }
        if !given.placement && !setting.postcodes.is_empty() {
            self.episodes.iter_mut().for_each(|episode| place(episode, setting));
        }
    }
}

fn place<'a>(episode: &mut Episode<'a>, setting: &'a Setting) {
    let authority =
        episode.pl_post.0.and_then(|post| setting.postcodes.place(post)).and_then(|p| p.authority.as_deref());
    episode.pl_la = Text(authority);
    episode.pl_location = Text(authority.map(|authority| if setting.own(authority) { "IN" } else { "OUT" }));
    let miles = episode.home_post.0.zip(episode.pl_post.0).and_then(|(home, post)| setting.postcodes.miles(home, post));
    episode.pl_distance = Number { text: None, value: miles };
}
