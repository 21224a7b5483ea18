//! Six digits from an authenticator app, changing every 30 seconds (RFC 6238).

use totp_rs::{Algorithm, Builder, Secret, Totp};

/// Whether an account asks for six digits at sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondFactor {
    /// No second step.
    Off,
    /// The secret shared with the app (base32), and the last 30-second step accepted, so that digits serve once.
    On {
        /// Base32 secret.
        secret: String,
        /// The last accepted step.
        last_step: i64,
    },
}

/// A fresh secret in base32, from 20 random bytes.
pub fn new_secret(bytes: &[u8; 20]) -> String {
    Secret::from(*bytes).to_base32()
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().ok()
}

/// The step (30 seconds each, since 1970) for which `digits` are right: this one, or the one before or after it.
pub fn step_that_fits(secret: &str, digits: &str, now: days::Instant) -> Option<i64> {
    let totp = totp(secret)?;
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let at = u64::try_from(now.as_second()).ok()?;
    totp.check(&digits, at).and_then(|step| i64::try_from(step).ok())
}

/// The address that an authenticator app reads.
pub fn uri(secret: &str, username: &str) -> String {
    format!("otpauth://totp/Kith:{username}?secret={secret}&issuer=Kith&digits=6&period=30")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_this_half_minute_fit_and_those_of_last_week_do_not() {
        let secret = new_secret(&[9; 20]);
        let now: days::Instant = "2026-11-23T10:42:00Z".parse().unwrap();
        let digits = totp(&secret).unwrap().generate(now.as_second().unsigned_abs()).to_string();
        assert!(step_that_fits(&secret, &digits, now).is_some());
        assert_eq!(step_that_fits(&secret, &digits, "2026-11-30T10:42:00Z".parse().unwrap()), None);
        assert_eq!(step_that_fits(&secret, "not digits", now), None);
    }
}
