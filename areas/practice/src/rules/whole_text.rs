//! A form as one text, as somebody types or pastes it.

use questions::{Form, FormFault};

/// Longest text, in bytes: ten times the largest form that comes along. Source: local.
pub const LONGEST_TEXT: usize = 200_000;
/// Most questions, those in rows included. Source: local.
pub const MOST_QUESTIONS: usize = 200;

/// The form that a text holds.
///
/// Errors: everything that is wrong, each with its line and what to do.
pub fn read_whole(text: &str) -> Result<Form, Vec<FormFault>> {
    let fault = |sentence: String| vec![FormFault { line: 1, place: String::new(), sentence }];
    if text.len() > LONGEST_TEXT {
        return Err(fault(format!(
            "The text holds {} characters, and {LONGEST_TEXT} can be kept. Shorten it, or make two forms of it",
            text.len()
        )));
    }
    if text.trim().is_empty() {
        return Err(fault("There is no text. Paste the form, or go back: what was kept is still there".to_owned()));
    }
    let form = Form::parse(text).map_err(|faults| faults.0)?;
    let many = form.all_questions().count();
    if many > MOST_QUESTIONS {
        return Err(fault(format!(
            "The form asks {many} questions, and {MOST_QUESTIONS} can be kept. Make two forms of it"
        )));
    }
    Ok(form)
}

/// The same text with this number as its version; notes and layout stay.
pub fn with_version(text: &str, form: &Form, version: u32) -> String {
    let numbered = Form { version, ..form.clone() };
    let line = format!("version = {version}");
    let mut found = false;
    let mut head = true;
    let mut lines: Vec<&str> = Vec::new();
    for one in text.lines() {
        head &= !one.trim_start().starts_with('[');
        let is_version = head && one.split_once('=').is_some_and(|(key, _)| key.trim() == "version");
        if is_version && !found {
            found = true;
            lines.push(&line);
        } else {
            lines.push(one);
        }
    }
    let mut same = lines.join("\n");
    if !found {
        same = format!("{line}\n{same}");
    }
    if !same.ends_with('\n') {
        same.push('\n');
    }
    // A text that is written in an unusual way is laid out anew rather than numbered wrongly.
    if Form::parse(&same).as_ref() == Ok(&numbered) { same } else { numbered.to_toml() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VISIT: &str = include_str!("../../../recording/src/forms/visit.toml");

    #[test]
    fn the_number_changes_and_notes_stay() {
        let form = read_whole(VISIT).unwrap();

        let text = with_version(VISIT, &form, 7);

        assert!(text.starts_with("# A visit to one child"));
        assert_eq!(text.replacen("version = 7", "version = 1", 1), VISIT);
        assert_eq!(read_whole(&text).unwrap().version, 7);
        let without = VISIT.replacen("version = 1\n", "", 1);
        assert_eq!(read_whole(&with_version(&without, &form, 2)).unwrap().version, 2);
    }

    #[test]
    fn a_text_that_is_empty_too_long_or_asks_too_much_gets_a_sentence() {
        assert!(read_whole(" \n").unwrap_err()[0].sentence.starts_with("There is no text"));
        assert!(read_whole(&"#".repeat(LONGEST_TEXT + 1)).unwrap_err()[0].sentence.contains("Shorten it"));
        let mut many =
            "id = \"x\"\ntitle = \"X\"\npurpose = \"X\"\nabout = \"child\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
                .to_owned();
        for n in 0..201 {
            many.push_str(&format!("[[section.question]]\nid = \"q{n}\"\nask = \"Q\"\nkind = \"money\"\n"));
        }
        assert!(read_whole(&many).unwrap_err()[0].sentence.contains("asks 201 questions"));
    }

    #[test]
    fn text_that_nests_without_end_gets_a_sentence() {
        for deep in [
            format!("id.{}=1", ["a"; 50_000].join(".")),
            format!("id = {}", "[".repeat(100_000)),
            format!("id = {}1", "{not=".repeat(30_000)),
            format!("[{}]", ["a"; 50_000].join(".")),
            format!("[[{}]]", ["a"; 50_000].join(".")),
        ] {
            assert!(!read_whole(&deep).unwrap_err().is_empty());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_form_or_gets_sentences(text in any::<String>()) {
            if let Err(faults) = read_whole(&text) {
                prop_assert!(!faults.is_empty() && faults.iter().all(|fault| !fault.sentence.is_empty()));
            }
        }

        #[test]
        fn a_form_with_lines_lost_doubled_or_exchanged_is_a_form_or_gets_sentences_on_lines_that_exist(
            edits in proptest::collection::vec((0usize..4, any::<prop::sample::Index>(), any::<prop::sample::Index>(), "\\PC{0,20}"), 1..12),
        ) {
            let mut lines: Vec<String> = VISIT.lines().map(str::to_owned).collect();
            for (how, at, other, words) in edits {
                let (at, other) = (at.index(lines.len()), other.index(lines.len()));
                match how {
                    0 => { lines.remove(at); }
                    1 => { let line = lines[at].clone(); lines.insert(other, line); }
                    2 => lines.swap(at, other),
                    _ => lines[at].push_str(&words),
                }
            }
            let text = lines.join("\n");
            match read_whole(&text) {
                Ok(form) => prop_assert_eq!(read_whole(&with_version(&text, &form, 9)).unwrap().sections, form.sections),
                Err(faults) => for fault in faults {
                    prop_assert!(!fault.sentence.is_empty() && (1..=lines.len() + 1).contains(&fault.line));
                },
            }
        }
    }
}
