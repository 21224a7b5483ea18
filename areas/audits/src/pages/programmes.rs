//! Programmes: which run, what each has found so far, beginning and ending one.

use super::lines;
use super::overview::{Overview, button, link, said};
use super::tabs::tabs;
use crate::drawing::frame_words;
use crate::store::audit::{self, Wanted};
use crate::store::programme::{self, NewProgramme, Programme};
use crate::store::sample;
use crate::words::{Frame, Kind, Standing, counted};
use oversight::published::{AskedPage, AskedPart, asked_page, reason, typed};
use page::parts::{Errors, Field, SummaryRow, Table, choice, empty, radios, summary, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{needed_line, needed_lines};
use record::store::worker;
use std::collections::BTreeMap;
use store::Reading;

/// Audits in a list. Source: local.
const MOST: i64 = 1_000;

/// GET /audits/programmes
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let mut tally: BTreeMap<i64, BTreeMap<Standing, i64>> = BTreeMap::new();
        for (programme, standing, n) in audit::tally(reading)? {
            tally.entry(programme).or_default().insert(standing, n);
        }
        let mut rows = Vec::new();
        for p in programme::programmes(reading)? {
            let of = tally.remove(&p.id).unwrap_or_default();
            let n = |standing: &[Standing]| standing.iter().filter_map(|s| of.get(s)).sum::<i64>().to_string();
            let href = format!("/audits/programmes/{}", p.id);
            rows.push(vec![
                link(&href, &p.title),
                Html::text(p.kind.words()),
                Html::text(if p.runs { "Runs" } else { "Ended" }),
                Html::text(&n(&[Standing::Planned, Standing::Draft])),
                Html::text(&n(&[Standing::Waiting])),
                Html::text(&n(&[Standing::Graded])),
                Html::text(&n(&[Standing::Closed])),
            ]);
        }
        let heads = ["Programme", "Kind", "", "To audit", "To moderate", "To close", "Closed"];
        let heads = heads.map(|h| if h.is_empty() { "Stands" } else { h });
        let mut page = Overview { tabs: tabs(visit, "/audits/programmes"), ..Overview::new("Audit programmes") };
        if visit.may("run_audits") {
            page.act = button("/audits/programmes/new", "Begin a programme");
        }
        page.intro = said("Each programme says whose records it looks at and what it asks. Samples are drawn from it so that anybody can draw them again.");
        let body = match rows.is_empty() {
            true => empty("No programme has begun."),
            false => table(&Table { caption: "", heads: &heads, rows }),
        };
        page.section("", body).show(visit)
    })
}

/// GET /audits/programmes/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let kinds: Vec<(&str, &str)> = Kind::ALL.iter().map(|k| (k.code(), k.words())).collect();
    let frames: Vec<(&str, &str)> = Frame::ALL.iter().map(|f| (f.code(), f.words())).collect();
    let teams: Vec<(String, String)> =
        worker::teams(reading)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let teams: Vec<(&str, &str)> =
        std::iter::once(("", "")).chain(teams.iter().map(|(id, name)| (id.as_str(), name.as_str()))).collect();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let fields = vec![
        radios(at("kind", "What kind of audit is it?", "", typed(visit, "kind", "full")), &kinds, errors),
        text(
            at("title", "What is it called?", "For example, Monthly audits 2026", typed(visit, "title", "")),
            "",
            " autocomplete=\"off\"",
            errors,
        ),
        textarea(at("purpose", "What do you want to find out?", "", typed(visit, "purpose", "")), 3, errors),
        radios(at("frame", "Whose records?", "", typed(visit, "frame", "open")), &frames, errors),
        choice(
            at("team", "Which team?", "Only where it is one team's children", typed(visit, "team", "")),
            &teams,
            errors,
        ),
        text(
            at(
                "a_month",
                "How many audits a month?",
                "0 for a single sample. Capacity is planned by this",
                typed(visit, "a_month", ""),
            ),
            "govuk-input--width-5",
            " inputmode=\"numeric\" autocomplete=\"off\"",
            errors,
        ),
    ];
    let part = AskedPart {
        id: "begin",
        title: "The programme".to_owned(),
        above: Html::default(),
        action: "/audits/programmes/new".to_owned(),
        hidden: visit.hidden(),
        fields,
        button: "Begin",
    };
    let page = AskedPage {
        title: "Begin a programme of audits".to_owned(),
        back: ("/audits/programmes".to_owned(), "Programmes"),
        above: Html::default(),
        parts: vec![part],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// A whole number between two, or what to enter.
pub fn whole(typed: &str, what: &str, least: i64, most: i64) -> Result<i64, String> {
    let say = || format!("Enter {what} as a whole number from {least} to {most}");
    let number: i64 = typed.trim().parse().map_err(|_| say())?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(say()) }
}

/// POST /audits/programmes/new
pub fn begin(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let kind = Kind::from_code(visit.form.text("kind"));
    if kind.is_none() {
        errors.add("kind", "Choose what kind of audit it is");
    }
    let title = errors.take("title", needed_line(visit.form.text("title"), "what it is called", 100));
    let purpose = visit.form.get("purpose").unwrap_or_default();
    let purpose = errors.take("purpose", needed_lines(purpose, "what you want to find out", 2000));
    let frame = Frame::from_code(visit.form.text("frame"));
    if frame.is_none() {
        errors.add("frame", "Choose whose records it looks at");
    }
    let teams = visit.read(|reading| Ok::<_, Fail>(worker::teams(reading)?))?;
    let team = teams.iter().find(|(id, _)| id.to_string() == visit.form.text("team")).map(|(id, _)| *id);
    match (frame, team) {
        (Some(Frame::Team), None) => errors.add("team", "Choose the team whose children they are"),
        (Some(frame), Some(_)) if frame != Frame::Team => {
            errors.add("team", "Choose a team only where it is one team's children, or leave this empty");
        }
        _ => {}
    }
    let a_month = errors.take("a_month", whole(visit.form.text("a_month"), "how many audits a month", 0, 500));
    let (Some(kind), Some(title), Some(purpose), Some(frame), Some(a_month), true) =
        (kind, title, purpose, frame, a_month, errors.is_empty())
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let id = visit.act(None, None, |acting| {
        let new = NewProgramme { kind, title: &title, purpose: &purpose, frame, team, a_month, by: &who.name };
        programme::begin(acting, &new)
    })?;
    Ok(Reply::to_saying(format!("/audits/programmes/{id}"), "The programme has begun. Draw a sample next."))
}

/// The programme in the address.
pub fn named(visit: &Visit, reading: &mut Reading<'_>) -> Result<Programme, Fail> {
    programme::programme(reading, visit.id("programme")?)?.ok_or(Fail::NotFound)
}

/// GET /audits/programmes/{programme}
pub fn one(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn row(what: &str, value: &str) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act: None }
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let p = named(visit, reading)?;
    let frame = frame_words(reading, &p)?;
    let mut page = Overview {
        back: Some(("/audits/programmes".to_owned(), "Programmes".to_owned())),
        ..Overview::new(p.title.clone())
    };
    let begun = format!("{} by {}", days::long(days::day_of(p.made_at)), p.made_by);
    page.intro = summary(&[
        row("Kind", p.kind.words()),
        row("What it wants to find out", &p.purpose),
        row("Whose records", &frame),
        row("Planned", &if p.a_month == 0 { "A single sample".to_owned() } else { format!("{} a month", p.a_month) }),
        row("Begun", &begun),
        row("Stands", if p.runs { "Runs" } else { "Ended" }),
    ]);
    if p.runs && visit.may("run_audits") {
        page.act = button(&format!("/audits/programmes/{}/draw", p.id), "Draw a sample");
    }
    let samples = sample::of_programme(reading, p.id)?;
    let rows = samples.iter().map(|s| {
        let href = format!("/audits/samples/{}", s.id);
        let drawn = usize::try_from(s.wanted).unwrap_or(0).min(s.frame.len());
        vec![
            link(&href, &days::long(s.drawn_on)),
            Html::text(&format!("{drawn} of {}", s.frame.len())),
            Html::text(&counted(s.left_out.len(), "record")),
            Html::text(&s.drawn_by),
        ]
    });
    let body = match samples.is_empty() {
        true => empty("No sample has been drawn."),
        false => table(&Table { caption: "", heads: &["Drawn", "How many", "Left out", "By"], rows: rows.collect() }),
    };
    let audits = audit::audits(reading, &Wanted { programme: Some(p.id), ..Wanted::default() }, MOST)?;
    let list = lines::audits(visit, reading, &audits, "No audit is planned. Draw a sample first.")?;
    page = page.section("Samples", body).section(counted(audits.len(), "audit"), list);
    if p.runs && visit.may("run_audits") {
        let field = Field { name: "why", label: "Why does it end?", hint: "", value: typed(visit, "why", "") };
        let why = textarea(field, 2, errors);
        let open = if errors.is_empty() { "" } else { " open" };
        page.below = Html(format!(
            "<details class=\"govuk-details kith-no-print\"{open}><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">End this programme</span></summary><div class=\"govuk-details__text\"><p class=\"govuk-body\">Nothing more is drawn. Audits that were given out go on.</p><form method=\"post\" action=\"/audits/programmes/{}/end\" novalidate>{}{why}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">End it</button></form></div></details>",
            p.id,
            visit.hidden()
        ));
    }
    if errors.is_empty() { page.show(visit) } else { visit.page_with_errors(p.title, &page) }
}

/// POST /audits/programmes/{programme}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let p = visit.read(|reading| named(visit, reading))?;
    if !p.runs {
        return Err(Fail::Stale("This programme has already ended. Open it again to see why.".to_owned()));
    }
    let mut errors = Errors::none();
    let why = visit.form.get("why").unwrap_or_default();
    let Some(why) = errors.take("why", reason(why, "Say why the programme ends")) else {
        return visit.read(|reading| shown(visit, reading, &errors));
    };
    visit.act(None, Some(&why), |acting| programme::end(acting, p.id, &why))?;
    Ok(Reply::to_saying("/audits/programmes", "The programme has ended."))
}
