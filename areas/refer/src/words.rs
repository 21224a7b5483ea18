//! The nouns of referring: who tells us, and whether the family knows.

use serde::Deserialize;
use std::sync::LazyLock;

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $words:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every one, in the order a list shows them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The word in a form and in the API.
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code,)* } }
            /// The words a person reads.
            pub fn words(self) -> &'static str { match self { $($name::$variant => $words,)* } }
            /// From the word in a form.
            pub fn from_code(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)* _ => None } }
        }
    };
}

coded! {
    /// Who tells us.
    Who {
        /// Somebody in their work.
        Professional = "professional", "I work with children or families";
        /// A relative, a neighbour, anybody.
        Public = "public", "I am family, a neighbour, a friend or somebody else";
        /// The child.
        Child = "child", "I am the child or young person";
        /// Somebody who does not say.
        NotSaid = "not_said", "I do not want to say";
    }
}

coded! {
    /// Whether the family knows that we are told.
    Family {
        /// They know and agree.
        Agrees = "agrees", "Yes, and they agree";
        /// They know and do not agree.
        Disagrees = "disagrees", "Yes, but they do not agree";
        /// They do not know.
        DoesNotKnow = "does_not_know", "No, they do not know";
    }
}

coded! {
    /// A child's sex, as the census codes it.
    Sex {
        /// Girl.
        Girl = "F", "Girl";
        /// Boy.
        Boy = "M", "Boy";
        /// Not known.
        NotKnown = "U", "I do not know";
    }
}

coded! {
    /// What is known of a child's birth.
    Born {
        /// The day.
        Day = "day", "I know the date of birth";
        /// About how old.
        About = "about", "I only know about how old";
        /// Not born yet.
        Unborn = "unborn", "The baby is not born yet";
    }
}

/// A choice and the referral source it is counted as. Source of the codes: children in need census.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The census's code.
    pub source: String,
    /// The words a person reads.
    pub words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Choices {
    #[serde(rename = "version")]
    _version: u32,
    work: Vec<Choice>,
    tie: Vec<Choice>,
}

static CHOICES: LazyLock<Choices> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("words.toml")).expect("because words.toml is well formed")
});

/// Where somebody works.
pub fn work() -> &'static [Choice] {
    &CHOICES.work
}

/// What somebody is to the child.
pub fn ties() -> &'static [Choice] {
    &CHOICES.tie
}
