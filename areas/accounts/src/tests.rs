//! Through the front door, as a person would.

mod accounts;
mod council_sign_in;
mod own;
mod provider;
mod second_factor;
mod session_lost;
mod setting;
mod sign_in;
