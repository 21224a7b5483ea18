//! Whether what a sender wrote of their organisation is an agency that is known. It suggests and never decides.

use record::matching::plain;

/// Why it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Both the name and the e-mail's place.
    Both,
    /// The e-mail comes from the agency's own place.
    Email,
    /// The name that was written is the agency's.
    Name,
}

impl Likeness {
    /// As a person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Likeness::Both => "The name that was written is the same, and the e-mail comes from the agency's own place",
            Likeness::Email => "The e-mail comes from the agency's own place",
            Likeness::Name => "The name that was written is the same",
        }
    }
}

/// Places of e-mail that belong to nobody's organisation alone. Source: local; the large providers, and those of whole
/// services.
const SHARED: [&str; 16] = [
    "aol.com",
    "btinternet.com",
    "gmail.com",
    "gmx.co.uk",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "me.com",
    "nhs.net",
    "outlook.com",
    "proton.me",
    "yahoo.co.uk",
    "yahoo.com",
];

/// The place of an e-mail address that is an organisation's own.
fn own_place(email: &str) -> Option<String> {
    let (_, place) = email.trim().rsplit_once('@')?;
    let place = place.trim_end_matches('.').to_lowercase();
    (place.contains('.') && !SHARED.contains(&place.as_str())).then_some(place)
}

/// A name without what writers leave out: signs, case, "the".
fn bare(name: &str) -> String {
    plain(name).split_whitespace().filter(|word| *word != "the").collect::<Vec<_>>().join(" ")
}

/// Why what was written (organisation and e-mail) may be an agency (name and e-mail); nothing when it is not like it.
pub fn likeness((organisation, email): (&str, &str), (name, its): (&str, &str)) -> Option<Likeness> {
    let named = !bare(organisation).is_empty() && bare(organisation) == bare(name);
    let mailed = own_place(email).is_some_and(|place| own_place(its) == Some(place));
    match (named, mailed) {
        (true, true) => Some(Likeness::Both),
        (false, true) => Some(Likeness::Email),
        (true, false) => Some(Likeness::Name),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCHOOL: (&str, &str) = ("Wheatfield Primary School", "office@wheatfield.example");

    #[test]
    fn a_name_or_the_agencys_own_place_is_a_likeness_and_a_provider_is_none() {
        for (written, expected) in [
            (("wheatfield primary school", "gail@wheatfield.example"), Some(Likeness::Both)),
            (("The Wheatfield Primary School", ""), Some(Likeness::Name)),
            (("Wheatfield", "gail@WHEATFIELD.example"), Some(Likeness::Email)),
            (("Wheatfield", "gail@notwheatfield.example"), None),
            (("", ""), None),
            (("", "wheatfield.example"), None),
        ] {
            assert_eq!(likeness(written, SCHOOL), expected, "{written:?}");
        }
        assert_eq!(likeness(("Elsewhere", "a@nhs.net"), ("Westmere Health Visitors", "hv@nhs.net")), None);
    }

    proptest! {
        #[test]
        fn nothing_written_makes_it_panic(name in "\\PC{0,40}", email in "\\PC{0,40}") {
            let _ = likeness((&name, &email), SCHOOL);
            prop_assert_eq!(likeness(("", &email), ("", "")), None);
        }
    }
}
