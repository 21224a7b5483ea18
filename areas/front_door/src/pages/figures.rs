//! Figures of the front door by month or quarter, each with the list behind it.

use super::asked::Plain;
use super::contact_lines;
use super::tabs::{Tab, tabs};
use crate::codes;
use crate::figures::{Figures, Sender, Share, counted};
use crate::rules::period::{Period, change, per_10_000};
use crate::store::figures::{self, Of, Slice};
use crate::store::{agency, setting};
use askama::Template;
use page::parts::{Pager, Table, empty, pager_within, table};
use page::{Fail, Html, Reply, Visit, esc};

/// Contacts on a page of a list. Source: local.
const ON_A_PAGE: i64 = 50;
/// Periods that the trend shows, the one read among them. Source: local.
const TREND: usize = 6;

#[derive(Template)]
#[template(path = "pages/figures.html")]
struct Shown {
    back: (&'static str, &'static str),
    period: String,
    chooser: Html,
    population: String,
    figures: Html,
    groups: Html,
    agencies: Html,
    arrived: Html,
    trend: Html,
}

/// GET /front-door/figures
pub fn this_month(visit: &Visit) -> Result<Reply, Fail> {
    Ok(Reply::to(format!("/front-door/figures/{}", Period::month_of(visit.today()).word())))
}

fn period(visit: &Visit) -> Result<Period, Fail> {
    Period::parse(visit.param("period")).ok_or(Fail::NotFound)
}

/// GET /front-door/figures/{period}
pub fn figures(visit: &Visit) -> Result<Reply, Fail> {
    let period = period(visit)?;
    visit.read(|reading| {
        let figures = counted(reading, period, visit.today())?;
        let mut trend = Vec::new();
        let mut one = period;
        for _ in 0..TREND {
            let of = Of { from: one.from, to: one.to, agency: None, sources: &[], legacy_before: None };
            let n = [Slice::Contacts, Slice::Referrals, Slice::InTime, Slice::Decided]
                .map(|slice| figures::count(reading, slice, &of));
            let [contacts, referrals, in_time, decided] = n;
            trend.push((one, contacts?, referrals?, Share { met: in_time?, of: decided? }));
            one = one.before();
        }
        trend.reverse();
        let back = match visit.may("read_contacts") {
            true => ("/front-door", "Front door"),
            false => ("/measures", "Measures"),
        };
        let body = Shown {
            back,
            period: period.words(),
            chooser: chooser(period),
            population: figures.population.as_ref().map_or(
                "How many children live in the area is not known to Kith yet, so nothing is counted per 10,000. A service manager enters it where the front door is set up.".to_owned(),
                |p| format!("{} children under 18 in the area ({}, {}).", grouped(p.children), p.year, p.source),
            ),
            figures: all(visit, &figures),
            groups: senders(visit, &figures, "By kind of sender", &figures.groups),
            agencies: senders(visit, &figures, "By agency", &figures.agencies),
            arrived: arrived(visit, &figures),
            trend: drawn(&trend),
        };
        visit.page(format!("Front door, {}", period.words()), &body)
    })
}

fn chooser(period: Period) -> Html {
    let tab = |p: Period, words: String, here: bool| Tab {
        words,
        href: format!("/front-door/figures/{}", p.word()),
        count: None,
        here,
    };
    let quarter = period.quarter();
    let mut all = vec![
        tab(period.before(), format!("Before: {}", period.before().words()), false),
        tab(period, period.words(), true),
        tab(period.after(), format!("After: {}", period.after().words()), false),
    ];
    if period.is_month() {
        all.push(tab(quarter, format!("The quarter, {}", quarter.words()), false));
    } else {
        let month = Period::month_of(period.from);
        all.push(tab(month, format!("By month, from {}", month.words()), false));
    }
    tabs("Month or quarter", &all)
}

/// A number that opens its list, where the visitor may read contacts.
fn linked(visit: &Visit, period: Period, slice: Slice, narrow: &str, words: &str) -> Html {
    if !visit.may("read_contacts") {
        return Html::text(words);
    }
    let narrow = if narrow.is_empty() { String::new() } else { format!("?{narrow}") };
    Html(format!(
        "<a class=\"govuk-link\" href=\"/front-door/figures/{}/{}{}\">{}</a>",
        period.word(),
        slice.code(),
        esc(&narrow),
        esc(words)
    ))
}

fn all(visit: &Visit, f: &Figures) -> Html {
    let per = |n: i64| f.population.as_ref().and_then(|p| per_10_000(n, p.children));
    let rate = |n: i64| per(n).map_or(String::new(), |r| format!("{r:.1} per 10,000 children"));
    let changed = |now, before| {
        change(now, before)
            .map_or("nothing to compare with".to_owned(), |c| format!("{c} on {}", f.period.before().words()))
    };
    let share = |slice: Slice, share: Share, note: &str| {
        vec![linked(visit, f.period, slice, "", &share.words()), Html::text(&share.range()), Html::text(note)]
    };
    let to = |path: &str, which: &str, words: String| {
        if visit.may("read_contacts") {
            let period = f.period.word();
            Html(format!(
                "<a class=\"govuk-link\" href=\"/front-door/{path}?which={which}&amp;period={period}\">{}</a>",
                esc(&words)
            ))
        } else {
            Html::text(&words)
        }
    };
    let legacy = match f.legacy_before {
        Some(day) => format!("{} of them about work that closed before {}", f.legacy, days::long(day)),
        None => "no day is set from which work is not legacy".to_owned(),
    };
    let mut rows: Vec<Vec<Html>> = Vec::new();
    let mut row = |what: &str, cells: Vec<Html>| {
        let mut all = vec![Html::text(what)];
        all.extend(cells);
        rows.push(all);
    };
    let none = Html::default;
    row(
        "Contacts received",
        vec![
            linked(visit, f.period, Slice::Contacts, "", &f.contacts.to_string()),
            none(),
            Html::text(
                &[rate(f.contacts), changed(f.contacts, f.contacts_before)]
                    .into_iter()
                    .filter(|w| !w.is_empty())
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
        ],
    );
    row("Did not meet the threshold", share(Slice::Unsuitable, f.unsuitable, &rate(f.unsuitable.met)));
    row("High priority", share(Slice::High, f.high, "urgent or high, of those received"));
    row("Arrived structured", share(Slice::Structured, f.structured, "by the public form or from an agency's system"));
    row("With a verified NHS number", share(Slice::NhsVerified, f.nhs_verified, "of those that arrived structured"));
    row("Decided in time", share(Slice::InTime, f.in_time, "within one working day of receipt, of those decided"));
    row("No further action", share(Slice::NoFurtherAction, f.no_further_action, "of those decided"));
    row(
        "Referrals",
        vec![
            linked(visit, f.period, Slice::Referrals, "", &f.referrals.to_string()),
            none(),
            Html::text(&changed(f.referrals, f.referrals_before)),
        ],
    );
    row("Repeat referrals within 12 months", share(Slice::Repeats, f.repeats, ""));
    row(
        "Of these, legacy",
        vec![linked(visit, f.period, Slice::Legacy, "", &f.legacy.to_string()), none(), Html::text(&legacy)],
    );
    row(
        "School calls returned within 1 working day",
        vec![to("calls", "in_time", f.calls.words()), Html::text(&f.calls.range()), Html::text("of those received")],
    );
    row(
        "Agencies' answers in time",
        vec![
            to("requests", "in_time", f.requests.words()),
            Html::text(&f.requests.range()),
            Html::text("of those answered, both ways"),
        ],
    );
    row(
        "Answers late, with the reason",
        vec![to("requests", "answered_late", f.requests_late.to_string()), none(), none()],
    );
    row("Refusals, with the reason", vec![to("requests", "refused", f.refused.to_string()), none(), none()]);
    table(&Table { caption: "", heads: &["What", "Figure", "Range (95%)", "More"], rows })
}

fn senders(visit: &Visit, f: &Figures, caption: &str, all: &[Sender]) -> Html {
    if all.is_empty() {
        return empty(&format!("{caption}: nothing came in."));
    }
    let rate = |n: i64| {
        f.population.as_ref().and_then(|p| per_10_000(n, p.children)).map_or(String::new(), |r| format!("{r:.1}"))
    };
    let rows = all.iter().map(|s| {
        let narrow = match s.agency {
            Some(id) => format!("agency={id}"),
            None => format!("sources={}", s.sources.join(",")),
        };
        let name = match s.agency {
            Some(id) if f.period.is_month() => Html(format!(
                "<a class=\"govuk-link\" href=\"/front-door/partners/{id}/{}\">{}</a>",
                f.period.word(),
                esc(&s.name)
            )),
            _ => Html::text(&s.name),
        };
        let of_all = Share { met: s.contacts, of: f.contacts };
        let unsuitable = Share { met: s.unsuitable, of: s.contacts };
        vec![
            name,
            linked(visit, f.period, Slice::Contacts, &narrow, &of_all.words()),
            Html::text(&rate(s.contacts)),
            linked(visit, f.period, Slice::Unsuitable, &narrow, &unsuitable.words()),
            Html::text(&unsuitable.range()),
            Html::text(&rate(s.unsuitable)),
            linked(visit, f.period, Slice::BecameReferrals, &narrow, &s.referrals.to_string()),
        ]
    });
    let heads = [
        "Sender",
        "Contacts",
        "Per 10,000",
        "Did not meet the threshold",
        "Range (95%)",
        "Per 10,000",
        "Became referrals",
    ];
    table(&Table { caption, heads: &heads, rows: rows.collect() })
}

/// How much of what each kind of sender sent arrived structured, and with an NHS number that needs no checking.
fn arrived(visit: &Visit, f: &Figures) -> Html {
    if f.groups.is_empty() {
        return Html::default();
    }
    let rows = f.groups.iter().map(|s| {
        let narrow = format!("sources={}", s.sources.join(","));
        let structured = Share { met: s.structured, of: s.contacts };
        let verified = Share { met: s.nhs_verified, of: s.structured };
        vec![
            Html::text(&s.name),
            linked(visit, f.period, Slice::Structured, &narrow, &structured.words()),
            Html::text(&structured.range()),
            linked(visit, f.period, Slice::NhsVerified, &narrow, &verified.words()),
            Html::text(&verified.range()),
        ]
    });
    let heads = ["Sender", "Arrived structured", "Range (95%)", "With a verified NHS number", "Range (95%)"];
    table(&Table { caption: "How it arrived, by kind of sender", heads: &heads, rows: rows.collect() })
}

/// Contacts and referrals over the last periods as two lines of bars, with the same figures as a table.
fn drawn(trend: &[(Period, i64, i64, Share)]) -> Html {
    let most = trend.iter().map(|(_, contacts, ..)| *contacts).max().unwrap_or(0).max(1);
    let mut bars = String::new();
    for (n, (period, contacts, referrals, _)) in (0i64..).zip(trend) {
        let x = 20 + n * 100;
        for (value, shift, class) in [(*contacts, 0, "bar"), (*referrals, 34, "bar bar--second")] {
            let height = value * 120 / most;
            bars.push_str(&format!(
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"30\" height=\"{height}\"></rect><text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{value}</text>",
                x + shift,
                140 - height,
                x + shift + 15,
                136 - height
            ));
        }
        bars.push_str(&format!(
            "<text x=\"{}\" y=\"158\" text-anchor=\"middle\">{}</text>",
            x + 32,
            esc(&period.word())
        ));
    }
    let rows = trend.iter().map(|(period, contacts, referrals, in_time)| {
        let to = format!(
            "<a class=\"govuk-link\" href=\"/front-door/figures/{}\">{}</a>",
            period.word(),
            esc(&period.words())
        );
        vec![
            Html(to),
            Html::text(&contacts.to_string()),
            Html::text(&referrals.to_string()),
            Html::text(&in_time.words()),
        ]
    });
    let heads = ["Period", "Contacts received", "Referrals", "Decided in time"];
    let table = table(&Table { caption: "", heads: &heads, rows: rows.collect() });
    Html(format!(
        "<h2 class=\"govuk-heading-m\">The last {TREND} periods</h2><figure class=\"kith-chart\"><svg viewBox=\"0 0 620 165\" role=\"img\" aria-labelledby=\"trend-title trend-desc\"><title id=\"trend-title\">Contacts and referrals</title><desc id=\"trend-desc\">For each period the first bar is the contacts received, the second the referrals. The table below holds the same figures.</desc><line class=\"axis\" x1=\"10\" y1=\"140\" x2=\"610\" y2=\"140\"></line>{bars}</svg><figcaption class=\"kith-quiet\">First bar: contacts received. Second bar: referrals.</figcaption></figure><details class=\"kith-earlier\"><summary>The same as a table</summary>{table}</details>"
    ))
}

/// GET /front-door/figures/{period}/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let period = period(visit)?;
    let slice = Slice::from_code(visit.param("which")).ok_or(Fail::NotFound)?;
    let asked = visit.query.get("sources").unwrap_or_default().to_owned();
    let sources: Vec<&str> =
        codes::sources().iter().map(|s| s.code.as_str()).filter(|code| asked.split(',').any(|a| a == *code)).collect();
    let agency = visit.query.get("agency").and_then(|a| a.parse::<i64>().ok());
    visit.read(|reading| {
        let legacy_before = setting::setting(reading)?.legacy_before;
        let of = Of { from: period.from, to: period.to, agency, sources: &sources, legacy_before };
        let n = figures::count(reading, slice, &of)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, n);
        let contacts = figures::list(reading, slice, &of, pages.skip(), ON_A_PAGE)?;
        let from = match agency {
            Some(id) => agency::agency(reading, id)?.map_or(String::new(), |a| format!(", {}", a.name)),
            None if sources.is_empty() => String::new(),
            None => format!(", source {}", sources.join(", ")),
        };
        let narrow = match agency {
            Some(id) => format!("agency={id}&amp;"),
            None if sources.is_empty() => String::new(),
            None => format!("sources={}&amp;", sources.join(",")),
        };
        let title = format!("{n} {}, {}{from}", slice.words(), period.words());
        let body = Plain {
            back: (format!("/front-door/figures/{}", period.word()), format!("Front door, {}", period.words())),
            title: title.clone(),
            body: Html(format!(
                "{}{}",
                contact_lines::lines(visit, reading, &contacts)?,
                pager_within(&pages, &visit.path, &narrow)
            )),
        };
        visit.page(title, &body)
    })
}

/// 61400 as people read it: "61,400".
fn grouped(n: i64) -> String {
    let digits = n.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|g| std::str::from_utf8(g).ok()).collect();
    groups.join(",")
}
