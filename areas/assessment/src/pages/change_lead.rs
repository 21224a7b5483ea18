//! Who leads an assessment, and who oversees it, from now on.

use super::asked::{self, Asked};
use super::begin_assessment::{check_conflict, lead_fields, read_lead};
use crate::carrying::{KIND, RULE};
use crate::loaded::Loaded;
use crate::store::assessment;
use crate::words::{Standing, oversight_source};
use page::parts::Errors;
use page::{Fail, Html, Reply, Visit, esc};
use record::store::{clock, work_clock};
use store::Reading;

/// GET /assessments/{record}/lead
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit, reading)?;
    let a = &loaded.assessment;
    let team = a.team.unwrap_or_default();
    let lead = format!("{}-{team}", a.lead);
    let overseer = a.overseer.map_or(String::new(), |o| format!("{o}-{team}"));
    let asked = Asked {
        title: "Who leads the assessment".to_owned(),
        fields: lead_fields(visit, reading, (&lead, &overseer), errors)?,
        button: "Keep it",
        below: Html(format!("<p class=\"kith-quiet\">{}</p>", esc(&oversight_source()))),
        back: (loaded.record(), "The assessment".to_owned()),
        action: loaded.at("lead"),
        ..Asked::default()
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /assessments/{record}/lead
pub fn change(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let (loaded, chosen) = visit.read(|r| {
        let (loaded, chosen) = (Loaded::of(visit, r)?, read_lead(visit, r, &mut errors)?);
        let children: Vec<i64> = loaded.children.iter().map(|c| c.id).collect();
        check_conflict(r, chosen.as_ref(), &children, &mut errors)?;
        Ok::<_, Fail>((loaded, chosen))
    })?;
    let Some((lead, overseer)) = chosen.filter(|_| errors.is_empty()) else {
        return visit.read(|r| shown(visit, r, &errors));
    };
    let a = &loaded.assessment;
    if a.standing == Standing::Complete {
        return Err(Fail::Stale("This assessment is concluded. Open it again to see what came of it.".to_owned()));
    }
    visit.act(visit.subjects.first().copied(), None, |acting| {
        assessment::set_lead(acting, a.id, lead.0, overseer, Some(lead.2))?;
        for child in &loaded.children {
            for duty in clock::of_person(acting, child.id)? {
                if duty.rule == RULE && duty.stopped.is_none() {
                    clock::give(acting, duty.id, lead.0)?;
                }
            }
        }
        for duty in work_clock::about(acting, KIND, a.id)? {
            if duty.stopped.is_none() {
                let whose = work_clock::Whose { team: Some(lead.2), worker: Some(lead.0) };
                work_clock::give(acting, duty.id, whose)?;
            }
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(loaded.record(), "Who leads the assessment is kept."))
}
