//! Letters of a referral, from a kept wording: written, printed as a tagged PDF, noted as sent.

use super::form_page::{FormPage, heading, show};
use super::referral::one;
use crate::codes::codes;
use crate::door;
use crate::rules::ages::age_words;
use crate::rules::wording::{Wording, fill, wording, wordings};
use crate::store::{adult, allegation, clock, letter, referral};
use crate::words::{Letter, Referral};
use askama::Template;
use page::parts::{Errors, Field, choice, error_summary, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use paper::{Letterhead, Paper};
use people::published::typed;
use store::Reading;

/// GET /allegations/{referral}/letters/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| one(visit, reading))?;
    match visit.query.get("kind").and_then(wording) {
        None => choose(visit, &of),
        Some(kind) => shown(visit, &of, kind, &Errors::none()),
    }
}

fn choose(visit: &Visit, of: &Referral) -> Result<Reply, Fail> {
    let items: String = wordings()
        .iter()
        .map(|w| {
            format!(
                "<li><a class=\"govuk-link\" href=\"/allegations/{}/letters/new?kind={}\">{}</a></li>",
                of.id,
                esc(&w.id),
                esc(&w.words)
            )
        })
        .collect();
    let body = Choose { of, items: Html(items) };
    visit.page("Which letter?", &body)
}

#[derive(Template)]
#[template(path = "pages/choose_letter.html")]
struct Choose<'a> {
    of: &'a Referral,
    items: Html,
}

/// The fields of a letter, as they are known.
fn fields(
    visit: &Visit,
    reading: &mut Reading<'_>,
    of: &Referral,
    kind: &Wording,
) -> Result<Vec<(&'static str, String)>, Fail> {
    let alleged = allegation::of_referral(reading, of.id)?;
    let ids: Vec<i64> = alleged.iter().map(|a| a.adult).collect();
    let adults = adult::adults(reading, &ids)?;
    let outcomes: Vec<String> = alleged
        .iter()
        .map(|a| {
            let name = adults.get(&a.adult).map_or_else(String::new, |one| one.name());
            let outcome =
                a.outcome.as_ref().map_or_else(|| "not decided yet".to_owned(), |o| codes().outcomes.words(&o.code));
            format!("- {name}, {}: {outcome}", codes().kinds.words(&a.kind).to_lowercase())
        })
        .collect();
    let after = |day: Option<days::Day>| {
        day.map_or_else(
            || "not yet".to_owned(),
            |day| format!("after {}, on {}", age_words(of.received, day), days::long(day)),
        )
    };
    let dear = match kind.to.as_str() {
        "referrer" if !of.referrer_name.is_empty() => of.referrer_name.clone(),
        _ => "colleague".to_owned(),
    };
    Ok(vec![
        ("dear", dear),
        ("reference", of.reference.clone()),
        ("received", of.received_kind.words(of.received)),
        ("setting", of.setting_name.clone()),
        ("closing", of.closing.clone()),
        ("decided", after(of.decided)),
        ("closed", after(of.closed)),
        ("outcomes", outcomes.join("\n")),
        ("from", visit.who()?.name.clone()),
        ("council", visit.house.settings.council.clone()),
    ])
}

fn shown(visit: &Visit, of: &Referral, kind: &Wording, errors: &Errors) -> Result<Reply, Fail> {
    let known = visit.read(|reading| fields(visit, reading, of, kind))?;
    let given: Vec<(&str, &str)> = known.iter().map(|(f, v)| (*f, v.as_str())).collect();
    let sent = &visit.form;
    let value = |name: &str, first: String| sent.get(name).map_or(first, str::to_owned);
    let to = value("to", if kind.to == "referrer" { of.referrer_name.clone() } else { of.setting_name.clone() });
    let subject = value("subject", fill(&kind.subject, &given));
    let body = value("body", fill(kind.body.trim_start(), &given));
    let kinds = [(kind.id.as_str(), kind.words.as_str())];
    let form = FormPage {
        title: kind.words.clone(),
        caption: format!("{}, {}", of.reference, of.setting_name),
        intro: Html::default(),
        fields: vec![
            choice(Field { name: "kind", label: "Letter", hint: "", value: &kind.id }, &kinds, errors),
            text(Field { name: "to", label: "To", hint: "Name and post", value: &to }, "", "", errors),
            textarea(
                Field {
                    name: "lines",
                    label: "Address",
                    hint: "Leave it empty if it goes another way",
                    value: sent.text("lines"),
                },
                3,
                errors,
            ),
            heading("What it says"),
            text(Field { name: "subject", label: "Subject", hint: "It names nobody", value: &subject }, "", "", errors),
            textarea(
                Field {
                    name: "body",
                    label: "Text",
                    hint: "A line that begins with “- ” becomes a point of a list",
                    value: &body,
                },
                16,
                errors,
            ),
        ],
        button: "Keep the letter",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/letters/new
pub fn write(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| one(visit, reading))?;
    let sent = &visit.form;
    let Some(kind) = wording(sent.text("kind")) else { return choose(visit, &of) };
    let mut errors = Errors::none();
    let to = errors.take("to", typed::needed_line(sent.text("to"), "to whom it goes", 200));
    let lines = errors.take("lines", typed::lines(sent.text("lines"), "the address", 500));
    let subject = errors.take("subject", typed::needed_line(sent.text("subject"), "the subject", 200));
    let body = errors.take("body", typed::needed_lines(sent.text("body"), "what it says", 20_000));
    let names = visit.read(|reading| {
        let ids: Vec<i64> = allegation::of_referral(reading, of.id)?.iter().map(|a| a.adult).collect();
        Ok::<_, Fail>(adult::adults(reading, &ids)?)
    })?;
    let named = subject.as_deref().is_some_and(|s| {
        let s = s.to_lowercase();
        names
            .values()
            .flat_map(|a| &a.names)
            .any(|(_, family, _)| !family.is_empty() && s.contains(&family.to_lowercase()))
    });
    if named {
        errors.add(
            "subject",
            "The subject names the adult. It is read by whoever sees the envelope: use the reference alone",
        );
    }
    let (Some(to), Some(lines), Some(subject), Some(body), true) = (to, lines, subject, body, errors.is_empty()) else {
        return shown(visit, &of, kind, &errors);
    };
    let new = Letter {
        id: 0,
        referral: of.id,
        template: format!("{} {}", kind.id, kind.version),
        to,
        lines: lines.lines().map(str::to_owned).collect(),
        subject,
        body,
        made_at: visit.now,
        made_by: visit.who()?.name.clone(),
        sent: None,
    };
    let id = visit.act(None, None, |acting| Ok::<_, Fail>(letter::add(acting, &new)?))?;
    Ok(Reply::to_saying(
        format!("/allegations/letters/{id}"),
        "The letter is kept. Print it, send it, and note that it went.",
    ))
}

#[derive(Template)]
#[template(path = "pages/letter.html")]
struct Shown {
    letter: Letter,
    of: Referral,
    text: String,
    written: String,
    sent: String,
    errors: Html,
    hidden: Html,
    how: Html,
    officer: bool,
}

fn held(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Letter, Referral), Fail> {
    let letter = letter::letter(reading, visit.id("letter")?)?.ok_or(Fail::NotFound)?;
    let of = referral::referral(reading, letter.referral)?.ok_or(Fail::NotFound)?;
    Ok((letter, of))
}

/// GET /allegations/letters/{letter}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (letter, of) = visit.read(|reading| held(visit, reading))?;
    door::looked(visit, &format!("A letter of referral {}", of.reference), Some(of.id))?;
    letter_shown(visit, letter, of, &Errors::none())
}

fn letter_shown(visit: &Visit, letter: Letter, of: Referral, errors: &Errors) -> Result<Reply, Fail> {
    let field = Field {
        name: "how",
        label: "How it went",
        hint: "For example “secure e-mail”, “first-class post”",
        value: visit.form.text("how"),
    };
    let title = letter.subject.clone();
    let body = Shown {
        text: paper::plain(&paper::blocks(&letter.body)),
        written: format!("Written {} by {}", days::long_with_time(letter.made_at), letter.made_by),
        sent: letter.sent.as_ref().map_or_else(String::new, |(day, how)| format!("Sent {}, {how}", days::long(*day))),
        errors: error_summary(errors),
        hidden: visit.hidden(),
        how: text(field, "govuk-input--width-20", "", errors),
        officer: visit.may(door::HANDLE),
        letter,
        of,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// GET /allegations/letters/{letter}/letter.pdf
pub fn print(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (letter, of) = visit.read(|reading| held(visit, reading))?;
    door::looked(visit, &format!("A letter of referral {}, as PDF", of.reference), Some(of.id))?;
    let council = &visit.house.settings.council;
    let day = days::day_of(letter.made_at);
    let facts = [("Our reference", of.reference.clone()), ("Date", days::long(day))];
    let paper = Paper {
        letterhead: Some(Letterhead {
            name: council.clone(),
            lines: vec!["Designated officer (allegations)".to_owned()],
        }),
        address: std::iter::once(letter.to.clone()).chain(letter.lines.iter().cloned()).collect(),
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        footer: "Confidential".to_owned(),
        ..Paper::new(letter.subject.clone(), council.clone(), day, paper::blocks(&letter.body))
    };
    let bytes = paper::pdf(&paper)
        .map_err(|fault| Fail::Refused(format!("The letter cannot be printed from here: {fault}. Copy its words.")))?;
    Ok(Reply::Download { name: format!("letter-{}.pdf", of.reference), content_type: "application/pdf", bytes })
}

/// POST /allegations/letters/{letter}/sent
pub fn sent(visit: &Visit) -> Result<Reply, Fail> {
    let (letter, of) = visit.read(|reading| held(visit, reading))?;
    if letter.sent.is_some() {
        return Err(Fail::Stale("It was noted already that this letter went. Open it again.".to_owned()));
    }
    let mut errors = Errors::none();
    let Some(how) = errors.take("how", typed::needed_line(visit.form.text("how"), "how it went", 100)) else {
        return letter_shown(visit, letter, of, &errors);
    };
    let today = visit.today();
    visit.act(None, None, |acting| {
        letter::sent(acting, letter.id, today, &how)?;
        if letter.template.starts_with("acknowledgement ") {
            clock::stop(acting, of.id, Some("allegation_answer"), today)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(format!("/allegations/letters/{}", letter.id), "It is noted that the letter went today."))
}
