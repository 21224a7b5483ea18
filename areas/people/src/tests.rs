//! Through the front door.

mod child_page;
mod find_people;
mod setting;
