//! One adult of the register: every name, every post, everything alleged.

use super::referral::kept_words;
use super::room::{linked, standing};
use crate::codes::codes;
use crate::door;
use crate::store::{adult, allegation, referral};
use askama::Template;
use page::parts::{SummaryRow, Table, empty, summary, table, tag};
use page::{Fail, Html, Reply, Visit, esc};

#[derive(Template)]
#[template(path = "pages/adult.html")]
struct Shown {
    name: String,
    repeat: Html,
    facts: Html,
    posts: Html,
    alleged: Html,
    id: i64,
    officer: bool,
}

/// GET /allegations/adults/{adult}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let body = visit.read(|reading| {
        let one = adult::adult(reading, visit.id("adult")?)?.ok_or(Fail::NotFound)?;
        let posts = adult::posts(reading, one.id)?;
        let alleged = allegation::of_adult(reading, one.id)?;
        let mut ids: Vec<i64> = alleged.iter().map(|a| a.referral).collect();
        ids.sort_unstable();
        ids.dedup();
        let referrals = referral::among(reading, &ids)?;
        let repeat = if referrals.len() > 1 { tag("Repeat adult", "red") } else { Html::default() };
        let row = |what: &str, value: String| SummaryRow {
            what: what.to_owned(),
            value: Html::text(&value),
            confirmed: String::new(),
            act: None,
        };
        let mut facts = vec![
            row("Born", one.born.map_or_else(|| "Not known".to_owned(), days::long)),
            row(
                "Also called",
                if one.aliases().is_empty() { "No other name known".to_owned() } else { one.aliases().join(", ") },
            ),
        ];
        for r in &referrals {
            facts.push(row(&format!("{} is kept", r.reference), kept_words(r, &alleged, &one, visit.today())));
        }
        let rows = posts
            .iter()
            .map(|p| {
                let place = format!(
                    "<a class=\"govuk-link\" href=\"/allegations/settings/{}\">{}</a>",
                    p.setting,
                    esc(&p.setting_name)
                );
                let span = match (p.from, p.to) {
                    (None, None) => String::new(),
                    (from, to) => format!(
                        "{} to {}",
                        from.map_or_else(|| "?".to_owned(), days::long),
                        to.map_or_else(|| "now".to_owned(), days::long)
                    ),
                };
                vec![
                    Html(place),
                    Html::text(&codes().sectors.words(&p.sector)),
                    Html::text(&codes().roles.words(&p.role)),
                    Html::text(&p.title),
                    Html::text(&span),
                ]
            })
            .collect::<Vec<_>>();
        let posts = match rows.is_empty() {
            true => empty("No post is known."),
            false => table(&Table {
                caption: "Where they work or worked with children",
                heads: &["Setting", "Sector", "Role", "Title", "When"],
                rows,
            }),
        };
        let rows = alleged
            .iter()
            .map(|a| {
                let of = referrals.iter().find(|r| r.id == a.referral);
                let outcome =
                    a.outcome.as_ref().map_or_else(|| "No outcome yet".to_owned(), |o| codes().outcomes.words(&o.code));
                vec![
                    of.map(linked).unwrap_or_default(),
                    Html::text(&of.map_or_else(String::new, |r| r.received_kind.words(r.received))),
                    Html::text(&codes().kinds.words(&a.kind)),
                    Html::text(&a.words),
                    Html::text(&outcome),
                    of.map(standing).unwrap_or_default(),
                ]
            })
            .collect::<Vec<_>>();
        let alleged = match rows.is_empty() {
            true => empty("Nothing is alleged."),
            false => table(&Table {
                caption: "What was alleged",
                heads: &["Referral", "Received", "Type", "In words", "Outcome", "Standing"],
                rows,
            }),
        };
        let officer = visit.may(door::HANDLE);
        Ok::<_, Fail>(Shown { name: one.name(), repeat, facts: summary(&facts), posts, alleged, id: one.id, officer })
    })?;
    door::looked(visit, "An adult of the register", Some(body.id))?;
    visit.page(body.name.clone(), &body)
}
