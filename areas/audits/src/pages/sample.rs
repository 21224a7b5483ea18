//! A sample, drawn again before the reader's eyes: the seed, the list it was drawn from, who was left out and why.

use super::lines;
use super::overview::{Overview, button};
use crate::rules::sample::{METHOD, order};
use crate::store::audit::{self, Audit, Wanted};
use crate::store::frame::numbered;
use crate::store::programme;
use crate::store::sample::{self, Sample};
use crate::words::{Kind, counted};
use oversight::published::{CLOSED, Named};
use page::parts::{Pager, SummaryRow, Table, notice, pager, summary, table};
use page::{Fail, Html, Reply, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::Reading;

/// Records of a frame on a page.
const PAGE: i64 = 50;

/// The sample in the address.
pub fn named(visit: &Visit, reading: &mut Reading<'_>) -> Result<Sample, Fail> {
    sample::sample(reading, visit.id("sample")?)?.ok_or(Fail::NotFound)
}

/// Its audits.
pub fn audits_of(reading: &mut Reading<'_>, sample: i64) -> Result<Vec<Audit>, Fail> {
    Ok(audit::audits(reading, &Wanted { sample: Some(sample), ..Wanted::default() }, 1_000)?)
}

fn row(what: &str, value: &str) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act: None }
}

/// Whether the same records are drawn again that were audited.
fn drawn_again(reading: &mut Reading<'_>, sample: &Sample, audits: &[Audit]) -> Result<bool, Fail> {
    let wanted = usize::try_from(sample.wanted).unwrap_or(0);
    let drawn: Vec<String> =
        order(&sample.frame, &sample.seed).into_iter().take(wanted).map(|(_, number)| number).collect();
    let drawn: Vec<&str> = drawn.iter().map(String::as_str).collect();
    let again: BTreeSet<i64> = numbered(reading, &drawn)?.into_values().collect();
    Ok(sample.method == METHOD && again == audits.iter().map(|a| a.person).collect())
}

/// GET /audits/samples/{sample}
pub fn one(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let sample = named(visit, reading)?;
        let programme = programme::programme(reading, sample.programme)?.ok_or(Fail::NotFound)?;
        let audits = audits_of(reading, sample.id)?;
        let same = drawn_again(reading, &sample, &audits)?;
        let mut page = Overview {
            back: Some((format!("/audits/programmes/{}", programme.id), programme.title.clone())),
            ..Overview::new(format!("Sample of {}", days::long(sample.drawn_on)))
        };
        if programme.kind == Kind::Dip {
            page.act = button(&format!("/audits/samples/{}/result", sample.id), "The result");
        }
        let facts = summary(&[
            row("Drawn", &format!("{} of {}", audits.len(), counted(sample.frame.len(), "record"))),
            row("From", &sample.frame_words),
            row("Left out before drawing", &counted(sample.left_out.len(), "record")),
            row("Seed", &sample.seed),
            row("Method", "SHA-256 of seed, colon and Kith number, in hexadecimal; the first in that order are the sample"),
            row("By", &format!("{}, {}", sample.drawn_by, days::long_with_time(sample.drawn_at))),
        ]);
        let checked = match same {
            true => notice("good", "Drawn again just now from the same list and seed: the same records."),
            false => notice("bad", "Drawn again just now, this list and seed do not give the records that are audited. Ask who keeps Kith to look at the history."),
        };
        page.intro = Html(format!("{checked}{facts}"));
        let list = lines::audits(visit, reading, &audits, "Nothing was drawn.")?;
        let frame = frame(visit, reading, &sample)?;
        let left_out = left_out(visit, reading, &sample)?;
        page = page.section(counted(audits.len(), "audit"), list);
        let asked = visit.query.get("page").is_some();
        page = page.section("", folded("The list, in the order in which it is drawn", &frame, asked));
        if !sample.left_out.is_empty() {
            let words = format!("Left out before drawing: {}", counted(sample.left_out.len(), "record"));
            page = page.section("", folded(&words, &left_out, false));
        }
        page.show(visit)
    })
}

/// A part under a fold.
fn folded(words: &str, body: &Html, open: bool) -> Html {
    let open = if open { " open" } else { "" };
    Html(format!(
        "<details class=\"govuk-details\"{open}><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{}</span></summary>{body}</details>",
        page::esc(words)
    ))
}

/// Names by number, for those whose record may be opened.
fn names(visit: &Visit, reading: &mut Reading<'_>, numbers: &[&str]) -> Result<BTreeMap<String, (Html, bool)>, Fail> {
    let ids = numbered(reading, numbers)?;
    let named = Named::of(visit, reading, ids.values().copied())?;
    Ok(ids.into_iter().map(|(number, id)| (number, (named.words(Some(id)), named.is_open(Some(id))))).collect())
}

fn frame(visit: &Visit, reading: &mut Reading<'_>, sample: &Sample) -> Result<Html, Fail> {
    let all = order(&sample.frame, &sample.seed);
    let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(all.len()).unwrap_or(i64::MAX));
    let skip = usize::try_from(pages.skip()).unwrap_or(0);
    let here: Vec<(usize, &(String, String))> = all.iter().enumerate().skip(skip).take(50).collect();
    let numbers: Vec<&str> = here.iter().map(|(_, (_, number))| number.as_str()).collect();
    let names = names(visit, reading, &numbers)?;
    let wanted = usize::try_from(sample.wanted).unwrap_or(0);
    let rows = here.iter().map(|(nth, (place, number))| {
        let (name, open) = names.get(number).cloned().unwrap_or((Html::text(CLOSED), false));
        let number = if open { number.as_str() } else { "" };
        let short: String = place.chars().take(12).collect();
        let drawn = if *nth < wanted { "Drawn" } else { "" };
        vec![
            Html::text(&(nth + 1).to_string()),
            name,
            Html::text(number),
            Html::text(&format!("{short}…")),
            Html::text(drawn),
        ]
    });
    let heads = ["Place", "Child", "Kith number", "SHA-256 begins", "Drawn"];
    let table = table(&Table { caption: "", heads: &heads, rows: rows.collect() });
    Ok(Html(format!("{table}{}", pager(&pages, &visit.path))))
}

fn left_out(visit: &Visit, reading: &mut Reading<'_>, sample: &Sample) -> Result<Html, Fail> {
    let shown: Vec<&(String, String)> = sample.left_out.iter().take(500).collect();
    let numbers: Vec<&str> = shown.iter().map(|(number, _)| number.as_str()).collect();
    let names = names(visit, reading, &numbers)?;
    let rows = shown.iter().map(|(number, why)| {
        let (name, _) = names.get(number).cloned().unwrap_or((Html::text(CLOSED), false));
        vec![name, Html::text(why)]
    });
    Ok(table(&Table { caption: "", heads: &["Child", "Why"], rows: rows.collect() }))
}
