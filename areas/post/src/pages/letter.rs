//! A letter: what it says, how it stands, and what can be done with it. And the same in short, for other areas' pages.

use crate::store::letter as letters;
use crate::words::{How, Letter, Standing};
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, date, error_summary, notice, radios, summary, tag, text, textarea};
use page::{Fail, Html, Params, Reply, Visit, esc};
use paper::Block;
use record::store::person;
use store::{Fault, Reading};

#[derive(Template)]
#[template(path = "pages/letter.html")]
struct Shown {
    kind: String,
    subject: String,
    tag: Html,
    errors: Html,
    notices: Vec<Html>,
    facts: Html,
    says: Html,
    at: String,
    again: Option<(Html, Vec<Html>)>,
    handed: Option<(Html, Vec<Html>)>,
    withdraw: Option<(Html, Html)>,
    open: bool,
}

/// Whom the letter at `{letter}` concerns.
pub fn concerned(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("letter") else { return Ok(None) };
    Ok(letters::letter(reading, id)?.map(|letter| letter.person.into_iter().collect()))
}

/// A letter in short: what it is, to whom, how it stands, and where to read it.
pub fn shown(visit: &Visit, letter: &Letter) -> Html {
    let (words, colour) = letter.stands();
    let when = days::long_with_time(letter.sent_at.unwrap_or(letter.made_at));
    let kind = if visit.may("read_outbox") {
        format!("<a class=\"govuk-link\" href=\"/letters/{}\">{}</a>", letter.id, esc(&letter.kind))
    } else {
        esc(&letter.kind)
    };
    Html(format!(
        "<div class=\"kith-card kith-letter\"><p class=\"govuk-body\">{kind} to {} {}</p><p class=\"kith-confirmed\">{when}, {}</p></div>",
        esc(&letter.to),
        tag(words, colour),
        letter.how.words()
    ))
}

/// GET /letters/{letter}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

/// The letter at this address.
pub(super) fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Letter, Fail> {
    letters::letter(reading, visit.id("letter")?)?.ok_or(Fail::NotFound)
}

/// The letter at this address, if it has not gone yet. Errors when it has, or was taken back, with what came of it.
pub(super) fn still_open(letter: Option<Letter>) -> Result<Letter, Fail> {
    let letter = letter.ok_or(Fail::NotFound)?;
    if letter.standing.is_open() {
        return Ok(letter);
    }
    Err(Fail::Stale(format!(
        "This letter changed after you opened the page: {}. Load the page again to see what came of it.",
        letter.stands().0.to_lowercase()
    )))
}

/// The page, with what is wrong marked on it.
pub(super) fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let letter = one(visit, reading)?;
    let may = visit.may("send_letters") && letter.standing.is_open();
    let (words, colour) = letter.stands();
    let emailed = matches!(letter.standing, Standing::Failed | Standing::Draft) || letter.how == How::Email;
    let body = Shown {
        kind: letter.kind.clone(),
        subject: letter.subject.clone(),
        tag: tag(words, colour),
        errors: error_summary(errors),
        notices: notices(visit, &letter),
        facts: facts(reading, &letter)?,
        says: says(&letter.blocks),
        at: format!("/letters/{}", letter.id),
        again: (may && emailed).then(|| (visit.hidden(), again_fields(visit, &letter, errors))),
        handed: may.then(|| (visit.hidden(), handed_fields(visit, errors))),
        withdraw: may.then(|| (visit.hidden(), withdraw_field(visit, errors))),
        open: !errors.is_empty(),
    };
    let title = letter.kind;
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn notices(visit: &Visit, letter: &Letter) -> Vec<Html> {
    let mut all = Vec::new();
    let waits = letter.standing == Standing::Waiting && letter.how == How::Email;
    if waits && !visit.house.settings.sends_mail {
        all.push(notice("care", NO_MAIL));
    }
    if letter.standing == Standing::Failed {
        let why = letter.last_error.as_deref().unwrap_or_default();
        let said = format!("This did not go. {why} Check the address and try again, or print it and post it.");
        all.push(notice("bad", &said));
    } else if let (true, Some(why)) = (waits, &letter.last_error) {
        let next = letter.next_try_at.map(days::long_with_time).unwrap_or_default();
        all.push(notice("care", &format!("It has not gone yet. {why} It is tried again on {next}.")));
    }
    if letter.unanswered > 0 {
        let times = if letter.unanswered == 1 { "Once".to_owned() } else { format!("{} times", letter.unanswered) };
        let said = format!(
            "{times} its sending was cut short before the mail server answered. The reader may have it more than once; each copy carries the same identity."
        );
        all.push(notice("care", &said));
    }
    all
}

/// What the outbox and a waiting letter say when there is no mail server.
pub(super) const NO_MAIL: &str = "Kith does not send e-mail here: no mail server is set. Print letters and post them, or hand them over, and note it at the letter. docs/running.md says how a mail server is set.";

fn facts(reading: &mut Reading<'_>, letter: &Letter) -> Result<Html, Fail> {
    let mut rows = Vec::new();
    let mut row = |what: &str, value: Html| {
        if !value.is_empty() {
            rows.push(SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None });
        }
    };
    row("To", Html::text(&letter.to));
    row("E-mail", Html::text(letter.email.as_deref().unwrap_or_default()));
    row("Address", Html(letter.lines.iter().map(|l| esc(l)).collect::<Vec<_>>().join("<br>")));
    row("Our reference", Html::text(&letter.reference));
    if let Some(id) = letter.person {
        let about = person::person(reading, id)?;
        let (number, name) = (esc(&about.kith_number), esc(&about.name()));
        row("About", Html(format!("<a class=\"govuk-link\" href=\"/people/{number}\">{name}</a>")));
    }
    row("Written", Html::text(&format!("{}, {}", days::long_with_time(letter.made_at), letter.made_by)));
    if let Some(at) = letter.sent_at {
        let by = letter.sent_by.as_deref().unwrap_or_default();
        row("Gone", Html::text(&format!("{}, {}; {by}", days::long_with_time(at), letter.how.words())));
    }
    row("Withdrawn", Html::text(letter.withdrawn_why.as_deref().unwrap_or_default()));
    Ok(summary(&rows))
}

fn again_fields(visit: &Visit, letter: &Letter, errors: &Errors) -> Vec<Html> {
    let known = letter.email.as_deref().unwrap_or_default();
    let value = visit.form.get("email").unwrap_or(known);
    let field = Field { name: "email", label: "E-mail address", hint: "", value };
    vec![text(field, "govuk-input--width-20", " type=\"email\" autocomplete=\"off\"", errors)]
}

fn handed_fields(visit: &Visit, errors: &Errors) -> Vec<Html> {
    let today = days::long(visit.today());
    let value = |name, otherwise| visit.form.get(name).unwrap_or(otherwise);
    let ways = [("post", "Posted"), ("by_hand", "Handed over")];
    vec![
        radios(Field { name: "how", label: "How did it go?", hint: "", value: value("how", "post") }, &ways, errors),
        date(Field { name: "day", label: "When?", hint: "", value: value("day", &today) }, errors),
    ]
}

fn withdraw_field(visit: &Visit, errors: &Errors) -> Html {
    let value = visit.form.get("why").unwrap_or_default();
    textarea(Field { name: "why", label: "Why is it taken back?", hint: "", value }, 2, errors)
}

/// What the letter says, as it will be read.
fn says(blocks: &[Block]) -> Html {
    let lines = |words: &str| words.lines().map(esc).collect::<Vec<_>>().join("<br>");
    let list = |items: &[String]| items.iter().map(|i| format!("<li>{}</li>", esc(i))).collect::<String>();
    let html = blocks.iter().map(|block| match block {
        Block::Heading(heading) if heading.level > 2 => {
            format!("<h4 class=\"govuk-heading-s\">{}</h4>", esc(&heading.words))
        }
        Block::Heading(heading) => format!("<h3 class=\"govuk-heading-m\">{}</h3>", esc(&heading.words)),
        Block::Paragraph(words) => format!("<p class=\"govuk-body\">{}</p>", lines(words)),
        Block::List(of) if of.numbered => {
            format!("<ol class=\"govuk-list govuk-list--number\">{}</ol>", list(&of.items))
        }
        Block::List(of) => format!("<ul class=\"govuk-list govuk-list--bullet\">{}</ul>", list(&of.items)),
        Block::Table(of) => {
            let heads: Vec<&str> = of.heads.iter().map(String::as_str).collect();
            let rows = of.rows.iter().map(|row| row.iter().map(|c| Html::text(c)).collect()).collect();
            page::parts::table(&page::parts::Table { caption: &of.caption, heads: &heads, rows }).0
        }
    });
    Html(html.collect())
}
