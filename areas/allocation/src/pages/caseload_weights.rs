//! What the work weighs, as the council says.

use super::plain_form::{self, PlainForm, said};
use crate::definitions::weights as built_in;
use crate::store::weight::{self, Set};
use crate::words::tenths;
use page::parts::{Errors, Field, Table, choice, date, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::as_typed;
use people::published::typed::{coming_day, needed_lines};

/// GET /caseloads/weights
pub fn weights(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let today = visit.today();
    let (now, so_far) = visit.read(|r| Ok::<_, Fail>((weight::tenths(r, today)?, weight::set_so_far(r)?)))?;
    let built_in = built_in(today);
    let words =
        |kind: &str| built_in.weight.iter().find(|w| w.kind == kind).map_or(kind.to_owned(), |w| w.words.clone());
    let rows = built_in.weight.iter().map(|w| {
        let tenths_now = now.get(&w.kind).copied().unwrap_or(w.tenths);
        vec![Html::text(&w.words), Html::text(&tenths(tenths_now))]
    });
    let in_force =
        table(&Table { caption: "In force today, in children", heads: &["What", "Weighs"], rows: rows.collect() });
    let set = so_far.iter().map(|s| {
        [words(&s.kind), tenths(s.tenths), days::long(s.from), s.reason.clone(), s.by.clone()]
            .map(|c| Html::text(&c))
            .to_vec()
    });
    let set: Vec<Vec<Html>> = set.collect();
    let after = if set.is_empty() {
        Html::default()
    } else {
        table(&Table { caption: "Set by the council", heads: &["What", "Weighs", "From", "Why", "By"], rows: set })
    };
    let day = days::long(today);
    let kinds: Vec<(&str, &str)> = built_in.weight.iter().map(|w| (w.kind.as_str(), w.words.as_str())).collect();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let fields = if visit.may("set_caseload_limits") {
        vec![
            choice(at("kind", "What is changed?", "", as_typed(visit, "kind", "")), &kinds, errors),
            text(
                at(
                    "weighs",
                    "What does it weigh, in children?",
                    "With one decimal at most. For example, 0.3",
                    as_typed(visit, "weighs", ""),
                ),
                "govuk-input--width-4",
                " inputmode=\"decimal\"",
                errors,
            ),
            date(at("from", "From which day?", "", as_typed(visit, "from", &day)), errors),
            textarea(at("reason", "Why?", "", as_typed(visit, "reason", "")), 2, errors),
        ]
    } else {
        Vec::new()
    };
    let intro = format!(
        "Weight stands beside the number of children and never instead of it. What the program comes with is {}, version {}: {}.",
        built_in.basis, built_in.version, built_in.source
    );
    let form = PlainForm {
        title: "What the work weighs".to_owned(),
        intro: Html(format!("{}{in_force}", said(&intro))),
        fields,
        button: "Set the weight",
        back: ("/caseloads".to_owned(), "Caseloads".to_owned()),
        after,
    };
    plain_form::page(visit, form, errors)
}

/// "0.3" as tenths.
fn read_tenths(typed: &str) -> Result<i64, String> {
    let say = || "Enter a number from 0 to 9.9 with one decimal at most, like 0.3".to_owned();
    let (whole, part) = typed.trim().split_once('.').unwrap_or((typed.trim(), "0"));
    let digit = |s: &str| (s.len() == 1).then(|| s.parse::<i64>().ok()).flatten().filter(|n| *n >= 0);
    let (whole, part) = digit(whole).zip(digit(part)).ok_or_else(say)?;
    Ok(whole * 10 + part)
}

/// POST /caseloads/weights
pub fn set(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let kind = built_in(today).weight.iter().find(|w| w.kind == value("kind")).map(|w| w.kind.clone());
    if kind.is_none() {
        errors.add("kind", "Choose what is changed");
    }
    let tenths = errors.take("weighs", read_tenths(value("weighs")));
    let from = errors.take("from", coming_day(value("from"), "The day", today)).flatten();
    if from.is_none() && errors.at("from").is_none() {
        errors.add("from", "Enter the day from which it holds");
    }
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let Some(((kind, tenths), (from, reason))) = kind.zip(tenths).zip(from.zip(reason)) else {
        return again(visit, &errors);
    };
    let new = Set { kind, tenths, from, reason, by: visit.who()?.name.clone() };
    visit.act(None, Some(&new.reason), |acting| weight::set_weight(acting, &new))?;
    Ok(Reply::to_saying("/caseloads/weights", "The weight is set."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_read_as_they_are_written() {
        for (typed, read) in [
            ("0.3", Some(3)),
            ("1", Some(10)),
            (" 2.5 ", Some(25)),
            ("0.25", None),
            ("-1", None),
            ("", None),
            ("x", None),
            ("12", None),
            ("+1", None),
        ] {
            assert_eq!(read_tenths(typed).ok(), read, "{typed}");
        }
    }
}
