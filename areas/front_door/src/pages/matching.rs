//! Who a contact is about: likely matches with their reasons, choosing one, taking it back; and what then shows by itself.

use super::asked::{self, Asked, field, paragraph, value};
use super::board::named;
use super::contact::{href, name_of, one, open};
use crate::codes;
use crate::rules::repeat;
use crate::store::contact::{self, Before, Contact};
use crate::store::matching::{self, NewSaid, Said};
use crate::store::setting;
use crate::words::MatchedHow;
use access::Sight;
use askama::Template;
use page::parts::{Errors, SummaryRow, summary, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::{Matches, Shown, born_words, lateness, shown, typed::needed_lines};
use record::store::find::{self, Found};
use record::store::{action, clock, family, person, worker};
use store::Reading;
use toolkits::published::carry_over;

/// Likely matches that a contact shows. Source: local.
const LIKELY_SHOWN: usize = 6;
/// Lines of open work, of family and of contacts that are shown. Source: local.
const LINES: usize = 12;

#[derive(Template)]
#[template(path = "pages/matching.html")]
struct Unsettled {
    at: String,
    matches: Vec<Shown>,
    drawn: Html,
    works: bool,
    hidden: Html,
    number: Html,
}

#[derive(Template)]
#[template(path = "pages/settled.html")]
struct Settled {
    person: Option<(String, String, String)>,
    repeat: String,
    facts: Html,
    recent: Vec<(String, String, String)>,
    legacy: Vec<(String, String, String)>,
    legacy_before: String,
    how: String,
    undo: Option<String>,
    undo_words: &'static str,
}

/// Who it is, or who it may be.
pub fn section(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact) -> Result<Html, Fail> {
    let said = matching::of_contact(reading, contact.id)?;
    let mut html = match contact.person {
        Some(person) => matched(visit, reading, contact, person, &said)?,
        None if contact.settled_who() => not_identified(visit, contact, &said),
        None => unsettled(visit, reading, contact)?,
    };
    html.0.push_str(&taken_back(&said));
    Ok(html)
}

/// Those whom the contact may be about, the likeliest first.
pub fn likely(reading: &mut Reading<'_>, contact: &Contact) -> Result<Vec<Found>, Fail> {
    Ok(find::matches_for(reading, &contact.sketch(), LIKELY_SHOWN)?)
}

fn unsettled(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact) -> Result<Html, Fail> {
    let found = likely(reading, contact)?;
    let mut matches = shown(visit, reading, &found)?;
    let works = contact.is_open() && visit.may("work_contacts");
    let at = href(contact.id);
    for one in matches.iter_mut().filter(|m| works && m.open.as_ref().is_some_and(|who| who.href.is_some())) {
        let Some(who) = &one.open else { continue };
        one.act = Html(format!(
            "<form method=\"post\" action=\"{at}/match\">{}<input type=\"hidden\" name=\"number\" value=\"{}\"><button class=\"govuk-button\" type=\"submit\">This is the child<span class=\"govuk-visually-hidden\">: {}</span></button></form>",
            visit.hidden(),
            esc(&who.number),
            esc(&who.name)
        ));
    }
    let number = field(visit, "number", "Kith number", "Eight letters and figures, like K4TM-7Q2X", "");
    let drawn = Html::of(&Matches { matches: &matches });
    Ok(Html::of(&Unsettled {
        at,
        drawn,
        works,
        hidden: visit.hidden(),
        number: text(number, "govuk-input--width-10", " autocomplete=\"off\"", &Errors::none()),
        matches,
    }))
}

fn how_words(contact: &Contact, said: &[Said]) -> String {
    let standing = said.iter().find(|s| s.ended.is_none());
    let at = contact.matched_at.map_or(String::new(), days::long_with_time);
    let how = contact.matched_how.map_or("", MatchedHow::words);
    let mut words = format!("{how}: {}, {at}.", contact.matched_by);
    if let Some(s) = standing {
        for part in [&s.reasons, &s.why].into_iter().filter(|p| !p.is_empty()) {
            words.push_str(&format!(" {part}."));
        }
    }
    words.replace("..", ".")
}

fn not_identified(visit: &Visit, contact: &Contact, said: &[Said]) -> Html {
    let undo = (contact.is_open() && visit.may("work_contacts")).then(|| format!("{}/unmatch", href(contact.id)));
    Html::of(&Settled {
        person: None,
        repeat: String::new(),
        facts: Html::default(),
        recent: Vec::new(),
        legacy: Vec::new(),
        legacy_before: String::new(),
        how: how_words(contact, said),
        undo,
        undo_words: "Take it back: more is known now",
    })
}

fn matched(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact, id: i64, said: &[Said]) -> Result<Html, Fail> {
    let who = person::person(reading, id)?;
    let setting = setting::setting(reading)?;
    let before: Vec<Before> = contact::of_person(reading, id)?
        .into_iter()
        .filter(|b| b.id != contact.id && b.received <= contact.received_day)
        .collect();
    let within = before.iter().filter(|b| repeat::within(b.received, contact.received_day)).count();
    let is_referral = |b: &&Before| codes::outcome(&b.outcome).is_some_and(|o| o.referral);
    let referrals =
        before.iter().filter(is_referral).filter(|b| repeat::within(b.received, contact.received_day)).count();
    let repeat = match (within, referrals) {
        (0, _) => String::new(),
        (n, 0) => format!("Repeat within 12 months: {}, none of them a referral.", counted(n, "contact")),
        (n, r) => format!("Repeat within 12 months: {}, {}.", counted(n, "contact"), counted(r, "referral")),
    };
    let old = |b: &Before| setting.legacy_before.is_some_and(|day| b.received < day);
    let line = |b: &Before| {
        let outcome = codes::outcome(&b.outcome).map_or(b.stage.words().to_owned(), |o| o.words.clone());
        let from = if b.agency_name.is_empty() {
            codes::words_of(codes::sources(), &b.source_code).to_owned()
        } else {
            b.agency_name.clone()
        };
        (href(b.id), format!("{}: {outcome}", days::long(b.received)), format!("From {from}"))
    };
    let undo = (contact.is_open() && visit.may("work_contacts")).then(|| format!("{}/unmatch", href(contact.id)));
    Ok(Html::of(&Settled {
        person: Some((format!("/people/{}", who.kith_number), named(&who), born_words(&who, visit.today()))),
        repeat,
        facts: summary(&around(visit, reading, id)?),
        recent: before.iter().filter(|b| !old(b)).take(LINES).map(line).collect(),
        legacy: before.iter().filter(|b| old(b)).take(LINES).map(line).collect(),
        legacy_before: setting.legacy_before.map(days::long).unwrap_or_default(),
        how: how_words(contact, said),
        undo,
        undo_words: "This is another child: take it back",
    }))
}

fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one} before") } else { format!("{n} {one}s before") }
}

/// Who answers, the family, and the work that is open.
fn around(visit: &Visit, reading: &mut Reading<'_>, id: i64) -> Result<Vec<SummaryRow>, Fail> {
    let today = visit.today();
    let answers: Vec<String> = worker::responsible(reading, id, today)?
        .into_iter()
        .map(|r| {
            let names = [r.worker_name, r.team_name].into_iter().flatten().collect::<Vec<_>>().join(", ");
            format!("{}: {names}, since {}", r.role.words(), days::long(r.from))
        })
        .collect();
    let duties = clock::of_person(reading, id)?.into_iter().filter(|d| d.stopped.is_none());
    let duties = duties.map(|d| format!("{}. {}", d.words, lateness::due(d.due, today).0));
    let actions = action::of_person(reading, id)?.into_iter().filter(|a| a.is_open());
    let actions = actions.map(|a| format!("{}, {}", a.words, a.owner_words));
    let work: Vec<String> = duties.chain(actions).take(LINES).collect();
    let relatives = family::relatives(reading, id)?;
    let ids: Vec<i64> = relatives.iter().map(|r| r.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let people = person::people(reading, &ids)?;
    let mut kin: Vec<String> = Vec::new();
    for (relative, sight) in relatives.iter().zip(sights).take(LINES) {
        let is = relative.is;
        match (sight, people.iter().find(|p| p.id == relative.person)) {
            (Sight::Absent, _) | (_, None) => {}
            (Sight::Open, Some(p)) => kin.push(format!(
                "{}: <a class=\"govuk-link\" href=\"/people/{}\">{}</a>",
                esc(is),
                esc(&p.kith_number),
                esc(&named(p))
            )),
            (Sight::Closed { .. }, _) => kin.push(format!("{}: a record that you may not open", esc(is))),
        }
    }
    let list = |all: Vec<String>, none: &str| match all.as_slice() {
        [] => Html::text(none),
        all => Html(format!(
            "<ul class=\"govuk-list\">{}</ul>",
            all.iter().map(|l| format!("<li>{l}</li>")).collect::<String>()
        )),
    };
    let safe = |all: Vec<String>| all.iter().map(|l| esc(l)).collect::<Vec<_>>();
    let row =
        |what: &str, value: Html| SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None };
    Ok(vec![
        row("Who answers", list(safe(answers), "Nobody answers for this child now")),
        row("Open work", list(safe(work), "Nothing is due and no action is open")),
        row("Family", list(kin, "Nobody is known yet")),
    ])
}

/// What was said before and taken back.
fn taken_back(said: &[Said]) -> String {
    said.iter()
        .filter_map(|s| {
            let (at, by, why) = s.ended.as_ref()?;
            let how = s.how.map_or("", MatchedHow::words);
            Some(format!(
                "<div class=\"kith-stub\"><b>Taken back</b> {} by {}; taken back {} by {}: {}</div>",
                esc(how),
                esc(&s.by),
                days::long_with_time(*at),
                esc(by),
                esc(why)
            ))
        })
        .collect()
}

/// POST /front-door/{contact}/match
pub fn match_contact(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let (contact, chosen, found) = visit.read(|reading| {
        let contact = open(visit, reading)?;
        let Some(chosen) = person::by_kith_number(reading, value(visit, "number"))? else {
            let said = "No record has this Kith number. Go back, check its eight letters and figures, and try again.";
            return Err(Fail::Refused(said.to_owned()));
        };
        match visit.house.sights.sight(reading, visit.who()?, chosen, visit.now)? {
            Sight::Open => {}
            Sight::Absent => return Err(Fail::NotFound),
            Sight::Closed { ask, .. } => return Err(Fail::Restricted { ask, glass: None }),
        }
        let found = likely(reading, &contact)?.into_iter().find(|f| f.person.id == chosen);
        Ok((contact, chosen, found))
    })?;
    let reasons = found
        .as_ref()
        .map_or(String::new(), |f| f.reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    visit.act(Some(chosen), None, |acting| {
        let now = open(visit, acting)?;
        already_settled(&contact, &now)?;
        let said = NewSaid {
            contact: now.id,
            person: Some(chosen),
            how: MatchedHow::Chosen,
            score: found.as_ref().map(|f| f.score),
            reasons: &reasons,
            why: "",
            by: &by,
        };
        matching::say(acting, &said)?;
        carry_over(acting, now.id, chosen)?;
        Ok::<_, Fail>(contact::set_person(acting, &now, Some(chosen), Some(MatchedHow::Chosen), &by)?)
    })?;
    Ok(Reply::to_saying(href(contact.id), "The contact is matched. What is known of the child stands below."))
}

/// Errors when somebody settled meanwhile who it is.
pub fn already_settled(seen: &Contact, now: &Contact) -> Result<(), Fail> {
    if now.settled_who() || seen.settled_who() {
        let said =
            "It is settled already who this is. Go back and load the page again; if that is wrong, take it back first.";
        return Err(Fail::Stale(said.to_owned()));
    }
    Ok(())
}

/// GET /front-door/{contact}/not-identified
pub fn not_identified_form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| ask_why_not(visit, reading, &Errors::none()))
}

fn ask_why_not(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let hint = "What you tried: searches, calls back to the sender, asking an agency";
    let asked = Asked {
        title: "The person cannot be identified".to_owned(),
        intro: paragraph(
            "A contact about somebody who cannot be found can still be decided, but it cannot become a referral. If more is known later, take this back.",
        ),
        fields: vec![textarea(field(visit, "why", "Why can the person not be identified?", hint, ""), 4, errors)],
        button: "Save",
        back: (href(contact.id), name_of(reading, &contact)?),
    };
    asked::page(visit, asked, errors)
}

/// POST /front-door/{contact}/not-identified
pub fn leave_unidentified(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let contact = visit.read(|reading| open(visit, reading))?;
    let mut errors = Errors::none();
    let why = errors.take("why", needed_lines(value(visit, "why"), "why the person cannot be identified", 1000));
    let Some(why) = why else { return visit.read(|reading| ask_why_not(visit, reading, &errors)) };
    visit.act(Some(contact.id), Some(&why), |acting| {
        let now = open(visit, acting)?;
        already_settled(&contact, &now)?;
        let how = MatchedHow::NotIdentified;
        let said = NewSaid { contact: now.id, person: None, how, score: None, reasons: "", why: &why, by: &by };
        matching::say(acting, &said)?;
        Ok::<_, Fail>(contact::set_person(acting, &now, None, Some(how), &by)?)
    })?;
    Ok(Reply::to_saying(href(contact.id), "Saved. The contact can be decided, but not as a referral."))
}

/// GET /front-door/{contact}/unmatch
pub fn unmatch_form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| ask_why_wrong(visit, reading, &Errors::none()))
}

fn ask_why_wrong(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let asked = Asked {
        title: "Take back who this is".to_owned(),
        intro: paragraph(
            "The contact waits again for somebody to say who it is about. That it was matched wrongly, and why, stays in its history.",
        ),
        fields: vec![textarea(field(visit, "why", "Why is it wrong?", "", ""), 3, errors)],
        button: "Take it back",
        back: (href(contact.id), name_of(reading, &contact)?),
    };
    asked::page(visit, asked, errors)
}

/// POST /front-door/{contact}/unmatch
pub fn unmatch(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let contact = visit.read(|reading| one(visit, reading))?;
    let mut errors = Errors::none();
    let why = errors.take("why", needed_lines(value(visit, "why"), "why it is wrong", 1000));
    let Some(why) = why else { return visit.read(|reading| ask_why_wrong(visit, reading, &errors)) };
    visit.act(contact.person.or(Some(contact.id)), Some(&why), |acting| {
        let now = open(visit, acting)?;
        if !now.settled_who() {
            let said = "Somebody took this back already. Go back and load the page again.";
            return Err(Fail::Stale(said.to_owned()));
        }
        matching::take_back(acting, now.id, &by, &why)?;
        Ok::<_, Fail>(contact::set_person(acting, &now, None, None, "")?)
    })?;
    Ok(Reply::to_saying(href(contact.id), "Taken back. Say again who this is about."))
}
