//! Teams, who works in them, and the accounts of workers.

pub mod link_account;
pub mod post;

use super::caseload_of::link_to;
use super::plain_form::{self, PlainForm, link, said};
use crate::store::team::{self, Post};
use crate::words::{POST_KINDS, words_of};
use page::parts::{Errors, Field, Table, empty, table, text};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::as_typed;
use people::published::typed::needed_line;
use record::store::worker;
use std::collections::BTreeMap;

/// GET /teams
pub fn teams(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let posts = team::posts(reading, today)?;
        let mut held: BTreeMap<i64, usize> = BTreeMap::new();
        for post in posts.iter().filter(|p| p.held(today)) {
            *held.entry(post.team).or_default() += 1;
        }
        let rows = worker::teams(reading)?.into_iter().map(|(id, name)| {
            let count = held.get(&id).copied().unwrap_or_default();
            vec![
                Html(format!("<a class=\"govuk-link\" href=\"/teams/{id}\">{}</a>", esc(&name))),
                Html::text(&count.to_string()),
            ]
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let list = if rows.is_empty() {
            empty("There is no team yet.")
        } else {
            table(&Table { caption: "", heads: &["Team", "Posts held"], rows })
        };
        let form = PlainForm {
            title: "Teams and workers".to_owned(),
            intro: Html(format!("{}{list}", link("/teams/new", "Make a team"))),
            fields: Vec::new(),
            button: "",
            back: ("/".to_owned(), "Home".to_owned()),
            after: Html::default(),
        };
        plain_form::page(visit, form, &Errors::none())
    })
}

fn name_field(visit: &Visit, before: &str, errors: &Errors) -> Html {
    let field = Field { name: "name", label: "The team's name", hint: "", value: as_typed(visit, "name", before) };
    text(field, "govuk-input--width-20", " autocomplete=\"off\"", errors)
}

/// The name that was typed, when no other team has it.
fn read_name(visit: &Visit, own: Option<i64>, errors: &mut Errors) -> Result<Option<String>, Fail> {
    let name = errors.take("name", needed_line(visit.form.get("name").unwrap_or_default(), "the team's name", 80));
    let Some(name) = name else { return Ok(None) };
    let taken = visit.read(|reading| team::team_called(reading, &name))?;
    if taken.is_some_and(|id| Some(id) != own) {
        errors.add("name", format!("There is a team called {name} already. Choose another name, or open that team"));
        return Ok(None);
    }
    Ok(Some(name))
}

/// GET /teams/new
pub fn new_form(visit: &Visit) -> Result<Reply, Fail> {
    new_again(visit, &Errors::none())
}

fn new_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let form = PlainForm {
        title: "Make a team".to_owned(),
        intro: Html::default(),
        fields: vec![name_field(visit, "", errors)],
        button: "Make the team",
        back: ("/teams".to_owned(), "Teams and workers".to_owned()),
        after: Html::default(),
    };
    plain_form::page(visit, form, errors)
}

/// POST /teams/new
pub fn make_team(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let Some(name) = read_name(visit, None, &mut errors)? else { return new_again(visit, &errors) };
    let id = visit.act(None, None, |acting| worker::make_team(acting, &name))?;
    Ok(Reply::to_saying(format!("/teams/{id}"), format!("{name} is made.")))
}

/// GET /teams/{team}
pub fn team(visit: &Visit) -> Result<Reply, Fail> {
    team_again(visit, &Errors::none())
}

fn row(post: &Post, today: days::Day) -> Vec<Html> {
    let until = post.to.map_or("no end".to_owned(), days::long);
    let held = format!("{}, {} per cent", words_of(&POST_KINDS, &post.kind), post.percent);
    let end = if post.to.is_none_or(|to| to > today) {
        Html(format!(
            "<a class=\"govuk-link\" href=\"/teams/posts/{}/end\">End or change the end<span class=\"govuk-visually-hidden\"> of the post of {}</span></a>",
            post.id,
            esc(&post.name)
        ))
    } else {
        Html::default()
    };
    let name =
        format!("<a class=\"govuk-link\" href=\"/teams/workers/{}\"><bdi>{}</bdi></a>", post.worker, esc(&post.name));
    vec![
        Html(name),
        Html::text(&post.profession),
        Html::text(&post.title),
        Html::text(&held),
        Html::text(&format!("{} to {until}", days::long(post.from))),
        end,
    ]
}

fn team_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let (id, today) = (visit.id("team")?, visit.today());
    visit.read(|reading| {
        let name = team::team_name(reading, id)?.ok_or(Fail::NotFound)?;
        let rows: Vec<Vec<Html>> =
            team::posts(reading, today)?.iter().filter(|p| p.team == id).map(|p| row(p, today)).collect();
        let list = if rows.is_empty() {
            empty("Nobody holds a post here.")
        } else {
            table(&Table { caption: "", heads: &["Worker", "Profession", "Post", "Held", "When", "Act"], rows })
        };
        let form = PlainForm {
            title: name.clone(),
            intro: Html(format!(
                "{}{list}<h2 class=\"govuk-heading-m\">Another name</h2>",
                link(&format!("/teams/{id}/posts/new"), "Put a worker in a post")
            )),
            fields: vec![name_field(visit, &name, errors)],
            button: "Rename the team",
            back: ("/teams".to_owned(), "Teams and workers".to_owned()),
            after: Html::default(),
        };
        plain_form::page(visit, form, errors)
    })
}

/// POST /teams/{team}
pub fn rename_team(visit: &Visit) -> Result<Reply, Fail> {
    let id = visit.id("team")?;
    let before = visit.read(|reading| team::team_name(reading, id))?.ok_or(Fail::NotFound)?;
    let mut errors = Errors::none();
    let Some(name) = read_name(visit, Some(id), &mut errors)? else { return team_again(visit, &errors) };
    visit.act(None, None, |acting| worker::rename_team(acting, id, &name))?;
    Ok(Reply::to_saying(format!("/teams/{id}"), format!("{before} is now called {name}.")))
}

/// GET /teams/workers/{worker}
pub fn worker_page(visit: &Visit) -> Result<Reply, Fail> {
    let id = visit.id("worker")?;
    visit.read(|reading| {
        let w = team::worker(reading, id)?.ok_or(Fail::NotFound)?;
        let posts: Vec<Post> = team::posts(reading, days::Day::MIN)?.into_iter().filter(|p| p.worker == id).collect();
        let rows = posts.iter().map(|p| {
            let mut cells = row(p, visit.today());
            cells.splice(..2, [Html::text(&p.team_name)]);
            cells
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let list = if rows.is_empty() {
            empty("They hold no post.")
        } else {
            table(&Table { caption: "Posts", heads: &["Team", "Post", "Held", "When", "Act"], rows })
        };
        let accounts: Vec<String> = access::accounts(reading)?
            .into_iter()
            .filter(|a| a.worker == Some(id) && a.closed_at.is_none())
            .map(|a| format!("{} ({})", a.username, a.name))
            .collect();
        let account = if accounts.is_empty() {
            "No account belongs to them.".to_owned()
        } else {
            format!("Account: {}.", accounts.join(", "))
        };
        let caseload = if visit.may("read_caseloads") { link_to(id) } else { Html::default() };
        let reference = w.reference.map_or(String::new(), |r| format!(", {r}"));
        let form = PlainForm {
            title: w.name,
            intro: Html(format!(
                "{}{}{}{caseload}{list}",
                said(&format!("{}{reference}", w.profession)),
                said(&account),
                link(&format!("/teams/workers/{id}/account"), "Link an account")
            )),
            fields: Vec::new(),
            button: "",
            back: ("/teams".to_owned(), "Teams and workers".to_owned()),
            after: Html::default(),
        };
        plain_form::page(visit, form, &Errors::none())
    })
}
