//! The figures of a month or a quarter, counted from the record.

use crate::codes;
use crate::rules::period::Period;
use crate::store::figures::{self, Of, Slice};
use crate::store::setting::{self, Population};
use crate::store::{agency, call, request};
use days::Day;
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Reading};

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub met: i64,
    /// Of how many.
    pub of: i64,
}

impl Share {
    /// "51 of 60 (85.0%)"; "nothing to count" of nothing.
    pub fn words(self) -> String {
        match self.per_cent() {
            Some(share) => format!("{} of {} ({share:.1}%)", self.met, self.of),
            None => "nothing to count".to_owned(),
        }
    }

    /// In per cent; nothing of nothing.
    pub fn per_cent(self) -> Option<f64> {
        let (met, of) = (i32::try_from(self.met).ok()?, i32::try_from(self.of).ok().filter(|of| *of > 0)?);
        Some(f64::from(met) / f64::from(of) * 100.0)
    }

    /// The range that so few cases allow: "74.0 to 92.0%".
    pub fn range(self) -> String {
        let small = |n: i64| usize::try_from(n).unwrap_or(0);
        record::range::range_words(small(self.met), small(self.of))
    }
}

/// What one agency or group sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The agency; a group of sources, or senders without an agency, have none.
    pub agency: Option<i64>,
    /// Its name.
    pub name: String,
    /// The sources that are counted in it, where it is a group.
    pub sources: Vec<&'static str>,
    /// Received.
    pub contacts: i64,
    /// That did not meet the threshold.
    pub unsuitable: i64,
    /// That became referrals.
    pub referrals: i64,
    /// Closed without a referral.
    pub closed: i64,
    /// That arrived structured.
    pub structured: i64,
    /// Of those, with an NHS number that the sender's system had verified.
    pub nhs_verified: i64,
}

/// The figures of a period.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// Children in the area.
    pub population: Option<Population>,
    /// Received.
    pub contacts: i64,
    /// Received in the period before.
    pub contacts_before: i64,
    /// Not meeting the threshold, of those received.
    pub unsuitable: Share,
    /// Decided in time, of those decided.
    pub in_time: Share,
    /// Referrals.
    pub referrals: i64,
    /// Referrals in the period before.
    pub referrals_before: i64,
    /// Repeats, of the referrals.
    pub repeats: Share,
    /// Of the repeats, about legacy work.
    pub legacy: i64,
    /// From when work is not legacy.
    pub legacy_before: Option<Day>,
    /// No further action, of those decided.
    pub no_further_action: Share,
    /// Urgent or high, of those received.
    pub high: Share,
    /// Arrived structured, of those received.
    pub structured: Share,
    /// With a verified NHS number, of those that arrived structured.
    pub nhs_verified: Share,
    /// Calls returned in time, of those received.
    pub calls: Share,
    /// Answers in time, of the requests that were answered.
    pub requests: Share,
    /// Late answers.
    pub requests_late: i64,
    /// Refusals.
    pub refused: i64,
    /// By kind of source: health, schools and so on.
    pub groups: Vec<Sender>,
    /// By agency.
    pub agencies: Vec<Sender>,
}

/// Kinds of source in the order of the census, with their words.
const GROUPS: [(&str, &str); 10] = [
    ("individual", "Individuals"),
    ("school", "Schools and education"),
    ("health", "Health"),
    ("housing", "Housing"),
    ("council", "Council services"),
    ("police", "Police"),
    ("other", "Other legal agencies"),
    ("voluntary", "Other, including voluntary organisations"),
    ("anonymous", "Anonymous"),
    ("unknown", "Unknown"),
];

/// What a period is counted over.
fn of(period: Period, legacy_before: Option<Day>) -> Of<'static> {
    Of { from: period.from, to: period.to, agency: None, sources: &[], legacy_before }
}

/// Counts them all.
pub fn counted(reading: &mut Reading<'_>, period: Period, today: Day) -> Result<Figures, Fault> {
    let legacy_before = setting::setting(reading)?.legacy_before;
    let (now, before) = (of(period, legacy_before), of(period.before(), legacy_before));
    let mut n = |slice: Slice| figures::count(reading, slice, &now);
    let (contacts, decided, referrals) = (n(Slice::Contacts)?, n(Slice::Decided)?, n(Slice::Referrals)?);
    let unsuitable = Share { met: n(Slice::Unsuitable)?, of: contacts };
    let in_time = Share { met: n(Slice::InTime)?, of: decided };
    let repeats = Share { met: n(Slice::Repeats)?, of: referrals };
    let no_further_action = Share { met: n(Slice::NoFurtherAction)?, of: decided };
    let high = Share { met: n(Slice::High)?, of: contacts };
    let structured = Share { met: n(Slice::Structured)?, of: contacts };
    let nhs_verified = Share { met: n(Slice::NhsVerified)?, of: structured.met };
    let legacy = n(Slice::Legacy)?;
    let (calls, requests, requests_late, refused) = around(reading, period, None, today)?;
    let agencies = senders(reading, &now)?;
    Ok(Figures {
        period,
        population: setting::population_for(reading, period.from.year())?,
        contacts,
        contacts_before: figures::count(reading, Slice::Contacts, &before)?,
        unsuitable,
        in_time,
        referrals,
        referrals_before: figures::count(reading, Slice::Referrals, &before)?,
        repeats,
        legacy,
        legacy_before,
        no_further_action,
        high,
        structured,
        nhs_verified,
        calls,
        requests,
        requests_late,
        refused,
        groups: groups(reading, &now)?,
        agencies,
    })
}

/// Calls returned in time of those received; answers in time of the requests of ours and of theirs that were answered;
/// late answers; refusals.
pub fn around(
    reading: &mut Reading<'_>,
    period: Period,
    agency: Option<i64>,
    today: Day,
) -> Result<(Share, Share, i64, i64), Fault> {
    let days = Some((period.from, period.to));
    let mut calls = |which| call::how_many(reading, &call::Wanted { which, agency, days }, today);
    let calls = Share { met: calls(call::Which::InTime)?, of: calls(call::Which::All)? };
    let mut asked = |which| request::how_many(reading, &request::Wanted { which, agency, days }, today);
    let (in_time, late) = (asked(request::Which::InTime)?, asked(request::Which::AnsweredLate)?);
    Ok((calls, Share { met: in_time, of: in_time + late }, late, asked(request::Which::Refused)?))
}

/// What is counted of each sender.
const SLICES: [Slice; 6] =
    [Slice::Contacts, Slice::Unsuitable, Slice::BecameReferrals, Slice::Closed, Slice::Structured, Slice::NhsVerified];

/// For one way of putting senders together: how many each sent, by slice.
fn by<K: Ord + Clone>(
    reading: &mut Reading<'_>,
    of: &Of<'_>,
    key: impl Fn(Option<i64>, &str) -> Option<K>,
) -> Result<BTreeMap<K, [i64; SLICES.len()]>, Fault> {
    let mut all: BTreeMap<K, [i64; SLICES.len()]> = BTreeMap::new();
    for (place, slice) in SLICES.into_iter().enumerate() {
        for (agency, source, n) in figures::by_sender(reading, slice, of)? {
            let Some(key) = key(agency, &source) else { continue };
            if let Some(sum) = all.entry(key).or_default().get_mut(place) {
                *sum += n;
            }
        }
    }
    Ok(all)
}

fn groups(reading: &mut Reading<'_>, of: &Of<'_>) -> Result<Vec<Sender>, Fault> {
    let group = |source: &str| {
        let group = codes::sources().iter().find(|s| s.code == source).map(|s| s.group.as_str());
        GROUPS.iter().position(|(g, _)| Some(*g) == group)
    };
    let all = by(reading, of, |_, source| group(source))?;
    let one =
        |(place, [contacts, unsuitable, referrals, closed, structured, nhs_verified]): (usize, [i64; SLICES.len()])| {
            let (code, words) = GROUPS.get(place)?;
            let sources = codes::sources().iter().filter(|s| s.group == *code).map(|s| s.code.as_str()).collect();
            let name = (*words).to_owned();
            Some(Sender {
                agency: None,
                name,
                sources,
                contacts,
                unsuitable,
                referrals,
                closed,
                structured,
                nhs_verified,
            })
        };
    Ok(all.into_iter().filter_map(one).collect())
}

fn senders(reading: &mut Reading<'_>, of: &Of<'_>) -> Result<Vec<Sender>, Fault> {
    let names: BTreeMap<i64, String> = agency::all(reading)?.into_iter().map(|a| (a.id, a.name)).collect();
    let all = by(reading, of, |agency, _| agency)?;
    let one =
        |(agency, [contacts, unsuitable, referrals, closed, structured, nhs_verified]): (i64, [i64; SLICES.len()])| {
            Sender {
                agency: Some(agency),
                name: names.get(&agency).cloned().unwrap_or_default(),
                sources: Vec::new(),
                contacts,
                unsuitable,
                referrals,
                closed,
                structured,
                nhs_verified,
            }
        };
    let mut senders: Vec<Sender> = all.into_iter().map(one).collect();
    senders.sort_by(|a, b| b.contacts.cmp(&a.contacts).then_with(|| a.name.cmp(&b.name)));
    Ok(senders)
}

/// How many of the contacts of one slice have a reason and a reply that has gone; and how many each reason was given.
pub fn heard(reading: &mut Reading<'_>, slice: Slice, of: &Of<'_>) -> Result<(Share, BTreeMap<String, i64>), Fault> {
    let all = figures::replies(reading, slice, of)?;
    let letters: Vec<i64> = all.iter().filter_map(|(_, letter)| *letter).collect();
    let gone: BTreeSet<i64> = post::published::sent_among(reading, &letters)?;
    let mut reasons: BTreeMap<String, i64> = BTreeMap::new();
    let mut met = 0;
    for (reason, letter) in &all {
        *reasons.entry(reason.clone()).or_default() += 1;
        if !reason.is_empty() && letter.is_some_and(|l| gone.contains(&l)) {
            met += 1;
        }
    }
    Ok((Share { met, of: i64::try_from(all.len()).unwrap_or(i64::MAX) }, reasons))
}
