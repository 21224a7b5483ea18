//! Lists: referrals that nobody has begun to assess, assessments with the days left, reviews due, what waits for a manager.

use crate::carrying::KIND;
use crate::loaded::listed;
use crate::store::assessment::Assessment;
use crate::store::lists::{contacts_assessed, not_concluded};
use crate::words::Standing;
use access::Sight;
use askama::Template;
use days::{Calendar, Day};
use front_door::published::{Accepted, accepted, accepted_since};
use jiff::ToSpan;
use page::parts::{Pager, Table, empty, pager, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::lateness;
use record::store::person::{self, Person};
use record::store::work_clock::{self, WorkDuty};
use record::store::{document, worker};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Reading;

/// Rows on a page.
const PAGE: i64 = 50;
/// How far back a referral without an assessment is looked for, in days. Source: local.
const BACK: i64 = 365;
/// The most referrals looked at.
const MOST: i64 = 5_000;

#[derive(Template)]
#[template(path = "pages/lists.html")]
struct Lists {
    tabs: Vec<(String, String, bool)>,
    figures: Option<String>,
    teams: Vec<(String, String, bool)>,
    title: String,
    list: Html,
    pager: Html,
}

/// The lists of assessments: their word in addresses, and what they hold.
const LISTS: [(&str, &str); 4] = [
    ("open", "Open"),
    ("late", "Over 45 working days"),
    ("reviews", "Review due"),
    ("waiting", "Waiting for a manager"),
];

/// Referrals accepted in the last year for whom no assessment was begun, the oldest first.
pub fn to_begin(reading: &mut Reading<'_>, today: Day) -> Result<Vec<(i64, i64, Day)>, Fail> {
    let since = today.checked_sub(BACK.days()).unwrap_or(today);
    let mut all = accepted_since(reading, since, MOST)?;
    let contacts: Vec<i64> = all.iter().map(|(contact, ..)| *contact).collect();
    let begun = contacts_assessed(reading, &contacts)?;
    all.retain(|(contact, ..)| !begun.contains(contact));
    all.reverse();
    Ok(all)
}

struct Open {
    all: Vec<Assessment>,
    reviews: BTreeMap<i64, Vec<WorkDuty>>,
}

impl Open {
    fn read(reading: &mut Reading<'_>) -> Result<Open, Fail> {
        let all = not_concluded(reading)?;
        let ids: Vec<i64> = all.iter().map(|a| a.id).collect();
        Ok(Open { reviews: work_clock::running_about(reading, KIND, &ids)?, all })
    }

    fn review(&self, a: &Assessment) -> Option<&WorkDuty> {
        self.reviews.get(&a.id).and_then(|all| all.first())
    }

    fn of(&self, which: &str, today: Day) -> Vec<&Assessment> {
        let wanted = |a: &&Assessment| match which {
            "late" => a.due < today,
            "reviews" => a.standing == Standing::Open && self.review(a).is_some_and(|d| d.due <= today),
            "waiting" => a.standing == Standing::Waiting,
            _ => true,
        };
        self.all.iter().filter(wanted).collect()
    }
}

fn tabs(here: &str, begin: usize, open: &Open, today: Day) -> Vec<(String, String, bool)> {
    let mut tabs = vec![("/assessments/to-begin".to_owned(), format!("To be assessed ({begin})"), here == "to-begin")];
    tabs.extend(LISTS.iter().map(|(code, words)| {
        let number = open.of(code, today).len();
        (format!("/assessments/lists/{code}"), format!("{words} ({number})"), *code == here)
    }));
    tabs
}

fn figures(visit: &Visit) -> Option<String> {
    visit.may("read_measures").then(|| "/assessments/figures".to_owned())
}

/// The people whom the visitor may open.
pub fn seen(visit: &Visit, reading: &mut Reading<'_>, people: &[i64]) -> Result<HashMap<i64, Person>, Fail> {
    let people: Vec<i64> = people.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &people, visit.now)?;
    let open: Vec<i64> = people.iter().zip(sights).filter(|(_, s)| *s == Sight::Open).map(|(id, _)| *id).collect();
    Ok(person::people(reading, &open)?.into_iter().map(|p| (p.id, p)).collect())
}

/// The names of some people, each a link; of those who may not be opened, that there are some.
pub fn names(people: &[i64], seen: &HashMap<i64, Person>) -> String {
    let mut words: Vec<String> = people
        .iter()
        .filter_map(|id| seen.get(id))
        .map(|p| format!("<a class=\"govuk-link\" href=\"/people/{}\">{}</a>", p.kith_number, esc(&p.name())))
        .collect();
    if words.len() < people.len() {
        words.push("A record that you may not open".to_owned());
    }
    listed(&words)
}

/// GET /assessments
pub fn first(visit: &Visit) -> Result<Reply, Fail> {
    list_of(visit, "open", "")
}

/// GET /assessments/lists/{which}, and of one team
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let which = visit.param("which");
    if LISTS.iter().all(|(code, _)| *code != which) {
        return Err(Fail::NotFound);
    }
    list_of(visit, which, visit.param("team"))
}

fn list_of(visit: &Visit, which: &str, team: &str) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let open = Open::read(reading)?;
        let begin = to_begin(reading, today)?.len();
        let all = open.of(which, today);
        let known: HashMap<i64, String> = worker::teams(reading)?.into_iter().collect();
        let teams = team_tabs(which, team, &all, &known);
        if !team.is_empty() && known.keys().all(|id| id.to_string() != team) {
            return Err(Fail::NotFound);
        }
        let mut mine: Vec<&Assessment> =
            all.into_iter().filter(|a| team.is_empty() || a.team.is_some_and(|t| t.to_string() == team)).collect();
        // One's own work first: a manager of another team is not to look for it among records that stay shut.
        let documents: Vec<i64> = mine.iter().map(|a| a.document).collect();
        let people = document::people_of_all(reading, &documents)?;
        let seen = seen(visit, reading, &people.values().flatten().copied().collect::<Vec<_>>())?;
        mine.sort_by_key(|a| !people.get(&a.document).is_some_and(|all| all.iter().any(|id| seen.contains_key(id))));
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(mine.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let page: Vec<&Assessment> = mine.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)).copied().collect();
        let rows = rows(visit, reading, &page, &open, (&known, &people, &seen))?;
        let words = LISTS.iter().find(|(code, _)| *code == which).map_or("", |(_, words)| words);
        let heads = ["Children", "Leads", "Team", "Concluded at the latest", "Next review"];
        let body = Lists {
            tabs: tabs(which, begin, &open, today),
            figures: figures(visit),
            teams,
            title: format!("{words}: {}", counted(mine.len(), "assessment")),
            list: if rows.is_empty() { empty("None.") } else { table(&Table { caption: "", heads: &heads, rows }) },
            pager: pager(&pages, &visit.path),
        };
        visit.page(body.title.clone(), &body)
    })
}

fn team_tabs(
    which: &str,
    team: &str,
    all: &[&Assessment],
    known: &HashMap<i64, String>,
) -> Vec<(String, String, bool)> {
    let mut counts: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for a in all {
        let Some((id, name)) = a.team.and_then(|id| known.get(&id).map(|name| (id, name))) else { continue };
        *counts.entry((name.clone(), id)).or_default() += 1;
    }
    if counts.len() < 2 && team.is_empty() {
        return Vec::new();
    }
    let mut tabs = vec![(format!("/assessments/lists/{which}"), "Every team".to_owned(), team.is_empty())];
    tabs.extend(counts.into_iter().map(|((name, id), n)| {
        (format!("/assessments/lists/{which}/{id}"), format!("{name} ({n})"), team == id.to_string())
    }));
    tabs
}

/// Names of teams, whom each document is about, and those whom the visitor may open.
type Around<'a> = (&'a HashMap<i64, String>, &'a BTreeMap<i64, Vec<i64>>, &'a HashMap<i64, Person>);

fn rows(
    visit: &Visit,
    reading: &mut Reading<'_>,
    page: &[&Assessment],
    open: &Open,
    (teams, people, seen): Around<'_>,
) -> Result<Vec<Vec<Html>>, Fail> {
    let leads = worker::trained_as(reading, &page.iter().map(|a| a.lead).collect::<Vec<_>>())?;
    let row = |a: &&Assessment| {
        let own = people.get(&a.document).map_or(&[][..], Vec::as_slice);
        let shown = own.iter().any(|id| seen.contains_key(id));
        let state =
            if a.standing == Standing::Waiting { tag("Waiting for a manager", "yellow").0 } else { String::new() };
        let go = if shown {
            format!(
                "<br><a class=\"govuk-link kith-quiet\" href=\"/records/{}\">Begun {}</a> {state}",
                a.document,
                days::long(a.begun_on)
            )
        } else {
            String::new()
        };
        let (due, class) = lateness::due(a.due, visit.today());
        let left = Calendar::england().working_days_between(visit.today(), a.due).unwrap_or(0);
        let left = if left > 5 {
            format!("<span class=\"kith-quiet\">{}</span>", esc(&counted_days(left)))
        } else {
            String::new()
        };
        let review = open.review(a).filter(|_| a.standing == Standing::Open).map_or(String::new(), |d| {
            let (words, class) = lateness::due(d.due, visit.today());
            format!("<span class=\"kith-due {class}\">{}</span>", esc(&words))
        });
        let lead = leads.get(&a.lead).map(crate::loaded::named).unwrap_or_default();
        vec![
            Html(format!("{}{go}", names(own, seen))),
            Html::text(if shown { &lead } else { "" }),
            Html::text(a.team.and_then(|t| teams.get(&t)).map_or("", String::as_str)),
            Html(format!("<span class=\"kith-due {class}\">{}</span> {left}", esc(&due))),
            Html(review),
        ]
    };
    Ok(page.iter().map(row).collect())
}

fn counted_days(n: i64) -> String {
    if n == 1 { "1 working day left".to_owned() } else { format!("{n} working days left") }
}

/// "1 assessment", "2 assessments".
pub fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// GET /assessments/to-begin
pub fn beginning(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let open = Open::read(reading)?;
        let mut all = to_begin(reading, today)?;
        let people: Vec<i64> = all.iter().map(|(_, person, _)| *person).collect();
        let seen = seen(visit, reading, &people)?;
        all.sort_by_key(|(_, person, _)| !seen.contains_key(person));
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(all.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let page: Vec<&(i64, i64, Day)> = all.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)).collect();
        let mut rows = Vec::new();
        for (contact, person, decided) in page {
            let own = accepted(reading, *contact)?;
            rows.push(waiting_row(visit, (*contact, *person, *decided), own.as_ref(), &seen));
        }
        let heads = ["Child", "Accepted", "Priority", "Concluded at the latest", ""];
        let body = Lists {
            tabs: tabs("to-begin", all.len(), &open, today),
            figures: figures(visit),
            teams: Vec::new(),
            title: format!(
                "To be assessed: {}",
                if all.len() == 1 { "1 child".to_owned() } else { format!("{} children", all.len()) }
            ),
            list: if rows.is_empty() {
                empty("Every referral has an assessment that was begun.")
            } else {
                table(&Table { caption: "", heads: &heads, rows })
            },
            pager: pager(&pages, &visit.path),
        };
        visit.page(body.title.clone(), &body)
    })
}

fn waiting_row(
    visit: &Visit,
    (contact, person, decided): (i64, i64, Day),
    own: Option<&Accepted>,
    seen: &HashMap<i64, Person>,
) -> Vec<Html> {
    let rule = days::Rules::built_in().rule_on(crate::carrying::RULE, decided).ok();
    let due = rule.and_then(|rule| days::due(rule, decided, Calendar::england()).ok());
    let due = due.map_or(String::new(), |due| {
        let (words, class) = lateness::due(due.due, visit.today());
        format!("<span class=\"kith-due {class}\">{}</span>", esc(&words))
    });
    let shown = seen.get(&person).filter(|_| visit.may("write_record"));
    let go = shown.map_or(String::new(), |p| {
        format!("<a class=\"govuk-link\" href=\"/people/{}/assessments/new/{contact}\">Begin<span class=\"govuk-visually-hidden\"> for {}</span></a>", p.kith_number, esc(&p.name()))
    });
    vec![
        Html(names(&[person], seen)),
        Html::text(&days::long(decided)),
        Html::text(own.map_or("", |a| a.priority.words())),
        Html(due),
        Html(go),
    ]
}
