//! The form, its sections and its questions, from their tables.

use super::condition;
use super::node::{Faults, Node};
use crate::{About, Form, Kind, OptionChoice, Prompt, Question, Section, Tag, When};

const FORM: [&str; 11] =
    ["id", "version", "title", "short", "purpose", "about", "entry_title", "like", "only_one", "in_use", "section"];
const SECTION: [&str; 4] = ["id", "title", "domain", "question"];
const QUESTION: [&str; 23] = [
    "id",
    "ask",
    "name",
    "kind",
    "why",
    "good",
    "hint",
    "one_line",
    "each_child",
    "when",
    "tags",
    "domain",
    "only_if",
    "prefill",
    "reader_needs",
    "required_to_complete",
    "used_for",
    "options",
    "scale",
    "min",
    "max",
    "unit",
    "question",
];

pub(super) fn form(node: &Node<'_>, faults: &mut Faults) -> Option<Form> {
    node.only(&FORM, faults);
    let id = node.name("id", faults);
    let title = node.text("title", faults);
    let version = version(node, faults);
    let short = node.maybe_text("short", faults);
    let purpose = node.text("purpose", faults);
    let about = node.one_of("about", &About::ALL.map(|about| (about.code(), about)), faults);
    let entry_title = node.maybe_text("entry_title", faults);
    let like = if node.has("like") { node.name("like", faults) } else { None };
    let only_one = node.maybe_text("only_one", faults);
    let in_use = !node.has("in_use") || node.flag("in_use", faults);
    let tables = node.tables("section", "section", faults);
    if tables.is_empty() {
        node.fault("section", "A form needs at least one [[section]]".to_owned(), faults);
    }
    let sections = tables.iter().filter_map(|table| section(table, faults)).collect();
    let title = title?;
    Some(Form {
        id: id?,
        version: version?,
        short: short.unwrap_or_else(|| title.to_lowercase()),
        title,
        purpose: purpose?,
        about: about?,
        entry_title,
        like,
        only_one,
        in_use,
        sections,
    })
}

fn version(node: &Node<'_>, faults: &mut Faults) -> Option<u32> {
    if !node.has("version") {
        return Some(1);
    }
    let number = node.number("version", faults)?;
    let version = u32::try_from(number).ok().filter(|version| *version >= 1);
    if version.is_none() {
        node.fault("version", "\"version\" must be 1 or more".to_owned(), faults);
    }
    version
}

fn section(node: &Node<'_>, faults: &mut Faults) -> Option<Section> {
    node.only(&SECTION, faults);
    let id = node.name("id", faults);
    let title = node.text("title", faults);
    let domain = node.maybe_text("domain", faults);
    let tables = node.tables("question", "question", faults);
    if tables.is_empty() {
        node.fault("question", "A section needs at least one question".to_owned(), faults);
    }
    let questions = tables.iter().filter_map(|table| question(table, faults)).collect();
    Some(Section { id: id?, title: title?, domain, questions })
}

fn question(node: &Node<'_>, faults: &mut Faults) -> Option<Question> {
    node.only(&QUESTION, faults);
    let id = node.name("id", faults);
    let ask = node.text("ask", faults);
    let kind = kind(node, faults);
    let only_if = node.inner("only_if", faults).map(|table| condition::condition(&table, faults));
    let question = Question {
        id: id.unwrap_or_default(),
        ask: ask.unwrap_or_default(),
        name: node.maybe_text("name", faults),
        kind: kind?,
        prompt: Prompt {
            why: node.maybe_text("why", faults).unwrap_or_default(),
            good: node.maybe_text("good", faults).unwrap_or_default(),
        },
        hint: node.maybe_text("hint", faults),
        one_line: node.flag("one_line", faults),
        each_child: node.flag("each_child", faults),
        when: node.one_of("when", &When::ALL.map(|when| (when.code(), when)), faults)?,
        tags: node.some_of("tags", &Tag::ALL.map(|tag| (tag.code(), tag)), faults),
        domain: node.maybe_text("domain", faults),
        only_if: only_if.flatten(),
        prefill: node.maybe_text("prefill", faults),
        reader_needs: node.maybe_text("reader_needs", faults),
        required_to_complete: node.flag("required_to_complete", faults),
        used_for: node.maybe_text("used_for", faults),
    };
    Some(question)
}

fn kind(node: &Node<'_>, faults: &mut Faults) -> Option<Kind> {
    let word = node.text("kind", faults)?;
    let allowed: &[&str] = match word.as_str() {
        "choice" | "several" => &["options"],
        "grade" => &["scale"],
        "number" => &["min", "max", "unit"],
        "repeating" => &["question"],
        _ => &[],
    };
    for field in ["options", "scale", "min", "max", "unit", "question"] {
        if node.has(field) && !allowed.contains(&field) {
            let sentence = format!("A question of kind {word} takes no \"{field}\". Leave it out");
            node.fault(field, sentence, faults);
        }
    }
    Some(match word.as_str() {
        "narrative" => Kind::Narrative,
        "yes_no_not_known" => Kind::YesNoNotKnown,
        "choice" => Kind::Choice { options: options(node, "options", faults) },
        "several" => Kind::Several { options: options(node, "options", faults) },
        "date" => Kind::Date,
        "date_time" => Kind::DateTime,
        "number" => Kind::Number {
            min: node.number("min", faults),
            max: node.number("max", faults),
            unit: node.maybe_text("unit", faults),
        },
        "money" => Kind::Money,
        "person" => Kind::Person,
        "people" => Kind::People,
        "grade" => Kind::Grade { scale: options(node, "scale", faults) },
        "repeating" => Kind::Repeating { questions: repeated(node, faults) },
        _ => {
            let sentence = "\"kind\" must be narrative, yes_no_not_known, choice, several, date, \
                            date_time, number, money, person, people, grade or repeating";
            node.fault("kind", sentence.to_owned(), faults);
            return None;
        }
    })
}

fn options(node: &Node<'_>, key: &str, faults: &mut Faults) -> Vec<OptionChoice> {
    let tables = node.tables(key, "option", faults);
    if tables.is_empty() {
        let sentence = format!("Add {key} = [{{ code = \"...\", words = \"...\" }}, ...]");
        node.fault(key, sentence, faults);
    }
    let mut options: Vec<OptionChoice> = Vec::new();
    for table in tables {
        table.only(&["code", "words"], faults);
        if let (Some(code), Some(words)) = (table.name("code", faults), table.text("words", faults)) {
            if options.iter().any(|known| known.code == code) {
                table.fault("code", format!("The code {code} is here twice. Rename one"), faults);
            }
            options.push(OptionChoice { code, words });
        }
    }
    options
}

fn repeated(node: &Node<'_>, faults: &mut Faults) -> Vec<Question> {
    let tables = node.tables("question", "question", faults);
    if tables.is_empty() {
        let sentence = "A repeating question needs at least one question inside it";
        node.fault("question", sentence.to_owned(), faults);
    }
    let mut questions = Vec::new();
    for table in tables {
        for field in ["each_child", "only_if", "question"] {
            if table.has(field) {
                let sentence = format!("Inside a repeating question there is no \"{field}\". Leave it out");
                table.fault(field, sentence, faults);
            }
        }
        // A row holds no rows: reading stops here, so text cannot nest without end.
        if !table.has("question") {
            questions.extend(question(&table, faults));
        }
    }
    questions
}
