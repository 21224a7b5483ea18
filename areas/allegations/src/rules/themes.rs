//! What referrals and allegations add up to in a year: the tables of the annual report, and the trend by quarter.

use crate::codes::codes;
use crate::rules::period::{Period, quarters};
use crate::rules::timeliness::{BANDS, band};
use crate::words::{AllegedFact, Fact};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Referrals received in the year.
    Received,
    /// Referrals closed in the year.
    Closed,
    /// Allegations in referrals closed in the year.
    Alleged,
}

impl Counts {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Counts::Received => "Referrals received",
            Counts::Closed => "Referrals closed",
            Counts::Alleged => "Allegations in referrals closed",
        }
    }
}

/// A table of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Its word in addresses.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it counts.
    pub counts: Counts,
}

/// Every table, in the order of the report.
pub const THEMES: [Theme; 10] = [
    Theme { id: "sector", title: "By sector", counts: Counts::Received },
    Theme { id: "referrer", title: "By who told us", counts: Counts::Received },
    Theme { id: "repeat_adult", title: "Adults known from an earlier referral", counts: Counts::Received },
    Theme { id: "repeat_setting", title: "Settings known from an earlier referral", counts: Counts::Received },
    Theme { id: "closed_sector", title: "Closed, by sector", counts: Counts::Closed },
    Theme { id: "time", title: "Time to conclude", counts: Counts::Closed },
    Theme { id: "meetings", title: "Meetings held", counts: Counts::Closed },
    Theme { id: "role", title: "By role", counts: Counts::Alleged },
    Theme { id: "kind", title: "By type", counts: Counts::Alleged },
    Theme { id: "outcome", title: "By outcome", counts: Counts::Alleged },
];

/// One table.
pub fn theme(id: &str) -> Option<Theme> {
    THEMES.into_iter().find(|one| one.id == id)
}

/// A row: its code, its words, how many.
pub type Row = (String, String, i64);

/// A table that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which.
    pub theme: Theme,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Counted {
    /// All rows together.
    pub fn total(&self) -> i64 {
        self.rows.iter().map(|(_, _, n)| n).sum()
    }
}

/// A quarter: what came, what was closed, what was open at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// Which.
    pub period: Period,
    /// Received.
    pub new: i64,
    /// Closed.
    pub closed: i64,
    /// Open at the end.
    pub open: i64,
}

/// Everything, ready to be counted.
pub struct All<'a> {
    referrals: &'a [Fact],
    alleged: HashMap<i64, Vec<&'a AllegedFact>>,
    repeat_adult: HashSet<i64>,
    repeat_setting: HashSet<i64>,
}

impl<'a> All<'a> {
    /// Reads who and where came again. Referrals stand in the order in which they came.
    pub fn new(referrals: &'a [Fact], alleged: &'a [AllegedFact]) -> All<'a> {
        let mut of: HashMap<i64, Vec<&AllegedFact>> = HashMap::with_capacity(referrals.len());
        for one in alleged {
            of.entry(one.referral).or_default().push(one);
        }
        let (mut adults, mut settings) = (HashSet::new(), HashSet::new());
        let (mut repeat_adult, mut repeat_setting) = (HashSet::new(), HashSet::new());
        for r in referrals {
            let here = of.get(&r.id).map(Vec::as_slice).unwrap_or_default();
            if here.iter().any(|a| adults.contains(&a.adult)) {
                repeat_adult.insert(r.id);
            }
            adults.extend(here.iter().map(|a| a.adult));
            if !settings.insert(r.setting) {
                repeat_setting.insert(r.id);
            }
        }
        All { referrals, alleged: of, repeat_adult, repeat_setting }
    }

    /// Each thing that a table counts in a period: the referral and its row's code.
    fn placed(&self, theme: Theme, period: Period) -> Vec<(i64, String)> {
        let mut all = Vec::new();
        for r in self.referrals {
            let in_period = match theme.counts {
                Counts::Received => period.holds(r.received),
                Counts::Closed | Counts::Alleged => r.closed.is_some_and(|day| period.holds(day)),
            };
            if !in_period {
                continue;
            }
            if theme.counts == Counts::Alleged {
                for a in self.alleged.get(&r.id).into_iter().flatten() {
                    let code = match theme.id {
                        "role" => a.role.clone(),
                        "kind" => a.kind.clone(),
                        _ => a.outcome.clone().unwrap_or_else(|| "none".to_owned()),
                    };
                    all.push((r.id, code));
                }
                continue;
            }
            let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
            let code = match theme.id {
                "referrer" => r.referrer.clone(),
                "repeat_adult" => yes_no(self.repeat_adult.contains(&r.id)),
                "repeat_setting" => yes_no(self.repeat_setting.contains(&r.id)),
                "time" => r.closed.map_or(0, |closed| band(r.received, closed)).to_string(),
                "meetings" => r.meetings.clamp(0, 3).to_string(),
                _ => r.sector.clone(),
            };
            all.push((r.id, code));
        }
        all
    }

    /// Counts a table.
    pub fn count(&self, theme: Theme, period: Period) -> Counted {
        let mut counts: BTreeMap<String, i64> = BTreeMap::new();
        for (_, code) in self.placed(theme, period) {
            *counts.entry(code).or_default() += 1;
        }
        let mut rows: Vec<Row> = words_of(theme)
            .into_iter()
            .map(|(code, words)| {
                let n = counts.remove(&code).unwrap_or(0);
                (code, words, n)
            })
            .collect();
        // Codes of a former list stay in sight.
        rows.extend(counts.into_iter().map(|(code, n)| (code.clone(), code, n)));
        Counted { theme, rows }
    }

    /// The referrals behind a row, one for each thing it counts.
    pub fn behind(&self, theme: Theme, period: Period, code: &str) -> Vec<i64> {
        self.placed(theme, period).into_iter().filter(|(_, c)| c == code).map(|(id, _)| id).collect()
    }

    /// The trend over the quarters of a year.
    pub fn trend(&self, year: Period) -> Vec<Quarter> {
        quarters(year)
            .into_iter()
            .map(|period| {
                let n = |which: &dyn Fn(&Fact) -> bool| {
                    i64::try_from(self.referrals.iter().filter(|r| which(r)).count()).unwrap_or(i64::MAX)
                };
                Quarter {
                    period,
                    new: n(&|r| period.holds(r.received)),
                    closed: n(&|r| r.closed.is_some_and(|day| period.holds(day))),
                    open: n(&|r| r.received < period.before && r.closed.is_none_or(|day| day >= period.before)),
                }
            })
            .collect()
    }

    /// When referrals received in a period came, and when they were closed; of one sector or of all.
    pub fn spans(&self, period: Period, sector: Option<&str>) -> Vec<&'a Fact> {
        let fits = |r: &&Fact| period.holds(r.received) && sector.is_none_or(|s| s == r.sector);
        self.referrals.iter().filter(fits).collect()
    }
}

/// The rows of a table before anything is counted: codes and words.
fn words_of(theme: Theme) -> Vec<(String, String)> {
    let set = codes();
    let of = |set: &crate::codes::Set| set.codes.iter().map(|c| (c.code.clone(), c.words.clone())).collect();
    let pairs = |all: &[(&str, &str)]| all.iter().map(|(c, w)| ((*c).to_owned(), (*w).to_owned())).collect();
    match theme.id {
        "referrer" => of(&set.referrers),
        "repeat_adult" | "repeat_setting" => {
            pairs(&[("yes", "Known from an earlier referral"), ("no", "Not known before")])
        }
        "time" => BANDS.iter().enumerate().map(|(n, words)| (n.to_string(), (*words).to_owned())).collect(),
        "meetings" => pairs(&[("0", "None"), ("1", "One"), ("2", "Two"), ("3", "Three or more")]),
        "role" => of(&set.roles),
        "kind" => of(&set.kinds),
        "outcome" => of(&set.outcomes),
        _ => of(&set.sectors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::period::year;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn fact(id: i64, received: days::Day, closed: Option<days::Day>, setting: i64) -> Fact {
        Fact {
            id,
            received,
            decided: None,
            closed,
            setting,
            sector: "sport".to_owned(),
            referrer: "school".to_owned(),
            meetings: 5,
        }
    }

    fn alleged(referral: i64, adult: i64) -> AllegedFact {
        let (role, kind) = ("coach".to_owned(), "physical".to_owned());
        AllegedFact { referral, adult, role, kind, outcome: Some("false".to_owned()) }
    }

    #[test]
    fn who_comes_again_is_known_from_the_second_time_on() {
        let facts = [
            fact(1, date(2025, 5, 1), None, 7),
            fact(2, date(2025, 6, 1), None, 8),
            fact(3, date(2025, 7, 1), None, 7),
        ];
        let said = [alleged(1, 40), alleged(2, 40), alleged(3, 41), alleged(3, 41)];
        let all = All::new(&facts, &said);
        let period = year(2025).unwrap();
        assert_eq!(all.behind(theme("repeat_adult").unwrap(), period, "yes"), [2]);
        assert_eq!(all.behind(theme("repeat_setting").unwrap(), period, "yes"), [3]);
    }

    #[test]
    fn the_trend_adds_up_from_quarter_to_quarter() {
        let facts = [
            fact(1, date(2024, 5, 1), Some(date(2025, 5, 1)), 1),
            fact(2, date(2025, 4, 1), None, 1),
            fact(3, date(2025, 9, 30), Some(date(2026, 1, 1)), 1),
        ];
        let trend = All::new(&facts, &[]).trend(year(2025).unwrap());
        let short: Vec<_> = trend.iter().map(|q| (q.new, q.closed, q.open)).collect();
        assert_eq!(short, [(1, 1, 1), (1, 0, 2), (0, 0, 2), (0, 1, 1)]);
    }

    proptest! {
        #[test]
        fn every_table_counts_what_stands_behind_it(seeds in proptest::collection::vec((0i16..1500, 0i16..900, 0i64..4, 0i64..9), 0..60)) {
            let begin = date(2023, 1, 1);
            let mut facts: Vec<Fact> = seeds
                .iter()
                .zip(0..)
                .map(|((came, took, setting, _), id)| {
                    let received = begin.saturating_add(jiff::Span::new().days(*came));
                    let closed = (took % 3 > 0).then(|| received.saturating_add(jiff::Span::new().days(*took)));
                    fact(id, received, closed, *setting)
                })
                .collect();
            facts.sort_by_key(|f| f.received);
            let said: Vec<AllegedFact> = seeds.iter().zip(0..).map(|((_, _, _, adult), id)| alleged(id, *adult)).collect();
            let all = All::new(&facts, &said);
            let period = year(2024).unwrap();
            for theme in THEMES {
                let counted = all.count(theme, period);
                for (code, _, n) in &counted.rows {
                    prop_assert_eq!(all.behind(theme, period, code).len() as i64, *n);
                }
                let trend = all.trend(period);
                match theme.counts {
                    Counts::Received => prop_assert_eq!(counted.total(), trend.iter().map(|q| q.new).sum::<i64>()),
                    Counts::Closed => prop_assert_eq!(counted.total(), trend.iter().map(|q| q.closed).sum::<i64>()),
                    Counts::Alleged => {}
                }
                prop_assert!(trend.windows(2).all(|two| two[1].open == two[0].open + two[1].new - two[1].closed));
            }
        }
    }
}
