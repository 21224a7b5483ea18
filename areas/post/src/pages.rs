//! The pages, each with its template beside it.

pub mod change_letter;
pub mod hand_over;
pub mod letter;
pub mod letter_pdf;
pub mod outbox;
pub mod try_again;
pub mod withdraw;
pub mod wordings;
