//! Completing a record: the last answers, the checks, and what it tells the four streams, in one act.

use crate::pages::loaded::Loaded;
use crate::pages::typed::{Intake, Stop, save};
use crate::pages::{append_to_record, choose_answers, save_draft, write_record};
use crate::telling;
use page::ask::place;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::{When, cannot_complete};
use record::store::document;
use store::{Acting, Fault, Reading};

/// POST /records/{record}/complete
pub fn complete(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    let intake = Intake::read(visit, &loaded, &visit.form, true);
    if !loaded.is_draft() {
        return append_to_record::late(visit, &loaded, &intake);
    }
    if let Some(page::Complete::GoOn { to, .. }) = loaded.own().map(|own| own.complete) {
        visit.nothing_to_do();
        return Ok(Reply::to(to(loaded.id())));
    }
    let subject = visit.subjects.first().copied();
    let mut errors = intake.refused.clone();
    let refused = !errors.is_empty();
    let done = visit.act(subject, None, |acting| {
        if refused {
            return Err(Stop::Cannot);
        }
        errors = Errors::none();
        complete_in(acting, visit, &loaded, &intake, &mut errors)
    });
    match done {
        Ok(()) => {
            let words = format!(
                "The {} is complete and stands in the story of {}.",
                loaded.words().to_lowercase(),
                loaded.names()
            );
            Ok(Reply::to_saying(loaded.path(), words))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
        Err(Stop::Fail(fail)) => Err(fail),
        Err(Stop::NotADraft) => append_to_record::late(visit, &Loaded::of(visit)?, &intake),
        Err(Stop::Cannot | Stop::Nothing(_)) => not_yet(visit, &loaded, &intake, errors),
    }
}

fn complete_in(
    acting: &mut Acting<'_>,
    visit: &Visit,
    loaded: &Loaded,
    intake: &Intake<'_>,
    errors: &mut Errors,
) -> Result<(), Stop> {
    match save(acting, visit, loaded.id(), &intake.saves()) {
        Ok(outcomes) | Err(Stop::Nothing(outcomes)) => {
            if outcomes.iter().any(|o| matches!(o, record::store::answer::Outcome::Conflict(_))) {
                return Err(Stop::Cannot);
            }
        }
        Err(stop) => return Err(stop),
    }
    let now = Loaded::read(visit, acting, loaded.id())?;
    *errors = stops(visit, acting, &now)?;
    if !errors.is_empty() {
        return Err(Stop::Cannot);
    }
    let who = visit.who()?;
    finish(acting, visit, &now, (&who.name, who.worker))?;
    if let Some(page::Complete::Then(then)) = now.own().map(|own| own.complete) {
        then(visit, acting, now.id())?;
    }
    Ok(())
}

/// Completes a record in which everything is answered, as its writer's: its story, its clocks, its facts and its steps.
pub fn finish(
    acting: &mut Acting<'_>,
    visit: &Visit,
    now: &Loaded,
    (name, own): (&str, Option<i64>),
) -> Result<(), Fault> {
    let (day, time) = telling::happened(now, visit.now);
    document::complete(acting, now.id(), day, time.as_deref(), name)?;
    for child in now.ids() {
        telling::tell_story(acting, now, child, visit.now, name)?;
        telling::run_clocks(acting, now, child, visit.now, own)?;
        telling::set_facts(acting, now, child, name)?;
    }
    telling::agree_steps(acting, now, &now.ids(), name, own)?;
    Ok(())
}

/// Everything that stands in the way of completing, at its place.
pub fn stops(visit: &Visit, reading: &mut Reading<'_>, loaded: &Loaded) -> Result<Errors, Fail> {
    let mut errors = Errors::none();
    let several = loaded.people.len() > 1;
    for stop in cannot_complete(&loaded.form, &loaded.answers, &loaded.ids()) {
        let spot = place(&stop.question, stop.person.filter(|_| several));
        let whose = stop.person.filter(|_| several).map_or(String::new(), |p| format!(" for {}", loaded.called(p)));
        if errors.at(&spot).is_none() {
            errors.add(spot, format!("{}{whose}", stop.sentence));
        }
    }
    for kept in loaded.kept.iter().filter(|k| !k.value.is_empty()) {
        let Some(question) = loaded.form.question(&kept.question).filter(|q| q.when != When::Any) else { continue };
        let person = Some(kept.person).filter(|p| *p != 0);
        let spot = place(&question.id, person);
        let fault = questions::read_answer(question, &kept.value, visit.today()).err().map(|f| f.to_string());
        let ahead = kept
            .value
            .parse::<days::LocalTime>()
            .ok()
            .and_then(|w| days::instant_of(w).ok())
            .is_some_and(|at| at > visit.now);
        let ahead = (question.when == When::Past && ahead)
            .then(|| format!("{} has not come yet. Check the time", question.name()));
        if let Some(said) = fault
            .or(ahead)
            .filter(|_| errors.at(&spot).is_none() && loaded.form.is_visible(question, &loaded.answers, person))
        {
            errors.add(spot, said);
        }
    }
    if let Some(own) = loaded.own() {
        for (spot, said) in (own.check)(visit, reading, loaded.id())? {
            if errors.at(&spot).is_none() {
                errors.add(spot, said);
            }
        }
    }
    Ok(errors)
}

/// It cannot be completed: what was typed is saved as a draft all the same, and the page says what is still wanted.
fn not_yet(visit: &Visit, loaded: &Loaded, intake: &Intake<'_>, errors: Errors) -> Result<Reply, Fail> {
    let actor = visit.who()?.actor();
    let saves = intake.saves();
    let saved = visit.act_as("save_draft", actor, visit.subjects.first().copied(), None, |acting| {
        save(acting, visit, loaded.id(), &saves)
    });
    let outcomes = match saved {
        Ok(outcomes) | Err(Stop::Nothing(outcomes)) => outcomes,
        Err(Stop::Fault(fault)) => return Err(fault.into()),
        Err(Stop::Fail(fail)) => return Err(fail),
        Err(Stop::NotADraft | Stop::Cannot) => return append_to_record::late(visit, &Loaded::of(visit)?, intake),
    };
    let now = Loaded::of(visit)?;
    if let Some(asking) = choose_answers::page(visit, &now, intake, &outcomes, "stay")? {
        return Ok(asking);
    }
    if errors.is_empty() {
        return Ok(Reply::to(save_draft::back(&now)));
    }
    write_record::page(visit, &now, Some(intake), &errors)
}
