//! What was typed in the form, as it was typed: kept in the draft, shown again, and only then read.

/// The most children that one form tells of; a larger family is a telephone call. Source: local.
pub const MOST_CHILDREN: usize = 12;
/// The most letters of all fields together that a draft keeps. Source: local.
pub const MOST_LETTERS: usize = 200_000;

/// Fields that are about everything.
const ONCE: [&str; 18] = [
    "who",
    "work",
    "tie",
    "role",
    "organisation",
    "name",
    "email",
    "phone",
    "reply",
    "safe",
    "urgent",
    "concern",
    "sign",
    "seen",
    "well",
    "family",
    "why_not",
    "children",
];
/// Fields that each child has: `child-1-given`.
const EACH: [&str; 12] =
    ["given", "family", "born", "birth", "age", "sex", "lines", "postcode", "school", "nhs", "upn", "said"];

/// The name of a child's field; children are counted from 1.
pub fn of_child(n: usize, field: &str) -> String {
    format!("child-{n}-{field}")
}

fn parts(name: &str) -> Option<(usize, &str)> {
    let (n, field) = name.strip_prefix("child-")?.split_once('-')?;
    let n: usize = n.parse().ok().filter(|n| (1..=MOST_CHILDREN).contains(n))?;
    EACH.contains(&field).then_some((n, field))
}

/// Fields and what stands in them, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// The fields of this form among those that came; others are not ours and are left out.
    pub fn of<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Typed {
        let ours = fields.filter(|(name, _)| ONCE.contains(name) || parts(name).is_some());
        Typed(ours.filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n.to_owned(), v.to_owned())).collect())
    }

    /// From a draft.
    pub fn read(json: &str) -> Typed {
        Typed(serde_json::from_str(json).unwrap_or_default())
    }

    /// For a draft.
    pub fn write(&self) -> String {
        serde_json::json!(self.0).to_string()
    }

    /// Letters of all fields together.
    pub fn letters(&self) -> usize {
        self.0.iter().map(|(_, v)| v.chars().count()).sum()
    }

    /// The first value at `name`; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default()
    }

    /// A child's field.
    pub fn child(&self, n: usize, field: &str) -> &str {
        self.get(&of_child(n, field))
    }

    /// Every value at `name`.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect()
    }

    /// How many children the form shows.
    pub fn children(&self) -> usize {
        self.get("children").parse().unwrap_or(1).clamp(1, MOST_CHILDREN)
    }

    /// The same with so many children.
    fn with(mut self, children: usize) -> Typed {
        self.0.retain(|(name, _)| name != "children");
        self.0.push(("children".to_owned(), children.clamp(1, MOST_CHILDREN).to_string()));
        self
    }

    /// The same with one child more, who lives where the last one does.
    pub fn with_another_child(self) -> Typed {
        let last = self.children();
        let mut more = self.with(last + 1);
        for field in ["family", "lines", "postcode", "school"] {
            let value = more.child(last, field).to_owned();
            let name = of_child(last + 1, field);
            if last < MOST_CHILDREN && !value.is_empty() && more.get(&name).is_empty() {
                more.0.push((name, value));
            }
        }
        more
    }

    /// The same without the `gone`th child; those after move up.
    pub fn without_child(self, gone: usize) -> Typed {
        let count = self.children();
        if count == 1 || !(1..=count).contains(&gone) {
            return self;
        }
        let moved = self.0.into_iter().filter_map(|(name, value)| match parts(&name) {
            Some((n, _)) if n == gone => None,
            Some((n, field)) if n > gone => Some((of_child(n - 1, field), value)),
            _ => Some((name, value)),
        });
        Typed(moved.collect()).with(count - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        Typed::of(fields.iter().copied())
    }

    #[test]
    fn fields_that_are_not_of_this_form_are_left_out() {
        let typed = typed(&[
            ("seen", "x"),
            ("agency", "7"),
            ("child-13-given", "A"),
            ("child-1-person", "9"),
            ("child-2-given", "B"),
        ]);
        assert_eq!(typed.write(), r#"[["seen","x"],["child-2-given","B"]]"#);
        assert_eq!(Typed::read(&typed.write()), typed);
        assert_eq!(Typed::read("no json"), Typed::default());
    }

    #[test]
    fn another_child_lives_where_the_last_one_does_and_one_taken_out_leaves_no_gap() {
        let two = typed(&[("child-1-given", "Ann"), ("child-1-family", "Lee"), ("child-1-postcode", "WS1 1AA")])
            .with_another_child();
        assert_eq!((two.children(), two.child(2, "family"), two.child(2, "postcode")), (2, "Lee", "WS1 1AA"));
        assert_eq!(two.child(2, "given"), "");
        let one = two.without_child(1);
        assert_eq!((one.children(), one.child(1, "given"), one.child(1, "family")), (1, "", "Lee"));
        assert_eq!(one.clone().without_child(1), one);
    }

    proptest! {
        #[test]
        fn no_number_of_children_makes_it_fall_over(n in ".{0,20}", gone in 0usize..40) {
            let typed = typed(&[("children", &n)]);
            prop_assert!((1..=MOST_CHILDREN).contains(&typed.children()));
            prop_assert!(typed.clone().with_another_child().children() <= MOST_CHILDREN);
            let _ = typed.without_child(gone);
        }
    }
}
