//! Registered providers: Ofsted's lists of children's homes and of supported accommodation.

use days::Day;
use std::collections::HashMap;

/// One registration of a provider; a provider may have several premises under one number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provider {
    /// Types of placement that it offers, as the list writes them.
    pub places: Vec<String>,
    /// Placement provider codes, as the list writes them.
    pub kinds: Vec<String>,
    /// Its postcode, without spaces.
    pub postcode: Option<String>,
    /// The day its registration ended.
    pub ended: Option<Day>,
    /// The authority in which it lies, as the ONS code.
    pub authority: Option<String>,
}

/// Providers by their unique reference number (URN).
#[derive(Debug, Clone, Default)]
pub struct Providers {
    by_urn: HashMap<String, Vec<Provider>>,
}

impl Providers {
    /// No provider is known, because no list was given.
    pub fn is_empty(&self) -> bool {
        self.by_urn.is_empty()
    }

    /// Adds a registration under a URN.
    pub fn add(&mut self, urn: &str, provider: Provider) {
        self.by_urn.entry(urn.to_owned()).or_default().push(provider);
    }

    /// The registrations of a URN; none when the lists do not have it.
    pub fn of(&self, urn: &str) -> &[Provider] {
        self.by_urn.get(urn).map_or(&[], Vec::as_slice)
    }

    /// Whether the lists have a URN.
    pub fn knows(&self, urn: &str) -> bool {
        self.by_urn.contains_key(urn)
    }
}
