//! The home page: the search box, then today's work from every area.

use crate::words::WORK;
use askama::Template;
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Home {
    name: String,
    role: String,
    today: String,
    csrf: String,
    find: bool,
    panels: Vec<Html>,
    work: Vec<(&'static str, Option<&'static str>)>,
}

/// GET /
pub fn home(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut shows: Vec<_> = visit.house.areas.iter().flat_map(|a| &a.home).collect();
    shows.sort_by_key(|(order, _)| *order);
    let mut panels = Vec::new();
    for (_, show) in shows {
        panels.extend(show(visit)?.filter(|html| !html.is_empty()));
    }
    let find = visit.may("find_people");
    let work = WORK.iter().filter(|(may, _, _)| visit.may(may)).map(|(_, words, href)| (*words, *href)).collect();
    let today = visit.today();
    let body = Home {
        name: who.name.clone(),
        role: who.role.title.clone(),
        today: format!("{} {}", weekday(today), days::long(today)),
        csrf: visit.csrf().to_owned(),
        find,
        panels,
        work,
    };
    visit.page("Home", &body)
}

/// "Monday".
pub fn weekday(day: days::Day) -> &'static str {
    use jiff::civil::Weekday;
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
