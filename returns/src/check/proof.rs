//! That the examples of a collection hold: what the tests of its rules share.

use super::{Example, Finding, Head, Layout, Official, Source};
use std::collections::BTreeSet;
use std::path::Path;

/// A collection's rules as its tests see them.
pub(crate) struct Proof<'p> {
    /// The tables.
    pub tables: &'p [Layout],
    /// What stands above each rule.
    pub heads: Vec<Head>,
    /// The published list.
    pub official: &'p [Official],
    /// The examples.
    pub examples: &'p [Example],
}

impl Proof<'_> {
    /// Fails unless every example fails in exactly the rows that it marks. `run` gives what a rule, by its place among the
    /// heads, finds in this year's and last year's tables of an example.
    pub fn every_example_holds(&self, run: impl Fn(usize, &Example, (Source, Source)) -> Vec<Finding>) {
        let mut wrong = Vec::new();
        for example in self.examples {
            let Some(rule) = self.rule_of(example) else {
                wrong.push(format!("{}: there is no such rule", example.code));
                continue;
            };
            let found = run(rule, example, example.sources(self.tables).unwrap());
            let whole = found.iter().any(|f| f.table == Finding::WHOLE);
            let rows = found.iter().filter(|f| f.table != Finding::WHOLE);
            let found: BTreeSet<(String, u32)> =
                rows.map(|f| (self.tables[usize::from(f.table)].name.to_owned(), f.row)).collect();
            let expected: BTreeSet<(String, u32)> = example.failing().into_iter().collect();
            let says_nothing = expected.is_empty() && !example.whole_fails;
            let without_words = example.means.is_empty() || example.put_right.is_empty();
            if found != expected || whole != example.whole_fails || says_nothing || without_words {
                wrong.push(format!("{} {:?}: expected {expected:?}, found {found:?}", example.code, example.first));
            }
        }
        assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Fails unless every version of every published rule is there once, with an example, and reads what exists; a rule
    /// that holds in no year need not be published.
    pub fn every_published_rule_is_there(&self) {
        let mut wrong = Vec::new();
        for official in self.official {
            let version = (official.code.as_str(), official.first, official.last);
            if self.heads.iter().filter(|head| (head.code, head.first, head.last) == version).count() != 1 {
                wrong.push(format!("{} {}-{}: is not there once", official.code, official.first, official.last));
            }
            if !self.examples.iter().any(|example| example.code == official.code) {
                wrong.push(format!("{}: has no example", official.code));
            }
        }
        for head in &self.heads {
            wrong.extend(head.reads(self.tables).err());
            let withdrawn = head.first > head.last;
            if !withdrawn && !self.official.iter().any(|o| o.code == head.code && o.first == head.first) {
                wrong.push(format!("{} {}: is not published", head.code, head.first));
            }
        }
        assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Fails unless every file of examples in a folder of the crate can be read and is among the examples.
    pub fn every_file_is_read(&self, folder: &str) {
        let mut read = 0;
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            match Example::read(&std::fs::read_to_string(&path).unwrap()) {
                Ok(examples) => read += examples.len(),
                Err(fault) => panic!("{}: {fault}", path.display()),
            }
        }
        assert_eq!(read, self.examples.len(), "a file of examples is not in the list");
    }

    /// The version that an example names, else the newest.
    fn rule_of(&self, example: &Example) -> Option<usize> {
        let versions = self.heads.iter().enumerate().filter(|(_, head)| head.code == example.code);
        let named = versions.filter(|(_, head)| example.first.is_none_or(|first| head.first == first));
        named.max_by_key(|(_, head)| head.first).map(|(rule, _)| rule)
    }
}
