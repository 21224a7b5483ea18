//! What an area gives the house.

use crate::{Fail, Html, Reply, Visit};
use axum::http::Method;
use store::{Acting, Fault, Migration, Reading, Store};

/// One area of work: its routes, its tables, its forms, and what it shows on pages that are not its own.
#[derive(Clone, Default)]
pub struct Area {
    /// The folder's name.
    pub name: &'static str,
    /// Its addresses.
    pub routes: Vec<Route>,
    /// Its places in the navigation. In which order stands in `roles.toml` of `access`, by role.
    pub nav: Vec<Nav>,
    /// Its pages of figures, which stand beside the measures.
    pub figures: Vec<Nav>,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its tables that hold no record and change without an act.
    pub plain: &'static [&'static str],
    /// Its forms, each with its id, as TOML.
    pub forms: &'static [(&'static str, &'static str)],
    /// Those of its forms whose records are written as every record is, and what it adds to that.
    pub own_forms: &'static [OwnForm],
    /// Its tables whose rows hang on a person, each with the column that names the person: they go over when two
    /// records of one person become one.
    pub hangs: &'static [(&'static str, &'static str)],
    /// What it shows on a person's page.
    pub panels: Vec<Panel>,
    /// What it lets a worker add on a person's page.
    pub adds: Vec<Add>,
    /// The same where it depends on the record, as for forms that the council made.
    pub more_adds: Option<MoreAdds>,
    /// What it shows on the home page, in this order.
    pub home: Vec<(u8, HomePanel)>,
    /// What it does every minute, whoever is there.
    pub rounds: Vec<Round>,
}

/// What an area does by itself every minute in every process that serves: it may be done twice at once, and does nothing
/// when there is nothing to do.
pub type Round = fn(&Store, days::Instant) -> Result<(), Fault>;

/// A form of an area whose records are drafted, completed, read, corrected and moved as every record is; what its area adds.
#[derive(Clone, Copy)]
pub struct OwnForm {
    /// The form. Forms that the council made from it count as it.
    pub form: &'static str,
    /// The kind of story entry that its records tell, as the record codes it.
    pub story: &'static str,
    /// The questions whose answers are told in the story, besides the child's own words.
    pub told: &'static [&'static str],
    /// How it is begun.
    pub begun: Begun,
    /// What stands in the way of completing or correcting this record: each place with a sentence.
    pub check: AtPlaces<String>,
    /// What follows when everything is answered.
    pub complete: Complete,
    /// What else goes over, in the same act, when this record was filed on the first of these people and moves to the second.
    pub moved: Moved,
    /// What stands above the questions of this record, or above the record once it is complete.
    pub above: fn(&Visit, &mut Reading<'_>, i64) -> Result<Option<Html>, Fail>,
    /// What stands over single answers while they are written: each place with it.
    pub beside: AtPlaces<Html>,
}

/// What an area does when a record on its own form moves from one person to another.
pub type Moved = fn(&Visit, &mut Acting<'_>, i64, (i64, i64)) -> Result<(), Fail>;

/// Something said of a record at the places of its answers.
pub type AtPlaces<T> = fn(&Visit, &mut Reading<'_>, i64) -> Result<Vec<(String, T)>, Fail>;

/// How a record on an area's own form is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// On the child's page, under "Add"; perhaps for brothers and sisters together.
    Added {
        /// Whether it can be written once for brothers and sisters.
        together: bool,
    },
    /// The area begins it itself.
    ByItsArea,
}

/// What follows when everything in a record on an area's own form is answered.
#[derive(Clone, Copy)]
pub enum Complete {
    /// It is completed, and this happens in the same act.
    Then(fn(&Visit, &mut Acting<'_>, i64) -> Result<(), Fail>),
    /// A page of the area, which completes it.
    GoOn {
        /// What the button says.
        words: &'static str,
        /// Where the page is, for this record.
        to: fn(i64) -> String,
    },
}

/// Something an area shows on the home page, if it has anything for this visitor.
pub type HomePanel = fn(&Visit) -> Result<Option<Html>, Fail>;

/// What an area lets this visitor add to the person of this Kith number: words and address.
pub type MoreAdds = fn(&Visit, &mut Reading<'_>, &str) -> Result<Vec<(String, String)>, Fail>;

/// An entry of the navigation.
#[derive(Debug, Clone, Copy)]
pub struct Nav {
    /// Its words.
    pub words: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The permission that shows it.
    pub may: Option<&'static str>,
}

/// The five places of a child's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The child's life in order.
    Story,
    /// What is planned and due.
    PlanAndWork,
    /// Family and professionals.
    People,
    /// Documents.
    Records,
    /// Figures about this child.
    Measures,
}

/// Something an area shows on a person's page.
#[derive(Clone, Copy)]
pub struct Panel {
    /// In which place.
    pub place: Place,
    /// Smaller comes first.
    pub order: u8,
    /// What to show, if anything, for the visit's subject.
    pub show: fn(&Visit, &mut Reading<'_>, i64) -> Result<Option<Html>, Fail>,
}

/// Something that the "Add" button offers.
#[derive(Debug, Clone, Copy)]
pub struct Add {
    /// What is added: "Visit".
    pub words: &'static str,
    /// Where, with `{person}` for the Kith number.
    pub href: &'static str,
    /// The permission needed.
    pub may: &'static str,
}

/// Who may use a route. There is no default: every route says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The public: sign-in, health.
    Anyone,
    /// Everybody who is signed in.
    SignedIn,
    /// Those whose role holds this permission.
    May(&'static str),
    /// A program of another organisation that shows its key; no session and no cookie stands for one.
    Key,
}

/// Whom a route speaks to, and so what stands around its answers and what is read of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// Those who work with Kith: the frame with its navigation.
    #[default]
    Staff,
    /// People outside the council: a frame of their own. Nobody's session is read.
    Public,
    /// Other programs: JSON in and out, faults as problem details (RFC 9457). No cookie is read.
    Program,
}

/// Whose key a program showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// The key's row.
    pub key: i64,
    /// The organisation's row.
    pub owner: i64,
    /// How the history names it: "Westmere Hospital, key A and E".
    pub words: String,
}

/// Finds who holds a key that was shown, if it is in force.
pub type FindKey = fn(&mut Reading<'_>, &str, days::Instant) -> Result<Option<Keyed>, Fault>;

/// The words in braces of a route's path, as they stand in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(pub Vec<(String, String)>);

impl Params {
    /// The word at `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The word at `name` as a row's key.
    pub fn id(&self, name: &str) -> Option<i64> {
        self.get(name)?.parse().ok()
    }
}

/// Finds whom a row behind an address concerns, who may be nobody; nothing when there is no such row.
pub type Concerned = fn(&mut Reading<'_>, &Params) -> Result<Option<Vec<i64>>, Fault>;

/// Whose record a route shows or changes; the door checks that the visitor may see each of them.
#[derive(Clone, Copy)]
pub enum About {
    /// Nobody's.
    Nobody,
    /// That of the person whose Kith number stands at `{person}`.
    Person,
    /// As `Person`, but open to somebody who may not see the record: the page that says whom to ask.
    PersonUnseen,
    /// Those that a row behind the address concerns; empty when there is no such row.
    Of(fn(&mut Reading<'_>, &Params) -> Result<Vec<i64>, Fault>),
    /// Those that a row behind the address concerns, who may be nobody; nothing when there is no such row.
    Perhaps(Concerned),
}

/// A handler: one request in, one reply out, on a thread of its own.
pub type Handler = fn(&Visit) -> Result<Reply, Fail>;

/// One address.
#[derive(Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// `/people/{person}/visits/new`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
    /// Whose record.
    pub about: About,
    /// The act that a changing route leaves.
    pub act: Option<&'static str>,
    /// Why a POST leaves no act.
    pub no_act: Option<&'static str>,
    /// The most bytes it takes in.
    pub most_bytes: usize,
    /// What to do instead of sending more, as a sentence; may be empty.
    pub too_large: &'static str,
    /// Whom it speaks to.
    pub face: Face,
    /// Who finds the holder of a key, where one is asked for.
    pub known_by: Option<FindKey>,
    /// What answers.
    pub handler: Handler,
}

/// What a stranger may send: a long form, and no files.
const STRANGER_BYTES: usize = 512 * 1024;
const ORDINARY_BYTES: usize = 4 * 1024 * 1024;

/// A page.
pub fn get(path: &'static str, access: Access, handler: Handler) -> Route {
    let method = Method::GET;
    Route {
        method,
        path,
        access,
        about: About::Nobody,
        act: None,
        no_act: None,
        most_bytes: 0,
        too_large: "",
        face: Face::Staff,
        known_by: None,
        handler,
    }
}

/// A change, which leaves exactly one act of this name.
pub fn post(path: &'static str, access: Access, act: &'static str, handler: Handler) -> Route {
    Route { method: Method::POST, act: Some(act), most_bytes: ORDINARY_BYTES, ..get(path, access, handler) }
}

/// Everybody, signed in or not.
pub const fn anyone() -> Access {
    Access::Anyone
}

/// Everybody who is signed in.
pub const fn signed_in() -> Access {
    Access::SignedIn
}

/// Those whose role holds `permission`.
pub const fn may(permission: &'static str) -> Access {
    Access::May(permission)
}

/// A program that shows a key.
pub const fn key() -> Access {
    Access::Key
}

impl Route {
    /// It speaks to people outside the council, who have no account.
    pub fn for_the_public(mut self) -> Route {
        self.face = Face::Public;
        self.most_bytes = self.most_bytes.min(STRANGER_BYTES);
        self
    }

    /// It speaks to programs; its address begins with `/api/`.
    pub fn for_programs(mut self) -> Route {
        self.face = Face::Program;
        self.most_bytes = self.most_bytes.min(STRANGER_BYTES);
        self
    }

    /// It is for programs whose key `find` knows.
    pub fn known_by(mut self, find: FindKey) -> Route {
        self.known_by = Some(find);
        self.for_programs()
    }

    /// It concerns the person whose Kith number stands at `{person}`.
    pub fn about_person(mut self) -> Route {
        self.about = About::Person;
        self
    }

    /// It tells of a person whose record the visitor may not be able to open.
    pub fn about_unseen_person(mut self) -> Route {
        self.about = About::PersonUnseen;
        self
    }

    /// It concerns the people that `find` gives.
    pub fn about(mut self, find: fn(&mut Reading<'_>, &Params) -> Result<Vec<i64>, Fault>) -> Route {
        self.about = About::Of(find);
        self
    }

    /// It concerns the people that `find` gives, or nobody when that is an empty list; `None` when there is no such thing.
    pub fn about_perhaps(mut self, find: Concerned) -> Route {
        self.about = About::Perhaps(find);
        self
    }

    /// It changes no record, for this reason.
    pub fn without_act(mut self, why: &'static str) -> Route {
        self.act = None;
        self.no_act = Some(why);
        self
    }

    /// It takes in files of up to this many bytes together.
    pub fn up_to_bytes(mut self, most: usize) -> Route {
        self.most_bytes = most;
        self
    }

    /// Who sends more is told this.
    pub fn else_told(mut self, instead: &'static str) -> Route {
        self.too_large = instead;
        self
    }
}
