//! Passwords: argon2id, and a short list of what is too weak.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};

/// Why a password is refused. Source: National Cyber Security Centre guidance on length over complexity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordWeakness {
    /// Fewer than twelve characters.
    #[error("Use at least 12 characters, for example three words that do not belong together")]
    Short,
    /// More than 256 characters.
    #[error("Use at most 256 characters")]
    Long,
    /// One character over and over, or the username.
    #[error("Choose something that is not your username or one letter repeated")]
    Plain,
}

/// What is wrong with a password, if anything.
pub fn weakness(password: &str, username: &str) -> Option<PasswordWeakness> {
    let letters = password.chars().count();
    let first = password.chars().next();
    match letters {
        0..12 => Some(PasswordWeakness::Short),
        257.. => Some(PasswordWeakness::Long),
        _ if password.chars().all(|c| Some(c) == first) => Some(PasswordWeakness::Plain),
        _ if password.eq_ignore_ascii_case(username) => Some(PasswordWeakness::Plain),
        _ => None,
    }
}

/// The argon2id hash (19 MiB, 2 passes) of a password under a fresh 16-byte salt. Gives nothing if hashing fails.
pub fn hash_password(password: &str, salt: &[u8; 16]) -> Option<String> {
    Argon2::default().hash_password_with_salt(password.as_bytes(), salt).ok().map(|h| h.to_string())
}

/// Whether `password` fits the stored hash. Takes as long when there is no hash, so that names cannot be guessed by time.
pub fn password_fits(password: &str, stored: Option<&str>) -> bool {
    let unknown = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let Ok(hash) = PasswordHash::new(stored.unwrap_or(unknown)) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_password_fits_and_others_do_not() {
        let hash = hash_password("kettle lemon bridge", &[7; 16]).unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(password_fits("kettle lemon bridge", Some(&hash)));
        assert!(!password_fits("kettle lemon bridges", Some(&hash)));
        assert!(!password_fits("kettle lemon bridge", None));
    }

    #[test]
    fn short_plain_and_own_names_are_refused() {
        assert_eq!(weakness("short", "amy"), Some(PasswordWeakness::Short));
        assert_eq!(weakness("aaaaaaaaaaaaaaa", "amy"), Some(PasswordWeakness::Plain));
        assert_eq!(weakness("Amina.Yusuf1", "amina.yusuf1"), Some(PasswordWeakness::Plain));
        assert_eq!(weakness("kettle lemon bridge", "amy"), None);
    }
}
