//! The first question: advice or referral? The four limbs are tested before anybody is named.

use super::form_page::{FormPage, chosen, heading, said, show};
use crate::codes::codes;
use crate::door;
use crate::rules::nameless::names_somebody;
use crate::rules::threshold::{Follows, Limb, judge};
use crate::store::{adult, advice, clock, referral, setting};
use crate::words::{DayKind, NewReferral, Source};
use page::parts::{Errors, Field, choice, date, radios, text, textarea, ticks};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;

/// GET /allegations/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let all = codes();
    let field = |name, label, hint| Field { name, label, hint, value: sent.text(name) };
    let today = days::long(visit.today());
    let received = sent.get("received").unwrap_or(&today);
    let mut fields = vec![
        date(Field { name: "received", label: "The day you were told", hint: "", value: received }, errors),
        pick(field("referrer", "Who told you", ""), &all.referrers.options(), errors),
        pick(field("sector", "Kind of employer or organisation", ""), &all.sectors.options(), errors),
        pick(field("role", "What the adult does for children", ""), &all.roles.options(), errors),
        heading("Is the threshold met? One part is enough"),
        said("Answer all four. Where a part is not met, say why, and write “the adult”, never the name."),
    ];
    for limb in &all.limbs.codes {
        let answer = format!("limb-{}", limb.code);
        let why = format!("why-{}", limb.code);
        let yes_no = [("yes", "Met"), ("no", "Not met")];
        let asked = Field { name: &answer, label: &limb.words, hint: "", value: sent.text(&answer) };
        fields.push(radios(asked, &yes_no, errors));
        let reason = Field { name: &why, label: "Why", hint: "Needed where it is not met", value: sent.text(&why) };
        fields.push(textarea(reason, 2, errors));
    }
    let given: Vec<&str> = sent.all("given").collect();
    fields.extend([
        heading("If no part is met: what you advised"),
        said("Advice is counted. Only the day, who asked, the kind of employer, what the adult does, your reasons and these ticks are kept; there is no place for the adult’s name."),
        ticks(field("given", "You advised", ""), &all.advice.options(), &given, errors),
        heading("If a part is met: the referral"),
        text(field("setting", "Where the adult works or volunteers", "The school, club or other place"), "", "", errors),
        date(field("knew", "The day the employer came to know", "They tell you within one working day. Leave it empty if nobody employs the adult"), errors),
        text(field("referrer_name", "Name and post of whoever told you", ""), "", "", errors),
        text(field("referrer_reach", "How to reach them", "Telephone or e-mail"), "", "", errors),
        textarea(field("summary", "What was told", "In the words that were used; the adult is named on the next page"), 5, errors),
    ]);
    let form = FormPage {
        title: "Advice or referral?".to_owned(),
        caption: "Allegations".to_owned(),
        intro: Html::default(),
        fields,
        button: "Keep it",
        back: ("/allegations".to_owned(), "Allegations".to_owned()),
    };
    show(visit, form, errors)
}

/// A list to choose from that begins with nothing chosen.
pub fn pick(field: Field<'_>, options: &[(&str, &str)], errors: &Errors) -> Html {
    let with_none: Vec<(&str, &str)> = std::iter::once(("", "Choose")).chain(options.iter().copied()).collect();
    choice(field, &with_none, errors)
}

/// The limbs as they were answered, or what is missing noted.
fn limbs(visit: &Visit, errors: &mut Errors) -> Option<(Follows, Vec<Limb>)> {
    let answered: Vec<_> = codes()
        .limbs
        .codes
        .iter()
        .map(|limb| {
            let met = match visit.form.text(&format!("limb-{}", limb.code)) {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            };
            let typed = typed::lines(visit.form.text(&format!("why-{}", limb.code)), "the reason", 1000);
            let why = errors.take(&format!("why-{}", limb.code), typed).unwrap_or_default();
            (limb.code.clone(), met, why)
        })
        .collect();
    match judge(&answered) {
        Ok(judged) => Some(judged),
        Err(missing) => {
            for (code, words) in missing {
                let unanswered = answered.iter().any(|(c, met, _)| *c == code && met.is_none());
                errors.add(format!("{}-{code}", if unanswered { "limb" } else { "why" }), words);
            }
            None
        }
    }
}

/// POST /allegations/new
pub fn keep(visit: &Visit) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let mut errors = Errors::none();
    let received = errors.take("received", super::form_page::needed_day(visit, "received", "The day you were told"));
    let referrer = errors.take("referrer", chosen(&codes().referrers, sent.text("referrer"), "who told you"));
    let sector = errors.take("sector", chosen(&codes().sectors, sent.text("sector"), "the kind of employer"));
    let role = errors.take("role", chosen(&codes().roles, sent.text("role"), "what the adult does for children"));
    let judged = limbs(visit, &mut errors);
    let given: Vec<String> =
        sent.all("given").filter(|g| codes().advice.find(g).is_some()).map(str::to_owned).collect();
    let mut referral_of = None;
    match &judged {
        Some((Follows::Advice, limbs)) => {
            if given.is_empty() {
                errors.add("given", "Tick what you advised");
            }
            let known = visit.read(adult::every_name)?;
            for limb in limbs {
                if let Some(name) = names_somebody(&limb.reason, &known) {
                    errors.add(
                        format!("why-{}", limb.code),
                        format!(
                            "“{name}” looks like a name. Advice is kept without the adult’s name: write “the adult”"
                        ),
                    );
                }
            }
        }
        Some((Follows::Referral, _)) => {
            let place = errors
                .take("setting", typed::needed_line(sent.text("setting"), "where the adult works or volunteers", 200));
            let knew = errors
                .take("knew", typed::past_day(sent.text("knew"), "The day the employer came to know", visit.today()));
            let name = errors.take("referrer_name", typed::line(sent.text("referrer_name"), "the name", 200));
            let reach =
                errors.take("referrer_reach", typed::line(sent.text("referrer_reach"), "how to reach them", 200));
            let summary = errors.take("summary", typed::needed_lines(sent.text("summary"), "what was told", 10_000));
            referral_of = place.zip(knew).zip(name).zip(reach).zip(summary);
        }
        None => {}
    }
    let (Some(received), Some(referrer), Some(sector), Some(role), Some((follows, limbs))) =
        (received, referrer, sector, role, judged)
    else {
        return shown(visit, &errors);
    };
    if let (Some((((_, Some(knew)), _), _)), true) = (referral_of.as_ref().map(|(a, _)| a), true)
        && *knew > received
    {
        errors.add("knew", "The employer came to know after you were told. Check the two dates");
    }
    if !errors.is_empty() {
        return shown(visit, &errors);
    }
    let by = visit.who()?.name.clone();
    match (follows, referral_of) {
        (Follows::Referral, Some(((((place, knew), name), reach), summary))) => {
            let id = visit.act(None, None, |acting| {
                let setting = setting::ensure(acting, &place, &sector)?;
                let new = NewReferral {
                    received,
                    received_kind: DayKind::Day,
                    knew,
                    referrer: &referrer,
                    referrer_name: &name,
                    referrer_reach: &reach,
                    setting,
                    summary: &summary,
                    source: Source::Kith,
                    place: "",
                    origin: None,
                };
                let id = referral::add(acting, &new, &limbs, &by)?;
                if let Some(knew) = knew {
                    clock::start(acting, id, "allegation_employer", knew, None, Some(received))?;
                }
                clock::start(acting, id, "allegation_answer", received, None, None)?;
                clock::start(acting, id, "allegation_review", received, None, None)?;
                Ok::<_, Fail>(id)
            })?;
            Ok(Reply::to_saying(
                format!("/allegations/{id}/adults/new"),
                "The threshold is met: this is a referral. Now say about whom.",
            ))
        }
        _ => {
            let new = advice::Advice { received, referrer, sector, role, given, by };
            visit.act(None, None, |acting| Ok::<_, Fail>(advice::add(acting, &new, &limbs)?))?;
            door::looked(visit, "Advice kept", None)?;
            Ok(Reply::to_saying(
                "/allegations/advice",
                "No part of the threshold is met. The advice is kept and counted, without the adult’s name.",
            ))
        }
    }
}
