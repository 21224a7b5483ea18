//! Through the front door, as people outside the council and their programs come.

mod api;
mod come_back;
mod form;
mod keys;
mod limits;
mod openapi;
mod scene;
mod send;
mod status;
mod structured;
mod thresholds;
