//! Agencies: who refers and who is asked, with numbers for term and holidays.

use super::asked::{self, Asked, Plain, choices, field, value};
use crate::codes;
use crate::store::agency::{self, Agency, Details};
use page::parts::{Errors, Table, choice, date, empty, radios, table, text};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::{line, needed_line, past_day};
use store::Reading;

/// Numbers older than so many months are shown as to be checked. Source: local, once a school year.
const CHECK_AFTER_MONTHS: u32 = 12;

/// GET /agencies
pub fn agencies(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let may_change = visit.may("manage_agencies");
        let rows = agency::all(reading)?.into_iter().map(|a| row(visit, &a, may_change)).collect::<Vec<_>>();
        let heads = ["Agency", "Kind and source", "Term", "Holidays", "Numbers checked"];
        let list = if rows.is_empty() {
            empty("No agency is known yet. Add schools, health services, police and others that refer or are asked.")
        } else {
            table(&Table { caption: "", heads: &heads, rows })
        };
        let add = if may_change {
            "<p><a class=\"govuk-button kith-no-print\" role=\"button\" href=\"/agencies/new\">Add an agency</a></p>"
        } else {
            ""
        };
        let body = Plain {
            back: match visit.may("read_contacts") {
                true => ("/front-door".to_owned(), "Front door".to_owned()),
                false => ("/".to_owned(), "Home".to_owned()),
            },
            title: "Agencies".to_owned(),
            body: Html(format!("{add}{list}")),
        };
        visit.page("Agencies", &body)
    })
}

fn row(visit: &Visit, a: &Agency, may_change: bool) -> Vec<Html> {
    let name = if may_change {
        format!("<a class=\"govuk-link\" href=\"/agencies/{}\">{}</a>", a.id, esc(&a.name))
    } else {
        esc(&a.name)
    };
    let ended = if a.ended { " <span class=\"kith-quiet\">no longer used</span>" } else { "" };
    let checked = match a.verified_on {
        None => "not yet".to_owned(),
        Some(day) if days::add_months(day, CHECK_AFTER_MONTHS).is_some_and(|until| until <= visit.today()) => {
            format!("{}, to be checked again", days::long(day))
        }
        Some(day) => days::long(day),
    };
    let kind = codes::words_of(codes::kinds(), &a.kind);
    vec![
        Html(format!("{name}{ended}<br><span class=\"kith-quiet\">{}</span>", esc(&a.email))),
        Html::text(&format!("{kind}: {}", codes::words_of(codes::sources(), &a.source_code))),
        Html::text(&a.phone),
        Html::text(&a.phone_holiday),
        Html::text(&checked),
    ]
}

/// GET /agencies/new
pub fn new(visit: &Visit) -> Result<Reply, Fail> {
    form_page(visit, None, &Errors::none())
}

/// GET /agencies/{agency}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let one = visit.read(|reading| one(visit, reading))?;
    form_page(visit, Some(&one), &Errors::none())
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Agency, Fail> {
    agency::agency(reading, visit.id("agency")?)?.ok_or(Fail::NotFound)
}

fn form_page(visit: &Visit, agency: Option<&Agency>, errors: &Errors) -> Result<Reply, Fail> {
    let of = |part: fn(&Agency) -> &String| agency.map(part).cloned().unwrap_or_default();
    let (name, kind, source) = (of(|a| &a.name), of(|a| &a.kind), of(|a| &a.source_code));
    let (email, phone, holiday) = (of(|a| &a.email), of(|a| &a.phone), of(|a| &a.phone_holiday));
    let verified = agency.and_then(|a| a.verified_on).map(days::long).unwrap_or_default();
    let off = " autocomplete=\"off\"";
    let mut fields = vec![
        text(field(visit, "name", "Name", "", &name), "", off, errors),
        choice(field(visit, "kind", "Kind", "", &kind), &choices("Choose", codes::kinds()), errors),
        choice(
            field(visit, "source_code", "Counted as", "The referral source of the children in need census", &source),
            &choices("Choose", codes::sources()),
            errors,
        ),
        text(
            field(visit, "email", "E-mail", "Replies go here when a referrer gives no address", &email),
            "",
            off,
            errors,
        ),
        text(field(visit, "phone", "Telephone in term time", "", &phone), "govuk-input--width-20", off, errors),
        text(
            field(
                visit,
                "phone_holiday",
                "Telephone in the holidays",
                "Whom to ring when the school is closed",
                &holiday,
            ),
            "govuk-input--width-20",
            off,
            errors,
        ),
        date(field(visit, "verified_on", "When were the numbers last checked?", "", &verified), errors),
    ];
    if let Some(agency) = agency {
        let now = if agency.ended { "no" } else { "yes" };
        let ways = [("yes", "Yes"), ("no", "No, it is used no longer")];
        fields.push(radios(field(visit, "used", "Is it in use?", "", now), &ways, errors));
    }
    let asked = Asked {
        title: agency.map_or("Add an agency".to_owned(), |a| a.name.clone()),
        intro: agency.map_or(Html::default(), |a| {
            let words = "Keys for the agency’s own system";
            Html(format!(
                "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/agencies/{}/keys\">{words}</a></p>",
                a.id
            ))
        }),
        fields,
        button: "Save",
        back: ("/agencies".to_owned(), "Agencies".to_owned()),
    };
    asked::page(visit, asked, errors)
}

fn read(
    visit: &Visit,
    reading: &mut Reading<'_>,
    own: Option<i64>,
    errors: &mut Errors,
) -> Result<Option<Details>, Fail> {
    let name = errors.take("name", needed_line(value(visit, "name"), "the name", 150));
    if let Some(name) = &name
        && agency::all(reading)?.iter().any(|a| Some(a.id) != own && a.name.eq_ignore_ascii_case(name))
    {
        errors.add("name", "There is an agency of this name already. Change that one, or give this one another name");
    }
    let (kind, source_code) = (value(visit, "kind").to_owned(), value(visit, "source_code").to_owned());
    if !codes::kinds().iter().any(|k| k.code == kind) {
        errors.add("kind", "Choose the kind of agency");
    }
    if !codes::sources().iter().any(|s| s.code == source_code) {
        errors.add("source_code", "Choose what it is counted as");
    }
    let email = errors.take("email", line(value(visit, "email"), "the e-mail", 200));
    if email.as_deref().is_some_and(|e| !e.is_empty() && !is_address(e)) {
        errors.add("email", "Enter an e-mail address like office@school.example, or leave it empty");
    }
    let phone = errors.take("phone", line(value(visit, "phone"), "the telephone", 60));
    let phone_holiday = errors.take("phone_holiday", line(value(visit, "phone_holiday"), "the telephone", 60));
    let verified_on = errors.take("verified_on", past_day(value(visit, "verified_on"), "The day", visit.today()));
    let all = (|| {
        let (name, email, phone) = (name?, email?, phone?);
        Some(Details {
            name,
            kind,
            source_code,
            email,
            phone,
            phone_holiday: phone_holiday?,
            verified_on: verified_on?,
        })
    })();
    Ok(all.filter(|_| errors.is_empty()))
}

/// Whether it has the shape of an address: something, an @, and a name with a stop.
pub fn is_address(email: &str) -> bool {
    let parts: Vec<&str> = email.split('@').collect();
    matches!(parts.as_slice(), [who, at] if !who.is_empty() && at.contains('.') && !at.starts_with('.') && !at.ends_with('.'))
        && !email.contains(' ')
}

/// POST /agencies/new
pub fn make(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let details = visit.read(|reading| read(visit, reading, None, &mut errors))?;
    let Some(details) = details else { return form_page(visit, None, &errors) };
    visit.act(None, None, |acting| Ok::<_, Fail>(agency::make(acting, &details)?))?;
    Ok(Reply::to_saying("/agencies", format!("{} is added.", details.name)))
}

/// POST /agencies/{agency}
pub fn change(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let one = visit.read(|reading| one(visit, reading))?;
    let details = visit.read(|reading| read(visit, reading, Some(one.id), &mut errors))?;
    let Some(details) = details else { return form_page(visit, Some(&one), &errors) };
    let ended = value(visit, "used") == "no";
    visit.act(Some(one.id), None, |acting| {
        agency::change(acting, one.id, &details)?;
        if ended != one.ended {
            agency::end(acting, one.id, ended)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying("/agencies", format!("{} is saved.", details.name)))
}
