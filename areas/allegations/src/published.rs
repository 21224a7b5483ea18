//! What the demonstration authority arranges. No area reads the register: nothing here gives anything of it back.

use crate::codes::{codes, targets};
use crate::rules::period::{year, year_of};
use crate::rules::report::report;
use crate::rules::themes::All;
use crate::rules::threshold::Limb;
use crate::store::{action, adult, advice, allegation, clock, fact, meeting, published_report, referral, setting};
use crate::words::{Allegation, DayKind, Meeting, NewReferral, Outcome, Post, Source};
use days::Day;
use store::{Acting, Fault};

/// A referral with one adult and one allegation, and what was done.
#[derive(Debug, Clone)]
pub struct Arranged<'a> {
    /// The day the officer was told.
    pub received: Day,
    /// Whether paper tells the year alone.
    pub year_alone: bool,
    /// The evaluation.
    pub decided: Option<Day>,
    /// The close.
    pub closed: Option<Day>,
    /// Codes of `codes.toml`.
    pub sector: &'a str,
    /// Who told.
    pub referrer: &'a str,
    /// What the adult does for children.
    pub role: &'a str,
    /// What is alleged.
    pub kind: &'a str,
    /// What came of it, where it is closed.
    pub outcome: Option<&'a str>,
    /// The setting's name.
    pub setting: &'a str,
    /// The adult: one of the register by key, or a new one.
    pub adult: Who<'a>,
    /// What is said to have happened.
    pub words: &'a str,
    /// Where the paper lies; nothing for what was taken in here.
    pub paper: Option<&'a str>,
    /// What the paper lacks.
    pub lacks: &'a [&'a str],
    /// Who writes.
    pub by: &'a str,
}

/// About whom.
#[derive(Debug, Clone)]
pub enum Who<'a> {
    /// An adult of the register.
    Known(i64),
    /// A new one: given and family name, birth, another name.
    New(&'a str, &'a str, Option<Day>, Option<&'a str>),
}

/// Writes a referral as the pages would have; gives the adult's key for later referrals.
pub fn arrange(acting: &mut Acting<'_>, of: &Arranged<'_>) -> Result<i64, Fault> {
    let place = setting::ensure(acting, of.setting, of.sector)?;
    let new = NewReferral {
        received: of.received,
        received_kind: if of.year_alone { DayKind::Year } else { DayKind::Day },
        knew: None,
        referrer: of.referrer,
        referrer_name: "",
        referrer_reach: "",
        setting: place,
        summary: of.words,
        source: if of.paper.is_some() { Source::Paper } else { Source::Kith },
        place: of.paper.unwrap_or_default(),
        origin: None,
    };
    let limbs: Vec<Limb> = match of.paper {
        Some(_) => Vec::new(),
        None => codes()
            .limbs
            .codes
            .iter()
            .zip([true, false, false, false])
            .map(|(limb, met)| Limb {
                code: limb.code.clone(),
                met,
                reason: if met { String::new() } else { "Nothing that was told points to it.".to_owned() },
            })
            .collect(),
    };
    let id = referral::add(acting, &new, &limbs, of.by)?;
    let adult = match of.adult {
        Who::Known(adult) => adult,
        Who::New(given, family, born, alias) => {
            let adult = adult::add(acting, given, family, born, of.by)?;
            if let Some(alias) = alias {
                adult::add_name(acting, adult, given, alias, "alias")?;
            }
            adult
        }
    };
    let post = Post {
        adult,
        setting: place,
        setting_name: String::new(),
        sector: String::new(),
        role: of.role.to_owned(),
        title: String::new(),
        from: None,
        to: None,
    };
    adult::add_post(acting, &post)?;
    let alleged = Allegation {
        id: 0,
        referral: id,
        adult,
        role: of.role.to_owned(),
        kind: of.kind.to_owned(),
        words: of.words.to_owned(),
        outcome: None,
    };
    let alleged = allegation::add(acting, &alleged)?;
    if let (Some(code), Some(on)) = (of.outcome, of.closed) {
        let why = "As the final meeting found.".to_owned();
        allegation::decide(acting, alleged, &Outcome { code: code.to_owned(), on, why, by: of.by.to_owned() })?;
    }
    if of.paper.is_none() {
        clock::start(
            acting,
            id,
            "allegation_answer",
            of.received,
            None,
            Some(of.received).filter(|_| of.decided.is_some()),
        )?;
    }
    if let Some(held) = of.decided {
        let held_meeting = Meeting {
            id: 0,
            kind: "evaluation".to_owned(),
            held,
            present: "The employer\nThe police\nThe designated officer".to_owned(),
            decisions: "The employer looks into it and reports back.".to_owned(),
            suspension: "not_suspended".to_owned(),
            alternatives: vec!["supervised".to_owned()],
            suspension_why: "Another adult is always present.".to_owned(),
            review: None,
            by: of.by.to_owned(),
        };
        let meeting = meeting::add(acting, id, &held_meeting)?;
        referral::decide(acting, id, held)?;
        if of.closed.is_none() {
            clock::start(acting, id, "allegation_review", held, None, None)?;
            let chaser = action::NewAction {
                referral: id,
                meeting: Some(meeting),
                kind: "chaser",
                words: "Say how the employer’s investigation stands",
                owner: of.setting,
                due: days::add_months(held, 1),
                priority: 1,
                by: of.by,
            };
            action::add(acting, &chaser)?;
        }
    }
    for lack in of.lacks {
        let words = format!("Find out {lack}");
        let missing = action::NewAction {
            referral: id,
            meeting: None,
            kind: "missing",
            words: &words,
            owner: "Designated officer",
            due: None,
            priority: if of.closed.is_none() { 4 } else { 1 },
            by: of.by,
        };
        action::add(acting, &missing)?;
    }
    if let Some(on) = of.closed {
        referral::close(acting, id, on, "We looked into it with the employer, and it is concluded.", "")?;
    }
    Ok(adult)
}

/// Advice that was given on a day.
pub fn advise(acting: &mut Acting<'_>, received: Day, sector: &str, by: &str) -> Result<(), Fault> {
    let given = vec!["low_level".to_owned(), "again".to_owned()];
    let (referrer, role) = ("employer".to_owned(), "other".to_owned());
    let new = advice::Advice { received, referrer, sector: sector.to_owned(), role, given, by: by.to_owned() };
    advice::add(acting, &new, &[])?;
    Ok(())
}

/// Publishes the last year that is over on a day, as the officer would.
pub fn publish_last_year(acting: &mut Acting<'_>, today: Day, by: &str) -> Result<(), Fault> {
    let begins = year_of(today) - 1;
    let Some(period) = year(begins) else { return Ok(()) };
    let (facts, said) = (fact::referrals(acting)?, fact::allegations(acting)?);
    let given = advice::count(acting, period.from, period.before)?;
    let found = report(&All::new(&facts, &said), given, period, targets().suppression.below);
    published_report::add(acting, i64::from(begins), &found, by)?;
    Ok(())
}
