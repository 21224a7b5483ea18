//! Beginning a record: whom it concerns, and then the empty page.

use crate::manner::Manner;
use crate::words::{KINDS, Kind};
use access::{Sight, Who};
use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::answer::{self, Save, SaveFault};
use record::store::person::{self, Person};
use record::store::{document, family, form};
use store::{Acting, Reading};

#[derive(Template)]
#[template(path = "pages/start_record.html")]
struct StartRecord {
    header: Html,
    summary: Html,
    words: String,
    short: String,
    purpose: String,
    action: String,
    hidden: Html,
    number: String,
    name: String,
    siblings: Vec<(String, String, String)>,
    unseen: usize,
    drafts: Vec<(String, String)>,
}

/// What is begun: its kind, and the form that is asked.
struct Begun {
    manner: Manner,
    live: form::Live,
}

impl Begun {
    /// The form that this address begins: of a kind that came along, or one that the council made.
    fn of(visit: &Visit, reading: &mut Reading<'_>) -> Result<Begun, Fail> {
        let name = match visit.params.get("form") {
            Some(made) if KINDS.iter().any(|k| k.form == made) => return Err(Fail::NotFound),
            Some(made) => made,
            None => Kind::of_path(&visit.path).ok_or(Fail::NotFound)?.form,
        };
        let live = form::live(reading, name, visit.now, built_in(visit, name))?.ok_or(Fail::NotFound)?;
        let manner = Manner::of(visit, &live.form).filter(|m| m.is_added()).ok_or(Fail::NotFound)?;
        if !live.form.in_use {
            return Err(Fail::Refused(format!(
                "“{}” is out of use: your practice lead took it out of the list. Use “Add” on the child's page for the forms in use.",
                live.form.title
            )));
        }
        Ok(Begun { manner, live })
    }

    fn words(&self) -> &str {
        Kind::called(&self.live.form)
    }
}

/// The text that the program brings along for a form.
pub fn built_in<'a>(visit: &'a Visit, name: &str) -> Option<&'a str> {
    visit.house.areas.iter().flat_map(|a| a.forms).find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// GET /people/{person}/visits/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let body = visit.read(|r| {
        let begun = Begun::of(visit, r)?;
        let live = &begun.live;
        let who = person::person(r, subject)?;
        let (siblings, unseen) = if begun.manner.together() { siblings(visit, r, subject)? } else { (Vec::new(), 0) };
        let drafts = document::of_person(r, subject, 0, 50)?
            .into_iter()
            .filter(|l| l.document.standing == document::Standing::Draft && l.document.form == live.form.id)
            .map(|l| {
                let begun =
                    format!("Begun by {} on {}", l.document.made_by_words, days::long_with_time(l.document.made_at));
                (format!("/records/{}", l.document.id), begun)
            })
            .collect();
        Ok::<_, Fail>(StartRecord {
            header: people::published::header(visit, r, subject, Some(Place::Records))?,
            summary: error_summary(errors),
            words: begun.words().to_owned(),
            short: live.form.short.clone(),
            purpose: live.form.purpose.clone(),
            action: visit.path.clone(),
            hidden: visit.hidden(),
            number: who.kith_number.clone(),
            name: who.name(),
            siblings: siblings.iter().map(|s| (s.kith_number.clone(), s.name(), age(s, visit.today()))).collect(),
            unseen,
            drafts,
        })
    })?;
    let title = format!("{}, {}", body.words, body.name);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn age(person: &Person, today: days::Day) -> String {
    person.age_on(today).map_or(String::new(), |age| format!("aged {age}"))
}

/// Brothers and sisters whose records the visitor may open, and how many others there are.
fn siblings(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<(Vec<Person>, usize), Fail> {
    let ids = family::siblings(reading, subject)?;
    let mut seen = Vec::new();
    for id in &ids {
        if visit.house.sights.sight(reading, visit.who()?, *id, visit.now)? == Sight::Open {
            seen.push(*id);
        }
    }
    let unseen = ids.len() - seen.len();
    Ok((person::people(reading, &seen)?.into_iter().filter(|p| p.merged_into.is_none()).collect(), unseen))
}

/// POST /people/{person}/visits/new
pub fn start(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let chosen = visit.read(|r| {
        let together = Begun::of(visit, r)?.manner.together();
        let mut chosen = Vec::new();
        let (siblings, _) = if together { siblings(visit, r, subject)? } else { (Vec::new(), 0) };
        for number in visit.form.all("whom") {
            let id =
                person::by_kith_number(r, number)?.filter(|id| *id == subject || siblings.iter().any(|s| s.id == *id));
            let id = id.ok_or_else(|| {
                Fail::Refused("Choose only the child and brothers or sisters from the list.".to_owned())
            })?;
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        Ok::<_, Fail>(chosen)
    })?;
    if chosen.is_empty() {
        let mut errors = Errors::none();
        errors.add("whom", "Choose at least one child whom it concerns");
        return shown(visit, &errors);
    }
    let record = visit.act(chosen.first().copied(), None, |acting| {
        // Read inside the act: a version that went live a moment ago is the one that is asked.
        let Begun { manner, live } = Begun::of(visit, acting)?;
        let record = draft(acting, visit, &live, &chosen)?;
        if manner.kind().is_some_and(|kind| kind.form == "summary") {
            begin_with_the_last(acting, record, subject, who)?;
        }
        Ok::<_, Fail>(record)
    })?;
    Ok(Reply::to(format!("/records/{record}")))
}

/// A draft on this form about these people; gives its key.
pub fn draft(acting: &mut Acting<'_>, visit: &Visit, live: &form::Live, people: &[i64]) -> Result<i64, Fail> {
    let (who, name) = (visit.who()?, live.form.id.as_str());
    if let Some(text) = built_in(visit, name) {
        form::ensure_built_in(acting, name, text)?;
    }
    Ok(document::make_draft(acting, name, live.version, people, who.account, &who.name)?)
}

/// A summary is brought up to date, so it begins with the words of the last one.
fn begin_with_the_last(acting: &mut Acting<'_>, record: i64, subject: i64, who: &Who) -> Result<(), Fail> {
    let Some(last) = document::completed_of_form(acting, subject, "summary")?.into_iter().next() else { return Ok(()) };
    let kept = answer::answers(acting, last.id)?;
    let saves: Vec<Save<'_>> = kept
        .iter()
        .filter(|k| !k.value.is_empty() && (k.person == answer::FOR_ALL || k.person == subject))
        .map(|k| Save { question: &k.question, person: answer::FOR_ALL, value: &k.value, base: 0, sent: &[] })
        .collect();
    match answer::save_answers(acting, record, &saves, who.account, &who.name) {
        Ok(_) | Err(SaveFault::NotADraft(_)) => Ok(()),
        Err(SaveFault::Fault(fault)) => Err(fault.into()),
    }
}
