mod bring_in;
mod fuzz;
mod later_files;
mod retention;
mod same_person;
mod setting;
mod spoilt_files;
