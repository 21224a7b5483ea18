//! The nouns of audit.

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
    /// Kinds of audit; each has a form.
    Kind {
        /// The whole record.
        Full = "full", "Full audit of a record";
        /// One question over several records.
        Themed = "themed", "Themed audit";
        /// One thing, passed or not, in each record of a small sample.
        Dip = "dip", "Dip sample";
        /// How the child was thought about in supervision.
        Supervision = "supervision", "Audit of supervision";
        /// A record that was found inadequate, looked at again.
        Again = "again", "Re-audit";
        /// A record that was closed.
        Closure = "closure", "Audit of a closed record";
    }
}

coded! {
    /// How an audit stands.
    Standing {
        /// Given to somebody, or to be given.
        Planned = "planned", "Planned";
        /// Being written.
        Draft = "draft", "Being audited";
        /// Sent; a moderator has yet to give a grade.
        Waiting = "waiting", "Waits for moderation";
        /// Graded; the worker can answer.
        Graded = "graded", "Graded, not yet closed";
        /// Closed.
        Closed = "closed", "Closed";
        /// Not done after all.
        Dropped = "dropped", "Not done";
    }
}

coded! {
    /// The grades of inspection, from best to worst.
    Grade {
        /// The best.
        Outstanding = "outstanding", "Outstanding";
        /// As it should be.
        Good = "good", "Good";
        /// Not yet good.
        RequiresImprovement = "requires_improvement", "Requires improvement";
        /// Children are not helped or protected well enough.
        Inadequate = "inadequate", "Inadequate";
    }
}

coded! {
    /// Whose records a sample is drawn from.
    Frame {
        /// Every child whom a team or a worker answers for.
        Open = "open", "Every child with a worker or a team";
        /// Those of them looked after.
        InCare = "in_care", "Children in care";
        /// Those of one team.
        Team = "team", "Children of one team";
        /// Those for whom the last team ended its work in the last three months.
        Closed = "closed", "Children whose record was closed in the last three months";
    }
}

/// What stands for a domain that does not apply to this child.
pub const NOT_APPLICABLE: &str = "not_applicable";

/// A result in words: a grade, or whether a record of a dip sample passed.
pub fn result_words(code: &str) -> &'static str {
    match code {
        "pass" => "Passes",
        "fail" => "Does not pass",
        NOT_APPLICABLE => "Not applicable",
        grade => Grade::from_code(grade).map_or("", Grade::words),
    }
}

/// The colour of a result's tag.
pub fn result_colour(code: &str) -> &'static str {
    match code {
        "outstanding" => "blue",
        "good" | "pass" => "green",
        "requires_improvement" => "yellow",
        "inadequate" | "fail" => "red",
        _ => "grey",
    }
}

/// "1 audit", "3 audits".
pub fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
