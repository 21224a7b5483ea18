//! A reply, read by what a person sees.

use axum::http::response::Parts;
use scraper::{ElementRef, Html, Selector};

/// A reply.
pub struct Seen {
    path: String,
    head: Parts,
    bytes: Vec<u8>,
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Seen {
    pub(crate) fn new(path: String, head: Parts, bytes: Vec<u8>) -> Seen {
        Seen { path, head, bytes }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.head.status.as_u16()
    }

    /// A header's words.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// Where a redirect leads.
    pub fn led_to(&self) -> String {
        let to = self.header("location").map(str::to_owned);
        to.unwrap_or_else(|| panic!("{} led nowhere ({}): {}", self.path, self.status(), self.text()))
    }

    /// The raw text of the reply.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The bytes of the reply.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The reply as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{} gave no JSON: {}", self.path, self.source()))
    }

    /// Everything a person reads in the page's main part, on one line.
    pub fn text(&self) -> String {
        let html = Html::parse_document(&self.source());
        let main = html.select(&Selector::parse("main").unwrap()).next();
        main.map_or_else(|| words(html.root_element()), words)
    }

    /// Whether these words stand in the page's main part.
    pub fn says(&self, what: &str) -> bool {
        self.text().contains(what)
    }

    /// Fails unless these words stand in the page's main part.
    #[track_caller]
    pub fn expect(&self, what: &str) -> &Seen {
        assert!(self.says(what), "{} ({}) does not say {what:?}:\n{}", self.path, self.status(), self.text());
        self
    }

    /// Fails when these words stand in the page's main part.
    #[track_caller]
    pub fn expect_not(&self, what: &str) -> &Seen {
        assert!(!self.says(what), "{} says {what:?}:\n{}", self.path, self.text());
        self
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn expect_status(&self, status: u16) -> &Seen {
        assert_eq!(self.status(), status, "{}: {}", self.path, self.text());
        self
    }

    /// The words of every element that the CSS selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.source());
        html.select(&Selector::parse(selector).unwrap()).map(words).collect()
    }

    /// The attribute of every element that the CSS selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let html = Html::parse_document(&self.source());
        html.select(&Selector::parse(selector).unwrap())
            .filter_map(|e| e.value().attr(attribute).map(str::to_owned))
            .collect()
    }

    /// The value beside a fact's name in a summary list.
    pub fn row(&self, what: &str) -> Option<String> {
        let html = Html::parse_document(&self.source());
        let pairs = Selector::parse("dl > div").unwrap();
        let (dt, dd) = (Selector::parse("dt").unwrap(), Selector::parse("dd").unwrap());
        html.select(&pairs)
            .find(|pair| pair.select(&dt).next().is_some_and(|t| words(t) == what))
            .and_then(|pair| pair.select(&dd).next().map(words))
    }

    /// What stands in a field of a form.
    pub fn field(&self, name: &str) -> Option<String> {
        let html = Html::parse_document(&self.source());
        let all = Selector::parse("input, textarea, select").unwrap();
        let checked = |e: &ElementRef<'_>| match e.value().attr("type") {
            Some("radio" | "checkbox") => e.value().attr("checked").is_some(),
            _ => true,
        };
        let found = html.select(&all).filter(|e| e.value().attr("name") == Some(name)).find(checked)?;
        match found.value().name() {
            "textarea" => Some(found.text().collect::<String>().trim_start_matches('\n').to_owned()),
            "select" => {
                let chosen = Selector::parse("option[selected]").unwrap();
                found.select(&chosen).next().and_then(|o| o.value().attr("value").map(str::to_owned))
            }
            _ => found.value().attr("value").map(str::to_owned),
        }
    }

    /// The error sentence at a field.
    pub fn error_for(&self, field: &str) -> Option<String> {
        self.all(&format!("[id='{field}-error']"))
            .into_iter()
            .next()
            .map(|s| s.trim_start_matches("Error: ").to_owned())
    }

    /// Every changing route leaves exactly one act when it succeeds, and none when it declares why.
    pub(crate) fn expect_as_many_acts_as_declared(&self) {
        let (Some(acts), Some(declared)) = (self.header("kith-acts"), self.header("kith-acts-declared")) else {
            return;
        };
        if self.status() < 400 && self.header("kith-replayed").is_none() {
            assert_eq!(acts, declared, "{} should leave {declared} act(s)", self.path);
        }
    }
}
