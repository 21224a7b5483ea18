//! The curated chronology and the one-page summary.

use super::scene::{Scene, send};

#[test]
fn a_worker_curates_an_entry_from_the_story_and_changes_and_ends_it_with_a_reason() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    scene.completed(&amina, false);
    let at = format!("/people/{}/chronology", scene.number);

    let new = amina.get(&format!("{at}/from-story"));
    new.expect("Visit at Gran's flat").expect("20 November 2026");
    let from = new.attributes("main a[href*='/chronology/new/']", "href").remove(0);
    let page = amina.get(&from);
    assert_eq!(page.field("day").as_deref(), Some("20 November 2026"));
    assert!(page.field("source").unwrap().starts_with("Visit written by Amina Yusuf"));
    let story = page.field("story").unwrap();
    let fields = |words: &'static str, meaning: &'static str| {
        [("day", "20 11 2026"), ("words", words), ("source", "Visit"), ("meaning", meaning), ("story", story.as_str())]
    };
    amina.post(&at, &fields("Moved to Gran's", "")).expect_status(422).expect("Say what it means for the child");
    amina.post(&at, &fields("Moved to Gran's", "She sleeps")).expect_status(303);
    let read = amina.get(&at);
    read.expect("Moved to Gran's").expect("She sleeps").expect("aged 7").expect("Written by Amina Yusuf");
    read.expect("Open the record");
    amina.get(&format!("{at}/from-story")).expect("In the chronology");

    let id = read.attributes(".kith-entry", "id").remove(0).replace('c', "");
    amina
        .post(&format!("{at}/{id}/edit"), &fields("Moved to Gran's flat", "She sleeps"))
        .expect_status(422)
        .expect("Say why it is changed");
    let changed: Vec<_> =
        fields("Moved to Gran's flat", "She sleeps").into_iter().chain([("reason", "clearer")]).collect();
    amina.post(&format!("{at}/{id}/edit"), &changed).expect_status(303);
    let read = amina.get(&at);
    read.expect("Moved to Gran's flat");
    let id = read.attributes(".kith-entry", "id").remove(0).replace('c', "");
    amina.post(&format!("{at}/{id}/end"), &[("reason", "It belongs to Tyler")]).expect_status(303);
    amina.get(&at).expect("Nobody has written a chronology yet");
    assert_eq!(scene.app.count("SELECT count(*) FROM chronology_entry", &[]), 2, "ended, not deleted");
    scene.app.expect_sound();
}

/// Adds an entry on a day; what it means is made up.
fn entry(amina: &testkit::Browser<'_>, at: &str, day: &str, words: &str, more: &[(&str, &str)]) {
    let fields = [("day", day), ("words", words), ("source", "Gran"), ("meaning", "It counts")];
    amina.post(at, &[fields.as_slice(), more].concat()).expect_status(303);
}

#[test]
fn entries_of_one_day_change_places_and_a_turning_point_is_marked_in_words() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let at = format!("/people/{}/chronology", scene.number);
    entry(&amina, &at, "4 5 2026", "Police came", &[]);
    entry(&amina, &at, "4 5 2026", "Shouting was heard", &[("turning_point", "yes")]);
    entry(&amina, &at, "1 2 2025", "Began school", &[]);
    let words = || amina.get(&at).all(".kith-entry__words");
    assert_eq!(words(), ["Began school", "Police came", "Shouting was heard"]);

    let buttons = amina.get(&at).attributes("main form[action$='/before']", "action");
    assert_eq!(buttons.len(), 1, "only where the entry above happened on the same day");
    amina.post(&buttons[0], &[]).expect_status(303);

    assert_eq!(words(), ["Began school", "Shouting was heard", "Police came"]);
    let read = amina.get(&at);
    assert_eq!(read.all(".kith-entry--key .kith-kind"), ["Turning point"]);
    amina.post(&buttons[0], &[]).expect_status(303);
    assert_eq!(words()[1], "Shouting was heard", "the first of its day stays the first");
    scene.app.expect_sound();
}

#[test]
fn two_people_who_change_one_entry_leave_one_and_the_others_words_are_offered() {
    let scene = Scene::new();
    let (amina, joel) = (scene.app.browser_of(scene.amina), scene.app.browser_of(scene.joel));
    let at = format!("/people/{}/chronology", scene.number);
    entry(&amina, &at, "4 5 2026", "Moved", &[]);
    let edit = amina.get(&at).attributes("main a[href$='/edit']", "href").remove(0);
    let fields = |words: &'static str| {
        [("day", "4 5 2026"), ("words", words), ("source", "Gran"), ("meaning", "It counts"), ("reason", "clearer")]
    };

    amina.post(&edit, &fields("Moved to Gran's")).expect_status(303);
    let late = joel.post(&edit, &fields("Moved to her aunt's"));

    late.expect_status(422).expect("Somebody changed or took out this entry");
    assert_eq!(late.field("words").as_deref(), Some("Moved to her aunt's"));
    assert_eq!(amina.get(&at).all(".kith-entry__words"), ["Moved to Gran's"]);
}

#[test]
fn what_was_taken_from_a_record_on_the_wrong_child_leaves_the_chronology_with_it() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let (_, sky) = scene.a_child_whom_nobody_holds();
    let record = scene.completed(&amina, false);
    let at = format!("/people/{}/chronology", scene.number);
    let from = amina.get(&format!("{at}/from-story")).attributes("main a[href*='/new/']", "href").remove(0);
    let story = amina.get(&from).field("story").unwrap();
    entry(&amina, &at, "20 11 2026", "Sky's secret", &[("story", &story)]);
    amina.get(&at).expect("Sky's secret");

    let fields = [("to", sky.as_str()), ("reason", "This was Sky"), ("sure", sky.as_str())];
    amina.post(&format!("{record}/move"), &fields).expect_status(303);

    amina.get(&at).expect_not("Sky's secret");
    scene.app.expect_sound();
}

#[test]
fn the_story_leads_to_the_chronology_and_the_summary() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let page = amina.get(&format!("/people/{}", scene.number));
    page.expect("One-page summary").expect("Chronology").expect("not written yet");
    let led = page.attributes("main a", "href");
    for end in ["chronology", "summary"] {
        assert!(led.contains(&format!("/people/{}/{end}", scene.number)), "{end}");
    }
}

#[test]
fn a_day_that_is_none_is_told_and_what_was_typed_stays() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let at = format!("/people/{}/chronology", scene.number);

    let fields = [("day", "31 11 2026"), ("words", "Moved"), ("source", "Mum"), ("meaning", "Far from school")];
    let page = amina.post(&at, &fields);

    page.expect_status(422).expect("There is a problem");
    assert_eq!((page.field("words").as_deref(), page.field("day").as_deref()), (Some("Moved"), Some("31 11 2026")));
}

const SUMMARY: [&str; 6] =
    ["who_i_am", "what_i_say", "why_we_are_involved", "safety_now", "what_it_means", "next_and_who"];

/// C02-02.
#[test]
fn c02_02_the_summary_shows_6_fields_and_says_when_it_is_over_30_days_old() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "summaries", false);
    let answers: Vec<(String, String)> = SUMMARY.iter().map(|q| (format!("q-{q}-0"), format!("About {q}"))).collect();
    let answers: Vec<(&str, &str)> = answers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    send(&amina, &record, "complete", &answers).expect_status(303);
    let at = format!("/people/{}/summary", scene.number);

    let page = amina.get(&at);
    page.expect("Up to date, written today");
    assert_eq!(page.all(".kith-answer").len(), 6);
    let fresh = scene.app.store.read(|r| crate::published::summaries_fresh(r, days::day_of(scene.app.now()))).unwrap();
    assert_eq!((fresh.fresh, fresh.of), (1, 2));
    scene.app.minutes_pass(31 * 24 * 60);
    let later = scene.app.browser_of(scene.amina);
    later.get(&at).expect("Out of date: 31 days old");
    let again = scene.begin(&later, "summaries", false);
    assert_eq!(
        later.get(&again).field("q-who_i_am-0").as_deref(),
        Some("About who_i_am"),
        "it begins with the last one"
    );
}

/// C02-02.
#[test]
fn c02_02_a_significant_event_asks_for_the_summary_to_be_brought_up_to_date() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "summaries", false);
    let answers: Vec<(String, String)> = SUMMARY.iter().map(|q| (format!("q-{q}-0"), "Words".to_owned())).collect();
    let answers: Vec<(&str, &str)> = answers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    send(&amina, &record, "complete", &answers).expect_status(303);
    scene.app.minutes_pass(2 * 24 * 60);
    let now = scene.app.now();
    scene.app.arrange(|acting| {
        let new = record::store::story::NewEntry {
            kind: record::words::StoryKind::Missing,
            day: jiff::civil::date(2026, 11, 24),
            time: None,
            written_at: now,
            title: "Missing overnight",
            words: "",
            meaning: "",
            turning_point: false,
            source: "Police",
            source_id: None,
            by: "Amina Yusuf",
            origin: None,
        };
        record::store::story::tell(acting, scene.kj, &new)
    });

    let later = scene.app.browser_of(scene.amina);
    later
        .get(&format!("/people/{}/summary", scene.number))
        .expect("Since then there was a significant event")
        .expect("Missing overnight");
}
