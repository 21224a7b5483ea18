//! Postcodes of the United Kingdom.

use std::fmt;

use thiserror::Error;

use super::squeezed;

/// A postcode of a right shape, shown as `TN23 5AN`. That such a place exists is not known here.
///
/// Source: Royal Mail Programmers' Guide to the Postcode Address File: A9, A99, AA9, AA99, A9A or
/// AA9A, then 9AA, and GIR 0AA.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Postcode {
    outward: String,
    inward: String,
}

/// Why what was typed is not a postcode.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Write a full postcode, like SW1A 2AA")]
pub struct PostcodeError;

impl Postcode {
    /// Reads a postcode, forgiving small letters, missing or extra spaces and dashes, and O for 0, I or
    /// L for 1 where only a figure can stand.
    ///
    /// Errors: [`PostcodeError`] for anything of another shape.
    pub fn parse(typed: &str) -> Result<Postcode, PostcodeError> {
        let all = squeezed(typed);
        let (outward, inward) = all.split_at_checked(all.len().saturating_sub(3)).ok_or(PostcodeError)?;
        let &[figure, first, second] = inward else { return Err(PostcodeError) };
        let figure = as_figure(figure);
        let letters_fit = [first, second].iter().all(|c| c.is_ascii_uppercase() && !"CIKMOV".contains(*c));
        let outward = outward_of(outward).ok_or(PostcodeError)?;
        if !figure.is_ascii_digit() || !letters_fit {
            return Err(PostcodeError);
        }
        Ok(Postcode { outward, inward: [figure, first, second].iter().collect() })
    }

    /// The part before the space: area and district, as `TN23`.
    pub fn outward(&self) -> &str {
        &self.outward
    }

    /// Without the space, for comparing.
    pub fn plain(&self) -> String {
        format!("{}{}", self.outward, self.inward)
    }
}

fn outward_of(outward: &[char]) -> Option<String> {
    if outward == ['G', 'I', 'R'] {
        return Some("GIR".to_owned());
    }
    let first_fits = |c: char| c.is_ascii_uppercase() && !"QVX".contains(c);
    let second_fits = |c: char| c.is_ascii_uppercase() && !"IJZ".contains(c);
    let written: Vec<char> = match *outward {
        [a, d] if first_fits(a) => vec![a, as_figure(d)],
        [a, d, e] if first_fits(a) && as_figure(d).is_ascii_digit() && "ABCDEFGHJKPSTUW".contains(e) => {
            vec![a, as_figure(d), e]
        }
        [a, d, e] if first_fits(a) && d.is_ascii_digit() => vec![a, d, as_figure(e)],
        [a, b, d] if first_fits(a) && second_fits(b) => vec![a, b, as_figure(d)],
        [a, b, d, e] if first_fits(a) && second_fits(b) && "ABEHMNPRVWXY".contains(e) => vec![a, b, as_figure(d), e],
        [a, b, d, e] if first_fits(a) && second_fits(b) => vec![a, b, as_figure(d), as_figure(e)],
        _ => return None,
    };
    let letters = written.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let mut rest = written.iter().skip(letters);
    let figure_first = rest.next().is_some_and(char::is_ascii_digit);
    let end_fits = rest.all(|c| c.is_ascii_alphanumeric());
    (letters <= 2 && figure_first && end_fits).then(|| written.iter().collect())
}

fn as_figure(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.outward, self.inward)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_shape_of_postcode_is_read_and_written_one_way() {
        for (typed, written) in [
            ("m1 1ae", "M1 1AE"),
            ("B338TH", "B33 8TH"),
            ("cr2-6xh", "CR2 6XH"),
            (" DN55  1PT ", "DN55 1PT"),
            ("w1a1hq", "W1A 1HQ"),
            ("ec1a 1bb", "EC1A 1BB"),
            ("gir0aa", "GIR 0AA"),
            ("TN23 SAN", ""),
            ("M1 IAE", "M1 1AE"),
            ("TN2O OAN", "TN20 0AN"),
            ("KX12 4AB", "KX12 4AB"),
        ] {
            let read = Postcode::parse(typed).map(|postcode| postcode.to_string()).unwrap_or_default();
            assert_eq!(read, written, "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_postcode_is_refused() {
        for typed in ["", "TN23", "Q1 1AA", "AI1 1AA", "M1 1CA", "12 3AB", "AAA1 1AA", "SMITH", "É1 1AA", "M1 1AAA"] {
            assert!(Postcode::parse(typed).is_err(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_written_postcode_is_read_back(typed in "[A-Z]{1,2}[0-9O]{1,2}[A-Z]? ?[0-9IO][A-Z]{2}") {
            if let Ok(postcode) = Postcode::parse(&typed) {
                prop_assert_eq!(Postcode::parse(&postcode.to_string()), Ok(postcode));
            }
        }

        #[test]
        fn nothing_typed_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = Postcode::parse(&typed);
        }
    }
}
