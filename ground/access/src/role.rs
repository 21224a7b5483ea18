//! Roles as data.

use serde::Deserialize;
use std::sync::LazyLock;

/// Whose records a role sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Every record that is not restricted.
    All,
    /// Own team's children, their families, and people whom no team holds.
    Team,
    /// Nobody's.
    None,
}

/// One role: what it is called, whom it sees, what it may do. Source: local.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The role's word in the database.
    pub id: String,
    /// How a page names it.
    pub title: String,
    /// Whose records it sees.
    pub reach: Reach,
    /// The things it may do.
    pub may: Vec<String>,
    /// The places it works in most often, the first of them most.
    #[serde(default)]
    opens: Vec<String>,
}

/// All roles.
#[derive(Debug, Deserialize)]
pub struct Roles {
    places: Vec<String>,
    role: Vec<Role>,
}

static ROLES: LazyLock<Roles> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("roles.toml")).expect("because roles.toml is well formed")
});

impl Roles {
    /// The roles the program comes with.
    pub fn built_in() -> &'static Roles {
        &ROLES
    }

    /// A role by its word.
    pub fn find(&self, id: &str) -> Option<&Role> {
        self.role.iter().find(|r| r.id == id)
    }

    /// Where a place stands in the bar of a role, the smallest first: what it works in most often, then the rest in the
    /// common order. A place that the file does not name comes last.
    pub fn rank(&self, role: &str, place: &str) -> (usize, usize) {
        let at = |all: &[String]| all.iter().position(|p| p == place).unwrap_or(usize::MAX);
        (self.find(role).map_or(usize::MAX, |r| at(&r.opens)), at(&self.places))
    }

    /// Every place of the bar that has an order.
    pub fn places(&self) -> &[String] {
        &self.places
    }

    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Role] {
        &self.role
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fifteen_roles_and_each_is_named_once() {
        let mut ids: Vec<&str> = Roles::built_in().all().iter().map(|r| r.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 15);
    }

    #[test]
    fn each_role_opens_what_it_works_in_first_and_the_rest_in_the_common_order() {
        let roles = Roles::built_in();
        for role in roles.all() {
            assert!(role.opens.iter().all(|place| roles.places().contains(place)), "{}", role.id);
        }
        let before = |role: &str, one: &str, other: &str| roles.rank(role, one) < roles.rank(role, other);
        assert!(before("manager", "/decisions", "/front-door") && before("hub", "/front-door", "/decisions"));
        assert!(before("manager", "/measures", "/teams") && before("board", "/", "/measures"));
        assert!(before("manager", "/accounts", "/a-place-without-an-order"));
    }

    #[test]
    fn a_role_that_sees_nobody_may_not_read_records() {
        for role in Roles::built_in().all().iter().filter(|r| r.reach == Reach::None) {
            assert!(!role.may.iter().any(|m| m == "read_record" || m == "find_people"), "{}", role.id);
        }
    }
}
