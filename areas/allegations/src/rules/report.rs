//! The annual report as it is published: counted, small numbers hidden, then kept as it was.

use crate::rules::period::Period;
use crate::rules::suppress::{Cell, Trend, line, trend};
use crate::rules::themes::{All, Counts, THEMES};
use crate::rules::timeliness::Share;
use serde::{Deserialize, Serialize};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Numbers below this were hidden.
    pub below: i64,
    /// Referrals received; nothing where they were few.
    pub received: Option<i64>,
    /// Referrals closed.
    pub closed: Option<i64>,
    /// Allegations in referrals closed.
    pub alleged: Option<i64>,
    /// How often advice was given.
    pub advice: Option<i64>,
    /// The tables.
    pub tables: Vec<Tabled>,
    /// The quarters, each in words.
    pub quarters: Vec<String>,
    /// The trend; nothing where it would give a number away.
    pub trend: Option<Trend>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tabled {
    /// Its title.
    pub title: String,
    /// What it counts, in words.
    pub counts: String,
    /// All rows together; nothing where they are few.
    pub total: Option<i64>,
    /// Its rows; nothing where they would give a number away.
    pub rows: Option<Vec<(String, Cell)>>,
}

impl Tabled {
    /// The share of a row, to a tenth; nothing of what is hidden.
    pub fn share(&self, cell: Cell) -> String {
        match (cell, self.total) {
            (Cell::Shown(n), Some(total)) => {
                let size = |n: i64| usize::try_from(n).unwrap_or_default();
                Share { of: size(n), all: size(total) }.words()
            }
            _ => String::new(),
        }
    }
}

/// Counts a year's report. What is a part of the same sum is hidden within it, so that every table stands by itself.
pub fn report(all: &All<'_>, advice: i64, period: Period, below: i64) -> Report {
    let whole = |n: i64| (n == 0 || n >= below).then_some(n);
    let tables: Vec<Tabled> = THEMES
        .into_iter()
        .map(|theme| {
            let counted = all.count(theme, period);
            let numbers: Vec<i64> = counted.rows.iter().map(|(_, _, n)| *n).collect();
            let total = whole(counted.total());
            let cells = line(&numbers, below);
            let rows = cells.map(|cells| counted.rows.iter().map(|(_, words, _)| words.clone()).zip(cells).collect());
            Tabled { title: theme.title.to_owned(), counts: theme.counts.words().to_owned(), total, rows }
        })
        .collect();
    let total = |counts: Counts| tables.iter().find(|t| t.counts == counts.words()).and_then(|t| t.total);
    let (received, closed, alleged) = (total(Counts::Received), total(Counts::Closed), total(Counts::Alleged));
    let parts = all.trend(period);
    let of = |pick: &dyn Fn(&crate::rules::themes::Quarter) -> i64| parts.iter().map(pick).collect::<Vec<i64>>();
    let found = trend(&of(&|q| q.new), &of(&|q| q.closed), &of(&|q| q.open), below);
    Report {
        below,
        received,
        closed,
        alleged,
        advice: whole(advice),
        tables,
        quarters: parts.iter().map(|q| q.period.words()).collect(),
        trend: found,
    }
}

/// A number, or that it is small.
pub fn whole_words(n: Option<i64>, below: i64) -> String {
    n.map_or_else(|| format!("fewer than {below}"), |n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::period::year;
    use crate::words::{AllegedFact, Fact};
    use jiff::civil::date;
    use proptest::prelude::*;

    proptest! {
        /// Every table of a whole report: the hidden numbers of a line have company, and their sum leaves room.
        #[test]
        fn no_table_of_a_report_gives_a_number_away(
            seeds in proptest::collection::vec((0i16..365, 0i16..500, 0usize..10, 0usize..9, 0usize..6, 0i64..30), 0..120),
        ) {
            let codes = crate::codes::codes();
            let begin = date(2025, 4, 1);
            let mut facts: Vec<Fact> = Vec::new();
            let mut said: Vec<AllegedFact> = Vec::new();
            for ((came, took, sector, referrer, outcome, adult), id) in seeds.iter().zip(0..) {
                let received = begin.saturating_add(jiff::Span::new().days(*came));
                facts.push(Fact {
                    id,
                    received,
                    decided: None,
                    closed: (took % 4 > 0).then(|| received.saturating_add(jiff::Span::new().days(*took))),
                    setting: adult % 7,
                    sector: codes.sectors.codes[*sector].code.clone(),
                    referrer: codes.referrers.codes[*referrer].code.clone(),
                    meetings: adult % 5,
                });
                said.push(AllegedFact {
                    referral: id,
                    adult: *adult,
                    role: "coach".to_owned(),
                    kind: codes.kinds.codes[*outcome].code.clone(),
                    outcome: codes.outcomes.codes.get(*outcome).map(|o| o.code.clone()),
                });
            }
            facts.sort_by_key(|f| f.received);
            let all = All::new(&facts, &said);
            let period = year(2025).unwrap();
            let found = report(&all, 3, period, 5);
            prop_assert_eq!(found.advice, None);
            for (table, theme) in found.tables.iter().zip(THEMES) {
                let truth = all.count(theme, period);
                let Some(rows) = &table.rows else { continue };
                let mut hidden: Vec<i64> = Vec::new();
                let mut shown = 0;
                for ((_, cell), (_, _, n)) in rows.iter().zip(&truth.rows) {
                    match cell {
                        Cell::Hidden => hidden.push(*n),
                        Cell::Shown(m) => {
                            prop_assert!(m == n && (*n == 0 || *n >= 5));
                            shown += m;
                        }
                    }
                }
                // A reader subtracts what is shown from the sum; each hidden number is at least one.
                if let (Some(total), false) = (table.total, hidden.is_empty()) {
                    let (sum, count) = (total - shown, hidden.len() as i64);
                    prop_assert_eq!(sum, hidden.iter().sum::<i64>());
                    prop_assert!(count >= 2 && sum - (count - 1) > 1, "{:?}", table);
                }
            }
        }
    }
}
