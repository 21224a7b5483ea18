//! Who looked at a record.

use crate::pages::child_header::header;
use crate::words::page_words;
use askama::Template;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit};

/// Looks on a page. Source: local.
const ON_A_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "pages/looks.html")]
struct Looks {
    header: Html,
    opened: Vec<String>,
    looks: Html,
    pager: Html,
}

/// GET /people/{person}/looks
pub fn looks(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    visit.read(|reading| {
        let all = access::looks_count(reading, subject)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, all);
        let looks = access::looks_at(reading, subject, pages.skip(), ON_A_PAGE)?;
        let rows: Vec<Vec<Html>> = looks
            .iter()
            .map(|look| {
                let role = access::Roles::built_in().find(&look.role).map_or(look.role.as_str(), |r| r.title.as_str());
                [look.name.as_str(), role, &page_words(&look.page), &days::long_with_time(look.at)]
                    .iter()
                    .map(|c| Html::text(c))
                    .collect()
            })
            .collect();
        let drawn = Table { caption: "Who looked at this record", heads: &["Who", "Role", "Page", "When"], rows };
        let looks = if looks.is_empty() { empty("Nobody has looked at this record yet.") } else { table(&drawn) };
        let opened: Vec<String> = access::opened_with_reason(reading, subject)?
            .iter()
            .map(|o| format!("{} on {}: “{}”", o.name, days::long_with_time(o.at), o.reason))
            .collect();
        let header = header(visit, reading, subject, None)?;
        visit.page("Who looked", &Looks { header, opened, looks, pager: pager(&pages, &visit.path) })
    })
}
