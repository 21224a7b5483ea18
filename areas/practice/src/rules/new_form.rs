//! Making a form from another, so that nobody begins with an empty page.

use questions::{Form, clean};

use super::name_for::name_for;

/// Why a form cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotMake {
    /// There is to be only one of it, for this reason.
    OnlyOne(String),
    /// It has no title.
    NoTitle,
    /// The title is longer than a list has room for.
    TooLong {
        /// Characters.
        length: usize,
    },
    /// Another form has this title.
    Taken,
}

/// Longest title, in characters. Source: local.
pub const LONGEST_TITLE: usize = 80;

/// A form like another under a title of its own. `titles` and `names` are those of all forms there are.
pub fn new_form(from: &Form, title: &str, titles: &[String], names: &[String]) -> Result<Form, CannotMake> {
    if let Some(why) = &from.only_one {
        return Err(CannotMake::OnlyOne(why.clone()));
    }
    let title = clean(title).split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(CannotMake::NoTitle);
    }
    let length = title.chars().count();
    if length > LONGEST_TITLE {
        return Err(CannotMake::TooLong { length });
    }
    if titles.iter().any(|other| other.to_lowercase() == title.to_lowercase()) {
        return Err(CannotMake::Taken);
    }
    let id = name_for(&title, "form", |name| names.iter().any(|other| other == name));
    let mut letters = title.chars();
    let short = letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect());
    Ok(Form {
        id,
        version: 1,
        title,
        short,
        like: Some(from.like.clone().unwrap_or_else(|| from.id.clone())),
        in_use: true,
        ..from.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check::tests::{form, visit};

    #[test]
    fn a_form_made_from_the_visit_asks_the_same_under_another_name() {
        let made = new_form(&visit(), " Visit before  birth ", &["Visit".to_owned()], &["visit".to_owned()]).unwrap();

        assert_eq!((made.id.as_str(), made.title.as_str()), ("visit_before_birth", "Visit before birth"));
        assert_eq!((made.like.as_deref(), made.short.as_str()), (Some("visit"), "visit before birth"));
        assert_eq!(made.sections, visit().sections);
        let again = new_form(&made, "Twins", &[], &["twins".to_owned()]).unwrap();
        assert_eq!((again.id.as_str(), again.like.as_deref()), ("twins_2", Some("visit")));
    }

    #[test]
    fn a_title_must_be_there_short_and_free() {
        assert_eq!(new_form(&visit(), " ", &[], &[]), Err(CannotMake::NoTitle));
        assert_eq!(new_form(&visit(), "VISIT", &["Visit".to_owned()], &[]), Err(CannotMake::Taken));
        assert_eq!(new_form(&visit(), &"a".repeat(81), &[], &[]), Err(CannotMake::TooLong { length: 81 }));
    }

    #[test]
    fn of_the_one_page_summary_there_is_only_one() {
        assert!(matches!(new_form(&form("summary"), "Another", &[], &[]), Err(CannotMake::OnlyOne(_))));
    }
}
