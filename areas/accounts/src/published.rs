//! The only door for the rest of Kith.
