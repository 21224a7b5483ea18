//! Writing entries from paper, whole or not at all.

use crate::rules::paper_entry::{COLUMNS, Entry, EntryFault, Mapping, read};
use crate::store::{action, adult, allegation, paper, referral, setting};
use crate::words::{Allegation, NewReferral, Outcome, Post, Source};
use days::Day;
use record::matching::{LIKELY, Sketch};
use store::{Acting, Fault, Reading};

/// What a file would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Entries that are new.
    pub new: Vec<Entry>,
    /// Entries that were brought in before.
    pub known: usize,
    /// What cannot be kept as it stands.
    pub faults: Vec<EntryFault>,
}

impl Plan {
    /// How many tasks would be made.
    pub fn tasks(&self) -> usize {
        self.new.iter().map(|e| e.lacks.len()).sum()
    }
}

/// By what an entry is known for good: its own number, or else everything it says.
fn origin(file: &str, entry: &Entry, cells: &[String]) -> String {
    let named = file.rsplit_once('.').map_or(file, |(name, _)| name).to_lowercase();
    match entry.number.as_str() {
        "" => format!("{named}: {}", cells.join("\u{1f}")),
        number => format!("{named}: {number}"),
    }
}

/// Reads all rows with a mapping; the first row of the file is 2, as a spreadsheet counts.
pub fn plan(
    reading: &mut Reading<'_>,
    file: &str,
    rows: &[Vec<String>],
    mapping: &Mapping,
    today: Day,
) -> Result<Plan, Fault> {
    let mut plan = Plan::default();
    let mut seen = std::collections::BTreeSet::new();
    for (cells, row) in rows.iter().zip(2u64..) {
        let cell = |id: &str| mapping.get(id).and_then(|at| cells.get(*at)).map_or("", String::as_str);
        match read(row, &cell, today) {
            Err(faults) => plan.faults.extend(faults),
            Ok(entry) => {
                let origin = origin(file, &entry, cells);
                if !seen.insert(origin.clone()) {
                    let found = entry.number.clone();
                    let expected = "every entry once; another row has the same number, or the same in every cell";
                    plan.faults.push(EntryFault { row, column: column("number"), found, expected });
                } else if paper::is_known(reading, &origin)? {
                    plan.known += 1;
                } else {
                    plan.new.push(entry);
                }
            }
        }
    }
    Ok(plan)
}

fn column(id: &str) -> &'static str {
    COLUMNS.iter().find(|c| c.id == id).map_or("", |c| c.words)
}

/// Writes every new entry with what it lacks as tasks, the riskiest first.
pub fn bring(acting: &mut Acting<'_>, file: &str, rows: &[Vec<String>], plan: &Plan, by: &str) -> Result<(), Fault> {
    for entry in &plan.new {
        let cells = usize::try_from(entry.row).ok().and_then(|row| rows.get(row.checked_sub(2)?));
        let origin = origin(file, entry, cells.map(Vec::as_slice).unwrap_or_default());
        bring_one(acting, entry, origin, by)?;
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    paper::brought(acting, file, (count(plan.new.len()), count(plan.known), count(plan.tasks())), by)
}

fn bring_one(acting: &mut Acting<'_>, entry: &Entry, origin: String, by: &str) -> Result<(), Fault> {
    let place = setting::ensure(acting, &entry.setting, &entry.sector)?;
    let new = NewReferral {
        received: entry.received.0,
        received_kind: entry.received.1,
        knew: None,
        referrer: &entry.referrer,
        referrer_name: "",
        referrer_reach: "",
        setting: place,
        summary: "Brought in from paper. The file holds what was told.",
        source: Source::Paper,
        place: &entry.place,
        origin: Some(origin),
    };
    let id = referral::add(acting, &new, &[], by)?;
    let mut lacks = entry.lacks.clone();
    if let Some((given, family)) = &entry.name {
        let sketch = Sketch {
            names: vec![(given.clone(), family.clone())],
            births: entry.born.into_iter().collect(),
            ..Sketch::default()
        };
        let found = adult::find(acting, &sketch, 1)?.into_iter().next();
        let same = found.as_ref().filter(|f| {
            let name = f.adult.names.iter().any(|(g, n, _)| g == given && n == family);
            name && entry.born.is_some() && f.adult.born == entry.born
        });
        let who = match same {
            Some(known) => known.adult.id,
            None => {
                if let Some(like) = found.as_ref().filter(|f| f.score >= LIKELY) {
                    lacks.push(format!("whether the adult is {} of the register", like.adult.name()));
                }
                adult::add(acting, given, family, entry.born, by)?
            }
        };
        let held = adult::posts(acting, who)?.iter().any(|p| p.setting == place && p.role == entry.role);
        if !held {
            let post = Post {
                adult: who,
                setting: place,
                setting_name: String::new(),
                sector: String::new(),
                role: entry.role.clone(),
                title: String::new(),
                from: None,
                to: None,
            };
            adult::add_post(acting, &post)?;
        }
        let alleged = Allegation {
            id: 0,
            referral: id,
            adult: who,
            role: entry.role.clone(),
            kind: entry.kind.clone(),
            words: "From paper; the file holds the words.".to_owned(),
            outcome: None,
        };
        let alleged = allegation::add(acting, &alleged)?;
        if let Some(code) = &entry.outcome {
            let on = entry.closed.unwrap_or(entry.received.0);
            let why = "As the paper says.".to_owned();
            allegation::decide(acting, alleged, &Outcome { code: code.clone(), on, why, by: by.to_owned() })?;
        }
    }
    for lack in &lacks {
        let words = format!("Find out {lack}");
        let new = action::NewAction {
            referral: id,
            meeting: None,
            kind: "missing",
            words: &words,
            owner: "Designated officer",
            due: None,
            priority: entry.priority,
            by,
        };
        action::add(acting, &new)?;
    }
    if let Some(on) = entry.closed {
        referral::close(acting, id, on, "Closed on paper.", "")?;
    }
    Ok(())
}
