//! What it adds up to: by age, by theme, against capacity, in time, by quarter.

use super::scene::{Arranged, app, arranged, day};

#[test]
fn c25_01_the_oldest_unresolved_of_2007_comes_first_and_14_are_older_than_5_years_3_older_than_10() {
    let app = app();
    app.arrange(|acting| {
        let mut days = vec![day("2007-09-20"), day("2012-03-01"), day("2016-11-01")];
        days.extend((0..11).map(|n| day("2017-01-10").saturating_add(jiff::Span::new().months(n * 4))));
        days.extend((0..6).map(|n| day("2022-02-01").saturating_add(jiff::Span::new().months(n * 9))));
        for received in days {
            arranged(acting, &Arranged { received, ..Arranged::default() })?;
        }
        let closed = Some(day("2008-01-01"));
        arranged(
            acting,
            &Arranged { received: day("2006-01-01"), closed, outcome: Some("unfounded"), ..Arranged::default() },
        )
    });
    let officer = app.sign_in_as("allegations");
    let page = officer.get("/allegations/open");
    page.expect("14 older than 5 years").expect("3 older than 10 years");
    let rows = page.all("tbody tr");
    assert_eq!(rows.len(), 20);
    assert!(rows[0].contains("20 September 2007") && rows[0].contains("19 years and 2 months"), "{}", rows[0]);
    let days: Vec<&String> = rows.iter().collect();
    assert!(days[1].contains("1 March 2012") && days[2].contains("1 November 2016"));
    officer
        .get("/allegations")
        .expect("the oldest since 20 September 2007")
        .expect("14 older than 5 years")
        .expect("3 older than 10 years");
    for (years, count) in [(1, 20), (5, 14), (10, 3)] {
        let list = officer.get(&format!("/allegations/open?years={years}"));
        assert_eq!(list.all("tbody tr").len(), count, "the list's count is the number");
    }
    officer.get("/allegations/open?years=10").expect("3 older than 10 years, the oldest first, of");
}

#[test]
fn c25_02_of_180_closed_63_are_substantiated_35_0_per_cent_and_sectors_are_78_35_23_and_44() {
    let app = app();
    app.arrange(|acting| {
        let mut nth = 0;
        for (sector, n) in [("education", 78), ("social_care", 35), ("sport", 23), ("other", 44)] {
            for _ in 0..n {
                let outcome = if nth < 63 { "substantiated" } else { "unsubstantiated" };
                let setting = format!("{sector} {nth}");
                let of = Arranged {
                    received: day("2025-05-01"),
                    closed: Some(day("2025-09-01")),
                    sector,
                    setting: &setting,
                    outcome: Some(outcome),
                    ..Arranged::default()
                };
                arranged(acting, &of)?;
                nth += 1;
            }
        }
        Ok(())
    });
    let officer = app.sign_in_as("allegations");
    let page = officer.get("/allegations/figures?year=2025");
    page.expect("Of 180 allegations closed, 63 substantiated (35.0%).");
    for (code, n) in [("education", 78), ("social_care", 35), ("sport", 23), ("other", 44)] {
        let href = format!("/allegations/figures/list?year=2025&table=closed_sector&row={code}");
        let shown = page.all(&format!("a[href='{href}']"));
        assert!(shown[0].starts_with(&format!("{n} ")), "{code}: {shown:?}");
        let list = officer.get(&href);
        list.expect(&format!(": {n}"));
        assert_eq!(list.all("tbody tr").len(), n, "a list's count is the number");
    }
    page.expect("Sports coach or instructor 180 : Sports coach or instructor 100.0%");
}

#[test]
fn c25_03_one_officer_with_96_open_and_20_new_a_month_breaks_the_agreed_most_of_80() {
    let app = app();
    app.arrange(|acting| {
        for n in 0..96 + 57 {
            // Twenty a month from August to October; the rest before.
            let received = match n {
                0..60 => day("2026-08-01").saturating_add(jiff::Span::new().months(n / 20).days(n % 20)),
                _ => day("2026-01-05"),
            };
            // As many as fit were closed in those three months.
            let closed = (n >= 96).then(|| day("2026-09-15"));
            arranged(acting, &Arranged { received, closed, outcome: Some("false"), ..Arranged::default() })?;
        }
        Ok(())
    });
    let officer = app.sign_in_as("allegations");
    let page = officer.get("/allegations/capacity");
    page.expect("96 open referrals is more than the agreed most of 80, by 16.");
    assert_eq!(page.row("Officers").as_deref(), Some("1 officer"));
    assert!(page.row("Open now").unwrap().starts_with("96"));
    assert!(page.row("New a month").unwrap().starts_with("20.0"));
    assert!(page.row("Closed a month").unwrap().starts_with("19.0"));
    page.expect("over by 17").expect("over by 22");
}

#[test]
fn c25_04_of_40_school_referrals_34_closed_in_1_month_and_38_in_3_and_schools_can_be_shown_it() {
    let app = app();
    app.arrange(|acting| {
        for n in 0..40 {
            let took = match n {
                0..34 => jiff::Span::new().days(20),
                34..38 => jiff::Span::new().days(70),
                _ => jiff::Span::new().days(150),
            };
            let received = day("2026-04-10");
            let closed = Some(received.saturating_add(took));
            let id = arranged(acting, &Arranged { received, closed, outcome: Some("false"), ..Arranged::default() })?;
            crate::store::referral::decide(acting, id, day("2026-04-13"))?;
        }
        Ok(())
    });
    let officer = app.sign_in_as("allegations");
    let page = officer.get("/allegations/figures");
    page.expect("1 month 34 of 40 85.0% 80% Met").expect("3 months 38 of 40 95.0% 90% Met");
    page.expect("from the referral to the decision: 3 days; to the close: 20 days");
    let pdf = officer.get("/allegations/figures/time.pdf?year=2026&sector=education");
    pdf.expect_status(200);
    assert!(pdf.bytes().starts_with(b"%PDF"));
    assert_eq!(officer.get("/allegations/figures/time.pdf?year=2026&sector=moon").status(), 404);
}

/// A year of 247 received and 249 closed, by quarter, with the sectors so that one of them is small.
fn a_year(app: &testkit::TestApp) {
    app.arrange(|acting| {
        // What was open before the year is closed in it first.
        let quarters = [("2025-04-10", 60, 58), ("2025-07-10", 55, 60), ("2025-10-10", 70, 61), ("2026-01-10", 62, 70)];
        let before = 96;
        let closes: Vec<&str> = quarters.iter().flat_map(|(at, _, closed)| std::iter::repeat_n(*at, *closed)).collect();
        let comes: Vec<&str> = std::iter::repeat_n("2024-06-01", before)
            .chain(quarters.iter().flat_map(|(at, new, _)| std::iter::repeat_n(*at, *new)))
            .collect();
        for (at, received) in comes.into_iter().enumerate() {
            let closed = closes.get(at).map(|on| day(on).saturating_add(jiff::Span::new().days(40)));
            let sector = if at % 100 == 99 { "faith" } else { "education" };
            let setting = format!("Setting {at}");
            let of = Arranged {
                received: day(received),
                closed,
                sector,
                setting: &setting,
                outcome: Some("false"),
                ..Arranged::default()
            };
            arranged(acting, &of)?;
        }
        Ok(())
    });
}

#[test]
fn c25_05_the_committee_reads_the_quarterly_trend_and_the_backlog_once_the_year_is_published() {
    let app = app();
    a_year(&app);
    let (officer, member) = (app.sign_in_as("allegations"), app.sign_in_as("member"));
    member.get("/allegations-published").expect("No year was published yet");
    assert_eq!(member.get("/allegations-published/2025").status(), 404);
    assert_eq!(officer.get("/allegations/publish/2026").status(), 404, "a year that is not over is not published");
    officer.get("/allegations/figures?year=2025").expect("Publish this year");
    for (table, n) in [("new", 60), ("closed", 58), ("open", 98)] {
        let list = officer.get(&format!("/allegations/figures/list?year=2025&table={table}&row=0"));
        assert_eq!(list.all("tbody tr").len(), n, "{table}");
    }
    assert_eq!(officer.get("/allegations/figures/list?year=2025&table=new&row=4").status(), 404);
    officer.get("/allegations/publish/2025").expect("A year is published once").expect("60");
    officer.post("/allegations/publish/2025", &[]).expect_status(303);
    assert_eq!(officer.post("/allegations/publish/2025", &[]).status(), 409);

    let page = member.get("/allegations-published/2025");
    let rows = page.all("tbody tr");
    for (row, ends) in rows.iter().zip(["60 58 98", "55 60 93", "70 61 102", "62 70 94"]) {
        assert!(row.ends_with(ends), "{row}");
    }
    // Faith had three; another number is hidden so that the sum does not tell it.
    page.expect("Faith organisations [c]").expect("Schools and colleges [c]").expect("All 247");
    page.expect_not("Westfield").expect_not("Pike");
    let pdf = member.get("/allegations-published/2025/report.pdf");
    assert!(pdf.bytes().starts_with(b"%PDF"));
    let book = member.get("/allegations-published/2025/report.xlsx");
    assert!(book.bytes().starts_with(b"PK"));
    assert_eq!(member.get("/allegations/figures").status(), 403, "the numbers behind it are the officer's");

    // What is added later changes nothing that was published.
    let before = member.get("/allegations-published/2025").text();
    app.arrange(|acting| arranged(acting, &Arranged { received: day("2025-05-05"), ..Arranged::default() }));
    assert_eq!(member.get("/allegations-published/2025").text(), before);
}
