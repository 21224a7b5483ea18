//! Actions that audits asked for: which are open, overdue, done and confirmed; confirming one, or sending it back.

use super::overview::{Overview, figures, link, said};
use super::seeing::at;
use super::tabs::tabs;
use crate::carrying::KIND;
use crate::definitions::framework;
use crate::rules::shares::Share;
use crate::store::audit::{self, Audit};
use oversight::published::{AskedPage, AskedPart, Named, asked_page, reason, typed};
use page::parts::{Errors, Field, SummaryRow, Table, empty, summary, table, textarea};
use page::{Fail, Html, Params, Reply, Visit, esc};
use people::published::lateness;
use record::store::action::{self, Action};
use store::{Fault, Reading};

/// Actions in a list. Source: local.
const MOST: i64 = 2_000;

/// Whose record the action in the address is about, for the door; nothing for one that no audit asked for.
pub fn concerned(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("action") else { return Ok(None) };
    let found = action::action(reading, id)?.filter(|a| a.agreed_where == KIND);
    Ok(found.map(|a| a.person.into_iter().collect()))
}

/// How an action stands, in words with its class.
pub fn stands(one: &Action, today: days::Day) -> (String, &'static str) {
    match (&one.not_done, one.done_at, &one.confirmed, one.due) {
        (Some(not), ..) => (format!("Not done: {}", not.why), ""),
        (None, Some(_), Some((day, _)), _) => {
            (format!("Confirmed {}", days::long(days::day_of(*day))), "kith-due--met")
        }
        (None, Some(day), None, _) => {
            (format!("Said to be done {}, to be confirmed", days::long(days::day_of(day))), "kith-due--soon")
        }
        (None, None, _, Some(due)) => lateness::due(due, today),
        (None, None, _, None) => ("No day agreed".to_owned(), ""),
    }
}

fn due_html(one: &Action, today: days::Day) -> Html {
    let (words, class) = stands(one, today);
    Html(format!("<span class=\"kith-due {class}\">{}</span>", esc(&words)))
}

/// The actions of one audit, for those who read it.
pub fn of_audit(visit: &Visit, reading: &mut Reading<'_>, audit: &Audit) -> Result<Html, Fail> {
    let all = action::agreed_in(reading, audit.id)?;
    if all.is_empty() {
        return Ok(empty("Nothing was asked for."));
    }
    let number = record::store::person::person(reading, audit.person)?.kith_number;
    let rows = all.iter().map(|one| {
        let href = match visit.may("read_audits") {
            true => format!("/audits/actions/{}", one.id),
            false => format!("/people/{number}/work/{}", one.id),
        };
        let asked = one.asked.as_ref();
        vec![
            link(&href, &one.words),
            Html::text(&one.owner_words),
            Html::text(asked.map_or("", |a| a.will_change.as_str())),
            due_html(one, visit.today()),
        ]
    });
    Ok(table(&Table {
        caption: "",
        heads: &["Action", "Who", "What will change for the child", "Stands"],
        rows: rows.collect(),
    }))
}

/// Whether an action is open and its day has passed.
pub fn is_overdue(one: &Action, today: days::Day) -> bool {
    one.is_open() && one.due.is_some_and(|due| due < today)
}

/// Whether an overdue action was put before the service manager and is still open.
pub fn is_escalated(one: &Action, _: days::Day) -> bool {
    one.is_open() && one.escalated_at.is_some()
}

/// What lists there are: a word, its title, and what is in it.
type Which = (&'static str, &'static str, fn(&Action, days::Day) -> bool);

const LISTS: [Which; 6] = [
    ("open", "Open", |a, _| a.is_open()),
    ("overdue", "Overdue", is_overdue),
    ("escalated", "Before the service manager", is_escalated),
    ("to-confirm", "Said to be done, not yet confirmed", |a, _| a.done_at.is_some() && a.confirmed.is_none()),
    ("confirmed", "Confirmed", |a, _| a.confirmed.is_some()),
    ("all", "All", |_, _| true),
];

/// GET /audits/actions, and /audits/actions/list/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let which = match visit.param("which") {
        "" => "open",
        which => which,
    };
    let (code, title, holds) = LISTS.into_iter().find(|(code, ..)| *code == which).ok_or(Fail::NotFound)?;
    let today = visit.today();
    visit.read(|reading| {
        let all = action::agreed_where(reading, KIND, false, MOST)?;
        let here: Vec<&Action> = all.iter().filter(|a| holds(a, today)).collect();
        let named = Named::of(visit, reading, here.iter().filter_map(|a| a.person))?;
        let rows: Vec<Vec<Html>> = here
            .iter()
            .map(|a| {
                let open = named.is_open(a.person);
                let what =
                    if open { link(&format!("/audits/actions/{}", a.id), &a.words) } else { Html::text("An action") };
                vec![what, named.words(a.person), Html::text(&a.owner_words), due_html(a, today)]
            })
            .collect();
        let lines: Vec<(String, String, Option<String>)> = LISTS
            .into_iter()
            .map(|(code, words, holds)| {
                let n = all.iter().filter(|a| holds(a, today)).count();
                (words.to_owned(), n.to_string(), Some(format!("/audits/actions/list/{code}")))
            })
            .collect();
        let late = Share::of(all.iter().filter(|a| is_overdue(a, today)).count(), all.len());
        let mut page =
            Overview { tabs: tabs(visit, "/audits/actions"), ..Overview::new("Actions that audits asked for") };
        let escalate = framework(today).escalate_after_days;
        let intro = said(&format!(
            "Overdue: {} of all actions. What is {escalate} days overdue stands before the service manager.",
            late.words()
        ));
        page.intro = Html(format!("{intro}{}", figures(&lines)));
        let body = match rows.is_empty() {
            true => empty("None."),
            false => table(&Table { caption: "", heads: &["Action", "Child", "Who", "Stands"], rows }),
        };
        page.below = Html(format!("<p class=\"kith-basis\">{}</p>", esc(&framework(today).basis_words())));
        page.sections.push(super::overview::Section { id: code, title: format!("{title} ({})", here.len()), body });
        page.show(visit)
    })
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Action, Audit), Fail> {
    let found =
        action::action(reading, visit.id("action")?)?.filter(|a| a.agreed_where == KIND).ok_or(Fail::NotFound)?;
    let audit = audit::audit(reading, found.agreed_id.unwrap_or_default())?.ok_or(Fail::NotFound)?;
    Ok((found, audit))
}

/// Whether the visitor is the one who asked, and so confirms.
fn asked_it(visit: &Visit, one: &Action) -> bool {
    visit.who.as_ref().is_some_and(|who| one.asked.as_ref().is_some_and(|a| a.by == who.account))
}

/// GET /audits/actions/{action}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn row(what: &str, value: &str) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act: None }
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (found, audit) = one(visit, reading)?;
    let (stands, _) = stands(&found, visit.today());
    let mut rows = vec![row("Who", &found.owner_words), row("Stands", &stands)];
    if let Some(asked) = &found.asked {
        rows.push(row("What will change for the child", &asked.will_change));
        rows.push(row("What must show that it is done", &asked.evidence_wanted));
    }
    rows.extend(found.evidence.as_deref().map(|e| row("What was given to show it", e)));
    rows.extend(found.sent_back_why.as_deref().map(|why| row("Sent back", why)));
    rows.extend(found.confirmed.as_ref().map(|(_, by)| row("Confirmed by", by)));
    rows.extend(
        found
            .helped
            .as_ref()
            .map(|(helped, words)| row("What changed for the child", &format!("{}. {words}", helped.words()))),
    );
    let mut parts = Vec::new();
    let waits = found.done_at.is_some() && found.confirmed.is_none();
    if waits && asked_it(visit, &found) {
        let here = format!("/audits/actions/{}", found.id);
        let part = |id, title: &str, to: &str, fields, button| AskedPart {
            id,
            title: title.to_owned(),
            above: Html::default(),
            action: format!("{here}/{to}"),
            hidden: visit.hidden(),
            fields,
            button,
        };
        let why = Field {
            name: "why",
            label: "What is missing?",
            hint: "It is open again for whoever does it, with your words",
            value: typed(visit, "why", ""),
        };
        parts.push(part(
            "confirm",
            "It is done",
            "confirm",
            vec![said("You asked for it, and you have seen what shows it.")],
            "Confirm",
        ));
        parts.push(part("back", "It is not done", "send-back", vec![textarea(why, 2, errors)], "Send it back"));
    }
    let page = AskedPage {
        title: found.words.clone(),
        back: (at(audit.id), "The audit"),
        above: summary(&rows),
        parts,
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// The action while it waits for whoever asked. Errors for somebody else, and when it was settled meanwhile.
fn waits(visit: &Visit, reading: &mut Reading<'_>) -> Result<Action, Fail> {
    let (found, _) = one(visit, reading)?;
    if !asked_it(visit, &found) {
        return Err(Fail::NotForYou);
    }
    if found.done_at.is_none() || found.confirmed.is_some() {
        let (stands, _) = stands(&found, visit.today());
        return Err(Fail::Stale(format!("This action stands differently now: {stands}. Open it again.")));
    }
    Ok(found)
}

/// POST /audits/actions/{action}/confirm
pub fn confirm(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let found = visit.read(|reading| waits(visit, reading))?;
    visit.act(found.person, None, |acting| {
        waits(visit, acting)?;
        Ok::<_, Fail>(action::confirm(acting, found.id, &who.name)?)
    })?;
    Ok(Reply::to_saying("/audits#confirm", "You confirmed that it is done."))
}

/// POST /audits/actions/{action}/send-back
pub fn send_back(visit: &Visit) -> Result<Reply, Fail> {
    let found = visit.read(|reading| waits(visit, reading))?;
    let mut errors = Errors::none();
    let Some(why) = errors.take("why", reason(visit.form.get("why").unwrap_or_default(), "Say what is missing")) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(found.person, Some(&why), |acting| {
        waits(visit, acting)?;
        Ok::<_, Fail>(action::send_back(acting, found.id, &why)?)
    })?;
    Ok(Reply::to_saying("/audits#confirm", format!("It is open again for {}.", found.owner_words)))
}
