//! The only door for whoever sets an authority up. Nobody else reads audits.

use crate::rules::outcome::is_item;
use questions::Kind as Asks;

pub use crate::carrying::{Given, answered, begin, close, give, moderate, note_impact, note_learning, send};
pub use crate::conflicts::{Auditor, who_may};
pub use crate::definitions::form_of;
pub use crate::drawing::{Drawing, draw_sample, frame_words};
pub use crate::rules::outcome::graded;
pub use crate::store::answer::{Save, save};
pub use crate::store::audit::{Audit, Wanted, audits, hold};
pub use crate::store::capacity::{Can, say as say_capacity};
pub use crate::store::impact::Impact;
pub use crate::store::learning::Learning;
pub use crate::store::programme::{NewProgramme, Programme, begin as begin_programme, programme};
pub use crate::store::reply::keep as keep_reply;
pub use crate::words::{Frame, Grade, Kind, Standing};

/// What a question of an audit takes, for whoever makes audits up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// met, not_met, not_applicable.
    Item,
    /// A grade.
    Grade,
    /// yes, no, not_known.
    YesNo,
    /// pass or fail.
    Result,
    /// Rows of actions.
    Actions,
    /// Words.
    Words,
}

/// What an audit of a kind asks, in order, as the program brings it along.
pub fn asked(kind: Kind) -> Vec<(String, Takes)> {
    let takes = |q: &questions::Question| match &q.kind {
        _ if is_item(q) => Takes::Item,
        Asks::Grade { .. } => Takes::Grade,
        Asks::YesNoNotKnown => Takes::YesNo,
        Asks::Choice { .. } => Takes::Result,
        Asks::Repeating { .. } => Takes::Actions,
        _ => Takes::Words,
    };
    let form = crate::definitions::form(kind);
    form.into_iter().flat_map(|form| form.questions()).map(|(_, q)| (q.id.clone(), takes(q))).collect()
}
