//! What waiting files would change, and bringing them in.

use crate::files::plan;
use crate::pages::report_parts::{Shown, report_parts};
use crate::published::{Undone, bring_within, decided};
use crate::rules::report_lines::as_csv;
use crate::store::waiting;
use crate::telling::counted;
use crate::words::{Plan, Report};
use askama::Template;
use page::{Fail, Html, Reply, Visit, Working};

#[derive(Template)]
#[template(path = "pages/bring_in.html")]
struct BringIn {
    hidden: Html,
    away: Html,
    path: String,
    source: String,
    changes: bool,
    report: Html,
}

fn waiting_plan(visit: &Visit) -> Result<Plan, Fail> {
    let (id, account) = (visit.id("waiting")?, visit.who()?.account);
    let (_, files) = visit.read(|r| waiting::files(r, id, account))?.ok_or(Fail::NotFound)?;
    plan(&files, visit.today()).map_err(|_| {
        Fail::Refused("These files cannot be used any more. Give them again on the Import page.".to_owned())
    })
}

fn would_change(visit: &Visit, plan: &Plan) -> Result<Report, Fail> {
    Ok(visit.read(|r| decided(r, plan, &|_, _, _| {}))?.1.report)
}

/// GET /import/waiting/{waiting}
pub fn preview(visit: &Visit) -> Result<Reply, Fail> {
    let plan = waiting_plan(visit)?;
    let report = would_change(visit, &plan)?;
    let shown = Shown { rows: format!("{}/rows.csv", visit.path), linked: visit.may("read_record") };
    let body = BringIn {
        hidden: visit.hidden(),
        away: visit.hidden(),
        path: visit.path.clone(),
        source: plan.source.clone(),
        changes: report.changed,
        report: report_parts(&report, &shown),
    };
    visit.page(format!("Bring in {}", plan.source), &body)
}

/// GET /import/waiting/{waiting}/rows.csv
pub fn rows(visit: &Visit) -> Result<Reply, Fail> {
    let plan = waiting_plan(visit)?;
    let bytes = as_csv(&would_change(visit, &plan)?).into_bytes();
    Ok(Reply::Download { name: "what-would-change.csv".to_owned(), content_type: "text/csv; charset=utf-8", bytes })
}

fn under_way(waiting: i64) -> String {
    format!("import {waiting}")
}

/// GET /import/waiting/{waiting}/progress.json
pub fn progress(visit: &Visit) -> Result<Reply, Fail> {
    Ok(Working::told(&under_way(visit.id("waiting")?)))
}

/// POST /import/waiting/{waiting}
pub fn bring_in(visit: &Visit) -> Result<Reply, Fail> {
    let (plan, id) = (waiting_plan(visit)?, visit.id("waiting")?);
    let working = Working::on(under_way(id), "people");
    let progress = |what: &'static str, done: usize, of: usize| working.is_at(what, done, of);
    let by = visit.who()?.actor().words;
    let before = visit.read(|r| decided(r, &plan, &progress))?.1;
    let done = match before.is_nothing() {
        true => Err(Undone::Nothing),
        false => visit.act(None, Some(&plan.source), |acting| {
            let written = bring_within(acting, &plan, &by, &progress)?;
            waiting::gone(&mut acting.plain(), id)?;
            Ok(written)
        }),
    };
    match done {
        Ok(written) => {
            let say = match written.said.waiting {
                0 => "All of it was brought in.".to_owned(),
                n => format!("Brought in; {} for a decision.", counted(n, "person waits", "people wait")),
            };
            Ok(Reply::to_saying(format!("/import/reports/{}", written.report), say))
        }
        Err(Undone::Nothing) => {
            visit.nothing_to_do();
            visit.house.store.keep(visit.now, |k| waiting::gone(k, id))?;
            Ok(Reply::to_saying("/import", "Kith knew all of this already. Nothing changed."))
        }
        Err(Undone::Fault(fault)) => Err(fault.into()),
    }
}

/// POST /import/waiting/{waiting}/away
pub fn throw_away(visit: &Visit) -> Result<Reply, Fail> {
    let (id, account) = (visit.id("waiting")?, visit.who()?.account);
    visit.read(|r| waiting::files(r, id, account))?.ok_or(Fail::NotFound)?;
    visit.house.store.keep(visit.now, |k| waiting::gone(k, id))?;
    Ok(Reply::to_saying("/import", "The files were thrown away. Nothing was brought in."))
}
