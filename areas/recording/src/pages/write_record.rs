//! The page on which a record is written.

use crate::pages::attach_file;
use crate::pages::loaded::Loaded;
use crate::pages::typed::Intake;
use askama::Template;
use page::ask::{Asking, ask_form, missed_panel};
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use record::store::form::{self, FormVersion};

#[derive(Template)]
#[template(path = "pages/write_record.html")]
struct WriteRecord {
    back: String,
    back_words: String,
    title: String,
    begun: String,
    purpose: String,
    asked: Option<String>,
    summary: Html,
    path: String,
    account: i64,
    name: String,
    hidden: Html,
    questions: Html,
    missed: Html,
    missed_count: usize,
    saved: String,
    attachments: Html,
    above: Html,
    go_on: Option<&'static str>,
}

/// A draft as a page. `intake` holds what was just typed and is not kept; it stands in the fields instead of what is kept.
pub fn page(visit: &Visit, loaded: &Loaded, intake: Option<&Intake<'_>>, errors: &Errors) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut answers = loaded.answers.clone();
    let mut marks = loaded.marks(who.account);
    for taken in intake.iter().flat_map(|i| &i.taken) {
        answers.set(&taken.typed.question.id, taken.typed.person, taken.kept.clone());
    }
    let (choose, offers, attachments, newest, own) = visit.read(|r| {
        let newest = form::newest(r, &loaded.document.form)?;
        let own = match loaded.own() {
            Some(own) => ((own.above)(visit, r, loaded.id())?, (own.beside)(visit, r, loaded.id())?),
            None => (None, Vec::new()),
        };
        Ok::<_, Fail>((loaded.choose(r)?, loaded.offers(r)?, attach_file::panel(visit, r, loaded)?, newest, own))
    })?;
    let (above, beside) = own;
    for (place, words) in beside {
        marks.entry(place).or_default().over.0.push_str(&words.0);
    }
    for (place, offer) in offers {
        marks.entry(place).or_default().offered = Some(offer);
    }
    let children = loaded.children();
    let asking =
        Asking { form: &loaded.form, answers: &answers, children: &children, choose: &choose, marks: &marks, errors };
    let missed = crate::pages::loaded::missed(&loaded.form, &answers, &children);
    let last = loaded.kept.iter().map(|k| k.at).max();
    let first = loaded.people.first();
    let title = format!("{} to {}", loaded.form.title, loaded.names());
    let title = if loaded.form.id == "visit" { title } else { format!("{}: {}", loaded.form.title, loaded.names()) };
    let body = WriteRecord {
        back: first.map_or("/".to_owned(), |p| format!("/people/{}/records", p.kith_number)),
        back_words: first.map_or("Home".to_owned(), |p| p.name()),
        title: title.clone(),
        begun: format!(
            "Draft, begun by {} on {}",
            loaded.document.made_by_words,
            days::long_with_time(loaded.document.made_at)
        ),
        purpose: loaded.form.purpose.clone(),
        asked: newest.and_then(|newest| changed_since(loaded, &newest)),
        summary: error_summary(errors),
        path: loaded.path(),
        account: who.account,
        name: who.name.clone(),
        hidden: visit.hidden(),
        questions: ask_form(&asking),
        missed: missed_panel(&missed),
        missed_count: missed.len(),
        saved: last.map_or(String::new(), |at| saved_at(visit, at)),
        attachments,
        above: above.unwrap_or_default(),
        go_on: loaded.own().and_then(|own| match own.complete {
            page::Complete::GoOn { words, .. } => Some(words),
            page::Complete::Then(_) => None,
        }),
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// What a writer must know when the form changed after the draft was begun (docs/decisions/0006).
fn changed_since(loaded: &Loaded, newest: &FormVersion) -> Option<String> {
    let document = &loaded.document;
    if newest.live_at <= document.made_at {
        return None;
    }
    let day = days::long(days::day_of(newest.live_at));
    Some(if newest.version == document.form_version {
        format!(
            "This form was changed on {day}, after you began. You see it as it is now; everything you wrote is here."
        )
    } else {
        format!(
            "This form was changed on {day}, after you began. This draft goes on with the questions it was begun with, so that every answer keeps its place; the next one asks the new ones."
        )
    })
}

/// "Saved 10:42"; with the day when it was not today.
pub fn saved_at(visit: &Visit, at: days::Instant) -> String {
    if days::day_of(at) == visit.today() {
        format!("Saved {}", days::clock_time(at))
    } else {
        format!("Saved {}", days::long_with_time(at))
    }
}
