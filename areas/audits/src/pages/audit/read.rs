//! An audit as it is read: grades before and after moderation, what was found, who took part, what follows, and what can
//! be done now.

use super::close::closing;
use super::paper::Paper;
use crate::definitions::framework;
use crate::pages::actions;
use crate::pages::overview::link;
use crate::pages::seeing::{Sees, at, is_auditor, is_worker};
use crate::rules::close::in_the_way;
use crate::rules::outcome::graded;
use crate::store::audit::{self, Audit};
use crate::store::{answer, impact, learning, moderation, reply};
use crate::words::{Standing, result_colour, result_words};
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, Table, error_summary, notice, summary, table, tag, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use questions::{Form, Question, Shown, show_answer};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/audit/read.html")]
struct Read {
    header: Html,
    back: (&'static str, &'static str),
    title: String,
    tag: Html,
    errors: Html,
    notices: Vec<Html>,
    facts: Html,
    grades: Html,
    found: Html,
    actions: Html,
    learning: Html,
    said: Vec<(String, String)>,
    impact: Html,
    doing: Vec<Html>,
}

fn row(what: &str, value: Html) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None }
}

/// The page.
pub fn page(
    visit: &Visit,
    reading: &mut Reading<'_>,
    audit: Audit,
    sees: Sees,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let all = sees == Sees::All && audit.sent_on.is_some();
    let title = audit.kind.words().to_owned();
    let mut body = Read {
        header: people::published::header(visit, reading, audit.person, Some(Place::Records))?,
        back: if visit.may("record_audits") {
            ("/audits", "My audits")
        } else if visit.may("read_audits") {
            ("/audits/programmes", "Programmes")
        } else {
            ("/", "Home")
        },
        title: title.clone(),
        tag: tag(audit.standing.words(), "grey"),
        errors: error_summary(errors),
        notices: notices(visit, reading, &audit, sees)?,
        facts: facts(reading, &audit, all)?,
        grades: Html::default(),
        found: Html::default(),
        actions: Html::default(),
        learning: Html::default(),
        said: Vec::new(),
        impact: Html::default(),
        doing: doing(visit, reading, &audit, sees, errors)?,
    };
    if all {
        let paper = Paper::of(reading, audit.clone())?;
        body.grades = grades(reading, &paper)?;
        body.found = answered(reading, &audit, &paper.form, |section| section != "actions")?;
        body.actions = actions::of_audit(visit, reading, &audit)?;
        body.learning = learnt(visit, reading, &audit)?;
        for one in reply::of_audit(reading, audit.id)? {
            body.said.push((format!("{}, {}", one.by, days::long_with_time(one.at)), one.words));
        }
        body.impact = came_of(reading, &audit)?;
    }
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn notices(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit, sees: Sees) -> Result<Vec<Html>, Fail> {
    let mut all = Vec::new();
    match (audit.standing, sees) {
        (Standing::Waiting, Sees::All) => {
            all.push(notice("", "A moderator gives a grade of their own before anybody sees yours."));
        }
        (Standing::Waiting, Sees::Outside) => {
            all.push(notice(
                "",
                "It waits for moderation. What the auditor graded is shown once the moderator has graded, too.",
            ));
        }
        (Standing::Planned | Standing::Draft, Sees::Outside) => {
            all.push(notice("", "What an auditor writes is read once the audit is sent and its grade stands."));
        }
        (Standing::Dropped, _) => {
            all.push(notice("", &format!("It was not done: {}", audit.dropped_why.as_deref().unwrap_or_default())));
        }
        _ => {}
    }
    if sees == Sees::All
        && let Some(again) = audit::again(reading, audit.id)?
    {
        let when = again.due.map_or(String::new(), |d| format!(", due {}", days::long(d)));
        let words = match again.auditor {
            Some(_) => format!("It is looked at again by {}{when}.", again.auditor_words),
            None => format!("It is looked at again{when}; nobody has been asked yet."),
        };
        let open = if visit.may("read_audits") { link(&at(again.id), "The re-audit").0 } else { String::new() };
        all.push(Html(format!("<div class=\"kith-notice kith-notice--care\"><p>{} {open}</p></div>", esc(&words))));
    }
    Ok(all)
}

fn facts(reading: &mut Reading<'_>, audit: &Audit, all: bool) -> Result<Html, Fail> {
    let auditor = if audit.auditor.is_none() { "To be given" } else { audit.auditor_words.as_str() };
    let mut rows = vec![row("Audited by", Html::text(auditor))];
    if !audit.worker_words.is_empty() {
        rows.push(row("Whose work", Html::text(&audit.worker_words)));
    }
    if let Some(day) = audit.due.filter(|_| audit.sent_on.is_none()) {
        rows.push(row("Due", Html::text(&days::long(day))));
    }
    let dates = [("Sent", audit.sent_on), ("Grade stands since", audit.graded_on), ("Closed", audit.closed_on)];
    rows.extend(dates.into_iter().filter_map(|(what, day)| Some(row(what, Html::text(&days::long(day?))))));
    if all && audit.item_of > 0 {
        let met = format!("{} of {} compliance items met", audit.item_met, audit.item_of);
        rows.push(row("Compliance, apart from the grades", Html::text(&met)));
    }
    if let Some(earlier) = audit.earlier
        && let Some(before) = audit::audit(reading, earlier)?
    {
        let day = before.graded_on.map_or(String::new(), days::long);
        rows.push(row("Looks again at", link(&at(earlier), &format!("the audit of {day}"))));
    }
    Ok(summary(&rows))
}

fn grade_tag(code: &str) -> Html {
    if code.is_empty() { Html::default() } else { tag(result_words(code), result_colour(code)) }
}

/// The grades side by side, the whole first.
fn grades(reading: &mut Reading<'_>, paper: &Paper) -> Result<Html, Fail> {
    let moderated = moderation::of_audit(reading, paper.audit.id)?;
    let mut graded = graded(&paper.form);
    if graded.is_empty() {
        let result = paper.audit.final_result.as_deref().or(paper.audit.first.as_deref()).unwrap_or_default();
        return Ok(Html(format!("<p class=\"govuk-body\">{}</p>", grade_tag(result))));
    }
    graded.sort_by_key(|(id, _)| id != "overall");
    let given = |id: &str| paper.answers.own(id, None).unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for (question, called) in &graded {
        let why = if question == "overall" { "why_overall".to_owned() } else { question.replacen("grade_", "why_", 1) };
        let mut cells = vec![Html::text(called), grade_tag(&given(question)), words(&given(&why))];
        if !moderated.is_empty() {
            let second = moderated.iter().find(|m| m.question == *question);
            cells.push(second.map_or_else(Html::default, |m| grade_tag(&m.grade)));
            cells.push(second.map_or_else(Html::default, |m| words(&m.reason)));
        }
        rows.push(cells);
    }
    let caption = match moderated.first() {
        Some(m) => format!("Moderated by {}, {}", m.by, days::long(days::day_of(m.at))),
        None => "Not moderated".to_owned(),
    };
    let heads: &[&str] = match moderated.is_empty() {
        true => &["Domain", "Grade", "Based on"],
        false => &["Domain", "First grade", "Based on", "Moderator's grade", "Moderator's reason"],
    };
    Ok(table(&Table { caption: &caption, heads, rows }))
}

fn words(text: &str) -> Html {
    Html(format!("<span class=\"kith-words\">{}</span>", esc(text)))
}

/// What was answered in the sections wanted, besides the grades.
pub fn answered(reading: &mut Reading<'_>, audit: &Audit, form: &Form, wanted: fn(&str) -> bool) -> Result<Html, Fail> {
    let answers = answer::as_answers(&answer::answers(reading, audit.id)?);
    let mut html = String::new();
    for section in form.sections.iter().filter(|s| wanted(&s.id)) {
        let of_grade = |q: &&Question| {
            let why = q.id.replacen("why_", "grade_", 1);
            q.id == "overall"
                || q.id == "why_overall"
                || q.id.starts_with("grade_")
                || form.question(&why).is_some_and(|g| g.id.starts_with("grade_"))
        };
        let shown = section.questions.iter().filter(|q| !of_grade(q) && form.is_visible(q, &answers, None));
        let given: String = shown
            .filter_map(|q| Some((q, answers.own(&q.id, None).filter(|v| !v.is_empty())?)))
            .map(|(q, value)| format!("<div><dt>{}</dt><dd>{}</dd></div>", esc(&q.ask), shown_answer(q, value)))
            .collect();
        if !given.is_empty() {
            html.push_str(&format!(
                "<h3 class=\"govuk-heading-s\">{}</h3><dl class=\"kith-facts\">{given}</dl>",
                esc(&section.title)
            ));
        }
    }
    Ok(Html(html))
}

fn shown_answer(question: &Question, value: &str) -> String {
    match value {
        "met" => return tag("Met", "green").0,
        "not_met" => return tag("Not met", "red").0,
        _ => {}
    }
    match &show_answer(question, value) {
        Shown::Paragraphs(all) => all.iter().map(|p| format!("<p class=\"kith-words\">{}</p>", esc(p))).collect(),
        other => esc(&other.text()),
    }
}

fn learnt(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit) -> Result<Html, Fail> {
    let Some(kept) = learning::of_audit(reading, audit.id)? else { return Ok(Html::default()) };
    let mut rows = Vec::new();
    let talked = kept
        .talked_on
        .map_or("There was no conversation".to_owned(), |d| format!("{}, with {}", days::long(d), kept.with));
    rows.push(row("Talked through", Html::text(&talked)));
    if !kept.changes.is_empty() {
        rows.push(row("Agreed to change", words(&kept.changes)));
    }
    if !kept.why_none.is_empty() {
        rows.push(row("Why nothing was agreed", words(&kept.why_none)));
    }
    let framework = framework(visit.today());
    let themes: Vec<String> = kept.themes.iter().map(|t| framework.theme_words(t)).collect();
    if !themes.is_empty() {
        rows.push(row("What others can learn", Html::text(&themes.join(", "))));
    }
    Ok(summary(&rows))
}

fn came_of(reading: &mut Reading<'_>, audit: &Audit) -> Result<Html, Fail> {
    let Some(asked) = impact::of_audit(reading, audit.id)? else { return Ok(Html::default()) };
    let Some(helped) = asked.helped else {
        let said = format!("It is asked on {} what changed for the child.", days::long(asked.due));
        return Ok(Html(format!("<p class=\"govuk-body\">{said}</p>")));
    };
    let when = asked.at.map_or(String::new(), |at| days::long(days::day_of(at)));
    Ok(summary(&[
        row("What changed for the child", Html::text(helped.words())),
        row("What shows it", words(&asked.evidence)),
        row("Asked of", Html::text(&asked.asked_of)),
        row("By", Html::text(&format!("{}, {when}", asked.by))),
    ]))
}

fn form(action: &str, title: &str, hidden: &Html, inside: &str, button: &str) -> Html {
    Html(format!(
        "<form class=\"kith-card kith-no-print\" method=\"post\" action=\"{action}\" novalidate><h3 class=\"kith-card__title\">{title}</h3>{hidden}{inside}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">{button}</button></form>"
    ))
}

/// What the visitor can do with it now.
fn doing(
    visit: &Visit,
    reading: &mut Reading<'_>,
    audit: &Audit,
    sees: Sees,
    errors: &Errors,
) -> Result<Vec<Html>, Fail> {
    let mut all = Vec::new();
    let here = at(audit.id);
    let own = is_auditor(visit, audit);
    let typed = |name: &str| visit.form.get(name).unwrap_or_default().to_owned();
    let step = |href: String, title: &str, words: &str| {
        Html(format!(
            "<section class=\"kith-card kith-no-print\"><h3 class=\"kith-card__title\">{}</h3><p class=\"govuk-body\">{}</p></section>",
            esc(title),
            link(&href, words)
        ))
    };
    if audit.standing == Standing::Waiting && !own && visit.may("moderate_audits") {
        all.push(step(format!("{here}/moderate"), "Moderate", "Read the record and give your own grades"));
    }
    if audit.standing == Standing::Planned && visit.may("run_audits") {
        all.push(step(format!("{here}/give"), "Who audits it", "Give it to somebody, or say why it is not done"));
    }
    if audit.standing == Standing::Graded && own {
        all.push(step(format!("{here}/learning"), "The reflective conversation", "Record what was agreed to change"));
        let ways = in_the_way(closing(reading, audit, visit.today())?);
        let said = match ways.is_empty() {
            true => "<p class=\"govuk-body\">Everything is there.</p>".to_owned(),
            false => format!(
                "<ul class=\"govuk-list govuk-list--bullet\" id=\"close\">{}</ul>",
                ways.iter().map(|w| format!("<li>{}</li>", esc(w))).collect::<String>()
            ),
        };
        all.push(form(&format!("{here}/close"), "Close the audit", &visit.hidden(), &said, "Close it"));
    }
    if audit.standing == Standing::Graded && !own && sees == Sees::All {
        let label = if is_worker(visit, audit) { "What do you say to it?" } else { "Something to say to it" };
        let value = typed("words");
        let hint = "It stands under the audit. What was missed, what you see differently, what you will do";
        let field = textarea(Field { name: "words", label, hint, value: &value }, 4, errors);
        all.push(form(&format!("{here}/answer"), "Your answer", &visit.hidden(), &field.0, "Answer"));
    }
    if audit.standing == Standing::Closed && (own || visit.may("run_audits")) {
        let asked = impact::of_audit(reading, audit.id)?;
        if asked.is_some_and(|a| a.helped.is_none()) {
            all.push(step(format!("{here}/impact"), "What changed for the child?", "Answer it"));
        }
    }
    Ok(all)
}
