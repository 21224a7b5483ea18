//! Correcting one answer of a completed record, with a reason; what stood before stays readable.

use crate::pages::append_to_record::finished;
use crate::pages::complete_record::stops;
use crate::pages::loaded::Loaded;
use crate::pages::reasoned::{self, Reasoned, reason, reason_field, together};
use crate::pages::typed::{Intake, Stop, Taken};
use crate::telling;
use page::ask::{Asking, ask_one, place, placed};
use page::parts::Errors;
use page::{Fail, Html, Reply, Visit};
use questions::{Kind, Question};
use record::store::{answer, document};

struct Spot<'a> {
    question: &'a Question,
    person: Option<i64>,
}

fn spot<'a>(visit: &Visit, loaded: &'a Loaded) -> Result<Spot<'a>, Fail> {
    let (id, person) = placed(visit.param("place")).ok_or(Fail::NotFound)?;
    let (_, question) = loaded.form.questions().find(|(_, q)| q.id == id).ok_or(Fail::NotFound)?;
    match person {
        Some(p) if !loaded.ids().contains(&p) || !question.each_child => Err(Fail::NotFound),
        _ => Ok(Spot { question, person }),
    }
}

/// GET /records/{record}/answers/{place}/correct
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = finished(visit)?;
    let spot = spot(visit, &loaded)?;
    shown(visit, &loaded, &spot, None, &Errors::none())
}

fn shown(visit: &Visit, loaded: &Loaded, spot: &Spot<'_>, typed: Option<&str>, errors: &Errors) -> Result<Reply, Fail> {
    let name = place(&spot.question.id, spot.person);
    let mut answers = loaded.answers.clone();
    if let Some(typed) = typed {
        answers.set(&spot.question.id, spot.person, typed);
    }
    let choose = visit.read(|r| loaded.choose(r))?;
    let marks = loaded.marks(visit.who()?.account);
    let children = loaded.children();
    let asking =
        Asking { form: &loaded.form, answers: &answers, children: &children, choose: &choose, marks: &marks, errors };
    let steps = matches!(spot.question.kind, Kind::Repeating { .. });
    let whose = spot.person.map_or(String::new(), |p| format!(" Only for {}.", loaded.called(p)));
    let more =
        if steps { " Steps already agreed stay under Plan and work as they are; agree a new one there." } else { "" };
    let asked = Reasoned {
        header: Html::default(),
        back: Some((format!("{}#{name}", loaded.path()), format!("{}, {}", loaded.title(), loaded.names()))),
        heading: "Correct an answer".to_owned(),
        intro: format!(
            "Both the old and the new answer stay in the record, with your name and the reason.{whose}{more}"
        ),
        fields: together([
            ask_one(&asking, spot.question, spot.person),
            reason_field(
                "Why is it corrected?",
                "For example, the grandmother's name was wrong",
                visit.form.text("reason"),
                errors,
            ),
        ]),
        action: format!("{}/answers/{name}/correct", loaded.path()),
        button: "Correct it",
    };
    reasoned::page(visit, asked, errors)
}

/// POST /records/{record}/answers/{place}/correct
pub fn correct(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = finished(visit)?;
    let spot = spot(visit, &loaded)?;
    let name = place(&spot.question.id, spot.person);
    let intake = Intake::read(visit, &loaded, &visit.form, false);
    let mut errors = intake.refused.clone();
    let why = reason(visit, &mut errors, "Say why it is corrected");
    let Some(taken) = intake.taken.iter().find(|t| t.typed.place == name) else {
        return shown(visit, &loaded, &spot, None, &errors);
    };
    let before = loaded.answers.own(&spot.question.id, spot.person).unwrap_or_default();
    if let Some(wrong) = &taken.wrong {
        errors.add(name.clone(), wrong.clone());
    } else if before == taken.kept {
        errors.add(name.clone(), "This is what stands already. Change it, or go back");
    }
    if !errors.is_empty() {
        return shown(visit, &loaded, &spot, Some(&taken.kept), &errors);
    }
    let done = visit.act(visit.subjects.first().copied(), Some(&why), |acting| {
        errors = Errors::none();
        correct_in(acting, visit, loaded.id(), taken, &why, &mut errors)
    });
    match done {
        Ok(()) => {
            Ok(Reply::to_saying(format!("{}#{name}", loaded.path()), "Corrected. What stood before can still be read."))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
        Err(Stop::Fail(fail)) => Err(fail),
        Err(_) => shown(visit, &finished(visit)?, &spot, Some(&taken.kept), &errors),
    }
}

fn correct_in(
    acting: &mut store::Acting<'_>,
    visit: &Visit,
    record: i64,
    taken: &Taken<'_>,
    why: &str,
    errors: &mut Errors,
) -> Result<(), Stop> {
    let (account, by) = visit.who.as_ref().map_or((0, ""), |w| (w.account, w.name.as_str()));
    let spot = (taken.typed.question.id.as_str(), taken.typed.person.unwrap_or(answer::FOR_ALL));
    document::hold(acting, record)?;
    let standing = answer::answer(acting, record, spot.0, spot.1)?;
    if standing.as_ref().map_or(0, |s| s.version) != taken.typed.base {
        let who = standing.map_or(String::new(), |s| s.by);
        errors.add(
            taken.typed.place.clone(),
            format!("{who} corrected this answer while you were writing. Read theirs, then correct it again"),
        );
        return Err(Stop::Cannot);
    }
    let before = standing.map(|s| s.value).unwrap_or_default();
    document::note_correction(acting, record, spot, (&before, &taken.kept), why, by)?;
    answer::correct(acting, record, spot, &taken.kept, account, by)?;
    let now = Loaded::read(visit, acting, record)?;
    *errors = stops(visit, acting, &now)?;
    if !errors.is_empty() {
        return Err(Stop::Cannot);
    }
    telling::retell(acting, &now, spot.0)?;
    for child in now.ids() {
        telling::set_facts(acting, &now, child, by)?;
    }
    Ok(())
}
