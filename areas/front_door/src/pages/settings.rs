//! How the front door is set up: whose queue it is, from when repeat work counts as legacy, and how many children live here.

use super::asked::{self, Asked, field, value};
use crate::store::setting::{self, Population, Setting};
use page::parts::{Errors, Table, choice, date, table, text};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{line, past_day};
use record::store::worker;
use store::Reading;

/// GET /front-door/settings
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let now = setting::setting(reading)?;
    let teams: Vec<(String, String)> =
        worker::teams(reading)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let teams: Vec<(&str, &str)> =
        std::iter::once(("", "No team")).chain(teams.iter().map(|(c, w)| (c.as_str(), w.as_str()))).collect();
    let team = now.team.map(|t| t.to_string()).unwrap_or_default();
    let legacy = now.legacy_before.map(days::long).unwrap_or_default();
    let rows = setting::populations(reading)?;
    let rows: Vec<Vec<Html>> = rows
        .into_iter()
        .map(|p| vec![Html::text(&p.year.to_string()), Html::text(&p.children.to_string()), Html::text(&p.source)])
        .collect();
    let known = if rows.is_empty() {
        Html::default()
    } else {
        table(&Table { caption: "Children in the area", heads: &["Year", "Children", "Source"], rows })
    };
    let fields = vec![
        choice(field(visit, "team", "In whose queue do new contacts wait?", "", &team), &teams, errors),
        date(
            field(
                visit,
                "legacy_before",
                "From which day do the figures on repeat work count?",
                "Repeat referrals about work that closed before this day are shown apart, as legacy. Leave it empty for none.",
                &legacy,
            ),
            errors,
        ),
        Html("<h2 class=\"govuk-heading-m\">Children who live in the area</h2>".to_owned()),
        known,
        text(
            field(visit, "year", "Year of a new estimate", "Leave it empty to keep what there is", ""),
            "govuk-input--width-5",
            " inputmode=\"numeric\"",
            errors,
        ),
        text(
            field(visit, "children", "Children under 18", "", ""),
            "govuk-input--width-10",
            " inputmode=\"numeric\"",
            errors,
        ),
        text(
            field(
                visit,
                "source",
                "Source",
                "For example: mid-year estimate of the Office for National Statistics",
                "",
            ),
            "",
            "",
            errors,
        ),
    ];
    let asked = Asked {
        title: "How the front door is set up".to_owned(),
        intro: Html::default(),
        fields,
        button: "Save",
        back: ("/front-door".to_owned(), "Front door".to_owned()),
    };
    asked::page(visit, asked, errors)
}

fn population(visit: &Visit, errors: &mut Errors) -> Option<Option<Population>> {
    let typed = ["year", "children", "source"].map(|name| visit.form.text(name));
    if typed.iter().all(|t| t.is_empty()) {
        return Some(None);
    }
    let number = |text: &str| text.replace([',', ' '], "").parse::<i64>().ok();
    let this_year = i64::from(visit.today().year());
    let year = number(value(visit, "year")).filter(|y| (1990..=this_year).contains(y));
    if year.is_none() {
        errors.add("year", format!("Enter a year from 1990 to {this_year}"));
    }
    let children = number(value(visit, "children")).filter(|n| (1..=2_000_000).contains(n));
    if children.is_none() {
        errors.add("children", "Enter how many children live in the area, in figures");
    }
    let source = errors.take("source", line(value(visit, "source"), "the source", 200));
    if source.as_deref() == Some("") {
        errors.add("source", "Say where the figure comes from");
    }
    Some(Some(Population { year: year?, children: children?, source: source? }))
}

/// POST /front-door/settings
pub fn save(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let teams = visit.read(worker::teams)?;
    let team = match value(visit, "team") {
        "" => Some(None),
        typed => teams.iter().find(|(id, _)| id.to_string() == typed).map(|(id, _)| Some(*id)),
    };
    if team.is_none() {
        errors.add("team", "Choose a team of the list");
    }
    let legacy = errors.take("legacy_before", past_day(value(visit, "legacy_before"), "The day", visit.today()));
    let population = population(visit, &mut errors);
    let (Some(team), Some(legacy_before), Some(population), true) = (team, legacy, population, errors.is_empty())
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(None, None, |acting| {
        setting::set(acting, Setting { team, legacy_before }, &by)?;
        if let Some(new) = &population {
            setting::add_population(acting, new)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying("/front-door/settings", "Saved."))
}
