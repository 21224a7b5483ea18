//! Saving a draft with its button, as a browser without the script does.

use crate::pages::loaded::Loaded;
use crate::pages::typed::{Intake, Stop, save};
use crate::pages::{append_to_record, choose_answers, write_record};
use page::{Fail, Reply, Visit};

/// POST /records/{record}/draft
pub fn save_draft(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    let sent = match choose_answers::chosen(visit, &loaded)? {
        Ok(sent) => sent,
        Err(asked_again) => return Ok(*asked_again),
    };
    let intake = Intake::read(visit, &loaded, &sent, true);
    if !loaded.is_draft() {
        return append_to_record::late(visit, &loaded, &intake);
    }
    let saves = intake.saves();
    let (record, then) = (loaded.id(), visit.form.text("then"));
    let outcomes = match visit.act(visit.subjects.first().copied(), None, |acting| save(acting, visit, record, &saves))
    {
        Ok(outcomes) => outcomes,
        Err(Stop::Nothing(outcomes)) => {
            visit.nothing_to_do();
            outcomes
        }
        Err(Stop::Fault(fault)) => return Err(fault.into()),
        Err(Stop::Fail(fail)) => return Err(fail),
        Err(Stop::NotADraft | Stop::Cannot) => {
            let now = Loaded::of(visit)?;
            return append_to_record::late(visit, &now, &intake);
        }
    };
    if let Some(asking) = choose_answers::page(visit, &loaded, &intake, &outcomes, then)? {
        return Ok(asking);
    }
    if !intake.refused.is_empty() {
        return write_record::page(visit, &Loaded::of(visit)?, Some(&intake), &intake.refused);
    }
    if let ("go-on", Some(page::Complete::GoOn { to, .. })) = (then, loaded.own().map(|own| own.complete)) {
        return Ok(Reply::to(to(loaded.id())));
    }
    Ok(match then {
        "leave" => Reply::to_saying(back(&loaded), "Your draft is saved. It is listed here and on your home page."),
        place if place.starts_with("q-") && place.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) => {
            Reply::to(format!("{}#{place}", loaded.path()))
        }
        _ => Reply::to_saying(loaded.path(), "Your draft is saved."),
    })
}

/// The Records place of the first child.
pub fn back(loaded: &Loaded) -> String {
    loaded.people.first().map_or("/".to_owned(), |p| format!("/people/{}/records", p.kith_number))
}
