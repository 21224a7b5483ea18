//! What a worker said in supervision and did not write down, as tasks to complete the file (C01-02).

use crate::pages::reasoned::{self, Reasoned, together};
use days::Rules;
use page::parts::{Errors, Field, text};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::{person, worker};
use record::words::ResponsibilityRole;

const MOST: usize = 5;
const LONGEST: usize = 500;

fn name(n: usize) -> String {
    format!("fact-{n}")
}

/// GET /people/{person}/missing-facts
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let (header, who, owner) = visit.read(|r| {
        let header = people::published::header(visit, r, subject, Some(Place::PlanAndWork))?;
        Ok::<_, Fail>((header, person::person(r, subject)?, owner(visit, r, subject)?))
    })?;
    let length = Rules::built_in().rule_on("missing_fact", visit.today()).map(|r| r.length()).unwrap_or_default();
    let whose = owner.map_or_else(|| "nobody yet: make somebody responsible first".to_owned(), |(_, name)| name);
    let fields = (0..MOST).map(|n| {
        let label =
            if n == 0 { "What was said and is not on record?".to_owned() } else { format!("Another ({})", n + 1) };
        let hint = if n == 0 { "For example, who collects Tyler from nursery on Fridays" } else { "" };
        text(Field { name: &name(n), label: &label, hint, value: visit.form.text(&name(n)) }, "", "", errors)
    });
    let asked = Reasoned {
        header,
        back: Some((format!("/people/{}/work", who.kith_number), "Plan and work".to_owned())),
        heading: "Missing facts from supervision".to_owned(),
        intro: format!("Each becomes a task to put it on record, due in {length}. Worker: {whose}."),
        fields: together(fields.collect::<Vec<Html>>()),
        action: format!("/people/{}/missing-facts", who.kith_number),
        button: "Make the tasks",
    };
    reasoned::page(visit, asked, errors)
}

fn owner(visit: &Visit, reading: &mut store::Reading<'_>, subject: i64) -> Result<Option<(i64, String)>, Fail> {
    let all = worker::responsible(reading, subject, visit.today())?;
    let mut own: Vec<_> = all.into_iter().filter(|r| r.role != ResponsibilityRole::Reviewer).collect();
    own.sort_by_key(|r| r.role != ResponsibilityRole::SocialWorker);
    Ok(own.into_iter().find_map(|r| r.worker.zip(r.worker_name)))
}

/// POST /people/{person}/missing-facts
pub fn mark(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut errors = Errors::none();
    let typed = (0..MOST).map(|n| questions::clean(visit.form.text(&name(n))).trim().to_owned());
    let facts: Vec<(usize, String)> = typed.enumerate().filter(|(_, fact)| !fact.is_empty()).collect();
    if facts.is_empty() {
        errors.add(name(0), "Write at least one thing that was said and is not on record");
    }
    for (n, _) in facts.iter().filter(|(_, fact)| fact.chars().count() > LONGEST) {
        errors.add(name(*n), "Use at most 500 characters for each");
    }
    let owner = visit.read(|r| owner(visit, r, subject))?;
    let Some((owner, owner_words)) = owner else {
        errors.add(
            name(0),
            "Nobody answers for this child yet, so nobody can have the task. Make somebody responsible first",
        );
        return shown(visit, &errors);
    };
    if !errors.is_empty() {
        return shown(visit, &errors);
    }
    let (name, today) = (&visit.who()?.name, visit.today());
    let facts: Vec<&str> = facts.iter().map(|(_, fact)| fact.as_str()).collect();
    let due = visit.act(Some(subject), None, |acting| {
        Ok::<_, Fail>(crate::tasks::put_on_record(acting, subject, &facts, (Some(owner), &owner_words), name, today)?)
    })?;
    let count = if facts.len() == 1 { "1 task".to_owned() } else { format!("{} tasks", facts.len()) };
    let by = due.map_or(String::new(), |d| format!(", due {}", days::long(d)));
    Ok(Reply::to_saying(
        format!("/people/{}/work", visit.param("person")),
        format!("{count} made for {owner_words}{by}."),
    ))
}
