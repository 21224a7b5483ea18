//! Through HTTP, as a practice lead would.

mod any_change;
mod bring_together;
mod change_question;
mod effort;
mod form_text;
mod form_versions;
mod free_text;
mod new_form;
mod practice_model;
mod publish_form;
mod scene;
mod unused_questions;
mod uptake;
