//! Finding people: by a name spelt wrongly or by its sound, by a day of birth even with day and month exchanged,
//! by any number and by postcode. Keys in the database give candidates; [`matching::compare`] judges them and says why.

use crate::identifiers::{KithNumber, Postcode};
use crate::matching::{self, Judge, LIKELY, POSSIBLE, QueryKey, Reason, Sketch};
use crate::store::person::{self, Person};
use crate::words::NameKind;
use ::store::{Fault, Reading, Value, in_list};
use days::Day;
use std::collections::{BTreeSet, HashMap};

/// Somebody found, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub person: Person,
    /// 0 to 100; from [`LIKELY`] on probably the one looked for.
    pub score: u8,
    /// What agrees and what does not, the weightiest first.
    pub reasons: Vec<Reason>,
    /// Where they live now, on one line; empty when not known.
    pub lives: String,
}

impl Found {
    /// Whether this is probably the person looked for.
    pub fn is_likely(&self) -> bool {
        self.score >= LIKELY
    }
}

/// Somebody found, by what is compared alone: what a list of them needs of each is read when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The person's key.
    pub person: i64,
    /// 0 to 100; from [`LIKELY`] on probably the one looked for.
    pub score: u8,
    /// What agrees and what does not, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Most candidates of each way of finding that are looked at closely. Source: local; among 100,000 people the best 50
/// held the person looked for in every one of the hard pairs, and in more than 99 of 100 misspelt names (the tests of
/// `matching`); 120 leaves room for a larger place.
const CANDIDATES: i64 = 120;

/// Keys are asked for in lots of this many, so that few different statements are prepared.
const KEYS_TOGETHER: usize = 16;

/// Least score of a name that is worth showing. Source: local; below it only one half of the name agrees.
const WORTH_SHOWING: u8 = 25;

/// What is looked for, in the forms in which the database keeps it.
struct Wanted {
    keys: Vec<QueryKey>,
    births: Vec<Day>,
    postcodes: Vec<String>,
    numbers: Vec<String>,
    sketch: Sketch,
}

/// People that what was typed in the search box may mean, the best first, at most `most`.
pub fn find(reading: &mut Reading<'_>, typed: &str, most: usize) -> Result<Vec<Found>, Fault> {
    let ranked = ranked(reading, typed, most)?;
    known(reading, ranked)
}

/// As [`find`], without reading who they are, for a page that shows some of them: see [`known`].
pub fn ranked(reading: &mut Reading<'_>, typed: &str, most: usize) -> Result<Vec<Ranked>, Fault> {
    let query = matching::read_query(typed);
    let numbers = numbers_in(typed, &query.numbers);
    let mut sketch = query.sketch();
    sketch.identifiers = numbers.clone();
    let wanted = Wanted {
        keys: matching::query_keys(typed),
        births: query.dates.iter().chain(&query.swapped_dates).copied().collect(),
        postcodes: query.postcode.into_iter().collect(),
        numbers,
        sketch,
    };
    let mut found = judged(reading, &wanted)?;
    found.retain(|f| f.score >= WORTH_SHOWING || f.reasons.iter().any(is_exact));
    found.truncate(most);
    Ok(found)
}

/// People who may already be the one described, for showing beside new details; the best first, at most `most`.
pub fn matches_for(reading: &mut Reading<'_>, sketch: &Sketch, most: usize) -> Result<Vec<Found>, Fault> {
    let mut keys: Vec<QueryKey> = Vec::new();
    for (given, family) in &sketch.names {
        for key in matching::query_keys(&format!("{given} {family}")) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    let swapped = sketch.births.iter().filter_map(|day| days::swapped(*day));
    let postcodes = sketch.postcodes.iter().filter_map(|p| Postcode::parse(p).ok());
    let wanted = Wanted {
        keys,
        births: sketch.births.iter().copied().chain(swapped).collect(),
        postcodes: postcodes.map(|p| p.to_string()).collect(),
        numbers: sketch.identifiers.iter().map(|n| bare(n)).filter(|n| !n.is_empty()).collect(),
        sketch: sketch.clone(),
    };
    let mut found = judged(reading, &wanted)?;
    found.retain(|f| f.score >= POSSIBLE);
    found.truncate(most);
    known(reading, found)
}

/// Who those found are and where they live, in their order.
pub fn known(reading: &mut Reading<'_>, ranked: Vec<Ranked>) -> Result<Vec<Found>, Fault> {
    let ids: Vec<i64> = ranked.iter().map(|r| r.person).collect();
    let mut people: HashMap<i64, Person> =
        person::people(reading, &ids)?.into_iter().map(|one| (one.id, one)).collect();
    let mut homes: HashMap<i64, String> = HashMap::new();
    for address in addresses(reading, &ids)?.into_iter().filter(|a| a.stands) {
        let parts = [address.first_line, address.postcode];
        let lives = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        homes.insert(address.person, lives);
    }
    let found = ranked.into_iter().filter_map(|r| {
        let lives = homes.remove(&r.person).unwrap_or_default();
        Some(Found { person: people.remove(&r.person)?, score: r.score, reasons: r.reasons, lives })
    });
    Ok(found.collect())
}

fn is_exact(reason: &Reason) -> bool {
    matches!(reason, Reason::SameNumber(_) | Reason::SamePostcode(_))
}

/// The numbers in the text, also as they were typed, and Kith numbers that a space parts.
fn numbers_in(typed: &str, read: &[String]) -> Vec<String> {
    let pieces: Vec<&str> = typed.split([' ', ',', '\t', '\n']).filter(|p| !p.is_empty()).take(16).collect();
    let mut numbers: BTreeSet<String> = read.iter().cloned().collect();
    let figures = |p: &str| p.chars().count() <= 40 && p.chars().any(|c| c.is_ascii_digit());
    numbers.extend(pieces.iter().filter(|p| figures(p)).map(|p| (*p).to_owned()));
    let pairs = pieces.iter().zip(pieces.iter().skip(1));
    numbers.extend(pairs.filter_map(|(a, b)| KithNumber::parse(&format!("{a}{b}")).ok()).map(|n| n.plain()));
    numbers.into_iter().collect()
}

fn bare(written: &str) -> String {
    written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn marks(from: usize, count: usize) -> String {
    (from..from + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

fn judged(reading: &mut Reading<'_>, wanted: &Wanted) -> Result<Vec<Ranked>, Fault> {
    let candidates: Vec<i64> = candidates(reading, wanted)?.into_iter().collect();
    let judge = Judge::new(&wanted.sketch);
    let mut found = Vec::new();
    for (person, (family, sketch)) in sketches(reading, &candidates, &wanted.sketch)? {
        let judged = judge.compare(&sketch);
        found.push((family.unwrap_or_default(), Ranked { person, score: judged.score, reasons: judged.reasons }));
    }
    found.sort_by(|(family, a), (other, b)| {
        b.score.cmp(&a.score).then_with(|| family.cmp(other)).then(a.person.cmp(&b.person))
    });
    Ok(found.into_iter().map(|(_, ranked)| ranked).collect())
}

fn candidates(reading: &mut Reading<'_>, wanted: &Wanted) -> Result<BTreeSet<i64>, Fault> {
    let mut ids = BTreeSet::new();
    if !wanted.numbers.is_empty() {
        let values: Vec<Value> = wanted.numbers.iter().map(Value::from).collect();
        let marks = marks(1, values.len());
        let sql = format!(
            "SELECT person FROM person_identifier WHERE value IN ({marks}) AND ended_at IS NULL LIMIT {CANDIDATES}"
        );
        collect(reading, &sql, &values, &mut ids)?;
        for number in &wanted.numbers {
            ids.extend(person::by_kith_number(reading, number)?);
        }
    }
    if !wanted.postcodes.is_empty() {
        let values: Vec<Value> = wanted.postcodes.iter().map(Value::from).collect();
        let marks = marks(1, values.len());
        let sql = format!(
            "SELECT person FROM person_address WHERE postcode IN ({marks}) AND ended_at IS NULL LIMIT {CANDIDATES}"
        );
        collect(reading, &sql, &values, &mut ids)?;
    }
    if !wanted.births.is_empty() {
        let values: Vec<Value> = wanted.births.iter().map(|d| Value::from(*d)).collect();
        let marks = marks(1, values.len());
        // Those merged into another are left out later: asked here, SQLite would go through all who are not.
        let sql = format!("SELECT id AS person FROM person WHERE birth_day IN ({marks}) LIMIT {}", 2 * CANDIDATES);
        collect(reading, &sql, &values, &mut ids)?;
    }
    by_name(reading, &wanted.keys, &mut ids)?;
    Ok(ids)
}

fn collect(reading: &mut Reading<'_>, sql: &str, values: &[Value], ids: &mut BTreeSet<i64>) -> Result<(), Fault> {
    for row in reading.rows(sql, values)? {
        ids.insert(row.get("person")?);
    }
    Ok(())
}

/// Takes those whose names are worth most for what was typed, as [`matching::query_keys`] says.
fn by_name(reading: &mut Reading<'_>, keys: &[QueryKey], ids: &mut BTreeSet<i64>) -> Result<(), Fault> {
    if keys.is_empty() {
        return Ok(());
    }
    let places = keys.len().div_ceil(KEYS_TOGETHER) * KEYS_TOGETHER;
    let marks = (0..places).map(|n| {
        let [key, word, weight] = [1, 2, 3].map(|part| n * 3 + part);
        format!("(CAST(${key} AS TEXT), CAST(${word} AS BIGINT), CAST(${weight} AS BIGINT))")
    });
    // One grouping does: the words are few, and the best of each stands in a column of its own.
    let words = keys.iter().map(|k| k.word).max().unwrap_or(0);
    let best = (0..=words).map(|word| format!("max(CASE WHEN a.word = {word} THEN a.weight ELSE 0 END)"));
    let sql = format!(
        "WITH asked (key, word, weight) AS (VALUES {})
         SELECT s.person, {} AS best, CAST(sum(a.weight) AS BIGINT) AS every
         FROM asked a JOIN search_key s ON s.key = a.key
         GROUP BY s.person ORDER BY 2 DESC, 3 DESC, s.person LIMIT {CANDIDATES}",
        marks.collect::<Vec<_>>().join(", "),
        best.collect::<Vec<_>>().join(" + ")
    );
    let mut values: Vec<Value> = Vec::with_capacity(places * 3);
    for k in keys {
        values.extend([Value::from(&k.key), Value::from(u32::from(k.word)), Value::from(u32::from(k.weight))]);
    }
    // No key is empty, so that places left over find nobody.
    values.resize(places * 3, Value::Null);
    collect(reading, &sql, &values, ids)
}

/// The legal family name, and what candidates are compared by.
type Known = (Option<String>, Sketch);

/// Everything by which candidates are compared, of those who were not merged into another; of numbers and postcodes
/// nothing is read when none is looked for.
fn sketches(reading: &mut Reading<'_>, ids: &[i64], wanted: &Sketch) -> Result<HashMap<i64, Known>, Fault> {
    let mut known: HashMap<i64, Known> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(256) {
        let (marks, values) = in_list(1, chunk);
        let sql = format!("SELECT id, kith_number, birth_day, merged_into FROM person WHERE id IN ({marks})");
        for row in reading.rows(&sql, &values)? {
            if row.get::<Option<i64>>("merged_into")?.is_none() {
                let births = row.get::<Option<Day>>("birth_day")?.into_iter().collect();
                let identifiers = vec![row.get("kith_number")?];
                let sketch = Sketch { births, identifiers, ..Sketch::default() };
                known.insert(row.get("id")?, (None, sketch));
            }
        }
        let sql =
            format!("SELECT id, person, kind, given, family, ended_at FROM person_name WHERE person IN ({marks})");
        let mut rows = reading.rows(&sql, &values)?;
        rows.sort_by_cached_key(|row| row.get::<i64>("id").unwrap_or_default());
        for row in rows {
            if let Some((legal, sketch)) = known.get_mut(&row.get("person")?) {
                let family: String = row.get("family")?;
                if row.get::<String>("kind")? == NameKind::Legal.code() && row.get::<Option<i64>>("ended_at")?.is_none()
                {
                    legal.get_or_insert_with(|| family.clone());
                }
                sketch.names.push((row.get("given")?, family));
            }
        }
        if !wanted.identifiers.is_empty() {
            let sql =
                format!("SELECT person, value FROM person_identifier WHERE person IN ({marks}) AND ended_at IS NULL");
            for row in reading.rows(&sql, &values)? {
                if let Some((_, sketch)) = known.get_mut(&row.get("person")?) {
                    let last = sketch.identifiers.len().saturating_sub(1);
                    sketch.identifiers.insert(last, row.get("value")?);
                }
            }
        }
    }
    if !wanted.postcodes.is_empty() {
        for address in addresses(reading, ids)? {
            if let Some((_, sketch)) = known.get_mut(&address.person) {
                sketch.postcodes.push(address.postcode);
            }
        }
    }
    Ok(known)
}

/// An address as finding reads it.
struct Lived {
    person: i64,
    first_line: String,
    postcode: String,
    /// Whether nobody has said until when.
    stands: bool,
}

/// The addresses of these people, those that stand the last.
fn addresses(reading: &mut Reading<'_>, ids: &[i64]) -> Result<Vec<Lived>, Fault> {
    let mut all = Vec::new();
    for chunk in ids.chunks(256) {
        let (marks, values) = in_list(1, chunk);
        let sql = format!(
            "SELECT person, lines, postcode, to_day FROM person_address WHERE person IN ({marks}) AND ended_at IS NULL
             ORDER BY coalesce(to_day, '9999'), coalesce(from_day, ''), id"
        );
        for row in reading.rows(&sql, &values)? {
            let lines: String = row.get("lines")?;
            all.push(Lived {
                person: row.get("person")?,
                first_line: lines.lines().next().unwrap_or_default().to_owned(),
                postcode: row.get("postcode")?,
                stands: row.get::<Option<Day>>("to_day")?.is_none(),
            });
        }
    }
    Ok(all)
}

/// How many people the record holds.
pub fn how_many(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM person", &[])
}
