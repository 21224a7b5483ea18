use super::scene::Scene;
use jiff::civil::date;
use record::store::action::{self, Asked, NewAction};
use store::{Acting, Fault, Value};

/// An audit as figures count it, graded on a day.
fn graded(acting: &mut Acting<'_>, scene: (i64, i64), day: days::Day, first: &str, last: &str) -> Result<i64, Fault> {
    let (programme, person) = scene;
    let row: [(&str, Value); 12] = [
        ("programme", programme.into()),
        ("person", person.into()),
        ("kind", "full".into()),
        ("standing", "closed".into()),
        ("auditor_words", "Sian Hughes".into()),
        ("moderate", 0i64.into()),
        ("worker_words", "Amina Yusuf".into()),
        ("form_version", 1i64.into()),
        ("made_at", 0i64.into()),
        ("changed_at", 0i64.into()),
        ("graded_on", day.into()),
        ("closed_on", day.into()),
    ];
    let id = acting.insert("audit", &row)?;
    acting.update("audit", id, &[("first", first.into()), ("final", last.into()), ("sent_on", day.into())])?;
    Ok(id)
}

fn answer(acting: &mut Acting<'_>, audit: i64, question: &str, value: &str) -> Result<(), Fault> {
    let row = [
        ("audit", audit.into()),
        ("question", question.into()),
        ("value", value.into()),
        ("version", 1i64.into()),
        ("account", 1i64.into()),
        ("by_words", "Sian Hughes".into()),
        ("at", 0i64.into()),
    ];
    acting.insert("audit_answer", &row).map(|_| ())
}

impl Scene {
    /// A programme and a child for audits that are only counted.
    fn counted(&self) -> (i64, i64) {
        let programme = self.programme("full", "0");
        (programme.rsplit('/').next().unwrap().parse().unwrap(), self.children[0].0)
    }
}

/// The row of a table whose first cell this is.
fn row(page: &testkit::Seen, first: &str) -> String {
    page.all("table tr").into_iter().find(|row| row.starts_with(first)).unwrap_or_else(|| panic!("no row {first}"))
}

#[test]
fn c26_04_the_grade_mix_is_shown_with_its_range_before_and_after_moderation() {
    let scene = Scene::of(1);
    let of = scene.counted();
    scene.app.arrange(|acting| {
        for n in 0..60 {
            let first = if n < 12 { "inadequate" } else { "good" };
            let last = if n < 15 { "inadequate" } else { "good" };
            graded(acting, of, date(2026, 10, 5), first, last)?;
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    let line = row(&page, "Inadequate");
    assert_eq!(line, "Inadequate 12 of 60, 20.0% 11.8% to 31.8% 15 of 60, 25.0% 15.8% to 37.2%");
    page.expect("Moved by moderation: 3 of 60, 5.0%");
    scene.sian().get("/audits/figures/list/final-inadequate").expect("Inadequate after moderation: 15 audits");
    scene.sian().get("/audits/figures/list/first-inadequate").expect("Inadequate before moderation: 12 audits");
    let member = scene.app.sign_in_as("member");
    let page = member.get("/audits/figures");
    page.expect("15 of 60, 25.0%").expect_not("Amina");
    assert!(page.attributes("main a", "href").iter().all(|href| !href.contains("/list/")));
    member.get("/audits/figures/list/final-inadequate").expect_status(403);
}

#[test]
fn c26_02_who_took_part_and_overdue_actions_are_shares_of_all() {
    let scene = Scene::of(1);
    let of = scene.counted();
    let child = scene.children[0].0;
    scene.app.arrange(|acting| {
        for n in 0..120 {
            let id = graded(acting, of, date(2026, 10, 5), "good", "good")?;
            for (who, took_part) in [("worker", 96), ("manager", 84), ("family", 42)] {
                answer(acting, id, &format!("took_part_{who}"), if n < took_part { "yes" } else { "no" })?;
            }
        }
        for n in 0..210 {
            let new = NewAction {
                person: Some(child),
                words: "See her alone",
                owner: None,
                owner_words: "Amina Yusuf",
                due: Some(if n < 50 { date(2026, 11, 20) } else { date(2026, 12, 20) }),
                agreed_where: "audit",
                agreed_id: None,
                agreed_by: "Sian Hughes",
                priority: 0,
                origin: None,
            };
            let asked =
                Asked { by: 1, evidence_wanted: String::new(), will_change: String::new(), ask_impact_on: None };
            action::agree_asked(acting, &new, &asked)?;
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    for (who, share) in [
        ("Worker", "96 of 120, 80.0%"),
        ("Manager", "84 of 120, 70.0%"),
        ("Family", "42 of 120, 35.0%"),
        ("Overdue", "50 of 210, 23.8%"),
    ] {
        assert!(row(&page, who).contains(share), "{}", row(&page, who));
    }
    scene.sian().get("/audits/figures/list/took_part_family").expect("Family: 42 audits");
    scene.sian().get("/audits/actions/list/overdue").expect("Overdue (50)");
}

#[test]
fn c26_06_what_changed_is_counted_with_those_who_did_not_answer() {
    let scene = Scene::of(1);
    let of = scene.counted();
    scene.app.arrange(|acting| {
        for n in 0..60 {
            let id = graded(acting, of, date(2026, 6, 5), "good", "good")?;
            crate::store::impact::ask(acting, id, date(2026, 8, 1))?;
            let helped = match n {
                0..30 => "better",
                30..42 => "no_change",
                42..44 => "worse",
                44..48 => "cannot_tell",
                _ => continue,
            };
            let helped = record::words::Helped::from_code(helped).unwrap();
            let said = crate::published::Impact {
                audit: id,
                due: date(2026, 8, 1),
                helped: None,
                evidence: "She told us".to_owned(),
                asked_of: "Robin".to_owned(),
                by: "Sian Hughes".to_owned(),
                at: None,
            };
            crate::store::impact::answer(acting, &said, helped)?;
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    for (words, share) in [
        ("Asked and answered", "48 of 60, 80.0%"),
        ("Better for the child", "30 of 48"),
        ("No change", "12 of 48"),
        ("Worse for the child", "2 of 48"),
        ("Cannot tell", "4 of 48"),
    ] {
        assert!(row(&page, words).contains(share), "{}", row(&page, words));
    }
    scene.sian().get("/audits/figures/list/impact-better").expect("Better for the child: 30 audits");
    scene.sian().get("/audits/figures/list/impact-answered").expect("48 audits");
}

#[test]
fn c26_07_risk_understood_and_impact_on_the_child_are_audit_questions_and_are_counted() {
    let scene = Scene::of(1);
    let of = scene.counted();
    scene.app.arrange(|acting| {
        for n in 0..40 {
            let id = graded(acting, of, date(2026, 10, 5), "good", "good")?;
            answer(acting, id, "risk_understood", if n < 26 { "yes" } else { "no" })?;
            answer(acting, id, "impact_seen", if n < 18 { "yes" } else { "no" })?;
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    assert!(row(&page, "Risk is understood").contains("26 of 40, 65.0%"));
    assert!(row(&page, "Impact on the child can be seen").contains("18 of 40, 45.0%"));
}

#[test]
fn c26_08_the_share_good_or_outstanding_is_shown_over_the_quarters() {
    let scene = Scene::of(1);
    let of = scene.counted();
    scene.app.arrange(|acting| {
        for (day, good) in [(date(2026, 4, 10), 24), (date(2026, 7, 10), 26), (date(2026, 10, 10), 28)] {
            for n in 0..50 {
                let grade =
                    if n < good { if n % 5 == 0 { "outstanding" } else { "good" } } else { "requires_improvement" };
                graded(acting, of, day, grade, grade)?;
            }
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    assert!(row(&page, "1 April 2026").contains("24 of 50, 48.0%"));
    assert!(row(&page, "1 July 2026").contains("26 of 50, 52.0%"));
    assert!(row(&page, "1 October 2026").contains("28 of 50, 56.0%"));
    scene.sian().get("/audits/figures/list/good-7").expect("28 audits");
    scene.sian().get("/audits/figures/list/good-99").expect_status(404);
}

#[test]
fn c26_09_actions_done_in_time_are_shown_over_the_quarters() {
    let scene = Scene::of(1);
    let child = scene.children[0].0;
    scene.app.arrange(|acting| {
        for (due, met) in [(date(2026, 4, 10), 76), (date(2026, 7, 10), 83), (date(2026, 10, 10), 91)] {
            for n in 0..100 {
                let new = NewAction {
                    person: Some(child),
                    words: "See her alone",
                    owner: None,
                    owner_words: "Amina Yusuf",
                    due: Some(due),
                    agreed_where: "audit",
                    agreed_id: None,
                    agreed_by: "Sian Hughes",
                    priority: 0,
                    origin: None,
                };
                let id = action::agree(acting, &new)?;
                let late = if n < met { 0 } else { 9 };
                let day = due.saturating_add(jiff::Span::new().days(late));
                let at = days::instant_of(day.at(12, 0, 0, 0)).unwrap();
                acting.update("action", id, &[("done_at", at.into()), ("done_by", "Amina Yusuf".into())])?;
            }
        }
        Ok(())
    });

    let page = scene.sian().get("/audits/figures");

    for (quarter, share) in [("1 April 2026", "76.0%"), ("1 July 2026", "83.0%"), ("1 October 2026", "91.0%")] {
        assert!(row(&page, quarter).contains(share), "{}", row(&page, quarter));
    }
}
