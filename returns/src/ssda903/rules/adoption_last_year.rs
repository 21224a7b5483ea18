//! The decision that a child should be placed for adoption, held against last year's return.

use super::{ALL, Rule, rule};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("559", ALL, "PlacedAdoption: DATE_PLACED; last PlacedAdoption: DATE_PLACED", |c, y, f| {
        let last = &c.last.placed_adoption;
        let told = !last.is_empty() && last.iter().all(|p| p.date_placed.day.is_some());
        f.each(&c.placed_adoption, |p| p.date_placed.before(y.start) && !told);
    }),
    rule("560", ALL, "PlacedAdoption: DATE_PLACED; last PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED", |c, _, f| {
        let standing = c.last.placed_adoption.iter().filter(|l| l.date_placed_ceased.blank());
        f.flag_all(c.placed_adoption.iter().filter(|p| standing.clone().any(|l| l.date_placed.differs(p.date_placed))));
    }),
    rule(
        "561",
        ALL,
        "PlacedAdoption: DATE_PLACED; last PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| {
            f.each(&c.placed_adoption, |p| {
                c.last.placed_adoption.iter().any(|l| l.reversed() && l.date_placed.on(p.date_placed))
            });
        },
    ),
    rule(
        "584",
        ALL,
        "PlacedAdoption: DATE_PLACED; last PlacedAdoption: DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
        |c, _, f| {
            f.each(&c.placed_adoption, |p| {
                let mut reversed = c.last.placed_adoption.iter().filter(|l| l.reversed());
                reversed.any(|l| p.date_placed.blank() || p.date_placed.by(l.date_placed))
            });
        },
    ),
];
