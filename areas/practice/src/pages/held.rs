//! A form with what a page about it needs: what is live, and what this person prepares.

use crate::store::form_change::{self, FormChange};
use crate::store::practice_model as model;
use days::Instant;
use page::{Fail, Visit};
use questions::{Form, PracticeModel};
use record::store::form::{self, FormVersion};
use std::sync::Arc;
use store::{Fault, Reading};

/// The practice model that came with the program.
pub const BUILT_IN_MODEL: &str = include_str!("../practice_model.toml");

/// What is asked today.
pub struct Live {
    /// Its number.
    pub version: i64,
    /// The form.
    pub form: Arc<Form>,
    /// The same as text.
    pub text: String,
    /// Since when; nothing for a form that came with the program and was not changed or used yet.
    pub since: Option<Instant>,
    /// Who made it live.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A form as one person sees it.
pub struct Held {
    /// The name under which its records are kept.
    pub name: String,
    /// What is live; nothing for a form that is new.
    pub live: Option<Live>,
    /// What this person prepares.
    pub change: Option<FormChange>,
    /// The form as this person has it: with their changes, or else as it is live.
    pub form: Arc<Form>,
    /// The council's practice model.
    pub model: PracticeModel,
}

/// The text that the program brings along for a form.
pub fn built_in<'a>(visit: &'a Visit, name: &str) -> Option<&'a str> {
    visit.house.areas.iter().flat_map(|a| a.forms).find(|(n, _)| *n == name).map(|(_, text)| *text)
}

/// The names of the forms that came with the program, in the order of the "Add" button.
pub fn built_in_names(visit: &Visit) -> Vec<&'static str> {
    visit.house.areas.iter().flat_map(|a| a.forms).map(|(name, _)| *name).collect()
}

/// The practice model that holds.
pub fn model_now(reading: &mut Reading<'_>) -> Result<PracticeModel, Fault> {
    let text = model::newest(reading)?.map(|kept| kept.text);
    PracticeModel::parse(text.as_deref().unwrap_or(BUILT_IN_MODEL)).map_err(Fault::Address)
}

/// What is live of a form.
pub fn live_now(visit: &Visit, reading: &mut Reading<'_>, name: &str) -> Result<Option<Live>, Fault> {
    if let Some(kept) = form::newest(reading, name)? {
        return live_of(kept).map(Some);
    }
    let Some(text) = built_in(visit, name) else { return Ok(None) };
    live_of(FormVersion {
        name: name.to_owned(),
        version: 1,
        text: text.to_owned(),
        live_at: visit.now,
        made_by: "Kith".to_owned(),
        reason: "Came with the program".to_owned(),
    })
    .map(Some)
}

/// A version as it is read.
pub fn live_of(kept: FormVersion) -> Result<Live, Fault> {
    let form = form::read_text(&kept)?;
    // The first version of a form that came along is kept when the first record is written; it was asked before.
    let came_along = kept.version == 1 && kept.made_by == "Kith";
    Ok(Live {
        version: kept.version,
        form,
        text: kept.text,
        since: Some(kept.live_at).filter(|_| !came_along),
        by: kept.made_by,
        reason: kept.reason,
    })
}

impl Held {
    /// The form that the address names. Errors with [`Fail::NotFound`] when there is none that this person may know of.
    pub fn of(visit: &Visit) -> Result<Held, Fail> {
        visit.read(|r| Held::read(visit, r))
    }

    /// The same at the moment of a read or an act.
    pub fn read(visit: &Visit, reading: &mut Reading<'_>) -> Result<Held, Fail> {
        let name = visit.param("form").to_owned();
        let live = live_now(visit, reading, &name)?;
        let change = match visit.may("edit_forms") {
            true => form_change::of(reading, &name, visit.who()?.account)?,
            false => None,
        };
        let form = match (&change, &live) {
            (Some(change), _) => Arc::new(read_kept(&change.text)?),
            (None, Some(live)) => live.form.clone(),
            (None, None) => return Err(Fail::NotFound),
        };
        Ok(Held { name, live, change, form, model: model_now(reading)? })
    }

    /// Where it is read.
    pub fn path(&self) -> String {
        format!("/forms/{}", self.name)
    }

    /// The text that this person has.
    pub fn text(&self) -> &str {
        match (&self.change, &self.live) {
            (Some(change), _) => &change.text,
            (None, Some(live)) => &live.text,
            (None, None) => "",
        }
    }

    /// The number of the version from which this person's changes began, or would begin.
    pub fn base(&self) -> i64 {
        self.change.as_ref().map_or_else(|| self.live.as_ref().map_or(0, |live| live.version), |change| change.base)
    }

    /// What went live since this person began, if anything did.
    pub fn overtaken_by(&self) -> Option<&Live> {
        self.live.as_ref().filter(|live| self.change.as_ref().is_some_and(|change| change.base != live.version))
    }

    /// What is live, as a form.
    pub fn live_form(&self) -> Option<&Form> {
        self.live.as_ref().map(|live| live.form.as_ref())
    }

    /// The form that came with the program and of whose kind this one's records are.
    pub fn root(&self, visit: &Visit) -> Option<Form> {
        let text = built_in(visit, self.form.like.as_deref().unwrap_or(&self.name))?;
        Form::parse(text).ok()
    }

    /// What Kith itself does with the answer to a question.
    pub fn used_for(&self, visit: &Visit, question: &str) -> Option<String> {
        self.root(visit)?.question(question)?.used_for.clone()
    }

    /// Every version there was, the oldest first.
    pub fn earlier(&self, reading: &mut Reading<'_>) -> Result<Vec<Arc<Form>>, Fault> {
        let mut all: Vec<Arc<Form>> =
            form::versions(reading, &self.name)?.iter().map(form::read_text).collect::<Result<_, _>>()?;
        all.reverse();
        if all.is_empty() {
            all.extend(self.live.as_ref().map(|live| live.form.clone()));
        }
        Ok(all)
    }
}

/// A text that was read as a form before it was kept.
pub fn read_kept(text: &str) -> Result<Form, Fault> {
    Form::parse(text).map_err(|faults| {
        let said = faults.0.first().map(ToString::to_string).unwrap_or_default();
        Fault::Address(format!("The changes that were kept cannot be read. {said}. Throw them away and begin again"))
    })
}
