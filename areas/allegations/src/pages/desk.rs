//! The officer's desk: what is due, what is open, where everything is.

use super::lists::by_age;
use super::room::{counted, room};
use crate::door;
use crate::rules::ages::ages;
use crate::store::{action, advice, clock, named, referral};
use crate::words::{Action, Duty, Referral};
use askama::Template;
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;
use std::collections::BTreeMap;
use store::Reading;

/// Most lines of each kind that the desk shows.
const LINES: i64 = 50;

struct Line {
    href: String,
    words: String,
    more: String,
    due: Html,
}

#[derive(Template)]
#[template(path = "pages/desk.html")]
struct Desk {
    open: usize,
    by_age: Html,
    oldest: String,
    advice: i64,
    missing: i64,
    lines: Vec<Line>,
    more: String,
    officer: bool,
}

/// GET /allegations
pub fn desk(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "What is to do about allegations", None)?;
    let body = visit.read(|reading| {
        let since = referral::open_since(reading)?;
        let ages = ages(&since, visit.today());
        let oldest = ages.oldest.map_or_else(String::new, days::long);
        let (lines, of) = due(visit, reading)?;
        let more = if of > lines.len() {
            format!("The first {} of {}, by the day they are due.", lines.len(), of)
        } else {
            String::new()
        };
        let missing = action::open_count(reading, true)?;
        let officer = visit.may(door::HANDLE);
        let (open, by_age) = (ages.open, by_age(&ages));
        let advice = advice::count_all(reading)?;
        Ok::<_, Fail>(Desk { open, by_age, oldest, advice, missing, lines, more, officer })
    })?;
    room(visit, "/allegations", "Allegations about people who work with children", Html::of(&body))
}

/// Running duties and open actions together, by the day they are due; and how many there are in all.
fn due(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Vec<Line>, usize), Fail> {
    let duties = clock::running(reading, LINES)?;
    let actions = action::open(reading, false, 0, LINES)?;
    let of = clock::running_count(reading, visit.today())?.0 + action::open_count(reading, false)?;
    let mut ids: Vec<i64> = duties.iter().map(|d| d.referral).chain(actions.iter().map(|a| a.referral)).collect();
    ids.sort_unstable();
    ids.dedup();
    let known: BTreeMap<i64, Referral> = referral::among(reading, &ids)?.into_iter().map(|r| (r.id, r)).collect();
    let mut lines: Vec<(Option<days::Day>, Line)> = Vec::new();
    let about = |id: &i64| known.get(id).map_or_else(String::new, |r| format!("{}, {}", r.reference, r.setting_name));
    let shown = |due: Option<days::Day>| match due {
        None => Html::text("No date"),
        Some(due) => {
            let (words, class) = lateness::due(due, visit.today());
            Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
        }
    };
    for Duty { referral, words, due, .. } in duties {
        let line =
            Line { href: format!("/allegations/{referral}"), words, more: about(&referral), due: shown(Some(due)) };
        lines.push((Some(due), line));
    }
    for Action { id, referral, words, owner, due, .. } in actions {
        let more = match about(&referral) {
            known if known.ends_with(&owner) => known,
            known => format!("{known}. {owner}"),
        };
        let href = match visit.may(door::HANDLE) {
            true => format!("/allegations/actions/{id}/done"),
            false => format!("/allegations/{referral}"),
        };
        lines.push((due, Line { href, words, more, due: shown(due) }));
    }
    lines.sort_by_key(|(due, _)| (due.is_none(), *due));
    let lines = lines.into_iter().map(|(_, line)| line).take(usize::try_from(LINES).unwrap_or(50)).collect();
    Ok((lines, usize::try_from(of).unwrap_or_default()))
}

/// On the home page: for the officer and those who are named, what is late and what is open.
pub fn panel(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !(visit.may(door::HANDLE) || visit.may(door::READ)) || !door::is_open(visit)? {
        return Ok(None);
    }
    visit.read(|reading| {
        let open = referral::open_since(reading)?.len();
        let (_, late) = clock::running_count(reading, visit.today())?;
        let until = match visit.may(door::HANDLE) {
            true => String::new(),
            false => named::all(reading)?
                .iter()
                .find(|n| Some(n.account) == visit.who.as_ref().map(|w| w.account) && n.ended.is_none())
                .map_or_else(String::new, |n| format!(" You are named to read until {}.", days::long(n.until))),
        };
        let late = usize::try_from(late).unwrap_or_default();
        let late = if late == 0 { String::new() } else { format!(" {} later than due.", if late == 1 { "1 duty".to_owned() } else { format!("{late} duties") }) };
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Allegations about people who work with children <a class=\"govuk-link\" href=\"/allegations\">Open the desk</a></h2><p class=\"govuk-body\">{}</p></section>",
            esc(&format!("{} open.{late}{until}", counted(open, "referral")))
        ))))
    })
}
