//! The nouns of this area: who must ask at a step, how a decision stands, figures in words.

/// Who must ask a manager before a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nobody: the step is logged and goes on.
    Nobody,
    /// Everybody, however experienced.
    Everybody,
    /// Workers qualified for less than so many years, or in their first year, unless they are trusted.
    UnderYears(u8),
    /// Everybody who is not on the trusted list.
    NotTrusted,
}

impl Asks {
    /// The word in the data, the database and a form.
    pub fn code(self) -> &'static str {
        match self {
            Asks::Nobody => "nobody",
            Asks::Everybody => "everybody",
            Asks::UnderYears(_) => "under_years",
            Asks::NotTrusted => "not_trusted",
        }
    }

    /// From the word, with the years that `under_years` needs; nothing when they do not fit together.
    pub fn from_code(code: &str, years: Option<i64>) -> Option<Asks> {
        match (code, years.and_then(|y| u8::try_from(y).ok())) {
            ("nobody", _) => Some(Asks::Nobody),
            ("everybody", _) => Some(Asks::Everybody),
            ("not_trusted", _) => Some(Asks::NotTrusted),
            ("under_years", Some(years)) if years > 0 => Some(Asks::UnderYears(years)),
            _ => None,
        }
    }

    /// The years of `under_years`.
    pub fn years(self) -> Option<i64> {
        if let Asks::UnderYears(years) = self { Some(years.into()) } else { None }
    }

    /// "Workers qualified for less than 2 years, or in their first year".
    pub fn words(self) -> String {
        match self {
            Asks::Nobody => "Nobody".to_owned(),
            Asks::Everybody => "Everybody".to_owned(),
            Asks::UnderYears(years) => {
                format!("Workers qualified for less than {}, or in their first year", counted(years.into(), "year"))
            }
            Asks::NotTrusted => "Everybody who is not on the trusted list".to_owned(),
        }
    }
}

/// How an asking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Waits for a manager.
    Held,
    /// Nobody had to be asked; logged all the same.
    Free,
    /// A manager agreed to it unchanged.
    Agreed,
    /// A manager sent it back with a comment.
    SentBack,
    /// A manager decided otherwise.
    Changed,
    /// Asked again, or no longer wanted, before anybody settled it.
    Withdrawn,
}

impl Standing {
    /// All, in the order in which lists offer them.
    pub const ALL: [Standing; 6] =
        [Standing::Held, Standing::Agreed, Standing::SentBack, Standing::Changed, Standing::Free, Standing::Withdrawn];

    /// The word in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Held => "held",
            Standing::Free => "free",
            Standing::Agreed => "agreed",
            Standing::SentBack => "sent_back",
            Standing::Changed => "changed",
            Standing::Withdrawn => "withdrawn",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|s| s.code() == code)
    }

    /// As a person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Standing::Held => "Waiting for a manager",
            Standing::Free => "Not held",
            Standing::Agreed => "Agreed",
            Standing::SentBack => "Sent back",
            Standing::Changed => "Decided otherwise",
            Standing::Withdrawn => "Withdrawn",
        }
    }
}

/// Which askings a list shows; each figure opens the list of this word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that wait, the oldest first; of any age.
    Waiting,
    /// All that were asked.
    Asked,
    /// Those that a manager had to decide.
    Held,
    /// Those that nobody had to decide.
    Free,
    /// Those that a manager agreed to unchanged.
    Agreed,
    /// Those that a manager sent back.
    SentBack,
    /// Those that a manager decided otherwise.
    Changed,
    /// All that a manager settled.
    Settled,
    /// Those that were settled, or still wait, after they were due.
    Late,
}

impl Which {
    /// All, in the order of the figures.
    pub const ALL: [Which; 9] = [
        Which::Waiting,
        Which::Asked,
        Which::Held,
        Which::Free,
        Which::Agreed,
        Which::SentBack,
        Which::Changed,
        Which::Settled,
        Which::Late,
    ];

    /// The word in an address.
    pub fn code(self) -> &'static str {
        match self {
            Which::Waiting => "waiting",
            Which::Asked => "asked",
            Which::Held => "held",
            Which::Free => "not-held",
            Which::Agreed => "agreed",
            Which::SentBack => "sent-back",
            Which::Changed => "otherwise",
            Which::Settled => "settled",
            Which::Late => "late",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Which> {
        Which::ALL.into_iter().find(|w| w.code() == code)
    }

    /// As a person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Which::Waiting => "Waiting now",
            Which::Asked => "Asked",
            Which::Held => "Held for a manager",
            Which::Free => "Not held",
            Which::Agreed => "Agreed unchanged",
            Which::SentBack => "Sent back",
            Which::Changed => "Decided otherwise",
            Which::Settled => "Settled",
            Which::Late => "Later than due",
        }
    }
}

/// What kind of supervision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// About the worker and their work as a whole.
    Personal,
    /// About some children.
    Case,
    /// Several workers together.
    Group,
}

impl Kind {
    /// All.
    pub const ALL: [Kind; 3] = [Kind::Personal, Kind::Case, Kind::Group];

    /// The word in the database and in a form.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Personal => "personal",
            Kind::Case => "case",
            Kind::Group => "group",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == code)
    }

    /// As a person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Personal => "Personal supervision",
            Kind::Case => "Supervision about children",
            Kind::Group => "Group supervision",
        }
    }
}

/// "1 year", "2 years".
pub fn counted(n: i64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
