//! What the officers hold against what was agreed, and when it goes over.

/// What is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Officers at work.
    pub officers: i64,
    /// Referrals open now.
    pub open: i64,
    /// New in the months looked at.
    pub new: i64,
    /// Closed in the months looked at.
    pub closed: i64,
    /// How many months were looked at.
    pub months: i64,
    /// The agreed most for one officer.
    pub most: i64,
}

/// A month to come and how many would be open at its end.
pub type Ahead = (u32, i64);

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The most for all officers together.
    pub limit: i64,
    /// More than the limit now by so many; 0 when not.
    pub over_by: i64,
    /// New a month, in tenths.
    pub new_a_month: i64,
    /// Closed a month, in tenths.
    pub closed_a_month: i64,
    /// Open at the end of each of the next six months, as new and closed go on.
    pub ahead: Vec<Ahead>,
    /// The first month, from 0 for now, in which the limit is broken.
    pub breach: Option<u32>,
}

/// How many months are looked ahead. Source: local.
const AHEAD: u32 = 6;

/// Looks ahead as new and closed go on as they did.
pub fn forecast(load: &Load) -> Forecast {
    let limit = load.officers * load.most;
    let a_month = |n: i64| (n * 10 + load.months.max(1) / 2) / load.months.max(1);
    let (new, closed) = (a_month(load.new), a_month(load.closed));
    let open_after = |month: u32| ((load.open * 10 + (new - closed) * i64::from(month)).max(0) + 5) / 10;
    let ahead: Vec<Ahead> = (1..=AHEAD).map(|month| (month, open_after(month))).collect();
    let breach = (0..=AHEAD).find(|month| open_after(*month) > limit);
    Forecast { limit, over_by: (load.open - limit).max(0), new_a_month: new, closed_a_month: closed, ahead, breach }
}

/// Tenths as a number: 200 is "20.0".
pub fn tenths(number: i64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_six_open_with_twenty_new_a_month_is_over_eighty_now_and_stays_so() {
        let found = forecast(&Load { officers: 1, open: 96, new: 60, closed: 57, months: 3, most: 80 });
        assert_eq!((found.limit, found.over_by, found.new_a_month, found.closed_a_month), (80, 16, 200, 190));
        assert_eq!(found.breach, Some(0));
        assert_eq!(found.ahead, [(1, 97), (2, 98), (3, 99), (4, 100), (5, 101), (6, 102)]);
    }

    #[test]
    fn the_month_of_the_breach_is_the_first_over_the_limit() {
        let found = forecast(&Load { officers: 1, open: 71, new: 60, closed: 48, months: 3, most: 80 });
        assert_eq!((found.over_by, found.breach), (0, Some(3)));
        let two = forecast(&Load { officers: 2, open: 71, new: 60, closed: 48, months: 3, most: 80 });
        assert_eq!((two.limit, two.breach), (160, None));
    }

    #[test]
    fn nobody_at_work_is_over_the_limit_with_the_first() {
        assert_eq!(forecast(&Load { officers: 0, open: 1, new: 0, closed: 0, months: 3, most: 80 }).breach, Some(0));
    }
}
