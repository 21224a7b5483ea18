//! Randomness as a parameter.

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};
use std::sync::{Mutex, PoisonError};

/// A source of random bytes: the system's in service, a seeded one in demonstrations and tests.
pub trait Dice: Send + Sync {
    /// Fills the slice with random bytes.
    fn fill(&self, bytes: &mut [u8]);

    /// A random number.
    fn number(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// An unguessable word of 32 letters and digits (160 bits), for tokens and once-only keys.
    fn token(&self) -> String {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        bytes.iter().filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect()
    }
}

/// The operating system's randomness.
pub struct SystemDice;

impl Dice for SystemDice {
    fn fill(&self, bytes: &mut [u8]) {
        // Without the system's randomness no token is safe to give: stopping is the only right answer.
        #[expect(clippy::expect_used, reason = "no input reaches this; a system without randomness cannot serve")]
        SysRng.try_fill_bytes(bytes).expect("the operating system gives randomness");
    }
}

/// The same numbers for the same seed.
pub struct SeededDice(Mutex<StdRng>);

impl SeededDice {
    /// Dice that always fall the same way for `seed`.
    pub fn new(seed: u64) -> SeededDice {
        SeededDice(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Dice for SeededDice {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}
