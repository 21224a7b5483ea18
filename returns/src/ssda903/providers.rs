//! Registered providers: Ofsted's lists of children's homes and of supported accommodation.

use super::Postcodes;
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
    /// The authority in which it lies, as the ONS code; until [`Providers::locate`], as the list names it.
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

    /// How many numbers the lists have.
    pub fn len(&self) -> usize {
        self.by_urn.len()
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
    /// The postcodes of all premises.
    pub fn postcodes(&self) -> impl Iterator<Item = &str> {
        self.by_urn.values().flatten().filter_map(|provider| provider.postcode.as_deref())
    }

    /// Puts codes for the names of authorities: by the postcode of the premises, and where that is not known, as others
    /// lie whom the lists put into the authority of the same name.
    pub fn locate(&mut self, postcodes: &Postcodes) {
        let code = |provider: &Provider| postcodes.place(provider.postcode.as_deref()?)?.authority.clone();
        let all = self.by_urn.values().flatten();
        let codes: HashMap<String, String> = all.filter_map(|p| Some((p.authority.clone()?, code(p)?))).collect();
        for provider in self.by_urn.values_mut().flatten() {
            let same_name = provider.authority.as_ref().and_then(|name| codes.get(name)).cloned();
            provider.authority = code(provider).or(same_name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ssda903::Place;

    #[test]
    fn an_authority_goes_by_its_code_once_the_postcodes_are_known() {
        let (mut providers, mut postcodes) = (Providers::default(), Postcodes::default());
        let place = Place { east: None, north: None, authority: Some("E10000016".to_owned()) };
        postcodes.add("AB1 2CD", place);
        for (urn, post, authority) in [("1", "AB12CD", "KENT"), ("2", "AB12CE", "KENT"), ("3", "AB12CE", "ESSEX")] {
            let (postcode, authority) = (Some(post.to_owned()), Some(authority.to_owned()));
            providers.add(urn, Provider { postcode, authority, ..Provider::default() });
        }
        providers.locate(&postcodes);
        let of = |urn| providers.of(urn)[0].authority.as_deref();
        assert_eq!((of("1"), of("2"), of("3")), (Some("E10000016"), Some("E10000016"), None));
        assert_eq!(providers.postcodes().count(), 3);
    }
}
