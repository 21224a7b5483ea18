pub mod lateness;
