//! Who lives together, where, since when. One form makes a household, or says who came and who left.

use crate::pages::about::edit::typed;
use crate::pages::asked::{self, Asked};
use crate::pages::family::seen_as;
use crate::rules::typed::{lines, needed_line, past_day};
use page::parts::{Errors, Field, date, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::identifiers::Postcode;
use record::store::household::{self, Household};
use record::store::{family, person};
use store::Reading;

/// Somebody who may live there: key, Kith number, name, and whether they do now.
struct Candidate {
    id: i64,
    number: String,
    name: String,
    lives: bool,
}

/// The person, those who live there now, and the relatives whose records are open.
fn candidates(visit: &Visit, reading: &mut Reading<'_>, home: Option<&Household>) -> Result<Vec<Candidate>, Fail> {
    let subject = visit.subject()?;
    let members: Vec<i64> = home.map(|h| h.members.iter().map(|m| m.person).collect()).unwrap_or_default();
    let relatives = family::relatives(reading, subject)?;
    let relatives = relatives.iter().filter(|r| r.to.is_none()).map(|r| r.person);
    let mut ids: Vec<i64> = std::iter::once(subject).chain(members.iter().copied()).chain(relatives).collect();
    let mut known = std::collections::BTreeSet::new();
    ids.retain(|id| known.insert(*id));
    let mut candidates = Vec::new();
    for other in person::people(reading, &ids)? {
        let (open, name) = seen_as(visit, reading, &other)?;
        let lives = members.contains(&other.id) || (home.is_none() && other.id == subject);
        // Nobody is moved in or out by somebody who cannot open their record.
        if open {
            candidates.push(Candidate { id: other.id, number: other.kith_number, name, lives });
        }
    }
    Ok(candidates)
}

/// The household in the address, if it is not a new one; it must be one this person lives in.
fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Option<Household>, Fail> {
    if visit.params.get("household").is_none() {
        return Ok(None);
    }
    let id = visit.id("household")?;
    let all = household::households(reading, visit.subject()?)?;
    all.into_iter().find(|h| h.id == id).map(Some).ok_or(Fail::NotFound)
}

/// GET /people/{person}/household/new and /people/{person}/household/{household}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn ticks(visit: &Visit, candidates: &[Candidate], errors: &Errors) -> Html {
    let sent = visit.form.get("csrf").is_some();
    let items: String = candidates
        .iter()
        .enumerate()
        .map(|(n, c)| {
            let chosen = if sent { visit.form.all("lives").any(|l| l == c.number) } else { c.lives };
            let id = if n == 0 { "lives".to_owned() } else { format!("lives-{n}") };
            format!(
                "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"{id}\" name=\"lives\" value=\"{}\"{}><label class=\"govuk-label govuk-checkboxes__label\" for=\"{id}\">{}</label></div>",
                esc(&c.number),
                if chosen { " checked" } else { "" },
                esc(&c.name)
            )
        })
        .collect();
    let error = errors.at("lives").map_or(String::new(), |said| {
        format!("<p class=\"govuk-error-message\" id=\"lives-error\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>", esc(said))
    });
    Html(format!(
        "<div class=\"govuk-form-group\"><fieldset class=\"govuk-fieldset\"><legend class=\"govuk-fieldset__legend\">Who lives there?</legend>{error}<div class=\"govuk-checkboxes govuk-checkboxes--small\">{items}</div></fieldset></div>"
    ))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let home = one(visit, reading)?;
    let candidates = candidates(visit, reading, home.as_ref())?;
    let address =
        person::addresses(reading, visit.subject()?)?.into_iter().find(|a| a.to.is_none() && a.kind == "home");
    let (words, lines, postcode) = match (&home, &address) {
        (Some(h), _) => (h.words.as_str(), h.lines.as_str(), h.postcode.as_str()),
        (None, Some(a)) => ("", a.lines.as_str(), a.postcode.as_str()),
        (None, None) => ("", "", ""),
    };
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let hint = "The day for those who come and those who leave with this change";
    let fields = vec![
        text(
            at("words", "What is it called?", "For example: Mum's house", typed(visit, "words", words)),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
        textarea(at("lines", "Address", "", typed(visit, "lines", lines)), 3, errors),
        text(
            at("postcode", "Postcode", "", typed(visit, "postcode", postcode)),
            "govuk-input--width-10",
            " autocomplete=\"off\"",
            errors,
        ),
        ticks(visit, &candidates, errors),
        date(at("day", "Since when?", hint, typed(visit, "day", "")), errors),
    ];
    let intro = "<p class=\"govuk-body\">Somebody who is not offered here is first <a class=\"govuk-link\" href=\"new\">added to the family</a>.</p>";
    let intro = intro.replace("\"new\"", &format!("\"/people/{}/family/new\"", visit.param("person")));
    let asked = Asked {
        title: if home.is_some() { "Change the household" } else { "Add a household" }.to_owned(),
        intro: Html(intro),
        fields,
        button: "Save",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/household/new and /people/{person}/household/{household}
pub fn set_household(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let (home, candidates) = visit.read(|reading| {
        let home = one(visit, reading)?;
        let candidates = candidates(visit, reading, home.as_ref())?;
        Ok::<_, Fail>((home, candidates))
    })?;
    let mut errors = Errors::none();
    let words = errors.take("words", needed_line(value("words"), "what the household is called", 100));
    let address = errors.take("lines", lines(value("lines"), "the address", 500));
    let postcode = match value("postcode").trim() {
        "" => Some(String::new()),
        typed => errors.take("postcode", Postcode::parse(typed)).map(|p| p.to_string()),
    };
    let day = errors.take("day", past_day(value("day"), "The day", today)).flatten();
    let chosen: Vec<&str> = visit.form.all("lives").collect();
    let come: Vec<i64> = candidates.iter().filter(|c| chosen.contains(&c.number.as_str())).map(|c| c.id).collect();
    let before: Vec<i64> = candidates.iter().filter(|c| c.lives && home.is_some()).map(|c| c.id).collect();
    let joins: Vec<i64> = come.iter().copied().filter(|id| !before.contains(id)).collect();
    let leaves: Vec<i64> = before.iter().copied().filter(|id| !come.contains(id)).collect();
    if home.is_none() && !come.contains(&subject) {
        errors.add("lives", "Tick at least the person whose page this is");
    }
    if day.is_none() && !leaves.is_empty() && errors.at("day").is_none() {
        errors.add("day", "Somebody leaves with this change: enter since when");
    }
    let came = home.iter().flat_map(|h| &h.members).filter(|m| leaves.contains(&m.person)).filter_map(|m| m.from).max();
    if let Some(late) = came.filter(|came| day.is_some_and(|day| day < *came)) {
        errors.add(
            "day",
            format!("Somebody who leaves came only on {}. Enter that day or a later one", days::long(late)),
        );
    }
    let all = words.zip(address).zip(postcode).filter(|_| errors.is_empty());
    let Some(((words, address), postcode)) = all else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(Some(subject), None, |acting| {
        let Some(home) = &home else {
            household::make_household(acting, &words, &address, &postcode, &come, day)?;
            return Ok::<_, Fail>(());
        };
        if !household::households(acting, subject)?.contains(home) {
            let said = "Somebody changed this household after you opened the page. Go back, reload the page, and look at who lives there now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        household::rename_household(acting, home.id, &words, &address, &postcode)?;
        for member in home.members.iter().filter(|m| leaves.contains(&m.person)) {
            household::leave_household(acting, member.id, day.unwrap_or(today))?;
        }
        for id in &joins {
            household::join_household(acting, home.id, *id, day)?;
        }
        Ok(())
    })?;
    Ok(Reply::to_saying(format!("/people/{}/family", visit.param("person")), "The household was saved."))
}
