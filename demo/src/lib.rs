//! A demonstration authority: invented people with two years of social work behind them.
//!
//! The same seed and day always make the same authority. Nobody in it exists.

mod allegations;
mod allocation;
mod assessments;
mod audits;
mod dice;
mod facts;
mod followed;
mod front_door;
mod life;
mod make;
mod oversight;
mod plan;
mod records;
mod staff;
mod story;
mod summaries;
mod tell;
mod work;
mod write;

pub use make::{Made, Size, is_empty, make};
