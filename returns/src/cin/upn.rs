//! Unique pupil numbers: a check letter, three digits of the authority, two of the year, six more, and at the end a digit
//! or, in a temporary number, a letter.
//!
//! Source: Department for Education, unique pupil numbers, guide for schools and local authorities.

/// Letters of a number, each worth its place from 0; I, O and S are left out.
const LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// What a letter is worth; `None` for one that no number has.
fn worth(letter: char) -> Option<u32> {
    LETTERS.chars().position(|known| known == letter).map(|place| place as u32)
}

/// The letter that should stand first, from the twelve characters after it; `None` when they cannot be counted.
pub fn check_letter(upn: &str) -> Option<char> {
    let rest: Vec<char> = upn.chars().skip(1).collect();
    if rest.len() != 12 {
        return None;
    }
    let mut sum = 0;
    for (weight, character) in (2..).zip(rest) {
        let value = character.to_digit(10).or_else(|| (weight == 13).then(|| worth(character)).flatten())?;
        sum += weight * value;
    }
    LETTERS.chars().nth(sum as usize % LETTERS.len())
}

/// Whether the last of thirteen characters is a digit or, in a temporary number, one of the letters.
pub fn ends_right(upn: &str) -> bool {
    upn.chars().nth(12).is_some_and(|last| last.is_ascii_digit() || worth(last).is_some())
}

/// Whether it has the shape of a number; the check letter is not reckoned.
pub fn well_formed(upn: &str) -> bool {
    let digits = upn.chars().skip(1).take(11);
    upn.len() == 13
        && upn.chars().next().is_some_and(|first| worth(first).is_some())
        && digits.clone().count() == 11
        && digits.into_iter().all(|digit| digit.is_ascii_digit())
        && ends_right(upn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_letter_is_reckoned_from_the_twelve_that_follow() {
        assert_eq!(check_letter("A950000178301"), Some('A'));
        assert_eq!(
            check_letter("B207000016049"),
            Some('P'),
            "2x2 + 4x7 + 9x1 + 10x6 + 12x4 + 13x9 = 266, and 13 remain"
        );
        // A temporary number: its last letter counts as its place, here B as 1.
        assert_eq!(check_letter("A95000017830B"), Some('A'));
        for wrong in ["A95000017830I", "A9500001783O1", "A95000017830", "A9500001783011", "", "É"] {
            assert_eq!(check_letter(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_shape_of_a_number_is_known() {
        assert!(well_formed("X987654321231") && well_formed("E00021511900T"));
        for wrong in ["X0000y0000007", "X98721238", "I987654321231", "X98765432123O", "x987654321231", ""] {
            assert!(!well_formed(wrong), "{wrong}");
        }
    }
}
