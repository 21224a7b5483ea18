//! Letters handed to the mail server, in the background.

mod sender;
mod smtp;

pub use sender::Sender;
pub use smtp::Smtp;
