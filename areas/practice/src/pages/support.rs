//! Floor support for one worker: booked, and what came of it.

use crate::pages::figure_page::back;
use crate::pages::free_text::among;
use crate::store::support::{self, Support};
use askama::Template;
use days::Day;
use page::parts::{Errors, Field, SummaryRow, Table, date, error_summary, radios, summary, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{needed_line, needed_lines};
use record::store::worker;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/support.html")]
struct Shown {
    back: Html,
    errors: Html,
    title: String,
    booked: Option<Html>,
    to: String,
    hidden: Html,
    fields: Vec<Html>,
    earlier: Html,
}

/// The worker's name. Errors with [`Fail::NotFound`] for one of another team, or none.
fn named(visit: &Visit, reading: &mut Reading<'_>) -> Result<(i64, String), Fail> {
    let id = visit.id("worker")?;
    let post = worker::posts(reading, visit.today())?.into_iter().find(|p| p.worker == id).ok_or(Fail::NotFound)?;
    match among(visit, reading)? {
        Some(own) if !own.contains(&id) => Err(Fail::NotFound),
        _ => Ok((id, post.name)),
    }
}

/// GET /free-text-only/{worker}
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let (id, name) = named(visit, reading)?;
        let (mut open, settled): (Vec<Support>, Vec<Support>) =
            support::of_worker(reading, id)?.into_iter().partition(|s| s.settled.is_none());
        let open = open.pop();
        let typed = |name: &'static str| visit.form.get(name).unwrap_or_default();
        let field = |name, label, hint| Field { name, label, hint, value: typed(name) };
        let fields = match &open {
            Some(_) => vec![
                radios(
                    field("settled", "Was it given?", ""),
                    &[("given", "Yes"), ("not_given", "No, and it will not be")],
                    errors,
                ),
                textarea(field("came", "What came of it?", "What helped, or why it was not given"), 3, errors),
            ],
            None => vec![
                date(field("day", "Which day?", "Today or later, for example, 21 11 2018"), errors),
                text(field("helper", "Who comes to the desk?", ""), "govuk-input--width-20", "", errors),
                textarea(field("about", "What is it to help with?", "Agreed with the worker"), 3, errors),
            ],
        };
        let to = match &open {
            Some(booked) => format!("/free-text-only/{id}/{}", booked.id),
            None => format!("/free-text-only/{id}"),
        };
        let body = Shown {
            back: back("/free-text-only", "Free text only"),
            errors: error_summary(errors),
            title: format!("Floor support for {name}"),
            booked: open.as_ref().map(facts),
            to,
            hidden: visit.hidden(),
            fields,
            earlier: earlier(&settled),
        };
        let title = body.title.clone();
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

fn facts(booked: &Support) -> Html {
    let row = |what: &str, value: &str| SummaryRow {
        what: what.to_owned(),
        value: Html::text(value),
        confirmed: String::new(),
        act: None,
    };
    summary(&[
        row("Booked for", &format!("{} with {}", days::long(booked.day), booked.helper)),
        row("To help with", &booked.about),
        row("Booked by", &booked.made_by),
    ])
}

fn earlier(settled: &[Support]) -> Html {
    if settled.is_empty() {
        return Html::default();
    }
    let rows = settled.iter().map(|s| {
        let given = if s.settled.as_deref() == Some("given") { "Given" } else { "Not given" };
        vec![
            Html::text(&days::long(s.day)),
            Html::text(&s.about),
            Html::text(given),
            Html::text(s.came.as_deref().unwrap_or_default()),
        ]
    });
    let heads = &["Booked for", "To help with", "Given", "What came of it"];
    table(&Table { caption: "Earlier", heads, rows: rows.collect() })
}

fn coming(visit: &Visit, errors: &mut Errors) -> Option<Day> {
    let day = errors.take("day", days::parse_day(visit.form.text("day")))?;
    let far = visit.today().saturating_add(jiff::Span::new().years(1));
    if day < visit.today() || day > far {
        errors.add("day", format!("{} has passed or is more than a year away. Enter a day to come", days::long(day)));
        return None;
    }
    Some(day)
}

/// POST /free-text-only/{worker}
pub fn book(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (id, name) = visit.read(|reading| named(visit, reading))?;
    let mut errors = Errors::none();
    let day = coming(visit, &mut errors);
    let typed = |name| visit.form.get(name).unwrap_or_default();
    let helper = errors.take("helper", needed_line(typed("helper"), "who comes to the desk", 100));
    let about = errors.take("about", needed_lines(typed("about"), "what it is to help with", 1000));
    let (Some(day), Some(helper), Some(about)) = (day, helper, about) else { return again(visit, &errors) };
    visit.act(None, None, |acting| {
        if support::of_worker(acting, id)?.iter().any(|s| s.settled.is_none()) {
            return Err(Fail::Stale(
                "Floor support was booked for this worker after you opened the page. Open it again to see it."
                    .to_owned(),
            ));
        }
        Ok(support::book(acting, id, day, &helper, &about, &who.name)?)
    })?;
    Ok(Reply::to_saying("/free-text-only", format!("Booked for {name} on {}.", days::long(day))))
}

/// POST /free-text-only/{worker}/{booking}
pub fn settle(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (id, _) = visit.read(|reading| named(visit, reading))?;
    let mut errors = Errors::none();
    let given = match visit.form.text("settled") {
        "given" => Some(true),
        "not_given" => Some(false),
        _ => {
            errors.add("settled", "Say whether it was given");
            None
        }
    };
    let came = visit.form.get("came").unwrap_or_default();
    let came = errors.take("came", needed_lines(came, "what came of it", 1000));
    let (Some(given), Some(came)) = (given, came) else { return again(visit, &errors) };
    let booking = visit.id("booking")?;
    visit.act(None, None, |acting| {
        let booked = support::of_worker(acting, id)?.into_iter().find(|s| s.id == booking).ok_or(Fail::NotFound)?;
        if let Some(by) = booked.settled_by {
            return Err(Fail::Stale(format!(
                "{by} said what came of this after you opened the page. Open it again to see it."
            )));
        }
        Ok(support::settle(acting, booking, given, &came, &who.name, visit.now)?)
    })?;
    Ok(Reply::to_saying("/free-text-only", "Kept."))
}
