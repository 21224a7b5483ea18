//! How one entry is titled in a list.

use crate::{Answers, Form, show_answer};

const LONGEST_TITLE: usize = 120;

impl Form {
    /// The title of one entry, like "Visit at School": the form's `entry_title` with the answers for
    /// all put in. The form's own title where one of them is missing. At most 120 characters.
    pub fn title_of(&self, answers: &Answers) -> String {
        let mut title = self.entry_title.clone().unwrap_or_else(|| self.title.clone());
        for name in self.entry_title.as_deref().map(placeholders).unwrap_or_default() {
            let answer = answers.own(name, None).unwrap_or_default();
            let shown = self.question(name).map(|question| show_answer(question, answer).text()).unwrap_or_default();
            if shown.trim().is_empty() {
                return self.title.clone();
            }
            let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            title = title.replacen(&format!("{{{name}}}"), &one_line, 1);
        }
        if title.chars().count() > LONGEST_TITLE {
            title = title.chars().take(LONGEST_TITLE - 1).chain(['…']).collect();
        }
        title
    }
}

/// The names in braces: "Visit at {place}" has one.
pub(crate) fn placeholders(title: &str) -> Vec<&str> {
    title.split('{').skip(1).filter_map(|after| after.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note() -> Form {
        Form::parse(
            r#"
            id = "note"
            title = "Note"
            purpose = "A note"
            entry_title = "{how}: {subject}"
            [[section]]
            id = "what"
            title = "What"
            [[section.question]]
            id = "how"
            ask = "How?"
            kind = "choice"
            options = [{ code = "call", words = "Telephone call" }]
            [[section.question]]
            id = "subject"
            ask = "About?"
            kind = "narrative"
            "#,
        )
        .unwrap()
    }

    #[test]
    fn an_entry_is_titled_by_what_was_answered() {
        let answers = Answers::new().with("how", None, "call").with("subject", None, "Friday\nabsences {how}");

        assert_eq!(note().title_of(&answers), "Telephone call: Friday absences {how}");
    }

    #[test]
    fn an_entry_without_the_answers_has_the_title_of_its_form() {
        assert_eq!(note().title_of(&Answers::new().with("how", None, "call")), "Note");
    }

    #[test]
    fn a_title_is_cut_where_a_list_has_no_room() {
        let answers = Answers::new().with("how", None, "call").with("subject", None, "é".repeat(500));

        assert_eq!(note().title_of(&answers).chars().count(), 120);
        assert!(note().title_of(&answers).ends_with('…'));
    }
}
