//! Finding people: what is typed is kept apart from the address, and the matches say why they match.

use crate::pages::child_header::born_words;
use crate::store::finding;
use access::Sight;
use askama::Template;
use page::parts::{Pager, pager};
use page::{Fail, Html, Reply, Visit};
use record::matching::POSSIBLE;
use record::store::find::{self, Found};
use store::Reading;

/// Most letters of a search that are read. Source: local.
pub const LONGEST: usize = 200;
const ON_A_PAGE: i64 = 15;
const MOST: usize = 90;

/// One match as the page shows it.
pub struct Shown {
    /// The person's key.
    pub person: i64,
    /// What may be done with the match beside it; empty where nothing may.
    pub act: Html,
    /// What may be known of the person; nothing for a restricted record.
    pub open: Option<Who>,
    /// Whom to ask, where the record is not open.
    pub ask: Option<String>,
    /// Where it can be opened with a reason.
    pub glass: Option<String>,
    /// Probably the one looked for.
    pub strong: bool,
    /// "Very likely".
    pub strength: &'static str,
    /// What agrees, nearly agrees, or does not.
    pub reasons: Vec<(String, &'static str)>,
}

/// Who a match is.
pub struct Who {
    /// Name, and how they like to be called.
    pub name: String,
    /// Age and birth.
    pub born: String,
    /// The Kith number as read.
    pub number: String,
    /// Where they live.
    pub lives: String,
    /// The page.
    pub href: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/find_people.html")]
struct FindPeople {
    typed: String,
    csrf: String,
    count: String,
    matches: Vec<Shown>,
    pager: Html,
    new: Option<String>,
}

/// The matches alone, for a page that shows them beside something else.
#[derive(Template)]
#[template(path = "pages/matches.html")]
pub struct Matches<'a> {
    /// The matches.
    pub matches: &'a [Shown],
}

/// POST /people/find
pub fn find_people(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let typed: String = visit.form.text("find").chars().take(LONGEST).collect();
    if typed.is_empty() {
        let say = "Type a name, a date of birth, a number or a postcode, then press Find.";
        return Ok(Reply::to_saying("/", say));
    }
    let key = visit.house.store.keep(visit.now, |k| finding::keep_find(k, who.account, &typed))?;
    Ok(Reply::to(format!("/people/found/{key}")))
}

/// GET /people/found/{find}
pub fn found(visit: &Visit) -> Result<Reply, Fail> {
    let (key, account) = (visit.id("find")?, visit.who()?.account);
    visit.read(|reading| {
        let typed = finding::found_words(reading, key, account)?.ok_or(Fail::NotFound)?;
        let found = find::ranked(reading, &typed, MOST)?;
        let count = counted(found.len());
        let all = i64::try_from(found.len()).unwrap_or(0);
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, all);
        let (skip, size) = (usize::try_from(pages.skip()).unwrap_or(0), usize::try_from(ON_A_PAGE).unwrap_or(15));
        let here = find::known(reading, found.into_iter().skip(skip).take(size).collect())?;
        let matches = shown(visit, reading, &here)?;
        let body = FindPeople {
            typed,
            csrf: visit.csrf().to_owned(),
            count,
            matches,
            pager: pager(&pages, &visit.path),
            new: visit.may("edit_person").then(|| format!("/people/new/{key}")),
        };
        visit.page("People found", &body)
    })
}

fn counted(found: usize) -> String {
    match found {
        0 => "Nobody was found".to_owned(),
        1 => "1 person".to_owned(),
        MOST => format!("The nearest {MOST} people. Add a date of birth or a postcode to find fewer"),
        n => format!("{n} people, the likeliest first"),
    }
}

/// Matches as this visitor may see them; those that they may not know of are left out.
pub fn shown(visit: &Visit, reading: &mut Reading<'_>, found: &[Found]) -> Result<Vec<Shown>, Fail> {
    let ids: Vec<i64> = found.iter().map(|f| f.person.id).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let restricted = access::restrictions(reading, &ids)?;
    let one =
        |(found, sight): (&Found, Sight)| shown_one(visit, found, sight, restricted.contains_key(&found.person.id));
    Ok(found.iter().zip(sights).filter_map(one).collect())
}

fn shown_one(visit: &Visit, found: &Found, sight: Sight, restricted: bool) -> Option<Shown> {
    let person = &found.person;
    let (open, ask, glass) = match sight {
        Sight::Absent => return None,
        Sight::Open => (true, None, None),
        Sight::Closed { ask, glass } => {
            (false, Some(ask), glass.then(|| format!("/people/{}/ask", person.kith_number)))
        }
    };
    if !open && restricted {
        return Some(Shown {
            person: person.id,
            act: Html::default(),
            open: None,
            ask,
            glass,
            strong: false,
            strength: "",
            reasons: Vec::new(),
        });
    }
    let name = if person.name().is_empty() { "Not yet named".to_owned() } else { person.name() };
    let reasons = found.reasons.iter().map(|r| {
        let kind = if !r.is_for() {
            "against"
        } else if r.to_string().starts_with("Same") {
            "same"
        } else {
            "near"
        };
        (r.to_string(), kind)
    });
    Some(Shown {
        person: person.id,
        act: Html::default(),
        open: Some(Who {
            name: person.called.as_ref().map_or(name.clone(), |called| format!("{name} ({called})")),
            born: born_words(person, visit.today()),
            number: person.shown_number(),
            lives: if open { found.lives.clone() } else { String::new() },
            href: open.then(|| format!("/people/{}", person.kith_number)),
        }),
        ask,
        glass,
        strong: found.is_likely(),
        strength: match found.score {
            80.. => "Very likely",
            _ if found.is_likely() => "Likely",
            score if score >= POSSIBLE => "Possible",
            _ => "Less likely",
        },
        reasons: reasons.collect(),
    })
}
