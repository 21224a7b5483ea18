mod bring_in;
mod fuzz;
mod setting;
