//! The agreed level for everybody, and what was agreed so far.

use super::plain_form::{self, PlainForm, said, whole};
use crate::definitions::caseloads as rules;
use crate::load::service;
use crate::rules::level::Level;
use crate::store::{level, team};
use page::parts::{Errors, Field, Table, date, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::as_typed;
use people::published::typed::{coming_day, needed_lines};
use std::collections::BTreeMap;

/// GET /caseloads/levels
pub fn levels(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let today = visit.today();
    let (now, all, names) = visit.read(|reading| {
        let names: BTreeMap<i64, String> = team::workers(reading)?.into_iter().map(|w| (w.id, w.name)).collect();
        Ok::<_, Fail>((service(reading, today)?.level_on(0, today), level::levels(reading)?, names))
    })?;
    let rule = rules(today);
    let rows: Vec<Vec<Html>> = all
        .iter()
        .map(|l| {
            let whose = l.worker.map_or("Everybody".to_owned(), |w| names.get(&w).cloned().unwrap_or_default());
            let to = l.to.map_or("no end".to_owned(), days::long);
            let when = format!("{} to {to}", days::long(l.from));
            [whose, l.amount.to_string(), when, l.reason.clone()].map(|cell| Html::text(&cell)).to_vec()
        })
        .collect();
    let after = if rows.is_empty() {
        Html::default()
    } else {
        table(&Table { caption: "Agreed so far", heads: &["For", "Children", "When", "Why"], rows })
    };
    let day = days::long(today);
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let fields = if visit.may("set_caseload_limits") {
        vec![
            text(
                at("amount", "How many children per worker?", "", as_typed(visit, "amount", "")),
                "govuk-input--width-4",
                " inputmode=\"numeric\"",
                errors,
            ),
            date(at("from", "From which day?", "", as_typed(visit, "from", &day)), errors),
            textarea(at("reason", "Why?", "", as_typed(visit, "reason", "")), 2, errors),
        ]
    } else {
        Vec::new()
    };
    let intro = format!(
        "{now} children per worker is the agreed level today. Where a council agreed nothing it is {} ({}, version {}: {}). In a first year it is {} at most, and a worker may have a level of their own.",
        rule.level, rule.basis, rule.version, rule.source, rule.first_year_level
    );
    let form = PlainForm {
        title: "Agreed levels".to_owned(),
        intro: said(&intro),
        fields,
        button: "Agree the level",
        back: ("/caseloads".to_owned(), "Caseloads".to_owned()),
        after,
    };
    plain_form::page(visit, form, errors)
}

/// POST /caseloads/levels
pub fn agree(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let amount = errors.take("amount", whole(value("amount"), "the number of children", 1, 99));
    let from = errors.take("from", coming_day(value("from"), "The day", visit.today())).flatten();
    if from.is_none() && errors.at("from").is_none() {
        errors.add("from", "Enter the day from which it holds");
    }
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let Some((amount, (from, reason))) = amount.zip(from.zip(reason)) else { return again(visit, &errors) };
    let by = visit.who()?.name.clone();
    let new = Level { worker: None, amount, from, to: None, reason };
    visit.act(None, Some(&new.reason), |acting| level::agree_level(acting, &new, &by))?;
    Ok(Reply::to_saying("/caseloads/levels", "The level is agreed."))
}
