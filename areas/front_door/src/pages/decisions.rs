//! Decisions by the version of the threshold document under which they were made.

use super::asked::Plain;
use super::contact_lines;
use crate::store::{contact, decision, threshold};
use page::parts::{Pager, pager_within};
use page::{Fail, Html, Reply, Visit, esc};

/// Decisions on a page. Source: local.
const ON_A_PAGE: i64 = 25;

/// GET /front-door/decisions/{version}
pub fn by_version(visit: &Visit) -> Result<Reply, Fail> {
    let after = visit.query.get("after") == Some("end");
    visit.read(|reading| {
        let document = threshold::version(reading, visit.param("version"))?.ok_or(Fail::NotFound)?;
        let from = document.to.filter(|_| after);
        let all = decision::count_under_version(reading, &document.version, None)?;
        let shown = decision::count_under_version(reading, &document.version, from)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, shown);
        let made = decision::under_version(reading, &document.version, from, pages.skip(), ON_A_PAGE)?;
        let keys: Vec<i64> = made.iter().map(|d| d.contact).collect();
        let contacts = contact::contacts(reading, &keys)?;
        let at = format!("/front-door/decisions/{}", document.version);
        let mut html = format!("<p class=\"govuk-body-l\">{} under version {}", counted(all), esc(&document.version));
        match document.to {
            Some(to) => {
                let later = decision::count_under_version(reading, &document.version, Some(to))?;
                let link = format!("<a class=\"govuk-link\" href=\"{}?after=end\">{}</a>", esc(&at), counted(later));
                html.push_str(&format!(
                    ", in force from {} until {}. Since it ended: {link}.</p>",
                    days::long(document.from),
                    days::long(to)
                ));
            }
            None => html.push_str(&format!(", in force since {}.</p>", days::long(document.from))),
        }
        if after {
            html.push_str(&format!(
                "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">All of them</a></p>",
                esc(&at)
            ));
        }
        html.push_str(&contact_lines::lines(visit, reading, &contacts)?.0);
        html.push_str(&pager_within(&pages, &esc(&at), if after { "after=end&amp;" } else { "" }).0);
        let title = format!("Decisions under version {}", document.version);
        let back = (format!("/thresholds/{}", document.version), "Threshold document".to_owned());
        visit.page(title.clone(), &Plain { back, title, body: Html(html) })
    })
}

fn counted(n: i64) -> String {
    if n == 1 { "1 decision".to_owned() } else { format!("{n} decisions") }
}
