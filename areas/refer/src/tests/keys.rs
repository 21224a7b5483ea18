//! Agencies' keys: shown once, replaced, revoked.

use super::scene::{Scene, message};

fn keys_page(scene: &Scene) -> String {
    format!("/agencies/{}/keys", scene.agency)
}

#[test]
fn a_key_is_shown_once_and_only_its_digest_is_kept() {
    let scene = Scene::new();
    let lead = scene.app.sign_in_as("administrator");
    lead.get(&keys_page(&scene)).expect("This agency has no key yet");
    lead.post(&keys_page(&scene), &[("label", " ")]).expect_status(422).expect("Enter what the key is for");
    let made = lead.post(&keys_page(&scene), &[("label", "Pupil system")]);
    made.expect_status(200).expect("This is shown only now");
    assert_eq!(scene.app.last_act(), "make_key");
    let key = made.all(".kith-reference")[0].clone();
    assert!(key.starts_with("kith_") && key.len() == 37, "{key}");
    let page = lead.get(&keys_page(&scene));
    page.expect("Pupil system").expect("Never").expect(&key[..9]);
    assert!(!page.source().contains(&key));
    let rows = scene.text("SELECT digest FROM agency_key");
    assert!(!rows.contains(&key) && rows.len() == 64);
    let history = scene.app.count("SELECT count(*) FROM history WHERE after LIKE $1", &[format!("%{key}%").into()]);
    assert_eq!(history, 0);

    assert_eq!(scene.post(Some(&key), Some("a"), &message().to_string()).status(), 201);
    assert_eq!(lead.get(&keys_page(&scene)).row("Last used").as_deref(), Some("23 November 2026 at 10:42"));
}

#[test]
fn a_replaced_key_is_good_for_seven_days_beside_the_new_one() {
    let scene = Scene::new();
    let old = scene.key(scene.agency);
    let lead = scene.app.sign_in_as("senior");
    let id = scene.app.count("SELECT id FROM agency_key", &[]);
    let new = lead.post(&format!("{}/{id}/replace", keys_page(&scene)), &[]).all(".kith-reference")[0].clone();
    assert_eq!(scene.app.last_act(), "replace_key");
    let status = |key: &str, once: &str| scene.post(Some(key), Some(once), &message().to_string()).status();
    assert_eq!((status(&old, "a"), status(&new, "b")), (201, 201));
    scene.app.minutes_pass(7 * 24 * 60);
    assert_eq!((status(&old, "c"), status(&new, "d")), (401, 201));
    // A message that was sent with the old key is known when it comes again with the new one.
    assert_eq!(status(&new, "a"), 200);
}

#[test]
fn a_revoked_key_opens_nothing_from_then_on_and_a_reason_is_asked() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    let lead = scene.app.sign_in_as("senior");
    let id = scene.app.count("SELECT id FROM agency_key", &[]);
    let at = format!("{}/{id}/revoke", keys_page(&scene));
    lead.post(&at, &[]).expect_status(422).expect("Enter why the key is revoked");
    assert_eq!(scene.ask(Some(&key), "/api/referrals/R222-2222").status(), 404);
    let why = format!("why-{id}");
    let done = lead.post(&at, &[(&why, "The laptop was stolen")]);
    lead.follow(&done).expect("is revoked").expect("The laptop was stolen");
    assert_eq!(scene.app.last_act(), "revoke_key");
    let refused = scene.post(Some(&key), Some("a"), &message().to_string());
    assert_eq!((refused.status(), refused.header("www-authenticate").is_some()), (401, true));
    lead.post(&at, &[(&why, "Again")]).expect_status(409).expect("This key ended");
    lead.post(&format!("{}/{id}/replace", keys_page(&scene)), &[]).expect_status(409);
    assert_eq!(scene.contacts(), 0);
}

#[test]
fn an_agency_that_is_one_no_longer_has_no_key_in_force() {
    let scene = Scene::new();
    let key = scene.key(scene.agency);
    scene.app.arrange(|acting| {
        let at = acting.at;
        acting.update("agency", scene.agency, &[("ended_at", at.into())]).map(|_| ())
    });
    assert_eq!(scene.post(Some(&key), Some("a"), &message().to_string()).status(), 401);
    let lead = scene.app.sign_in_as("senior");
    lead.post(&keys_page(&scene), &[("label", "New")]).expect_status(422).expect("used no longer");
}

#[test]
fn keys_are_for_those_who_look_after_agencies() {
    let scene = Scene::new();
    for role in ["worker", "manager", "hub", "quality"] {
        let somebody = scene.app.sign_in_as(role);
        assert_eq!(somebody.get(&keys_page(&scene)).status(), 403, "{role}");
        assert_eq!(somebody.post(&keys_page(&scene), &[("label", "Mine")]).status(), 403, "{role}");
    }
    let lead = scene.app.sign_in_as("senior");
    lead.get("/agencies/1/keys").expect_status(404);
    lead.post(&format!("/agencies/{}/keys/1/revoke", scene.other), &[]).expect_status(404);
}
