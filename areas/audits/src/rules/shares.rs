//! Shares with how many they are out of, and the range that so few allow.

use record::range::wilson;

/// A share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub n: usize,
    /// Out of how many.
    pub of: usize,
}

impl Share {
    /// So many of so many.
    pub fn of(n: usize, of: usize) -> Share {
        Share { n, of }
    }

    /// "20.0%"; a dash when there is nobody.
    pub fn percent(self) -> String {
        if self.of == 0 {
            return "–".to_owned();
        }
        let number = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
        format!("{:.1}%", number(self.n) * 100.0 / number(self.of))
    }

    /// "12 of 60, 20.0%".
    pub fn words(self) -> String {
        format!("{} of {}, {}", self.n, self.of, self.percent())
    }

    /// "11.8% to 31.8%"; empty when there is nobody.
    pub fn range(self) -> String {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        wilson(small(self.n), small(self.of)).map_or_else(String::new, |(low, high)| format!("{low:.1}% to {high:.1}%"))
    }

    /// "20.0% (95% range 11.8% to 31.8%)".
    pub fn with_range(self) -> String {
        if self.of == 0 {
            return self.percent();
        }
        format!("{} (95% range {})", self.percent(), self.range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c26_04_twelve_of_60_is_20_percent_with_its_range_and_three_more_make_25() {
        assert_eq!(Share::of(12, 60).with_range(), "20.0% (95% range 11.8% to 31.8%)");
        assert_eq!(Share::of(15, 60).words(), "15 of 60, 25.0%");
        assert_eq!(Share::of(0, 0).with_range(), "–");
    }

    #[test]
    fn c27_01_fifteen_of_19_that_fail_are_78_9_percent_with_a_range_of_56_7_to_91_5() {
        assert_eq!(Share::of(15, 19).with_range(), "78.9% (95% range 56.7% to 91.5%)");
    }

    #[test]
    fn c26_07_twenty_six_and_18_of_40_are_65_and_45_percent() {
        assert_eq!(
            (Share::of(26, 40).percent(), Share::of(18, 40).percent()),
            ("65.0%".to_owned(), "45.0%".to_owned())
        );
    }
}
