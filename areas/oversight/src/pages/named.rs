//! The children on a list: named to those who may open the record, and to nobody else.

use access::Sight;
use page::{Fail, Html, Visit, esc};
use record::store::person;
use std::collections::BTreeMap;
use store::Reading;

/// What stands in the place of a child whose record the visitor may not open.
pub const CLOSED: &str = "A record that you may not open";

/// Each person's name with a link to the record, or that it may not be opened.
pub struct Named(BTreeMap<i64, Html>);

impl Named {
    /// Looks up all people of a page at once.
    pub fn of(visit: &Visit, reading: &mut Reading<'_>, people: impl Iterator<Item = i64>) -> Result<Named, Fail> {
        let mut ids: Vec<i64> = people.collect();
        ids.sort_unstable();
        ids.dedup();
        let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
        let open: Vec<i64> = ids.iter().zip(&sights).filter(|(_, s)| **s == Sight::Open).map(|(id, _)| *id).collect();
        let mut names: BTreeMap<i64, Html> = ids.iter().map(|id| (*id, Html::text(CLOSED))).collect();
        for person in person::people(reading, &open)? {
            let link =
                format!("<a class=\"govuk-link\" href=\"/people/{}\">{}</a>", person.kith_number, esc(&person.name()));
            names.insert(person.id, Html(link));
        }
        Ok(Named(names))
    }

    /// The words for a person; for nobody on record, that.
    pub fn words(&self, person: Option<i64>) -> Html {
        match person {
            None => Html::text("Nobody on record yet"),
            Some(id) => self.0.get(&id).cloned().unwrap_or_else(|| Html::text(CLOSED)),
        }
    }

    /// Whether the visitor may open the record; of nobody, yes.
    pub fn is_open(&self, person: Option<i64>) -> bool {
        person.is_none_or(|id| self.0.get(&id).is_some_and(|h| h.0 != CLOSED))
    }
}
