//! The nouns of the work.

use days::{Day, Instant};

/// What is needed to take in a referral.
#[derive(Debug, Clone)]
pub struct NewReferral<'a> {
    /// The day the officer was told.
    pub received: Day,
    /// How well that day is known.
    pub received_kind: DayKind,
    /// The day the employer came to know.
    pub knew: Option<Day>,
    /// Who told, by code.
    pub referrer: &'a str,
    /// Their name and post.
    pub referrer_name: &'a str,
    /// How to reach them.
    pub referrer_reach: &'a str,
    /// Where the adult works or volunteers.
    pub setting: i64,
    /// What was told.
    pub summary: &'a str,
    /// Where it comes from.
    pub source: Source,
    /// For paper: where the file lies.
    pub place: &'a str,
    /// For paper: the row it came from, by which it is brought in once.
    pub origin: Option<String>,
}

/// Where a referral comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Taken in here.
    Kith,
    /// Brought in from paper or a spreadsheet.
    Paper,
}

impl Source {
    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            Source::Kith => "kith",
            Source::Paper => "paper",
        }
    }
}

/// How well a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// To the day.
    Day,
    /// The month alone; kept as its first day.
    Month,
    /// The year alone; kept as its first day.
    Year,
}

impl DayKind {
    /// The stored word.
    pub fn code(self) -> &'static str {
        match self {
            DayKind::Day => "day",
            DayKind::Month => "month",
            DayKind::Year => "year",
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> DayKind {
        match code {
            "month" => DayKind::Month,
            "year" => DayKind::Year,
            _ => DayKind::Day,
        }
    }

    /// A day as well as it is known: "2007 (the year alone is known)".
    pub fn words(self, day: Day) -> String {
        match self {
            DayKind::Day => days::long(day),
            DayKind::Month => {
                let long = days::long(day);
                let month = long.split_once(' ').map_or(long.as_str(), |(_, rest)| rest);
                format!("{month} (the month alone is known)")
            }
            DayKind::Year => format!("{} (the year alone is known)", day.year()),
        }
    }
}

/// A referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Key.
    pub id: i64,
    /// The reference that letters and telephone calls use; it names nobody.
    pub reference: String,
    /// The day the officer was told.
    pub received: Day,
    /// How well that day is known.
    pub received_kind: DayKind,
    /// The day the employer came to know.
    pub knew: Option<Day>,
    /// Who told, by code.
    pub referrer: String,
    /// Their name and post.
    pub referrer_name: String,
    /// How to reach them.
    pub referrer_reach: String,
    /// The setting's key.
    pub setting: i64,
    /// Its name.
    pub setting_name: String,
    /// Its sector, by code.
    pub sector: String,
    /// What was told.
    pub summary: String,
    /// Whether it came from paper.
    pub paper: bool,
    /// Where the paper lies.
    pub place: String,
    /// The day an evaluation decided how to go on.
    pub decided: Option<Day>,
    /// The day it was closed.
    pub closed: Option<Day>,
    /// What came of it, for the referrer.
    pub closing: String,
    /// What was learnt.
    pub learning: String,
    /// Who took it in.
    pub made_by: String,
}

/// An allegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allegation {
    /// Key.
    pub id: i64,
    /// Its referral.
    pub referral: i64,
    /// Of whom.
    pub adult: i64,
    /// What the adult does for children, by code.
    pub role: String,
    /// What is alleged, by code.
    pub kind: String,
    /// In words.
    pub words: String,
    /// What came of it.
    pub outcome: Option<Outcome>,
}

/// What came of an allegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// By code.
    pub code: String,
    /// When.
    pub on: Day,
    /// Why.
    pub why: String,
    /// By whom.
    pub by: String,
}

/// An adult of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adult {
    /// Key.
    pub id: i64,
    /// Birth, where known.
    pub born: Option<Day>,
    /// Every name, the present one first: given, family, kind.
    pub names: Vec<(String, String, String)>,
}

impl Adult {
    /// The present name.
    pub fn name(&self) -> String {
        self.names.first().map_or_else(|| "Name not known".to_owned(), |(given, family, _)| full(given, family))
    }

    /// The other names.
    pub fn aliases(&self) -> Vec<String> {
        self.names.iter().skip(1).map(|(given, family, _)| full(given, family)).collect()
    }
}

/// "Alan Pike"; the one part that is known.
pub fn full(given: &str, family: &str) -> String {
    format!("{given} {family}").trim().to_owned()
}

/// A post an adult holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Of whom.
    pub adult: i64,
    /// The setting.
    pub setting: i64,
    /// Its name.
    pub setting_name: String,
    /// Its sector, by code.
    pub sector: String,
    /// What the adult does there, by code.
    pub role: String,
    /// In the employer's words.
    pub title: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Key.
    pub id: i64,
    /// Kind, by code.
    pub kind: String,
    /// When.
    pub held: Day,
    /// Who was there, a line each.
    pub present: String,
    /// What was decided.
    pub decisions: String,
    /// Suspension, by code.
    pub suspension: String,
    /// Alternatives considered, by code.
    pub alternatives: Vec<String>,
    /// Why.
    pub suspension_why: String,
    /// The next review.
    pub review: Option<Day>,
    /// Who wrote it down.
    pub by: String,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Key.
    pub id: i64,
    /// The referral.
    pub referral: i64,
    /// action, chaser or missing.
    pub kind: String,
    /// What will be done.
    pub words: String,
    /// By whom.
    pub owner: String,
    /// By when.
    pub due: Option<Day>,
    /// When it was done.
    pub done: Option<Day>,
    /// What shows it.
    pub evidence: String,
}

/// A duty that runs, or ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Key.
    pub id: i64,
    /// The referral.
    pub referral: i64,
    /// The rule.
    pub rule: String,
    /// What must be done.
    pub words: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// Since when.
    pub started: Day,
    /// By when.
    pub due: Day,
    /// When it was done.
    pub stopped: Option<Day>,
}

/// What was told to the police, the barring service or a regulator, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward {
    /// About whom.
    pub adult: i64,
    /// Which body, by code.
    pub body: String,
    /// Whether it was told.
    pub made: bool,
    /// When that was decided.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// Their reference.
    pub their_reference: String,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Key.
    pub id: i64,
    /// The referral.
    pub referral: i64,
    /// The template, by id.
    pub template: String,
    /// To whom.
    pub to: String,
    /// Postal address.
    pub lines: Vec<String>,
    /// What it is about.
    pub subject: String,
    /// What it says, as marked text.
    pub body: String,
    /// When it was written.
    pub made_at: Instant,
    /// By whom.
    pub made_by: String,
    /// When and how it went.
    pub sent: Option<(Day, String)>,
}

/// A manager who is named for the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Key.
    pub id: i64,
    /// The account.
    pub account: i64,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// By whom.
    pub by: String,
    /// When it was ended before its day.
    pub ended: Option<Instant>,
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
    /// At what.
    pub what: String,
}

/// A referral as figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Key.
    pub id: i64,
    /// The day the officer was told.
    pub received: Day,
    /// The day of the decision.
    pub decided: Option<Day>,
    /// The day it was closed.
    pub closed: Option<Day>,
    /// The setting.
    pub setting: i64,
    /// Its sector, by code.
    pub sector: String,
    /// Who told, by code.
    pub referrer: String,
    /// How many meetings were held.
    pub meetings: i64,
}

/// An allegation as figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllegedFact {
    /// Its referral.
    pub referral: i64,
    /// Of whom.
    pub adult: i64,
    /// What the adult does for children, by code.
    pub role: String,
    /// What is alleged, by code.
    pub kind: String,
    /// What came of it, by code.
    pub outcome: Option<String>,
}
