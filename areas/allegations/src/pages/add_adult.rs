//! About whom: an adult of the register, or one who is put on it, and what is alleged first.

use super::form_page::{FormPage, chosen, heading, show};
use super::referral::{one, still_open};
use super::take_in::pick;
use crate::codes::codes;
use crate::store::{adult, allegation};
use crate::words::{Allegation, Post, Referral};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use record::matching::Sketch;
use record::words::BirthKind;
use store::Reading;

/// How many of the register are offered.
const OFFERED: usize = 8;

/// GET /allegations/{referral}/adults/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let referral = visit.read(|reading| still_open(one(visit, reading)?))?;
    shown(visit, &referral, &[], &Errors::none())
}

fn shown(visit: &Visit, referral: &Referral, found: &[adult::Found], errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let field = |name, label, hint| Field { name, label, hint, value: sent.text(name) };
    let mut fields = vec![
        text(field("given", "First name", ""), "govuk-input--width-20", " autocomplete=\"off\"", errors),
        text(field("family", "Family name", ""), "govuk-input--width-20", " autocomplete=\"off\"", errors),
        date(
            field(
                "born",
                "Date of birth",
                "Leave it empty if it is not known; it will be needed to say how long the record is kept",
            ),
            errors,
        ),
        text(
            field("alias", "Another name they go by", "Leave it empty if there is none"),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
    ];
    if !found.is_empty() {
        let offers: Vec<(String, String)> = found
            .iter()
            .map(|f| {
                let reasons: Vec<String> = f.reasons.iter().map(ToString::to_string).collect();
                let also = f.adult.aliases();
                let also = if also.is_empty() { String::new() } else { format!(", also {}", also.join(", ")) };
                let born = f.adult.born.map_or(String::new(), |b| format!(", born {}", days::long(b)));
                (f.adult.id.to_string(), format!("{}{also}{born}: {}", f.adult.name(), reasons.join("; ")))
            })
            .collect();
        let mut options: Vec<(&str, &str)> = offers.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
        options.push(("new", "None of these: somebody who is not on the register"));
        fields.push(radios(
            field("who", "The register holds somebody like this. Is it one of them?", ""),
            &options,
            errors,
        ));
    }
    fields.extend([
        heading("What they do for children there"),
        pick(field("role", "Role", ""), &codes().roles.options(), errors),
        text(
            field("title", "In the employer’s words", "For example, “under-12s coach”"),
            "govuk-input--width-20",
            "",
            errors,
        ),
        heading("What is alleged"),
        pick(field("kind", "Type", ""), &codes().kinds.options(), errors),
        textarea(field("words", "What is said to have happened", ""), 4, errors),
    ]);
    let form = FormPage {
        title: "About whom".to_owned(),
        caption: format!("{}, {}", referral.reference, referral.setting_name),
        intro: Html::default(),
        fields,
        button: "Add",
        back: (format!("/allegations/{}", referral.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

fn found(
    reading: &mut Reading<'_>,
    names: &[(String, String)],
    born: Option<days::Day>,
) -> Result<Vec<adult::Found>, Fail> {
    let sketch = Sketch { names: names.to_vec(), births: born.into_iter().collect(), ..Sketch::default() };
    Ok(adult::find(reading, &sketch, OFFERED)?)
}

/// POST /allegations/{referral}/adults/new
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let referral = visit.read(|reading| still_open(one(visit, reading)?))?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let given = errors.take("given", typed::line(sent.text("given"), "the first name", 100));
    let family = errors.take("family", typed::needed_line(sent.text("family"), "the family name", 100));
    let alias = errors.take("alias", typed::line(sent.text("alias"), "the other name", 100));
    let born = match sent.text("born") {
        "" => Some(None),
        day => errors.take("born", typed::birth(day, BirthKind::Actual, visit.today())).map(Some),
    };
    let role = errors.take("role", chosen(&codes().roles, sent.text("role"), "what the adult does there"));
    let title = errors.take("title", typed::line(sent.text("title"), "the employer’s words", 200));
    let kind = errors.take("kind", chosen(&codes().kinds, sent.text("kind"), "the type"));
    let words = errors.take("words", typed::needed_lines(sent.text("words"), "what is said to have happened", 10_000));
    let (Some(given), Some(family), Some(alias), Some(born), Some(role), Some(title), Some(kind), Some(words)) =
        (given, family, alias, born, role, title, kind, words)
    else {
        return shown(visit, &referral, &[], &errors);
    };
    let names = [(given.clone(), family.clone()), split(&alias)];
    let names: Vec<_> = names.into_iter().filter(|(g, f)| !g.is_empty() || !f.is_empty()).collect();
    let likely = visit.read(|reading| found(reading, &names, born))?;
    let who = match (sent.text("who"), likely.is_empty()) {
        ("new", _) | ("", true) => None,
        ("", false) => {
            errors.add("who", "Say whether it is one of those on the register");
            return shown(visit, &referral, &likely, &errors);
        }
        (id, _) => match likely.iter().find(|f| f.adult.id.to_string() == id) {
            Some(found) => Some(found.adult.clone()),
            None => {
                errors.add("who", "Choose one of those listed now; the names above were changed");
                return shown(visit, &referral, &likely, &errors);
            }
        },
    };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| {
        still_open(crate::store::referral::hold(acting, referral.id)?.ok_or(Fail::NotFound)?)?;
        let id = match &who {
            Some(known) => {
                if let (None, Some(born)) = (known.born, born) {
                    adult::set_birth(acting, known.id, born)?;
                }
                let has = |g: &str, f: &str| known.names.iter().any(|(kg, kf, _)| kg == g && kf == f);
                if !has(&given, &family) {
                    adult::add_name(acting, known.id, &given, &family, "alias")?;
                }
                known.id
            }
            None => adult::add(acting, &given, &family, born, &by)?,
        };
        let (alias_given, alias_family) = split(&alias);
        let known = who.iter().flat_map(|w| &w.names).any(|(g, f, _)| *g == alias_given && *f == alias_family);
        if !alias.is_empty() && !known {
            adult::add_name(acting, id, &alias_given, &alias_family, "alias")?;
        }
        let held = adult::posts(acting, id)?
            .iter()
            .any(|p| p.setting == referral.setting && p.role == role && p.title == title);
        if !held {
            let post = Post {
                adult: id,
                setting: referral.setting,
                setting_name: String::new(),
                sector: String::new(),
                role: role.clone(),
                title: title.clone(),
                from: None,
                to: None,
            };
            adult::add_post(acting, &post)?;
        }
        let new = Allegation {
            id: 0,
            referral: referral.id,
            adult: id,
            role: role.clone(),
            kind: kind.clone(),
            words: words.clone(),
            outcome: None,
        };
        allegation::add(acting, &new)?;
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(
        format!("/allegations/{}", referral.id),
        "The adult and what is alleged stand in the referral.",
    ))
}

/// "Al Pike" as given and family name; one word alone is the family name.
pub fn split(name: &str) -> (String, String) {
    match name.rsplit_once(' ') {
        Some((given, family)) => (given.to_owned(), family.to_owned()),
        None => (String::new(), name.to_owned()),
    }
}
