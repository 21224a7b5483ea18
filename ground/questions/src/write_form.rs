//! Writing a form as text that can be read again, laid out as a person would write it.

use std::fmt::Write;

use crate::{Condition, Form, Kind, OptionChoice, Question, Section, When};

impl Form {
    /// The form as text; reading it again gives the same form.
    pub fn to_toml(&self) -> String {
        let mut out = Text(String::new());
        out.text("id", &self.id);
        out.bare("version", self.version);
        out.text("title", &self.title);
        out.text("short", &self.short);
        out.text("purpose", &self.purpose);
        out.text("about", self.about.code());
        out.maybe("entry_title", self.entry_title.as_deref());
        out.maybe("like", self.like.as_deref());
        out.maybe("only_one", self.only_one.as_deref());
        if !self.in_use {
            out.bare("in_use", false);
        }
        for section in &self.sections {
            out.section(section);
        }
        out.0
    }
}

struct Text(String);

impl Text {
    fn section(&mut self, section: &Section) {
        self.0.push_str("\n[[section]]\n");
        self.text("id", &section.id);
        self.text("title", &section.title);
        self.maybe("domain", section.domain.as_deref());
        for question in &section.questions {
            self.question("section.question", question);
        }
    }

    fn question(&mut self, table: &str, question: &Question) {
        self.0.push_str(&format!("\n[[{table}]]\n"));
        self.text("id", &question.id);
        self.text("ask", &question.ask);
        self.maybe("name", question.name.as_deref());
        self.text("kind", question.kind.code());
        self.of_the_kind(&question.kind);
        self.flag("one_line", question.one_line);
        self.flag("each_child", question.each_child);
        if question.when != When::Any {
            self.text("when", question.when.code());
        }
        if let Some(condition) = &question.only_if {
            self.bare("only_if", inline(condition));
        }
        self.maybe("hint", question.hint.as_deref());
        self.maybe("why", some_text(&question.prompt.why));
        self.maybe("good", some_text(&question.prompt.good));
        self.maybe("reader_needs", question.reader_needs.as_deref());
        if !question.tags.is_empty() {
            let tags: Vec<String> = question.tags.iter().map(|tag| quoted(tag.code())).collect();
            self.bare("tags", format!("[{}]", tags.join(", ")));
        }
        self.maybe("domain", question.domain.as_deref());
        self.maybe("prefill", question.prefill.as_deref());
        self.maybe("used_for", question.used_for.as_deref());
        self.flag("required_to_complete", question.required_to_complete);
        for inner in question.inner() {
            self.question("section.question.question", inner);
        }
    }

    fn of_the_kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Choice { options } | Kind::Several { options } => self.choices("options", options),
            Kind::Grade { scale } => self.choices("scale", scale),
            Kind::Number { min, max, unit } => {
                if let Some(min) = min {
                    self.bare("min", min);
                }
                if let Some(max) = max {
                    self.bare("max", max);
                }
                self.maybe("unit", unit.as_deref());
            }
            _ => {}
        }
    }

    fn choices(&mut self, key: &str, options: &[OptionChoice]) {
        let one = |o: &OptionChoice| format!("  {{ code = {}, words = {} }},\n", quoted(&o.code), quoted(&o.words));
        self.bare(key, format!("[\n{}]", options.iter().map(one).collect::<String>()));
    }

    fn text(&mut self, key: &str, value: &str) {
        self.bare(key, quoted(value));
    }

    fn maybe(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.bare(key, true);
        }
    }

    fn bare(&mut self, key: &str, value: impl std::fmt::Display) {
        // Writing into memory does not fail.
        let _ = writeln!(self.0, "{key} = {value}");
    }
}

fn some_text(text: &str) -> Option<&str> {
    (!text.trim().is_empty()).then_some(text)
}

/// A text on one line between quotation marks.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn inline(condition: &Condition) -> String {
    match condition {
        Condition::Is { question, value } => {
            format!("{{ question = {}, is = {} }}", quoted(question), quoted(value))
        }
        Condition::IsNot { question, value } => {
            format!("{{ question = {}, is_not = {} }}", quoted(question), quoted(value))
        }
        Condition::Answered { question } => format!("{{ answered = {} }}", quoted(question)),
        Condition::AnyOf(parts) => format!("{{ any = [{}] }}", listed(parts)),
        Condition::AllOf(parts) => format!("{{ all = [{}] }}", listed(parts)),
        Condition::Not(part) => format!("{{ not = {} }}", inline(part)),
    }
}

fn listed(parts: &[Condition]) -> String {
    parts.iter().map(inline).collect::<Vec<_>>().join(", ")
}
