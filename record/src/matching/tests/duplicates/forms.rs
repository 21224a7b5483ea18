//! Other ways in which names come to be written, from `forms.txt`.

use std::collections::HashMap;

/// Which list of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// Short and pet forms of given names.
    Short,
    /// Given names in another spelling, alphabet or language.
    Given,
    /// Family names in another spelling, alphabet or language.
    Family,
}

/// What each name may be written as.
pub(super) struct Forms(HashMap<(List, &'static str), Vec<&'static str>>);

impl Forms {
    pub(super) fn read() -> Forms {
        let mut forms: HashMap<_, Vec<&'static str>> = HashMap::new();
        let mut list = List::Short;
        for line in include_str!("forms.txt").lines().filter(|line| !line.starts_with('#')) {
            list = match line {
                "[short]" => List::Short,
                "[given]" => List::Given,
                "[family]" => List::Family,
                _ => {
                    let (name, others) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                    forms.entry((list, name)).or_default().extend(others.split(' '));
                    list
                }
            };
        }
        Forms(forms)
    }

    pub(super) fn of(&self, list: List, name: &str) -> &[&'static str] {
        self.0.iter().find(|((of, known), _)| *of == list && *known == name).map_or(&[], |(_, others)| others)
    }
}
