//! The council's practice model, and whether every question serves a part of it.

use serde::Deserialize;

use crate::{Form, Question};

/// How a council says that it works with children and families.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeModel {
    /// The name that never changes.
    pub id: String,
    /// How it is called.
    pub title: String,
    /// Its parts, in order.
    #[serde(rename = "domain", default)]
    pub domains: Vec<Domain>,
}

/// One part of a practice model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// The name that forms use.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What it asks a worker to look at.
    pub meaning: String,
}

/// How many questions serve the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapped {
    /// Questions that serve one of its domains.
    pub mapped: usize,
    /// All questions.
    pub of: usize,
}

impl PracticeModel {
    /// Reads a model written like `practice_model.toml`.
    ///
    /// Errors: one sentence that says what is wrong and where.
    pub fn parse(toml: &str) -> Result<PracticeModel, String> {
        let model: PracticeModel =
            toml::from_str(toml).map_err(|e| format!("The practice model cannot be read: {e}"))?;
        if model.domains.is_empty() {
            return Err("The practice model has no domains. Add at least one [[domain]]".to_owned());
        }
        for (n, domain) in model.domains.iter().enumerate() {
            if [&domain.id, &domain.title, &domain.meaning].iter().any(|t| t.trim().is_empty()) {
                return Err(format!("Domain {} lacks an id, a title or a meaning. Write it out", n + 1));
            }
            if model.domains.iter().skip(n + 1).any(|other| other.id == domain.id) {
                return Err(format!("Two domains are called {}. Rename one", domain.id));
            }
        }
        Ok(model)
    }

    /// How a sentence names a domain: in quotation marks, or that there is none.
    pub fn words_for(&self, domain: Option<&str>) -> String {
        match domain {
            None => "no part of the practice model".to_owned(),
            Some(id) => format!("“{}”", self.domain(id).map_or(id, |domain| domain.title.as_str())),
        }
    }

    /// The model as text; reading it again gives the same model.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut out = format!("id = {}\ntitle = {}\n", quoted(&self.id), quoted(&self.title));
        for domain in &self.domains {
            out.push_str(&format!(
                "\n[[domain]]\nid = {}\ntitle = {}\nmeaning = {}\n",
                quoted(&domain.id),
                quoted(&domain.title),
                quoted(&domain.meaning)
            ));
        }
        out
    }

    /// The domain with this name.
    pub fn domain(&self, id: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == id)
    }
}

impl Form {
    /// The domain a question serves: its own, or else its section's.
    pub fn domain_of<'a>(&'a self, question: &'a Question) -> Option<&'a str> {
        let (section, outer) = self
            .questions()
            .find(|(_, outer)| outer.id == question.id || outer.inner().iter().any(|inner| inner.id == question.id))?;
        question.domain.as_deref().or(outer.domain.as_deref()).or(section.domain.as_deref())
    }
}

/// The questions that serve no domain of the model, those inside repeating ones included.
pub fn unmapped<'a>(form: &'a Form, model: &PracticeModel) -> Vec<&'a Question> {
    form.all_questions()
        .filter(|question| form.domain_of(question).is_none_or(|id| model.domain(id).is_none()))
        .collect()
}

/// How many questions of all these forms serve the model.
pub fn mapped<'a>(forms: impl IntoIterator<Item = &'a Form>, model: &PracticeModel) -> Mapped {
    forms.into_iter().fold(Mapped { mapped: 0, of: 0 }, |sum, form| {
        let of = form.all_questions().count();
        Mapped { mapped: sum.mapped + of - unmapped(form, model).len(), of: sum.of + of }
    })
}
