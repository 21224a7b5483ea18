//! Calls from schools and others: logged until they are returned, with a message for a named worker.

use super::asked::{self, Asked, Plain, field, value};
use super::board::named;
use super::contact::line;
use super::tabs::{Tab, tabs};
use crate::rules::period::Period;
use crate::store::call::{self, Call, Wanted, Which};
use crate::store::{agency, setting};
use crate::waited_for::{self, Message, SCHOOL_CALL, call_href as at};
use access::Sight;
use askama::Template;
use days::{Day, Rules};
use page::parts::{Errors, Pager, choice, date, empty, error_summary, pager_within, summary, text, textarea};
use page::{Fail, Form, Html, Params, Reply, Visit, esc};
use people::published::lateness;
use people::published::typed::{line as one_line, needed_line, needed_lines, past_day};
use record::store::work_clock::{self, Whose};
use record::store::{person, worker};
use store::{Fault, Reading};

/// Calls on a page. Source: local.
const ON_A_PAGE: i64 = 25;

/// Whom the call in the address is about: nobody where that was not said; nothing when there is no such call.
pub fn about(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("call") else { return Ok(None) };
    Ok(call::call(reading, id)?.map(|c| c.person.into_iter().collect()))
}

/// Errors with whom to ask when the visitor may not open this record.
pub fn expect_open(visit: &Visit, reading: &mut Reading<'_>, person: i64) -> Result<(), Fail> {
    match visit.house.sights.sight(reading, visit.who()?, person, visit.now)? {
        Sight::Open => Ok(()),
        Sight::Absent => Err(Fail::NotFound),
        Sight::Closed { ask, .. } => Err(Fail::Restricted { ask, glass: None }),
    }
}

#[derive(Template)]
#[template(path = "pages/calls.html")]
struct List {
    works: bool,
    tabs: Html,
    of: String,
    list: Html,
    pager: Html,
    rule: String,
}

/// GET /front-door/calls
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
                href: format!("/front-door/calls?{}", query(which)),
                count: Some(call::how_many(reading, &Wanted { which, ..wanted }, today)?),
                here: which == wanted.which,
            });
        }
        let n = call::how_many(reading, &wanted, today)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, n);
        let calls = call::page(reading, &wanted, today, pages.skip(), ON_A_PAGE)?;
        let mut of = vec![if n == 1 { "1 call".to_owned() } else { format!("{n} calls") }];
        if let Some(id) = agency {
            of.extend(agency::agency(reading, id)?.map(|a| format!("from {}", a.name)));
        }
        of.extend(period.map(|p| format!("received in {}", p.words())));
        let rule = Rules::built_in().rule_on(SCHOOL_CALL, today).map_or(String::new(), |rule| {
            format!(
                "A call is returned within {} of the working day on which it came ({}). {}.",
                rule.length(),
                rule.basis.words(),
                rule.source
            )
        });
        let body = List {
            works: visit.may("work_contacts"),
            tabs: tabs("Calls", &all),
            of: of.join(", "),
            list: lines_of(visit, reading, &calls)?,
            pager: pager_within(&pages, "/front-door/calls", &format!("{}&amp;", esc(&query(wanted.which)))),
            rule,
        };
        visit.page("Calls to return", &body)
    })
}

fn stands(c: &Call, today: Day) -> (String, &'static str) {
    match c.returned {
        Some(day) => (lateness::done(c.due, day, None), if day > c.due { "kith-due--late" } else { "kith-due--met" }),
        None => lateness::due(c.due, today),
    }
}

/// Lines of calls. The message of a call about a child whom the visitor may not see is not shown.
fn lines_of(visit: &Visit, reading: &mut Reading<'_>, calls: &[Call]) -> Result<Html, Fail> {
    if calls.is_empty() {
        return Ok(empty("No call is here."));
    }
    let ids: Vec<i64> = calls.iter().filter_map(|c| c.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let seen = |p: i64| ids.iter().position(|id| *id == p).is_some_and(|n| sights.get(n) == Some(&Sight::Open));
    let items: String = calls
        .iter()
        .map(|c| {
            let (due, class) = stands(c, visit.today());
            let from = if c.agency_name.is_empty() { c.caller.clone() } else { format!("{}, {}", c.caller, c.agency_name) };
            let message: String = match c.person {
                Some(p) if !seen(p) => "About a record that you may not open".to_owned(),
                _ => c.message.chars().take(140).collect(),
            };
            let whose = if c.worker_name.is_empty() { "for the front door".to_owned() } else { format!("for {}", c.worker_name) };
            format!(
                "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"{}\">{}</a> {} <span class=\"kith-quiet\">{}: {}</span></div><div><span class=\"kith-due {class}\">{}</span></div></li>",
                at(c.id),
                esc(&from),
                esc(&whose),
                days::long_with_time(c.received_at),
                esc(&message),
                esc(&due)
            )
        })
        .collect();
    Ok(Html(format!("<ul class=\"kith-work\">{items}</ul>")))
}

fn workers(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(String, String, i64, i64)>, Fail> {
    let mut known = std::collections::BTreeSet::new();
    let posts = worker::posts(reading, visit.today())?.into_iter().filter(|p| known.insert(p.worker));
    Ok(posts.map(|p| (p.worker.to_string(), format!("{}, {}", p.name, p.team_name), p.worker, p.team)).collect())
}

/// GET /front-door/calls/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| ask_again(visit, reading, &Errors::none()))
}

fn ask_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let agencies: Vec<(String, String)> =
        agency::all(reading)?.into_iter().filter(|a| !a.ended).map(|a| (a.id.to_string(), a.name)).collect();
    let agencies: Vec<(&str, &str)> =
        std::iter::once(("", "None of these")).chain(agencies.iter().map(|(c, w)| (c.as_str(), w.as_str()))).collect();
    let workers = workers(visit, reading)?;
    let workers: Vec<(&str, &str)> = std::iter::once(("", "The front door"))
        .chain(workers.iter().map(|(c, w, ..)| (c.as_str(), w.as_str())))
        .collect();
    let off = " autocomplete=\"off\"";
    let fields = vec![
        choice(field(visit, "agency", "From which school or agency?", "", ""), &agencies, errors),
        text(field(visit, "caller", "Who rang?", "", ""), "", off, errors),
        text(
            field(visit, "phone", "Where can they be rung back?", "", ""),
            "govuk-input--width-20",
            " type=\"tel\" autocomplete=\"off\"",
            errors,
        ),
        choice(
            field(visit, "worker", "Whom did they want?", "The message stands on that worker's home page", ""),
            &workers,
            errors,
        ),
        text(
            field(visit, "number", "Kith number of the child", "Only if they said whom it is about", ""),
            "govuk-input--width-10",
            off,
            errors,
        ),
        textarea(field(visit, "message", "The message", "", ""), 4, errors),
    ];
    let asked = Asked {
        title: "Log a call".to_owned(),
        intro: Html::default(),
        fields,
        button: "Log it",
        back: ("/front-door/calls".to_owned(), "Calls to return".to_owned()),
    };
    asked::page(visit, asked, errors)
}

/// POST /front-door/calls/new
pub fn log(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let (agency, chosen, person, hub) = visit.read(|reading| {
        let agency = agency::all(reading)?.into_iter().find(|a| a.id.to_string() == value(visit, "agency"));
        let chosen = workers(visit, reading)?.into_iter().find(|(code, ..)| code == value(visit, "worker"));
        let person = match visit.form.text("number") {
            "" => None,
            typed => person::by_kith_number(reading, typed)?,
        };
        if !visit.form.text("number").is_empty() && person.is_none() {
            errors.add("number", "No record has this Kith number. Check it, or leave it empty");
        }
        if let Some(person) = person {
            expect_open(visit, reading, person)?;
        }
        Ok::<_, Fail>((agency, chosen, person, setting::setting(reading)?.team))
    })?;
    let caller = errors.take("caller", needed_line(value(visit, "caller"), "who rang", 150));
    let phone = errors.take("phone", one_line(value(visit, "phone"), "the telephone", 60));
    let message = errors.take("message", needed_lines(value(visit, "message"), "the message", 3000));
    let (Some(caller), Some(phone), Some(message), true) = (caller, phone, message, errors.is_empty()) else {
        return visit.read(|reading| ask_again(visit, reading, &errors));
    };
    visit.act(person, None, |acting| {
        let (worker, team) = match &chosen {
            Some((_, _, worker, team)) => (Some(*worker), Some(*team)),
            None => (None, hub),
        };
        let message = Message {
            agency: agency.as_ref().map(|a| (a.id, a.name.as_str())),
            caller: &caller,
            phone: &phone,
            message: &message,
            person,
        };
        Ok::<_, Fail>(waited_for::log(acting, &message, Whose { team, worker }, &by)?)
    })?;
    let whose = chosen.map_or("the front door".to_owned(), |(_, words, ..)| words);
    Ok(Reply::to_saying("/front-door/calls", format!("Logged, for {whose}.")))
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Call, Fail> {
    call::call(reading, visit.id("call")?)?.ok_or(Fail::NotFound)
}

/// Whether this visitor may say that a call was returned: it is for them, or they work at the front door.
fn may_return(visit: &Visit, call: &Call) -> bool {
    let mine = visit.who.as_ref().is_some_and(|w| w.worker.is_some() && w.worker == call.worker);
    call.returned.is_none() && (mine || visit.may("work_contacts"))
}

/// GET /front-door/calls/{call}
pub fn shown(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let c = one(visit, reading)?;
    let mut rows = vec![
        line("Rang", [c.caller.as_str(), c.agency_name.as_str()].join(", ").trim_end_matches(", ")),
        line("Telephone", &c.phone),
        line("For", if c.worker_name.is_empty() { "The front door" } else { &c.worker_name }),
        line("Message", &c.message),
        line("Came", &format!("{}, taken by {}", days::long_with_time(c.received_at), c.taken_by)),
        line("Due", &stands(&c, visit.today()).0),
    ];
    if let Some(agency) = c.agency
        && let Some(agency) = agency::agency(reading, agency)?
        && !agency.phone_holiday.is_empty()
    {
        rows.insert(2, line("In the holidays", &agency.phone_holiday));
    }
    if let Some(person) = c.person
        && let Some(known) = person::people(reading, &[person])?.first()
    {
        let link = format!("<a class=\"govuk-link\" href=\"/people/{}\">{}</a>", known.kith_number, esc(&named(known)));
        let mut about = line("About", "");
        about.value = Html(link);
        rows.insert(0, about);
    }
    if let Some(day) = c.returned {
        rows.push(line("Returned", &format!("{}, by {}", days::long(day), c.returned_by)));
        rows.push(line("What came of it", &c.outcome));
    }
    let mut html = format!("{}{}", error_summary(errors), summary(&rows));
    if may_return(visit, &c) {
        let today = days::long(visit.today());
        let fields = [
            textarea(
                field(visit, "outcome", "What came of it?", "Whom you spoke to, and what was agreed", ""),
                3,
                errors,
            )
            .0,
            date(field(visit, "day", "On which day?", "", &today), errors).0,
        ];
        html.push_str(&format!(
            "<h2 class=\"govuk-heading-m\">You rang back</h2><form class=\"kith-edit\" method=\"post\" action=\"{}\" novalidate>{}{}<button class=\"govuk-button\" type=\"submit\">It is returned</button></form>",
            at(c.id),
            visit.hidden(),
            fields.concat()
        ));
    }
    let title = "Call to return";
    let body = Plain {
        back: ("/front-door/calls".to_owned(), "Calls to return".to_owned()),
        title: title.to_owned(),
        body: Html(html),
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /front-door/calls/{call}
pub fn returned(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let waiting = |reading: &mut Reading<'_>| {
        let c = one(visit, reading)?;
        if c.returned.is_some() {
            return Err(Fail::Stale("This call was returned already. Load the page again to see by whom.".to_owned()));
        }
        if may_return(visit, &c) { Ok(c) } else { Err(Fail::NotForYou) }
    };
    let c = visit.read(|reading| waiting(reading))?;
    let outcome = errors.take("outcome", needed_lines(value(visit, "outcome"), "what came of it", 2000));
    let day = errors.take("day", past_day(value(visit, "day"), "The day", visit.today())).flatten();
    let came = days::day_of(c.received_at);
    match day {
        None if errors.at("day").is_none() => errors.add("day", "Enter the day on which you rang back"),
        Some(day) if day < came => {
            errors.add("day", format!("The call came on {}. Enter that day or a later one", days::long(came)));
        }
        _ => {}
    }
    let (Some(outcome), Some(day), true) = (outcome, day, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(c.person.or(Some(c.id)), None, |acting| {
        let c = waiting(acting)?;
        call::returned(acting, c.id, day, &by, &outcome)?;
        if let Some(clock) = c.clock {
            work_clock::stop(acting, clock, day)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying("/front-door/calls", "The call is returned."))
}

/// On a worker's home page: messages that wait for them to ring back.
pub fn panel(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(me) = visit.who()?.worker.filter(|_| visit.may("read_contacts")) else { return Ok(None) };
    visit.read(|reading| {
        let calls = call::for_worker(reading, me)?;
        if calls.is_empty() {
            return Ok(None);
        }
        let list = lines_of(visit, reading, &calls)?;
        let n = calls.len();
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Ring back <span class=\"kith-quiet\">{}</span></h2>{list}</section>",
            if n == 1 { "1 message".to_owned() } else { format!("{n} messages") }
        ))))
    })
}
