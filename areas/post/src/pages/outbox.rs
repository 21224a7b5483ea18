//! The outbox: letters by how they stand, in pages.

use super::letter::NO_MAIL;
use crate::store::letter as letters;
use crate::words::{How, Letter, Standing};
use access::Sight;
use askama::Template;
use page::parts::{Pager, Table, empty, notice, pager, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use std::collections::HashSet;
use store::Reading;

/// Letters on a page.
const PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "pages/outbox.html")]
struct Outbox {
    notice: Html,
    tabs: Vec<Tab>,
    list: Html,
    pager: Html,
}

struct Tab {
    words: &'static str,
    href: &'static str,
    count: i64,
    here: bool,
}

/// One part of the outbox.
struct Part {
    words: &'static str,
    href: &'static str,
    standings: (Standing, Standing),
    oldest_first: bool,
    empty: &'static str,
}

const PARTS: [Part; 5] = [
    Part {
        words: "Waiting",
        href: "/outbox",
        standings: (Standing::Waiting, Standing::Sending),
        oldest_first: true,
        empty: "No letter waits to go.",
    },
    Part {
        words: "Did not go",
        href: "/outbox/failed",
        standings: (Standing::Failed, Standing::Failed),
        oldest_first: true,
        empty: "Every letter went.",
    },
    Part {
        words: "Drafts",
        href: "/outbox/drafts",
        standings: (Standing::Draft, Standing::Draft),
        oldest_first: true,
        empty: "No draft waits to be read and let go.",
    },
    Part {
        words: "Gone",
        href: "/outbox/sent",
        standings: (Standing::Sent, Standing::Sent),
        oldest_first: false,
        empty: "No letter has gone yet.",
    },
    Part {
        words: "Withdrawn",
        href: "/outbox/withdrawn",
        standings: (Standing::Withdrawn, Standing::Withdrawn),
        oldest_first: false,
        empty: "No letter was withdrawn.",
    },
];

/// GET /outbox, and its other parts
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let part = PARTS.iter().find(|part| part.href == visit.path).ok_or(Fail::NotFound)?;
    visit.read(|reading| {
        let counts = letters::counts(reading)?;
        let tabs: Vec<Tab> = PARTS.iter().map(|one| tab(one, part, &counts)).collect();
        let of = tabs.iter().find(|tab| tab.here).map(|tab| tab.count).unwrap_or_default();
        let pages = Pager::at(visit.query.get("page"), PAGE, of);
        let all = letters::standing(reading, part.standings, part.oldest_first, pages.skip(), PAGE)?;
        let rows = rows(visit, reading, &all)?;
        let list = match rows.is_empty() {
            true => empty(part.empty),
            false => table(&Table { caption: part.words, heads: &["Letter", "To", "Written", "Standing"], rows }),
        };
        let silent = !visit.house.settings.sends_mail && part.href == "/outbox";
        let notice = if silent { notice("care", NO_MAIL) } else { Html::default() };
        visit.page("Outbox", &Outbox { notice, tabs, list, pager: pager(&pages, part.href) })
    })
}

fn tab(one: &Part, here: &Part, counts: &[(Standing, i64)]) -> Tab {
    let of = |standing: &Standing| *standing == one.standings.0 || *standing == one.standings.1;
    let count = counts.iter().filter(|(standing, _)| of(standing)).map(|(_, n)| n).sum();
    Tab { words: one.words, href: one.href, count, here: one.href == here.href }
}

fn rows(visit: &Visit, reading: &mut Reading<'_>, all: &[Letter]) -> Result<Vec<Vec<Html>>, Fail> {
    let people: Vec<i64> = all.iter().filter_map(|letter| letter.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &people, visit.now)?;
    let open: HashSet<i64> = people.iter().zip(sights).filter(|(_, s)| *s == Sight::Open).map(|(p, _)| *p).collect();
    Ok(all.iter().map(|letter| row(letter, letter.person.is_none_or(|person| open.contains(&person)))).collect())
}

fn row(letter: &Letter, open: bool) -> Vec<Html> {
    let (words, colour) = letter.stands();
    let (name, to) = match open {
        true => {
            let href = format!("<a class=\"govuk-link\" href=\"/letters/{}\">{}</a>", letter.id, esc(&letter.kind));
            (Html(href), Html::text(&letter.to))
        }
        false => (Html::text(&letter.kind), Html::text("About a record that you may not open")),
    };
    let mut stands = tag(words, colour);
    let why = letter.last_error.as_ref().filter(|_| open && letter.standing != Standing::Sent);
    if let Some(why) = why {
        stands.0.push_str(&format!("<span class=\"kith-confirmed\">{}</span>", esc(why)));
    }
    if let (Standing::Waiting, How::Email, Some(_), Some(at)) = (letter.standing, letter.how, why, letter.next_try_at) {
        let next = days::long_with_time(at);
        stands.0.push_str(&format!(" <span class=\"kith-confirmed\">Tried again on {next}</span>"));
    }
    vec![name, to, Html::text(&days::long_with_time(letter.made_at)), stands]
}
