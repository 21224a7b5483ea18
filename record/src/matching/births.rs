//! How near two dates of birth are.

use days::Day;

use super::reason::Reason;

/// How much agreement of the births counts, 1 the same day and below 0 contradiction; `None` when
/// either has none.
pub(super) fn births(wanted: &[Day], found: &[Day]) -> Option<(f32, Reason)> {
    wanted
        .iter()
        .flat_map(|one| found.iter().map(|other| pair(*one, *other)))
        .max_by(|one, other| one.0.total_cmp(&other.0))
}

fn pair(wanted: Day, found: Day) -> (f32, Reason) {
    if wanted == found {
        (1.0, Reason::SameBirth(found))
    } else if days::swapped(wanted) == Some(found) {
        (0.8, Reason::DayMonthSwapped { wanted, found })
    } else if one_figure_out(wanted, found) {
        (0.7, Reason::OneFigureOut { wanted, found })
    } else if a_step_out(wanted, found) {
        (0.6, Reason::NearBirth { wanted, found })
    } else if wanted.year() == found.year() && (is_new_year(wanted) || is_new_year(found)) {
        (0.5, Reason::YearOnly { wanted, found })
    } else {
        (-0.6, Reason::OtherBirth { wanted, found })
    }
}

fn is_new_year(day: Day) -> bool {
    (day.month(), day.day()) == (1, 1)
}

/// A day, a month or a year counted wrongly, also where that changes more than one figure: 31 August and 1 September,
/// 2009 and 2010.
fn a_step_out(one: Day, other: Day) -> bool {
    let day_after = |from: Day, to: Day| from.tomorrow().is_ok_and(|next| next == to);
    let month = one.day() == other.day() && one.year() == other.year() && (one.month() - other.month()).abs() == 1;
    let year = one.day() == other.day() && one.month() == other.month() && (one.year() - other.year()).abs() == 1;
    day_after(one, other) || day_after(other, one) || month || year
}

/// One figure differs, or two neighbouring figures are exchanged, in dd mm yyyy.
fn one_figure_out(one: Day, other: Day) -> bool {
    let figures = |day: Day| format!("{:02}{:02}{:04}", day.day(), day.month(), day.year());
    let (one, other) = (figures(one), figures(other));
    let differing: Vec<(usize, char, char)> = one
        .chars()
        .zip(other.chars())
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(at, (a, b))| (at, a, b))
        .collect();
    match differing.as_slice() {
        [_] => true,
        [(at, a, b), (next, c, d)] => *next == at + 1 && a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn slips_in_a_date_of_birth_are_known() {
        let how = |one, other| births(&[one], &[other]).unwrap().1.to_string();

        assert_eq!(how(date(2010, 6, 3), date(2010, 6, 3)), "Same date of birth: 3 June 2010");
        assert_eq!(how(date(2010, 6, 3), date(2010, 3, 6)), "Day and month swapped: 3 June 2010 / 6 March 2010");
        assert!(how(date(2010, 6, 3), date(2011, 6, 3)).starts_with("Date of birth one figure out"));
        assert!(how(date(2010, 6, 12), date(2010, 6, 21)).starts_with("Date of birth one figure out"));
        for (one, other) in [
            (date(2010, 1, 1), date(2009, 12, 31)),
            (date(2010, 6, 19), date(2010, 6, 20)),
            (date(2010, 9, 3), date(2010, 10, 3)),
            (date(2009, 6, 3), date(2010, 6, 3)),
        ] {
            assert!(how(one, other).starts_with("Date of birth a day, a month or a year out"), "{one} {other}");
            assert!(how(other, one).starts_with("Date of birth a day, a month or a year out"), "{other} {one}");
        }
        assert!(how(date(2010, 6, 3), date(2010, 1, 1)).starts_with("Same year of birth"));
        assert!(how(date(2010, 6, 3), date(2011, 7, 3)).starts_with("Different"));
        assert!(how(date(2010, 6, 3), date(2012, 11, 29)).starts_with("Different"));
        assert_eq!(births(&[], &[date(2010, 6, 3)]), None);
    }

    #[test]
    fn the_nearest_of_several_dates_counts() {
        let wanted = [date(1999, 1, 2), date(2010, 6, 3)];
        assert_eq!(births(&wanted, &[date(2010, 6, 3)]).unwrap().0, 1.0);
    }
}
