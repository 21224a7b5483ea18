//! How records of a form are written and told, whoever's form it is.

use crate::words::Kind;
use page::{Begun, OwnForm, Visit};
use record::words::StoryKind;

/// How records of a form are written and told: as a kind of this area, or as another area says of a form of its own.
#[derive(Clone, Copy)]
pub enum Manner {
    /// A kind of this area.
    Kind(&'static Kind),
    /// A form of another area.
    Own(&'static OwnForm),
}

impl Manner {
    /// How records of this form are written and told; nothing for a form that is nobody's.
    pub fn of(visit: &Visit, form: &questions::Form) -> Option<Manner> {
        let root = form.like.as_deref().unwrap_or(&form.id);
        let own = || visit.house.areas.iter().flat_map(|a| a.own_forms).find(|own| own.form == root);
        Kind::of(form).map(Manner::Kind).or_else(|| own().map(Manner::Own))
    }

    /// Which kind of story entry it tells.
    pub fn story(self) -> StoryKind {
        match self {
            Manner::Kind(kind) => kind.story,
            Manner::Own(own) => StoryKind::from_code(own.story).unwrap_or(StoryKind::Event),
        }
    }

    /// The questions whose answers are told in the story, besides the child's own words.
    pub fn told(self) -> &'static [&'static str] {
        match self {
            Manner::Kind(kind) => kind.told,
            Manner::Own(own) => own.told,
        }
    }

    /// Whether it is begun under "Add" on the child's page.
    pub fn is_added(self) -> bool {
        match self {
            Manner::Kind(_) => true,
            Manner::Own(own) => own.begun != Begun::ByItsArea,
        }
    }

    /// Whether it can be written once for brothers and sisters.
    pub fn together(self) -> bool {
        match self {
            Manner::Kind(kind) => kind.together,
            Manner::Own(own) => own.begun == Begun::Added { together: true },
        }
    }

    /// The kind of this area, if it is one.
    pub fn kind(self) -> Option<&'static Kind> {
        match self {
            Manner::Kind(kind) => Some(kind),
            Manner::Own(_) => None,
        }
    }

    /// The form of another area, if it is one.
    pub fn own(self) -> Option<&'static OwnForm> {
        match self {
            Manner::Kind(_) => None,
            Manner::Own(own) => Some(own),
        }
    }
}
