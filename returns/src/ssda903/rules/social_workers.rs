//! Which social worker was responsible for the child, from 2023-24.

use super::super::care::SHORT_BREAKS;
use super::super::part_date::PartDate;
use super::super::periods::{by_both, by_first, left_open, not_carried_over, pairs};
use super::super::{Child, Setting, SwEpisode};
use super::{Rule, rule};
use crate::cell::{Date, Text, days_after};
use crate::check::Found;
use days::Day;
use std::ops::RangeInclusive;

/// Why the worker changed. Source: SSDA903 item SW_REASON.
const REASONS: &[&str] =
    &["MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"];
/// The reason of the first worker.
const FIRST_CONTACT: &str = "FCONTA";
/// The day from which reasons were collected.
const REASONS_FROM: Day = Day::constant(2023, 4, 1);
/// Written for 2024-25 and withdrawn before it was used: the rule holds in no year.
const WITHDRAWN: RangeInclusive<i16> = RangeInclusive::new(2024, 2023);

/// It lacks the worker's number or the first day.
fn incomplete(s: &SwEpisode<'_>) -> bool {
    s.sw_id.blank() || s.sw_decom.day.is_none()
}

/// A number that begins with SW or, while none is known, XX.
fn numbered(id: Text<'_>) -> bool {
    id.begins("SW") || id.begins("XX")
}

/// Given, and neither a day nor a day with unknown parts.
fn wrong_in_part(day: Date<'_>) -> bool {
    PartDate::read(day) == Some(PartDate::Wrong)
}

/// The next does not begin within so many days of the end of the one before, earlier or later; this is so too when a
/// day is missing.
fn apart(one: &SwEpisode<'_>, next: &SwEpisode<'_>, most: i32) -> bool {
    one.sw_dec.days_to(next.sw_decom).is_none_or(|days| days.abs() > most)
}

/// Each episode after the first must begin within seven days of the end of the one before; those that `aside` says are
/// left aside.
fn not_within_a_week(c: &Child<'_>, f: &mut Found<'_>, aside: impl Fn(&SwEpisode<'_>) -> bool) {
    let ordered = by_both(&c.sw_episodes);
    f.flag_all(pairs(&ordered).filter(|(one, next)| !aside(next) && apart(one, next, 7)).map(|(_, next)| next));
}

/// The worker's time ended before the first day given or after the end of the year.
fn ended_outside(c: &Child<'_>, first: Option<Day>, y: &Setting, f: &mut Found<'_>) {
    f.each(&c.sw_episodes, |s| s.sw_dec.before(first) || s.sw_dec.after(y.end));
}

/// The child is in care at the end of the year, short breaks aside, and no worker's time is told that had begun when
/// the year, or care, began.
fn year_not_covered(c: &Child<'_>, y: &Setting, f: &mut Found<'_>) {
    let since = c.last_episode(|e| e.starts_care()).and_then(|e| e.decom.day).map_or(y.start, |day| day.max(y.start));
    let covered = c.sw_episodes.iter().any(|s| s.sw_decom.by(since));
    f.each(&c.episodes, |e| {
        !covered && !e.ls.one_of(SHORT_BREAKS) && e.decom.by(y.end) && (e.dec.blank() || e.dec.after(y.end))
    });
}

/// The rules.
pub const RULES: &[Rule] = &[
    rule("SW01STG1", 2023..=2023, "SWEpisodes: SW_ID SW_DECOM SW_REASON; Episodes: DEC LS", |c, _, f| {
        let in_care = c.episodes.iter().any(|e| e.dec.blank() && !e.ls.one_of(SHORT_BREAKS));
        let in_care = in_care || c.episodes.is_empty();
        f.each(&c.sw_episodes, |s| in_care && (s.sw_id.blank() || s.sw_decom.blank() || s.sw_reason.blank()));
    }),
    rule("SW01aSTG1", 2024..=2024, "SWEpisodes: SW_ID SW_DECOM", |c, _, f| {
        f.each(&c.sw_episodes, |s| !s.sw_decom.from(REASONS_FROM) && incomplete(s));
    }),
    rule("SW01bSTG1", 2024..=2024, "SWEpisodes: SW_ID SW_DECOM SW_REASON", |c, _, f| {
        f.each(&c.sw_episodes, |s| !s.sw_decom.before(REASONS_FROM) && (incomplete(s) || s.sw_reason.blank()));
    }),
    rule("SW02STG1", 2023..=2024, "SWEpisodes: SW_ID", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_id.given() && !numbered(s.sw_id));
    }),
    rule("SW02STG1", 2025..=2026, "SWEpisodes: SW_ID", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_id.given() && !(numbered(s.sw_id) && s.sw_id.text().len() > 2));
    }),
    rule("SW03STG1", 2023..=2023, "SWEpisodes: SW_ID SW_DECOM SW_REASON", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_id.blank() || s.sw_decom.blank() || s.sw_reason.blank());
    }),
    rule("SW04STG1", 2023..=2024, "SWEpisodes: SW_DECOM", |c, _, f| {
        f.each(&c.sw_episodes, |s| wrong_in_part(s.sw_decom));
    }),
    rule("SW04STG1", 2025..=2026, "SWEpisodes: SW_DECOM", |c, _, f| f.each(&c.sw_episodes, |s| s.sw_decom.wrong())),
    rule("SW05STG1", 2023..=2024, "SWEpisodes: SW_DEC", |c, _, f| f.each(&c.sw_episodes, |s| wrong_in_part(s.sw_dec))),
    rule("SW05STG1", 2025..=2026, "SWEpisodes: SW_DEC", |c, _, f| f.each(&c.sw_episodes, |s| s.sw_dec.wrong())),
    rule("SW06STG2", 2023..=2026, "SWEpisodes: SW_DECOM", |c, y, f| {
        f.each(&c.sw_episodes, |s| s.sw_decom.after(y.end));
    }),
    rule("SW07STG2", 2023..=2023, "SWEpisodes: SW_DEC", |c, y, f| ended_outside(c, Some(y.start), y, f)),
    rule("SW07STG2", 2024..=2026, "SWEpisodes: SW_DEC", |c, y, f| ended_outside(c, y.start_less(1), y, f)),
    rule("SW08STG2", 2023..=2026, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        f.flag_all(left_open(&by_first(&c.sw_episodes)));
    }),
    rule("SW09STG2", 2023..=2024, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_dec.on(s.sw_decom));
    }),
    rule("SW09STG2", 2025..=2026, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_dec.before(s.sw_decom.plus(3)));
    }),
    rule("SW10STG2", 2023..=2023, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| not_within_a_week(c, f, |_| false)),
    rule("SW10STG2", 2024..=2026, "SWEpisodes: SW_DECOM SW_DEC SW_REASON", |c, _, f| {
        not_within_a_week(c, f, |s| s.sw_reason.is(FIRST_CONTACT));
    }),
    rule("SW10aSTG2", 2025..=2026, "SWEpisodes: SW_DECOM SW_DEC SW_REASON", |c, _, f| {
        not_within_a_week(c, f, |s| s.sw_reason.is(FIRST_CONTACT));
    }),
    rule("SW10bSTG2", 2025..=2026, "SWEpisodes: SW_DECOM SW_DEC SW_REASON", |c, _, f| {
        let early = |(one, next): &(&SwEpisode<'_>, &SwEpisode<'_>)| {
            next.sw_reason.is(FIRST_CONTACT) && (one.sw_dec.blank() || next.sw_decom.before(one.sw_dec))
        };
        f.flag_all(pairs(&by_both(&c.sw_episodes)).filter(early).map(|(_, next)| next));
    }),
    rule("SW11aSTG2", 2023..=2023, "SWEpisodes: SW_DECOM SW_DEC", |c, y, f| {
        let gap = |(one, next): &(&SwEpisode<'_>, &SwEpisode<'_>)| {
            one.sw_dec.before(days_after(y.end, -5)) && apart(one, next, 5)
        };
        f.flag_all(pairs(&by_first(&c.sw_episodes)).filter(gap).map(|(_, next)| next));
    }),
    rule("SW11bSTG2", 2023..=2026, "SWEpisodes: SW_DECOM SW_DEC", |c, y, f| {
        let days = days_after(y.end, -5).map(|first| (first, y.end));
        let at_the_end = |s: &SwEpisode<'_>| days.is_some_and(|(first, last)| s.sw_dec.within(first, last));
        let first = by_first(&c.sw_episodes).first().map(|s| s.row);
        f.each(&c.sw_episodes, |s| at_the_end(s) && (c.sw_episodes.len() == 1 || Some(s.row) != first));
    }),
    rule("SW12STG2", 2023..=2023, "Episodes: DECOM DEC LS RNE; SWEpisodes: SW_DECOM", year_not_covered),
    rule("SW12STG2", 2024..=2026, "Episodes: DECOM DEC LS RNE; SWEpisodes: SW_DECOM", year_not_covered),
    rule("SW13STG1", 2023..=2023, "SWEpisodes: SW_REASON", |c, _, f| {
        f.each(&c.sw_episodes, |s| !s.sw_reason.one_of(REASONS));
    }),
    rule("SW13STG1", 2024..=2026, "SWEpisodes: SW_DECOM SW_REASON", |c, _, f| {
        f.each(&c.sw_episodes, |s| {
            s.sw_reason.other_than(REASONS) || (s.sw_reason.blank() && s.sw_decom.from(REASONS_FROM))
        });
    }),
    rule("SW14STG2", 2023..=2023, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        f.flag_all(left_open(&by_first(&c.sw_episodes)));
    }),
    rule("SW15STG2", WITHDRAWN, "SWEpisodes: SW_DECOM SW_REASON", |c, y, f| {
        f.each(&c.sw_episodes, |s| s.sw_decom.from(y.start_less(1)) && s.sw_reason.blank());
    }),
    rule("SW16bSTG2", WITHDRAWN, "SWEpisodes: SW_DECOM; last SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        let first = not_carried_over(&c.sw_episodes, c.last.sw_episodes.iter());
        f.flag_all(first.filter(|s| s.sw_decom.day.is_some()));
    }),
    rule("SW17STG2", 2025..=2026, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        if !c.sw_episodes.iter().any(|s| s.sw_dec.blank()) {
            f.flag_all(c.sw_episodes.iter().max_by_key(|s| s.sw_decom.day));
        }
    }),
    rule("SW18STG2", 2025..=2026, "SWEpisodes: SW_DECOM SW_DEC", |c, _, f| {
        f.each(&c.sw_episodes, |s| s.sw_dec.before(s.sw_decom));
    }),
    rule("SW19STG2", 2025..=2026, "SWEpisodes: SW_DECOM", |c, _, f| {
        f.each(&c.sw_episodes, |s| {
            c.sw_episodes.iter().any(|other| other.row < s.row && other.sw_decom.on(s.sw_decom))
        });
    }),
];
