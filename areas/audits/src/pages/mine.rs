//! What the visitor has to do in audit: audits of their own, moderations, actions to confirm, the question some weeks on.

use super::lines;
use super::overview::{Overview, Section, link, said};
use super::seeing::at;
use super::tabs::tabs;
use crate::store::audit::{self, Audit, Wanted};
use crate::store::impact;
use crate::words::{Standing, counted};
use days::Day;
use oversight::published::Named;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit};
use people::published::lateness;
use record::store::action::{self, Action};
use store::Reading;

/// Audits in a list. Source: local.
const MOST: i64 = 500;

/// What the visitor has to do.
pub struct ToDo {
    /// Audits of their own that are planned or being written.
    pub audits: Vec<Audit>,
    /// Audits of their own whose grade stands and that are to be closed.
    pub to_close: Vec<Audit>,
    /// Audits of others that wait for a moderator.
    pub to_moderate: Vec<Audit>,
    /// Actions they asked for that are said to be done.
    pub to_confirm: Vec<Action>,
    /// Audits of their own of which it must be asked what changed.
    pub to_ask: Vec<(Audit, Day)>,
    /// Audits of their own work that they can answer.
    pub to_answer: Vec<Audit>,
}

impl ToDo {
    /// Reads it.
    pub fn of(visit: &Visit, reading: &mut Reading<'_>) -> Result<ToDo, Fail> {
        let who = visit.who()?;
        let mut all = ToDo {
            audits: Vec::new(),
            to_close: Vec::new(),
            to_moderate: Vec::new(),
            to_confirm: action::to_confirm(reading, who.account, MOST)?,
            to_ask: Vec::new(),
            to_answer: Vec::new(),
        };
        if visit.may("record_audits") {
            let standing = vec![Standing::Planned, Standing::Draft, Standing::Graded];
            let wanted = Wanted { auditor: Some(who.account), standing, ..Wanted::default() };
            let own = audit::audits(reading, &wanted, MOST)?;
            (all.to_close, all.audits) = own.into_iter().partition(|a| a.standing == Standing::Graded);
            let today = visit.today().tomorrow().unwrap_or(visit.today());
            let asked = impact::due(reading, Day::MIN, today)?.into_iter().filter(|i| i.helped.is_none());
            let due: Vec<(i64, Day)> = asked.map(|i| (i.audit, i.due)).collect();
            let keys: Vec<i64> = due.iter().map(|(id, _)| *id).collect();
            for one in audit::with_keys(reading, &keys)?.into_iter().filter(|a| a.auditor == Some(who.account)) {
                let day = due.iter().find(|(id, _)| *id == one.id).map_or(visit.today(), |(_, day)| *day);
                all.to_ask.push((one, day));
            }
        }
        if visit.may("moderate_audits") {
            let wanted = Wanted { standing: vec![Standing::Waiting], ..Wanted::default() };
            all.to_moderate = audit::audits(reading, &wanted, MOST)?;
            all.to_moderate.retain(|a| a.auditor != Some(who.account));
        }
        if let Some(own) = who.worker {
            let wanted = Wanted { worker: Some(own), standing: vec![Standing::Graded], ..Wanted::default() };
            all.to_answer = audit::audits(reading, &wanted, MOST)?;
        }
        Ok(all)
    }
}

/// GET /audits
pub fn mine(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let todo = ToDo::of(visit, reading)?;
        let mut page = Overview { tabs: tabs(visit, "/audits"), ..Overview::new("My audits") };
        page.intro = said("What you audit, moderate, confirm and ask. An audit is for the child: close it with something that changes.");
        let add = |page: &mut Overview, id, title: &str, n: usize, body| {
            page.sections.push(Section { id, title: format!("{title} ({n})"), body });
        };
        let list = lines::audits(visit, reading, &todo.audits, "No audit is waiting for you.")?;
        add(&mut page, "audits", "To audit", todo.audits.len(), list);
        if visit.may("moderate_audits") {
            let list = moderations(visit, reading, &todo.to_moderate)?;
            add(&mut page, "moderate", "To moderate", todo.to_moderate.len(), list);
        }
        let list = lines::audits(visit, reading, &todo.to_close, "None of your audits waits to be closed.")?;
        add(&mut page, "close", "To close", todo.to_close.len(), list);
        let list = confirmations(visit, reading, &todo.to_confirm)?;
        add(&mut page, "confirm", "Actions said to be done, for you to confirm", todo.to_confirm.len(), list);
        let list = questions(visit, reading, &todo.to_ask)?;
        add(&mut page, "ask", "What changed for the child?", todo.to_ask.len(), list);
        page.show(visit)
    })
}

fn moderations(visit: &Visit, reading: &mut Reading<'_>, all: &[Audit]) -> Result<Html, Fail> {
    if all.is_empty() {
        return Ok(empty("Nothing waits for moderation."));
    }
    let named = Named::of(visit, reading, all.iter().map(|a| a.person))?;
    let rows = all.iter().map(|a| {
        let open = named.is_open(Some(a.person));
        let words = format!("Moderate: {}", a.kind.words().to_lowercase());
        let what = if open { link(&format!("{}/moderate", at(a.id)), &words) } else { Html::text(&words) };
        let sent = a.sent_on.map_or(String::new(), days::long);
        vec![what, named.words(Some(a.person)), Html::text(&a.auditor_words), Html::text(&sent)]
    });
    Ok(table(&Table { caption: "", heads: &["Audit", "Child", "Audited by", "Sent"], rows: rows.collect() }))
}

fn confirmations(visit: &Visit, reading: &mut Reading<'_>, all: &[Action]) -> Result<Html, Fail> {
    if all.is_empty() {
        return Ok(empty("No action waits for you to confirm it."));
    }
    let named = Named::of(visit, reading, all.iter().filter_map(|a| a.person))?;
    let rows = all.iter().map(|a| {
        let open = named.is_open(a.person);
        let what = if open { link(&format!("/audits/actions/{}", a.id), &a.words) } else { Html::text("An action") };
        let done = a.done_at.map_or(String::new(), |at| days::long(days::day_of(at)));
        vec![what, named.words(a.person), Html::text(&a.owner_words), Html::text(&done)]
    });
    Ok(table(&Table { caption: "", heads: &["Action", "Child", "Who", "Done"], rows: rows.collect() }))
}

fn questions(visit: &Visit, reading: &mut Reading<'_>, all: &[(Audit, Day)]) -> Result<Html, Fail> {
    if all.is_empty() {
        return Ok(empty("No such question is due. It is asked some weeks after an audit closes."));
    }
    let named = Named::of(visit, reading, all.iter().map(|(a, _)| a.person))?;
    let rows = all.iter().map(|(a, day)| {
        let open = named.is_open(Some(a.person));
        let what =
            if open { link(&format!("{}/impact", at(a.id)), "What changed?") } else { Html::text("What changed?") };
        let (words, class) = lateness::due(*day, visit.today());
        let due = Html(format!("<span class=\"kith-due {class}\">{}</span>", page::esc(&words)));
        let closed = a.closed_on.map_or(String::new(), days::long);
        vec![what, named.words(Some(a.person)), Html::text(&closed), due]
    });
    Ok(table(&Table { caption: "", heads: &["Question", "Child", "Audit closed", "Due"], rows: rows.collect() }))
}

/// "2 audits to do, 1 to moderate": what there is, in words; empty when there is nothing.
pub fn summed(todo: &ToDo) -> Vec<(String, &'static str)> {
    let all = [
        (todo.audits.len(), "audit", "to do", "/audits#audits"),
        (todo.to_moderate.len(), "audit", "to moderate", "/audits#moderate"),
        (todo.to_close.len(), "audit", "to close", "/audits#close"),
        (todo.to_confirm.len(), "action", "to confirm", "/audits#confirm"),
        (todo.to_ask.len(), "audit", "to ask about what changed", "/audits#ask"),
    ];
    let some = all.into_iter().filter(|(n, ..)| *n > 0);
    some.map(|(n, one, what, href)| (format!("{} {what}", counted(n, one)), href)).collect()
}
