//! The agencies that refer and are asked.

use crate::dice::{Dice, before, between};
use days::Day;
use front_door::published::arranging::{self, Details};
use store::{Acting, Fault};

/// Name, kind, source, who tells, e-mail, term, holidays.
const AGENCIES: [(&str, &str, &str, &str, &str, &str, &str); 13] = [
    (
        "Wheatfield Primary School",
        "school",
        "2A",
        "Gail Hepworth, safeguarding lead",
        "office@wheatfield.example",
        "01632 960101",
        "07700 900101",
    ),
    (
        "Beck Lane Primary School",
        "school",
        "2A",
        "Martin Rowe, head",
        "office@becklane.example",
        "01632 960102",
        "07700 900102",
    ),
    (
        "St Oswald's Primary School",
        "school",
        "2A",
        "Nadia Sharif, safeguarding lead",
        "office@stoswalds.example",
        "01632 960103",
        "",
    ),
    (
        "Holme Moor Academy",
        "school",
        "2A",
        "Carl Dyson, safeguarding lead",
        "safeguarding@holmemoor.example",
        "01632 960104",
        "07700 900104",
    ),
    (
        "Canal Street Nursery",
        "school",
        "2B",
        "Joy Asante, manager",
        "hello@canalstreet.example",
        "01632 960105",
        "01632 960105",
    ),
    (
        "Westmere Health Visitors",
        "health",
        "3B",
        "Rosa Field, health visitor",
        "hv@westmere-health.example",
        "01632 960201",
        "01632 960201",
    ),
    (
        "Millgate Surgery",
        "health",
        "3A",
        "Dr Anil Kapoor, GP",
        "practice@millgate.example",
        "01632 960202",
        "01632 960202",
    ),
    (
        "Westmere General, emergency department",
        "health",
        "3E",
        "Sister Ann Boyle",
        "ed@westmere-general.example",
        "01632 960203",
        "01632 960203",
    ),
    (
        "School nurses, Westmere",
        "health",
        "3C",
        "Lena Fox, school nurse",
        "nurses@westmere-health.example",
        "01632 960204",
        "01632 960205",
    ),
    (
        "Westmere Police, vulnerability unit",
        "police",
        "6",
        "PC Imogen Slater",
        "vulnerability@westmere-police.example",
        "01632 960301",
        "01632 960301",
    ),
    (
        "Dale Homes",
        "housing",
        "4",
        "Pat Moran, tenancy officer",
        "tenancy@dalehomes.example",
        "01632 960401",
        "01632 960401",
    ),
    ("Safe Haven", "voluntary", "8", "Ruth Bell, worker", "team@safehaven.example", "01632 960501", "01632 960501"),
    (
        "Family hub, Westmere",
        "council",
        "5D",
        "Tariq Aziz, family help",
        "hub@westmere.example",
        "01632 960601",
        "01632 960601",
    ),
];

/// An agency with its key and who tells there.
pub(super) struct Agency {
    pub(super) id: i64,
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) source: &'static str,
    pub(super) teller: &'static str,
    pub(super) email: &'static str,
}

/// Makes them.
pub(super) fn make(acting: &mut Acting<'_>, today: Day, seed: u64) -> Result<Vec<Agency>, Fault> {
    let mut dice = Dice::of(seed, 71);
    let mut all = Vec::new();
    for (name, kind, source, teller, email, phone, phone_holiday) in AGENCIES {
        let details = Details {
            name: name.to_owned(),
            kind: kind.to_owned(),
            source_code: source.to_owned(),
            email: email.to_owned(),
            phone: phone.to_owned(),
            phone_holiday: phone_holiday.to_owned(),
            verified_on: Some(before(today, between(&mut dice, 20, 500))),
        };
        let id = arranging::add_agency(acting, &details)?;
        all.push(Agency { id, name, kind, source, teller, email });
    }
    Ok(all)
}
