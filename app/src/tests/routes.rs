//! Walks the real routes: who is refused, which headers each reply carries, and the matrix of roles by routes.

use super::app;
use access::Roles;
use page::{Access, Route};
use record::store::person::{NewPerson, make_person, person};
use std::fmt::Write;
use testkit::{Browser, Seen, TestApp};

const MATRIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/matrix.txt");

fn routes() -> Vec<Route> {
    crate::areas().into_iter().flat_map(|area| area.routes).collect()
}

fn a_child(app: &TestApp) -> String {
    app.arrange(|acting| {
        let new = NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() };
        let id = make_person(acting, &new)?;
        Ok(person(acting, id)?.kith_number)
    })
}

/// The route's address with the child's number, and keys that nothing has.
fn address(route: &Route, child: &str) -> String {
    let parts = route.path.split('/').map(|part| match part {
        "{person}" => child,
        part if part.starts_with('{') => "1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn visit(browser: &Browser<'_>, route: &Route, child: &str) -> Seen {
    let to = address(route, child);
    if route.method == axum::http::Method::GET { browser.get(&to) } else { browser.post(&to, &[]) }
}

#[test]
fn a_stranger_is_asked_to_sign_in_everywhere_but_at_the_door() {
    let app = app();
    let child = a_child(&app);
    for route in routes().iter().filter(|r| r.access != Access::Anyone) {
        let seen = visit(&app.stranger(), route, &child);
        assert_eq!(seen.status(), 401, "{} {}", route.method, route.path);
        assert!(!seen.source().contains("Marsden"), "{} names a child to a stranger", route.path);
    }
    assert_eq!(app.count("SELECT count(*) FROM look", &[]), 0);
}

#[test]
fn a_role_without_the_permission_is_refused_everywhere_and_changes_nothing() {
    let app = app();
    let child = a_child(&app);
    for role in Roles::built_in().all() {
        let browser = app.sign_in_as(&role.id);
        let acts = app.count("SELECT count(*) FROM act", &[]);
        for route in routes() {
            let Access::May(permission) = route.access else { continue };
            if role.may.iter().any(|m| m == permission) {
                continue;
            }
            let status = visit(&browser, &route, &child).status();
            assert!(matches!(status, 403 | 404), "{} gets {status} at {} {}", role.id, route.method, route.path);
        }
        assert_eq!(app.count("SELECT count(*) FROM act", &[]), acts, "{}", role.id);
    }
}

#[test]
fn every_reply_carries_the_strict_headers() {
    let app = app();
    let child = a_child(&app);
    let hub = app.sign_in_as("hub");
    for route in routes() {
        let seen = visit(&hub, &route, &child);
        for (name, holds) in [
            ("content-security-policy", "default-src 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
        ] {
            assert!(seen.header(name).is_some_and(|v| v.contains(holds)), "{} lacks {name}", route.path);
        }
    }
}

#[test]
fn every_changing_route_names_its_act_or_says_why_it_leaves_none() {
    for route in routes().iter().filter(|r| r.method != axum::http::Method::GET) {
        assert!(route.act.is_some() != route.no_act.is_some(), "{}", route.path);
    }
}

#[test]
fn a_form_without_its_word_or_from_another_site_changes_nothing() {
    let app = app();
    let child = a_child(&app);
    let hub = app.sign_in_as("hub");
    let acts = app.count("SELECT count(*) FROM act", &[]);
    let changing = routes().into_iter().filter(|r| r.method != axum::http::Method::GET && r.access != Access::Anyone);
    for route in changing {
        let status = hub.post(&address(&route, &child), &[("csrf", "forged")]).status();
        assert!(matches!(status, 401 | 403 | 404 | 409), "{} gave {status}", route.path);
    }
    assert_eq!(app.count("SELECT count(*) FROM act", &[]), acts);
}

#[test]
fn no_session_opens_what_a_key_opens_and_programs_have_addresses_of_their_own() {
    let app = app();
    let child = a_child(&app);
    let hub = app.sign_in_as("hub");
    for route in routes() {
        let programs = route.face == page::Face::Program;
        assert_eq!(programs, route.path.starts_with("/api/"), "{}", route.path);
        assert!(route.access != Access::Key || (programs && route.known_by.is_some()), "{}", route.path);
        assert!(!programs || matches!(route.access, Access::Anyone | Access::Key), "{}", route.path);
        if route.access == Access::Key {
            let seen = visit(&hub, &route, &child);
            assert_eq!(seen.status(), 401, "{} {}", route.method, route.path);
            assert_eq!(seen.header("content-type"), Some("application/problem+json"), "{}", route.path);
        }
    }
}

#[test]
fn what_changes_a_record_is_open_to_strangers_only_at_the_door_and_at_the_public_form() {
    for route in routes().iter().filter(|r| r.access == Access::Anyone && r.act.is_some()) {
        let door = ["/sign-in", "/sign-out", "/refer"].iter().any(|door| route.path.starts_with(door));
        assert!(door, "{} {}", route.method, route.path);
    }
}

#[test]
fn the_matrix_of_roles_by_routes_is_the_one_that_was_agreed() {
    let mut matrix =
        String::from("# Who may use which route. Written anew with KITH_WRITE_MATRIX=1 cargo test -p kith routes\n");
    for route in routes() {
        let roles = Roles::built_in().all().iter().filter(|role| match route.access {
            Access::Anyone | Access::SignedIn => true,
            Access::Key => false,
            Access::May(permission) => role.may.iter().any(|m| m == permission),
        });
        let who = match route.access {
            Access::Anyone => "anyone".to_owned(),
            Access::SignedIn => "everybody signed in".to_owned(),
            Access::Key => "an agency's key".to_owned(),
            Access::May(_) => roles.map(|r| r.id.as_str()).collect::<Vec<_>>().join(" "),
        };
        let act = route.act.or(route.no_act).unwrap_or("-");
        writeln!(matrix, "{} {} | {act} | {who}", route.method, route.path).unwrap();
    }
    if std::env::var_os("KITH_WRITE_MATRIX").is_some() {
        std::fs::write(MATRIX, &matrix).unwrap();
    }
    let agreed = std::fs::read_to_string(MATRIX).unwrap_or_default();
    assert!(
        agreed == matrix,
        "who may use what has changed: read the difference after KITH_WRITE_MATRIX=1 cargo test -p kith routes"
    );
}
