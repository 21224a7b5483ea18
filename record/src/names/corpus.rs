//! The lists of names, read once from the files beside this one.

use std::{collections::HashMap, sync::LazyLock};

type Lists = HashMap<&'static str, Vec<&'static str>>;

/// Given names of a background, sex (`f` or `m`) and generation (`child` or `adult`).
pub(super) fn given(background: &str, sex: &str, generation: &str) -> &'static [&'static str] {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| read(include_str!("given.txt")));
    list(&LISTS, &format!("{background} {sex} {generation}"))
}

/// Family names of a background, the commoner first.
pub(super) fn family(background: &str) -> &'static [&'static str] {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| read(include_str!("family.txt")));
    list(&LISTS, background)
}

/// Towns, villages, streets and the other parts of addresses; a hyphen stands for a space.
pub(super) fn places(of: &str) -> &'static [&'static str] {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| read(include_str!("places.txt")));
    list(&LISTS, of)
}

fn list(lists: &'static Lists, of: &str) -> &'static [&'static str] {
    lists.get(of).map_or(&[], Vec::as_slice)
}

/// Lines of names under headings in square brackets; lines with # are remarks.
fn read(text: &'static str) -> Lists {
    let mut lists = Lists::new();
    let mut heading = "";
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(named) => heading = named,
            None => lists.entry(heading).or_default().extend(line.split_whitespace()),
        }
    }
    lists
}
