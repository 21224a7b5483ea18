use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn england() -> &'static Calendar {
    Calendar::england()
}

/// Western Easter by the Gregorian computus (Meeus, Jones and Butcher).
fn easter_sunday(year: i16) -> Day {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let m = (a + 11 * h) / 319;
    let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
    let month = (h - m + r + 90) / 25;
    let day = (h - m + r + month + 19) % 32;
    date(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap())
}

fn named(words: &str) -> Vec<Day> {
    england().holidays().iter().filter(|h| h.words == words).map(|h| h.day).collect()
}

#[test]
fn fifteen_working_days_from_10_december_2026_is_5_january_2027() {
    let strategy_discussion = date(2026, 12, 10);

    let conference = england().add_working_days(strategy_discussion, 15).unwrap();

    assert_eq!(conference, date(2027, 1, 5));
    assert_eq!(conference.weekday(), Weekday::Tuesday);
}

#[test]
fn forgetting_the_holidays_would_give_31_december_2026_which_is_wrong() {
    let no_holidays = Calendar::parse("covers_from = \"2026-01-01\"\ncovers_to = \"2027-12-31\"").unwrap();

    assert_eq!(no_holidays.add_working_days(date(2026, 12, 10), 15).unwrap(), date(2026, 12, 31));
}

#[test]
fn good_friday_and_easter_monday_follow_the_moon_in_every_year() {
    let fridays: Vec<Day> = (2018..=2030).map(|y| easter_sunday(y) - 2.days()).collect();
    let mondays: Vec<Day> = (2018..=2030).map(|y| easter_sunday(y) + 1.day()).collect();

    assert_eq!(easter_sunday(2026), date(2026, 4, 5));
    assert_eq!(named("Good Friday"), fridays);
    assert_eq!(named("Easter Monday"), mondays);
}

#[test]
fn days_proclaimed_once_are_not_worked_and_days_moved_are() {
    for holiday in [date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)] {
        assert_eq!(england().is_working_day(holiday), Ok(false), "{holiday}");
    }
    for worked in [date(2020, 5, 4), date(2022, 5, 30)] {
        assert_eq!(england().is_working_day(worked), Ok(true), "{worked}");
    }
}

#[test]
fn a_holiday_at_the_weekend_gives_a_weekday_off_instead() {
    for substitute in [
        date(2020, 12, 28),
        date(2021, 12, 27),
        date(2021, 12, 28),
        date(2022, 1, 3),
        date(2022, 12, 27),
        date(2023, 1, 2),
        date(2026, 12, 28),
        date(2027, 12, 27),
        date(2027, 12, 28),
        date(2028, 1, 3),
    ] {
        assert_eq!(england().is_working_day(substitute), Ok(false), "{substitute}");
    }
}

#[test]
fn every_year_has_its_eight_holidays_and_any_extra_day() {
    for year in 2018..=2030 {
        let count = england().holidays().iter().filter(|h| h.day.year() == year).count();
        let extra = match year {
            2022 => 2,
            2023 => 1,
            _ => 0,
        };
        assert_eq!(count, 8 + extra, "{year}");
    }
    assert!(england().holidays().iter().all(|h| !is_weekend(h.day)));
}

#[test]
fn beyond_the_known_holidays_there_is_an_error_and_no_guess() {
    let ends = england().add_working_days(date(2030, 12, 27), 5).unwrap_err();

    assert_eq!(
        ends.to_string(),
        "The bank holidays are known from 1 January 2018 to 31 December 2030, and this needs days \
         outside that. Extend bank_holidays.toml"
    );
    assert_eq!(england().is_working_day(date(2017, 12, 31)), Err(ends));
    assert_eq!(england().add_working_days(date(2026, 1, 1), u32::MAX), Err(ends));
}

#[test]
fn a_faulty_table_is_refused_with_what_to_do() {
    let said = |holidays: &str| {
        let head = "covers_from = \"2026-01-01\"\ncovers_to = \"2026-12-31\"\n";
        Calendar::parse(&format!("{head}{holidays}")).unwrap_err().to_string()
    };
    let day = |d: &str| format!("[[holiday]]\nday = \"{d}\"\nwords = \"A day off\"\n");

    assert!(said(&day("2026-13-01")).contains("13 is not a month"));
    assert!(said(&day("2027-01-01")).contains("outside the days"));
    assert!(said(&(day("2026-05-04") + &day("2026-05-04"))).contains("twice"));
    assert!(said("holidays = 3").contains("cannot be read"));
    assert!(
        Calendar::parse("covers_from = \"2027-01-01\"\ncovers_to = \"2026-12-31\"")
            .unwrap_err()
            .to_string()
            .contains("ends before it begins")
    );
}

fn a_day() -> impl Strategy<Value = Day> {
    (0i32..4_300).prop_map(|n| date(2018, 1, 1) + n.days())
}

proptest! {
    #[test]
    fn some_working_days_later_is_a_working_day(from in a_day(), n in 1u32..250) {
        let then = england().add_working_days(from, n).unwrap();
        prop_assert_eq!(england().is_working_day(then), Ok(true));
        prop_assert!(then > from);
    }

    #[test]
    fn counting_undoes_adding(from in a_day(), n in 0u32..250) {
        let then = england().add_working_days(from, n).unwrap();
        prop_assert_eq!(england().working_days_between(from, then), Ok(i64::from(n)));
        prop_assert_eq!(england().working_days_between(then, from), Ok(-i64::from(n)));
    }

    #[test]
    fn more_days_or_a_later_start_never_end_sooner(from in a_day(), later in 0i32..60, n in 0u32..200, more in 0u32..40) {
        let then = england().add_working_days(from, n).unwrap();
        prop_assert!(england().add_working_days(from, n + more).unwrap() >= then);
        prop_assert!(england().add_working_days(from + later.days(), n).unwrap() >= then);
    }

    #[test]
    fn any_text_for_a_table_is_read_or_refused(text in any::<String>()) {
        let _ = Calendar::parse(&text);
    }
}
