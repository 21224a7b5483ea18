//! What agencies are asked, and what they ask: each with its purpose, lawful basis, clock, answer or refusal.

use super::asked::{self, Asked, Plain, field, paragraph, value};
use super::board::named;
use super::contact::{href, line, name_of, open};
use super::tabs::{Tab, tabs};
use crate::codes;
use crate::rules::period::Period;
use crate::store::agency::{self, Agency};
use crate::store::contact::{self, Contact};
use crate::store::incoming;
use crate::store::request::{self, ASKED, ASKED_OF_US, Answered, Request, Wanted, Which};
use crate::waited_for::{self, INFORMATION, Question, request_href as at};
use askama::Template;
use days::Day;
use page::parts::{Errors, Pager, choice, date, empty, pager_within, summary, text, textarea};
use page::{Fail, Form, Html, Params, Reply, Visit, esc};
use people::published::lateness;
use people::published::typed::{lines, needed_line, needed_lines, past_day};
use post::published::{How, NewLetter, Says, To, write_letter};
use record::store::person;
use record::store::work_clock::{self, Whose};
use store::{Acting, Fault, Reading};

/// Requests on a page. Source: local.
const ON_A_PAGE: i64 = 25;

/// Whom the request in the address is about: nobody where it is about no one on record; nothing when there is none.
pub fn about(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("request") else { return Ok(None) };
    let Some(one) = request::request(reading, id)? else { return Ok(None) };
    let by_contact = match one.contact {
        Some(contact) => contact::person_of(reading, contact)?.flatten(),
        None => None,
    };
    Ok(Some(by_contact.or(one.person).into_iter().collect()))
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Request, Fail> {
    request::request(reading, visit.id("request")?)?.ok_or(Fail::NotFound)
}

fn agency_choice(visit: &Visit, agencies: &[Agency], label: &str, errors: &Errors) -> Html {
    let keyed: Vec<(String, &str)> =
        agencies.iter().filter(|a| !a.ended).map(|a| (a.id.to_string(), a.name.as_str())).collect();
    let offered: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(keyed.iter().map(|(c, w)| (c.as_str(), *w))).collect();
    choice(field(visit, "agency", label, "", ""), &offered, errors)
}

fn basis_fields(visit: &Visit, errors: &Errors) -> [Html; 2] {
    let bases: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
        .chain(codes::bases(visit.today()).into_iter().map(|b| (b.code.as_str(), b.words.as_str())))
        .collect();
    [
        choice(field(visit, "basis", "Lawful basis", "", ""), &bases, errors),
        text(
            field(visit, "basis_why", "More about the basis", "For example: who agreed, and when", ""),
            "",
            "",
            errors,
        ),
    ]
}

/// GET /front-door/{contact}/ask
pub fn ask_form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| ask_again(visit, reading, &Errors::none()))
}

fn ask_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let agencies = agency::all(reading)?;
    let purpose = "To decide what help the child needs";
    let mut fields = vec![
        agency_choice(visit, &agencies, "Whom do you ask?", errors),
        text(field(visit, "purpose", "What for?", "", purpose), "", "", errors),
        textarea(field(visit, "asked", "What do you ask?", "Only what is needed to decide", ""), 4, errors),
    ];
    fields.extend(basis_fields(visit, errors));
    let asked = Asked {
        title: "Ask an agency".to_owned(),
        intro: paragraph(
            "The question goes to the agency as a letter, and its answer is due under the information-sharing protocol.",
        ),
        fields,
        button: "Ask",
        back: (href(contact.id), name_of(reading, &contact)?),
    };
    asked::page(visit, asked, errors)
}

struct Typed {
    agency: Agency,
    purpose: String,
    asked: String,
    basis: String,
    basis_why: String,
}

impl Typed {
    fn question<'a>(&'a self, way: &'a str) -> Question<'a> {
        Question {
            way,
            agency: (self.agency.id, &self.agency.name),
            purpose: &self.purpose,
            asked: &self.asked,
            basis: &self.basis,
            basis_why: &self.basis_why,
        }
    }
}

fn read(visit: &Visit, agencies: Vec<Agency>, errors: &mut Errors) -> Option<Typed> {
    let chosen = agencies.into_iter().find(|a| !a.ended && a.id.to_string() == value(visit, "agency"));
    if chosen.is_none() {
        errors.add("agency", "Choose the agency");
    }
    let purpose = errors.take("purpose", needed_line(value(visit, "purpose"), "what it is for", 300));
    let asked = errors.take("asked", needed_lines(value(visit, "asked"), "what is asked", 3000));
    let basis = value(visit, "basis").to_owned();
    if !codes::bases(visit.today()).iter().any(|b| b.code == basis) {
        errors.add("basis", "Choose the lawful basis");
    }
    let basis_why = errors.take("basis_why", lines(value(visit, "basis_why"), "more about the basis", 500));
    let all = (|| Some(Typed { agency: chosen?, purpose: purpose?, asked: asked?, basis, basis_why: basis_why? }))();
    all.filter(|_| errors.is_empty())
}

/// POST /front-door/{contact}/ask
pub fn ask(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let contact = visit.read(|reading| open(visit, reading))?;
    let agencies = visit.read(agency::all)?;
    let Some(typed) = read(visit, agencies, &mut errors) else {
        return visit.read(|reading| ask_again(visit, reading, &errors));
    };
    visit.act(contact.person.or(Some(contact.id)), Some(&typed.purpose), |acting| {
        let now = open(visit, acting)?;
        let whose = Whose { team: now.team, worker: who.worker.or(now.worker) };
        let (id, due) = waited_for::ask(acting, &typed.question(ASKED), (Some(now.id), now.person), whose, &who.name)?;
        contact::restage(acting, now.id)?;
        write(acting, &now, &typed, (id, due), who)
    })?;
    Ok(Reply::to_saying(href(contact.id), format!("{} is asked. The answer has a clock.", typed.agency.name)))
}

fn write(
    acting: &mut Acting<'_>,
    contact: &Contact,
    typed: &Typed,
    (id, due): (i64, Day),
    who: &access::Who,
) -> Result<(), Fail> {
    let reference = incoming::incoming(acting, contact.incoming)?.ok_or(Fail::NotFound)?.reference;
    let born = contact.birth.map_or(String::new(), |(day, _)| format!(", born {}", days::long(day)));
    let child = format!("{}{born}", name_of(acting, contact)?);
    let basis = codes::words_of(codes::every_basis(), &typed.basis);
    let basis = format!("{}: {} {}", typed.purpose, basis, typed.basis_why);
    let due = days::long(due);
    let fields = [
        ("dear", typed.agency.name.as_str()),
        ("reference", reference.as_str()),
        ("child", child.as_str()),
        ("asked", typed.asked.as_str()),
        ("basis", basis.trim()),
        ("by", due.as_str()),
        ("from", who.name.as_str()),
        ("role", who.role.title.as_str()),
    ];
    let email = Some(typed.agency.email.as_str()).filter(|e| !e.is_empty());
    let new = NewLetter {
        kind: "Request for information",
        to: To { words: &typed.agency.name, email, lines: &[] },
        how: if email.is_some() { How::Email } else { How::Post },
        reference: &reference,
        says: Says::Wording("request_information", &fields),
        person: contact.person,
        source: (INFORMATION, id),
        by: &who.name,
        draft: false,
    };
    write_letter(acting, &new).map_err(|fault| Fail::Refused(format!("{fault}.")))?;
    Ok(())
}

/// GET /front-door/requests/new
pub fn asked_form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| asked_again(visit, reading, &Errors::none()))
}

fn asked_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let agencies = agency::all(reading)?;
    let mut fields = vec![
        agency_choice(visit, &agencies, "Who asks?", errors),
        text(
            field(visit, "number", "Kith number of the child", "Leave it empty if the child has no record", ""),
            "govuk-input--width-10",
            " autocomplete=\"off\"",
            errors,
        ),
        text(field(visit, "purpose", "What for?", "", ""), "", "", errors),
        textarea(field(visit, "asked", "What do they ask?", "", ""), 4, errors),
    ];
    fields.extend(basis_fields(visit, errors));
    let asked = Asked {
        title: "An agency asks us".to_owned(),
        intro: Html::default(),
        fields,
        button: "Keep it",
        back: ("/front-door/requests".to_owned(), "Information requests".to_owned()),
    };
    asked::page(visit, asked, errors)
}

/// POST /front-door/requests/new
pub fn asked_of_us(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let (agencies, person) = visit.read(|reading| {
        let person = match visit.form.text("number") {
            "" => None,
            typed => person::by_kith_number(reading, typed)?.map(Some).unwrap_or_else(|| {
                errors.add("number", "No record has this Kith number. Check it, or leave it empty");
                None
            }),
        };
        if let Some(person) = person {
            super::calls::expect_open(visit, reading, person)?;
        }
        Ok::<_, Fail>((agency::all(reading)?, person))
    })?;
    let Some(typed) = read(visit, agencies, &mut errors) else {
        return visit.read(|reading| asked_again(visit, reading, &errors));
    };
    let id = visit.act(person, Some(&typed.purpose), |acting| {
        let team = crate::store::setting::setting(acting)?.team;
        let whose = Whose { team, worker: who.worker };
        Ok::<_, Fail>(waited_for::ask(acting, &typed.question(ASKED_OF_US), (None, person), whose, &who.name)?.0)
    })?;
    Ok(Reply::to_saying(at(id), "Kept. Write here what was shared, or why not."))
}

#[derive(Template)]
#[template(path = "pages/requests.html")]
struct List {
    works: bool,
    tabs: Html,
    of: String,
    list: Html,
    pager: Html,
}

/// GET /front-door/requests
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let ask = |name: &str| visit.query.get(name).unwrap_or_default();
    let agency = ask("agency").parse::<i64>().ok();
    let period = Period::parse(ask("period"));
    let wanted = Wanted {
        which: Which::from_code(ask("which")).unwrap_or(Which::Waiting),
        agency,
        days: period.map(|p| (p.from, p.to)),
    };
    let today = visit.today();
    visit.read(|reading| {
        let name = match agency {
            Some(id) => agency::agency(reading, id)?.map(|a| a.name),
            None => None,
        };
        let query = |which: Which| {
            let mut fields = vec![("which", which.code().to_owned())];
            fields.extend(agency.map(|a| ("agency", a.to_string())));
            fields.extend(period.map(|p| ("period", p.word())));
            Form::of(fields).write()
        };
        let mut all = Vec::new();
        for which in Which::ALL {
            all.push(Tab {
                words: which.words().to_owned(),
                href: format!("/front-door/requests?{}", query(which)),
                count: Some(request::how_many(reading, &Wanted { which, ..wanted }, today)?),
                here: which == wanted.which,
            });
        }
        let n = request::how_many(reading, &wanted, today)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, n);
        let rows = request::page(reading, &wanted, today, pages.skip(), ON_A_PAGE)?;
        let mut of = vec![if n == 1 { "1 request".to_owned() } else { format!("{n} requests") }];
        of.extend(name.map(|n| format!("of {n}")));
        of.extend(period.map(|p| format!("asked in {}", p.words())));
        let body = List {
            works: visit.may("work_contacts"),
            tabs: tabs("Requests", &all),
            of: of.join(", "),
            list: lines_of(visit, &rows),
            pager: pager_within(&pages, "/front-door/requests", &format!("{}&amp;", esc(&query(wanted.which)))),
        };
        visit.page("Information requests", &body)
    })
}

fn lines_of(visit: &Visit, rows: &[Request]) -> Html {
    if rows.is_empty() {
        return empty("No request is here.");
    }
    let items: String = rows
        .iter()
        .map(|r| {
            let (due, class) = stands(r, visit.today());
            let way = if r.is_ours() { "We asked" } else { "Asked of us by" };
            format!(
                "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"{}\">{way} {}</a><span class=\"kith-quiet\">{}. {}, {}</span></div><div><span class=\"kith-due {class}\">{}</span></div></li>",
                at(r.id),
                esc(&r.agency_name),
                esc(&r.purpose),
                days::long(r.asked_day),
                esc(&r.asked_by),
                esc(&due)
            )
        })
        .collect();
    Html(format!("<ul class=\"kith-work\">{items}</ul>"))
}

fn stands(r: &Request, today: Day) -> (String, &'static str) {
    match (r.answered, r.refused) {
        (Some(day), true) => (format!("Refused {}", days::long(day)), "kith-due--late"),
        (Some(day), false) => {
            (lateness::done(r.due, day, None), if day > r.due { "kith-due--late" } else { "kith-due--met" })
        }
        (None, _) => lateness::due(r.due, today),
    }
}

/// What a contact's page shows of what agencies were asked.
pub fn section(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact) -> Result<Html, Fail> {
    let rows = request::of_contact(reading, contact.id)?;
    let may = contact.is_open() && visit.may("work_contacts");
    if rows.is_empty() && !may {
        return Ok(Html::default());
    }
    let list = if rows.is_empty() { empty("No agency was asked yet.") } else { lines_of(visit, &rows) };
    let ask = if may {
        format!(
            "<p class=\"govuk-body kith-no-print\"><a class=\"govuk-link\" href=\"{}/ask\">Ask an agency</a></p>",
            href(contact.id)
        )
    } else {
        String::new()
    };
    Ok(Html(format!("<section><h2 class=\"govuk-heading-m\">What agencies were asked</h2>{list}{ask}</section>")))
}

/// GET /front-door/requests/{request}
pub fn shown(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let r = one(visit, reading)?;
    let mut rows = vec![
        line("Agency", &r.agency_name),
        line("What for", &r.purpose),
        line(if r.is_ours() { "We asked" } else { "They asked" }, &r.asked),
        line("Lawful basis", format!("{}. {}", codes::words_of(codes::every_basis(), &r.basis), r.basis_why).trim()),
        line("Asked", &format!("{}, {}", days::long_with_time(r.asked_at), r.asked_by)),
        line("Due", &stands(&r, visit.today()).0),
    ];
    if let Some(clock) = work_clock::about(reading, INFORMATION, r.id)?.first() {
        rows.push(line("Rule", &format!("{} ({})", clock.source, clock.basis)));
    }
    if let Some(person) = r.person
        && let Some(known) = person::people(reading, &[person])?.first()
    {
        rows.insert(0, line("About", &named(known)));
    }
    let optional = [
        (if r.is_ours() { "Answer" } else { "What we shared" }, &r.answer),
        ("Refused because", &r.refused_why),
        ("Late because", &r.late_why),
        ("Taken down by", &r.answer_by),
    ];
    rows.extend(optional.into_iter().filter(|(_, v)| !v.is_empty()).map(|(what, v)| line(what, v)));
    for (moment, by, how) in request::chases(reading, r.id)? {
        rows.push(line("Reminded", &format!("{}, {by}: {how}", days::long_with_time(moment))));
    }
    let mut html = summary(&rows).0;
    html.push_str(&post::published::letters_shown(visit, reading, (INFORMATION, r.id))?.unwrap_or_default().0);
    if r.answered.is_none() && visit.may("work_contacts") {
        html.push_str(&forms(visit, &r, errors));
    }
    let back = match r.contact {
        Some(contact) => (href(contact), "The contact".to_owned()),
        None => ("/front-door/requests".to_owned(), "Information requests".to_owned()),
    };
    let title = if r.is_ours() { "Question to an agency" } else { "Question from an agency" };
    let body =
        Plain { back, title: title.to_owned(), body: Html(format!("{}{html}", page::parts::error_summary(errors))) };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn forms(visit: &Visit, r: &Request, errors: &Errors) -> String {
    let today = days::long(visit.today());
    let (answer, refused) = if r.is_ours() {
        ("What did they answer?", "Why did they refuse?")
    } else {
        ("What did you share?", "Why was it not shared?")
    };
    let mut fields = vec![
        textarea(field(visit, "answer", answer, "Leave it empty for a refusal", ""), 4, errors),
        textarea(field(visit, "refused_why", refused, "Only for a refusal", ""), 2, errors),
        date(field(visit, "day", "On which day?", "", &today), errors),
    ];
    if visit.today() > r.due {
        fields.push(text(
            field(visit, "late_why", "Why so late?", "The answer was due before today", ""),
            "",
            "",
            errors,
        ));
    }
    let fields: String = fields.into_iter().map(|f| f.0).collect();
    let how = text(
        field(visit, "how", "How did you remind them?", "For example: by telephone, spoke to the office", ""),
        "",
        "",
        errors,
    );
    let chase = if r.is_ours() {
        format!(
            "<details class=\"kith-earlier\"><summary>Remind them</summary><form class=\"kith-edit\" method=\"post\" action=\"{}/chase\" novalidate>{}{how}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Keep that they were reminded</button></form></details>",
            at(r.id),
            visit.hidden()
        )
    } else {
        String::new()
    };
    format!(
        "<h2 class=\"govuk-heading-m\">The answer</h2><form class=\"kith-edit\" method=\"post\" action=\"{}\" novalidate>{}{fields}<button class=\"govuk-button\" type=\"submit\">Save</button></form>{chase}",
        at(r.id),
        visit.hidden()
    )
}

/// POST /front-door/requests/{request}
pub fn answer(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let waiting = |reading: &mut Reading<'_>| {
        let r = one(visit, reading)?;
        if r.answered.is_some() {
            return Err(Fail::Stale("Somebody has kept an answer already. Load the page again to see it.".to_owned()));
        }
        Ok(r)
    };
    let r = visit.read(|reading| waiting(reading))?;
    let answer = errors.take("answer", lines(value(visit, "answer"), "the answer", 5000)).unwrap_or_default();
    let refused =
        errors.take("refused_why", lines(value(visit, "refused_why"), "the reason", 1000)).unwrap_or_default();
    let late = errors.take("late_why", lines(value(visit, "late_why"), "why it is late", 500)).unwrap_or_default();
    let day = errors.take("day", past_day(value(visit, "day"), "The day", visit.today())).flatten();
    match (answer.is_empty(), refused.is_empty()) {
        (true, true) => errors.add("answer", "Write what was answered, or below why it was refused"),
        (false, false) => errors.add("refused_why", "It is either answered or refused. Leave one of the two empty"),
        _ => {}
    }
    match day {
        None if errors.at("day").is_none() => errors.add("day", "Enter the day of the answer"),
        Some(day) if day < r.asked_day => {
            errors.add("day", format!("It was asked on {}. Enter that day or a later one", days::long(r.asked_day)));
        }
        Some(day) if day > r.due && late.is_empty() => errors.add("late_why", "Say why the answer came late"),
        _ => {}
    }
    let Some(day) = day.filter(|_| errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let reason = Some(refused.as_str()).filter(|w| !w.is_empty());
    visit.act(r.person.or(Some(r.id)), reason, |acting| {
        let r = waiting(acting)?;
        let answered = Answered { day, answer: &answer, refused_why: &refused, late_why: &late, by: &by };
        request::answer(acting, r.id, &answered)?;
        if let Some(clock) = r.clock {
            work_clock::stop(acting, clock, day)?;
        }
        if let Some(contact) = r.contact {
            contact::restage(acting, contact)?;
        }
        Ok::<_, Fail>(())
    })?;
    let said = if refused.is_empty() { "The answer is kept." } else { "The refusal is kept with its reason." };
    Ok(Reply::to_saying(at(r.id), said))
}

/// POST /front-door/requests/{request}/chase
pub fn chase(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let r = visit.read(|reading| one(visit, reading))?;
    let how = errors.take("how", needed_line(value(visit, "how"), "how they were reminded", 300));
    let Some(how) = how else { return visit.read(|reading| again(visit, reading, &errors)) };
    visit.act(r.person.or(Some(r.id)), None, |acting| {
        if one(visit, acting)?.answered.is_some() {
            return Err(Fail::Stale("They have answered already. Load the page again to see it.".to_owned()));
        }
        Ok::<_, Fail>(request::chase(acting, r.id, &by, &how)?)
    })?;
    Ok(Reply::to_saying(at(r.id), "Kept that they were reminded."))
}
