//! The only SQL that touches this room's tables; one file per noun.

pub mod action;
pub mod answer;
pub mod clock;
pub mod document;
pub mod fact;
pub mod family;
pub mod find;
pub mod form;
pub mod form_use;
pub mod household;
pub mod kept;
pub mod known;
pub mod merge;
pub mod origin;
pub mod person;
pub mod story;
pub mod warning;
pub mod work_clock;
pub mod worker;
