//! Tested through the front door.

mod compare_results;
mod concern_figure;
mod fill_in;
mod note_concern;
mod scene;
