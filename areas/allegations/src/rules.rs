//! What decides, without a database or a page.

pub mod ages;
pub mod capacity;
pub mod close_referral;
pub mod keeping;
pub mod nameless;
pub mod period;
pub mod themes;
pub mod threshold;
pub mod timeliness;
pub mod wording;
