//! On the home page: for a manager what waits for a decision, for a worker what came of what they asked.

use crate::pages::decision::standing_tag;
use crate::pages::named::Named;
use crate::pages::reach;
use crate::store::decision::Decision;
use crate::store::decision_list::{self, Scope};
use crate::store::note::{self, Note};
use crate::words::{Standing, Which, counted};
use askama::Template;
use page::{Fail, Html, Visit};
use store::Reading;

/// How long a decision that was agreed stays on the home page of the one who asked, in days. Source: local.
const SETTLED_DAYS: i64 = 7;

struct Line {
    child: Html,
    href: String,
    words: String,
    more: String,
    standing: Html,
}

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Panel {
    title: String,
    link: Option<(&'static str, String)>,
    said: String,
    lines: Vec<Line>,
}

/// For somebody who settles decisions: how many wait, since when the oldest; each stands in My work.
pub fn waiting(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !visit.may("agree_decisions") {
        return Ok(None);
    }
    let today = visit.today();
    visit.read(|reading| {
        let scope = Scope { teams: reach::teams(visit, reading)?, step: None, since: today, today };
        let of = decision_list::count(reading, &scope, Which::Waiting)?;
        let Some(oldest) = decision_list::oldest_waiting(reading, &scope)? else { return Ok(None) };
        let late = decision_list::overdue(reading, &scope)?;
        let late = if late == 0 { String::new() } else { format!(" {} later than due.", counted(late, "decision")) };
        Ok(Some(Html::of(&Panel {
            title: "Decisions that wait for a manager".to_owned(),
            link: Some(("/decisions", "Open the queue".to_owned())),
            said: format!("{}, the oldest since {}.{late}", counted(of, "decision"), days::long_with_time(oldest)),
            lines: Vec::new(),
        })))
    })
}

/// For somebody who asked: what was sent back with its comment and the answer's place, what waits, and what was decided
/// in the last days.
pub fn asked(visit: &Visit) -> Result<Option<Html>, Fail> {
    let account = visit.who()?.account;
    let since = visit.today().saturating_sub(jiff::Span::new().days(SETTLED_DAYS));
    visit.read(|reading| {
        let mut mine = decision_list::of_asker(reading, account, since)?;
        if mine.is_empty() {
            return Ok(None);
        }
        mine.sort_by_key(|d| match d.standing {
            Standing::SentBack => 0,
            Standing::Changed => 1,
            Standing::Agreed => 2,
            _ => 3,
        });
        let named = Named::of(visit, reading, mine.iter().filter_map(|d| d.person))?;
        let lines = mine.iter().map(|d| line(reading, d, &named)).collect::<Result<Vec<_>, Fail>>()?;
        let panel = Panel { title: "Decisions you asked for".to_owned(), link: None, said: String::new(), lines };
        Ok(Some(Html::of(&panel)))
    })
}

fn line(reading: &mut Reading<'_>, d: &Decision, named: &Named) -> Result<Line, Fail> {
    let open = named.is_open(d.person);
    let mut href = d.href.clone();
    let more = match (&d.settled, d.standing) {
        _ if !open => String::new(),
        (Some(s), Standing::SentBack) => {
            let notes = note::of_decision(reading, d.id)?;
            if let Some(place) = notes.iter().find_map(|n: &Note| n.place.as_ref()) {
                href = format!("{href}#ask-{place}");
            }
            format!("{}: {}", s.by, s.rationale)
        }
        (Some(s), Standing::Changed) => {
            format!("{} decided: {}. {}", s.by, s.changed_outcome.as_deref().unwrap_or_default(), s.rationale)
        }
        (Some(s), _) => format!("{}: {}", s.by, s.rationale),
        (None, _) => format!("Asked {}. {}", days::long_with_time(d.asked_at), d.why),
    };
    Ok(Line {
        child: named.words(d.person),
        href: if open { href } else { "/".to_owned() },
        words: d.step_words.clone(),
        more,
        standing: standing_tag(d.standing),
    })
}
