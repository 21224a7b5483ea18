//! What the record itself says of a child, for standing beside the questions of an audit; each opens the record.

use super::overview::link;
use page::{Fail, Html, Visit, esc};
use questions::analysis_score;
use record::store::document::{self, Document};
use record::store::story::{self, Wanted};
use record::store::{action, answer, clock, fact, form, person};
use record::words::{FactKind, StoryKind};
use std::collections::BTreeMap;
use store::Reading;

/// Visits that are looked at, the latest first. Source: local.
const VISITS: usize = 6;

/// The facts that matter to an auditor, each by its word.
pub struct Facts(BTreeMap<&'static str, (&'static str, Html)>);

/// The words of facts, in the order in which they are listed.
const ORDER: [&str; 9] =
    ["visit", "alone", "late", "supervision", "identity", "plan", "summary", "actions", "analysis"];

impl Facts {
    /// Reads them.
    pub fn of(visit: &Visit, reading: &mut Reading<'_>, child: i64) -> Result<Facts, Fail> {
        let number = person::person(reading, child)?.kith_number;
        let at = format!("/people/{number}");
        let mut all = BTreeMap::new();
        let visits = document::completed_of_form(reading, child, "visit")?;
        all.insert("visit", ("Last visit", last_visit(reading, visits.first())?));
        all.insert("alone", ("Seen alone", alone(reading, &visits, &at)?));
        all.insert("late", ("Duties", late(visit, reading, child, &at)?));
        let discussed = oversight::published::last_discussed(reading, child)?;
        let discussed = discussed.map_or("Never discussed in a supervision on record".to_owned(), days::long);
        all.insert("supervision", ("Last discussed in supervision", link(&at, &discussed)));
        all.insert("identity", ("Identity", identity(reading, child, &at)?));
        let reviews = story::story(reading, child, &Wanted { kind: Some(StoryKind::Review), skip: 0, most: 1 })?;
        let review = reviews.first().map_or("No review on record".to_owned(), |r| age(r.day, visit));
        all.insert("plan", ("Plan last reviewed", link(&format!("{at}/work"), &review)));
        let summaries = document::completed_of_form(reading, child, "summary")?;
        let newest = summaries.first().and_then(|s| s.completed_at).map(days::day_of);
        let newest = newest.map_or("There is none".to_owned(), |day| age(day, visit));
        all.insert("summary", ("One-page summary", link(&format!("{at}/summary"), &newest)));
        all.insert("actions", ("Actions", actions(visit, reading, child, &at)?));
        all.insert("analysis", ("Risk, reflection and impact in the last records", analysis(reading, child)?));
        Ok(Facts(all))
    }

    /// One of them, as an item of a list; nothing for a word that is none.
    pub fn one(&self, name: &str) -> Option<Html> {
        self.0.get(name).map(|(what, said)| Html(format!("<li>{}: {said}</li>", esc(what))))
    }

    /// All of them.
    pub fn all(&self) -> Html {
        let one = |name: &&str| {
            self.0.get(*name).map(|(what, said)| format!("<div><dt>{}</dt><dd>{said}</dd></div>", esc(what)))
        };
        Html(format!("<dl class=\"kith-facts\">{}</dl>", ORDER.iter().filter_map(one).collect::<String>()))
    }
}

/// "12 November 2026, 11 days ago".
fn age(day: days::Day, visit: &Visit) -> String {
    let ago = (visit.today() - day).get_days();
    match ago {
        0 => format!("{}, today", days::long(day)),
        1 => format!("{}, yesterday", days::long(day)),
        n if n > 1 => format!("{}, {n} days ago", days::long(day)),
        _ => days::long(day),
    }
}

fn last_visit(reading: &mut Reading<'_>, last: Option<&Document>) -> Result<Html, Fail> {
    let Some(last) = last else { return Ok(Html::text("No visit on record")) };
    let form = form::version(reading, &last.form, last.form_version)?;
    let answers = answer::as_answers(&answer::answers(reading, last.id)?);
    let missed = questions::still_missed(&form, &answers, &document::people_of(reading, last.id)?).len();
    let day = last.happened_day.map(days::long).unwrap_or_default();
    let written = last.happened_day.zip(last.completed_at).map(|(day, at)| (days::day_of(at) - day).get_days());
    let written = match written {
        Some(0) => ", written the same day".to_owned(),
        Some(1) => ", written 1 day later".to_owned(),
        Some(n) if n > 1 => format!(", written {n} days later"),
        _ => String::new(),
    };
    let missed = match missed {
        0 => ", nothing that a reader would miss".to_owned(),
        1 => ", 1 thing that a reader would miss".to_owned(),
        n => format!(", {n} things that a reader would miss"),
    };
    Ok(Html(format!("{}{}{}", link(&format!("/records/{}", last.id), &day), esc(&written), esc(&missed))))
}

fn alone(reading: &mut Reading<'_>, visits: &[Document], at: &str) -> Result<Html, Fail> {
    let latest: Vec<i64> = visits.iter().take(VISITS).map(|d| d.id).collect();
    if latest.is_empty() {
        return Ok(Html::text("No visit on record"));
    }
    let said = answer::at_question(reading, &latest, "seen_alone")?;
    let yes = latest.iter().filter(|id| said.iter().any(|(d, _, v)| d == *id && v == "yes")).count();
    Ok(link(&format!("{at}/records"), &format!("at {yes} of the last {} visits", latest.len())))
}

fn late(visit: &Visit, reading: &mut Reading<'_>, child: i64, at: &str) -> Result<Html, Fail> {
    let running: Vec<_> = clock::of_person(reading, child)?.into_iter().filter(|d| d.stopped.is_none()).collect();
    let late = running.iter().filter(|d| d.due < visit.today()).count();
    Ok(link(&format!("{at}/work"), &format!("{} running, {late} late", running.len())))
}

fn identity(reading: &mut Reading<'_>, child: i64, at: &str) -> Result<Html, Fail> {
    let facts = fact::facts(reading, child)?;
    let asked = [
        (FactKind::Ethnicity, "ethnicity"),
        (FactKind::Language, "language"),
        (FactKind::Religion, "religion"),
        (FactKind::Disability, "disability"),
        (FactKind::IdentityAnalysis, "what it means"),
    ];
    let missing: Vec<&str> =
        asked.iter().filter(|(kind, _)| !facts.iter().any(|f| f.kind == *kind)).map(|(_, words)| *words).collect();
    let said = match missing.as_slice() {
        [] => "all answered".to_owned(),
        missing => format!("no answer to {}", missing.join(", ")),
    };
    Ok(link(&format!("{at}/about"), &said))
}

fn actions(visit: &Visit, reading: &mut Reading<'_>, child: i64, at: &str) -> Result<Html, Fail> {
    let open: Vec<_> = action::of_person(reading, child)?.into_iter().filter(action::Action::is_open).collect();
    let late = open.iter().filter(|a| a.due.is_some_and(|d| d < visit.today())).count();
    Ok(link(&format!("{at}/work"), &format!("{} open, {late} overdue", open.len())))
}

/// The last records with how many of risk, reflection and impact can be seen in each, whatever its length.
fn analysis(reading: &mut Reading<'_>, child: i64) -> Result<Html, Fail> {
    let mut said = Vec::new();
    let all = document::of_person(reading, child, 0, 12)?;
    let complete = all.iter().filter(|l| l.document.standing == document::Standing::Complete);
    for one in complete.take(3).map(|l| &l.document) {
        let form = form::version(reading, &one.form, one.form_version)?;
        let answers = answer::as_answers(&answer::answers(reading, one.id)?);
        let score = analysis_score(&form, &answers, Some(child));
        let day = one.happened_day.map(days::long).unwrap_or_default();
        let words = format!("{} of {}, {} of {day}", score.points(), score.of, form.title.to_lowercase());
        said.push(link(&format!("/records/{}", one.id), &words).0);
    }
    Ok(match said.is_empty() {
        true => Html::text("No record is complete"),
        false => Html(said.join("; ")),
    })
}
