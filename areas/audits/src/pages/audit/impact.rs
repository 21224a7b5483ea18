//! Some weeks on: what changed for the child because of the audit, with what shows it.

use crate::carrying;
use crate::pages::overview::link;
use crate::pages::seeing::{at, is_auditor, one, still};
use crate::store::audit::Audit;
use crate::store::impact::{self, Impact};
use crate::words::Standing;
use oversight::published::{AskedPage, AskedPart, asked_page, reason, typed};
use page::parts::{Errors, Field, Table, radios, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::needed_line;
use record::store::action;
use record::words::Helped;
use store::Reading;

fn due(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Audit, Impact), Fail> {
    let (audit, _) = one(visit, reading)?;
    if !is_auditor(visit, &audit) && !visit.may("run_audits") {
        return Err(Fail::NotForYou);
    }
    still(&audit, Standing::Closed)?;
    let asked = impact::of_audit(reading, audit.id)?.ok_or(Fail::NotFound)?;
    if asked.helped.is_some() {
        return Err(Fail::Stale("This was answered meanwhile. Open the audit to read what was said.".to_owned()));
    }
    Ok((audit, asked))
}

/// GET /audits/{audit}/impact
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (audit, asked) = due(visit, reading)?;
    let words: Vec<(&str, &str)> = Helped::ALL.iter().map(|h| (h.code(), h.words())).collect();
    let field = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let fields = vec![
        radios(field("helped", "What is different for the child because of this audit?", ""), &words, errors),
        textarea(
            field("evidence", "What shows it?", "What the child or the family says, what you can see in the record"),
            4,
            errors,
        ),
        text(
            field("asked_of", "Whom did you ask?", "For example: Tyler, his mother, the worker"),
            "",
            " autocomplete=\"off\"",
            errors,
        ),
    ];
    let mut rows = Vec::new();
    for one in action::agreed_in(reading, audit.id)? {
        let stands = match (&one.not_done, one.done_at) {
            (Some(not), _) => format!("Not done: {}", not.why),
            (None, Some(day)) => format!("Done {}", days::long(days::day_of(day))),
            (None, None) => "Still open".to_owned(),
        };
        let hoped = one.asked.as_ref().map_or("", |a| a.will_change.as_str());
        rows.push(vec![
            link(&format!("/audits/actions/{}", one.id), &one.words),
            Html::text(hoped),
            Html::text(&stands),
        ]);
    }
    let actions = match rows.is_empty() {
        true => Html::default(),
        false => {
            table(&Table { caption: "What was to change", heads: &["Action", "What it was to change", "Stands"], rows })
        }
    };
    let part = AskedPart {
        id: "impact",
        title: "What changed".to_owned(),
        above: Html::default(),
        action: format!("{}/impact", at(audit.id)),
        hidden: visit.hidden(),
        fields,
        button: "Keep the answer",
    };
    let page = AskedPage {
        title: format!("What changed for the child? Asked from {}", days::long(asked.due)),
        back: (at(audit.id), "The audit"),
        above: actions,
        parts: vec![part],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// POST /audits/{audit}/impact
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (audit, asked) = visit.read(|reading| due(visit, reading))?;
    let mut errors = Errors::none();
    let helped = Helped::from_code(visit.form.text("helped"));
    if helped.is_none() {
        errors.add("helped", "Choose what changed; “cannot tell” is an answer, too");
    }
    let evidence = reason(visit.form.get("evidence").unwrap_or_default(), "Say what shows it");
    let evidence = errors.take("evidence", evidence);
    let asked_of = errors.take("asked_of", needed_line(visit.form.text("asked_of"), "whom you asked", 200));
    let (Some(helped), Some(evidence), Some(asked_of)) = (helped, evidence, asked_of) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let said = Impact { evidence, asked_of, by: who.name.clone(), ..asked };
    visit.act(None, None, |acting| {
        due(visit, acting)?;
        Ok::<_, Fail>(carrying::note_impact(acting, &said, helped, visit.today())?)
    })?;
    Ok(Reply::to_saying(at(audit.id), "The answer is kept with the audit and with each of its actions that was done."))
}
