//! What the front door waits for, each with its clock: an agency's answer, a call to be returned.

use crate::rules::receipt::{due_under, working_day_of_receipt};
use crate::store::call::{self, NewCall};
use crate::store::request::{self, ASKED, NewRequest};
use days::Day;
use record::store::work_clock::{self, About, Whose};
use store::{Acting, Fault};

/// The clock, and the kind of thing, of an answer that is waited for.
pub const INFORMATION: &str = "information_request";
/// The clock, and the kind of thing, of a call to be returned.
pub const SCHOOL_CALL: &str = "school_call";

/// Where a request is read.
pub fn request_href(request: i64) -> String {
    format!("/front-door/requests/{request}")
}

/// Where a call is read.
pub fn call_href(call: i64) -> String {
    format!("/front-door/calls/{call}")
}

/// A question to an agency, or of one.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// asked, or asked_of_us.
    pub way: &'a str,
    /// The agency and its name.
    pub agency: (i64, &'a str),
    /// What for.
    pub purpose: &'a str,
    /// What.
    pub asked: &'a str,
    /// The lawful basis's word.
    pub basis: &'a str,
    /// More about the basis.
    pub basis_why: &'a str,
}

/// Asks at the time of the act, and starts the clock; gives the key and the due day. `about`: the contact and the person.
pub fn ask(
    acting: &mut Acting<'_>,
    question: &Question<'_>,
    about: (Option<i64>, Option<i64>),
    whose: Whose,
    by: &str,
) -> Result<(i64, Day), Fault> {
    let day = working_day_of_receipt(days::day_of(acting.at));
    let (id, due) = (acting.new_id(), due_under(INFORMATION, day));
    let way = if question.way == ASKED { "to" } else { "from" };
    let words = format!("Question {way} {}", question.agency.1);
    let thing = About { kind: INFORMATION, id, words: &words, href: &request_href(id) };
    let clock = work_clock::start(acting, INFORMATION, day, &thing, whose, about.1)?;
    let new = NewRequest {
        way: question.way,
        contact: about.0,
        person: about.1,
        agency: question.agency.0,
        purpose: question.purpose,
        asked: question.asked,
        basis: question.basis,
        basis_why: question.basis_why,
        day,
        by,
        worker: whose.worker,
        due,
        clock,
    };
    request::ask(acting, id, &new)?;
    Ok((id, due))
}

/// What somebody who rang wants.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// The agency and its name.
    pub agency: Option<(i64, &'a str)>,
    /// Who rang.
    pub caller: &'a str,
    /// Their number.
    pub phone: &'a str,
    /// The message.
    pub message: &'a str,
    /// Whom it is about.
    pub person: Option<i64>,
}

/// Logs a call at the time of the act, and starts the clock; gives the key.
pub fn log(acting: &mut Acting<'_>, message: &Message<'_>, whose: Whose, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let day = working_day_of_receipt(days::day_of(at));
    let (id, due) = (acting.new_id(), due_under(SCHOOL_CALL, day));
    let words = format!("Call from {}", message.agency.map_or("somebody", |(_, name)| name));
    let thing = About { kind: SCHOOL_CALL, id, words: &words, href: &call_href(id) };
    let clock = work_clock::start(acting, SCHOOL_CALL, day, &thing, whose, message.person)?;
    let new = NewCall {
        agency: message.agency.map(|(id, _)| id),
        caller: message.caller,
        phone: message.phone,
        message: message.message,
        person: message.person,
        worker: whose.worker,
        team: whose.team,
        at,
        day,
        by,
        due,
        clock,
    };
    call::log(acting, id, &new)?;
    Ok(id)
}
