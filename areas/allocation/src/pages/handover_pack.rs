//! What the next worker must know first, on paper: summary, warnings, what is due, what was agreed, the last visit.

use super::handover::facts;
use askama::Template;
use page::parts::notice;
use page::{Fail, Html, Place, Reply, Visit};
use people::published::{header, lateness, workers_counted};
use record::store::story::{self, Wanted};
use record::store::{action, clock, person, worker};
use record::words::StoryKind;

struct Due {
    words: String,
    more: String,
    due: String,
}

#[derive(Template)]
#[template(path = "pages/handover_pack.html")]
struct Pack {
    header: Html,
    name: String,
    back: String,
    counted: String,
    care: Html,
    summary: Option<recording::published::Read>,
    duties: Vec<Due>,
    actions: Vec<Due>,
    visit: Option<(String, String, String)>,
}

/// GET /people/{person}/handover/pack
pub fn pack(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let (written, ..) = facts(reading, subject)?;
        let duties = clock::of_person(reading, subject)?.into_iter().filter(|d| d.stopped.is_none()).map(|d| Due {
            due: lateness::due(d.due, today).0,
            more: format!("{} ({})", d.source, d.basis),
            words: d.words,
        });
        let actions = action::of_person(reading, subject)?.into_iter().filter(action::Action::is_open).map(|a| Due {
            due: a.due.map_or("No day agreed".to_owned(), |due| lateness::due(due, today).0),
            more: format!("{}. Agreed by {} on {}", a.owner_words, a.agreed_by, days::long(days::day_of(a.agreed_at))),
            words: a.words,
        });
        let (duties, actions) = (duties.collect(), actions.collect());
        let wanted = Wanted { kind: Some(StoryKind::Visit), skip: 0, most: 10 };
        let last = story::story(reading, subject, &wanted)?.into_iter().find(|e| e.standing == "stands");
        let care = match written.summary {
            None => notice("care", "There is no one-page summary. The next worker begins without one."),
            Some(_) => Html::default(),
        };
        let body = Pack {
            header: header(visit, reading, subject, Some(Place::People))?,
            name: who.short_name().to_owned(),
            back: format!("/people/{}/handover", who.kith_number),
            counted: workers_counted(&worker::responsible_over_time(reading, subject)?, today),
            care,
            summary: recording::published::summary(visit, reading, subject)?,
            duties,
            actions,
            visit: last.map(|e| (format!("{}, {} ({})", e.title, days::long(e.day), e.by), e.words, e.meaning)),
        };
        visit.page(format!("Handover pack: {}", who.name()), &body)
    })
}
