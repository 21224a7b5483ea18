//! What differs in one question.

use super::{Changed, FormChange};
use crate::{Form, Kind, OptionChoice, PracticeModel, Question};

pub(super) fn compare(
    before: &Form,
    after: &Form,
    new: &Question,
    model: &PracticeModel,
    changes: &mut Vec<FormChange>,
) {
    let Some(old) = before.question(&new.id) else {
        changes.push(FormChange::plain(Changed::Added(new.id.clone()), format!("“{}” was added", new.ask)));
        return;
    };
    let what = || Changed::Question(new.id.clone());
    let mut say = |sentence: String| changes.push(FormChange::plain(what(), sentence));
    let ask = &new.ask;
    if old.ask != new.ask {
        say(format!("“{}” is now asked as “{}”", old.ask, new.ask));
    }
    if old.kind.code() != new.kind.code() {
        say(format!("“{ask}” was answered by: {}. Now: {}", low(old.kind.words()), low(new.kind.words())));
    } else {
        for sentence in of_the_kind(old, new) {
            say(sentence);
        }
    }
    if old.one_line != new.one_line {
        say(format!(
            "“{ask}” is now answered {}",
            if new.one_line { "on one line" } else { "in as many lines as needed" }
        ));
    }
    if old.each_child != new.each_child {
        let now =
            if new.each_child { "may now differ for each child" } else { "is now answered once for all children" };
        say(format!("“{ask}” {now}"));
    }
    if old.when != new.when {
        let now = low(new.when.words());
        say(format!("“{ask}” now takes: {now}"));
    }
    if old.required_to_complete != new.required_to_complete {
        let now = if new.required_to_complete { "must now be answered" } else { "need no longer be answered" };
        say(format!("“{ask}” {now} before a record can be completed"));
    }
    if old.only_if != new.only_if {
        say(match &new.only_if {
            None => format!("“{ask}” is now always asked"),
            Some(condition) => format!("“{ask}” is now asked only if {}", after.condition_words(condition)),
        });
    }
    if old.name != new.name {
        say(format!("Messages now call the answer to “{ask}” “{}”", new.name()));
    }
    if old.tags != new.tags {
        let words: Vec<&str> = new.tags.iter().map(|tag| tag.words()).collect();
        let words = if words.is_empty() { "nothing in particular".to_owned() } else { words.join(", ") };
        say(format!("“{ask}” now gives the reader: {words}"));
    }
    if old.domain != new.domain {
        let domain = after.domain_of(new);
        if before.domain_of(old) != domain {
            say(format!("“{ask}” now serves {}", model.words_for(domain)));
        }
    }
    if old.prefill != new.prefill {
        say(match &new.prefill {
            Some(_) => format!("“{ask}” now offers what the record knows already"),
            None => format!("“{ask}” no longer offers what the record knows already"),
        });
    }
    if old.used_for != new.used_for {
        say(format!("What Kith does with the answer to “{ask}” is noted otherwise"));
    }
    let mut both = |sentence: String, old: &str, new: &str| {
        if old != new {
            changes.push(FormChange::told(what(), sentence, old, new));
        }
    };
    both(format!("Why we ask “{ask}” reads otherwise"), &old.prompt.why, &new.prompt.why);
    both(format!("What a good answer to “{ask}” shows reads otherwise"), &old.prompt.good, &new.prompt.good);
    both(
        format!("The help with typing the answer to “{ask}” reads otherwise"),
        old.hint.as_deref().unwrap_or_default(),
        new.hint.as_deref().unwrap_or_default(),
    );
    both(
        format!("What a reader would miss without “{ask}” reads otherwise"),
        old.reader_needs.as_deref().unwrap_or_default(),
        new.reader_needs.as_deref().unwrap_or_default(),
    );
}

/// Words inside a sentence: without their capital.
fn low(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// What differs in choices and limits, of two questions of one kind.
fn of_the_kind(old: &Question, new: &Question) -> Vec<String> {
    let ask = &new.ask;
    let mut said = Vec::new();
    if let (Kind::Number { min, max, unit }, Kind::Number { min: low, max: high, unit: of }) = (&new.kind, &old.kind)
        && (min, max, unit) != (low, high, of)
    {
        let limit = |word: &str, limit: &Option<i64>| limit.map_or(String::new(), |n| format!(" {word} {n}"));
        let unit = unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        said.push(format!("“{ask}” now takes whole numbers{}{}{unit}", limit("from", min), limit("to", max)));
    }
    let (had, has) = (old.options(), new.options());
    let find = |options: &[OptionChoice], code: &str| options.iter().find(|o| o.code == code).map(|o| o.words.clone());
    for option in has {
        match find(had, &option.code) {
            None => said.push(format!("“{ask}” can now be answered “{}”", option.words)),
            Some(words) if words != option.words => {
                said.push(format!("At “{ask}” the choice “{words}” now reads “{}”", option.words));
            }
            Some(_) => {}
        }
    }
    for gone in had.iter().filter(|o| find(has, &o.code).is_none()) {
        said.push(format!("“{ask}” can no longer be answered “{}”", gone.words));
    }
    let order = |options: &[OptionChoice], other: &[OptionChoice]| -> Vec<String> {
        options.iter().filter(|o| find(other, &o.code).is_some()).map(|o| o.code.clone()).collect()
    };
    if order(had, has) != order(has, had) {
        said.push(format!("The choices at “{ask}” stand in another order"));
    }
    said
}
