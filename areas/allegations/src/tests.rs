//! Through HTTP, as the designated officer and everybody else would.

mod adding_up;
mod advice;
mod forms_open;
mod journey;
mod keeping;
mod letters;
mod named;
mod paper;
mod refusals;
mod scene;
