//! Who looked at the register.

use super::room::room;
use crate::door;
use crate::store::look;
use page::parts::{Pager, Table, pager, table};
use page::{Fail, Html, Reply, Visit};

/// Entries on a page.
const PAGE: i64 = 100;

/// GET /allegations/looks
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "Who looked", None)?;
    let body = visit.read(|reading| {
        let pages = Pager::at(visit.query.get("page"), PAGE, look::count(reading)?);
        let rows = look::list(reading, pages.skip(), PAGE)?
            .iter()
            .map(|l| vec![Html::text(&days::long_with_time(l.at)), Html::text(&l.by), Html::text(&l.what)])
            .collect();
        let list = table(&Table {
            caption: "Every page and every search, the latest first",
            heads: &["When", "Who", "At what"],
            rows,
        });
        Ok::<_, Fail>(Html(format!("{list}{}", pager(&pages, "/allegations/looks"))))
    })?;
    room(visit, "/allegations/looks", "Who looked", body)
}
