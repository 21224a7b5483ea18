//! Step 6 of the first journey: a practice lead changes what is asked, and workers and readers see the right words.

use record::store::person::{NewPerson, make_person, person};
use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

const OLD: &str = "A child may show different things at home, at school and in a car.";
const NEW: &str = "Children say different things in different places.";

fn app() -> (TestApp, String) {
    let app = TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: crate::areas(),
        sights: Arc::new(record::RecordSights),
    });
    let number = app.arrange(|acting| {
        let new = NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() };
        let id = make_person(acting, &new)?;
        Ok(person(acting, id)?.kith_number)
    });
    (app, number)
}

fn begin(worker: &Browser<'_>, number: &str, path: &str) -> String {
    worker.post(&format!("/people/{number}/{path}/new"), &[("whom", number)]).led_to()
}

fn answer(worker: &Browser<'_>, page: &Seen, record: &str, to: &str, answers: &[(&str, &str)]) -> Seen {
    let mut fields = Vec::new();
    for (question, value) in answers {
        let place = format!("q-{question}-0");
        fields.push((format!("v-{place}"), page.field(&format!("v-{place}")).unwrap()));
        fields.push((place, (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    worker.post(&format!("{record}/{to}"), &fields)
}

const VISIT: &[(&str, &str)] = &[
    ("happened", "20 11 2026 15:30"),
    ("place", "Home"),
    ("seen", "yes"),
    ("seen_alone", "yes"),
    ("saw_and_heard", "They were making soup."),
];

fn change(lead: &Browser<'_>, at: &str, fields: &[(&str, &str)]) {
    let page = lead.get(at);
    let names = page.attributes("main form.kith-narrow input:not([type=checkbox]), main form.kith-narrow textarea, main form.kith-narrow select", "name");
    let mut all: Vec<(String, String)> = names
        .into_iter()
        .filter(|name| name != "csrf" && name != "once")
        .map(|name| (name.clone(), page.field(&name).unwrap_or_default()))
        .collect();
    all.retain(|(name, _)| fields.iter().all(|(other, _)| other != name));
    all.extend(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    lead.post(at, &all).expect_status(303);
}

fn publish(lead: &Browser<'_>, form: &str) {
    let stands = lead.get(&format!("/forms/{form}/edit/check")).field("stands").unwrap();
    lead.post(&format!("/forms/{form}/publish"), &[("reason", "Workers asked"), ("stands", &stands)])
        .expect_status(303);
}

/// C01-01: a change of prompt is versioned and live the same day; old records show the old prompt.
#[test]
fn c01_01_a_changed_prompt_is_asked_the_same_day_and_old_records_show_the_old_one() {
    let (app, number) = app();
    let (worker, lead) = (app.sign_in_as("worker"), app.sign_in_as("quality"));
    let old = begin(&worker, &number, "visits");
    answer(&worker, &worker.get(&old), &old, "complete", VISIT).expect_status(303);
    let open = begin(&worker, &number, "visits");
    worker.get(&open).expect(OLD).expect_not("changed on");
    app.minutes_pass(30);

    change(&lead, "/forms/visit/edit/questions/place", &[("why", NEW)]);
    worker.get(&open).expect(OLD);
    publish(&lead, "visit");

    let new = begin(&worker, &number, "visits");
    worker.get(&new).expect(NEW).expect_not(OLD);
    worker.get(&open).expect(NEW).expect("changed on 23 November 2026, after you began. You see it as it is now");
    worker.get(&old).expect(OLD).expect_not(NEW).expect("version 1");
    app.expect_sound();
}

#[test]
fn a_page_opened_before_a_change_saves_every_answer_after_it() {
    let (app, number) = app();
    let (worker, lead) = (app.sign_in_as("worker"), app.sign_in_as("quality"));
    let (moves, stays) = (begin(&worker, &number, "visits"), begin(&worker, &number, "notes"));
    let pages = [worker.get(&moves), worker.get(&stays)];
    app.minutes_pass(1);
    change(&lead, "/forms/visit/edit/questions/place", &[("ask", "Where was it?")]);
    publish(&lead, "visit");
    lead.post("/forms/note/edit/questions/who_with/out", &[]).expect_status(303);
    publish(&lead, "note");

    answer(&worker, &pages[0], &moves, "draft", &[("place", "At Gran's")]).expect_status(303);
    answer(&worker, &pages[1], &stays, "draft", &[("who_with", "The school nurse")]).expect_status(303);

    let page = worker.get(&moves);
    assert_eq!(page.field("q-place-0").as_deref(), Some("At Gran's"));
    page.expect("Where was it?");
    let page = worker.get(&stays);
    assert_eq!(page.field("q-who_with-0").as_deref(), Some("The school nurse"));
    page.expect("This draft goes on with the questions it was begun with");
    assert_eq!(worker.get(&begin(&worker, &number, "notes")).field("q-who_with-0"), None);
}

#[test]
fn a_form_made_by_the_council_is_begun_completed_and_told_as_a_visit_is() {
    let (app, number) = app();
    let (worker, lead) = (app.sign_in_as("worker"), app.sign_in_as("quality"));
    lead.post("/forms/visit/copy", &[("title", "Visit before birth")]).expect_status(303);
    let path = format!("/people/{number}/forms/visit_before_birth/new");
    worker.get(&path).expect_status(404);
    publish(&lead, "visit_before_birth");

    worker.get(&format!("/people/{number}")).expect("Visit before birth");
    worker.get(&path).expect("Visit before birth").expect_status(200);
    let record = begin(&worker, &number, "forms/visit_before_birth");
    let done = answer(&worker, &worker.get(&record), &record, "complete", VISIT);

    worker.follow(&done).expect("The visit before birth is complete and stands in the story of Robin Marsden");
    worker.get(&format!("/people/{number}")).expect("They were making soup.");
    worker.get(&format!("/people/{number}/records")).expect("Visit before birth");
    worker.get(&format!("/people/{number}/forms/visit/new")).expect_status(404);
    app.expect_sound();
}

#[test]
fn a_form_that_is_out_of_use_cannot_be_begun_and_its_drafts_go_on() {
    let (app, number) = app();
    let (worker, lead) = (app.sign_in_as("worker"), app.sign_in_as("quality"));
    lead.post("/forms/visit/copy", &[("title", "Early visit")]).expect_status(303);
    publish(&lead, "early_visit");
    let draft = begin(&worker, &number, "forms/early_visit");
    change(&lead, "/forms/early_visit/edit/words", &[("purpose", "Not any more.")]);
    publish(&lead, "early_visit");

    worker.get(&format!("/people/{number}")).expect_not("Early visit");
    worker.get(&format!("/people/{number}/forms/early_visit/new")).expect_status(422).expect("is out of use");
    answer(&worker, &worker.get(&draft), &draft, "complete", VISIT).expect_status(303);
}
