//! The code by which somebody comes back to a form that is not yet sent, and the digests that are kept instead of secrets.

use sha2::{Digest, Sha256};

/// How many letters a code has: 60 random bits.
const LETTERS: usize = 12;

/// A code as it is shown, from a random word: "K4TM-7Q2X-ABCD".
pub fn shown(token: &str) -> String {
    let letters: Vec<char> = token.chars().take(LETTERS).flat_map(char::to_uppercase).collect();
    letters.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What was typed as a code is compared: capitals or not, spaces and dashes anywhere.
fn squeezed(typed: &str) -> String {
    typed.chars().filter(|c| c.is_ascii_alphanumeric()).take(64).flat_map(char::to_uppercase).collect()
}

/// The digest of a code; nothing when it is too short or too long to be one.
pub fn digest_of_code(typed: &str) -> Option<String> {
    let code = squeezed(typed);
    (code.len() == LETTERS).then(|| digest("code", &code))
}

/// A digest that says what it is of, so that one kind of secret never stands for another.
pub fn digest(kind: &str, secret: &str) -> String {
    let bytes = Sha256::new().chain_update(kind).chain_update([0]).chain_update(secret).finalize();
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// The word that a form sends back, which only a page that was shown the form's secret can know.
pub fn word_of(secret: &str) -> String {
    digest("word", secret).chars().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let code = shown("abcdefghijkmnpqrstuvwxyz23456789");
        assert_eq!(code, "ABCD-EFGH-IJKM");
        assert_eq!(digest_of_code(" abcd efghIJKM "), digest_of_code(&code));
        assert_eq!(digest_of_code("ABCD"), None);
        assert_ne!(digest("code", "a"), digest("word", "a"));
    }
}
