//! The result of a dip sample: on a page, and on one sheet of paper. Nobody is named in it.

use super::overview::{Overview, button, link, said};
use super::sample::{audits_of, named};
use crate::definitions::items;
use crate::rules::shares::Share;
use crate::store::audit::Audit;
use crate::store::sample::Sample;
use crate::store::{figures, programme};
use crate::words::{Kind, Standing, counted};
use page::parts::{Table, table};
use page::{Fail, Html, Reply, Visit};
use paper::{Block, Paper};
use store::Reading;

/// The result of a sample.
struct Outcome {
    sample: Sample,
    title: String,
    purpose: String,
    audits: Vec<Audit>,
    failed: Share,
    items: Vec<(String, Share)>,
}

fn outcome(visit: &Visit, reading: &mut Reading<'_>) -> Result<Outcome, Fail> {
    let sample = named(visit, reading)?;
    let programme = programme::programme(reading, sample.programme)?.ok_or(Fail::NotFound)?;
    if programme.kind != Kind::Dip {
        return Err(Fail::NotFound);
    }
    let audits = audits_of(reading, sample.id)?;
    let answers = figures::of_sample(reading, sample.id)?;
    let share = |question: &str, code: &str| {
        let of: Vec<_> = answers.iter().filter(|(_, q, v)| q == question && v != "not_applicable").collect();
        Share::of(of.iter().filter(|(_, _, v)| v == code).count(), of.len())
    };
    let items = items(Kind::Dip).into_iter().map(|(id, called)| (called, share(&id, "not_met"))).collect();
    Ok(Outcome {
        failed: share("meets", "fail"),
        items,
        title: programme.title,
        purpose: programme.purpose,
        sample,
        audits,
    })
}

impl Outcome {
    fn done(&self) -> usize {
        self.audits.iter().filter(|a| matches!(a.standing, Standing::Graded | Standing::Closed)).count()
    }

    fn drawn(&self) -> String {
        format!(
            "{} of {} records ({}), drawn on {} with the seed “{}” after leaving out {} that had been audited within {} months. {} looked at so far.",
            self.audits.len(),
            self.sample.frame.len(),
            self.sample.frame_words.to_lowercase(),
            days::long(self.sample.drawn_on),
            self.sample.seed,
            self.sample.left_out.len(),
            self.sample.months_apart,
            counted(self.done(), "record"),
        )
    }

    fn result(&self) -> String {
        format!("{} of {} do not pass: {}.", self.failed.n, self.failed.of, self.failed.with_range())
    }
}

/// GET /audits/samples/{sample}/result
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let all = outcome(visit, reading)?;
        let here = format!("/audits/samples/{}", all.sample.id);
        let mut page = Overview {
            back: Some((here.clone(), "The sample".to_owned())),
            act: button(&format!("{here}/result.pdf"), "On one page (PDF)"),
            ..Overview::new(format!("Result: {}", all.title))
        };
        page.intro = Html(format!(
            "{}{}<p class=\"govuk-body\"><strong>{}</strong></p>",
            said(&all.purpose),
            said(&all.drawn()),
            link(&here, &all.result())
        ));
        let rows = all
            .items
            .iter()
            .map(|(words, share)| vec![Html::text(words), Html::text(&share.words()), Html::text(&share.range())]);
        let body = table(&Table {
            caption: "",
            heads: &["Does the record show it?", "Not met", "95% range"],
            rows: rows.collect(),
        });
        page.section("What was looked for", body).show(visit)
    })
}

/// GET /audits/samples/{sample}/result.pdf
pub fn pdf(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let all = outcome(visit, reading)?;
        let rows = all.items.iter().map(|(words, share)| vec![words.clone(), share.words(), share.range()]);
        let table = paper::Table {
            caption: "What was looked for".to_owned(),
            heads: ["Does the record show it?", "Not met", "95% range"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            named_rows: true,
        };
        let how = "The range says how far the true share may lie from this one when so few records are looked at. It is Wilson's 95% interval.";
        let again = "Anybody can draw this sample again: take the SHA-256 of the seed, a colon and each Kith number, sort, and take the first.";
        let blocks = vec![
            Block::Paragraph(all.purpose.clone()),
            Block::Paragraph(all.result()),
            Block::Paragraph(all.drawn()),
            Block::Table(table),
            Block::Paragraph(how.to_owned()),
            Block::Paragraph(again.to_owned()),
        ];
        let council = &visit.house.settings.council;
        let sheet = Paper::new(format!("Dip sample: {}", all.title), council, visit.today(), blocks);
        let bytes = paper::pdf(&sheet).map_err(|fault| Fail::Refused(fault.to_string()))?;
        Ok(Reply::Download { name: "dip-sample.pdf".to_owned(), content_type: "application/pdf", bytes })
    })
}
