//! Practice: the council's forms, what they ask and why, and the practice model they serve.

#[cfg(test)]
mod rules;
