//! What decides, without a database or a page.

pub mod ages;
pub mod capacity;
pub mod close_referral;
pub mod keeping;
pub mod nameless;
pub mod paper_entry;
pub mod period;
pub mod report;
pub mod suppress;
pub mod themes;
pub mod threshold;
pub mod timeliness;
pub mod wording;
