//! Whether there are people enough for the audits of a month.

/// What a month asks for, and what people can do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Month {
    /// Audits due.
    pub audits: usize,
    /// Of those, how many are moderated.
    pub moderations: usize,
    /// Audits that people can do.
    pub can_audit: usize,
    /// Moderations that people can do.
    pub can_moderate: usize,
}

impl Month {
    /// A month of so many audits, of which one in `one_in` is moderated.
    pub fn of(audits: usize, one_in: usize, people: &[(usize, usize)]) -> Month {
        Month {
            audits,
            moderations: audits.div_ceil(one_in.max(1)),
            can_audit: people.iter().map(|(audits, _)| audits).sum(),
            can_moderate: people.iter().map(|(_, moderations)| moderations).sum(),
        }
    }

    /// Audits for which there is nobody.
    pub fn short_of_audits(&self) -> usize {
        self.audits.saturating_sub(self.can_audit)
    }

    /// Moderations for which there is nobody.
    pub fn short_of_moderations(&self) -> usize {
        self.moderations.saturating_sub(self.can_moderate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c26_05_sixty_audits_need_20_moderations_and_three_moderators_at_5_leave_a_shortfall_of_5() {
        let month = Month::of(60, 3, &[(20, 5), (20, 5), (20, 5)]);
        assert_eq!((month.moderations, month.can_moderate, month.short_of_moderations()), (20, 15, 5));
        assert_eq!(month.short_of_audits(), 0);
    }
}
