//! What every request stands in.

use crate::{Area, Proxies};
use access::Sights;
use days::Clock;
use std::sync::Arc;
use store::Store;

/// How this Kith is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The council's name, in the header.
    pub council: String,
    /// Whether browsers reach Kith by https, so that cookies travel by nothing else.
    pub secure: bool,
    /// Whether each reply says how many acts it left; tests ask for this.
    pub count_acts: bool,
    /// Whether e-mails to people outside are sent: a mail server is set.
    pub sends_mail: bool,
    /// A line under the sign-in form, as the demonstration's accounts.
    pub sign_in_note: Option<String>,
    /// The council's own sign-in, where there is one.
    pub own_sign_in: Option<OwnSignIn>,
    /// The council's numbers for somebody who is worried about a child.
    pub telephones: Telephones,
    /// The council's own proxies, whose word on where a request comes from is believed.
    pub proxies: Proxies,
    /// How much is taken from outside the council.
    pub limits: Limits,
}

/// Whom people outside the council ring. Empty where the council has not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Telephones {
    /// On working days.
    pub days: String,
    /// At night, at weekends and on bank holidays.
    pub nights: String,
}

/// How much is taken from one sender outside the council before it is asked to wait; 0 turns a limit off. Source: local.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Forms sent from one network address in an hour. A hospital, or all schools of a trust, may share one address: a
    /// whole council hears of some 100 children on a working day, so that this is more than a whole council's day.
    pub forms_an_hour: u32,
    /// Requests with one key in a minute: an agency that sends a day's worth at once gets through in some minutes.
    pub requests_a_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { forms_an_hour: 120, requests_a_minute: 300 }
    }
}

/// The council's own sign-in, by OpenID Connect.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnSignIn {
    /// The provider: `https://login.example.gov.uk`.
    pub issuer: String,
    /// Kith's id there.
    pub client_id: String,
    /// Kith's secret there.
    pub client_secret: String,
    /// What the button says.
    pub words: String,
    /// Where browsers reach Kith: `https://kith.example.gov.uk`.
    pub home: String,
    /// The claim of an ID token that names an account until the two are linked: `preferred_username`.
    pub claim: String,
    /// Whether an account whose username is what the claim says is linked at the first such sign-in; otherwise only one
    /// for which an administrator gave that name.
    pub link_usernames: bool,
    /// Certificates (PEM) to trust instead of the public ones, for a provider with a council's own.
    pub certificates: Option<String>,
}

impl std::fmt::Debug for OwnSignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnSignIn").field("issuer", &self.issuer).field("home", &self.home).finish_non_exhaustive()
    }
}

impl Default for Settings {
    fn default() -> Self {
        let council = "Children's services".to_owned();
        Settings {
            council,
            secure: false,
            count_acts: false,
            sends_mail: false,
            sign_in_note: None,
            own_sign_in: None,
            telephones: Telephones::default(),
            proxies: Proxies::default(),
            limits: Limits::default(),
        }
    }
}

/// The database, the clock, the areas and the settings.
pub struct House {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The record's answer to who sees whom.
    pub sights: Arc<dyn Sights>,
    /// Every area.
    pub areas: Vec<Area>,
    /// How it is set up.
    pub settings: Settings,
}
