//! The bar of every page: each role finds what it works in most often first.

use super::app;
use access::Roles;

#[test]
fn every_place_of_every_area_has_its_order_in_roles_toml() {
    let areas = crate::areas();
    let places: Vec<&str> = areas.iter().flat_map(|a| &a.nav).map(|n| n.href).collect();
    for place in &places {
        let say =
            "add it to `places` in ground/access/src/roles.toml, and to `opens` of the roles that work there most";
        assert!(Roles::built_in().places().iter().any(|p| p == place), "{place}: {say}");
    }
    for place in Roles::built_in().places() {
        assert!(places.contains(&place.as_str()), "{place} is no area's place any more: take it out of roles.toml");
    }
}

#[test]
fn each_role_finds_in_the_bar_what_it_works_in_most_often_first() {
    let app = app();
    for (role, first, on_a_phone) in [
        ("manager", "Home, My work, Decisions, Supervision, Caseloads, Front door, Assessments, Outbox", 3),
        ("senior", "Home, My work, Decisions, Caseloads, Supervision, Front door, Measures", 3),
        ("hub", "Home, Front door, My work, Outbox, Assessments, Measures", 3),
        ("worker", "Home, My work, Assessments, Front door, Measures", 5),
        ("quality", "Home, Audits, Measures, Forms, Caseloads, Front door", 3),
        ("allegations", "Home, Allegations, Measures, Assessments", 4),
        ("analyst", "Home, Measures, Returns, Import, Caseloads", 3),
        ("workforce", "Home, Caseloads, Teams, Measures", 4),
        ("administrator", "Home, Accounts, Teams, Import, Forms", 5),
        ("board", "Home, Measures", 2),
    ] {
        let page = app.sign_in_as(role).get("/");
        let bar = page.all("nav.kith-nav > ul > li > a");
        let first: Vec<&str> = first.split(", ").collect();
        assert_eq!(bar.iter().take(first.len()).map(String::as_str).collect::<Vec<_>>(), first, "{role}");
        let narrow = page.all("nav.kith-nav > ul > li:not(.kith-nav__wide) > a");
        assert_eq!(narrow, bar.iter().take(on_a_phone).cloned().collect::<Vec<_>>(), "{role}");
    }
}
