//! The reflective conversation: what is agreed to change in the work, or why nothing is.

use crate::carrying;
use crate::definitions::framework;
use crate::pages::seeing::{at, is_auditor, one, still};
use crate::store::audit::{self, Audit};
use crate::store::learning::{self, Learning};
use crate::words::Standing;
use oversight::published::{AskedPage, AskedPart, asked_page, reason};
use page::parts::{Errors, Field, date, text, textarea, ticks};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{line, lines, needed_line, past_day};
use store::Reading;

fn graded(visit: &Visit, reading: &mut Reading<'_>) -> Result<Audit, Fail> {
    let (audit, _) = one(visit, reading)?;
    if !is_auditor(visit, &audit) {
        return Err(Fail::NotForYou);
    }
    still(&audit, Standing::Graded)?;
    Ok(audit)
}

/// GET /audits/{audit}/learning
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let audit = graded(visit, reading)?;
    let kept = learning::of_audit(reading, audit.id)?;
    let day = kept.as_ref().and_then(|k| k.talked_on).map(days::long).unwrap_or_default();
    let was = |pick: fn(&Learning) -> &str| kept.as_ref().map_or("", pick);
    let stands = |name: &str, kept: &str| visit.form.get(name).unwrap_or(kept).to_owned();
    let themes: Vec<(&str, &str)> =
        framework(visit.today()).theme.iter().map(|t| (t.id.as_str(), t.words.as_str())).collect();
    let chosen: Vec<String> = match visit.form.get("once") {
        Some(_) => visit.form.all("theme").map(str::to_owned).collect(),
        None => kept.as_ref().map(|k| k.themes.clone()).unwrap_or_default(),
    };
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let values = [
        stands("talked_on", &day),
        stands("with", was(|k| &k.with)),
        stands("changes", was(|k| &k.changes)),
        stands("why_none", was(|k| &k.why_none)),
    ];
    let at_field =
        |name, label, hint, nth: usize| Field { name, label, hint, value: values.get(nth).map_or("", String::as_str) };
    let fields = vec![
        date(
            at_field("talked_on", "When did you talk it through?", "Leave it empty if there was no conversation", 0),
            errors,
        ),
        text(at_field("with", "Who was there?", "The worker, the manager", 1), "", " autocomplete=\"off\"", errors),
        textarea(
            at_field(
                "changes",
                "What will change in the work?",
                "One line for each agreed change, so that others can learn from it. No names",
                2,
            ),
            4,
            errors,
        ),
        textarea(at_field("why_none", "If nothing was agreed: why not?", "", 3), 2, errors),
        ticks(
            at_field("theme", "What can others learn from this?", "Teams learn by these themes; nobody is named", 9),
            &themes,
            &chosen,
            errors,
        ),
    ];
    let part = AskedPart {
        id: "learning",
        title: "The conversation".to_owned(),
        above: Html::default(),
        action: format!("{}/learning", at(audit.id)),
        hidden: visit.hidden(),
        fields,
        button: "Keep it",
    };
    let page = AskedPage {
        title: "The reflective conversation".to_owned(),
        back: (at(audit.id), "The audit"),
        above: Html("<p class=\"govuk-body\">Begin with what works. What would the child say about this work? What would you do again, and what else?</p>".to_owned()),
        parts: vec![part],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// POST /audits/{audit}/learning
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let audit = visit.read(|reading| graded(visit, reading))?;
    let mut errors = Errors::none();
    let talked_on = errors.take("talked_on", past_day(visit.form.text("talked_on"), "The conversation", visit.today()));
    let with = match visit.form.text("talked_on").is_empty() {
        true => errors.take("with", line(visit.form.text("with"), "who was there", 200)),
        false => errors.take("with", needed_line(visit.form.text("with"), "who was there", 200)),
    };
    let changes =
        errors.take("changes", lines(visit.form.get("changes").unwrap_or_default(), "what will change", 2000));
    let mut why_none = String::new();
    if changes.as_ref().is_some_and(|c| !questions::says_something(c)) {
        let why = reason(
            visit.form.get("why_none").unwrap_or_default(),
            "Enter at least one agreed change above, or say here why there is none",
        );
        why_none = errors.take("why_none", why).unwrap_or_default();
    }
    let known = &framework(visit.today()).theme;
    let themes: Vec<String> =
        known.iter().map(|t| t.id.clone()).filter(|id| visit.form.all("theme").any(|t| t == id)).collect();
    let (Some(talked_on), Some(with), Some(changes), true) = (talked_on, with, changes, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let said = Learning { talked_on, with, changes, why_none, themes, by: who.name.clone(), at: visit.now };
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Graded)?;
        Ok::<_, Fail>(carrying::note_learning(acting, audit.id, &said)?)
    })?;
    Ok(Reply::to_saying(at(audit.id), "The conversation is kept."))
}
