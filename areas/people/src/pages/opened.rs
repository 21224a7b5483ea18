//! On a guardian's home page: who opened a record they look after, and why, until they have read it.

use page::{Fail, Html, Reply, Visit, esc};
use record::store::person;

/// The panel; nothing when there is nothing to read.
pub fn panel(visit: &Visit) -> Result<Option<Html>, Fail> {
    let account = visit.who()?.account;
    let mut items = String::new();
    visit.read(|reading| {
        for opening in access::opened_unseen(reading, account)? {
            let who = person::person(reading, opening.subject)?;
            items.push_str(&format!(
                "<li><p class=\"govuk-body\"><b>{}</b> opened the record of <a class=\"govuk-link\" href=\"/people/{}\">{}</a> on {}: “{}”</p>\
                 <form method=\"post\" action=\"/opened/{}/seen\">{}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">I have read this<span class=\"govuk-visually-hidden\"> about {}</span></button></form></li>",
                esc(&opening.name),
                who.kith_number,
                esc(&who.name()),
                days::long_with_time(opening.at),
                esc(&opening.reason),
                opening.id,
                visit.hidden(),
                esc(&opening.name)
            ));
        }
        Ok::<_, Fail>(())
    })?;
    Ok((!items.is_empty()).then(|| {
        Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Opened with a reason</h2><ul class=\"govuk-list\">{items}</ul></section>"
        ))
    }))
}

/// POST /opened/{opening}/seen
pub fn seen(visit: &Visit) -> Result<Reply, Fail> {
    let (opening, account) = (visit.id("opening")?, visit.who()?.account);
    let unseen = visit.read(|r| access::opened_unseen(r, account))?;
    let one = unseen.iter().find(|o| o.id == opening).ok_or(Fail::NotFound)?;
    visit.act(Some(one.subject), None, |acting| access::acknowledge(acting, opening, account))?;
    Ok(Reply::to_saying("/", "Noted that you have read it."))
}
