//! A team's supervision: each worker against the plan, and the lists behind the figures.

use super::overview::{self, Overview};
use super::paper::at;
use crate::pages::experience::words as experience_words;
use crate::pages::reach;
use crate::rules::plan::share;
use crate::store::supervision::Supervision;
use crate::words::counted;
use askama::Template;
use days::Day;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;
use record::store::worker::Post;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/supervision/team.html")]
struct Team {
    title: String,
    intro: String,
    figures: Vec<(String, String, String)>,
    list: Html,
    basis: String,
}

fn link(id: i64, name: &str) -> String {
    format!("<a class=\"govuk-link\" href=\"/supervision/{id}\">{}</a>", esc(name))
}

/// A due day in words, or that none runs.
pub fn due_words(due: Option<Day>, today: Day) -> Html {
    due.map_or_else(
        || Html("<span class=\"kith-quiet\">Not yet begun</span>".to_owned()),
        |due| {
            let (words, class) = lateness::due(due, today);
            Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
        },
    )
}

fn figures(all: &Overview, today: Day) -> Vec<(String, String, String)> {
    let at = |which: &str| format!("/supervision/list/{which}");
    let (tally, sample) = (all.tally(), all.sample());
    let objective = sample.iter().filter(|n| n.objectivity).count();
    let line = |words: &str, figure: String, which: &str| (words.to_owned(), figure, at(which));
    vec![
        line("Planned sessions", tally.planned.to_string(), "planned"),
        line("Held", tally.words(), "held"),
        line("Not held", (tally.planned - tally.held).to_string(), "not-held"),
        line("Held with a reflective note", tally.reflective.to_string(), "reflective"),
        line("Objectivity answered, of a sample", share(objective, sample.len()), "sample"),
        line("Next one overdue", all.overdue(today).count().to_string(), "overdue"),
    ]
}

/// Those whom the visitor oversees, without the visitor: nobody supervises themselves.
pub fn overseen(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Post>, Fail> {
    let own = visit.who()?.worker;
    let mut posts = reach::workers(visit, reading)?;
    posts.retain(|p| Some(p.worker) != own);
    Ok(posts)
}

/// GET /supervision
pub fn team(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let posts = overseen(visit, reading)?;
        let all = overview::of(visit, reading, posts)?;
        let rows: Vec<Vec<Html>> = all
            .lines
            .iter()
            .map(|l| {
                let mentor = l.practice.as_ref().and_then(|p| p.mentor.as_ref()).map(|(_, name)| name.as_str());
                let mentor = mentor.map_or(String::new(), |m| format!("<br>Mentor: {}", esc(m)));
                let experience = experience_words(l.practice.as_ref(), today);
                let quiet = |words: &str| format!("<span class=\"kith-quiet\">{}</span>", esc(words));
                vec![
                    Html(format!("{}<br>{}", link(l.post.worker, &l.post.name), quiet(&l.post.team_name))),
                    Html(format!("{}{mentor}", esc(&experience))),
                    Html::text(&l.stage),
                    Html::text(&l.tally.words()),
                    Html::text(&l.tally.reflective.to_string()),
                    Html::text(&l.last.map_or("Never".to_owned(), days::long)),
                    due_words(l.due, today),
                ]
            })
            .collect();
        let heads =
            ["Worker", "Experience", "How often", "Held of planned", "With reflective notes", "Last", "Next due"];
        let body = Team {
            title: "Supervision".to_owned(),
            intro: format!("Planned and held are counted over whole months, {}.", all.window_words()),
            figures: figures(&all, today),
            list: match rows.is_empty() {
                true => empty("Nobody holds a post in your teams."),
                false => table(&Table { caption: "", heads: &heads, rows }),
            },
            basis: format!("{} ({}), version {}", all.plan.source, all.plan.basis, all.plan.version),
        };
        visit.page("Supervision", &body)
    })
}

/// What a list behind a figure shows.
fn rows_of(all: &Overview, which: &str, today: Day) -> Option<(&'static str, Vec<Vec<Html>>)> {
    let stretch = |keep: &dyn Fn(&crate::rules::plan::Period) -> bool| {
        let mut rows = Vec::new();
        for line in &all.lines {
            for p in line.periods.iter().filter(|p| keep(p)) {
                rows.push(vec![
                    Html(link(line.post.worker, &line.post.name)),
                    Html::text(&period_words(p)),
                    held_words(p),
                ]);
            }
        }
        rows
    };
    Some(match which {
        "planned" => ("Planned", stretch(&|_| true)),
        "held" => ("Held", stretch(&|p| !p.held.is_empty())),
        "not-held" => ("Not held", stretch(&|p| p.held.is_empty())),
        "reflective" => ("Held with a reflective note", stretch(&|p| p.held.iter().any(|s| s.reflective))),
        "overdue" => {
            let row = |l: &overview::Line| {
                vec![Html(link(l.post.worker, &l.post.name)), Html::text(&l.stage), due_words(l.due, today)]
            };
            ("Next one overdue", all.overdue(today).map(row).collect())
        }
        _ => return None,
    })
}

/// "1 May 2026 to 31 May 2026".
pub fn period_words(p: &crate::rules::plan::Period) -> String {
    format!("{} to {}", days::long(p.from), days::long(p.to.yesterday().unwrap_or(p.to)))
}

/// The sessions held in a stretch, each with its note, or that there was none.
pub fn held_words(p: &crate::rules::plan::Period) -> Html {
    if p.held.is_empty() {
        return Html("<span class=\"kith-due kith-due--late\">Not held</span>".to_owned());
    }
    let one = |s: &crate::rules::plan::Session| {
        let reflective = if s.reflective { ", with reflection" } else { "" };
        format!("<a class=\"govuk-link\" href=\"{}\">{}</a>{reflective}", at(s.id), esc(&days::long(s.day)))
    };
    Html(p.held.iter().map(one).collect::<Vec<_>>().join("<br>"))
}

fn sample_rows(sample: &[&Supervision]) -> Vec<Vec<Html>> {
    let row = |n: &&Supervision| {
        let note = format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", at(n.id), esc(n.kind.words()));
        let answered = if n.objectivity { "Answered" } else { "Not answered" };
        vec![Html(note), Html::text(&format!("{}, by {}", days::long(n.held_on), n.by)), Html::text(answered)]
    };
    sample.iter().map(row).collect()
}

/// GET /supervision/list/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let (which, today) = (visit.param("which"), visit.today());
    visit.read(|reading| {
        let posts = overseen(visit, reading)?;
        let all = overview::of(visit, reading, posts)?;
        let (title, heads, rows) = if which == "sample" {
            let sample = all.sample();
            let said = counted(i64::try_from(sample.len()).unwrap_or(i64::MAX), "note");
            let answered = share(sample.iter().filter(|n| n.objectivity).count(), sample.len());
            let title = format!("Objectivity answered: {answered}, a sample of {said}");
            (title, ["Note", "Held", "Objectivity"], sample_rows(&sample))
        } else {
            let (words, rows) = rows_of(&all, which, today).ok_or(Fail::NotFound)?;
            let last = if which == "overdue" { "Next due" } else { "Held" };
            let middle = if which == "overdue" { "How often" } else { "Planned for" };
            (format!("{words}: {}", rows.len()), ["Worker", middle, last], rows)
        };
        let drawn = format!(
            "Drawn from the {} completed in the window by their keys and the month alone: whoever draws it gets the same.",
            counted(i64::try_from(all.notes.len()).unwrap_or(i64::MAX), "note")
        );
        let body = Team {
            title: title.clone(),
            intro: if which == "sample" { drawn } else { format!("{}.", all.window_words()) },
            figures: figures(&all, today),
            list: if rows.is_empty() { empty("None.") } else { table(&Table { caption: "", heads: &heads, rows }) },
            basis: format!("{} ({}), version {}", all.plan.source, all.plan.basis, all.plan.version),
        };
        visit.page(title, &body)
    })
}
