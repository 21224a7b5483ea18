//! Stepping up or down between levels of help.

use crate::words::height;

/// Which way a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To a higher level.
    Up,
    /// To a lower one.
    Down,
    /// It is that level already.
    Same,
}

impl Way {
    /// The decision point at which a manager may have to agree.
    pub fn point(self) -> &'static str {
        match self {
            Way::Up => "step_up",
            Way::Down | Way::Same => "step_down",
        }
    }

    /// "Step up to".
    pub fn words(self) -> &'static str {
        match self {
            Way::Up => "Step up to",
            Way::Down => "Step down to",
            Way::Same => "Stay at",
        }
    }
}

/// Which way a step from one level to another goes. From no level at all it is up, unless it is to none.
pub fn way(from: Option<&str>, to: &str) -> Way {
    let height_of = |code: &str| height(code).unwrap_or(0);
    let before = from.map_or(0, height_of);
    match height_of(to).cmp(&before) {
        std::cmp::Ordering::Greater => Way::Up,
        std::cmp::Ordering::Less => Way::Down,
        std::cmp::Ordering::Equal => Way::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_stepped_up_and_down() {
        assert_eq!(way(None, "early_help"), Way::Up);
        assert_eq!(way(Some("early_help"), "child_in_need"), Way::Up);
        assert_eq!(way(Some("child_protection"), "child_in_need"), Way::Down);
        assert_eq!(way(Some("child_in_need"), "child_in_need"), Way::Same);
        assert_eq!(way(None, "none"), Way::Same);
    }
}
