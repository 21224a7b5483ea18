//! The nouns of the record, and their words in the database.

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
            pub fn from_code(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)* _ => None } }
        }
    };
}

coded! {
    /// Kinds of name. A person has one legal name at a time and may prefer another.
    NameKind {
        /// As on the birth certificate or a later deed.
        Legal = "legal", "Legal name";
        /// How the person likes to be called.
        Preferred = "preferred", "Likes to be called";
        /// The name at birth, when it has changed.
        Birth = "birth", "Name at birth";
        /// A name used before.
        Previous = "previous", "Previous name";
        /// Another name in use.
        AlsoKnownAs = "also_known_as", "Also known as";
    }
}

coded! {
    /// What a date of birth is.
    BirthKind {
        /// The day of birth.
        Actual = "actual", "Date of birth";
        /// Not yet born: the expected day.
        Expected = "expected", "Expected date of birth";
        /// Not known exactly, as for a child without papers.
        Estimated = "estimated", "Estimated date of birth";
    }
}

coded! {
    /// Schemes of identifiers.
    Scheme {
        /// National Health Service number.
        Nhs = "nhs", "NHS number";
        /// Unique pupil number.
        Upn = "upn", "Unique pupil number";
        /// The child's number in the council's SSDA903 return.
        Ssda903 = "ssda903", "SSDA903 child identifier";
        /// A number in the system the council used before.
        Former = "former", "Number in the former system";
        /// Home Office reference.
        HomeOffice = "home_office", "Home Office reference";
    }
}

coded! {
    /// Whether somebody checked an identifier against its source.
    Verification {
        /// Checked.
        Verified = "verified", "verified";
        /// Sent for checking.
        Pending = "pending", "check pending";
        /// Nobody has checked.
        Unverified = "unverified", "not checked";
    }
}

coded! {
    /// What is known of a person, each with when it was last confirmed and by whom.
    FactKind {
        /// As registered; what returns ask for.
        Sex = "sex", "Sex";
        /// How the person describes their gender; apart from sex.
        GenderIdentity = "gender_identity", "Gender identity";
        /// In the department's codes; "refused", "not yet asked" and "unknown" are three answers.
        Ethnicity = "ethnicity", "Ethnicity";
        /// First language.
        Language = "language", "First language";
        /// Whether an interpreter is needed, and which.
        Interpreter = "interpreter", "Interpreter";
        /// Religion or belief, and whether it is practised.
        Religion = "religion", "Religion or belief";
        /// Disability, in the person's words.
        Disability = "disability", "Disability";
        /// How the person communicates.
        Communication = "communication", "How they communicate";
        /// Immigration status.
        Immigration = "immigration", "Immigration status";
        /// An adult the child trusts, and whether the child agreed to our knowing.
        TrustedAdult = "trusted_adult", "Trusted adult";
        /// How the person wants to be contacted, and by whom.
        Contact = "contact", "How they want to be contacted";
        /// Why I am in care, in words for the child's age.
        WhyInCare = "why_in_care", "Why I am in care";
        /// The legal status in force, where the child is looked after.
        LegalStatus = "legal_status", "Legal status";
        /// How identity shapes daily life and our response.
        IdentityAnalysis = "identity_analysis", "What identity means in daily life";
    }
}

coded! {
    /// Kinds of relationship; the first person is this to the second.
    RelationshipKind {
        /// Mother, father or adoptive parent.
        Parent = "parent", "Parent";
        /// A parent's partner, or a former partner who raised the child.
        StepParent = "step_parent", "Step-parent";
        /// Brother or sister, half, step or full.
        Sibling = "sibling", "Brother or sister";
        /// Grandparent.
        Grandparent = "grandparent", "Grandparent";
        /// Aunt or uncle.
        AuntOrUncle = "aunt_or_uncle", "Aunt or uncle";
        /// Foster carer.
        Carer = "carer", "Carer";
        /// Husband, wife or partner.
        Partner = "partner", "Partner";
        /// Another person who matters.
        Other = "other", "Somebody who matters";
    }
}

impl RelationshipKind {
    /// What the second person is to the first.
    pub fn inverse(self) -> &'static str {
        match self {
            RelationshipKind::Parent => "Child",
            RelationshipKind::StepParent => "Step-child",
            RelationshipKind::Sibling => "Brother or sister",
            RelationshipKind::Grandparent => "Grandchild",
            RelationshipKind::AuntOrUncle => "Niece or nephew",
            RelationshipKind::Carer => "Child cared for",
            RelationshipKind::Partner => "Partner",
            RelationshipKind::Other => "Somebody who matters",
        }
    }
}

coded! {
    /// Kinds of story entry.
    StoryKind {
        /// A visit to the child.
        Visit = "visit", "Visit";
        /// A note: a call, a message, a conversation.
        Note = "note", "Note";
        /// Direct work with the child.
        DirectWork = "direct_work", "Direct work";
        /// The child came into, moved within, or left care.
        Care = "care", "Care";
        /// A review of the child's plan.
        Review = "review", "Review";
        /// Missing from where they should be, or away without permission.
        Missing = "missing", "Missing";
        /// Health.
        Health = "health", "Health";
        /// School or training.
        School = "school", "School";
        /// Adoption.
        Adoption = "adoption", "Adoption";
        /// Who answers for the child changed.
        Worker = "worker", "Worker";
        /// A decision.
        Decision = "decision", "Decision";
        /// Anything else.
        Event = "event", "Event";
    }
}

coded! {
    /// In which way a worker answers for a person.
    ResponsibilityRole {
        /// The allocated social worker.
        SocialWorker = "social_worker", "Social worker";
        /// The lead practitioner where no social worker leads.
        LeadPractitioner = "lead_practitioner", "Lead practitioner";
        /// The independent reviewing officer.
        Reviewer = "reviewer", "Independent reviewing officer";
    }
}

coded! {
    /// What changed for the child because of an action.
    Helped {
        /// The child is better off.
        Better = "better", "Better for the child";
        /// Nothing changed for the child.
        NoChange = "no_change", "No change";
        /// The child is worse off.
        Worse = "worse", "Worse for the child";
        /// It cannot be told.
        CannotTell = "cannot_tell", "Cannot tell";
    }
}
