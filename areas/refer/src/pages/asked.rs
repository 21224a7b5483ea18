//! The questions of the public form, section by section.

use crate::rules::typed::{MOST_CHILDREN, Typed, of_child};
use crate::words::{Born, Choice, Family, Sex, Who, ties, work};
use askama::Template;
use front_door::published::{Indicator, ThresholdDocument, concerns};
use page::Html;
use page::parts::{Errors, Field, choice, date, radios, text, textarea};

/// One child's questions.
pub struct ChildAsked {
    /// Counted from 1.
    pub n: usize,
    /// "Child 2".
    pub title: String,
    /// The questions.
    pub fields: Vec<Html>,
    /// The numbers that professionals may know.
    pub numbers: Vec<Html>,
    /// Whether one of those is filled in.
    pub numbers_open: bool,
    /// The words of the button that takes the child out, where there are several.
    pub out: Option<String>,
}

/// A concern to tick, with the signs of it that the threshold document has.
pub struct ConcernAsked {
    /// Its code; empty for signs that belong to none.
    pub code: String,
    /// Its words.
    pub words: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Its signs: code, words, level, ticked.
    pub signs: Vec<(String, String, u8, bool)>,
    /// Whether its signs are in sight.
    pub open: bool,
}

/// A level as it stands beside the form.
#[derive(Debug, Clone)]
pub struct LevelSaid {
    /// 1 to 4.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// What it means.
    pub words: String,
    /// Where help is.
    pub where_to_go: String,
    /// Whether the answers suggest it.
    pub suggested: bool,
}

/// Everything asked.
#[derive(Template)]
#[template(path = "pages/asked.html")]
pub struct Asked {
    who: Html,
    professional: Vec<Html>,
    tie: Html,
    children: Vec<ChildAsked>,
    more: bool,
    concerns: Vec<ConcernAsked>,
    urgent: Html,
    seen: Html,
    well: Html,
    family: Html,
    why_not: Html,
    reach: Vec<Html>,
    reply: Html,
}

fn field<'a>(name: &'a str, label: &'a str, hint: &'a str, typed: &'a Typed) -> Field<'a> {
    Field { name, label, hint, value: typed.get(name) }
}

fn choices(all: &[Choice]) -> Vec<(&str, &str)> {
    all.iter().map(|c| (c.source.as_str(), c.words.as_str())).collect()
}

const PLAIN: &str = " autocomplete=\"off\"";

impl Asked {
    /// The questions with what was typed in them.
    pub fn of(typed: &Typed, document: Option<&ThresholdDocument>, errors: &Errors) -> Asked {
        let who: Vec<_> = Who::ALL.iter().map(|w| (w.code(), w.words())).collect();
        let family: Vec<_> = Family::ALL.iter().map(|f| (f.code(), f.words())).collect();
        let mut works = vec![("", "")];
        works.extend(choices(work()));
        let ask = |name, label, hint| field(name, label, hint, typed);
        let line = |name, label, hint, extra| text(ask(name, label, hint), "", extra, errors);
        Asked {
            who: radios(ask("who", "Who are you?", ""), &who, errors),
            professional: vec![
                choice(ask("work", "Where do you work?", ""), &works, errors),
                line(
                    "organisation",
                    "Name of your school, surgery or organisation",
                    "",
                    " autocomplete=\"organization\"",
                ),
                line(
                    "role",
                    "What is your job there?",
                    "For example, designated safeguarding lead",
                    " autocomplete=\"organization-title\"",
                ),
            ],
            tie: radios(ask("tie", "What are you to the child?", ""), &choices(ties()), errors),
            children: (1..=typed.children()).map(|n| child(typed, n, errors)).collect(),
            more: typed.children() < MOST_CHILDREN,
            concerns: concerns_asked(typed, document),
            urgent: radios(
                ask(
                    "urgent",
                    "Is a child in danger today?",
                    "If somebody may hurt a child now, ring 999 before you go on.",
                ),
                &[("yes", "Yes"), ("no", "No, or I do not know")],
                errors,
            ),
            seen: textarea(
                ask(
                    "seen",
                    "What have you seen and heard?",
                    "What happened, when, and who was there. If the child said something, write it in their own words.",
                ),
                8,
                errors,
            ),
            well: textarea(
                ask(
                    "well",
                    "What is going well for the child?",
                    "Who helps them? What do they like or do well? Leave it empty if you do not know.",
                ),
                4,
                errors,
            ),
            family: radios(
                ask(
                    "family",
                    "Do the parents or carers know that you are telling us?",
                    "You do not need their yes to tell us. If asking them could put the child in danger, do not ask.",
                ),
                &family,
                errors,
            ),
            why_not: textarea(
                ask("why_not", "If they do not know or do not agree: why are you telling us all the same?", ""),
                3,
                errors,
            ),
            reach: vec![
                line("name", "Your name", "", " autocomplete=\"name\""),
                line("phone", "Telephone number", "", " type=\"tel\" autocomplete=\"tel\""),
                line("email", "Email address", "", " type=\"email\" autocomplete=\"email\" spellcheck=\"false\""),
                line(
                    "safe",
                    "Is there a time or a way that is not safe for us to ring or write?",
                    "For example, ring only in school hours",
                    PLAIN,
                ),
            ],
            reply: tick("reply", "Tell me what you decide", typed.get("reply") == "yes"),
        }
    }
}

fn tick(name: &str, words: &str, ticked: bool) -> Html {
    let checked = if ticked { " checked" } else { "" };
    Html(format!(
        "<div class=\"govuk-form-group\"><div class=\"govuk-checkboxes govuk-checkboxes--small\"><div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"{name}\" name=\"{name}\" value=\"yes\"{checked}><label class=\"govuk-label govuk-checkboxes__label\" for=\"{name}\">{words}</label></div></div></div>"
    ))
}

fn child(typed: &Typed, n: usize, errors: &Errors) -> ChildAsked {
    let names: Vec<String> =
        ["given", "family", "born", "birth", "age", "sex", "lines", "postcode", "school", "said", "nhs", "upn"]
            .iter()
            .map(|f| of_child(n, f))
            .collect();
    let ask = |at: usize, label, hint| field(names.get(at).map_or("", String::as_str), label, hint, typed);
    let line = |at, label, hint, width, extra| text(ask(at, label, hint), width, extra, errors);
    let sexes: Vec<_> = Sex::ALL.iter().map(|s| (s.code(), s.words())).collect();
    let borns: Vec<_> = Born::ALL.iter().map(|b| (b.code(), b.words())).collect();
    let fields = vec![
        line(0, "First name", "", "govuk-input--width-20", PLAIN),
        line(1, "Family name", "", "govuk-input--width-20", PLAIN),
        radios(ask(2, "What do you know about when the child was born?", ""), &borns, errors),
        date(ask(3, "Date of birth, or the date the baby is due", ""), errors),
        line(
            4,
            "About how old, in years",
            "If you do not know the date",
            "govuk-input--width-2",
            " inputmode=\"numeric\" autocomplete=\"off\"",
        ),
        radios(ask(5, "Boy or girl?", ""), &sexes, errors),
        line(6, "Where do they live?", "House number, street and town, or what you know", "", PLAIN),
        line(7, "Postcode", "", "govuk-input--width-10", PLAIN),
        line(8, "School or nursery", "", "govuk-input--width-20", PLAIN),
        textarea(
            ask(9, "Something about this child alone", "For example, how to know them if you do not know their name"),
            3,
            errors,
        ),
    ];
    let numbers = vec![
        line(
            10,
            "NHS number",
            "10 figures, only if it is checked",
            "govuk-input--width-10",
            " inputmode=\"numeric\" autocomplete=\"off\"",
        ),
        line(11, "Unique pupil number (UPN)", "", "govuk-input--width-20", PLAIN),
    ];
    let open = [10, 11]
        .iter()
        .filter_map(|at| names.get(*at))
        .any(|name| !typed.get(name).is_empty() || errors.at(name).is_some());
    let several = typed.children() > 1;
    ChildAsked {
        n,
        title: if several { format!("Child {n}") } else { "The child".to_owned() },
        fields,
        numbers,
        numbers_open: open,
        out: several.then(|| format!("Take child {n} out")),
    }
}

fn concerns_asked(typed: &Typed, document: Option<&ThresholdDocument>) -> Vec<ConcernAsked> {
    let (ticked, signed) = (typed.all("concern"), typed.all("sign"));
    let none = Vec::new();
    let all = document.map_or(&none, |d| &d.indicators);
    let signs_of = |code: &str| -> Vec<(String, String, u8, bool)> {
        let of = |i: &&Indicator| {
            if code.is_empty() { concerns().iter().all(|c| c.code != i.concern) } else { i.concern == code }
        };
        all.iter()
            .filter(of)
            .map(|i| (i.code.clone(), i.words.clone(), i.level, signed.contains(&i.code.as_str())))
            .collect()
    };
    let one = |code: &str, words: &str| {
        let (signs, ticked) = (signs_of(code), ticked.contains(&code));
        let open = ticked || signs.iter().any(|(_, _, _, ticked)| *ticked);
        ConcernAsked { code: code.to_owned(), words: words.to_owned(), ticked, signs, open }
    };
    let mut asked: Vec<ConcernAsked> = concerns().iter().map(|c| one(&c.code, &c.words)).collect();
    asked.extend(Some(one("", "Other signs")).filter(|o| !o.signs.is_empty()));
    asked
}

/// The levels as they stand beside the form.
pub fn levels(document: Option<&ThresholdDocument>, suggested: Option<u8>) -> Vec<LevelSaid> {
    let levels = document.map(|d| d.levels.as_slice()).unwrap_or_default().iter();
    levels
        .map(|l| LevelSaid {
            number: l.number,
            name: l.name.clone(),
            words: l.words.clone(),
            where_to_go: l.where_to_go.clone(),
            suggested: suggested == Some(l.number),
        })
        .collect()
}
