//! Giving up a draft, with a reason that stays visible; and taking it up again.

use crate::pages::loaded::Loaded;
use crate::pages::reasoned::{self, Reasoned, reason, reason_field};
use crate::pages::{save_draft, typed};
use page::parts::Errors;
use page::{Fail, Html, Reply, Visit};
use record::store::document::{self, Standing};

/// GET /records/{record}/discard
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    shown(visit, &loaded, &Errors::none())
}

fn shown(visit: &Visit, loaded: &Loaded, errors: &Errors) -> Result<Reply, Fail> {
    if !loaded.is_draft() {
        return Err(typed::no_draft(loaded));
    }
    let asked = Reasoned {
        header: Html::default(),
        back: Some((loaded.path(), format!("{}, {}", loaded.title(), loaded.names()))),
        heading: "Discard this draft".to_owned(),
        intro: "The draft leaves the lists. What was written in it, who discarded it and why can still be read under Records, and it can be taken up again."
            .to_owned(),
        fields: reason_field(
            "Why is it discarded?",
            "For example, begun twice by mistake",
            visit.form.text("reason"),
            errors,
        ),
        action: format!("{}/discard", loaded.path()),
        button: "Discard the draft",
    };
    reasoned::page(visit, asked, errors)
}

/// POST /records/{record}/discard
pub fn discard(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    let mut errors = Errors::none();
    let why = reason(visit, &mut errors, "Say why the draft is discarded");
    if !errors.is_empty() || !loaded.is_draft() {
        return shown(visit, &loaded, &errors);
    }
    let name = &visit.who()?.name;
    visit.act(visit.subjects.first().copied(), Some(&why), |acting| {
        if document::hold(acting, loaded.id())?.standing != Standing::Draft {
            return Err(typed::no_draft(&Loaded::read(visit, acting, loaded.id())?));
        }
        document::discard(acting, loaded.id(), &why, name).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(save_draft::back(&loaded), "The draft was discarded. It stands at the end of this list."))
}

/// POST /records/{record}/take-up
pub fn take_up(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    match loaded.document.standing {
        Standing::Discarded => {}
        Standing::Draft => {
            visit.nothing_to_do();
            return Ok(Reply::to(loaded.path()));
        }
        Standing::Complete => return Err(typed::no_draft(&loaded)),
    }
    let name = &visit.who()?.name;
    visit.act(visit.subjects.first().copied(), None, |acting| {
        if document::hold(acting, loaded.id())?.standing == Standing::Discarded {
            document::take_up(acting, loaded.id(), name)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(loaded.path(), "The draft is taken up again, with all that was written in it."))
}
