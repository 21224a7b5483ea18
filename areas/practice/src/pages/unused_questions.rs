//! Which questions are answered, and which nobody fills in: per question asked, answered, answered with words, over a
//! period, with the number of records behind it.

use crate::pages::forms::places;
use crate::pages::held::{built_in_names, live_now};
use crate::rules::answered::{Counted, Finding, SELDOM_IN_100, TOO_FEW, Tally, share};
use crate::rules::place::rows_of;
use crate::words::{counted, thousands};
use askama::Template;
use days::{Day, Instant};
use page::parts::{Errors, Field, Table, choice, date, error_summary, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use questions::{Form, Kind, Question};
use record::store::{form, form_use};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Fault, Reading};

/// The most records of one form that are read for one report, the latest first. Source: local; a year of visits of a
/// large authority.
const MOST_RECORDS: i64 = 20_000;

/// One question's line.
struct Line {
    question: String,
    ask: String,
    counted: Counted,
    live: bool,
}

/// One form's part of the report.
struct Report {
    form: String,
    title: String,
    records: i64,
    read: u32,
    lines: Vec<Line>,
}

struct Asked {
    form: String,
    from: Day,
    until: Day,
}

#[derive(Template)]
#[template(path = "pages/unused_questions.html")]
struct Page {
    places: Html,
    summary: Html,
    fields: Vec<Html>,
    period: String,
    reports: Vec<(String, String, String, Option<String>, Html)>,
    nobody: Vec<(String, String, String)>,
    download: String,
    too_few: u32,
    seldom: u32,
}

/// Counts the records of a form completed in a time, the latest `most` of them.
pub fn tally(reading: &mut Reading<'_>, name: &str, from: Instant, until: Instant, most: i64) -> Result<Tally, Fault> {
    let mut tally = Tally::default();
    let mut versions: BTreeMap<i64, Arc<Form>> = BTreeMap::new();
    for version in form::versions(reading, name)? {
        versions.insert(version.version, form::read_text(&version)?);
    }
    form_use::each_completed(reading, name, from, until, most, |filled| {
        if let Some(form) = versions.get(&filled.version) {
            tally.count(form, &filled.people, &filled.as_answers());
        }
    })?;
    Ok(tally)
}

fn moment(day: Day) -> Result<Instant, Fail> {
    days::instant_of(day.at(0, 0, 0, 0)).map_err(|why| Fail::Refused(why.to_string()))
}

fn report(visit: &Visit, reading: &mut Reading<'_>, name: &str, asked: &Asked) -> Result<Option<Report>, Fail> {
    let Some(live) = live_now(visit, reading, name)? else { return Ok(None) };
    let after = asked.until.tomorrow().map_err(|_| Fail::Refused("Choose an earlier last day.".to_owned()))?;
    let (from, until) = (moment(asked.from)?, moment(after)?);
    let records = form_use::count_completed(reading, name, from, until)?;
    let mut tally = tally(reading, name, from, until, MOST_RECORDS)?;
    let mut lines: Vec<Line> = live
        .form
        .all_questions()
        .map(|question| Line {
            question: question.id.clone(),
            ask: asked_as(&live.form, question),
            counted: tally.questions.remove(&question.id).unwrap_or_else(|| Counted {
                with_words: matches!(question.kind, Kind::Narrative | Kind::Repeating { .. }).then_some(0),
                ..Counted::default()
            }),
            live: true,
        })
        .collect();
    // Questions that are asked no longer and were in the period.
    let earlier: Vec<Arc<Form>> =
        form::versions(reading, name)?.iter().map(form::read_text).collect::<Result<_, _>>()?;
    for (id, counted) in std::mem::take(&mut tally.questions) {
        let ask = earlier.iter().find_map(|form| form.question(&id)).map_or(id.clone(), |q| q.ask.clone());
        lines.push(Line { question: id, ask, counted, live: false });
    }
    Ok(Some(Report { form: name.to_owned(), title: live.form.title.clone(), records, read: tally.records, lines }))
}

/// The question as a list names it; one that is asked in rows with what the rows are for.
fn asked_as(form: &Form, question: &Question) -> String {
    match rows_of(form, &question.id).and_then(|outer| form.question(outer)) {
        Some(outer) => format!("{} Each row: {}", outer.ask, question.ask),
        None => question.ask.clone(),
    }
}

fn reports(visit: &Visit, asked: &Asked) -> Result<Vec<Report>, Fail> {
    visit.read(|r| {
        let mut names: Vec<String> = built_in_names(visit).into_iter().map(str::to_owned).collect();
        names.extend(form::names(r)?.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
        let mut all = Vec::new();
        for name in names.iter().filter(|name| asked.form.is_empty() || **name == asked.form) {
            all.extend(report(visit, r, name, asked)?);
        }
        Ok(all)
    })
}

/// What the address asks for; a year up to today when it says nothing.
fn asked(visit: &Visit, errors: &mut Errors) -> Asked {
    let today = visit.today();
    let mut day = |name: &str, otherwise: Day| match visit.query.text(name) {
        "" => otherwise,
        typed => errors.take(name, days::parse_day(typed)).unwrap_or(otherwise),
    };
    let until = day("until", today);
    let from = day("from", today.checked_sub(jiff::Span::new().years(1)).unwrap_or(today));
    if errors.is_empty() && from > until {
        errors.add("from", "The first day comes after the last. Exchange them");
    }
    Asked { form: visit.query.text("form").to_owned(), from, until }
}

/// GET /unused-questions
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let asked = asked(visit, &mut errors);
    let reports = if errors.is_empty() { reports(visit, &asked)? } else { Vec::new() };
    let mut forms = vec![(String::new(), "All forms".to_owned())];
    visit.read(|r| {
        for (name, live) in crate::pages::forms::all_live(visit, r)? {
            forms.push((name, live.form.title.clone()));
        }
        Ok::<_, Fail>(())
    })?;
    let options: Vec<(&str, &str)> = forms.iter().map(|(name, title)| (name.as_str(), title.as_str())).collect();
    let typed = |name: &str, otherwise: Day| match visit.query.text(name) {
        "" => days::long(otherwise),
        typed => typed.to_owned(),
    };
    let (from, until) = (typed("from", asked.from), typed("until", asked.until));
    let body = Page {
        places: places("/unused-questions"),
        summary: error_summary(&errors),
        fields: vec![
            choice(Field { name: "form", label: "Form", hint: "", value: &asked.form }, &options, &errors),
            date(Field { name: "from", label: "Completed from", hint: "", value: &from }, &errors),
            date(Field { name: "until", label: "Completed until", hint: "", value: &until }, &errors),
        ],
        period: format!("{} to {}", days::long(asked.from), days::long(asked.until)),
        nobody: nobody(&reports),
        reports: reports.iter().map(shown).collect(),
        download: format!("/unused-questions.csv?form={}&from={}&until={}", asked.form, asked.from, asked.until),
        too_few: TOO_FEW,
        seldom: SELDOM_IN_100,
    };
    if errors.is_empty() {
        visit.page("Which questions are answered", &body)
    } else {
        visit.page_with_errors("Which questions are answered", &body)
    }
}

/// The questions still asked that nobody answers: form, its title, the question.
fn nobody(reports: &[Report]) -> Vec<(String, String, String)> {
    let of = |report: &Report| {
        let lines = report.lines.iter().filter(|line| line.live && line.counted.finding() == Finding::Nobody);
        lines.map(|line| (report.form.clone(), report.title.clone(), line.ask.clone())).collect::<Vec<_>>()
    };
    reports.iter().flat_map(of).collect()
}

fn shown(report: &Report) -> (String, String, String, Option<String>, Html) {
    let behind = counted(report.records, "record completed", "records completed");
    let less = (i64::from(report.read) < report.records)
        .then(|| format!("Counted over the latest {} of them.", thousands(report.read.into())));
    let rows = report.lines.iter().map(row).collect();
    let heads = &["Question", "Asked in", "Answered in", "With words", "Filled in"];
    let caption = format!("{}, {behind}", report.title);
    let table = table(&Table { caption: &caption, heads, rows });
    (report.form.clone(), report.title.clone(), behind, less, table)
}

fn row(line: &Line) -> Vec<Html> {
    let mark = match line.counted.finding() {
        _ if !line.live => tag("No longer asked", "grey"),
        Finding::Nobody => tag("Nobody answers it", "red"),
        Finding::Seldom => tag("Seldom answered", "yellow"),
        Finding::TooFew if line.counted.asked > 0 => tag("Too few to say", "grey"),
        Finding::TooFew | Finding::Answered => Html::default(),
    };
    let number = |n: u32| Html(thousands(n.into()));
    let filled = match share(line.counted.filled(), line.counted.asked) {
        Some((part, low, high)) => {
            Html(format!("{part:.1}% <span class=\"kith-quiet\">({low:.1} to {high:.1})</span>"))
        }
        None => Html("<span class=\"kith-quiet\">not asked</span>".to_owned()),
    };
    vec![
        Html(format!("{} {mark}", esc(&line.ask))),
        number(line.counted.asked),
        number(line.counted.answered),
        line.counted.with_words.map_or(Html("<span class=\"kith-quiet\">not in words</span>".to_owned()), number),
        filled,
    ]
}

/// GET /unused-questions.csv
pub fn download(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let asked = asked(visit, &mut errors);
    if let Some((_, said)) = errors.all().next() {
        return Err(Fail::Refused(said.to_owned()));
    }
    let mut text = String::from(
        "form,form_title,records_completed,records_counted,from,until,question,asked_as,still_asked,asked_in,answered_in,answered_with_words,filled_in_percent,range_low,range_high,finding\r\n",
    );
    for report in reports(visit, &asked)? {
        for line in &report.lines {
            let (part, low, high) = match share(line.counted.filled(), line.counted.asked) {
                Some((part, low, high)) => (format!("{part:.1}"), format!("{low:.1}"), format!("{high:.1}")),
                None => Default::default(),
            };
            let finding = match line.counted.finding() {
                Finding::Nobody => "nobody answers it",
                Finding::Seldom => "seldom answered",
                Finding::TooFew => "too few to say",
                Finding::Answered => "answered",
            };
            let cells = [
                report.form.clone(),
                report.title.clone(),
                report.records.to_string(),
                report.read.to_string(),
                asked.from.to_string(),
                asked.until.to_string(),
                line.question.clone(),
                line.ask.clone(),
                if line.live { "yes" } else { "no" }.to_owned(),
                line.counted.asked.to_string(),
                line.counted.answered.to_string(),
                line.counted.with_words.map_or(String::new(), |n| n.to_string()),
                part,
                low,
                high,
                finding.to_owned(),
            ];
            text.push_str(&cells.map(|cell| csv_cell(&cell)).join(","));
            text.push_str("\r\n");
        }
    }
    Ok(Reply::Download {
        name: format!("questions-answered-{}-to-{}.csv", asked.from, asked.until),
        content_type: "text/csv; charset=utf-8",
        bytes: text.into_bytes(),
    })
}

/// A cell that a spreadsheet reads as text: quoted, and never as a formula.
fn csv_cell(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
