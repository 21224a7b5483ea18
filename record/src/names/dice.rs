//! Numbers that look random and always come out the same.

/// SplitMix64 (Steele, Lea and Flood 2014), a few lines, so that demonstration data does not change
/// when a library does.
pub struct Dice(u64);

impl Dice {
    /// Dice for a seed and a purpose; other purposes give unrelated numbers from the same seed.
    pub fn of(seed: u64, purpose: u64) -> Dice {
        let mut dice = Dice(seed ^ purpose.wrapping_mul(0xa076_1d64_78bd_642f));
        dice.next();
        dice
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `end - 1`; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub fn in_hundred(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of a list, each as often; the empty text of an empty list.
    pub fn pick(&mut self, from: &'static [&'static str]) -> &'static str {
        let end = u64::try_from(from.len()).unwrap_or(0);
        usize::try_from(self.below(end)).ok().and_then(|at| from.get(at)).copied().unwrap_or_default()
    }

    /// One of a list, those at the front more often, as family names are.
    pub fn pick_front(&mut self, from: &'static [&'static str]) -> &'static str {
        let end = u64::try_from(from.len()).unwrap_or(0);
        let (one, other) = (self.below(end), self.below(end));
        usize::try_from(one.min(other)).ok().and_then(|at| from.get(at)).copied().unwrap_or_default()
    }
}
