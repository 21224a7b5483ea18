//! Supervision: the team's page, a worker's page, and one supervision from its beginning to what is added to it.

pub mod begin;
pub mod children;
pub mod complete;
pub mod home;
pub mod overview;
pub mod paper;
pub mod read;
pub mod save;
pub mod team;
pub mod worker;
pub mod write;
