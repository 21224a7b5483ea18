//! What one search box may mean: names, dates of birth, a postcode, numbers, in any order.

use days::Day;

use super::{Sketch, plain::plain, plain::words};
use crate::identifiers::{KithNumber, NhsNumber, Postcode};

/// Longest text that is read, in characters, and most pieces of it; the rest is not looked at.
const LONGEST: usize = 200;
const PIECES: usize = 16;

/// What was found in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words that may be names, plain, in the order typed.
    pub words: Vec<String>,
    /// Every way the words may be given and family name; one word alone may be either.
    pub names: Vec<(String, String)>,
    /// Dates of birth as typed; two when a year of two figures may be in either century.
    pub dates: Vec<Day>,
    /// The same dates with day and month exchanged, where that is a date.
    pub swapped_dates: Vec<Day>,
    /// A postcode, written as post offices write it.
    pub postcode: Option<String>,
    /// Words with figures in them, without spaces and dashes, in capitals: NHS, pupil, Kith and other
    /// numbers.
    pub numbers: Vec<String>,
}

impl Query {
    /// What to [`super::compare`] candidates with.
    pub fn sketch(&self) -> Sketch {
        Sketch {
            names: self.names.clone(),
            births: self.dates.clone(),
            postcodes: self.postcode.iter().cloned().collect(),
            identifiers: self.numbers.clone(),
        }
    }
}

/// Reads the text of a search box: `murphy, shaun 3/6/2010`, `TN23 5AN`, `943 476 5919`.
///
/// Dates may be written in every way [`days::parse_day`] takes, with two figures for the year, or as
/// eight figures together. Never fails: what is understood as nothing else is a name.
pub fn read_query(text: &str) -> Query {
    let text: String = text.chars().take(LONGEST).collect();
    let spaced = text.replace(',', " , ");
    let pieces: Vec<&str> = spaced.split_whitespace().take(PIECES).collect();
    let mut query = Query::default();
    let mut comma = None;
    let mut at = 0;
    while let Some((piece, rest)) = pieces.get(at..).and_then(<[&str]>::split_first) {
        at += if *piece == "," {
            comma = comma.or(Some(query.words.len()));
            1
        } else {
            query.take(piece, rest)
        };
    }
    query.swapped_dates = query.dates.iter().filter_map(|day| days::swapped(*day)).collect();
    query.names = names(&query.words, comma);
    query
}

impl Query {
    /// Takes the piece and perhaps some after it; gives how many.
    fn take(&mut self, piece: &str, rest: &[&str]) -> usize {
        let three = match rest {
            [second, third, ..] => Some(format!("{piece} {second} {third}")),
            _ => None,
        };
        let two = rest.first().map(|second| format!("{piece} {second}"));
        if let Some(number) = three.as_deref().and_then(|three| NhsNumber::parse(three).ok()) {
            self.numbers.push(number.plain());
            return 3;
        }
        if let Some(day) = three.as_deref().filter(|three| !three.contains(',')).and_then(|t| days::parse_day(t).ok()) {
            self.dates.push(day);
            return 3;
        }
        if let Some(postcode) = two.as_deref().and_then(postcode) {
            self.postcode = Some(postcode);
            return 2;
        }
        self.take_one(piece);
        1
    }

    fn take_one(&mut self, piece: &str) {
        let has_figure = piece.chars().any(|c| c.is_ascii_digit());
        let days = days_in(piece);
        if !days.is_empty() {
            self.dates.extend(days);
            if piece.chars().all(|c| c.is_ascii_digit()) {
                self.numbers.push(piece.to_owned());
            }
        } else if let Some(postcode) = postcode(piece) {
            self.postcode = Some(postcode);
        } else if has_figure {
            self.numbers.push(bare(piece));
        } else {
            if KithNumber::parse(piece).is_ok() {
                self.numbers.push(bare(piece));
            }
            self.words.extend(words(&plain(piece)).map(str::to_owned));
        }
    }
}

/// The days one piece may mean.
fn days_in(piece: &str) -> Vec<Day> {
    if let Ok(day) = days::parse_day(piece) {
        return vec![day];
    }
    if piece.len() == 8
        && let Some((day, month, year)) = together(piece)
    {
        return days::parse_day(&format!("{day}/{month}/{year}")).into_iter().collect();
    }
    match piece.split(['/', '.', '-']).collect::<Vec<_>>().as_slice() {
        [day, month, year] if year.len() == 2 => ["20", "19"]
            .iter()
            .filter_map(|century| days::parse_day(&format!("{day}/{month}/{century}{year}")).ok())
            .collect(),
        _ => Vec::new(),
    }
}

/// Eight figures as day, month and year.
fn together(piece: &str) -> Option<(&str, &str, &str)> {
    piece.chars().all(|c| c.is_ascii_digit()).then_some(())?;
    Some((piece.get(..2)?, piece.get(2..4)?, piece.get(4..)?))
}

fn postcode(piece: &str) -> Option<String> {
    piece.chars().any(|c| c.is_ascii_digit()).then_some(())?;
    Postcode::parse(piece).ok().map(|postcode| postcode.to_string())
}

fn bare(piece: &str) -> String {
    piece.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Every way to part the words into given and family name; a comma after the family name settles it.
fn names(words: &[String], comma: Option<usize>) -> Vec<(String, String)> {
    let parted = |at: usize| {
        let (before, after) = words.split_at_checked(at).unwrap_or((words, &[]));
        (before.join(" "), after.join(" "))
    };
    match (words, comma) {
        ([], _) => Vec::new(),
        (_, Some(at)) if at > 0 && at < words.len() => {
            let (family, given) = parted(at);
            vec![(given, family)]
        }
        ([one], _) => vec![(String::new(), one.clone()), (one.clone(), String::new())],
        _ => (1..words.len().min(5)).map(parted).collect(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_search_box_may_hold_name_date_and_postcode_in_any_order() {
        let query = read_query("tn23 5an  Shaun O'Brien 3/6/2010");

        assert_eq!(query.words, ["shaun", "obrien"]);
        assert_eq!(query.names, [("shaun".to_owned(), "obrien".to_owned())]);
        assert_eq!(query.dates, [date(2010, 6, 3)]);
        assert_eq!(query.swapped_dates, [date(2010, 3, 6)]);
        assert_eq!(query.postcode.as_deref(), Some("TN23 5AN"));
        assert!(query.numbers.is_empty());
    }

    #[test]
    fn a_comma_after_the_family_name_settles_which_is_which() {
        assert_eq!(read_query("Murphy, Shaun").names, [("shaun".to_owned(), "murphy".to_owned())]);
        assert_eq!(read_query("Smith-Jones, Mary Jane 3 June 2010").names[0].1, "smith jones");
    }

    #[test]
    fn one_word_may_be_a_given_or_a_family_name_and_three_be_parted_two_ways() {
        assert_eq!(read_query("murphy").names.len(), 2);
        assert_eq!(
            read_query("Mary Jane Smith").names,
            [("mary".to_owned(), "jane smith".to_owned()), ("mary jane".to_owned(), "smith".to_owned())]
        );
    }

    #[test]
    fn dates_are_read_in_words_in_figures_and_with_short_years() {
        assert_eq!(read_query("3 June 2010").dates, [date(2010, 6, 3)]);
        assert_eq!(read_query("03062010").dates, [date(2010, 6, 3)]);
        assert_eq!(read_query("3.6.10").dates, [date(2010, 6, 3), date(1910, 6, 3)]);
        assert_eq!(read_query("2010-06-03 khan").dates, [date(2010, 6, 3)]);
    }

    #[test]
    fn numbers_are_known_by_their_figures() {
        assert_eq!(read_query("943 476 5919").numbers, ["9434765919"]);
        assert_eq!(read_query("Q886069659468").numbers, ["Q886069659468"]);
        let kith = KithNumber::from_number(7).unwrap();
        assert_eq!(read_query(&kith.to_string()).numbers, [kith.plain()]);
        assert_eq!(read_query("CH000012 khan").numbers, ["CH000012"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall_over(text in any::<String>()) {
            let query = read_query(&text);
            prop_assert!(query.words.len() <= LONGEST);
        }

        #[test]
        fn nothing_like_a_query_makes_the_reader_fall_over(text in "[A-Za-z0-9 ,./'-]{0,60}") {
            let _ = super::super::query_keys(&text);
        }
    }
}
