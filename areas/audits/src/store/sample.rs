//! Samples, with everything that it takes to draw one again.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// A sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Key.
    pub id: i64,
    /// The programme it was drawn for.
    pub programme: i64,
    /// The day of the frame.
    pub drawn_on: Day,
    /// The seed.
    pub seed: String,
    /// How it was drawn: `sha256-1`.
    pub method: String,
    /// Whose records, in words.
    pub frame_words: String,
    /// The Kith numbers it was drawn from.
    pub frame: Vec<String>,
    /// Those excluded before drawing, each with why.
    pub left_out: Vec<(String, String)>,
    /// How many were wanted.
    pub wanted: i64,
    /// Months between two audits of one record, as the framework said.
    pub months_apart: i64,
    /// When it was drawn.
    pub drawn_at: Instant,
    /// By whom.
    pub drawn_by: String,
}

const COLUMNS: &str =
    "id, programme, drawn_on, seed, method, frame_words, frame, left_out, wanted, months_apart, drawn_at, drawn_by";

fn read(r: &Row) -> Result<Sample, Fault> {
    let frame: String = r.get("frame")?;
    let left_out: String = r.get("left_out")?;
    let pair = |line: &str| line.split_once(' ').map(|(number, why)| (number.to_owned(), why.to_owned()));
    Ok(Sample {
        id: r.get("id")?,
        programme: r.get("programme")?,
        drawn_on: r.get("drawn_on")?,
        seed: r.get("seed")?,
        method: r.get("method")?,
        frame_words: r.get("frame_words")?,
        frame: frame.lines().map(str::to_owned).collect(),
        left_out: left_out.lines().filter_map(pair).collect(),
        wanted: r.get("wanted")?,
        months_apart: r.get("months_apart")?,
        drawn_at: r.get("drawn_at")?,
        drawn_by: r.get("drawn_by")?,
    })
}

/// Keeps a sample that was drawn; gives its key. `moderated`: how many of it are to be moderated.
pub fn keep(acting: &mut Acting<'_>, sample: &Sample, moderated: usize) -> Result<i64, Fault> {
    let at = acting.at;
    let left_out: Vec<String> = sample.left_out.iter().map(|(number, why)| format!("{number} {why}")).collect();
    acting.insert(
        "audit_sample",
        &[
            ("programme", sample.programme.into()),
            ("drawn_on", sample.drawn_on.into()),
            ("seed", sample.seed.as_str().into()),
            ("method", sample.method.as_str().into()),
            ("frame_words", sample.frame_words.as_str().into()),
            ("frame", sample.frame.join("\n").into()),
            ("left_out", left_out.join("\n").into()),
            ("wanted", sample.wanted.into()),
            ("months_apart", sample.months_apart.into()),
            ("moderated", i64::try_from(moderated).unwrap_or(i64::MAX).into()),
            ("drawn_at", at.into()),
            ("drawn_by", sample.drawn_by.as_str().into()),
        ],
    )
}

/// One sample.
pub fn sample(reading: &mut Reading<'_>, id: i64) -> Result<Option<Sample>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit_sample WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The samples of a programme, the latest first.
pub fn of_programme(reading: &mut Reading<'_>, programme: i64) -> Result<Vec<Sample>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM audit_sample WHERE programme = $1 ORDER BY drawn_on DESC, id DESC LIMIT 100");
    reading.rows(&sql, &[programme.into()])?.iter().map(read).collect()
}
