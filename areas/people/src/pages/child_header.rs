//! The header of a person's page: the same facts in the same place, whatever is read below it.

use askama::Template;
use page::{Fail, Html, Place, Visit};
use record::store::{fact, person, warning, worker};
use record::words::{BirthKind, FactKind, ResponsibilityRole};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/child_header.html")]
struct ChildHeader {
    name: String,
    called: Option<String>,
    number: String,
    age: String,
    born: String,
    legal_status: Option<(String, String)>,
    about: String,
    about_here: bool,
    responsible: Vec<(String, String, String)>,
    warnings: Vec<(bool, String, String)>,
    restricted: Option<String>,
    merged: Option<(String, String)>,
    adds: Vec<(String, String)>,
    places: Vec<(&'static str, String, bool)>,
}

/// The five places of a person's page with their addresses.
pub fn places(kith_number: &str) -> [(Place, &'static str, String); 5] {
    let at = |end: &str| format!("/people/{kith_number}{end}");
    [
        (Place::Story, "Story", at("")),
        (Place::PlanAndWork, "Plan and work", at("/work")),
        (Place::People, "People", at("/family")),
        (Place::Records, "Records", at("/records")),
        (Place::Measures, "Measures", at("/measures")),
    ]
}

/// The one header of a person's page, with the five places under it; `here` is the place being read, if it is one.
pub fn header(visit: &Visit, reading: &mut Reading<'_>, person: i64, here: Option<Place>) -> Result<Html, Fail> {
    let today = visit.today();
    let who = person::person(reading, person)?;
    let merged = match who.merged_into {
        Some(into) => Some(person::person(reading, into)?).map(|p| (p.name(), format!("/people/{}", p.kith_number))),
        None => None,
    };
    let legal_status = fact::facts(reading, person)?
        .into_iter()
        .find(|f| f.kind == FactKind::LegalStatus)
        .map(|f| (if f.words.is_empty() { f.code } else { f.words }, confirmed(f.confirmed_at, &f.confirmed_by)));
    let responsible = worker::responsible(reading, person, today)?.iter().map(answers_for).collect();
    let warnings = warning::warnings(reading, person)?
        .into_iter()
        .map(|w| {
            let again = w
                .review_on
                .filter(|d| *d <= today)
                .map_or(String::new(), |d| format!("; to be looked at again since {}", days::short(d)));
            (w.high, w.words, format!("since {}; {}{again}", days::short(w.from), told(&w.told)))
        })
        .collect();
    let restricted = access::restriction(reading, person)?.map(|r| r.guardian_name);
    let number = &who.kith_number;
    // What is written most often comes first; what this area adds, last.
    let (own, others): (Vec<_>, Vec<_>) = visit.house.areas.iter().partition(|a| a.name == "people");
    let mut adds: Vec<(String, String)> = Vec::new();
    if who.merged_into.is_none() {
        let added = |adds: &[page::Add]| -> Vec<(String, String)> {
            let mine = adds.iter().filter(|a| visit.may(a.may));
            mine.map(|a| (a.words.to_owned(), a.href.replace("{person}", number))).collect()
        };
        for area in others {
            adds.extend(added(&area.adds));
            if let Some(more) = area.more_adds {
                adds.extend(more(visit, reading, number)?);
            }
        }
        for area in own {
            adds.extend(added(&area.adds));
        }
    }
    let about = format!("/people/{number}/about");
    let about_here = visit.path == about;
    let places = places(number).into_iter().map(|(place, words, href)| (words, href, Some(place) == here)).collect();
    let (age, born) = age_and_birth(&who, today);
    Ok(Html::of(&ChildHeader {
        name: if who.name().is_empty() { "Not yet named".to_owned() } else { who.name() },
        called: who.called.clone(),
        number: who.shown_number(),
        age,
        born,
        legal_status,
        about,
        about_here,
        responsible,
        warnings,
        restricted,
        merged,
        adds,
        places,
    }))
}

/// "7" and "born 14 March 2019"; what is known, in words, where it is not an age.
pub fn age_and_birth(who: &person::Person, today: days::Day) -> (String, String) {
    let Some(birth) = who.birth else { return ("Not known".to_owned(), "no date of birth yet".to_owned()) };
    let born = days::long(birth);
    if let Some(death) = who.death {
        let age = days::age_on(birth, death).map_or(String::new(), |a| format!("Died aged {a}"));
        return (age, format!("born {born}, died {}", days::long(death)));
    }
    match (who.birth_kind, who.age_on(today)) {
        (BirthKind::Expected, _) => ("Not yet born".to_owned(), format!("expected {born}")),
        (BirthKind::Estimated, Some(age)) => (format!("About {age}"), format!("born about {born}, estimated")),
        (_, Some(0)) => (first_year(birth, today), format!("born {born}")),
        (_, Some(age)) => (age.to_string(), format!("born {born}")),
        (_, None) => ("Not known".to_owned(), format!("born {born}")),
    }
}

/// Both in one: "7, born 14 March 2019"; of somebody of whom neither is known, that alone.
pub fn born_words(who: &person::Person, today: days::Day) -> String {
    let (age, born) = age_and_birth(who, today);
    if who.birth.is_none() { born } else { format!("{age}, {born}") }
}

/// The age of a child in the first year: "5 months", "3 weeks", "2 days".
fn first_year(birth: days::Day, today: days::Day) -> String {
    let Ok(span) = birth.until((jiff::Unit::Month, today)) else { return "Under 1".to_owned() };
    let (months, days) = (span.get_months(), span.get_days());
    let whole = |n: i32, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match (months, days / 7) {
        (0, 0) => whole(days, "day"),
        (0, weeks) => whole(weeks, "week"),
        (months, _) => whole(months, "month"),
    }
}

/// "confirmed 3 June 2026 by Amina Yusuf".
pub fn confirmed(at: days::Instant, by: &str) -> String {
    format!("confirmed {} by {by}", days::long(days::day_of(at)))
}

/// Whether the person knows of a warning about them, in words.
pub fn told(told: &str) -> &'static str {
    match told {
        "yes" => "the person was told",
        "no" => "the person was not told",
        _ => "the person has not been told yet",
    }
}

fn answers_for(r: &worker::Responsible) -> (String, String, String) {
    let role = match r.role {
        ResponsibilityRole::SocialWorker => "Social worker",
        other => other.words(),
    };
    let name = match (&r.worker_name, &r.team_name) {
        (Some(worker), Some(team)) => format!("{worker}, {team}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => "Nobody named".to_owned(),
    };
    (role.to_owned(), name, format!("since {}", days::long(r.from)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_baby_is_days_weeks_or_months_old() {
        let today = date(2026, 11, 23);
        let ages = [date(2026, 11, 23), date(2026, 11, 22), date(2026, 11, 1), date(2026, 10, 23), date(2025, 12, 1)];
        let said: Vec<String> = ages.into_iter().map(|birth| first_year(birth, today)).collect();
        assert_eq!(said, ["0 days", "1 day", "3 weeks", "1 month", "11 months"]);
    }
}
