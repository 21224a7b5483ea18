//! A review point on the way: what is known, and why the assessment goes on.

use super::asked::{self, Asked, typed};
use crate::carrying::KIND;
use crate::loaded::Loaded;
use crate::store::assessment;
use crate::words::Standing;
use page::parts::{Errors, Field, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::needed_lines;
use record::store::work_clock::{self, WorkDuty};
use store::Reading;

/// Longest reason, in characters. Source: local.
const LONGEST: usize = 2_000;

/// The review point that is due next.
fn next(reading: &mut Reading<'_>, id: i64) -> Result<Option<WorkDuty>, Fail> {
    let mut all = work_clock::about(reading, KIND, id)?;
    all.retain(|d| d.stopped.is_none());
    all.sort_by_key(|d| d.due);
    Ok(all.into_iter().next())
}

/// GET /assessments/{record}/review
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit, reading)?;
    let next = next(reading, loaded.assessment.id)?;
    let (above, fields) = match &next {
        None => ("<p class=\"govuk-body\">No review is due any more.</p>".to_owned(), Vec::new()),
        Some(duty) => {
            let (due, class) = people::published::lateness::due(duty.due, visit.today());
            let why = Field {
                name: "why",
                label: "Why does the assessment go on?",
                hint: "What is known, what is still to be found out and from whom, and by when it will be concluded",
                value: typed(visit, "why", ""),
            };
            let above = format!(
                "<p class=\"govuk-body\">{}. <span class=\"kith-due {class}\">{}</span> <span class=\"kith-basis\">{} ({})</span></p>",
                esc(&duty.words),
                esc(&due),
                esc(&duty.source),
                esc(&duty.basis)
            );
            (above, vec![textarea(why, 5, errors)])
        }
    };
    let held = assessment::reviews(reading, loaded.assessment.id)?;
    let items: String = held
        .iter()
        .map(|r| {
            format!(
                "<li><div class=\"kith-work__what\">{}<span class=\"kith-quiet\">{}, {}</span></div></li>",
                esc(&r.why),
                esc(&r.by),
                days::long(r.held)
            )
        })
        .collect();
    let below = if items.is_empty() {
        String::new()
    } else {
        format!("<h3 class=\"govuk-heading-m\">Reviews so far</h3><ul class=\"kith-work\">{items}</ul>")
    };
    let asked = Asked {
        title: "Review the assessment".to_owned(),
        above: Html(above),
        fields,
        button: "Keep the review",
        below: Html(below),
        back: (loaded.record(), "The assessment".to_owned()),
        action: loaded.at("review"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /assessments/{record}/review
pub fn review(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let why = errors.take("why", needed_lines(visit.form.text("why"), "why the assessment goes on", LONGEST));
    let Some(why) = why else { return visit.read(|r| shown(visit, r, &errors)) };
    let loaded = visit.read(|r| Loaded::of(visit, r))?;
    if loaded.assessment.standing == Standing::Complete {
        return Err(super::conclude_assessment::already(&loaded));
    }
    let by = &visit.who()?.name;
    visit.act(visit.subjects.first().copied(), None, |acting| {
        let gone = || Fail::Stale("It was reviewed by somebody else meanwhile. Open the page again.".to_owned());
        let duty = next(acting, loaded.assessment.id)?.ok_or_else(gone)?;
        work_clock::stop(acting, duty.id, visit.today())?;
        assessment::review(acting, loaded.assessment.id, duty.id, &why, by)?;
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(loaded.record(), "The review is kept."))
}
