//! Nothing is kept unless asked, and then until a day.

use super::scene::*;

#[test]
fn nothing_of_a_check_that_is_not_kept_remains_after_an_hour() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());
    analyst.get(&at).expect("Nothing is kept").expect("23 November 2026 at 11:42");
    app.minutes_pass(59);
    app.round();
    analyst.get(&at).expect_status(200);
    assert_eq!(held(&app), (1, 2));

    app.minutes_pass(1);

    analyst.get(&at).expect_status(404);
    analyst.get(&format!("{at}/report.html")).expect_status(404);
    app.round();
    assert_eq!(held(&app), (0, 0));
    assert_eq!(app.count("SELECT count(*) FROM return_check_kept", &[]), 0);
    assert_eq!(
        app.count("SELECT count(*) FROM act WHERE name NOT IN ('make_account')", &[]),
        0,
        "and no act tells of it"
    );
}

#[test]
fn signing_out_forgets_what_is_not_kept_and_another_session_does_not_see_it() {
    let app = app();
    let account = app.account("mei.chan", "Mei Chan", "analyst", None);
    let (here, there) = (app.browser_of(account), app.browser_of(account));
    let at = check(&here, &faulty());
    there.get(&at).expect_status(404);
    there.get("/returns").expect_not("Your checks");

    app.store.keep(app.now(), |k| access::end_sessions_of(k, account)).unwrap();

    assert_eq!(held(&app), (0, 0));
    app.round();
    app.browser_of(account).get(&at).expect_status(404);
}

#[test]
fn what_stands_in_the_database_tells_nothing_of_the_files() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    check(&analyst, &faulty());
    let sql = "SELECT bytes FROM return_check_file";
    let held: Vec<Vec<u8>> =
        app.store.read(|r| r.rows(sql, &[])).unwrap().iter().map(|r| r.get("bytes").unwrap()).collect();
    for (word, bytes) in ["CH1", "QQQQ", "header", "AB1"].iter().flat_map(|word| held.iter().map(move |b| (word, b))) {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
}

#[test]
fn a_second_check_takes_the_place_of_the_first() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let first = check(&analyst, &faulty());
    let second = check(&analyst, &faulty()[1..]);
    analyst.get(&first).expect_status(404);
    analyst.get(&second).expect_status(200);
    assert_eq!(held(&app), (1, 1));
}

#[test]
fn a_check_is_kept_for_as_many_days_as_chosen_for_its_owner_alone_and_then_forgotten() {
    for (days, until, minutes) in
        [("1", "24 November 2026", 1_440), ("7", "30 November 2026", 10_080), ("30", "23 December 2026", 43_200)]
    {
        let app = app();
        let account = app.account("mei.chan", "Mei Chan", "analyst", None);
        let at = check(&app.browser_of(account), &faulty());
        // Of another session: it cannot be kept by somebody who does not see it.
        app.browser_of(account).post(&format!("{at}/keep"), &[("days", days)]).expect_status(404);
        let analyst = app.browser_of(account);
        let at = check(&analyst, &faulty());

        let kept = analyst.post(&format!("{at}/keep"), &[("days", days)]);

        analyst.follow(&kept).expect(&format!("kept until {until} at 10:42"));
        assert_eq!(app.last_act(), "keep_check");
        let told = "SELECT words FROM return_check_kept WHERE account = $1";
        let words: Option<String> = app.store.read(|r| r.one(told, &[account.into()])).unwrap();
        assert_eq!(words.as_deref(), Some("SSDA903 2026-27"));
        app.expect_sound();
        app.store.keep(app.now(), |k| access::end_sessions_of(k, account)).unwrap();
        app.minutes_pass(minutes - 1);
        app.round();
        let later = app.browser_of(account);
        later.get("/returns").expect("Kept until");
        later.get(&format!("{at}/errors")).expect("144").expect_status(200);
        app.sign_in_as("analyst").get(&at).expect_status(404);

        app.minutes_pass(1);
        later.get(&at).expect_status(404);
        app.round();
        assert_eq!(held(&app), (0, 0), "{days}");
    }
}

#[test]
fn another_check_leaves_what_is_kept() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let first = check(&analyst, &faulty());
    analyst.post(&format!("{first}/keep"), &[("days", "7")]).expect_status(303);
    check(&analyst, &faulty());
    analyst.get(&first).expect_status(200).expect("Keep this check longer");
    assert_eq!(analyst.get("/returns").all("tbody tr").len(), 2);
    assert_eq!(held(&app), (2, 4));
}

#[test]
fn a_check_is_forgotten_when_somebody_says_so() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    for keep in [false, true] {
        let at = check(&analyst, &faulty());
        if keep {
            analyst.post(&format!("{at}/keep"), &[("days", "30")]).expect_status(303);
        }
        let gone = analyst.post(&format!("{at}/forget"), &[]);
        analyst.follow(&gone).expect_status(200);
        analyst.get(&at).expect_status(404);
        analyst.post(&format!("{at}/forget"), &[]).expect_status(404);
        analyst.post(&format!("{at}/keep"), &[("days", "30")]).expect_status(404);
        assert_eq!(held(&app), (0, 0));
    }
}

#[test]
fn a_number_of_days_that_is_not_offered_is_refused_with_a_sentence_and_nothing_is_kept() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());
    for days in ["", "365", "-7", "x"] {
        let page = analyst.post(&format!("{at}/keep"), &[("days", days)]);
        page.expect_status(422).expect("Choose for how many days the check is kept");
    }
    assert_eq!(app.count("SELECT count(*) FROM return_check_kept", &[]), 0);
    assert_eq!(app.count("SELECT count(*) FROM return_check WHERE secret IS NOT NULL", &[]), 0);
}

#[test]
fn the_answer_is_made_anew_from_the_files_by_a_process_that_does_not_remember_it() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());
    let before = analyst.get(&format!("{at}/report.json")).json();
    let id: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
    crate::answering::forget(&app.store, id);
    assert_eq!(analyst.get(&format!("{at}/report.json")).json(), before);
    analyst.post(&format!("{at}/keep"), &[("days", "7")]).expect_status(303);
    crate::answering::forget(&app.store, id);
    assert_eq!(analyst.get(&format!("{at}/report.json")).json(), before);
}
