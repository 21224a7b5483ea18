//! Records whose time has come by the rules: kept longer, or approved to be let go. Nothing goes by itself.

use super::form_page::{FormPage, said, show};
use super::referral::{kept_until, kept_words, one};
use super::room::{linked, room};
use crate::door;
use crate::store::{adult, allegation, keeping, referral};
use crate::words::{Adult, Referral};
use page::parts::{Errors, Field, Table, date, empty, radios, table, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed;
use std::collections::BTreeMap;
use store::Reading;

/// Closed referrals that the page looks through, the oldest closes first. Source: local.
const MOST: i64 = 20_000;

/// A record whose time has come: the referral, and each adult with the rule that says so.
type Due = (Referral, Vec<String>);

fn due(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Due>, Fail> {
    let today = visit.today();
    let all = referral::closed(reading, 0, MOST)?;
    let ids: Vec<i64> = all.iter().map(|r| r.id).collect();
    let alleged = allegation::of_referrals(reading, &ids)?;
    let mut who: Vec<i64> = alleged.iter().map(|a| a.adult).collect();
    who.sort_unstable();
    who.dedup();
    let adults: BTreeMap<i64, Adult> = adult::adults(reading, &who)?;
    let mut of: BTreeMap<i64, Vec<&crate::words::Allegation>> = BTreeMap::new();
    for one in &alleged {
        of.entry(one.referral).or_default().push(one);
    }
    let mut found = Vec::new();
    for r in all.into_iter().rev() {
        let here: Vec<_> = of.get(&r.id).into_iter().flatten().map(|a| (*a).clone()).collect();
        let mut ids: Vec<i64> = here.iter().map(|a| a.adult).collect();
        ids.dedup();
        // Every adult's time must have come: one record holds them all.
        let known: Vec<&Adult> = ids.iter().filter_map(|id| adults.get(id)).collect();
        let over = !known.is_empty()
            && known.iter().all(|a| kept_until(&r, &here, a, today).is_some_and(|until| until <= today));
        if over {
            let words = known.iter().map(|a| format!("{}: {}", a.name(), kept_words(&r, &here, a, today))).collect();
            found.push((r, words));
        }
    }
    Ok(found)
}

/// GET /allegations/keeping
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "Records whose time has come", None)?;
    let body = visit.read(|reading| {
        let found = due(visit, reading)?;
        let decided = keeping::latest(reading)?;
        let today = visit.today();
        let rows: Vec<Vec<Html>> = found
            .iter()
            .map(|(r, words)| {
                let (stands, open) = match decided.get(&r.id) {
                    Some(d) if d.decision == "longer" && d.until.is_some_and(|until| until > today) => {
                        (format!("Kept until {}: {} ({})", d.until.map_or_else(String::new, days::long), d.reason, d.by), false)
                    }
                    Some(d) if d.decision == "let_go" => (format!("Approved to be let go: {} ({})", d.reason, d.by), false),
                    _ => ("Waits for a decision".to_owned(), true),
                };
                let act = match open && visit.may(door::HANDLE) {
                    true => Html(format!("<a class=\"govuk-link\" href=\"/allegations/{}/keeping\">Decide<span class=\"govuk-visually-hidden\"> about {}</span></a>", r.id, esc(&r.reference))),
                    false => Html::default(),
                };
                vec![linked(r), Html::text(&words.join(" ")), Html::text(&stands), act]
            })
            .collect();
        let list = match rows.is_empty() {
            true => empty("The time of no record has come."),
            false => table(&Table { caption: "By the rules", heads: &["Reference", "Rule and reason", "Standing", ""], rows }),
        };
        Ok::<_, Fail>(Html(format!("<p class=\"govuk-body\">A record stands here when the time of every adult in it has come. Nothing is destroyed without approval, and Kith itself destroys nothing: its history is whole.</p>{list}")))
    })?;
    room(visit, "/allegations/keeping", "How long records are kept", body)
}

fn waits(visit: &Visit) -> Result<Due, Fail> {
    visit.read(|reading| {
        let of = one(visit, reading)?;
        let found = due(visit, reading)?.into_iter().find(|(r, _)| r.id == of.id);
        found
            .ok_or_else(|| Fail::Stale("The time of this record has not come. It is kept as its rule says.".to_owned()))
    })
}

/// GET /allegations/{referral}/keeping
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (of, words) = waits(visit)?;
    shown(visit, &of, &words, &Errors::none())
}

fn shown(visit: &Visit, of: &Referral, words: &[String], errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let options = [("longer", "Keep it longer"), ("let_go", "Approve that it is let go")];
    let form = FormPage {
        title: "Keep it longer, or let it go?".to_owned(),
        caption: of.reference.clone(),
        intro: said(&words.join(" ")),
        fields: vec![
            radios(
                Field { name: "decision", label: "Decision", hint: "", value: sent.text("decision") },
                &options,
                errors,
            ),
            date(
                Field {
                    name: "until",
                    label: "Keep it until",
                    hint: "Where it is kept longer; at most a year, then it stands here again",
                    value: sent.text("until"),
                },
                errors,
            ),
            textarea(Field { name: "reason", label: "Why", hint: "", value: sent.text("reason") }, 3, errors),
        ],
        button: "Keep the decision",
        back: ("/allegations/keeping".to_owned(), "How long records are kept".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/keeping
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let (of, words) = waits(visit)?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let decision = match sent.text("decision") {
        known @ ("longer" | "let_go") => Ok(known.to_owned()),
        _ => Err("Say whether it is kept longer"),
    };
    let decision = errors.take("decision", decision);
    let until = errors.take("until", typed::coming_day(sent.text("until"), "The day", visit.today()));
    let reason = errors.take("reason", typed::needed_lines(sent.text("reason"), "why", 2000));
    if decision.as_deref() == Some("longer") && until == Some(None) {
        errors.add("until", "Enter the day until which it is kept");
    }
    let (Some(decision), Some(until), Some(reason), true) = (decision, until, reason, errors.is_empty()) else {
        return shown(visit, &of, &words, &errors);
    };
    let until = until.filter(|_| decision == "longer");
    let new = keeping::Decided { decision, until, reason: reason.clone(), by: visit.who()?.name.clone() };
    visit.act(None, Some(&reason), |acting| {
        referral::hold(acting, of.id)?;
        Ok::<_, Fail>(keeping::add(acting, of.id, &new)?)
    })?;
    Ok(Reply::to_saying("/allegations/keeping", "The decision stands, with your name and reason."))
}
