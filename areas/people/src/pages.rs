//! The pages; one file each, with its template beside it.

pub mod ask;
pub mod child_header;
pub mod find_people;
pub mod home;
pub mod looks;
pub mod my_work;
pub mod places;
pub mod story;
