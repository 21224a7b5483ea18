//! Tests through HTTP.

mod check_files;
mod keep_check;
mod on_record;
mod scene;
mod spoilt_files;
