//! Drawing a sample and giving its audits out, in one act.

use crate::carrying::due_by;
use crate::conflicts::{Auditor, kept_from};
use crate::definitions::framework;
use crate::rules::sample::{self as rule, METHOD, choose, draw, to_moderate};
use crate::store::audit::{self, NewAudit};
use crate::store::frame::{self, InFrame};
use crate::store::programme::Programme;
use crate::store::sample::{self, Sample};
use crate::words::{Frame, Kind};
use ::store::{Acting, Fault, Reading};
use days::Day;
use std::collections::{BTreeMap, BTreeSet};

/// Months in which a closed record counts as just closed. Source: local.
const CLOSED_WITHIN: i64 = 3;

/// The records of a programme on a day, and those of them that are left out, each with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Those that can be drawn.
    pub frame: Vec<InFrame>,
    /// Those left out, by Kith number.
    pub left_out: Vec<(String, String)>,
}

/// What a sample of a programme would be drawn from.
pub fn ready(reading: &mut Reading<'_>, programme: &Programme, auditors: &[Auditor], on: Day) -> Result<Ready, Fault> {
    let months = |n: i64| on.saturating_sub(jiff::Span::new().months(n));
    let all = frame::frame(reading, programme.frame, programme.team, on, months(CLOSED_WITHIN))?;
    let people: Vec<i64> = all.iter().map(|f| f.person).collect();
    let apart = framework(on).months_apart;
    let lately = frame::audited_since(reading, &people, months(apart))?;
    let kept = kept_from(reading, auditors, &people, on)?;
    let mut ready = Ready { frame: Vec::new(), left_out: Vec::new() };
    for one in all {
        if lately.contains(&one.person) {
            ready.left_out.push((one.number, format!("audited in the last {apart} months, or being audited")));
        } else if !auditors.is_empty() && auditors.iter().all(|a| kept.contains_key(&(a.account, one.person))) {
            ready.left_out.push((one.number, "no auditor of this sample is free of a conflict".to_owned()));
        } else {
            ready.frame.push(one);
        }
    }
    Ok(ready)
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing<'a> {
    /// The seed.
    pub seed: &'a str,
    /// How many.
    pub wanted: usize,
    /// Who audits them; may be nobody yet.
    pub auditors: &'a [Auditor],
    /// The frame in words: "Children of one team: Safeguarding North".
    pub frame_words: &'a str,
    /// Who draws.
    pub by: &'a str,
}

/// Draws a sample of a programme on a day, keeps it, and plans its audits. Gives its key and how many were drawn.
pub fn draw_sample(
    acting: &mut Acting<'_>,
    programme: &Programme,
    drawing: &Drawing<'_>,
    today: Day,
) -> Result<(i64, usize), Fault> {
    let ready = ready(acting, programme, drawing.auditors, today)?;
    let numbers: Vec<String> = ready.frame.iter().map(|f| f.number.clone()).collect();
    let drawn = draw(&numbers, drawing.seed, drawing.wanted);
    let framework = framework(today);
    let moderated: BTreeSet<String> = match programme.kind {
        Kind::Dip => BTreeSet::new(),
        _ => to_moderate(&drawn, drawing.seed, framework.moderate_one_in).into_iter().collect(),
    };
    let kept = Sample {
        id: 0,
        programme: programme.id,
        drawn_on: today,
        seed: drawing.seed.to_owned(),
        method: METHOD.to_owned(),
        frame_words: drawing.frame_words.to_owned(),
        frame: numbers,
        left_out: ready.left_out,
        wanted: i64::try_from(drawing.wanted).unwrap_or(i64::MAX),
        months_apart: framework.months_apart,
        drawn_at: acting.at,
        drawn_by: drawing.by.to_owned(),
    };
    let id = sample::keep(acting, &kept, moderated.len())?;
    let people: BTreeMap<&str, i64> = ready.frame.iter().map(|f| (f.number.as_str(), f.person)).collect();
    let drawn_people: Vec<i64> = drawn.iter().filter_map(|n| people.get(n.as_str()).copied()).collect();
    let conflicts = kept_from(acting, drawing.auditors, &drawn_people, today)?;
    let mut shared: Vec<rule::Auditor> =
        drawing.auditors.iter().map(|a| rule::Auditor { account: a.account, given: 0 }).collect();
    let due = due_by("audit_record", today);
    for number in &drawn {
        let Some(person) = people.get(number.as_str()).copied() else { continue };
        let at = choose(&shared, |account| conflicts.contains_key(&(account, person)));
        if let Some(one) = at.and_then(|at| shared.get_mut(at)) {
            one.given += 1;
        }
        let auditor = at.and_then(|at| drawing.auditors.get(at));
        let new = NewAudit {
            programme: programme.id,
            sample: Some(id),
            person,
            kind: programme.kind,
            auditor: auditor.map(|a| (a.account, a.name.as_str())),
            moderate: moderated.contains(number),
            earlier: None,
            due,
        };
        let planned = audit::plan(acting, &new)?;
        if let Some(auditor) = auditor {
            crate::carrying::give_work(acting, planned, auditor.worker, today)?;
        }
    }
    Ok((id, drawn.len()))
}

/// A frame in words.
pub fn frame_words(reading: &mut Reading<'_>, programme: &Programme) -> Result<String, Fault> {
    let team = match programme.team {
        Some(team) => record::store::worker::teams(reading)?.into_iter().find(|(id, _)| *id == team),
        None => None,
    };
    Ok(match (programme.frame, team) {
        (Frame::Team, Some((_, name))) => format!("Children of {name}"),
        (frame, _) => frame.words().to_owned(),
    })
}
