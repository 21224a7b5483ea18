//! The pages; one file each, with its template beside it.

pub mod about;
pub mod ask;
pub mod asked;
pub mod child_header;
pub mod family;
pub mod find_people;
pub mod history;
pub mod home;
pub mod looks;
pub mod make_person;
pub mod merge;
pub mod my_children;
pub mod my_work;
pub mod opened;
pub mod places;
pub mod restrict;
pub mod story;
pub mod take_apart;
pub mod warnings;
pub mod work;
