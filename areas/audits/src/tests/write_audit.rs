use super::scene::{ACTION, Scene, answers, audits, writes};
use crate::words::Kind;

#[test]
fn c26_01_compliance_items_and_grades_are_marked_apart() {
    let scene = Scene::of(1);
    let at = scene.one_audit("full");
    let sian = scene.sian();
    sian.post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);
    let two_missing = [("item_voice", "not_met"), ("item_alone", "not_met")];

    let sent = writes(&sian, &at, "send", &answers(Kind::Full, "requires_improvement", &two_missing));

    let page = sian.follow(&sent);
    page.expect("18 of 20 compliance items met").expect("Requires improvement").expect("Graded, not yet closed");
    page.expect("Seen in the visits of May and June");
    assert_eq!(scene.app.last_act(), "send_audit");
    scene.app.expect_sound();
}

#[test]
fn a_grade_without_evidence_is_not_sent_and_nothing_typed_is_lost() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let sian = scene.sian();
    sian.post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);

    let refused =
        writes(&sian, &at, "send", &answers(Kind::Themed, "good", &[("why_overall", "ok"), ("why_direct", "")]));

    refused.expect_status(422);
    let said = refused.all(".govuk-error-summary li").join(" ");
    assert!(said.contains("“ok” does not say why"), "{said}");
    assert!(said.contains("Direct work and relationships: what is the grade based on?"), "{said}");
    assert_eq!(refused.field("q-why_overall-0").as_deref(), Some("ok"));
    assert_eq!(refused.field("q-overall-0").as_deref(), Some("good"));
    assert_eq!(scene.app.count("SELECT count(*) FROM audit WHERE standing = 'draft'", &[]), 1);
}

#[test]
fn what_the_record_says_stands_beside_the_questions_and_opens_it() {
    let scene = Scene::of(1);
    let at = scene.one_audit("full");
    let sian = scene.sian();
    let before = sian.get(&at);
    before.expect("No visit on record").expect("no answer to ethnicity, language, religion");
    sian.post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);

    let page = sian.get(&at);

    page.expect("What the record says today").expect("Never discussed in a supervision on record");
    let number = &scene.children[0].1;
    let links = page.attributes("a", "href");
    assert!(links.contains(&format!("/people/{number}/about")), "{links:?}");
}

#[test]
fn a_draft_is_saved_by_a_button_and_by_the_script_and_is_its_auditors_alone() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let sian = scene.sian();
    sian.post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);

    let said = [("overall".to_owned(), "good".to_owned())];
    writes(&sian, &at, "draft", &said).expect_status(303);
    let mark = sian.get(&at).field("v-q-why_overall-0").unwrap();
    let saved = sian.script(
        &format!("{at}/answers"),
        &[("v-q-why_overall-0", &mark), ("q-why_overall-0", "Her own words in each visit")],
    );

    assert_eq!(saved.json()["saved"][0]["place"], "q-why_overall-0");
    assert_eq!(sian.get(&at).field("q-why_overall-0").as_deref(), Some("Her own words in each visit"));
    let stale = sian.script(&format!("{at}/answers"), &[("v-q-overall-0", "0."), ("q-overall-0", "inadequate")]);
    assert_eq!(stale.json()["conflicts"][0]["place"], "q-overall-0");
    sian.get(&format!("{at}/answers.json")).expect_status(200);
    for other in [scene.angela(), scene.grace(), scene.helen()] {
        other.get(&at).expect("Being audited").expect_not("Her own words in each visit");
    }
    scene.angela().get(&format!("{at}/answers.json")).expect_status(403);
    scene.amina().get(&at).expect_status(404);
}

#[test]
fn an_auditor_in_the_line_cannot_begin_and_hands_it_back() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let id: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
    let (grace, north, grace_account) = (scene.grace, scene.north, scene.grace_account);
    scene.app.arrange(|acting| {
        record::store::worker::take_post(acting, grace, north, "Cover", jiff::civil::date(2026, 11, 1))?;
        acting.update("audit", id, &[("auditor", grace_account.into()), ("auditor_words", "Grace Adeyemi".into())])
    });

    scene.grace().get(&at).expect("is in the line");
    scene.grace().post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(422).expect("is in the line");
    scene.grace().post(&format!("{at}/hand-back"), &[("why", "")]).expect_status(422);
    scene.grace().post(&format!("{at}/hand-back"), &[("why", "I cover the team this month")]).expect_status(303);

    scene.sian().get(&format!("{at}/give")).expect("Grace Adeyemi is in the line");
    let give = [("auditor", scene.grace_account.to_string())];
    scene.sian().post(&format!("{at}/give"), &[("auditor", &give[0].1)]).expect_status(422);
    scene.sian().post(&format!("{at}/give"), &[("auditor", &scene.angela_account.to_string())]).expect_status(303);
    scene.angela().get("/audits").expect("Robin 1 Marsden");
    scene.angela().get("/").expect("1 audit to do");
}

#[test]
fn an_audit_is_not_begun_without_saying_that_the_family_is_not_known_and_can_be_settled_as_not_done() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");
    let refused = scene.sian().post(&format!("{at}/begin"), &[]);
    refused.expect_status(422);
    assert!(refused.error_for("clear").is_some());
    scene.sian().post(&format!("{at}/drop"), &[("why", "ok")]).expect_status(422);

    scene.sian().post(&format!("{at}/drop"), &[("why", "The family moved to another council")]).expect_status(303);

    scene.sian().get(&at).expect("The family moved to another council");
    scene.sian().post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(409);
}

#[test]
fn actions_of_an_audit_begin_to_run_when_it_is_sent() {
    let scene = Scene::of(1);
    let at = scene.one_audit("themed");

    audits(&scene.sian(), &at, Kind::Themed, "good", &ACTION);

    scene.sian().get(&at).expect("See her alone at school").expect("Somebody hears what she wants");
    let work = scene.amina().get(&format!("/people/{}/work", scene.children[0].1));
    work.expect("See her alone at school").expect("Agreed in audit by Sian Hughes");
    scene.amina().get("/").expect("See her alone at school");
}

#[test]
fn c02_01_a_short_entry_that_shows_all_three_and_a_long_one_that_shows_one_are_both_scored_beside_the_questions() {
    let scene = Scene::of(1);
    let amina = scene.amina();
    let words = |n: usize| vec!["word"; n].join(" ");
    let (thirty, long) = (words(30), words(870));
    let visit = |day: &str, said: &[(&str, &str)]| {
        let number = scene.children[0].1.as_str();
        let record = amina.post(&format!("/people/{number}/visits/new"), &[("whom", number)]).led_to();
        let usual = [("happened", day), ("place", "Gran's flat"), ("seen", "yes"), ("seen_alone", "yes")];
        let all: Vec<(String, String)> =
            usual.iter().chain(said).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        writes(&amina, &record, "complete", &all).expect_status(303);
    };
    visit(
        "19 11 2026 15:30",
        &[("saw_and_heard", "Brief."), ("risk", &thirty), ("reflection", &thirty), ("impact", &thirty)],
    );
    visit("20 11 2026 15:30", &[("saw_and_heard", &long), ("risk", &thirty)]);
    let at = scene.one_audit("themed");
    scene.sian().post(&format!("{at}/begin"), &[("clear", "yes")]).expect_status(303);

    let page = scene.sian().get(&at);

    page.expect("3 of 3, visit of 19 November 2026").expect("1 of 3, visit of 20 November 2026");
    page.expect("at 2 of the last 2 visits").expect("written 3 days later");
}
