//! Somebody published while this person was changing the same form: both are brought together, and only what both changed
//! is asked about.

use crate::pages::change_form::{Refusal, on_from};
use crate::pages::difference::differences;
use crate::pages::edit_form::overtaken;
use crate::pages::held::{Held, read_kept};
use crate::rules::bring_together::{Clash, Side, Together, Whose, bring_together};
use crate::store::form_change;
use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use questions::{Form, changes};
use record::store::form;
use store::Reading;

struct Choice {
    place: String,
    what: String,
    mine: Vec<(&'static str, String)>,
    theirs: Vec<(&'static str, String)>,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/bring_together.html")]
struct Page {
    summary: Html,
    form: String,
    path: String,
    said: String,
    by: String,
    theirs: Html,
    mine: Html,
    choices: Vec<Choice>,
    hidden: Html,
    version: i64,
}

/// What this person's changes began from.
fn base(reading: &mut Reading<'_>, held: &Held) -> Result<Form, Fail> {
    let base = held.change.as_ref().map_or(0, |change| change.base);
    match (base, &held.live) {
        // A form that is new began from nothing: what went live under its name is all theirs.
        (0, Some(live)) => Ok(Form { sections: Vec::new(), ..Form::clone(&live.form) }),
        _ => Ok(Form::clone(form::version(reading, &held.name, base)?.as_ref())),
    }
}

fn chosen(visit: &Visit) -> impl Fn(&str) -> Option<Whose> {
    |place| match visit.form.get(&format!("whose-{place}")) {
        Some("mine") => Some(Whose::Mine),
        Some("theirs") => Some(Whose::Theirs),
        _ => None,
    }
}

/// GET /forms/{form}/edit/together
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let (held, base) = visit.read(|r| {
        let held = Held::read(visit, r)?;
        let base = if held.overtaken_by().is_some() { Some(base(r, &held)?) } else { None };
        Ok::<_, Fail>((held, base))
    })?;
    let (Some(live), Some(base)) = (held.overtaken_by(), base) else {
        return Ok(Reply::to_saying(format!("{}/edit", held.path()), "Nobody else changed the form since you began."));
    };
    let Together { clashes, .. } = bring_together(&base, &held.form, &live.form, &|_| None);
    let body = Page {
        summary: error_summary(errors),
        form: held.form.title.clone(),
        path: held.path(),
        said: overtaken(live),
        by: live.by.clone(),
        theirs: differences(&changes(&base, &live.form, &held.model)),
        mine: differences(&changes(&base, &held.form, &held.model)),
        choices: clashes.into_iter().map(|clash| choice(clash, errors)).collect(),
        hidden: visit.hidden(),
        version: live.version,
    };
    let title = format!("Bring both changes to “{}” together", held.form.title);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn choice(clash: Clash, errors: &Errors) -> Choice {
    let wrong = errors.at(&format!("whose-{}", clash.place)).map(str::to_owned);
    Choice { wrong, place: clash.place, what: clash.what, mine: side(clash.mine), theirs: side(clash.theirs) }
}

fn side(side: Side) -> Vec<(&'static str, String)> {
    match side {
        Side::Words(words) => vec![("", words)],
        Side::TakenOut => vec![("", "Taken out".to_owned())],
        Side::Asked(question) => {
            let mut lines = vec![
                ("", question.ask.clone()),
                ("Why we ask", question.prompt.why.clone()),
                ("A good answer shows", question.prompt.good.clone()),
                ("How", crate::pages::outline::how(&question)),
            ];
            lines.retain(|(_, words)| !words.is_empty());
            lines
        }
    }
}

/// POST /forms/{form}/edit/together
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let done = visit.act(None, None, |acting| {
        let held = Held::read(visit, acting)?;
        let Some(live) = held.overtaken_by() else {
            return Err(Refusal::Same);
        };
        let mut errors = Errors::none();
        if visit.form.text("version") != live.version.to_string() {
            errors.add("main", format!("{} published again meanwhile. Read below what changed, and choose once more", live.by));
            return Err(Refusal::Wrong(errors));
        }
        let base = base(acting, &held)?;
        let together = bring_together(&base, &held.form, &live.form, &chosen(visit));
        for clash in &together.clashes {
            errors.add(format!("whose-{}", clash.place), format!("Choose whose stands: {}", clash.what));
        }
        if !errors.is_empty() {
            return Err(Refusal::Wrong(errors));
        }
        let text = together.form.to_toml();
        if let Err(fault) = read_kept(&text) {
            errors.add("main", format!("Brought together like this the form cannot be asked: {fault}. Choose otherwise, or put your own changes right first"));
            return Err(Refusal::Wrong(errors));
        }
        form_change::keep(acting, (&held.name, live.version), (who.account, &who.name), &text)?;
        Ok(())
    });
    match done {
        Ok(()) => Ok(Reply::to_saying(
            format!("/forms/{}/edit/check", visit.param("form")),
            "Both are together. Read what would change now, then publish.",
        )),
        Err(Refusal::Same) => {
            visit.nothing_to_do();
            Ok(on_from(visit, &Held::of(visit)?, None))
        }
        Err(Refusal::Wrong(errors)) => page(visit, &errors),
        Err(Refusal::Fail(fail)) => Err(fail),
    }
}
