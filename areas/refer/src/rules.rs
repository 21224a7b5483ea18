//! What decides, pure.

pub mod clean;
pub mod code;
pub mod message;
pub mod openapi;
pub mod pace;
pub mod shape;
pub mod suggest;
pub mod told;
pub mod typed;
