//! Opening a record with a reason, where one ordinarily may not.

use access::Sight;
use askama::Template;
use page::parts::{Errors, Field, error_summary, textarea};
use page::{Fail, Html, Reply, Visit};

/// Fewest letters of a reason that says something. Source: local.
const SHORTEST: usize = 10;

#[derive(Template)]
#[template(path = "pages/ask.html")]
struct Ask {
    said: String,
    errors: Html,
    hidden: Html,
    reason: Html,
    path: String,
}

fn closed(visit: &Visit) -> Result<Option<String>, Fail> {
    let (who, subject) = (visit.who()?, visit.subject()?);
    visit.read(|reading| match visit.house.sights.sight(reading, who, subject, visit.now)? {
        Sight::Closed { ask, glass: true } => Ok(Some(ask)),
        Sight::Closed { glass: false, .. } | Sight::Absent => Err(Fail::NotFound),
        Sight::Open => Ok(None),
    })
}

fn page(visit: &Visit, said: String, errors: &Errors) -> Ask {
    let field = Field {
        name: "reason",
        label: "Why you need to open it",
        hint: "Whoever looks after this record is told your reason. It stays open to you for four hours.",
        value: visit.form.get("reason").unwrap_or_default(),
    };
    Ask {
        said,
        errors: error_summary(errors),
        hidden: visit.hidden(),
        reason: textarea(field, 4, errors),
        path: visit.path.clone(),
    }
}

/// GET /people/{person}/ask
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    match closed(visit)? {
        Some(said) => visit.page("Open a record with a reason", &page(visit, said, &Errors::none())),
        None => Ok(Reply::to(format!("/people/{}", visit.param("person")))),
    }
}

/// POST /people/{person}/ask
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let to = format!("/people/{}", visit.param("person"));
    let Some(said) = closed(visit)? else {
        visit.nothing_to_do();
        return Ok(Reply::to(to));
    };
    let reason = visit.form.text("reason");
    if reason.chars().count() < SHORTEST {
        let mut errors = Errors::none();
        errors.add("reason", "Say in a sentence why you need to open this record");
        return visit.page_with_errors("Open a record with a reason", &page(visit, said, &errors));
    }
    let (who, subject) = (visit.who()?, visit.subject()?);
    visit.act(Some(subject), Some(reason), |acting| {
        let guardian = access::restriction(acting, subject)?.map(|r| r.guardian);
        access::break_glass(acting, who, subject, guardian, reason)?;
        Ok::<(), Fail>(())
    })?;
    Ok(Reply::to_saying(to, "The record is open to you for four hours. Your reason was kept."))
}
