//! Who the child is.

use super::{ALL, Rule, rule, whole};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1520", ALL, "ChildIdentifiers: UPN LAchildID", |c, y, f| {
        f.each_at(&c.identifiers, &["UPN"], |i| i.upn.0.is_some_and(|upn| y.upns.get(upn).is_some_and(|n| *n > 1)));
    }),
    whole("2887Q", ALL, "Disabilities: Disability", |census| {
        let mut used: Vec<&str> =
            census.each_child().flat_map(|c| c.this.disabilities).filter_map(|d| d.disability.0).collect();
        used.sort_unstable();
        used.dedup();
        used.len() < 8
    }),
];
