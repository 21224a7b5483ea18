//! One row of the spreadsheet or of the index of paper files: what it says, and what it lacks.

use crate::codes::{Set, codes};
use crate::rules::ages::age_words;
use crate::words::DayKind;
use days::Day;
use jiff::civil::date;
use std::collections::BTreeMap;

/// What a column may hold: its word, what it is called on the page, headings by which it is guessed.
pub struct Column {
    /// The word in forms.
    pub id: &'static str,
    /// What it is.
    pub words: &'static str,
    /// Headings that mean it, in small letters.
    headings: &'static [&'static str],
}

/// Every column, in the order of the page.
pub const COLUMNS: [Column; 14] = [
    Column {
        id: "number",
        words: "Own number of the entry or file",
        headings: &["number", "no", "ref", "reference", "file", "file no", "id", "case"],
    },
    Column {
        id: "received",
        words: "Received: a day, a month or a year",
        headings: &["received", "date received", "date", "referral date", "opened", "year"],
    },
    Column { id: "closed", words: "Closed", headings: &["closed", "date closed", "closure"] },
    Column {
        id: "given",
        words: "First name of the adult",
        headings: &["first name", "forename", "given name", "given"],
    },
    Column {
        id: "family",
        words: "Family name of the adult",
        headings: &["surname", "family name", "last name", "family"],
    },
    Column {
        id: "name",
        words: "Whole name of the adult, if in one column",
        headings: &["name", "adult", "subject", "adult name"],
    },
    Column { id: "born", words: "Date of birth of the adult", headings: &["dob", "date of birth", "born"] },
    Column {
        id: "setting",
        words: "Where they work or volunteer",
        headings: &["setting", "employer", "school", "organisation", "workplace"],
    },
    Column { id: "sector", words: "Kind of employer", headings: &["sector", "employer type", "agency"] },
    Column { id: "role", words: "Role", headings: &["role", "job", "post", "occupation"] },
    Column {
        id: "kind",
        words: "Type of allegation",
        headings: &["type", "category", "allegation", "allegation type"],
    },
    Column { id: "outcome", words: "Outcome", headings: &["outcome", "result", "finding"] },
    Column { id: "referrer", words: "Who told us", headings: &["referrer", "source", "referred by"] },
    Column { id: "place", words: "Where the paper lies", headings: &["box", "location", "shelf", "cabinet", "place"] },
];

/// Which of the file's columns holds what: the column's word and its place from 0.
pub type Mapping = BTreeMap<String, usize>;

/// The mapping that the headings suggest.
pub fn guess(headings: &[String]) -> Mapping {
    let plain = |text: &str| text.trim().to_lowercase().replace(['_', '.', ':'], " ").trim().to_owned();
    let mut found = Mapping::new();
    for column in &COLUMNS {
        let at = headings.iter().position(|h| column.headings.contains(&plain(h).as_str()));
        if let Some(at) = at.filter(|at| !found.values().any(|taken| taken == at)) {
            found.insert(column.id.to_owned(), at);
        }
    }
    found
}

/// An entry as it can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row of the file.
    pub row: u64,
    /// Its own number.
    pub number: String,
    /// When it was received, and how well that is known.
    pub received: (Day, DayKind),
    /// When it was closed.
    pub closed: Option<Day>,
    /// The adult's name; nothing where it is not known.
    pub name: Option<(String, String)>,
    /// The adult's birth.
    pub born: Option<Day>,
    /// Where the adult works.
    pub setting: String,
    /// Codes; the words for "not known" where the file says nothing that is known.
    pub sector: String,
    /// What the adult does.
    pub role: String,
    /// What is alleged.
    pub kind: String,
    /// What came of it.
    pub outcome: Option<String>,
    /// Who told.
    pub referrer: String,
    /// Where the paper lies.
    pub place: String,
    /// What it lacks, in words.
    pub lacks: Vec<String>,
    /// Larger is riskier or older; what is missing from it comes first.
    pub priority: i64,
}

/// Something that cannot be kept as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFault {
    /// The row of the file.
    pub row: u64,
    /// Which column.
    pub column: &'static str,
    /// What was found.
    pub found: String,
    /// What was expected, and what to do.
    pub expected: &'static str,
}

/// A day, a month or a year.
pub fn day_or_less(typed: &str) -> Option<(Day, DayKind)> {
    if let Ok(day) = days::parse_day(typed) {
        return Some((day, DayKind::Day));
    }
    let typed = typed.trim();
    if let (4, Ok(year)) = (typed.len(), typed.parse::<i16>()) {
        return (1950..=2200).contains(&year).then(|| (date(year, 1, 1), DayKind::Year));
    }
    let (month, year) = typed.rsplit_once(['/', '-', ' '])?;
    if year.len() != 4 || !year.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    // A month is read as its first day is.
    let first = days::parse_day(&format!("1 {} {year}", month.trim())).ok()?;
    Some((first, DayKind::Month))
}

/// The code for a word of the file: by code, by words, or by how they begin.
fn coded(set: &Set, typed: &str) -> Option<String> {
    let plain = |text: &str| text.trim().to_lowercase().replace('_', " ");
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    let exact = |code: &&crate::codes::Code| plain(&code.code) == typed || plain(&code.words) == typed;
    let begins = |code: &&crate::codes::Code| {
        typed.len() >= 4 && (plain(&code.words).starts_with(&typed) || typed.starts_with(&plain(&code.code)))
    };
    set.codes.iter().find(exact).or_else(|| set.codes.iter().find(begins)).map(|code| code.code.clone())
}

/// Most letters that a cell of the file may have. Source: local.
const LONGEST: usize = 200;

/// Reads a row. `cell` gives what stands in a column. Errors with everything that cannot be kept as it stands.
pub fn read<'a>(row: u64, cell: &dyn Fn(&str) -> &'a str, today: Day) -> Result<Entry, Vec<EntryFault>> {
    let mut faults = Vec::new();
    let mut lacks: Vec<String> = Vec::new();
    for column in &COLUMNS {
        if cell(column.id).chars().count() > LONGEST || cell(column.id).chars().any(char::is_control) {
            let found = cell(column.id).chars().take(30).collect();
            faults.push(EntryFault {
                row,
                column: column.words,
                found,
                expected: "at most 200 letters on one line. Shorten it in the file",
            });
        }
    }
    let mut day = |id: &str, column: &'static str, expected: &'static str| match cell(id) {
        "" => None,
        typed => {
            let found = day_or_less(typed).filter(|(day, _)| *day <= today);
            if found.is_none() {
                faults.push(EntryFault { row, column, found: typed.to_owned(), expected });
            }
            found
        }
    };
    let closed =
        day("closed", "Closed", "a day that has come, as 21/11/2018, or an empty cell. Put it right in the file");
    let born = day("born", "Date of birth", "a day, as 21/11/1975, or an empty cell. Put it right in the file");
    let received =
        day("received", "Received", "a day, a month (9/2007) or a year (2007) that has come. Put it right in the file");
    let received = match (received, closed, cell("received")) {
        (Some(found), _, _) => Some(found),
        (None, Some((closed, _)), "") => {
            lacks.push("the day it was received; the day of the close stands in its place".to_owned());
            Some((closed, DayKind::Year))
        }
        (None, None, "") => {
            let expected = "at least the year. Without it nobody knows how old the entry is";
            faults.push(EntryFault { row, column: "Received", found: String::new(), expected });
            None
        }
        _ => None,
    };
    if let (Some((received, DayKind::Day)), Some((closed, _))) = (received, closed)
        && closed < received
    {
        let found = days::long(closed);
        faults.push(EntryFault {
            row,
            column: "Closed",
            found,
            expected: "a day that is not before the day it was received",
        });
    }
    let Some(received) = received.filter(|_| faults.is_empty()) else { return Err(faults) };
    if received.1 != DayKind::Day && !lacks.iter().any(|l| l.starts_with("the day it was received")) {
        lacks.push("the exact day it was received".to_owned());
    }
    let name = match (cell("given"), cell("family"), cell("name")) {
        ("", "", "") => None,
        ("", "", whole) => Some(match whole.split_once(',') {
            Some((family, given)) => (given.trim().to_owned(), family.trim().to_owned()),
            None => match whole.rsplit_once(' ') {
                Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
                None => (String::new(), whole.to_owned()),
            },
        }),
        (given, family, _) => Some((given.to_owned(), family.to_owned())),
    };
    let born = born.filter(|(_, kind)| *kind == DayKind::Day).map(|(day, _)| day);
    let set = codes();
    let mut code = |set: &Set, id: &str, what: &str, otherwise: &str| {
        coded(set, cell(id)).unwrap_or_else(|| {
            let said = cell(id);
            lacks.push(if said.is_empty() { what.to_owned() } else { format!("{what}; the file says “{said}”") });
            otherwise.to_owned()
        })
    };
    let sector = code(&set.sectors, "sector", "the kind of employer", "other");
    let role = code(&set.roles, "role", "what the adult did for children", "other");
    let kind = code(&set.kinds, "kind", "what was alleged", "not_known");
    let referrer = code(&set.referrers, "referrer", "who told us", "other");
    let outcome = coded(&set.outcomes, cell("outcome"));
    match (&outcome, closed, cell("outcome")) {
        (None, Some(_), "") => lacks.push("the outcome, though it is closed".to_owned()),
        (None, _, said) if !said.is_empty() => lacks.push(format!("an outcome among the five; the file says “{said}”")),
        _ => {}
    }
    if name.is_none() {
        lacks.push("the adult’s name, without which nobody finds a repeat".to_owned());
    }
    if born.is_none() {
        lacks.push("the adult’s date of birth, from which retention counts".to_owned());
    }
    let setting = match cell("setting") {
        "" => {
            lacks.push("where the adult worked".to_owned());
            "Setting not known".to_owned()
        }
        said => said.to_owned(),
    };
    let closed = closed.map(|(day, _)| day);
    let priority = priority(received.0, closed.is_none(), &kind, outcome.as_deref(), today);
    Ok(Entry {
        row,
        number: cell("number").to_owned(),
        received,
        closed,
        name,
        born,
        setting,
        sector,
        role,
        kind,
        outcome,
        referrer,
        place: cell("place").to_owned(),
        lacks,
        priority,
    })
}

/// Riskiest first, and among these the oldest: what is open before what is closed, harm before the rest; then years.
///
/// Source: local.
fn priority(received: Day, open: bool, kind: &str, outcome: Option<&str>, today: Day) -> i64 {
    let risk = match (open, kind, outcome) {
        (true, "sexual" | "physical", _) => 4,
        (true, _, _) => 3,
        (false, _, Some("substantiated") | None) => 2,
        (false, _, _) => 1,
    };
    risk * 1000 + i64::from((today.year() - received.year()).max(0))
}

/// How old an entry is, in words.
pub fn age(entry: &Entry, today: Day) -> String {
    age_words(entry.received.0, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 23);

    fn entry(cells: &[(&str, &'static str)]) -> Result<Entry, Vec<EntryFault>> {
        let of = |id: &str| cells.iter().find(|(c, _)| *c == id).map_or("", |(_, text)| *text);
        read(2, &of, TODAY)
    }

    #[test]
    fn a_full_row_lacks_nothing() {
        let found = entry(&[
            ("number", "17"),
            ("received", "20/09/2007"),
            ("name", "Pike, Alan"),
            ("born", "2/4/1975"),
            ("setting", "Rovers"),
            ("sector", "Sport"),
            ("role", "coach"),
            ("kind", "Physical"),
            ("referrer", "Police"),
        ])
        .unwrap();
        assert_eq!(found.lacks, Vec::<String>::new());
        assert_eq!(found.name, Some(("Alan".to_owned(), "Pike".to_owned())));
        assert_eq!((found.sector.as_str(), found.role.as_str(), found.received.1), ("sport", "coach", DayKind::Day));
        assert_eq!(found.priority, 4019, "open and physical, nineteen years");
    }

    #[test]
    fn what_a_row_lacks_is_said_and_kept_and_what_cannot_be_read_is_a_fault() {
        let found = entry(&[("received", "2007"), ("outcome", "NFA"), ("closed", "2009")]).unwrap();
        assert_eq!(found.received, (date(2007, 1, 1), DayKind::Year));
        let lacks = found.lacks.join("\n");
        for part in ["exact day", "kind of employer", "“NFA”", "name", "date of birth", "where the adult worked"] {
            assert!(lacks.contains(part), "{part}: {lacks}");
        }
        let faults = entry(&[("received", "soon"), ("born", "x"), ("closed", "1 1 2030")]).unwrap_err();
        let columns: Vec<_> = faults.iter().map(|f| f.column).collect();
        assert_eq!(columns, ["Closed", "Date of birth", "Received"]);
        assert_eq!(entry(&[("name", "A")]).unwrap_err()[0].column, "Received");
    }

    #[test]
    fn days_months_and_years_are_read() {
        for (typed, day, kind) in [
            ("21/11/2018", date(2018, 11, 21), DayKind::Day),
            ("9/2007", date(2007, 9, 1), DayKind::Month),
            ("September 2007", date(2007, 9, 1), DayKind::Month),
            ("2007", date(2007, 1, 1), DayKind::Year),
        ] {
            assert_eq!(day_or_less(typed), Some((day, kind)), "{typed}");
        }
        assert_eq!(day_or_less("long ago"), None);
    }

    #[test]
    fn headings_are_guessed() {
        let headings = ["Ref", "DATE RECEIVED", "Surname", "Forename", "D.O.B", "Employer"].map(str::to_owned);
        let found = guess(&headings);
        let at = |id: &str| found.get(id).copied();
        assert_eq!(
            (at("number"), at("received"), at("family"), at("given"), at("setting")),
            (Some(0), Some(1), Some(2), Some(3), Some(5))
        );
    }

    proptest! {
        #[test]
        fn no_row_makes_the_reader_fall_over(cells in proptest::collection::vec(".{0,30}", 14)) {
            let of = |id: &str| COLUMNS.iter().position(|c| c.id == id).and_then(|at| cells.get(at)).map_or("", String::as_str);
            let _ = read(2, &of, TODAY);
        }
    }
}
