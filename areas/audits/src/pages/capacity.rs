//! Whether there are people enough for the audits of the months to come.

use super::overview::said;
use super::programmes::whole;
use super::tabs::tabs;
use crate::conflicts::{Auditor, who_may};
use crate::definitions::framework;
use crate::rules::capacity::Month;
use crate::store::capacity::{self, Can};
use crate::store::{audit, programme};
use days::Day;
use oversight::published::{AskedPage, AskedPart, asked_page};
use page::parts::{Errors, Field, Table, choice, table, text};
use page::{Fail, Html, Reply, Visit, esc};
use store::Reading;

/// Months that are shown, this one among them. Source: local.
const MONTHS: i64 = 3;

/// The first day of the month so many months on.
fn first(today: Day, on: i64) -> Day {
    today.first_of_month().saturating_add(jiff::Span::new().months(on))
}

/// "2026-12".
fn code(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// "December 2026".
pub fn month_words(day: Day) -> String {
    days::long(day).split_once(' ').map_or_else(String::new, |(_, month)| month.to_owned())
}

/// A month: what falls due in it of what was given out, or what is planned where that is more.
fn month(reading: &mut Reading<'_>, from: Day, today: Day) -> Result<(Month, Vec<Can>), Fail> {
    let to = first(from, 1);
    let given = usize::try_from(audit::due_between(reading, from, to)?).unwrap_or(0);
    let planned: i64 = programme::programmes(reading)?.iter().filter(|p| p.runs).map(|p| p.a_month).sum();
    let planned = if from > today { usize::try_from(planned).unwrap_or(0) } else { 0 };
    let can = capacity::of_month(reading, &code(from))?;
    let people: Vec<(usize, usize)> = can.iter().map(|c| (c.audits, c.moderations)).collect();
    Ok((Month::of(given.max(planned), framework(today).moderate_one_in, &people), can))
}

/// GET /audits/capacity
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn short(n: usize) -> Html {
    match n {
        0 => Html::text("Enough"),
        n => Html(format!("<span class=\"kith-due kith-due--late\">{}</span>", esc(&format!("{n} short")))),
    }
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let today = visit.today();
    let (mut rows, mut people) = (Vec::new(), Vec::new());
    for on in 0..MONTHS {
        let from = first(today, on);
        let (of, can) = month(reading, from, today)?;
        rows.push(vec![
            Html::text(&month_words(from)),
            Html::text(&of.audits.to_string()),
            Html::text(&of.can_audit.to_string()),
            short(of.short_of_audits()),
            Html::text(&of.moderations.to_string()),
            Html::text(&of.can_moderate.to_string()),
            short(of.short_of_moderations()),
        ]);
        for one in can {
            people.push(vec![
                Html::text(&one.name),
                Html::text(&month_words(from)),
                Html::text(&one.audits.to_string()),
                Html::text(&one.moderations.to_string()),
            ]);
        }
    }
    let heads = ["Month", "Audits", "Can be done", "Audits short", "Moderations", "Can be given", "Moderations short"];
    let months = table(&Table { caption: "Audits due or planned, and who can do them", heads: &heads, rows });
    let said_by = match people.is_empty() {
        true => page::parts::empty("Nobody has said yet how much they can do."),
        false => {
            table(&Table { caption: "Who said so", heads: &["Name", "Month", "Audits", "Moderations"], rows: people })
        }
    };
    let who: Vec<(String, String)> =
        who_may(reading, "record_audits")?.iter().map(|a| (a.account.to_string(), a.name.clone())).collect();
    let who: Vec<(&str, &str)> =
        std::iter::once(("", "")).chain(who.iter().map(|(id, n)| (id.as_str(), n.as_str()))).collect();
    let months_on: Vec<(String, String)> =
        (0..MONTHS).map(|on| (code(first(today, on)), month_words(first(today, on)))).collect();
    let months_on: Vec<(&str, &str)> = months_on.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
    let typed = |name: &str, or: &str| visit.form.get(name).unwrap_or(or).to_owned();
    let (account, which, audits, moderations) =
        (typed("account", ""), typed("month", &code(first(today, 1))), typed("audits", ""), typed("moderations", ""));
    let at = |name, label, value| Field { name, label, hint: "", value };
    let number = " inputmode=\"numeric\" autocomplete=\"off\"";
    let fields = vec![
        choice(at("account", "Who?", &account), &who, errors),
        choice(at("month", "In which month?", &which), &months_on, errors),
        text(at("audits", "How many audits?", &audits), "govuk-input--width-5", number, errors),
        text(at("moderations", "How many moderations?", &moderations), "govuk-input--width-5", number, errors),
    ];
    let one_in = framework(today).moderate_one_in;
    let intro = said(&format!(
        "One audit in {one_in} is moderated, and whatever is inadequate. A month counts what falls due in it, or what the programmes plan where that is more."
    ));
    let page = AskedPage {
        title: "Capacity".to_owned(),
        back: ("/audits/programmes".to_owned(), "Programmes"),
        above: Html(format!("{}{intro}{months}{said_by}", tabs(visit, "/audits/capacity"))),
        parts: vec![AskedPart {
            id: "can",
            title: "Say what somebody can do".to_owned(),
            above: Html::default(),
            action: "/audits/capacity".to_owned(),
            hidden: visit.hidden(),
            fields,
            button: "Keep it",
        }],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// POST /audits/capacity
pub fn say(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    let all: Vec<Auditor> = visit.read(|reading| Ok::<_, Fail>(who_may(reading, "record_audits")?))?;
    let mut errors = Errors::none();
    let who = all.iter().find(|a| a.account.to_string() == visit.form.text("account"));
    if who.is_none() {
        errors.add("account", "Choose who it is, from the list");
    }
    let month = (0..MONTHS).map(|on| code(first(today, on))).find(|m| m == visit.form.text("month"));
    if month.is_none() {
        errors.add("month", "Choose a month from the list");
    }
    let audits = errors.take("audits", whole(visit.form.text("audits"), "how many audits", 0, 500));
    let moderations = errors.take("moderations", whole(visit.form.text("moderations"), "how many moderations", 0, 500));
    let (Some(who), Some(month), Some(audits), Some(moderations)) = (who, month, audits, moderations) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let small = |n: i64| usize::try_from(n).unwrap_or(0);
    let can =
        Can { account: who.account, name: who.name.clone(), audits: small(audits), moderations: small(moderations) };
    visit.act(None, None, |acting| capacity::say(acting, &month, &can))?;
    Ok(Reply::to_saying("/audits/capacity", format!("Kept for {}.", who.name)))
}
