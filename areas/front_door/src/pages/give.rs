//! Who has a contact: take it, give it, put it back into the queue; and how soon it must be looked at.

use super::asked::{self, Asked, field, paragraph, value};
use super::contact::{href, name_of, open};
use crate::store::contact;
use crate::words::Priority;
use page::parts::{Errors, choice};
use page::{Fail, Reply, Visit};
use record::store::worker;
use store::Reading;

/// POST /front-door/{contact}/take
pub fn take(visit: &Visit) -> Result<Reply, Fail> {
    let Some(me) = visit.who()?.worker else {
        let said =
            "Your account is not tied to a worker, so nothing can be given to you. Ask your administrator to tie it.";
        return Err(Fail::Refused(said.to_owned()));
    };
    let contact = visit.read(|reading| open(visit, reading))?;
    if contact.worker == Some(me) {
        visit.nothing_to_do();
        return Ok(Reply::to_saying(href(contact.id), "You have this contact."));
    }
    visit.act(Some(contact.id), None, |acting| {
        let now = open(visit, acting)?;
        if now.worker != contact.worker {
            let said = "Somebody took this contact just before you. Go back and load the page again to see who has it.";
            return Err(Fail::Stale(said.to_owned()));
        }
        Ok::<_, Fail>(contact::give(acting, &now, now.team, Some(me))?)
    })?;
    Ok(Reply::to_saying(href(contact.id), "You have this contact."))
}

struct Choice {
    code: String,
    words: String,
    team: Option<i64>,
    worker: Option<i64>,
}

/// Every worker under their team, and every team's queue.
fn offered(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Choice>, Fail> {
    let posts = worker::posts(reading, visit.today())?;
    let mut all = Vec::new();
    for (team, name) in worker::teams(reading)? {
        for post in posts.iter().filter(|p| p.team == team) {
            all.push(Choice {
                code: format!("{}-{team}", post.worker),
                words: format!("{}, {name}", post.name),
                team: Some(team),
                worker: Some(post.worker),
            });
        }
        let words = format!("{name}, nobody yet");
        all.push(Choice { code: format!("team-{team}"), words, team: Some(team), worker: None });
    }
    Ok(all)
}

/// GET /front-door/{contact}/give
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let all = offered(visit, reading)?;
    let options: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(all.iter().map(|c| (c.code.as_str(), c.words.as_str()))).collect();
    let name = name_of(reading, &contact)?;
    let asked = Asked {
        title: "Give this contact to somebody".to_owned(),
        intro: paragraph(&format!("{name}. The duty to decide goes with it.")),
        fields: vec![choice(field(visit, "who", "Who has it from now on?", "", ""), &options, errors)],
        button: "Give it",
        back: (href(contact.id), name),
    };
    asked::page(visit, asked, errors)
}

/// POST /front-door/{contact}/give
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let chosen = visit.read(|reading| {
        open(visit, reading)?;
        Ok::<_, Fail>(offered(visit, reading)?.into_iter().find(|c| c.code == value(visit, "who")))
    })?;
    let Some(chosen) = chosen else {
        let mut errors = Errors::none();
        errors.add("who", "Choose who has the contact from now on");
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let id = visit.id("contact")?;
    visit.act(Some(id), None, |acting| {
        let now = open(visit, acting)?;
        Ok::<_, Fail>(contact::give(acting, &now, chosen.team, chosen.worker)?)
    })?;
    Ok(Reply::to_saying(href(id), format!("The contact is now with {}.", chosen.words)))
}

/// POST /front-door/{contact}/priority
pub fn set_priority(visit: &Visit) -> Result<Reply, Fail> {
    let contact = visit.read(|reading| open(visit, reading))?;
    let Some(priority) = Priority::from_code(value(visit, "priority")) else {
        return Err(Fail::Refused("Choose urgent, high or normal, then press Change the priority.".to_owned()));
    };
    let said = format!("The priority is {}.", priority.words().to_lowercase());
    if contact.priority == priority {
        visit.nothing_to_do();
        return Ok(Reply::to_saying(href(contact.id), said));
    }
    visit.act(Some(contact.id), None, |acting| {
        open(visit, acting)?;
        Ok::<_, Fail>(contact::set_priority(acting, contact.id, priority)?)
    })?;
    Ok(Reply::to_saying(href(contact.id), said))
}
