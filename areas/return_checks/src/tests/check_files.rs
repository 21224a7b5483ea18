//! Giving files, and reading what fails: in numbers, row by row, rule by rule, child by child, as a file.

use super::scene::*;
use returns::{Request, output};

#[test]
fn an_analyst_sees_what_fails_and_every_number_leads_to_as_many_rows() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let files = generated(&app, "ssda903", 300);
    let answer = returns::check(files.clone(), &Request { threads: 1, ..Request::default() }, &|_, _| {});
    let answer = answer.map_err(|(fault, _)| fault).unwrap();
    let report = answer.report();
    assert!(report.errors.len() > 150, "{}", report.errors.len());

    let at = check(&analyst, &files);
    let page = analyst.get(&at).expect_status(200).text();

    let all = output::count(report.errors.len());
    assert!(page.contains(&format!("SSDA903 2026-27: {all} rows fail")), "{page}");
    assert!(page.contains("300 children in the return on looked-after children"), "{page}");
    analyst.get(&at).expect("Episodes This year's").expect("Header Last year's").expect("Registered providers");
    let rules: Vec<_> = report.rules.iter().filter(|rule| rule.errors > 0).collect();
    for rule in &rules {
        let list = analyst.get(&format!("{at}/errors?rule={}", rule.rule));
        let said = output::counted(rule.errors, "row fails", "rows fail");
        assert_eq!(list.all("h1"), [said], "{}", rule.rule);
        assert_eq!(list.all("tbody tr").len(), rule.errors.min(100), "{}", rule.rule);
    }
    let linked = links(&analyst.get(&at), "errors?rule=");
    assert_eq!(linked.len(), rules.len());
}

#[test]
fn a_long_list_is_read_page_by_page_and_its_filter_goes_along() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &generated(&app, "ssda903", 600));

    let first = analyst.get(&format!("{at}/errors"));
    assert_eq!(first.all("tbody tr").len(), 100);
    let next = first.attributes("a[rel=next]", "href").remove(0);
    assert!(!analyst.get(&next).all("tbody tr").is_empty());
    let most = links(&analyst.get(&at), "errors?table=").remove(0);
    let name = most.rsplit('=').next().unwrap().to_owned();
    let table = analyst.get(&most);
    let next = table.attributes("a[rel=next]", "href").remove(0);
    assert!(next.contains(&format!("table={name}&page=2")), "{next}");
    assert_eq!(table.field("table").as_deref(), Some(name.as_str()));
    for cell in analyst.get(&next).all("tbody td[data-label=Table]") {
        assert_eq!(cell, name);
    }
    analyst.get(&format!("{at}/errors?rule=NONE")).expect("No row that fails is like that.");
    analyst.get(&format!("{at}/errors?page=99999")).expect_status(200);
    let children = analyst.get(&format!("{at}/children"));
    assert!(!children.all("tbody tr").is_empty());
}

#[test]
fn a_childs_page_shows_the_rows_with_the_cells_that_fail_marked_and_what_would_satisfy_the_rule() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());

    let found = analyst.post(&format!("{at}/children"), &[("child", "ch2")]);
    let page = analyst.follow(&found);

    page.expect("Child CH2").expect("103").expect("Not known in Kith");
    assert!(page.all(".kith-fails mark").contains(&"QQQQ".to_owned()), "{:?}", page.all(".kith-fails"));
    let put_right = output::explained(returns::Kind::Ssda903, "103").unwrap().put_right;
    page.expect(put_right);
    let address = found.led_to();
    assert!(!address.contains("CH2"), "the child's number stands in no address: {address}");
    let title = page.all("title").join(" ");
    assert!(!title.contains("CH2"), "{title}");
    for href in page.attributes("a", "href") {
        assert!(!href.contains("CH2"), "{href}");
    }
}

#[test]
fn a_number_that_the_files_do_not_have_is_told_where_it_was_typed() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());
    for (typed, said) in [
        ("", "Enter a child's number as it stands in the files"),
        ("CH99", "The files name no child by that number"),
        ("<script>", "The files name no child by that number"),
    ] {
        let page = analyst.post(&format!("{at}/children"), &[("child", typed)]);
        page.expect_status(422).expect(said);
    }
    analyst.get(&format!("{at}/children/99999")).expect_status(404);
    analyst.get(&format!("{at}/children/0")).expect_status(404);
    analyst.get(&format!("{at}/children/x")).expect_status(404);
}

#[test]
fn a_rules_page_says_what_it_means_with_rows_that_fail_and_rows_that_pass() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());

    let page = analyst.get(&format!("{at}/rules/103"));

    page.expect("Rule 103").expect("To put it right:").expect("Fails").expect("Passes").expect("of 1 child");
    let explained = output::explained(returns::Kind::Ssda903, "103").unwrap();
    page.expect(explained.means);
    analyst.get(&format!("{at}/rules/502")).expect("It was not run");
    analyst.get(&format!("{at}/rules/NONE")).expect_status(404);
}

#[test]
fn rules_that_were_not_run_stand_with_what_to_give() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let page = analyst.get(&check(&analyst, &faulty()));
    page.expect("rules were not run").expect("last year's").expect("To run them");
}

#[test]
fn the_report_comes_as_the_command_writes_it() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let files = generated(&app, "ssda903", 60);
    let answer = returns::check(files.clone(), &Request { threads: 1, ..Request::default() }, &|_, _| {});
    let answer = answer.map_err(|(fault, _)| fault).unwrap();
    let report = answer.report();
    let at = check(&analyst, &files);

    let mut csv = Vec::new();
    output::csv(&report, &mut csv).unwrap();
    let got = analyst.get(&format!("{at}/report.csv"));
    assert_eq!(got.bytes(), csv);
    assert!(got.header("content-disposition").unwrap().contains("ssda903-2026-27-check.csv"));
    assert_eq!(analyst.get(&format!("{at}/report.json")).json(), serde_json::to_value(&report).unwrap());
    assert_eq!(analyst.get(&format!("{at}/report.html")).source(), output::html(&answer, &report));
    let book = analyst.get(&format!("{at}/report.xlsx"));
    let mut sheets: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(book.bytes().to_vec())).unwrap();
    let rows = calamine::Reader::worksheet_range(&mut sheets, "Errors").unwrap().rows().count();
    assert_eq!(rows, report.errors.len() + 1);
}

#[test]
fn a_census_and_the_lists_for_an_inspection_are_found_out_from_their_files() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &generated(&app, "cin", 40));
    analyst.get(&at).expect("CIN census 2026-27").expect("40 children");
    let list = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\nA1,Female,WBRI,99/99/2015,11,01/05/2026,School\n";
    let at = check(&analyst, &[file("List 1 contacts.csv", list)]);
    analyst.get(&at).expect("Annex A").expect("AA02");
    analyst.get(&format!("{at}/rules/AA02")).expect("It is not a day");
}

#[test]
fn what_is_chosen_beside_the_files_is_used() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let asked = [("collection", "ssda903"), ("year", "2024-25"), ("authority", "e10000016")];
    let at = give_asking(&analyst, &faulty(), &asked).expect_status(303).led_to();
    analyst.get(&at).expect("SSDA903 2024-25");
    let files = generated(&app, "ssda903", 20);
    for (authority, is_asked) in [("", true), ("E10000016", false)] {
        let at = give_asking(&analyst, &files, &[("authority", authority)]).expect_status(303).led_to();
        assert_eq!(analyst.get(&at).says("Name the authority by its ONS code"), is_asked, "{authority}");
    }
}

#[test]
fn nobody_but_an_analyst_checks_returns_and_nobody_sees_anothers() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    let at = check(&analyst, &faulty());
    for role in ["worker", "manager", "administrator", "governance", "quality"] {
        let other = app.sign_in_as(role);
        other.get("/returns").expect_status(403);
        other.get(&at).expect_status(403);
        give_asking(&other, &faulty(), &[]).expect_status(403);
    }
    let other = app.sign_in_as("analyst");
    for page in ["", "/errors", "/children", "/children/1", "/rules/102", "/report.csv", "/report.html"] {
        other.get(&format!("{at}{page}")).expect_status(404);
        analyst.get(&format!("{at}{page}")).expect_status(200);
    }
    for change in ["/keep", "/forget", "/children"] {
        other.post(&format!("{at}{change}"), &[("days", "7"), ("child", "CH1")]).expect_status(404);
    }
    assert_eq!(held(&app).0, 1);
    other.get("/returns").expect_not("Your checks");
}

#[test]
fn the_progress_of_a_check_is_told_and_nothing_when_none_is_under_way() {
    let app = app();
    let analyst = app.sign_in_as("analyst");
    assert_eq!(analyst.get("/returns/progress.json").expect_status(200).json(), serde_json::json!({}));
}
