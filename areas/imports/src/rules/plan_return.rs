//! From the tables of a return to a plan: each child with story, responsibilities, addresses and facts.

use crate::rules::rows::{Kept, Says, coded, note, take, year_end, year_of, year_words};
use crate::rules::{adoption_rows, care_rows, health_rows};
use crate::words::{Coded, GivenName, InCare, Note, Plan, PlannedChild, Pupil};
use days::Day;
use record::identifiers::PupilNumber;
use record::retention::RecordKind;
use record::words::Scheme;
use returns::{Episode, Folder, Header, Oc3, codes};
use std::collections::{BTreeMap, HashMap};

/// The collection year into which most of what the tables tell of the year itself falls; one wrong date moves nothing.
fn year_told(folder: &Folder) -> Option<i16> {
    let this = &folder.this;
    let days = this.reviews.iter().map(|r| r.held).chain(this.episodes.iter().map(|e| e.ended));
    let days = days.chain(this.missing.iter().map(|m| m.began)).chain(this.sw_episodes.iter().map(|s| s.ended));
    let mut days: Vec<Day> = days.flatten().collect();
    if days.is_empty() {
        days = this.episodes.iter().filter_map(|e| e.began).collect();
    }
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for day in days {
        *years.entry(year_of(day)).or_default() += 1;
    }
    years.into_iter().max_by_key(|(year, n)| (*n, *year)).map(|(year, _)| year)
}

/// What a folder asks for; `names` gives the names that the return does not hold. `today` names the collection year
/// when no row has a date.
pub fn plan_return(folder: &Folder, names: &HashMap<String, GivenName>, today: Day) -> Plan {
    let year = year_told(folder).unwrap_or_else(|| year_of(today));
    let mut plan = Plan { source: format!("SSDA903 {}", year_words(year)), year: Some(year), ..Plan::default() };
    let mut children: BTreeMap<String, PlannedChild> = BTreeMap::new();
    let header = take(&mut plan, "header.csv", &folder.this.header, &folder.last.header, |_, _| {
        Says::Something("header".to_owned())
    });
    for kept in &header {
        children.entry(kept.row.child.clone()).or_insert_with(|| child(kept, names));
    }
    tell_tables(&mut plan, folder, year, &mut children);
    plan.ignored.clone_from(&folder.ignored);
    for number in names.keys().filter(|number| !children.contains_key(*number)) {
        plan.notes.push(Note {
            what: "left aside".to_owned(),
            place: "names.csv".to_owned(),
            who: number.clone(),
            words: "No row of the return has this number.".to_owned(),
        });
    }
    plan.children = children.into_values().collect();
    plan
}

fn child(kept: &Kept<'_, Header>, names: &HashMap<String, GivenName>) -> PlannedChild {
    let row = kept.row;
    let pupil = row.upn.as_deref().map(|upn| match PupilNumber::parse(upn) {
        Ok(number) => Pupil::Number(number.plain().to_owned()),
        Err(_) if codes::words("UPN_UNKNOWN", upn).is_some() => Pupil::None(coded("UPN_UNKNOWN", upn)),
        Err(_) => Pupil::Doubtful(upn.to_owned()),
    });
    PlannedChild {
        scheme: Scheme::Ssda903,
        number: row.child.clone(),
        row: kept.place,
        born: row.born,
        died: None,
        sex: row.sex.as_deref().map(|code| coded("SEX", code)),
        ethnicity: row.ethnic.as_deref().map(|code| coded("ETHNIC", code)),
        pupil,
        immigration: None,
        immigration_row: None,
        name: names.get(&row.child).cloned(),
        nhs: names.get(&row.child).and_then(|n| n.nhs.clone()),
        legal_status: None,
        in_care: None,
        open: false,
        lacks_chronology: false,
        risk: 0,
        reviews: Vec::new(),
        last_missing: None,
        entries: Vec::new(),
        responsible: Vec::new(),
        addresses: Vec::new(),
        kept: Vec::new(),
    }
}

/// Takes a table's rows and gives each to its child; rows of a child that the Header table lacks are left aside.
macro_rules! each {
    ($plan:expr, $children:expr, $folder:expr, $file:literal, $table:ident, $says:expr, $use:expr) => {{
        let known: std::collections::HashSet<String> = $children.keys().cloned().collect();
        let says = $says;
        let kept = take($plan, $file, &$folder.this.$table, &$folder.last.$table, |row, _| {
            if known.contains(&row.child) {
                says(row)
            } else {
                Says::Unusable("The header table has no row for this child. Add one, or take this row out.")
            }
        });
        for kept in &kept {
            if let Some(child) = $children.get_mut(&kept.row.child) {
                #[allow(clippy::redundant_closure_call, reason = "the macro's own closure")]
                $use(child, kept);
            }
        }
    }};
}

const NO_DAY: &str = "The row has no date. Fill it in, and bring the folder in again.";

fn dated(name: &str, day: Option<Day>) -> Says {
    day.map_or(Says::Unusable(NO_DAY), |day| Says::Something(format!("{name}:{day}")))
}

fn tell_tables(plan: &mut Plan, folder: &Folder, year: i16, children: &mut BTreeMap<String, PlannedChild>) {
    episodes(plan, folder, children);
    each!(
        plan,
        children,
        folder,
        "reviews.csv",
        reviews,
        |row: &returns::Review| dated("review", row.held),
        |child: &mut PlannedChild, kept: &Kept<'_, returns::Review>| {
            if let Some(held) = kept.row.held {
                child.reviews.push(held);
                child.entries.push(care_rows::review(kept, held));
            }
        }
    );
    each!(
        plan,
        children,
        folder,
        "missing.csv",
        missing,
        |row: &returns::Missing| dated("missing", row.began),
        |child: &mut PlannedChild, kept: &Kept<'_, returns::Missing>| {
            if let Some(began) = kept.row.began {
                child.last_missing = child.last_missing.max(Some(began));
                child.entries.push(care_rows::missing(kept, began));
            }
        }
    );
    each!(
        plan,
        children,
        folder,
        "DoLo.csv",
        dolo,
        |row: &returns::Dolo| dated("liberty", row.began),
        |child: &mut PlannedChild, kept: &Kept<'_, returns::Dolo>| {
            if let Some(began) = kept.row.began {
                child.entries.push(care_rows::deprived_of_liberty(kept, began));
            }
        }
    );
    let worker = |row: &returns::SwEpisode| match (&row.worker, row.began) {
        (Some(worker), Some(began)) => Says::Something(format!("worker:{worker}:{began}")),
        _ => Says::Unusable("The row names no worker or no first day."),
    };
    each!(
        plan,
        children,
        folder,
        "sw_episodes.csv",
        sw_episodes,
        worker,
        |child: &mut PlannedChild, kept: &Kept<'_, returns::SwEpisode>| {
            if let (Some(worker), Some(began)) = (&kept.row.worker, kept.row.began) {
                child.responsible.push(care_rows::responsible(kept, worker, began));
            }
        }
    );
    let alone = |_: &returns::Uasc| Says::Something("uasc".to_owned());
    each!(
        plan,
        children,
        folder,
        "uasc.csv",
        uasc,
        alone,
        |child: &mut PlannedChild, kept: &Kept<'_, returns::Uasc>| {
            let until = kept.row.ceased.map_or_else(String::new, |day| format!(", until {}", days::long(day)));
            let words = format!("Came alone and sought asylum{until}");
            child.immigration_row = Some(kept.place);
            child.immigration = Some(Coded { code: "uasc".to_owned(), words });
        }
    );
    health_and_adoption(plan, folder, year, children);
    for child in children.values_mut() {
        child.reviews.sort_unstable();
        child.open = child.in_care.is_some();
        child.risk = risk(child);
    }
}

fn health_and_adoption(plan: &mut Plan, folder: &Folder, year: i16, children: &mut BTreeMap<String, PlannedChild>) {
    // The tables of last year tell of last year.
    let years = [(&folder.this, year), (&folder.last, year - 1)];
    for (collection, year) in years {
        let Some(end) = year_end(year) else { continue };
        let part = Folder {
            this: returns::Collection {
                oc2: collection.oc2.clone(),
                oc3: collection.oc3.clone(),
                ..Default::default()
            },
            ..Folder::default()
        };
        let health = |_: &returns::Oc2| Says::Something(format!("health:{year}"));
        each!(
            plan,
            children,
            part,
            "oc2.csv",
            oc2,
            health,
            |child: &mut PlannedChild, kept: &Kept<'_, returns::Oc2>| {
                child.entries.push(health_rows::health(kept, end));
            }
        );
        let leaving = |row: &Oc3| {
            birthday_in(row.born, year).map_or(
                Says::Unusable("The row has no date of birth, so the birthday it speaks of is not known."),
                |_| Says::Something(format!("leaving:{year}")),
            )
        };
        each!(plan, children, part, "oc3.csv", oc3, leaving, |child: &mut PlannedChild, kept: &Kept<'_, Oc3>| {
            if let Some(birthday) = birthday_in(kept.row.born, year) {
                child.entries.push(health_rows::leaving(kept, birthday));
                child.kept.push((RecordKind::LookedAfter, None));
            }
        });
    }
    each!(
        plan,
        children,
        folder,
        "ad1.csv",
        ad1,
        |row: &returns::Ad1| dated("adoption", row.matched.or(row.decided)),
        |child: &mut PlannedChild, kept: &Kept<'_, returns::Ad1>| {
            child.entries.extend(adoption_rows::adoption(kept));
        }
    );
    each!(
        plan,
        children,
        folder,
        "placed_for_adoption.csv",
        placed_for_adoption,
        |row: &returns::PlacedForAdoption| dated("placed", row.decided),
        |child: &mut PlannedChild, kept: &Kept<'_, returns::PlacedForAdoption>| {
            if let Some(decided) = kept.row.decided {
                child.entries.extend(adoption_rows::placed(kept, decided));
            }
        }
    );
    let before = |row: &returns::PreviousPermanence| match row.kind.as_deref() {
        None | Some("Z1") => Says::Nothing,
        Some(_) => Says::Something("permanence".to_owned()),
    };
    each!(
        plan,
        children,
        folder,
        "previous_permanence.csv",
        previous_permanence,
        before,
        |child: &mut PlannedChild, kept: &Kept<'_, returns::PreviousPermanence>| {
            child.entries.extend(adoption_rows::permanence_before(kept, child.born));
        }
    );
}

/// Reasons for which an episode ended in an adoption, and in a death.
const ADOPTED: [&str; 2] = ["E11", "E12"];
const DIED: &str = "E2";
const WENT_ON: &str = "X1";

fn episodes(plan: &mut Plan, folder: &Folder, children: &mut BTreeMap<String, PlannedChild>) {
    let kept = take(plan, "episodes.csv", &folder.this.episodes, &folder.last.episodes, |row, _| {
        if children.contains_key(&row.child) {
            dated("episode", row.began)
        } else {
            Says::Unusable("The header table has no row for this child. Add one, or take this row out.")
        }
    });
    let mut of_child: BTreeMap<&str, Vec<&Kept<'_, Episode>>> = BTreeMap::new();
    for one in &kept {
        of_child.entry(one.row.child.as_str()).or_default().push(one);
    }
    for (number, mut rows) in of_child {
        rows.sort_by_key(|k| (k.row.began, k.row.ended.is_none(), k.row.ended));
        let Some(child) = children.get_mut(number) else { continue };
        child.entries.extend(care_rows::episodes(&rows));
        child.addresses = care_rows::addresses(&rows);
        child.kept.push((RecordKind::LookedAfter, None));
        let Some(latest) = rows.last().map(|k| k.row) else { continue };
        let reason = latest.reason_ended.as_deref();
        if latest.ended.is_none() {
            child.legal_status = latest.legal_status.as_deref().map(|code| coded("LS", code));
            let since = rows.iter().rev().find(|k| k.row.reason_new.as_deref() == Some("S")).and_then(|k| k.row.began);
            child.in_care = Some(InCare { since });
        } else if reason.is_some_and(|r| ADOPTED.contains(&r)) {
            child.kept.push((RecordKind::Adoption, latest.ended));
        } else if reason == Some(DIED) {
            child.died = latest.ended;
        } else if reason == Some(WENT_ON) {
            plan.notes.push(note(
                "left aside",
                latest,
                "The episode went on in another, which the file does not hold.",
            ));
        }
    }
}

/// The birthday of somebody born on `born` within the collection year that began in `year`.
fn birthday_in(born: Option<Day>, year: i16) -> Option<Day> {
    let born = born?;
    let on = |year: i16| record::retention::anniversary(born, year.checked_sub(born.year())?);
    [on(year), on(year.checked_add(1)?)].into_iter().flatten().find(|day| year_of(*day) == year)
}

/// How soon the gaps in a child's record should be closed; larger is sooner. Source: local.
fn risk(child: &PlannedChild) -> i64 {
    match (child.in_care, child.last_missing) {
        (Some(_), Some(_)) => 4,
        (Some(_), None) => 3,
        (None, Some(_)) => 2,
        (None, None) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_birthday_falls_within_the_collection_year() {
        assert_eq!(birthday_in(Some(date(2005, 7, 21)), 2026), Some(date(2026, 7, 21)));
        assert_eq!(birthday_in(Some(date(2006, 2, 1)), 2026), Some(date(2027, 2, 1)));
        assert_eq!(birthday_in(Some(date(2004, 2, 29)), 2026), Some(date(2027, 3, 1)));
        assert_eq!(birthday_in(None, 2026), None);
    }

    #[test]
    fn an_episode_is_told_once_though_it_stands_in_both_years() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,F,01/02/2015,WBRI,UN1,0,\n";
        let top = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
        let files = [
            file("header.csv", header),
            file("episodes.csv", &format!("{top}CH1,01/03/2026,S,C2,N1,U6,PR1,01/06/2026,E4A,,,,\n")),
            file("last/episodes.csv", &format!("{top}CH1,01/03/2026,S,C2,N1,U6,PR1,,,,,,\n")),
        ];
        let folder = returns::read_files(&files).unwrap();

        let plan = plan_return(&folder, &HashMap::new(), date(2026, 11, 23));

        let titles: Vec<_> = plan.children[0].entries.iter().map(|e| e.title.as_str()).collect();
        assert_eq!(titles, ["Came into care", "Left care and returned home"]);
        assert_eq!(plan.source, "SSDA903 2026-27");
        assert!(plan.children[0].in_care.is_none());
        let last = plan.tallies.iter().find(|t| t.table == "last/episodes.csv").unwrap();
        assert_eq!((last.rows, last.told_again), (1, 1));
    }
}
