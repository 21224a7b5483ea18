//! Moderating: a second grade, given before the first one is shown. Both stay, each with its reason.

use super::read::answered;
use crate::carrying::{self, Given, form_with};
use crate::pages::facts::Facts;
use crate::pages::seeing::{at, is_auditor, still};
use crate::rules::outcome::graded;
use crate::store::audit::{self, Audit};
use crate::words::{Grade, NOT_APPLICABLE, Standing};
use askama::Template;
use oversight::published::reason;
use page::parts::{Errors, Field, error_summary, radios, textarea};
use page::{Fail, Html, Place, Reply, Visit};
use questions::Form;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/audit/moderate.html")]
struct Moderate {
    header: Html,
    title: String,
    auditor: String,
    errors: Html,
    record: Html,
    items: Html,
    at: String,
    hidden: Html,
    fields: Vec<Html>,
}

/// The audit in the address, for somebody who may moderate it.
fn waiting(visit: &Visit, reading: &mut Reading<'_>) -> Result<Audit, Fail> {
    let found = audit::audit(reading, visit.id("audit")?)?.ok_or(Fail::NotFound)?;
    if is_auditor(visit, &found) {
        let said = "You audited this record yourself. Somebody else moderates it.";
        return Err(Fail::Refused(said.to_owned()));
    }
    still(&found, Standing::Waiting)?;
    Ok(found)
}

/// GET /audits/{audit}/moderate
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let audit = waiting(visit, reading)?;
        page(visit, reading, &audit, &Errors::none())
    })
}

fn names(question: &str) -> (String, String) {
    (format!("grade-{question}"), format!("reason-{question}"))
}

fn page(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit, errors: &Errors) -> Result<Reply, Fail> {
    let form = form_with(reading, audit)?;
    let grades: Vec<(&str, &str)> = Grade::ALL.iter().map(|g| (g.code(), g.words())).collect();
    let with_none: Vec<(&str, &str)> = grades.iter().copied().chain([(NOT_APPLICABLE, "Not applicable")]).collect();
    let mut fields = Vec::new();
    for (question, called) in graded(&form) {
        let (grade, why) = names(&question);
        let stands = |name: &str| visit.form.get(name).unwrap_or_default().to_owned();
        let offered = if question == "overall" { &grades } else { &with_none };
        let (chosen, reason) = (stands(&grade), stands(&why));
        fields.push(radios(Field { name: &grade, label: &called, hint: "", value: &chosen }, offered, errors));
        let label = format!("{called}: what is your grade based on?");
        fields.push(textarea(Field { name: &why, label: &label, hint: "", value: &reason }, 2, errors));
    }
    let body = Moderate {
        header: people::published::header(visit, reading, audit.person, Some(Place::Records))?,
        title: format!("Moderate: {}", form.title.to_lowercase()),
        auditor: audit.auditor_words.clone(),
        errors: error_summary(errors),
        record: Facts::of(visit, reading, audit.person)?.all(),
        items: answered(reading, audit, &form, |section| section == "compliance")?,
        at: at(audit.id),
        hidden: visit.hidden(),
        fields,
    };
    let title = "Moderate an audit";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn given(visit: &Visit, form: &Form, errors: &mut Errors) -> Vec<Given> {
    let mut all = Vec::new();
    for (question, called) in graded(form) {
        let (field, why) = names(&question);
        let grade = visit.form.text(&field).to_owned();
        let known = Grade::from_code(&grade).is_some() || (grade == NOT_APPLICABLE && question != "overall");
        if !known {
            errors.add(field, format!("Choose your grade for: {called}"));
        }
        let said =
            errors.take(&why, reason(visit.form.get(&why).unwrap_or_default(), "Say what your grade is based on"));
        if let (true, Some(reason)) = (known, said) {
            all.push(Given { question, grade, reason });
        }
    }
    all
}

/// POST /audits/{audit}/moderate
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let (audit, form) = visit.read(|reading| {
        let audit = waiting(visit, reading)?;
        let form = form_with(reading, &audit)?;
        Ok::<_, Fail>((audit, form))
    })?;
    let given = given(visit, &form, &mut errors);
    if !errors.is_empty() {
        return visit.read(|reading| page(visit, reading, &audit, &errors));
    }
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Waiting)?;
        Ok::<_, Fail>(carrying::moderate(acting, &held, &given, (who.account, &who.name), visit.today())?)
    })?;
    Ok(Reply::to_saying(at(audit.id), "Your grades are kept beside the first ones, which you can see now."))
}
