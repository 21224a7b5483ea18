//! Beginning an audit: the auditor says that they do not know the family.

use crate::carrying;
use crate::conflicts::{Auditor, kept_from};
use crate::pages::facts::Facts;
use crate::pages::seeing::{at, is_auditor, one, still};
use crate::store::audit::{self, Audit};
use crate::words::Standing;
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, error_summary, summary, textarea, ticks};
use page::{Fail, Html, Place, Reply, Visit};
use people::published::typed::needed_lines;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/audit/begin.html")]
struct Begin {
    header: Html,
    title: &'static str,
    facts: Html,
    errors: Html,
    kept: Option<&'static str>,
    at: String,
    hidden: [Html; 2],
    clear: Html,
    record: Html,
    why: Html,
}

/// What keeps the visitor from this record, if anything does.
fn kept(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit) -> Result<Option<&'static str>, Fail> {
    let who = visit.who()?;
    let own = Auditor { account: who.account, name: who.name.clone(), worker: who.worker };
    let kept = kept_from(reading, &[own], &[audit.person], visit.today())?;
    Ok(kept.into_values().next())
}

/// The page on which an audit is begun.
pub fn page(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit, errors: &Errors) -> Result<Reply, Fail> {
    let row = |what: &str, value: String| SummaryRow {
        what: what.to_owned(),
        value: Html::text(&value),
        confirmed: String::new(),
        act: None,
    };
    let field = |name, label, hint| Field { name, label, hint, value: visit.form.get(name).unwrap_or_default() };
    let label = "Before you begin";
    let hint = "Neighbours, friends, a school your children share: whatever would make the family wonder";
    let chosen: Vec<&str> = visit.form.all("clear").collect();
    let body = Begin {
        header: people::published::header(visit, reading, audit.person, Some(Place::Records))?,
        title: audit.kind.words(),
        facts: summary(&[
            row("Auditor", audit.auditor_words.clone()),
            row("Due", audit.due.map_or_else(|| "No day".to_owned(), days::long)),
        ]),
        errors: error_summary(errors),
        kept: kept(visit, reading, audit)?,
        at: at(audit.id),
        hidden: [visit.hidden(), visit.hidden()],
        clear: ticks(
            field("clear", label, hint),
            &[("yes", "I do not know this family outside work, and I am not in the line of this work")],
            &chosen,
            errors,
        ),
        record: Facts::of(visit, reading, audit.person)?.all(),
        why: textarea(
            field(
                "why",
                "Why is it not done?",
                "It goes to whoever runs the programme, who may give it to somebody else",
            ),
            2,
            errors,
        ),
    };
    let title = audit.kind.words();
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn planned(visit: &Visit, reading: &mut Reading<'_>) -> Result<Audit, Fail> {
    let (audit, _) = one(visit, reading)?;
    if !is_auditor(visit, &audit) {
        return Err(Fail::NotForYou);
    }
    still(&audit, Standing::Planned)?;
    Ok(audit)
}

/// POST /audits/{audit}/begin
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let (audit, kept) = visit.read(|reading| {
        let audit = planned(visit, reading)?;
        let kept = kept(visit, reading, &audit)?;
        Ok::<_, Fail>((audit, kept))
    })?;
    if let Some(why) = kept {
        let said = format!(
            "You cannot audit this record: the auditor {why}. Hand it back below, so that somebody else is asked."
        );
        return Err(Fail::Refused(said));
    }
    if visit.form.text("clear") != "yes" {
        let mut errors = Errors::none();
        errors.add("clear", "Tick this if it is so; otherwise hand the audit back below");
        return visit.read(|reading| page(visit, reading, &audit, &errors));
    }
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Planned)?;
        Ok::<_, Fail>(carrying::begin(acting, &held, visit.now)?)
    })?;
    Ok(Reply::to(at(audit.id)))
}

/// POST /audits/{audit}/hand-back
pub fn hand_back(visit: &Visit) -> Result<Reply, Fail> {
    let audit = visit.read(|reading| planned(visit, reading))?;
    let mut errors = Errors::none();
    let why = visit.form.get("why").unwrap_or_default();
    let Some(why) = errors.take("why", needed_lines(why, "why you hand it back", 1000)) else {
        return visit.read(|reading| page(visit, reading, &audit, &errors));
    };
    visit.act(None, Some(&why), |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Planned)?;
        Ok::<_, Fail>(carrying::hand_back(acting, audit.id, visit.today())?)
    })?;
    Ok(Reply::to_saying("/audits", "You handed it back. Whoever runs the programme gives it to somebody else."))
}
