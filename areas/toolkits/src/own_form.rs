//! The form of a toolkit among the records: what must be so before it is completed, and what follows.

use crate::noting;
use crate::rules::{compare, graded};
use crate::{results, words};
use page::ask::place;
use page::{Begun, Complete, Fail, Html, OwnForm, Visit, esc};
use record::store::{answer, document, form, person};
use store::{Acting, Fault, Reading};

/// The forms that come along.
pub const FORMS: &[(&str, &str)] = &[("neglect_toolkit", include_str!("forms/neglect_toolkit.toml"))];

/// The same, as records.
pub const OWN_FORMS: &[OwnForm] = &[OwnForm {
    form: "neglect_toolkit",
    story: "event",
    told: &[],
    begun: Begun::Added { together: false },
    check,
    complete: Complete::Then(completed),
    // A result hangs on its record alone.
    moved: |_, _, _, _| Ok(()),
    above,
    beside: |_, _, _| Ok(Vec::new()),
}];

fn check(_: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Vec<(String, String)>, Fail> {
    let missing = || Fault::Missing { table: "document".to_owned(), id: record };
    let document = document::document(reading, record)?.ok_or_else(missing)?;
    let form = form::version(reading, &document.form, document.form_version)?;
    let answers = answer::as_answers(&answer::answers(reading, record)?);
    Ok(graded::stops(&form, &answers).into_iter().map(|(question, said)| (place(&question, None), said)).collect())
}

fn completed(visit: &Visit, acting: &mut Acting<'_>, record: i64) -> Result<(), Fail> {
    let by = &visit.who()?.name;
    for child in document::people_of(acting, record)? {
        noting::result_given(acting, child, "The toolkit was filled in", by)?;
    }
    Ok(())
}

/// Beside the result before it, where there is one.
fn above(_: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Option<Html>, Fail> {
    let people = document::people_of(reading, record)?;
    let (Some(child), Some(this)) = (people.first().copied(), document::document(reading, record)?) else {
        return Ok(None);
    };
    let number = person::person(reading, child)?.kith_number;
    for toolkit in words::toolkits() {
        let all = results::of_person(reading, toolkit, child)?;
        let before = match all.iter().position(|r| r.id == record) {
            Some(here) => all.get(here + 1),
            None if this.completed_at.is_none() => all.first(),
            None => None,
        };
        let Some(before) = before else { continue };
        let words = match this.completed_at {
            None => format!(
                "The last result is of <a class=\"govuk-link\" href=\"{}\">{}</a>. Grade what you see now before you look at it again.",
                before.href,
                days::long(before.day)
            ),
            Some(_) => {
                let (earlier, later) = (results::graded(reading, before.id)?, results::graded(reading, record)?);
                format!(
                    "Since {}: {}. <a class=\"govuk-link\" href=\"/people/{number}/toolkits/compare/{}/{record}\">Compare the two, area by area</a>",
                    days::long(before.day),
                    esc(&compare::in_words(&compare::compare(&earlier, &later))),
                    before.id
                )
            }
        };
        return Ok(Some(Html(format!("<div class=\"kith-notice\"><p>{words}</p></div>"))));
    }
    Ok(None)
}
