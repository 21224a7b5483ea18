//! From the tables of an SSDA903 return to what they ask for, child by child.

use crate::rules::missing_things::{Signs, risk, tasks};
use crate::rules::phrases::{in_words, is_code};
use crate::rules::rows::{ByChild, Kept, OfChild, Says, note, take, year_days, year_of, year_words};
use crate::rules::{adoption_rows, care_rows, episodes, health_rows, put_right, reviews};
use crate::words::{Coded, KeptRecord, Note, NoteKind, Plan, PlannedChild, PlannedFact, PlannedNumber, Standing};
use days::{Day, long};
use put_right::DayOf;
use record::identifiers::PupilNumber;
use record::retention::RecordKind;
use record::words::{BirthKind, FactKind, Scheme};
use returns::{
    Ad1, Collection, Dolo, Episode, Folder, Header, Missing, Oc2, Oc3, PlacedForAdoption, PreviousPermanence,
    ReadFault, Review, SwEpisode, Uasc,
};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of both years, by child.
struct Tables<'a> {
    header: ByChild<'a, Header>,
    episodes: ByChild<'a, Episode>,
    reviews: ByChild<'a, Review>,
    uasc: ByChild<'a, Uasc>,
    oc2: ByChild<'a, Oc2>,
    oc3: ByChild<'a, Oc3>,
    ad1: ByChild<'a, Ad1>,
    placed: ByChild<'a, PlacedForAdoption>,
    permanence: ByChild<'a, PreviousPermanence>,
    missing: ByChild<'a, Missing>,
    workers: ByChild<'a, SwEpisode>,
    dolo: ByChild<'a, Dolo>,
}

/// Reads a whole return as what it asks for. Errors: rows that tell the same twice, and births after today.
pub fn plan_return(folder: &Folder, today: Day) -> Result<Plan, Vec<ReadFault>> {
    let year = collection_year(&folder.this).or_else(|| collection_year(&folder.last).map(|y| y.saturating_add(1)));
    let year = year.unwrap_or_else(|| year_of(today));
    let mut plan = Plan {
        source: format!("SSDA903 {}", year_words(year)),
        year: Some(year),
        covers: year_days(if folder.last == Collection::default() { year } else { year.saturating_sub(1) })
            .zip(year_days(year))
            .map(|((from, _), (_, to))| (from, to)),
        ignored: folder.ignored.clone(),
        ..Plan::default()
    };
    let mut faults = births_ahead(folder, today);
    let mut tables = take_all(&mut plan, &mut faults, folder, year);
    if !faults.is_empty() {
        return Err(faults);
    }
    notice(&mut plan, folder, today);
    let numbers: BTreeSet<&str> = tables.children();
    let as_at = latest(folder).map_or(today, |day| day.min(year_days(year).map_or(day, |(_, end)| end)));
    for number in numbers {
        let child = tables.child(number, year, as_at, &mut plan);
        plan.children.push(child);
    }
    Ok(plan)
}

/// The collection year in which most ends of episodes and reviews fall; a mistyped year here and there does not count.
fn collection_year(tables: &Collection) -> Option<i16> {
    let ends = tables.episodes.iter().filter_map(|row| row.ended);
    let certain = ends.chain(tables.reviews.iter().filter_map(|row| row.held));
    let certain = certain.chain(tables.missing.iter().filter_map(|row| row.began));
    most_common(certain.map(year_of)).or_else(|| {
        let begun = tables.episodes.iter().filter_map(|row| row.began);
        most_common(begun.chain(tables.sw_episodes.iter().filter_map(|row| row.began)).map(year_of))
    })
}

fn most_common(years: impl Iterator<Item = i16>) -> Option<i16> {
    let mut count: BTreeMap<i16, u32> = BTreeMap::new();
    for year in years {
        *count.entry(year).or_default() += 1;
    }
    count.into_iter().max_by_key(|(year, n)| (*n, *year)).map(|(year, _)| year)
}

fn latest(folder: &Folder) -> Option<Day> {
    let tables = &folder.this;
    let days = tables.episodes.iter().flat_map(|row| [row.began, row.ended]);
    days.chain(tables.reviews.iter().map(|row| row.held)).flatten().max()
}

fn births_ahead(folder: &Folder, today: Day) -> Vec<ReadFault> {
    let rows = folder.this.header.iter().chain(&folder.last.header);
    let ahead = rows.filter_map(|row| Some((row, row.born.filter(|born| *born > today)?)));
    ahead
        .map(|(row, born)| ReadFault {
            file: row.source.file.to_string(),
            row: Some(row.source.line),
            column: Some("DOB".to_owned()),
            value: Some(long(born)),
            expected: "a date of birth that is not after today".to_owned(),
            what_to_do: "Correct it in the record it was exported from, or in this file.".to_owned(),
        })
        .collect()
}

fn on(day: Option<Day>, unusable: &'static str, says: impl Fn(Day) -> (String, String)) -> Says {
    day.map_or(Says::Unusable(unusable), |day| {
        let (key, what) = says(day);
        Says::Something(key, what)
    })
}

fn take_all<'a>(plan: &mut Plan, faults: &mut Vec<ReadFault>, folder: &'a Folder, year: i16) -> Tables<'a> {
    let (this, last) = (&folder.this, &folder.last);
    let once = |key: &str, what: &str| Says::Something(key.to_owned(), what.to_owned());
    let of = move |is_last: bool| if is_last { year.saturating_sub(1) } else { year };
    Tables {
        header: take(plan, faults, &this.header, &last.header, |_, _| once("header", "a row")),
        episodes: take(plan, faults, &this.episodes, &last.episodes, |row, _| {
            on(row.began, "The episode has no day on which it began (DECOM).", |day| {
                (format!("episode:{day}"), format!("an episode that began on {}", long(day)))
            })
        }),
        reviews: take(plan, faults, &this.reviews, &last.reviews, |row, _| {
            on(row.held, "The review has no day (REVIEW).", |day| {
                (format!("review:{day}"), format!("a review on {}", long(day)))
            })
        }),
        missing: take(plan, faults, &this.missing, &last.missing, |row, _| {
            on(row.began, "The time missing or away has no beginning (MIS_START).", |day| {
                let kind = row.kind.as_deref().unwrap_or("M").to_ascii_uppercase();
                (format!("missing:{kind}:{day}"), format!("a time missing or away that began on {}", long(day)))
            })
        }),
        uasc: take(plan, faults, &this.uasc, &last.uasc, |_, _| once("uasc", "a row")),
        oc2: take(plan, faults, &this.oc2, &last.oc2, |_, is_last| {
            Says::Something(format!("health:{}", of(is_last)), "the year's health".to_owned())
        }),
        oc3: take(plan, faults, &this.oc3, &last.oc3, |_, is_last| {
            Says::Something(format!("leaving:{}", of(is_last)), "the year after leaving care".to_owned())
        }),
        ad1: take(plan, faults, &this.ad1, &last.ad1, |_, _| once("adoption", "an adoption")),
        placed: take(plan, faults, &this.placed_for_adoption, &last.placed_for_adoption, |row, _| {
            on(row.decided, "The decision has no day (DATE_PLACED).", |day| {
                (format!("placed:{day}"), format!("a decision on {}", long(day)))
            })
        }),
        permanence: take(plan, faults, &this.previous_permanence, &last.previous_permanence, |row, _| {
            match row.kind.as_deref() {
                None | Some("Z1" | "z1") => Says::Nothing,
                Some(_) => once("permanence", "a permanent home before"),
            }
        }),
        workers: take(plan, faults, &this.sw_episodes, &last.sw_episodes, |row, _| match row.worker.as_deref() {
            None => Says::Unusable("The social worker has no number (SW_ID)."),
            Some(worker) => on(row.began, "The social worker's time has no beginning (SW_DECOM).", |day| {
                (format!("worker:{day}:{worker}"), format!("a social worker who took over on {}", long(day)))
            }),
        }),
        dolo: take(plan, faults, &this.dolo, &last.dolo, |row, _| {
            on(row.began, "The order has no beginning (DOLO_START).", |day| {
                (format!("dolo:{day}"), format!("an order that began on {}", long(day)))
            })
        }),
    }
}

/// Everything the council should put right, table by table.
fn notice(plan: &mut Plan, folder: &Folder, today: Day) {
    let notes = &mut plan.notes;
    let mut born: BTreeMap<&str, Day> = BTreeMap::new();
    for row in folder.last.header.iter().chain(&folder.this.header) {
        born.extend(row.born.map(|day| (row.child.as_str(), day)));
    }
    notes.extend(gone(folder));
    for tables in [&folder.this, &folder.last] {
        put_right::unknown_codes(&tables.header, notes);
        put_right::unknown_codes(&tables.episodes, notes);
        put_right::unknown_codes(&tables.reviews, notes);
        put_right::unknown_codes(&tables.missing, notes);
        put_right::unknown_codes(&tables.sw_episodes, notes);
        put_right::unknown_codes(&tables.oc2, notes);
        put_right::unknown_codes(&tables.oc3, notes);
        put_right::unknown_codes(&tables.ad1, notes);
        put_right::unknown_codes(&tables.placed_for_adoption, notes);
        put_right::unknown_codes(&tables.previous_permanence, notes);
        put_right::wrong_postcodes(&tables.episodes, notes);
        macro_rules! odd {
            ($rows:expr, $($what:literal $field:ident),*) => {
                let days: Vec<_> =
                    $rows.iter().flat_map(|row| [$(DayOf { row, what: $what, day: row.$field }),*]).collect();
                put_right::odd_days(&days, &born, today, notes);
            };
        }
        odd!(tables.episodes, "an episode began" began, "an episode ended" ended);
        odd!(tables.reviews, "a review was held" held);
        odd!(tables.missing, "a time missing began" began, "a time missing ended" ended);
        odd!(tables.ad1, "adoption was decided on" decided, "adopters were matched" matched);
        odd!(tables.placed_for_adoption, "adoption became the plan" decided);
        odd!(tables.dolo, "an order began" began);
        put_right::other_births(tables.reviews.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.oc2.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.oc3.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.missing.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.sw_episodes.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.uasc.iter().map(|row| (row, row.born)), &born, notes);
        put_right::other_births(tables.ad1.iter().map(|row| (row, row.born)), &born, notes);
    }
}

fn of<'t, 'a, R>(table: &'t ByChild<'a, R>, number: &str) -> &'t [Kept<'a, R>] {
    table.get(number).map_or(&[], Vec::as_slice)
}

impl<'a> Tables<'a> {
    fn children(&mut self) -> BTreeSet<&'a str> {
        for rows in self.episodes.values_mut() {
            rows.sort_by_key(|kept| kept.row.began);
        }
        let mut all: BTreeSet<&str> = BTreeSet::new();
        macro_rules! add { ($($table:ident),*) => { $(all.extend(self.$table.keys().copied());)* } }
        add!(header, episodes, reviews, uasc, oc2, oc3, ad1, placed, permanence, missing, workers, dolo);
        all
    }

    /// All that the files tell of one child.
    fn child(&self, number: &str, year: i16, as_at: Day, plan: &mut Plan) -> PlannedChild {
        let episodes = of(&self.episodes, number);
        let mut child = PlannedChild {
            number: number.to_owned(),
            numbers: vec![PlannedNumber { scheme: Scheme::Ssda903, value: number.to_owned() }],
            ..PlannedChild::default()
        };
        let explained = self.who(&mut child, &mut plan.notes);
        put_right::episodes(episodes, &mut plan.notes);
        self.life(&mut child, year);
        child.entries.sort_by(|a, b| a.day.cmp(&b.day).then(a.row.cmp(&b.row)));
        child.stays = episodes::stays(episodes);
        let end = episodes.last().and_then(|kept| episodes::care_ended(kept.row));
        child.left = end.map(|(day, _)| day);
        child.standing = match episodes.last() {
            Some(kept) if kept.row.ended.is_none() => Standing::InCare,
            _ if !of(&self.oc3, number).is_empty() => Standing::CareLeaver,
            Some(_) => Standing::Left,
            None => Standing::NotSaid,
        };
        if let Some((day, reason)) = end {
            let at = episodes.last().map_or(0, |kept| kept.at);
            match reason.to_ascii_uppercase().as_str() {
                "E2" => child.died = Some((day, at)),
                "E11" | "E12" => child.kept.push(KeptRecord { kind: RecordKind::Adoption, end: Some(day) }),
                _ => {}
            }
        }
        if !episodes.is_empty() || !of(&self.oc3, number).is_empty() {
            child.kept.push(KeptRecord { kind: RecordKind::LookedAfter, end: None });
        }
        let came = episodes.iter().rev().find(|k| matches!(k.row.reason_new.as_deref(), Some("S")));
        if child.standing == Standing::InCare
            && let Some(first) = episodes.first().and_then(|kept| kept.row.began)
        {
            let held: Vec<Day> = of(&self.reviews, number).iter().filter_map(|kept| kept.row.held).collect();
            child.review = Some(reviews::next(came.and_then(|k| k.row.began), &held, first));
        }
        child.risk = risk(&Signs {
            episodes,
            missing: of(&self.missing, number),
            dolo: of(&self.dolo, number),
            health: of(&self.oc2, number),
            alone: !of(&self.uasc, number).is_empty(),
            as_at,
        });
        child.tasks = tasks(&child, as_at, true, explained);
        child
    }

    /// Who the child is: the header and the table of those who came alone. Gives whether the lack of a pupil number is
    /// explained.
    fn who(&self, child: &mut PlannedChild, notes: &mut Vec<Note>) -> bool {
        let mut explained = false;
        if let Some(kept) = of(&self.header, &child.number).first() {
            let row = kept.row;
            child.header = Some(kept.at);
            child.born = row.born;
            child.born_kind = Some(BirthKind::Actual);
            if row.born.is_none() {
                notes.push(note(NoteKind::PutRight, row, "DOB: there is no date of birth."));
            }
            let known = |set: &'static str, code: &Option<String>| {
                code.as_deref().filter(|code| is_code(set, code)).map(str::to_ascii_uppercase)
            };
            child.facts.extend(known("SEX", &row.sex).map(|code| sex(kept.at, &code)));
            child.facts.extend(known("ETHNIC", &row.ethnic).map(|code| ethnicity(kept.at, &code)));
            match row.upn.as_deref() {
                None => {}
                Some(upn) if is_code("UPN_UNKNOWN", upn) => explained = true,
                Some(upn) => match PupilNumber::parse(upn) {
                    Ok(number) => {
                        let value = number.plain().to_owned();
                        child.numbers.push(PlannedNumber { scheme: Scheme::Upn, value });
                    }
                    Err(why) => {
                        notes.push(note(NoteKind::PutRight, row, format!("UPN: “{upn}”. {why}. It was not used.")))
                    }
                },
            }
        }
        if let Some(kept) = of(&self.uasc, &child.number).first() {
            let words = kept.row.ceased.map_or_else(
                || "Came to the country alone and asked for asylum".to_owned(),
                |day| format!("Came to the country alone and asked for asylum; counted so until {}", long(day)),
            );
            child.facts.push(fact(kept.at, FactKind::Immigration, "uasc", &words, false));
        }
        if let Some(kept) = of(&self.episodes, &child.number).last().filter(|kept| kept.row.ended.is_none())
            && let Some(status) = kept.row.legal_status.as_deref().filter(|code| is_code("LS", code))
        {
            let code = status.to_ascii_uppercase();
            child.facts.push(fact(kept.at, FactKind::LegalStatus, &code, &in_words("LS", status), false));
        }
        explained
    }

    /// What happened to the child, from every table that tells of it.
    fn life(&self, child: &mut PlannedChild, year: i16) {
        let number = child.number.clone();
        let entries = &mut child.entries;
        entries.extend(of(&self.episodes, &number).iter().flat_map(episodes::told));
        entries.extend(of(&self.header, &number).iter().filter_map(care_rows::became_a_mother));
        entries.extend(of(&self.reviews, &number).iter().filter_map(|k| Some(care_rows::review(k, k.row.held?))));
        entries.extend(of(&self.missing, &number).iter().filter_map(|k| Some(care_rows::missing(k, k.row.began?))));
        let dolo = of(&self.dolo, &number).iter();
        entries.extend(dolo.filter_map(|k| Some(care_rows::deprived_of_liberty(k, k.row.began?))));
        entries.extend(of(&self.ad1, &number).iter().flat_map(adoption_rows::adoption));
        let placed = of(&self.placed, &number).iter();
        entries.extend(placed.filter_map(|k| Some(adoption_rows::placed(k, k.row.decided?))).flatten());
        let before = of(&self.permanence, &number).iter();
        entries.extend(before.filter_map(|k| adoption_rows::permanence_before(k, child.born)));
        let year_of_row = |key: &str| key.rsplit(':').next().and_then(|y| y.parse().ok()).unwrap_or(year);
        for kept in of(&self.oc2, &number) {
            if let Some((_, end)) = year_days(year_of_row(&kept.key)) {
                entries.push(health_rows::health(kept, end));
            }
        }
        for kept in of(&self.oc3, &number) {
            let birthday = year_days(year_of_row(&kept.key))
                .and_then(|(begins, _)| health_rows::birthday_in(kept.row.born.or(child.born)?, begins));
            if let Some(day) = birthday {
                entries.push(health_rows::leaving(kept, day));
            }
        }
        for kept in of(&self.workers, &number) {
            if let (Some(worker), Some(from)) = (kept.row.worker.as_deref(), kept.row.began) {
                entries.push(care_rows::new_worker(kept, worker, from));
                child.responsible.push(care_rows::responsible(kept, worker, from));
            }
        }
    }
}

/// Sex, from a code of the return in capitals.
pub fn sex(row: usize, code: &str) -> PlannedFact {
    let (kept, empty) = match code {
        "1" | "M" => ("M", false),
        "2" | "F" => ("F", false),
        _ => ("unknown", true),
    };
    fact(row, FactKind::Sex, kept, &in_words("SEX", code), empty)
}

/// Ethnicity, from a code of the return in capitals; refused, not yet asked and unknown stay three answers.
pub fn ethnicity(row: usize, code: &str) -> PlannedFact {
    let (kept, empty) = match code {
        "REFU" => ("refused", false),
        "NOBT" => ("not_yet_asked", true),
        code => (code, false),
    };
    fact(row, FactKind::Ethnicity, kept, &in_words("ETHNIC", code), empty)
}

fn fact(row: usize, kind: FactKind, code: &str, words: &str, empty: bool) -> PlannedFact {
    PlannedFact { row, kind, is: Coded { code: code.to_owned(), words: words.to_owned() }, empty }
}

/// Children of last year's files who are in none of this year's, though care had not ended.
fn gone(folder: &Folder) -> Vec<Note> {
    let this: BTreeSet<&str> = folder.this.header.iter().map(|row| row.child.as_str()).collect();
    let open = folder.last.episodes.iter().filter(|row| row.ended.is_none() && !this.contains(row.child()));
    open.filter(|_| !this.is_empty())
        .map(|row| {
            note(NoteKind::PutRight, row, "Care had not ended last year, and this year's files do not hold the child.")
        })
        .collect()
}
