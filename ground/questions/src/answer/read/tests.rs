use jiff::civil::date;

use super::*;
use crate::answer::{Shown, show_answer};
use crate::{Form, Question};

fn question(rest: &str) -> Question {
    let text = format!(
        "id = \"f\"\ntitle = \"F\"\npurpose = \"P\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n\
         [[section.question]]\nid = \"q\"\nask = \"Date of visit\"\n{rest}\n"
    );
    Form::parse(&text).unwrap_or_else(|f| panic!("{f}")).question("q").unwrap().clone()
}

fn kept(rest: &str, typed: &str) -> String {
    read_answer(&question(rest), typed, date(2026, 11, 23)).unwrap_or_else(|f| panic!("{f}"))
}

fn refused(rest: &str, typed: &str) -> String {
    let fault = read_answer(&question(rest), typed, date(2026, 11, 23)).unwrap_err();
    assert_eq!(fault.typed, typed);
    fault.to_string()
}

fn shown(rest: &str, answer: &str) -> Shown {
    show_answer(&question(rest), answer)
}

const COLOURS: &str =
    "kind = \"several\"\noptions = [{ code = \"red\", words = \"Red\" }, { code = \"blue\", words = \"Sky blue\" }]";

#[test]
fn nothing_typed_is_no_answer_to_any_question() {
    for kind in ["narrative", "yes_no_not_known", "date", "date_time", "number", "money", "person", "people"] {
        assert_eq!(kept(&format!("kind = \"{kind}\""), " \r\n "), "", "{kind}");
        assert_eq!(shown(&format!("kind = \"{kind}\""), ""), Shown::Nothing);
    }
}

#[test]
fn a_narrative_keeps_its_lines_and_a_single_line_has_none() {
    assert_eq!(kept("kind = \"narrative\"", "\r\n  One\r\n\r\nTwo \r\n"), "  One\n\nTwo");
    assert_eq!(kept("kind = \"narrative\"\none_line = true", " Home \n with  Mum "), "Home with Mum");
    assert_eq!(
        shown("kind = \"narrative\"", "One\nmore\n\n\nTwo"),
        Shown::Paragraphs(vec!["One\nmore".to_owned(), "Two".to_owned()])
    );
}

#[test]
fn a_narrative_longer_than_is_kept_is_refused_with_the_counts_and_given_back() {
    assert_eq!(
        refused("kind = \"narrative\"", &"é".repeat(200_001)),
        "Date of visit has 200,001 characters, and at most 200,000 can be kept. Divide it between two records"
    );
    assert_eq!(kept("kind = \"narrative\"", &"é".repeat(200_000)).chars().count(), 200_000);
}

#[test]
fn a_date_is_kept_in_one_form_and_shown_in_words() {
    for typed in ["23/11/2026", "23 11 2026", "23-11-2026", "23 November 2026", "2026-11-23"] {
        assert_eq!(kept("kind = \"date\"", typed), "2026-11-23");
    }
    assert_eq!(shown("kind = \"date\"", "2026-11-23"), Shown::Words("23 November 2026".to_owned()));
    assert_eq!(shown("kind = \"date\"", "23/11"), Shown::AsTyped("23/11".to_owned()));
}

#[test]
fn a_date_that_is_none_is_refused_in_a_sentence() {
    assert_eq!(refused("kind = \"date\"", "soon"), "Date of visit must be a real date, like 21 11 2018");
    assert_eq!(
        refused("kind = \"date\"", "31 4 2026"),
        "Date of visit must be a real date, like 21 11 2018. April 2026 has 30 days, so it has no day 31. \
         Check the day and the month"
    );
}

#[test]
fn a_visit_has_happened_and_a_step_is_to_come() {
    assert_eq!(refused("kind = \"date\"\nwhen = \"past\"", "24 11 2026"), "Date of visit must be today or in the past");
    assert_eq!(
        refused("kind = \"date_time\"\nwhen = \"past\"", "24 11 2026 00:01"),
        "Date of visit must be today or in the past"
    );
    assert_eq!(
        refused("kind = \"date\"\nwhen = \"future\"", "22 11 2026"),
        "Date of visit must be today or in the future"
    );
    assert_eq!(kept("kind = \"date\"\nwhen = \"past\"", "23 11 2026"), "2026-11-23");
}

#[test]
fn a_date_and_time_is_kept_as_clocks_in_england_showed_it() {
    assert_eq!(kept("kind = \"date_time\"", "23 11 2026 10:42"), "2026-11-23T10:42");
    assert_eq!(kept("kind = \"date_time\"", "2026-11-23T10:42"), "2026-11-23T10:42");
    assert_eq!(shown("kind = \"date_time\"", "2026-11-23T10:42"), Shown::Words("23 November 2026 at 10:42".to_owned()));
    assert_eq!(
        refused("kind = \"date_time\"", "23 11 2026"),
        "Date of visit must be a real date and time, like 21 11 2018 10:42. Add the time after the date, like \
         21 11 2018 10:42"
    );
}

#[test]
fn yes_and_no_and_not_known_are_three_answers() {
    assert_eq!(kept("kind = \"yes_no_not_known\"", "Yes"), "yes");
    assert_eq!(kept("kind = \"yes_no_not_known\"", "Not known"), "not_known");
    assert_eq!(refused("kind = \"yes_no_not_known\"", "maybe"), "Date of visit must be yes, no or not known");
    assert_eq!(shown("kind = \"yes_no_not_known\"", "not_known"), Shown::Words("Not known".to_owned()));
}

#[test]
fn choices_are_kept_as_codes_in_the_forms_order_and_shown_in_words() {
    assert_eq!(kept(COLOURS, "Sky Blue\r\nred\nblue"), "red\nblue");
    assert_eq!(refused(COLOURS, "red\ngreen"), "Date of visit must be one of the choices shown. Choose again");
    assert_eq!(shown(COLOURS, "red\nblue"), Shown::List(vec!["Red".to_owned(), "Sky blue".to_owned()]));
    let grade = COLOURS.replace("several", "grade").replace("options", "scale");
    assert_eq!(kept(&grade, "blue"), "blue");
    assert_eq!(shown(&grade, "blue"), Shown::Words("Sky blue".to_owned()));
}

#[test]
fn money_is_kept_in_pence() {
    for (typed, pence) in [("£1,234.50", "123450"), ("12", "1200"), ("0.07", "7"), ("£ 1,000,000", "100000000")] {
        assert_eq!(kept("kind = \"money\"", typed), pence);
    }
    for typed in ["1,23", "12.5", "-5", "£", "1234,567", "five", "99999999999999999999"] {
        assert_eq!(
            refused("kind = \"money\"", typed),
            "Date of visit must be an amount in pounds and pence, like £1,234.50"
        );
    }
    assert_eq!(shown("kind = \"money\"", "123450"), Shown::Words("£1,234.50".to_owned()));
}

#[test]
fn a_number_is_whole_and_within_what_is_possible() {
    let minutes = "kind = \"number\"\nmin = 0\nmax = 600\nunit = \"minutes\"";
    assert_eq!(kept(minutes, " 45 minutes"), "45");
    assert_eq!(kept("kind = \"number\"", "-1,234"), "-1234");
    assert_eq!(refused(minutes, "601"), "Date of visit must be between 0 and 600 minutes");
    assert_eq!(refused(minutes, "99999999999999999999"), "Date of visit must be between 0 and 600 minutes");
    assert_eq!(refused(minutes, "4.5"), "Date of visit must be a whole number, like 12");
    assert_eq!(shown(minutes, "45"), Shown::Words("45 minutes".to_owned()));
}

#[test]
fn people_are_kept_once_each() {
    assert_eq!(kept("kind = \"people\"", "17\r\n4\n17"), "17\n4");
    assert_eq!(kept("kind = \"person\"", " 17 "), "17");
    assert_eq!(
        refused("kind = \"person\"", "Aunt May"),
        "Date of visit must be somebody in the record. Find and choose the person"
    );
}
