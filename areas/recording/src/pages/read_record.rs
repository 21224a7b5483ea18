//! Reading a record: what was answered, what was corrected and added since.

use crate::pages::attach_file;
use crate::pages::loaded::Loaded;
use crate::store::stopped;
use askama::Template;
use page::ask::place;
use page::parts::tag;
use page::{Fail, Html, Place, Reply, Visit, esc};
use people::published::lateness;
use questions::{Question, Shown, Tag, analysis_score, show_answer};
use record::store::document::Standing;
use record::store::{clock, person};

struct Correction {
    by: String,
    at: String,
    reason: String,
    before: String,
    after: String,
}

struct Answered {
    place: String,
    asked: String,
    child: Option<String>,
    answered: bool,
    body: Html,
    corrections: Vec<Correction>,
}

struct Part {
    title: String,
    answers: Vec<Answered>,
    /// Asked, never answered; kept together, so that what was said is read without gaps.
    unanswered: Vec<Answered>,
}

struct Added {
    by: String,
    at: String,
    reason: String,
    words: String,
}

#[derive(Template)]
#[template(path = "pages/read_record.html")]
struct ReadRecord {
    header: Html,
    title: String,
    tag: Html,
    path: String,
    people: Vec<(String, String)>,
    happened: String,
    written: String,
    late: Option<String>,
    timely: Vec<(String, String)>,
    scores: Vec<(String, String)>,
    moved: Vec<String>,
    may_write: bool,
    discarded: Option<Added>,
    take_up: Option<Html>,
    sections: Vec<Part>,
    appended: Vec<Added>,
    attachments: Html,
    above: Html,
    prompts: Vec<(String, String, String)>,
    form_title: String,
    form_version: i64,
}

/// A record that is read, not written.
pub fn page(visit: &Visit, loaded: &Loaded) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let document = &loaded.document;
    let complete = document.standing == Standing::Complete;
    let (header, timely, moved, attachments, choose, above) = visit.read(|r| {
        let written_up = clock::started_by(r, loaded.id())?.into_iter().find(|d| d.rule == "visit_written_up");
        let timely = written_up.map(|d| {
            let words = match d.stopped {
                Some(on) if on <= d.due => "Written up in time",
                _ => "Written up late; that says nothing of the visit itself",
            };
            (words.to_owned(), format!("due {}; {}", days::long(d.due), d.source))
        });
        let mut timely: Vec<(String, String)> = timely.into_iter().collect();
        for person in loaded.ids() {
            let met: Vec<i64> = stopped::by(r, loaded.id(), person)?.into_iter().map(|(_, duty)| duty).collect();
            for duty in clock::of_person(r, person)?.into_iter().filter(|d| met.contains(&d.id)) {
                let (Some(on), Some(at)) = (duty.stopped, document.completed_at) else { continue };
                let whose =
                    if loaded.people.len() > 1 { format!("{}: ", loaded.called(person)) } else { String::new() };
                let stands = lateness::done(duty.due, on, Some(days::day_of(at)));
                timely.push((format!("{whose}{}. {stands}", duty.words), duty.source));
            }
        }
        let mut moved = Vec::new();
        for one in loaded.concerned.iter().filter_map(|c| c.moved.as_ref().map(|m| (c.person, m))) {
            let open = visit.house.sights.sight(r, visit.who()?, one.0, visit.now)? == access::Sight::Open;
            let from = if open {
                format!("the record of {}", person::person(r, one.0)?.name())
            } else {
                "another record".to_owned()
            };
            moved.push(format!("from {from} on {} by {}: {}", days::long(days::day_of(one.1.at)), one.1.by, one.1.why));
        }
        let header = people::published::header(visit, r, subject, Some(Place::Records))?;
        let above = match loaded.own() {
            Some(own) => (own.above)(visit, r, loaded.id())?,
            None => None,
        };
        let attachments = attach_file::panel(visit, r, loaded)?;
        Ok::<_, Fail>((header, timely, moved, attachments, loaded.choose(r)?, above.unwrap_or_default()))
    })?;
    let happened = document.happened_day.map_or("Not yet known".to_owned(), |day| match &document.happened_time {
        Some(time) => format!("{} at {time}", days::long(day)),
        None => days::long(day),
    });
    let written = match (document.completed_at, &document.completed_by) {
        (Some(at), Some(by)) => format!("{} by {by}", days::long_with_time(at)),
        _ => format!("Begun {} by {}", days::long_with_time(document.made_at), document.made_by_words),
    };
    let late =
        document.happened_day.zip(document.completed_at).and_then(|(day, at)| lateness::written(day, days::day_of(at)));
    let scores = scores(loaded);
    let state = match document.standing {
        Standing::Draft => tag("Draft", "yellow"),
        Standing::Complete => Html::default(),
        Standing::Discarded => tag("Discarded", "grey"),
    };
    let body = ReadRecord {
        header,
        title: loaded.title(),
        tag: state,
        path: loaded.path(),
        people: loaded.people.iter().map(|p| (format!("/people/{}", p.kith_number), p.name())).collect(),
        happened,
        written,
        late,
        timely,
        scores,
        moved,
        may_write: complete && visit.may("write_record"),
        discarded: added(loaded, "discarded").pop().filter(|_| document.standing == Standing::Discarded),
        take_up: (document.standing == Standing::Discarded && visit.may("write_record")).then(|| visit.hidden()),
        sections: sections(loaded, &choose),
        appended: added(loaded, "appended"),
        attachments,
        above,
        prompts: loaded
            .form
            .all_questions()
            .map(|q| (q.ask.clone(), q.prompt.why.clone(), q.prompt.good.clone()))
            .collect(),
        form_title: loaded.form.title.clone(),
        form_version: document.form_version,
    };
    visit.page(format!("{}, {}", body.title, loaded.names()), &body)
}

/// How many of risk, reflection and impact can be seen, for each child, where the form asks for them (C02-01).
fn scores(loaded: &Loaded) -> Vec<(String, String)> {
    let asks = |tag| loaded.form.questions().any(|(_, q)| q.has(tag));
    if ![Tag::Risk, Tag::Reflection, Tag::Impact].into_iter().all(asks) {
        return Vec::new();
    }
    let score = |child: i64| {
        let score = analysis_score(&loaded.form, &loaded.answers, Some(child));
        let parts = [("risk", score.risk), ("reflection", score.reflection), ("impact", score.impact)];
        let seen: Vec<&str> = parts.iter().filter(|(_, seen)| *seen).map(|(word, _)| *word).collect();
        let seen = if seen.is_empty() { String::new() } else { format!(": {}", seen.join(", ")) };
        format!("{} of {} can be seen{seen}", score.points(), score.of)
    };
    loaded.children().into_iter().map(|(id, name)| (name, score(id))).collect()
}

fn added(loaded: &Loaded, kind: &str) -> Vec<Added> {
    let of_kind = loaded.additions.iter().filter(|a| a.kind == kind);
    of_kind
        .map(|a| Added {
            by: a.by.clone(),
            at: days::long_with_time(a.at),
            reason: a.reason.clone(),
            words: a.words.clone(),
        })
        .collect()
}

fn sections(loaded: &Loaded, choose: &[(String, String)]) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &loaded.form.sections {
        let mut answers = Vec::new();
        for question in &section.questions {
            answers.extend(answered(loaded, question, choose));
        }
        if !answers.is_empty() {
            let (answers, unanswered) = answers.into_iter().partition(|a| a.answered || !a.corrections.is_empty());
            parts.push(Part { title: section.title.clone(), answers, unanswered });
        }
    }
    parts
}

/// The answer for all, and then what differs; a question that was asked of somebody and not answered shows so.
fn answered(loaded: &Loaded, question: &Question, choose: &[(String, String)]) -> Vec<Answered> {
    let asked = |person| loaded.form.is_visible(question, &loaded.answers, person);
    let own: Vec<i64> = loaded
        .ids()
        .into_iter()
        .filter(|p| loaded.answers.own(&question.id, Some(*p)).is_some() && asked(Some(*p)))
        .collect();
    let anybody = asked(None) || question.each_child && loaded.ids().into_iter().any(|p| asked(Some(p)));
    let shared = loaded.answers.own(&question.id, None);
    let mut all = Vec::new();
    if anybody && (shared.is_some() || own.is_empty()) {
        all.push(one(loaded, question, None, shared.unwrap_or_default(), choose));
    }
    for person in own {
        let value = loaded.answers.own(&question.id, Some(person)).unwrap_or_default();
        all.push(one(loaded, question, Some(person), value, choose));
    }
    all
}

fn one(
    loaded: &Loaded,
    question: &Question,
    person: Option<i64>,
    value: &str,
    choose: &[(String, String)],
) -> Answered {
    let read = |value: &str| show_answer(question, value).text();
    let corrections = loaded
        .additions
        .iter()
        .filter(|a| {
            a.kind == "corrected" && a.question.as_deref() == Some(&question.id) && a.person == person.unwrap_or(0)
        })
        .map(|a| Correction {
            by: a.by.clone(),
            at: days::long_with_time(a.at),
            reason: a.reason.clone(),
            before: read(a.before.as_deref().unwrap_or_default()),
            after: read(&a.words),
        })
        .collect();
    let voice = question.has(Tag::ChildsVoice).then(|| match person {
        Some(person) => loaded.called(person),
        None => crate::pages::loaded::listed(&loaded.children().into_iter().map(|(_, n)| n).collect::<Vec<_>>()),
    });
    Answered {
        place: place(&question.id, person),
        asked: question.ask.clone(),
        child: person.map(|p| loaded.called(p)),
        answered: !value.is_empty(),
        body: given(&show_answer(question, value), voice.as_deref(), choose),
        corrections,
    }
}

/// An answer as it is read. The child's own words stand apart from everybody else's.
pub fn given(shown: &Shown, voice: Option<&str>, choose: &[(String, String)]) -> Html {
    let paragraph = |words: &str| format!("<p class=\"kith-answer__given kith-words\">{}</p>", esc(words));
    let list = |items: &mut dyn Iterator<Item = String>| {
        format!(
            "<ul class=\"govuk-list govuk-list--bullet\">{}</ul>",
            items.map(|i| format!("<li>{}</li>", esc(&i))).collect::<String>()
        )
    };
    Html(match shown {
        Shown::Nothing => "<p class=\"kith-answer__given kith-answer__given--none\">Not answered</p>".to_owned(),
        Shown::Words(words) | Shown::AsTyped(words) => match voice {
            Some(name) => quoted(&paragraph(words), name),
            None => paragraph(words),
        },
        Shown::Paragraphs(paragraphs) => {
            let body: String = paragraphs.iter().map(|p| paragraph(p)).collect();
            match voice {
                Some(name) => quoted(&body, name),
                None => body,
            }
        }
        Shown::List(items) => list(&mut items.iter().cloned()),
        Shown::People(people) => list(&mut people.iter().map(|n| {
            choose.iter().find(|(number, _)| number == n).map_or_else(|| n.clone(), |(_, name)| name.clone())
        })),
        Shown::Rows(rows) => {
            let items: String = rows
                .iter()
                .map(|row| {
                    let cells: String = row
                        .iter()
                        .map(|(ask, cell)| format!("<b>{}</b> {}<br>", esc(ask), esc(&cell.text())))
                        .collect();
                    format!("<li>{cells}</li>")
                })
                .collect();
            format!("<ol class=\"govuk-list govuk-list--number\">{items}</ol>")
        }
    })
}

fn quoted(body: &str, name: &str) -> String {
    format!("<blockquote class=\"kith-voice\">{body}<cite>{}</cite></blockquote>", esc(name))
}
