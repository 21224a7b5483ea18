//! From bytes to text.

use crate::fault::{ReadFault, shown};

/// Takes UTF-8, with or without its mark at the front.
///
/// Errors: anything else, naming the first line that is not UTF-8. Older Windows letters are not
/// guessed at: the same byte is a different letter in different code pages, and a wrong letter in a
/// name is worse than a file to save again.
pub(crate) fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Box<ReadFault>> {
    let fault = |row: u64, value: String, expected: &str, what_to_do: &str| {
        Box::new(ReadFault {
            file: file.to_owned(),
            row: Some(row),
            column: None,
            value: Some(value),
            expected: expected.to_owned(),
            what_to_do: what_to_do.to_owned(),
        })
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(fault(
            1,
            "UTF-16 text".to_owned(),
            "UTF-8 text",
            "Open the file in the spreadsheet program and save it as “CSV UTF-8 (comma delimited)”.",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(fault(
            1,
            "a workbook or zip file".to_owned(),
            "comma-separated text",
            "The name ends in csv but the file is not text. Open it in the spreadsheet program and save it as CSV.",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, after) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
        let line = before.iter().filter(|byte| **byte == b'\n').count();
        let found: String = around(before, after);
        fault(
            u64::try_from(line).unwrap_or(u64::MAX).saturating_add(1),
            shown(&found),
            "UTF-8 text",
            "The letters seem to be in an older Windows encoding. Open the file in the spreadsheet program, check the \
             names with accents, and save it as “CSV UTF-8 (comma delimited)”.",
        )
    })
}

/// The few characters before and after the first wrong byte.
fn around(before: &[u8], after: &[u8]) -> String {
    let before = String::from_utf8_lossy(before);
    let line = before.rsplit(['\n', ',']).next().unwrap_or_default();
    let tail: Vec<char> = line.chars().rev().take(12).collect();
    let head: Vec<u8> =
        after.iter().copied().take(8).take_while(|byte| !matches!(byte, b'\n' | b'\r' | b',')).collect();
    tail.into_iter().rev().chain(String::from_utf8_lossy(&head).chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_excel_puts_in_front_is_not_part_of_the_first_heading() {
        assert_eq!(decode("header.csv", b"\xef\xbb\xbfCHILD").unwrap(), "CHILD");
    }

    #[test]
    fn letters_that_are_not_utf8_are_refused_with_their_row() {
        let fault = decode("header.csv", b"CHILD,NAME\nCH1,Zo\xeb\n").unwrap_err();

        assert_eq!(fault.row, Some(2));
        assert_eq!(fault.value.as_deref(), Some("Zo\u{fffd}"));
        assert!(fault.to_string().contains("older Windows encoding"));
    }

    #[test]
    fn a_workbook_named_csv_is_refused() {
        assert!(decode("header.csv", b"PK\x03\x04....").unwrap_err().to_string().contains("not text"));
        assert!(decode("header.csv", b"\xff\xfeC\0H\0").unwrap_err().to_string().contains("UTF-16"));
    }
}
