//! Through HTTP, as the designated officer and everybody else would.

mod adding_up;
mod advice;
mod journey;
mod letters;
mod named;
mod refusals;
mod scene;
