//! The form itself: shown, kept, with another child or one less, and given a code to come back by.

use super::asked::{Asked, LevelSaid, levels};
use super::opened::{Opened, not_open, opened, ours};
use super::receiving::{offered_codes, suggested};
use crate::rules::code::{digest_of_code, shown};
use crate::rules::told::{Offered, told};
use crate::rules::typed::{MOST_LETTERS, Typed};
use crate::store::draft::{self, DAYS_KEPT};
use askama::Template;
use front_door::published::{ThresholdDocument, threshold_on};
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use serde_json::json;

#[derive(Template)]
#[template(path = "pages/form.html")]
struct Form {
    errors: Html,
    at: String,
    word: String,
    children: usize,
    asked: Html,
    suggested: Html,
    days: i64,
    trap: bool,
}

/// The levels beside the form, the suggested one in sight.
#[derive(Template)]
#[template(path = "pages/suggested.html")]
pub struct Suggested {
    /// The document's title and version.
    pub document: Option<(String, String)>,
    /// Its levels.
    pub levels: Vec<LevelSaid>,
    /// Whether none is suggested.
    pub none: bool,
}

impl Suggested {
    /// For these answers.
    pub fn of(document: Option<&ThresholdDocument>, level: Option<u8>) -> Suggested {
        let levels = levels(document, level);
        let none = levels.iter().all(|l| !l.suggested);
        Suggested { document: document.map(|d| (d.title.clone(), d.version.clone())), levels, none }
    }
}

/// The page of the form.
pub fn page(visit: &Visit, opened: &Opened, typed: &Typed, errors: &Errors) -> Result<Reply, Fail> {
    let document = visit.read(|r| threshold_on(r, visit.today()))?;
    let document = document.as_ref();
    let signs: Vec<String> = typed.all("sign").into_iter().map(str::to_owned).collect();
    let level = suggested(document, &signs, typed.get("urgent") == "yes");
    let body = Form {
        errors: error_summary(errors),
        at: opened.at(),
        word: opened.word.clone(),
        children: typed.children(),
        asked: Html::of(&Asked::of(typed, document, errors)),
        suggested: Html::of(&Suggested::of(document, level)),
        days: DAYS_KEPT,
        trap: errors.at(TRAP).is_some(),
    };
    let title = "Tell us about a child";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// The field that people do not see and programs fill in.
const TRAP: &str = "homepage";

/// GET /refer/{draft}
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let Some(opened) = opened(visit)? else { return not_open(visit) };
    if opened.draft.reference.is_some() {
        return Ok(Reply::to(format!("{}/sent", opened.at())));
    }
    page(visit, &opened, &opened.draft.typed, &Errors::none())
}

/// POST /refer/{draft}
pub fn keep(visit: &Visit) -> Result<Reply, Fail> {
    let Some(opened) = opened(visit)? else { return not_open(visit) };
    ours(visit, &opened)?;
    if opened.draft.reference.is_some() {
        return if visit.script {
            Err(Fail::Stale("This form is sent.".to_owned()))
        } else {
            Ok(Reply::to(format!("{}/sent", opened.at())))
        };
    }
    let mut typed = Typed::of(visit.form.fields());
    if typed.letters() > MOST_LETTERS {
        let say = format!(
            "This is longer than we can keep: {} letters, and {MOST_LETTERS} are the most. Shorten it, or ring us",
            typed.letters()
        );
        let mut errors = Errors::none();
        errors.add("seen", say.clone());
        return if visit.script { Err(Fail::Refused(say)) } else { page(visit, &opened, &typed, &errors) };
    }
    let then = visit.form.text("then");
    let mut to = opened.at();
    if then == "another" {
        typed = typed.with_another_child();
        to = format!("{to}#child-{}", typed.children());
    } else if let Some(gone) = then.strip_prefix("out-").and_then(|n| n.parse().ok()) {
        typed = typed.without_child(gone);
        to = format!("{to}#part-child");
    }
    let code = (then == "later").then(|| shown(&visit.house.store.dice().token()));
    let digest = code.as_deref().and_then(digest_of_code);
    visit.house.store.keep(visit.now, |keeping| {
        draft::keep(keeping, opened.draft.id, &typed)?;
        if let Some(digest) = &digest {
            draft::give_code(keeping, opened.draft.id, digest)?;
        }
        Ok::<(), Fail>(())
    })?;
    if visit.script {
        return Ok(Reply::json(&json!({ "saved": days::clock_time(visit.now) })));
    }
    if let Some(code) = code {
        return visit.page("Your code", &Code { code, at: opened.at(), days: DAYS_KEPT });
    }
    if then == "check" {
        let errors = faults(visit, &typed)?;
        if !errors.is_empty() {
            return page(visit, &opened, &typed, &errors);
        }
        to = format!("{to}/check");
    }
    Ok(Reply::to(to))
}

/// What is still to be put right.
fn faults(visit: &Visit, typed: &Typed) -> Result<Errors, Fail> {
    let document = visit.read(|r| threshold_on(r, visit.today()))?;
    let (concerns, signs) = offered_codes(document.as_ref());
    let mut errors = Errors::none();
    if let Err(faults) = told(typed, &Offered { concerns: &concerns, signs: &signs }, visit.today()) {
        faults.into_iter().for_each(|(field, sentence)| errors.add(field, sentence));
    }
    if !visit.form.text(TRAP).is_empty() {
        errors.add(TRAP, "Empty the field “Leave this empty” at the end. It is there to catch programs");
    }
    Ok(errors)
}

#[derive(Template)]
#[template(path = "pages/code.html")]
struct Code {
    code: String,
    at: String,
    days: i64,
}
