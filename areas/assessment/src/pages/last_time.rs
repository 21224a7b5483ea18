//! A reassessment beside the assessment before it: last time's answers are read next to this time's, and nothing is copied
//! unless it is chosen.

use crate::loaded::Loaded;
use crate::store::assessment;
use crate::words::Standing;
use askama::Template;
use page::ask::{place, placed};
use page::{Fail, Html, Place, Reply, Visit};
use questions::{Question, show_answer};
use record::store::answer::{self, FOR_ALL, Save, SaveFault};
use store::Reading;

struct Row {
    asked: String,
    child: Option<String>,
    then: String,
    now: String,
    take: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/last_time.html")]
struct LastTime {
    header: Html,
    record: String,
    intro: String,
    then: String,
    action: String,
    hidden: Html,
    rows: Vec<Row>,
    may_take: bool,
}

/// The assessment before this one.
fn before(reading: &mut Reading<'_>, loaded: &Loaded) -> Result<Option<Loaded>, Fail> {
    let Some(earlier) = loaded.assessment.earlier else { return Ok(None) };
    let Some(earlier) = assessment::assessment(reading, earlier)? else { return Ok(None) };
    Ok(Some(Loaded::read(reading, earlier.document)?))
}

/// Facts of one occasion are not carried over: whether a child was seen, and when.
fn may_be_taken(question: &Question) -> bool {
    matches!(question.kind, questions::Kind::Narrative | questions::Kind::Several { .. })
}

/// GET /assessments/{record}/last-time
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let loaded = Loaded::of(visit, reading)?;
        let earlier = before(reading, &loaded)?.ok_or(Fail::NotFound)?;
        let may_take = visit.may("write_record") && loaded.assessment.standing == Standing::Open;
        let mut rows = Vec::new();
        for (_, question) in loaded.form.questions() {
            for person in std::iter::once(None).chain(loaded.children.iter().map(|c| Some(c.id))) {
                let Some(then) = earlier.answers.own(&question.id, person) else { continue };
                let now = loaded.answers.own(&question.id, person);
                let child = person.and_then(|p| loaded.children.iter().find(|c| c.id == p));
                rows.push(Row {
                    asked: question.ask.clone(),
                    child: child.map(|c| c.short_name().to_owned()),
                    then: show_answer(question, then).text(),
                    now: now.map_or("Not answered yet".to_owned(), |a| show_answer(question, a).text()),
                    take: (may_take && now.is_none() && may_be_taken(question)).then(|| place(&question.id, person)),
                });
            }
        }
        let body = LastTime {
            header: people::published::header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
            record: loaded.record(),
            intro: "Read what was written last time, then write what is so now. Only the answers that you tick are copied, and only where nothing is written yet."
                .to_owned(),
            then: match earlier.assessment.closed_on {
                Some(on) => format!("Last time, concluded {}", days::long(on)),
                None => format!("Begun {}", days::long(earlier.assessment.begun_on)),
            },
            action: loaded.at("last-time"),
            hidden: visit.hidden(),
            rows,
            may_take,
        };
        visit.page(format!("Beside last time: {}", loaded.names()), &body)
    })
}

/// POST /assessments/{record}/last-time
pub fn take(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (loaded, earlier) = visit.read(|r| {
        let loaded = Loaded::of(visit, r)?;
        let earlier = before(r, &loaded)?.ok_or(Fail::NotFound)?;
        Ok::<_, Fail>((loaded, earlier))
    })?;
    if loaded.assessment.standing != Standing::Open {
        return Err(super::conclude_assessment::already(&loaded));
    }
    let mut taken: Vec<(String, i64, String)> = Vec::new();
    for spot in visit.form.all("take") {
        let Some((question, person)) = placed(spot) else { continue };
        let fits = loaded.form.question(question).is_some_and(may_be_taken)
            && person.is_none_or(|p| loaded.children.iter().any(|c| c.id == p));
        let Some(then) = earlier.answers.own(question, person).filter(|_| fits) else { continue };
        taken.push((question.to_owned(), person.unwrap_or(FOR_ALL), then.to_owned()));
    }
    if taken.is_empty() {
        visit.nothing_to_do();
        return Ok(Reply::to_saying(loaded.at("last-time"), "Nothing was ticked, so nothing was copied."));
    }
    let saves: Vec<Save<'_>> = taken
        .iter()
        .map(|(question, person, value)| Save { question, person: *person, value, base: 0, sent: &[] })
        .collect();
    visit.act(visit.subjects.first().copied(), None, |acting| {
        match answer::save_answers(acting, loaded.assessment.document, &saves, who.account, &who.name) {
            Ok(_) => Ok(()),
            Err(SaveFault::NotADraft(_)) => Err(super::conclude_assessment::already(&loaded)),
            Err(SaveFault::Fault(fault)) => Err(Fail::Fault(fault)),
        }
    })?;
    let words = if taken.len() == 1 { "1 answer".to_owned() } else { format!("{} answers", taken.len()) };
    Ok(Reply::to_saying(
        loaded.record(),
        format!("{words} of last time stand here to begin with. Change what is no longer so."),
    ))
}
