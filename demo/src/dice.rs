//! Dice for one purpose, with the few throws that a made-up authority needs.

use days::Day;
use jiff::Span;
pub(crate) use record::names::Dice;

/// One of a list, each as often. The list must not be empty; an empty one gives nothing.
pub(crate) fn one_of<'a, T: ?Sized>(dice: &mut Dice, list: &[&'a T]) -> Option<&'a T> {
    let end = u64::try_from(list.len()).unwrap_or(0);
    usize::try_from(dice.below(end)).ok().and_then(|at| list.get(at)).copied()
}

/// From `low` to `high`, both included.
pub(crate) fn between(dice: &mut Dice, low: u64, high: u64) -> u64 {
    low + dice.below(high.saturating_sub(low) + 1)
}

/// So many days later; the same day when that cannot be written.
pub(crate) fn after(day: Day, days: u64) -> Day {
    day.checked_add(Span::new().days(i64::try_from(days).unwrap_or(0))).unwrap_or(day)
}

/// So many days earlier; the same day when that cannot be written.
pub(crate) fn before(day: Day, days: u64) -> Day {
    day.checked_sub(Span::new().days(i64::try_from(days).unwrap_or(0))).unwrap_or(day)
}

/// Days from one day to a later one; nought when it is not later.
pub(crate) fn days_between(from: Day, to: Day) -> u64 {
    from.until(to).ok().and_then(|span| u64::try_from(span.get_days()).ok()).unwrap_or(0)
}
