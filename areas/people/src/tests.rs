//! Through the front door.

mod about;
mod bad_input;
mod child_page;
mod family;
mod find_people;
mod home;
mod make_person;
mod merge;
mod my_work;
mod setting;
mod trust;
mod warnings;
mod work;
