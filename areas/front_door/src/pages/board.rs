//! The board: open contacts by stage and priority with their clocks, late ones first.

use super::filters::{self, Offered};
use crate::codes;
use crate::rules::repeat;
use crate::store::board::{self, Card, Wanted};
use crate::store::{agency, contact, setting};
use crate::words::{Priority, Stage};
use access::Sight;
use askama::Template;
use days::{Day, Rules};
use page::parts::{Pager, pager_within, tag};
use page::{Fail, Html, Reply, Visit};
use people::published::lateness;
use record::store::{person, worker};
use std::collections::HashMap;
use store::Reading;

/// Contacts on a page. Source: local.
const ON_A_PAGE: i64 = 25;

struct Tab {
    words: &'static str,
    href: String,
    count: Option<i64>,
    here: bool,
}

struct Shown {
    href: String,
    seen: bool,
    name: String,
    matched: Html,
    urgent: bool,
    show_priority: bool,
    priority: Html,
    show_stage: bool,
    stage: Html,
    concerns: String,
    from: String,
    since: String,
    reference: String,
    repeat: String,
    due: String,
    class: &'static str,
    who: String,
    take: bool,
    hidden: Html,
}

#[derive(Template)]
#[template(path = "pages/board.html")]
struct Board {
    takes_in: bool,
    links: Vec<(&'static str, &'static str)>,
    tabs: Vec<Tab>,
    filters: Html,
    filtered: bool,
    folded: bool,
    summed: String,
    empty: &'static str,
    cards: Vec<Shown>,
    pager: Html,
    rule: String,
}

/// GET /front-door
pub fn board(visit: &Visit) -> Result<Reply, Fail> {
    let wanted = filters::wanted(visit);
    let today = visit.today();
    visit.read(|reading| {
        let counts = board::counts(reading, &wanted, today)?;
        let open: i64 = counts.iter().map(|(_, n, _)| n).sum();
        let late: i64 = counts.iter().map(|(_, _, late)| late).sum();
        let of = |stage: Stage| counts.iter().find(|(s, ..)| *s == stage).map_or(0, |(_, n, _)| *n);
        let all = match wanted.stage {
            Some(Stage::Decided) => board::how_many(reading, &wanted, today)?,
            _ if wanted.late => late,
            Some(stage) => of(stage),
            None => open,
        };
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, all);
        let cards = board::page(reading, &wanted, today, pages.skip(), ON_A_PAGE)?;
        let cards = shown(visit, reading, cards, &wanted)?;
        let offered = offered(reading, today)?;
        let (query, which) = (filters::query(&wanted), filters::which(wanted.stage, wanted.late));
        let tab = |words, stage: Option<Stage>, is_late: bool, count| Tab {
            words,
            href: format!("/front-door?{query}{}", filters::which(stage, is_late))
                .replace("&amp;", "&")
                .trim_end_matches(['&', '?'])
                .to_owned(),
            count,
            here: wanted.late == is_late && (is_late || wanted.stage == stage),
        };
        let mut tabs = vec![tab("All open", None, false, Some(open)), tab("Late", None, true, Some(late))];
        for stage in Stage::ALL.iter().filter(|s| **s != Stage::Decided) {
            tabs.push(tab(stage.words(), Some(*stage), false, Some(of(*stage))));
        }
        tabs.push(tab(Stage::Decided.words(), Some(Stage::Decided), false, None));
        let filtered = !query.is_empty();
        let body = Board {
            takes_in: visit.may("work_contacts"),
            links: links(visit),
            tabs,
            filters: filters::form(&wanted, &offered),
            filtered,
            folded: open > 0 || wanted.stage.is_some(),
            summed: summed(all, &wanted, filtered),
            empty: if filtered {
                "No contact fits. Choose other filters, or all open contacts."
            } else {
                "No contact waits here."
            },
            cards,
            pager: pager_within(&pages, "/front-door", &format!("{query}{which}")),
            rule: rule(today),
        };
        visit.page("Front door", &body)
    })
}

/// What else there is at the front door, for those who may see it.
fn links(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("/front-door/calls", "Calls to return", "read_contacts"),
        ("/front-door/requests", "Information requests", "read_contacts"),
        ("/front-door/figures", "Figures", "read_measures"),
        ("/thresholds", "Threshold document", "read_contacts"),
        ("/agencies", "Agencies", "read_contacts"),
        ("/front-door/settings", "Set up", "edit_thresholds"),
    ];
    all.into_iter().filter(|(.., may)| visit.may(may)).map(|(href, words, _)| (href, words)).collect()
}

fn summed(all: i64, wanted: &Wanted, filtered: bool) -> String {
    let n = if all == 1 { "1 contact".to_owned() } else { format!("{all} contacts") };
    let order = match wanted.stage {
        Some(Stage::Decided) => "the latest decided first",
        _ => "late ones first, then urgent and high",
    };
    let fit = if filtered { " as chosen below" } else { "" };
    format!("{n}{fit}, {order}. Each is about one child.")
}

/// The rule in force for the decision, in words.
fn rule(today: Day) -> String {
    Rules::built_in().rule_on("referral_decision", today).map_or(String::new(), |rule| {
        format!("Due {} after the working day of receipt: {} ({}).", rule.length(), rule.source, rule.basis.words())
    })
}

fn offered(reading: &mut Reading<'_>, today: Day) -> Result<Offered, Fail> {
    let team = setting::setting(reading)?.team;
    let mut workers: Vec<(i64, String)> = Vec::new();
    for post in worker::posts(reading, today)?.into_iter().filter(|p| team.is_none_or(|t| p.team == t)) {
        if !workers.iter().any(|(id, _)| *id == post.worker) {
            workers.push((post.worker, post.name));
        }
    }
    let agencies = agency::all(reading)?.into_iter().filter(|a| !a.ended).map(|a| (a.id, a.name)).collect();
    Ok(Offered { teams: worker::teams(reading)?, workers, agencies })
}

/// The cards as this visitor may see them: a child on record whom they may not see is not named.
fn shown(visit: &Visit, reading: &mut Reading<'_>, cards: Vec<Card>, wanted: &Wanted) -> Result<Vec<Shown>, Fail> {
    let ids: Vec<i64> = cards.iter().filter_map(|c| c.contact.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let open: HashMap<i64, bool> = ids.iter().copied().zip(sights.into_iter().map(|s| s == Sight::Open)).collect();
    let names: HashMap<i64, String> = person::people(reading, &ids)?.into_iter().map(|p| (p.id, named(&p))).collect();
    let before = contact::received_about(reading, &ids)?;
    let may_work = visit.may("work_contacts") && visit.who()?.worker.is_some();
    Ok(cards.into_iter().map(|card| one(visit, card, &open, &names, &before, may_work, wanted)).collect())
}

/// A person's name; words for a child not yet named.
pub fn named(person: &person::Person) -> String {
    let name = person.name();
    if name.is_empty() { "A child not yet named".to_owned() } else { name }
}

fn one(
    visit: &Visit,
    card: Card,
    open: &HashMap<i64, bool>,
    names: &HashMap<i64, String>,
    before: &[(i64, i64, Day)],
    may_work: bool,
    wanted: &Wanted,
) -> Shown {
    let today = visit.today();
    let contact = &card.contact;
    let seen = contact.person.is_none_or(|p| open.get(&p).copied().unwrap_or(false));
    let name = match contact.person.and_then(|p| names.get(&p)) {
        _ if !seen => "A record that you may not open".to_owned(),
        Some(name) => name.clone(),
        None => contact.described(),
    };
    let (due, class) = match (contact.closed_at, contact.stage) {
        (Some(at), _) => (format!("Decided {}", days::long(days::day_of(at))), "kith-due--met"),
        _ => lateness::due(contact.due, today),
    };
    let earlier = before.iter().filter(|(person, id, day)| {
        Some(*person) == contact.person && *id != contact.id && repeat::within(*day, contact.received_day)
    });
    let repeats = earlier.count();
    let who = if card.worker.is_empty() { "Nobody has it".to_owned() } else { card.worker.clone() };
    let who = match codes::outcome(&card.outcome) {
        Some(outcome) => format!("{}; {who}", outcome.words),
        None => who,
    };
    Shown {
        href: format!("/front-door/{}", contact.id),
        seen,
        name,
        matched: matched(contact, seen),
        urgent: contact.priority == Priority::Urgent && contact.is_open(),
        show_priority: contact.priority != Priority::Normal,
        priority: priority_tag(contact.priority),
        show_stage: wanted.stage.is_none(),
        stage: stage_tag(contact.stage),
        concerns: if seen { concern_words(&contact.concerns) } else { "Concern not shown".to_owned() },
        from: if card.from.is_empty() {
            codes::words_of(codes::sources(), &contact.source_code).to_lowercase()
        } else {
            card.from
        },
        since: days::long_with_time(contact.received_at),
        reference: card.reference,
        repeat: match repeats {
            0 => String::new(),
            1 => "1 contact before within 12 months".to_owned(),
            n => format!("{n} contacts before within 12 months"),
        },
        due,
        class,
        who,
        take: may_work && seen && contact.is_open() && contact.worker.is_none(),
        hidden: visit.hidden(),
    }
}

/// What is said of the child beside the name: on record, or only as described.
fn matched(contact: &contact::Contact, seen: bool) -> Html {
    match (contact.person, contact.settled_who()) {
        _ if !seen => Html::default(),
        (Some(_), _) => Html("<span class=\"kith-kind kith-kind--school\">On record</span>".to_owned()),
        (None, true) => Html("<span class=\"kith-kind\">Cannot be identified</span>".to_owned()),
        (None, false) => Html("<span class=\"kith-kind\">As described</span>".to_owned()),
    }
}

/// Concerns in words: "Neglect, Domestic abuse at home".
pub fn concern_words(concerns: &[String]) -> String {
    if concerns.is_empty() {
        return "No concern named".to_owned();
    }
    concerns.iter().map(|c| codes::words_of(codes::concerns(), c)).collect::<Vec<_>>().join(", ")
}

/// The priority in a box.
pub fn priority_tag(priority: Priority) -> Html {
    let colour = match priority {
        Priority::Urgent => "red",
        Priority::High => "orange",
        Priority::Normal => "grey",
    };
    tag(priority.words(), colour)
}

/// The stage in a box.
pub fn stage_tag(stage: Stage) -> Html {
    let colour = match stage {
        Stage::New => "blue",
        Stage::Checking => "yellow",
        Stage::Deciding => "turquoise",
        Stage::WaitingForManager => "purple",
        Stage::Decided => "green",
    };
    tag(stage.words(), colour)
}
