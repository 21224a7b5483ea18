//! What waiting files would change, and bringing them in.

use crate::bringing::{apply, compare};
use crate::files::plan;
use crate::pages::progress::Working;
use crate::pages::report_parts::report_parts;
use crate::store::{report, waiting};
use crate::words::Plan;
use askama::Template;
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/bring_in.html")]
struct BringIn {
    hidden: Html,
    path: String,
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

/// GET /import/waiting/{waiting}
pub fn preview(visit: &Visit) -> Result<Reply, Fail> {
    let plan = waiting_plan(visit)?;
    let changes = visit.read(|r| compare(r, &plan, visit.today(), &|_, _| ()))?;
    let body = BringIn {
        hidden: visit.hidden(),
        path: visit.path.clone(),
        changes: changes.report.changed_anything,
        report: report_parts(&changes.report),
    };
    visit.page(format!("Bring in {}", plan.source), &body)
}

/// POST /import/waiting/{waiting}
pub fn bring_in(visit: &Visit) -> Result<Reply, Fail> {
    let (plan, waiting) = (waiting_plan(visit)?, visit.id("waiting")?);
    let by = visit.who()?.actor().words;
    let changes = visit.read(|r| compare(r, &plan, visit.today(), &|_, _| ()))?;
    if !changes.report.changed_anything {
        visit.nothing_to_do();
        return Ok(Reply::to_saying("/import", "Kith knew all of this already. Nothing changed."));
    }
    let working = Working::on(waiting);
    let kept = visit.act(None, Some(&plan.source), |acting| {
        let changes = compare(acting, &plan, visit.today(), &|_, _| ())?;
        apply(acting, &plan, &changes, &by, &|done, of| working.is_at(done, of))?;
        waiting::gone(&mut acting.plain(), waiting)?;
        report::keep(acting, &changes.report, &by).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/import/reports/{kept}"), "All of it was brought in."))
}

/// POST /import/waiting/{waiting}/away
pub fn throw_away(visit: &Visit) -> Result<Reply, Fail> {
    waiting_plan(visit)?;
    let id = visit.id("waiting")?;
    visit.house.store.keep(visit.now, |k| waiting::gone(k, id))?;
    Ok(Reply::to_saying("/import", "The files were thrown away. Nothing was brought in."))
}
