//! Beginning a supervision: of what kind, on which day, with whom, about which children.

use super::children::open_children;
use super::paper::{CHILD_FORM, FORM, at};
use crate::pages::asked::{self, Asked, Part, typed};
use crate::pages::reach;
use crate::store::supervision::{self, NewSupervision};
use crate::words::Kind;
use days::Day;
use page::parts::{Errors, Field, date, radios, ticks};
use page::{Fail, Html, Reply, Visit};
use record::store::form;
use record::store::worker::Post;
use store::Reading;

/// How far back a supervision may be written up, in days. Source: local.
const LONGEST_AGO: i64 = 365;

/// The worker in the address, whom the visitor oversees. Errors for the visitor themselves.
fn with(visit: &Visit, reading: &mut Reading<'_>) -> Result<Post, Fail> {
    let post = reach::one_worker(visit, reading, visit.id("worker")?)?;
    if visit.who()?.worker == Some(post.worker) {
        return Err(Fail::Refused(
            "Nobody supervises themselves. Your own supervision is led by your manager.".to_owned(),
        ));
    }
    Ok(post)
}

/// GET /supervision/{worker}/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn others(visit: &Visit, reading: &mut Reading<'_>, with: i64) -> Result<Vec<Post>, Fail> {
    let own = visit.who()?.worker;
    let mut posts = reach::workers(visit, reading)?;
    posts.retain(|p| p.worker != with && Some(p.worker) != own);
    posts.sort_by(|a, b| (&a.name, a.worker).cmp(&(&b.name, b.worker)));
    posts.dedup_by_key(|p| p.worker);
    Ok(posts)
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let post = with(visit, reading)?;
    let today = days::long(visit.today());
    let kinds = Kind::ALL.map(|k| (k.code(), k.words()));
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let mut fields = vec![
        radios(at("kind", "What kind is it?", "", typed(visit, "kind", Kind::Personal.code())), &kinds, errors),
        date(at("held", "When is it held?", "", typed(visit, "held", &today)), errors),
    ];
    let children = open_children(visit, reading, &[post.worker])?;
    if !children.is_empty() {
        let options: Vec<(String, String)> = children.iter().map(|c| (c.kith_number.clone(), c.name())).collect();
        let options: Vec<(&str, &str)> = options.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
        let chosen: Vec<&str> = visit.form.all("child").collect();
        let hint = "More can be added while you write. A record that you may not open is not offered.";
        fields.push(ticks(at("child", "Which children will you discuss?", hint, ""), &options, &chosen, errors));
    }
    let others = others(visit, reading, post.worker)?;
    if !others.is_empty() {
        let options: Vec<(String, String)> = others.iter().map(|o| (o.worker.to_string(), o.name.clone())).collect();
        let options: Vec<(&str, &str)> = options.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
        let chosen: Vec<&str> = visit.form.all("other").collect();
        let label = "Who else is there?";
        fields.push(ticks(at("other", label, "Only for a group supervision", ""), &options, &chosen, errors));
    }
    let part = Part {
        id: "begin",
        title: "The supervision".to_owned(),
        above: Html::default(),
        action: format!("/supervision/{}/new", post.worker),
        hidden: visit.hidden(),
        fields,
        button: "Begin",
    };
    let asked = Asked {
        title: format!("Supervision with {}", post.name),
        back: (format!("/supervision/{}", post.worker), "Back"),
        above: Html::default(),
        parts: vec![part],
        below: Html::default(),
    };
    asked::page(visit, asked, errors)
}

fn held(visit: &Visit, errors: &mut Errors) -> Option<Day> {
    let today = visit.today();
    let day = errors.take("held", days::parse_day(visit.form.text("held")))?;
    if day > today {
        errors.add("held", format!("{} is in the future. Begin it on the day it is held", days::long(day)));
        return None;
    }
    if (today - day).get_days() > i32::try_from(LONGEST_AGO).unwrap_or(i32::MAX) {
        errors.add("held", format!("{} is more than a year ago. Check the year", days::long(day)));
        return None;
    }
    Some(day)
}

/// POST /supervision/{worker}/new
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (post, children, others) = visit.read(|reading| {
        let post = with(visit, reading)?;
        let children = open_children(visit, reading, &[post.worker])?;
        let others = others(visit, reading, post.worker)?;
        Ok::<_, Fail>((post, children, others))
    })?;
    let mut errors = Errors::none();
    let kind = Kind::from_code(visit.form.text("kind"));
    let held_on = held(visit, &mut errors);
    let mut workers = vec![post.worker];
    for typed in visit.form.all("other") {
        match typed.parse().ok().filter(|id: &i64| others.iter().any(|o| o.worker == *id)) {
            Some(id) if !workers.contains(&id) => workers.push(id),
            Some(_) => {}
            None => errors.add("other", "Choose colleagues from the list"),
        }
    }
    let mut discussed = Vec::new();
    for typed in visit.form.all("child") {
        match children.iter().find(|c| c.kith_number == typed) {
            Some(child) if !discussed.contains(&child.id) => discussed.push(child.id),
            Some(_) => {}
            None => errors.add("child", "Choose children from the list"),
        }
    }
    match kind {
        None => errors.add("kind", "Choose what kind of supervision it is"),
        Some(Kind::Group) if workers.len() < 2 => errors.add("other", "Say who else is there, or choose another kind"),
        Some(Kind::Personal | Kind::Case) if workers.len() > 1 => {
            errors
                .add("other", "Only a group supervision is held with several. Choose that kind, or untick the others");
        }
        Some(_) => {}
    }
    let (Some(kind), Some(held_on), true) = (kind, held_on, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let id = visit.act(None, None, |acting| {
        let mut versions = [1, 1];
        for (version, (name, text)) in versions.iter_mut().zip([FORM, CHILD_FORM]) {
            form::ensure_built_in(acting, name, text)?;
            *version = form::live(acting, name, visit.now, Some(text))?.map_or(1, |live| live.version);
        }
        let new = NewSupervision {
            kind,
            account: who.account,
            supervisor: who.worker,
            by: &who.name,
            held_on,
            versions: (versions[0], versions[1]),
            workers: &workers,
            children: &discussed,
        };
        supervision::begin(acting, &new)
    })?;
    Ok(Reply::to(at(id)))
}
