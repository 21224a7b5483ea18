//! The nouns of the front door.

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal, $words:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every one, in the order a list shows them.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The word in the database.
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code,)* } }
            /// The words a person reads.
            pub fn words(self) -> &'static str { match self { $($name::$variant => $words,)* } }
            /// From the word in the database.
            pub fn from_code(code: &str) -> Option<$name> { $name::ALL.iter().copied().find(|one| one.code() == code) }
        }
    };
}

coded! {
    /// How a contact came in.
    How {
        /// By telephone, typed by a front door worker.
        Telephone = "telephone", "By telephone";
        /// By e-mail.
        Email = "email", "By e-mail";
        /// By letter.
        Letter = "letter", "By letter";
        /// In person.
        InPerson = "in_person", "In person";
        /// The public form.
        PublicForm = "public_form", "Public form";
        /// An agency's own system.
        AgencyApi = "agency_api", "From the agency's system";
    }
}

coded! {
    /// Where a contact stands. It follows from what was recorded; nobody sets it.
    Stage {
        /// Nobody has taken it.
        New = "new", "New";
        /// Somebody finds out who the child is and asks agencies.
        Checking = "checking", "Being checked";
        /// All is known that was asked: a decision can be made.
        Deciding = "deciding", "To be decided";
        /// A manager must agree.
        WaitingForManager = "waiting_for_manager", "Waiting for a manager";
        /// Decided.
        Decided = "decided", "Decided";
    }
}

coded! {
    /// How soon a contact must be looked at.
    Priority {
        /// Now.
        Urgent = "urgent", "Urgent";
        /// Today, before the others.
        High = "high", "High";
        /// Within the working day.
        Normal = "normal", "Normal";
    }
}

impl Priority {
    /// Its place in a list: urgent first.
    pub fn rank(self) -> i64 {
        match self {
            Priority::Urgent => 0,
            Priority::High => 1,
            Priority::Normal => 2,
        }
    }
}

coded! {
    /// How it was settled whom a contact is about.
    MatchedHow {
        /// A worker chose a record among the likely ones.
        Chosen = "chosen", "Matched by a worker";
        /// A record was made from the contact.
        Made = "made", "A record was made";
        /// The person cannot be identified, for a reason.
        NotIdentified = "not_identified", "The person cannot be identified";
    }
}
