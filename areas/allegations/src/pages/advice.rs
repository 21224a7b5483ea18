//! Advice that was given: counted, about nobody by name.

use super::room::room;
use crate::codes::codes;
use crate::door;
use crate::store::advice;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};

/// Entries on a page.
const PAGE: i64 = 50;

/// GET /allegations/advice
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "Advice", None)?;
    let body = visit.read(|reading| {
        let of = advice::count_all(reading)?;
        let pages = Pager::at(visit.query.get("page"), PAGE, of);
        let all = advice::list(reading, pages.skip(), PAGE)?;
        if all.is_empty() {
            return Ok::<_, Fail>(empty("No advice was given yet."));
        }
        let set = codes();
        let rows = all
            .iter()
            .map(|a| {
                let given: Vec<String> = a.given.iter().map(|g| set.advice.words(g)).collect();
                [
                    days::long(a.received),
                    set.referrers.words(&a.referrer),
                    set.sectors.words(&a.sector),
                    set.roles.words(&a.role),
                    given.join("; "),
                    a.by.clone(),
                ]
                .iter()
                .map(|cell| Html::text(cell))
                .collect()
            })
            .collect();
        let heads = ["Asked on", "By", "Kind of employer", "Role", "Advised", "Given by"];
        let list = table(&Table { caption: "The latest first", heads: &heads, rows });
        let said = format!("Advice was given {of} times. The adult is not named: there is no place for a name.");
        Ok(Html(format!("<p class=\"govuk-body\">{}</p>{list}{}", esc(&said), pager(&pages, "/allegations/advice"))))
    })?;
    room(visit, "/allegations/advice", "Advice", body)
}
