//! Where two people changed the same answer: yours, theirs or both, without a script.

use crate::pages::loaded::Loaded;
use crate::pages::typed::Intake;
use askama::Template;
use page::ask::{digest, in_field, place, placed};
use page::parts::{Errors, Field, error_summary, radios};
use page::{Fail, Form, Html, Reply, Visit};
use questions::Kind;
use record::store::answer::{Kept, Outcome};

struct Conflict {
    place: String,
    asked: String,
    child: Option<String>,
    by: String,
    at: String,
    mine: String,
    mine_read: String,
    theirs_read: String,
    both: Option<String>,
    mark: String,
    choice: Html,
}

#[derive(Template)]
#[template(path = "pages/choose_answers.html")]
struct ChooseAnswers {
    summary: Html,
    path: String,
    hidden: Html,
    then: String,
    conflicts: Vec<Conflict>,
}

/// The page that asks, for the answers in `outcomes` that are in conflict; nothing when none is.
pub fn page(
    visit: &Visit,
    loaded: &Loaded,
    intake: &Intake<'_>,
    outcomes: &[Outcome],
    then: &str,
) -> Result<Option<Reply>, Fail> {
    let pairs = intake.taken.iter().zip(outcomes);
    let conflicts: Vec<Conflict> = pairs
        .filter_map(|(taken, outcome)| match outcome {
            Outcome::Conflict(theirs) => Some(asked(loaded, theirs, &taken.kept, &Errors::none())),
            _ => None,
        })
        .collect();
    if conflicts.is_empty() { Ok(None) } else { show(visit, loaded, conflicts, then, &Errors::none()).map(Some) }
}

fn show(visit: &Visit, loaded: &Loaded, conflicts: Vec<Conflict>, then: &str, errors: &Errors) -> Result<Reply, Fail> {
    let body = ChooseAnswers {
        summary: error_summary(errors),
        path: loaded.path(),
        hidden: visit.hidden(),
        then: then.to_owned(),
        conflicts,
    };
    Ok(Reply::Page { title: "Choose what stands".to_owned(), body: Html::of(&body), status: 409 })
}

fn asked(loaded: &Loaded, theirs: &Kept, mine: &str, errors: &Errors) -> Conflict {
    let question = loaded.form.question(&theirs.question);
    let read = |value: &str| {
        let words = question.map_or_else(|| value.to_owned(), |q| questions::show_answer(q, value).text());
        if words.is_empty() { "(taken out)".to_owned() } else { words }
    };
    let child = Some(theirs.person).filter(|p| *p != 0);
    let spot = place(&theirs.question, child);
    let narrative = question.is_some_and(|q| matches!(q.kind, Kind::Narrative));
    let both = narrative.then(|| questions::both(mine, &theirs.value));
    let name = format!("choice-{spot}");
    let mut options = vec![("mine", "Keep mine"), ("theirs", "Keep theirs")];
    options.extend(both.as_ref().map(|_| ("both", "Keep both")));
    let field = Field { name: &name, label: "What stands?", hint: "", value: "" };
    Conflict {
        asked: question.map_or_else(|| theirs.question.clone(), |q| q.ask.clone()),
        child: child.map(|c| loaded.called(c)),
        by: theirs.by.clone(),
        at: days::clock_time(theirs.at),
        mine: question.map_or_else(|| mine.to_owned(), |q| in_field(q, mine)),
        mine_read: read(mine),
        theirs_read: read(&theirs.value),
        both,
        mark: format!("{}.{}", theirs.version, digest(&theirs.value)),
        choice: radios(field, &options, errors),
        place: spot,
    }
}

/// What a sent form chooses: the same form with the chosen texts as answers. With nothing chosen for one of the
/// conflicts, the page that asks again.
pub fn chosen(visit: &Visit, loaded: &Loaded) -> Result<Result<Form, Box<Reply>>, Fail> {
    let mut fields: Vec<(String, String)> = visit.form.fields().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let mut errors = Errors::none();
    let mut open: Vec<(&str, &str)> = Vec::new();
    for (name, mark) in visit.form.fields() {
        let Some(spot) = name.strip_prefix("stands-") else { continue };
        let text = |which: &str| {
            visit.form.get(&format!("{which}-{spot}")).unwrap_or_default().trim_start_matches('\n').to_owned()
        };
        let choice_name = format!("choice-{spot}");
        let kept = match visit.form.text(&choice_name) {
            "mine" => text("mine"),
            "both" => text("both"),
            "theirs" => continue,
            _ => {
                errors.add(choice_name, "Choose what stands: yours, theirs or both");
                open.push((spot, mark));
                continue;
            }
        };
        fields.push((format!("v-{spot}"), format!("{}.", mark.split('.').next().unwrap_or_default())));
        let several = placed(spot)
            .and_then(|(q, _)| loaded.form.question(q))
            .is_some_and(|q| matches!(q.kind, Kind::Several { .. } | Kind::People));
        if several {
            fields.extend(kept.lines().map(|line| (spot.to_owned(), line.to_owned())));
        } else {
            fields.push((spot.to_owned(), kept));
        }
    }
    if errors.is_empty() {
        return Ok(Ok(Form::of(fields)));
    }
    let mut conflicts = Vec::new();
    for (spot, _) in open {
        let Some((question, person)) = placed(spot) else { continue };
        let theirs = loaded.kept.iter().find(|k| k.question == question && k.person == person.unwrap_or(0));
        let Some(theirs) = theirs else { continue };
        conflicts.push(asked(loaded, theirs, visit.form.get(&format!("mine-{spot}")).unwrap_or_default(), &errors));
    }
    show(visit, loaded, conflicts, visit.form.text("then"), &errors).map(|reply| Err(Box::new(reply)))
}
