//! The only SQL on this area's tables.

pub mod action;
pub mod adult;
pub mod advice;
pub mod allegation;
pub mod clock;
pub mod fact;
pub mod keeping;
pub mod letter;
pub mod look;
pub mod meeting;
pub mod named;
pub mod onward;
pub mod paper;
pub mod published_report;
pub mod referral;
pub mod setting;
