//! Through the front door, as a person would.

mod accounts;
mod own;
mod second_factor;
mod session_lost;
mod setting;
mod sign_in;
