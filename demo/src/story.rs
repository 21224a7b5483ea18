//! The bank of story entries, read from `lives/*.toml`, and which of them fit whom.

use crate::plan::Situation;
use record::words::StoryKind;
use serde::Deserialize;
use std::sync::LazyLock;

/// One entry as it stands in a file, with words still to be filled in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// Its kind's word, as [`StoryKind`] has it.
    pub kind: String,
    /// Situations it fits; empty for all.
    #[serde(default, rename = "in")]
    pub situations: Vec<String>,
    /// Days after the authority first heard of the family; without it, an entry that may come at any time.
    pub at: Option<u64>,
    /// Ages it fits, in years, both ends included.
    #[serde(default = "any_age")]
    pub ages: [i16; 2],
    /// One line.
    pub title: String,
    /// What was seen and heard.
    pub words: String,
    /// What the child said or showed.
    #[serde(default)]
    pub said: String,
    /// What it means for the child.
    #[serde(default)]
    pub meaning: String,
    /// What happens next.
    #[serde(default)]
    pub next: String,
    /// A turning point.
    #[serde(default)]
    pub key: bool,
}

fn any_age() -> [i16; 2] {
    [0, 25]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    entry: Vec<Entry>,
}

static BANK: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let files = [
        include_str!("lives/arcs.toml"),
        include_str!("lives/arcs_in_care.toml"),
        include_str!("lives/visits.toml"),
        include_str!("lives/visits_in_care.toml"),
        include_str!("lives/notes.toml"),
        include_str!("lives/direct_work.toml"),
        include_str!("lives/school_and_health.toml"),
        include_str!("lives/reviews_and_missing.toml"),
    ];
    #[expect(clippy::expect_used, reason = "the files are part of the program and a test reads them")]
    files
        .iter()
        .flat_map(|text| toml::from_str::<File>(text).expect("because a test reads lives/*.toml").entry)
        .collect()
});

/// All entries.
pub(crate) fn bank() -> &'static [Entry] {
    &BANK
}

impl Entry {
    /// Its kind.
    pub(crate) fn kind(&self) -> StoryKind {
        StoryKind::from_code(&self.kind).unwrap_or(StoryKind::Event)
    }

    /// Whether it fits somebody of this age in this situation.
    pub(crate) fn fits(&self, situation: Situation, age: i16) -> bool {
        let [low, high] = self.ages;
        (low..=high).contains(&age)
            && (self.situations.is_empty() || self.situations.iter().any(|s| s == situation.code()))
    }

    /// Whether a word like `{dad}` stands anywhere in it.
    pub(crate) fn names(&self, word: &str) -> bool {
        [&self.title, &self.words, &self.said, &self.meaning, &self.next].iter().any(|text| text.contains(word))
    }
}
