//! Through the front door, as a person would.

mod setting;
mod sign_in;
