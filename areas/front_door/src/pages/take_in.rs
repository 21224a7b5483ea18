//! A contact by telephone, e-mail, letter or in person, typed by a front door worker: looked for first, one contact a child.

use super::asked::{choices, field, value};
use super::contact::{BY_HAND, href};
use super::make_record::birth;
use crate::codes;
use crate::receive::{NewChild, NewIncoming, Referrer, receive_by};
use crate::store::{agency, threshold};
use crate::words::How;
use askama::Template;
use page::parts::{Errors, choice, date, error_summary, radios, text, textarea, ticks};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{line, lines, needed_lines};
use people::published::{Matches, Shown, finding, shown};
use record::identifiers::{NhsNumber, Postcode, PupilNumber};
use record::matching::{Query, read_query};
use record::store::find;
use record::words::BirthKind;
use store::Reading;

/// Children that one form takes in. Source: local.
const CHILDREN: usize = 5;
/// Likely matches beside the form. Source: local.
const BESIDE: usize = 6;
const BIRTHS: [(&str, &str); 4] =
    [("actual", "Known"), ("estimated", "Estimated"), ("expected", "Not yet born"), ("unknown", "Not known")];
const SEXES: [(&str, &str); 4] = [("", "Not said"), ("Female", "Female"), ("Male", "Male"), ("Other", "Other")];
const TITLES: [&str; CHILDREN] = ["The child", "A second child", "A third child", "A fourth child", "A fifth child"];

#[derive(Template)]
#[template(path = "pages/look_first.html")]
struct LookFirst {
    hidden: Html,
}

#[derive(Template)]
#[template(path = "pages/take_in.html")]
struct TakeIn {
    errors: Html,
    matches: Vec<Shown>,
    drawn: Html,
    path: String,
    hidden: Html,
    sender: Vec<Html>,
    children: Vec<(&'static str, bool, Vec<Html>)>,
}

/// GET /front-door/new
pub fn look_first(visit: &Visit) -> Result<Reply, Fail> {
    visit.page("Take in a contact", &LookFirst { hidden: visit.hidden() })
}

/// POST /front-door/new
pub fn look(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let typed: String = visit.form.text("find").chars().take(200).collect();
    let key = visit.house.store.keep(visit.now, |k| finding::keep_find(k, who.account, &typed))?;
    Ok(Reply::to(format!("/front-door/new/{key}")))
}

/// GET /front-door/new/{find}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (key, account) = (visit.id("find")?, visit.who()?.account);
    let words = finding::found_words(reading, key, account)?.ok_or(Fail::NotFound)?;
    let found = if words.is_empty() { Vec::new() } else { find::find(reading, &words, BESIDE)? };
    let matches = shown(visit, reading, &found)?;
    let query = read_query(&words);
    let children = (1..=CHILDREN)
        .zip(TITLES)
        .map(|(n, title)| {
            let filled = ["given", "family", "said"].iter().any(|f| !value(visit, &format!("{f}_{n}")).is_empty());
            let faulty = errors.all().any(|(f, _)| f.ends_with(&format!("_{n}")));
            (title, n == 1 || filled || faulty, child_fields(visit, n, &query, errors))
        })
        .collect();
    let body = TakeIn {
        errors: error_summary(errors),
        drawn: Html::of(&Matches { matches: &matches }),
        matches,
        path: visit.path.clone(),
        hidden: visit.hidden(),
        sender: sender_fields(visit, reading, errors)?,
        children,
    };
    let title = "Take in a contact";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn sender_fields(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Vec<Html>, Fail> {
    let off = " autocomplete=\"off\"";
    let ways: Vec<(&str, &str)> = BY_HAND.iter().map(|how| (how.code(), how.words())).collect();
    let agencies: Vec<(String, String)> =
        agency::all(reading)?.into_iter().filter(|a| !a.ended).map(|a| (a.id.to_string(), a.name)).collect();
    let offered: Vec<(&str, &str)> = std::iter::once(("", "None of these, or a member of the public"))
        .chain(agencies.iter().map(|(c, w)| (c.as_str(), w.as_str())))
        .collect();
    let reply = [("yes", "Yes"), ("no", "No")];
    Ok(vec![
        radios(field(visit, "how", "How did it come?", "", "telephone"), &ways, errors),
        choice(field(visit, "agency", "From which agency?", "", ""), &offered, errors),
        choice(
            field(
                visit,
                "source_code",
                "Counted as",
                "Leave it for an agency of the list: it is counted as that is",
                "",
            ),
            &choices("As the agency is", codes::sources()),
            errors,
        ),
        text(
            field(visit, "name", "Who told us?", "Leave it empty for somebody who gives no name", ""),
            "",
            off,
            errors,
        ),
        text(field(visit, "role", "Their role, or what they are to the child", "", ""), "", off, errors),
        text(
            field(visit, "phone", "Telephone", "", ""),
            "govuk-input--width-20",
            " type=\"tel\" autocomplete=\"off\"",
            errors,
        ),
        text(
            field(visit, "email", "E-mail", "The reply goes here", ""),
            "",
            " type=\"email\" autocomplete=\"off\"",
            errors,
        ),
        radios(field(visit, "wants_reply", "Do they want to hear what was decided?", "", "yes"), &reply, errors),
        ticks(
            field(visit, "urgent", "How soon?", "", ""),
            &[("yes", "Urgent: a child may be in danger now")],
            &visit.form.all("urgent").collect::<Vec<_>>(),
            errors,
        ),
    ])
}

fn child_fields(visit: &Visit, n: usize, query: &Query, errors: &Errors) -> Vec<Html> {
    let off = " autocomplete=\"off\"";
    let as_name = |plain: &str| {
        let mut letters = plain.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    let (given, family) = match query.names.first().filter(|_| n == 1) {
        Some((given, family)) => (as_name(given), as_name(family)),
        None => (String::new(), String::new()),
    };
    let born = query.dates.first().filter(|_| n == 1).map(|d| days::long(*d)).unwrap_or_default();
    let known = if born.is_empty() { "unknown" } else { "actual" };
    let postcode = query.postcode.clone().filter(|_| n == 1).unwrap_or_default();
    let at = |name: &str| format!("{name}_{n}");
    let concerns: Vec<(&str, &str)> = codes::concerns().iter().map(|c| (c.code.as_str(), c.words.as_str())).collect();
    let (concern, home) = (at("concern"), if n == 1 { "" } else { "Leave it empty for the first child's address" });
    let chosen: Vec<&str> = visit.form.all(&concern).collect();
    let mut all = Vec::new();
    let mut one_line = |name: &str, label: &str, hint: &str, before: &str, width: &str| {
        let name = at(name);
        all.push(text(field(visit, &name, label, hint, before), width, off, errors));
    };
    one_line("given", "Given name", "As it was said; leave it empty for a child not yet named", &given, "");
    one_line("family", "Family name", "", &family, "");
    all.push(radios(field(visit, &at("birth_kind"), "Is the date of birth known?", "", known), &BIRTHS, errors));
    all.push(date(field(visit, &at("birth"), "Date of birth, or the expected date", "", &born), errors));
    all.push(choice(field(visit, &at("sex"), "Sex", "", ""), &SEXES, errors));
    all.push(textarea(field(visit, &at("lines"), "Address", home, ""), 2, errors));
    let mut one_line = |name: &str, label: &str, hint: &str, before: &str, width: &str| {
        let name = at(name);
        all.push(text(field(visit, &name, label, hint, before), width, off, errors));
    };
    one_line("postcode", "Postcode", "", &postcode, "govuk-input--width-10");
    one_line("school", "School or nursery", "", "", "");
    one_line("nhs", "NHS number", "Only if they gave it", "", "govuk-input--width-10");
    one_line("upn", "Unique pupil number", "Only if they gave it", "", "govuk-input--width-10");
    let hint = "In their words, as they said it: what happened, when, what the child said";
    all.push(textarea(field(visit, &at("said"), "What was said about this child?", hint, ""), 5, errors));
    all.push(ticks(field(visit, &concern, "What is the concern?", "", ""), &concerns, &chosen, errors));
    all
}

/// A child as typed, once all of it can be kept.
#[derive(Default)]
struct Typed {
    given: String,
    family: String,
    sex: String,
    lines: String,
    postcode: String,
    nhs: String,
    upn: String,
    school: String,
    said: String,
    birth: Option<(days::Day, BirthKind)>,
    concerns: Vec<String>,
}

fn child(visit: &Visit, n: usize, errors: &mut Errors) -> Option<Typed> {
    let at = |name: &str| format!("{name}_{n}");
    let mut one_line =
        |name: &str, what: &'static str, most: usize| errors.take(&at(name), line(value(visit, &at(name)), what, most));
    let (given, family) = (one_line("given", "the given name", 100), one_line("family", "the family name", 100));
    let school = one_line("school", "the school", 150);
    let birth = birth(visit, &at("birth_kind"), &at("birth"), errors);
    let home = errors.take(&at("lines"), lines(value(visit, &at("lines")), "the address", 500));
    let postcode = match value(visit, &at("postcode")).trim() {
        "" => Some(String::new()),
        typed => errors.take(&at("postcode"), Postcode::parse(typed)).map(|p| p.to_string()),
    };
    let nhs = match value(visit, &at("nhs")).trim() {
        "" => Some(String::new()),
        typed => errors.take(&at("nhs"), NhsNumber::parse(typed)).map(|p| p.plain()),
    };
    let upn = match value(visit, &at("upn")).trim() {
        "" => Some(String::new()),
        typed => errors.take(&at("upn"), PupilNumber::parse(typed)).map(|p| p.plain().to_owned()),
    };
    let said =
        errors.take(&at("said"), needed_lines(value(visit, &at("said")), "what was said about this child", 10_000));
    let chosen: Vec<String> = visit.form.all(&at("concern")).map(str::to_owned).collect();
    let known = codes::concerns().iter().map(|c| c.code.clone()).filter(|c| chosen.contains(c)).collect();
    Some(Typed {
        given: given?,
        family: family?,
        sex: SEXES.iter().find(|(c, _)| *c == value(visit, &at("sex"))).map_or("", |(c, _)| c).to_owned(),
        lines: home?,
        postcode: postcode?,
        nhs: nhs?,
        upn: upn?,
        school: school?,
        said: said?,
        birth: birth?,
        concerns: known,
    })
}

fn is_filled(visit: &Visit, n: usize) -> bool {
    ["given", "family", "birth", "lines", "postcode", "school", "nhs", "upn", "said"]
        .iter()
        .any(|name| !value(visit, &format!("{name}_{n}")).trim().is_empty())
}

/// POST /front-door/new/{find}
pub fn take_in(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let (agencies, document) = visit.read(|reading| {
        finding::found_words(reading, visit.id("find")?, who.account)?.ok_or(Fail::NotFound)?;
        Ok::<_, Fail>((agency::all(reading)?, threshold::on(reading, visit.today())?))
    })?;
    let how = How::from_code(value(visit, "how")).filter(|how| BY_HAND.contains(how));
    if how.is_none() {
        errors.add("how", "Choose how it came");
    }
    let agency = agencies.iter().find(|a| a.id.to_string() == value(visit, "agency"));
    let chosen = codes::sources().iter().find(|s| s.code == value(visit, "source_code")).map(|s| s.code.as_str());
    let source = chosen.or(agency.map(|a| a.source_code.as_str()));
    if source.is_none() {
        errors.add("source_code", "Choose what it is counted as: it comes from none of the agencies");
    }
    let mut one_line = |name: &'static str, what: &'static str| {
        errors.take(name, line(value(visit, name), what, 200)).unwrap_or_default()
    };
    let (name, role) = (one_line("name", "the name"), one_line("role", "the role"));
    let (phone, email) = (one_line("phone", "the telephone"), one_line("email", "the e-mail"));
    if !email.is_empty() && !super::agencies::is_address(&email) {
        errors.add("email", "Enter an e-mail address like office@school.example, or leave it empty");
    }
    let mut children: Vec<Typed> = Vec::new();
    for n in 1..=CHILDREN {
        if n == 1 || is_filled(visit, n) {
            children.extend(child(visit, n, &mut errors));
        }
    }
    let (Some(how), Some(source), true) = (how, source, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let home = children.first().map(|c| (c.lines.clone(), c.postcode.clone())).unwrap_or_default();
    for other in children.iter_mut().skip(1).filter(|c| c.lines.is_empty() && c.postcode.is_empty()) {
        (other.lines, other.postcode) = home.clone();
    }
    let concerns: Vec<Vec<&str>> = children.iter().map(|c| c.concerns.iter().map(String::as_str).collect()).collect();
    let new: Vec<NewChild<'_>> = children
        .iter()
        .zip(&concerns)
        .map(|(c, concerns)| NewChild {
            given: &c.given,
            family: &c.family,
            sex: &c.sex,
            lines: &c.lines,
            postcode: &c.postcode,
            nhs: &c.nhs,
            nhs_verified: false,
            upn: &c.upn,
            school: &c.school,
            said: &c.said,
            birth: c.birth,
            concerns,
        })
        .collect();
    let said: Vec<serde_json::Value> = children
        .iter()
        .map(|c| serde_json::json!({"child": format!("{} {}", c.given, c.family).trim(), "what_was_said": c.said}))
        .collect();
    let answers = serde_json::json!({ "taken_down_by": who.name, "children": said });
    let organisation = agency.map_or("", |a| a.name.as_str());
    let incoming = NewIncoming {
        how,
        source_code: source,
        agency: agency.map(|a| a.id),
        referrer: Referrer { name: &name, role: &role, organisation, email: &email, phone: &phone, relation: "" },
        wants_reply: value(visit, "wants_reply") != "no",
        answers: &answers,
        threshold_version: document.as_ref().map_or("", |d| d.version.as_str()),
        suggested_level: None,
        urgent: visit.form.all("urgent").any(|u| u == "yes"),
        once_key: None,
        children: &new,
    };
    let received =
        visit.act(None, None, |acting| Ok::<_, Fail>(receive_by(acting, &incoming, visit.now, &who.name)?))?;
    let first = received.contacts.first().copied().ok_or(Fail::NotFound)?;
    let said = match received.contacts.len() {
        1 => format!("Taken in. The reference is {}.", received.reference),
        n => format!("Taken in: {n} contacts, one a child. The reference is {}.", received.reference),
    };
    Ok(Reply::to_saying(href(first), said))
}
