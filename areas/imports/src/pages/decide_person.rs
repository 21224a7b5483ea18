//! Somebody in a file who may be on record already: a person looks, and says.

use crate::store::question::{self, Question};
use crate::telling::counted;
use askama::Template;
use page::parts::{Errors, Field, Table, empty, error_summary, radios, table};
use page::{Fail, Html, Params, Reply, Visit, esc};
use record::store::{fact, person};
use record::words::FactKind;
use store::{Fault, Reading};

/// Questions that the page lists.
const LISTED: i64 = 500;
/// The answer that they are nobody on record.
const NOBODY: &str = "nobody";

#[derive(Template)]
#[template(
    source = "<p class=\"govuk-body-s kith-no-print\"><a class=\"govuk-back-link\" href=\"/import\">Import</a></p><h1 class=\"govuk-heading-l\">For a person to decide</h1>{{ list }}",
    ext = "html"
)]
struct List {
    list: Html,
}

struct Candidate {
    name: String,
    born: String,
    number: String,
    more: String,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/decide_person.html")]
struct DecidePerson {
    errors: Html,
    number: String,
    source: String,
    words: String,
    described: String,
    candidates: Vec<Candidate>,
    path: String,
    hidden: Html,
    choose: Html,
}

/// Those on record who may be meant: whoever opens the question looks at them.
pub fn concerned(reading: &mut Reading<'_>, params: &Params) -> Result<Vec<i64>, Fault> {
    params.id("question").map_or(Ok(Vec::new()), |id| question::candidates(reading, id))
}

/// On the home page of somebody who brings files in: that people wait for a decision.
pub fn home(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !visit.may("import") {
        return Ok(None);
    }
    let open = visit.read(question::open_count)?;
    let waiting = u64::try_from(open).ok().filter(|open| *open > 0);
    Ok(waiting.map(|open| {
        let who = counted(open, "person of the files brought in waits", "people of the files brought in wait");
        Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Import</h2><p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/import/decide\">{who} for a decision</a></p></section>"
        ))
    }))
}

/// GET /import/decide
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let open = visit.read(|r| question::open(r, LISTED))?;
    let rows: Vec<Vec<Html>> = open
        .iter()
        .map(|one| {
            let link = format!("<a class=\"govuk-link\" href=\"/import/decide/{}\">{}</a>", one.id, esc(&one.number));
            let asked = days::long(days::day_of(one.asked_at));
            vec![Html(link), Html(esc(&one.source)), Html(esc(&one.words)), Html(esc(&asked))]
        })
        .collect();
    let list = if rows.is_empty() {
        empty("Nobody waits for a decision.")
    } else {
        table(&Table { caption: "The oldest first", heads: &["Number in the file", "File", "Why", "Since"], rows })
    };
    visit.page("For a person to decide", &List { list })
}

fn asked(visit: &Visit) -> Result<Question, Fail> {
    let id = visit.id("question")?;
    visit.read(|r| question::question(r, id))?.ok_or(Fail::NotFound)
}

/// GET /import/decide/{question}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let question = asked(visit)?;
    if question.decided_at.is_some() {
        return Ok(Reply::to_saying("/import/decide", "That was decided already."));
    }
    shown(visit, &question, &Errors::none())
}

fn shown(visit: &Visit, question: &Question, errors: &Errors) -> Result<Reply, Fail> {
    let candidates = visit.read(|r| candidates(visit, r))?;
    let mut options: Vec<(String, String)> = Vec::new();
    for (id, candidate) in &candidates {
        options.push((id.to_string(), format!("They are {} ({})", candidate.name, candidate.number)));
    }
    options.push((NOBODY.to_owned(), "They are nobody on record: a record of their own is right".to_owned()));
    let options: Vec<(&str, &str)> = options.iter().map(|(code, words)| (code.as_str(), words.as_str())).collect();
    let field = Field { name: "same", label: "Your decision", hint: "", value: visit.form.text("same") };
    let body = DecidePerson {
        errors: error_summary(errors),
        number: question.number.clone(),
        source: question.source.clone(),
        words: question.words.clone(),
        described: question.described.clone(),
        candidates: candidates.into_iter().map(|(_, candidate)| candidate).collect(),
        path: visit.path.clone(),
        hidden: visit.hidden(),
        choose: radios(field, &options, errors),
    };
    let title = format!("Who is {}?", question.number);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn candidates(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(i64, Candidate)>, Fault> {
    let mut found = Vec::new();
    for one in person::people(reading, &visit.subjects)? {
        let facts = fact::facts(reading, one.id)?;
        let facts = facts.iter().filter(|f| matches!(f.kind, FactKind::Sex | FactKind::Ethnicity));
        let home = person::addresses(reading, one.id)?.into_iter().next().map(|a| a.postcode);
        let more: Vec<String> = facts.map(|f| f.words.clone()).chain(home).filter(|w| !w.is_empty()).collect();
        let name = if one.name().is_empty() { "Not yet named".to_owned() } else { one.name() };
        let born = one.birth.map_or_else(|| "no date of birth".to_owned(), |day| format!("born {}", days::long(day)));
        let (number, href) = (one.shown_number(), format!("/people/{}", one.kith_number));
        found.push((one.id, Candidate { name, born, number, more: more.join(", "), href }));
    }
    Ok(found)
}

/// POST /import/decide/{question}
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let question = asked(visit)?;
    if question.decided_at.is_some() {
        visit.nothing_to_do();
        return Ok(Reply::to_saying("/import/decide", "That was decided already."));
    }
    let same = match visit.form.text("same") {
        NOBODY => None,
        chosen => match visit.subjects.iter().find(|id| id.to_string() == chosen) {
            Some(id) => Some(*id),
            None => {
                let mut errors = Errors::none();
                errors.add("same", "Choose who they are, or that they are nobody on record");
                return shown(visit, &question, &errors);
            }
        },
    };
    let by = visit.who()?.actor().words;
    visit.act(same.or(visit.subjects.first().copied()), None, |acting| {
        question::decide(acting, question.id, same, &by)
    })?;
    let say = format!("Decided. Bring the file in again to take {} in.", question.number);
    Ok(Reply::to_saying("/import/decide", say))
}
