use super::setting::*;

#[test]
fn a_team_is_made_and_renamed_and_a_worker_put_in_a_post_and_given_an_account() {
    let app = app();
    let lead = app.sign_in_as("workforce");
    lead.get("/teams").expect("There is no team yet.");
    assert_eq!(lead.get("/teams/new").field("name").as_deref(), Some(""));
    assert!(lead.post("/teams/new", &[("name", " ")]).error_for("name").unwrap().contains("Enter"));
    let at = lead.post("/teams/new", &[("name", "East team")]).led_to();
    assert!(lead.post("/teams/new", &[("name", "east TEAM")]).error_for("name").unwrap().contains("already"));
    let post = format!("{at}/posts/new");
    assert_eq!(lead.get(&post).field("percent").as_deref(), Some("100"));
    let bad = lead.post(&post, &[("worker", ""), ("percent", "200"), ("from", ""), ("to", "x")]);
    for field in ["name", "profession", "title", "percent", "kind", "from", "to"] {
        assert!(bad.error_for(field).is_some(), "{field}");
    }
    let new = [
        ("worker", ""),
        ("name", "Gail Moss"),
        ("profession", "Family support worker"),
        ("reference", "FS12"),
        ("title", "Family help lead"),
        ("percent", "60"),
        ("kind", "agency"),
        ("from", "23 11 2026"),
        ("to", "1 3 2027"),
    ];
    lead.post(&post, &new).expect_status(303);
    assert!(lead.post(&post, &new).error_for("reference").unwrap().contains("Choose them in the list"));

    let team = lead.get(&at);
    team.expect("Gail Moss").expect("Agency assignment, 60 per cent").expect("23 November 2026 to 1 March 2027");
    lead.post(&at, &[("name", "East family help")]).expect_status(303);
    lead.get("/teams").expect("East family help 1");
    let gail = app.count("SELECT id FROM worker WHERE name = 'Gail Moss'", &[]);
    let (account, other) =
        (app.account("gail", "Gail Moss", "worker", None), app.account("joel", "Joel Okafor", "worker", Some(9)));
    let link = format!("/teams/workers/{gail}/account");
    lead.get(&link).expect_not("Joel Okafor");
    assert!(
        lead.post(&link, &[("account", &other.to_string())]).error_for("account").unwrap().contains("another worker")
    );
    lead.post(&link, &[("account", &account.to_string())]).expect_status(303);
    lead.get(&format!("/teams/workers/{gail}"))
        .expect("Account: gail (Gail Moss).")
        .expect("Family support worker, FS12");
    lead.post(&link, &[("account", "")]).expect_status(303);
    lead.get(&format!("/teams/workers/{gail}")).expect("No account belongs to them.");
    app.sign_in_as("manager").get("/teams").expect_status(403);
    app.sign_in_as("administrator").get("/teams").expect("East family help");
    app.expect_sound();
}

#[test]
fn ending_a_post_warns_of_the_children_who_are_still_theirs() {
    let app = app();
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    children_of(&app, 2, joel, team, "2026-06-01");
    let lead = app.sign_in_as("workforce");
    let post = app.count("SELECT id FROM post", &[]);
    let at = format!("/teams/posts/{post}/end");
    lead.get(&at).expect("2 children still are theirs");
    assert!(lead.post(&at, &[("to", "1 1 2026")]).error_for("to").unwrap().contains("before"));

    let sent = lead.post(&at, &[("to", "14 12 2026")]);

    lead.follow(&sent)
        .expect("The post ends on 14 December 2026. 2 children still theirs")
        .expect("to 14 December 2026");
    lead.post(&at, &[("to", "")]).expect_status(303);
    lead.get(&format!("/teams/{team}")).expect("to no end");
    lead.get("/teams/posts/77/end").expect_status(404);
    lead.get("/teams/77").expect_status(404);
    lead.get("/teams/workers/77").expect_status(404);
    lead.get("/teams/77/posts/new").expect_status(404);
}
