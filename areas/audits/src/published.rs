//! The only door for whoever sets an authority up. Nobody else reads audits.

pub use crate::carrying::{Given, answered, begin, close, moderate, note_impact, note_learning, send};
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
