//! What it adds up to in a year, for the officer and those who are named: every number opens the list behind it.

use super::lists::listed;
use super::room::{counted, room};
use crate::codes::{codes, targets};
use crate::door;
use crate::rules::period::{FIRST, Period, year, year_of};
use crate::rules::themes::{All, Counted, THEMES, theme};
use crate::rules::timeliness::{Share, closed_within, middle_days};
use crate::store::{advice, fact, referral};
use crate::words::Fact;
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use paper::{Block, Letterhead, Paper};

/// How many years the page offers.
const YEARS: i16 = 10;

/// The year of the address, and the year it begins in.
pub fn asked(visit: &Visit) -> Result<(i16, Period), Fail> {
    let now = year_of(visit.today());
    let begins = visit.query.get("year").map_or(Some(now), |typed| typed.parse().ok()).filter(|y| *y <= now);
    begins.and_then(|y| Some((y, year(y)?))).ok_or(Fail::NotFound)
}

struct Tabled {
    title: String,
    html: Html,
}

#[derive(Template)]
#[template(path = "pages/figures.html")]
struct Figures {
    words: String,
    years: Vec<(i16, String, bool)>,
    begins: i16,
    over: bool,
    said: Vec<String>,
    trend: Html,
    time: Html,
    sectors: Vec<(String, String)>,
    tables: Vec<Tabled>,
}

/// GET /allegations/figures
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (begins, period) = asked(visit)?;
    let body = visit.read(|reading| {
        let (facts, said) = (fact::referrals(reading)?, fact::allegations(reading)?);
        let all = All::new(&facts, &said);
        let advice = advice::count(reading, period.from, period.before)?;
        let now = year_of(visit.today());
        let first = facts.first().map_or(now, |f| year_of(f.received)).max(FIRST).max(now - YEARS);
        let years = (first..=now).rev().map(|y| (y, format!("{y}-{:02}", (y + 1) % 100), y == begins)).collect();
        let tables: Vec<Counted> = THEMES.into_iter().map(|theme| all.count(theme, period)).collect();
        Ok::<_, Fail>(Figures {
            words: period.words(),
            years,
            begins,
            over: begins < now && visit.may(door::HANDLE),
            said: headline(&tables, advice),
            trend: trend(&all, period, visit.today()),
            time: time(&all.spans(period, None), visit.today()),
            sectors: codes().sectors.codes.iter().map(|c| (c.code.clone(), c.words.clone())).collect(),
            tables: tables.iter().map(|t| tabled(t, begins)).collect(),
        })
    })?;
    door::looked(visit, "The figures", None)?;
    room(visit, "/allegations/figures", "Figures", Html::of(&body))
}

/// "Of 180 closed, 63 substantiated (35.0%)".
fn headline(tables: &[Counted], advice: i64) -> Vec<String> {
    let of = |id: &str| tables.iter().find(|t| t.theme.id == id);
    let mut said = Vec::new();
    if let Some(received) = of("sector") {
        let times = if advice == 1 { "once".to_owned() } else { format!("{advice} times") };
        said.push(format!(
            "{} received. Advice was given {times} besides.",
            counted(to_usize(received.total()), "referral")
        ));
    }
    if let Some(outcome) = of("outcome") {
        let substantiated = outcome.rows.iter().find(|(code, _, _)| code == "substantiated").map_or(0, |(_, _, n)| *n);
        let share = Share { of: to_usize(substantiated), all: to_usize(outcome.total()) };
        said.push(format!(
            "Of {} closed, {substantiated} substantiated ({}).",
            counted(share.all, "allegation"),
            share.words()
        ));
    }
    said
}

fn to_usize(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

fn tabled(t: &Counted, begins: i16) -> Tabled {
    let total = t.total();
    let rows = t
        .rows
        .iter()
        .map(|(code, words, n)| {
            let share = Share { of: to_usize(*n), all: to_usize(total) }.words();
            let number = match n {
                0 => Html::text("0"),
                n => Html(format!(
                    "<a class=\"govuk-link\" href=\"/allegations/figures/list?year={begins}&amp;table={}&amp;row={}\">{n}<span class=\"govuk-visually-hidden\">: {}</span></a>",
                    t.theme.id,
                    esc(code),
                    esc(words)
                )),
            };
            vec![Html::text(words), number, Html::text(&share)]
        })
        .chain(std::iter::once(vec![Html::text("All"), Html::text(&total.to_string()), Html::default()]))
        .collect();
    let html = table(&Table { caption: t.theme.counts.words(), heads: &["", "Number", "Share"], rows });
    Tabled { title: t.theme.title.to_owned(), html }
}

/// The quarters that have begun.
fn trend(all: &All<'_>, period: Period, today: days::Day) -> Html {
    let rows = all
        .trend(period)
        .iter()
        .filter(|q| q.period.from <= today)
        .map(|q| {
            [q.period.words(), q.new.to_string(), q.closed.to_string(), q.open.to_string()]
                .iter()
                .map(|c| Html::text(c))
                .collect()
        })
        .collect();
    table(&Table { caption: "By quarter", heads: &["Quarter", "New", "Closed", "Open at the end"], rows })
}

/// How many were concluded within the months of the targets.
fn time(of: &[&Fact], today: days::Day) -> Html {
    let spans: Vec<(days::Day, Option<days::Day>)> = of.iter().map(|f| (f.received, f.closed)).collect();
    let rows = targets()
        .concluded
        .iter()
        .map(|target| {
            let share = closed_within(&spans, target.months, today);
            let met = match (share.all, share.reaches(target.share)) {
                (0, _) => "Nothing to judge yet",
                (_, true) => "Met",
                (_, false) => "Not met",
            };
            let months = if target.months == 1 { "1 month".to_owned() } else { format!("{} months", target.months) };
            [
                months,
                format!("{} of {}", share.of, share.all),
                share.words(),
                format!("{}%", target.share),
                met.to_owned(),
            ]
            .iter()
            .map(|c| Html::text(c))
            .collect()
        })
        .collect();
    let list = table(&Table {
        caption: "Concluded within",
        heads: &["Within", "Referrals", "Share", "Target", "Standing"],
        rows,
    });
    Html(format!("{list}<p class=\"govuk-body\">{}</p>", esc(&middles(of))))
}

/// The middle number of days to the decision and to the close.
fn middles(of: &[&Fact]) -> String {
    let to = |end: &dyn Fn(&Fact) -> Option<days::Day>| {
        let spans: Vec<(days::Day, days::Day)> = of.iter().filter_map(|f| Some((f.received, end(f)?))).collect();
        middle_days(&spans)
            .map_or_else(|| "not known yet".to_owned(), |d| counted(to_usize(i64::from(d.max(0))), "day"))
    };
    format!(
        "The middle time from the referral to the decision: {}; to the close: {}.",
        to(&|f| f.decided),
        to(&|f| f.closed)
    )
}

/// GET /allegations/figures/list
pub fn behind(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (_, period) = asked(visit)?;
    let of = theme(visit.query.text("table")).ok_or(Fail::NotFound)?;
    let row = visit.query.text("row").to_owned();
    let (title, body) = visit.read(|reading| {
        let (facts, said) = (fact::referrals(reading)?, fact::allegations(reading)?);
        let all = All::new(&facts, &said);
        let words = all.count(of, period).rows.into_iter().find(|(code, _, _)| *code == row).map(|(_, words, _)| words);
        let title = format!("{}: {}", of.title, words.ok_or(Fail::NotFound)?);
        let ids = all.behind(of, period, &row);
        let known = referral::among(reading, &ids)?;
        let shown: Vec<_> = ids.iter().filter_map(|id| known.iter().find(|r| r.id == *id).cloned()).collect();
        let words = format!("{}, {}: {}", of.counts.words(), period.words(), ids.len());
        let list = if shown.is_empty() {
            empty("Nothing stands behind this.")
        } else {
            listed(visit, reading, &words, &shown)?
        };
        Ok::<_, Fail>((title, list))
    })?;
    door::looked(visit, "A list behind the figures", None)?;
    room(visit, "/allegations/figures", &title, body)
}

/// GET /allegations/figures/time.pdf: how long it takes, for employers of one sector.
pub fn time_sheet(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (_, period) = asked(visit)?;
    let sector = codes().sectors.find(visit.query.text("sector")).ok_or(Fail::NotFound)?;
    let today = visit.today();
    let (facts, said) =
        visit.read(|reading| Ok::<_, Fail>((fact::referrals(reading)?, fact::allegations(reading)?)))?;
    let all = All::new(&facts, &said);
    let of = all.spans(period, Some(&sector.code));
    let least = to_usize(targets().suppression.below);
    let mut blocks = vec![Block::Paragraph(format!("{}: referrals received from {}.", sector.words, period.words()))];
    if of.len() < least {
        blocks.push(Block::Paragraph(format!("There were fewer than {least}, too few to say how long it takes.")));
    } else {
        let spans: Vec<(days::Day, Option<days::Day>)> = of.iter().map(|f| (f.received, f.closed)).collect();
        let rows = targets()
            .concluded
            .iter()
            .map(|t| {
                let share = closed_within(&spans, t.months, today);
                let months = if t.months == 1 { "1 month".to_owned() } else { format!("{} months", t.months) };
                vec![months, format!("{} of {}", share.of, share.all), share.words(), format!("{}%", t.share)]
            })
            .collect();
        let heads = ["Concluded within", "Referrals", "Share", "Our target"].map(str::to_owned).to_vec();
        blocks.push(Block::Table(paper::Table {
            caption: "From the day you told us to the close".to_owned(),
            heads,
            rows,
            named_rows: true,
        }));
        blocks.push(Block::Paragraph(middles(&of)));
    }
    door::looked(visit, "How long it takes, as PDF", None)?;
    let council = &visit.house.settings.council;
    let letterhead = Letterhead { name: council.clone(), lines: vec!["Designated officer (allegations)".to_owned()] };
    let paper = Paper {
        letterhead: Some(letterhead),
        ..Paper::new("How long allegations take", council.clone(), today, blocks)
    };
    let bytes = paper::pdf(&paper).map_err(|fault| Fail::Refused(format!("The sheet cannot be written: {fault}")))?;
    Ok(Reply::Download { name: format!("time-{}.pdf", sector.code), content_type: "application/pdf", bytes })
}
