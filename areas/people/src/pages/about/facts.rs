//! Facts with a code or in words: sex, ethnicity, language, a trusted adult, and the rest of `fact_kinds.toml`.

use super::edit::{self, Edit, opened, seen, typed, until};
use super::{Row, Scene, show};
use crate::fact_kinds::{self, Kind};
use crate::pages::child_header::confirmed;
use crate::rules::explored::explored;
use crate::rules::typed::{lines, needed_line, needed_lines};
use page::parts::{Errors, Field, choice, radios, tag, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::fact::{self, Fact};
use record::words::FactKind;
use store::Reading;

/// Who somebody is.
pub const IDENTITY: &[FactKind] = &[
    FactKind::Sex,
    FactKind::GenderIdentity,
    FactKind::Ethnicity,
    FactKind::IdentityAnalysis,
    FactKind::Language,
    FactKind::Interpreter,
    FactKind::Religion,
    FactKind::Disability,
    FactKind::Communication,
    FactKind::Immigration,
];
/// What somebody wants.
pub const MATTERS: &[FactKind] = &[FactKind::Contact, FactKind::TrustedAdult];
/// What is known of a child in care.
pub const CARE: &[FactKind] = &[FactKind::LegalStatus, FactKind::WhyInCare];

/// Most letters of what is written about one fact. Source: local.
const LONGEST: usize = 5_000;
/// Codes that are all shown at once; more are in a list that opens. Source: local.
const IN_SIGHT: usize = 7;
/// From this age on nobody is asked for a trusted adult or told why they are in care. Source: local, the end of the
/// duties to care leavers.
const GROWN: i16 = 25;
/// After so many months a fact is marked as not confirmed for long. Source: local.
const LONG_MONTHS: i32 = 12;

/// The facts of a person, now and before.
pub struct Known {
    now: Vec<Fact>,
    earlier: Vec<(Fact, days::Instant)>,
}

impl Known {
    /// What is known of the scene's person.
    pub fn of(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<Known, Fail> {
        let id = scene.who.id;
        Ok(Known { now: fact::facts(reading, id)?, earlier: fact::earlier_facts(reading, id)? })
    }

    fn fact(&self, of: FactKind) -> Option<&Fact> {
        self.now.iter().find(|f| f.kind == of)
    }

    /// The rows of these kinds.
    pub fn rows(&self, scene: &Scene<'_>, kinds: &[FactKind]) -> Vec<Row> {
        let grown = scene.who.age_on(scene.visit.today()).is_some_and(|age| age >= GROWN);
        let for_children = |of: &FactKind| CARE.contains(of) || *of == FactKind::TrustedAdult;
        let shown = kinds.iter().filter(|of| !(grown && for_children(of) && self.fact(**of).is_none()));
        shown.filter_map(|of| Some(self.row(scene, *of, fact_kinds::kind(*of)?))).collect()
    }

    fn row(&self, scene: &Scene<'_>, of: FactKind, kind: &Kind) -> Row {
        let key = format!("fact-{}", of.code());
        let before = self.earlier.iter().filter(|(f, _)| f.kind == of);
        let earlier =
            before.map(|(f, at)| format!("{}, from {}, {}", in_words(kind, f), f.source, until(*at))).collect();
        let to = format!("fact/{}", of.code());
        let what = kind.ask.clone();
        let known = self.fact(of);
        let mut row = Row {
            change: scene.change(&to, &key, if known.is_some() { "Change" } else { "Add" }),
            confirm: known.and_then(|f| scene.confirm("fact", f.id, &what)),
            value: known.map_or_else(|| tag("Not recorded", "grey"), |f| value(kind, &f.code, &f.words)),
            confirmed: known.map(|f| last(f, scene.visit.today())).unwrap_or_default(),
            key,
            what,
            earlier,
            open: None,
        };
        if of == FactKind::IdentityAnalysis {
            let ethnicity = self.fact(FactKind::Ethnicity).map(|f| f.code.as_str());
            if let Some(words) =
                explored(ethnicity, known.map(|f| f.words.as_str())).still_to_do(ethnicity.unwrap_or_default())
            {
                row.value = tag(words, "yellow");
            }
        }
        row
    }
}

fn last(fact: &Fact, today: days::Day) -> String {
    let day = days::day_of(fact.confirmed_at);
    let old = today > day.saturating_add(jiff::Span::new().months(LONG_MONTHS));
    let old = if old { "; more than a year ago, ask again" } else { "" };
    format!("{}, from {}{old}", confirmed(fact.confirmed_at, &fact.confirmed_by), fact.source)
}

/// A fact as it is read: the code's words with the code where returns use it, then the person's own words.
fn value(kind: &Kind, code: &str, words: &str) -> Html {
    let code = kind.today(code);
    let known = kind.words_of(code).filter(|_| code != "said");
    let meaning = match known {
        None => String::new(),
        Some(meaning) if fact_kinds::is_open(code) || code == "refused" => tag(meaning, "yellow").0,
        Some(meaning) if code.chars().any(char::is_uppercase) && code.len() > 1 => format!("{} ({code})", esc(meaning)),
        Some(meaning) => esc(meaning),
    };
    let own = own_words(kind, code, words);
    let own = if own.is_empty() {
        String::new()
    } else {
        format!("<div class=\"kith-words\" dir=\"auto\">{}</div>", esc(own))
    };
    Html(format!("{meaning}{own}"))
}

/// The words beside a code, unless they only repeat it.
fn own_words<'a>(kind: &Kind, code: &str, words: &'a str) -> &'a str {
    let repeats =
        kind.words_of(code).is_some_and(|k| k.eq_ignore_ascii_case(words) || code.eq_ignore_ascii_case(words));
    if repeats { "" } else { words }
}

fn in_words(kind: &Kind, fact: &Fact) -> String {
    let code = kind.today(&fact.code);
    let known = kind.words_of(code).filter(|_| code != "said").unwrap_or_default();
    let own = own_words(kind, code, &fact.words);
    [known, own].iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(": ")
}

fn asked(visit: &Visit) -> Result<(FactKind, &'static Kind), Fail> {
    let of = FactKind::from_code(visit.param("kind")).ok_or(Fail::NotFound)?;
    Ok((of, fact_kinds::kind(of).ok_or(Fail::NotFound)?))
}

/// GET /people/{person}/about/fact/{kind}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (of, kind) = asked(visit)?;
    visit.read(|reading| again(visit, reading, of, kind, &Errors::none(), false))
}

/// The page with this fact's row open. `stale`: somebody else changed it since the form was opened.
fn again(
    visit: &Visit,
    reading: &mut Reading<'_>,
    of: FactKind,
    kind: &Kind,
    errors: &Errors,
    stale: bool,
) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let known = fact::facts(reading, scene.who.id)?.into_iter().find(|f| f.kind == of);
    let meanwhile = stale.then(|| match &known {
        Some(f) => format!(
            "{} changed this on {} to: {}. What you typed stands below and is not saved yet. Save it to replace theirs.",
            f.confirmed_by,
            days::long_with_time(f.confirmed_at),
            in_words(kind, f)
        ),
        None => "This was taken off while you wrote. What you typed stands below and is not saved yet.".to_owned(),
    });
    let (code, words) = known.as_ref().map_or(("", ""), |f| (kind.today(&f.code), f.words.as_str()));
    let words = own_words(kind, code, words);
    let mut fields = Vec::new();
    if !kind.codes.is_empty() {
        let field = Field { name: "code", label: &kind.ask, hint: &kind.hint, value: typed(visit, "code", code) };
        let codes: Vec<(&str, &str)> = kind.codes.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
        fields.push(if codes.len() <= IN_SIGHT {
            radios(field, &codes, errors)
        } else {
            let codes: Vec<_> = std::iter::once(("", "Choose")).chain(codes).collect();
            choice(field, &codes, errors)
        });
    }
    if !kind.words.is_empty() {
        let hint = if kind.codes.is_empty() { kind.hint.as_str() } else { "" };
        let field = Field { name: "words", label: &kind.words, hint, value: typed(visit, "words", words) };
        fields.push(textarea(field, 4, errors));
    }
    fields.push(edit::source(visit, "For example: the child, the mother, a birth certificate", errors));
    let edit = Edit {
        key: format!("fact-{}", of.code()),
        seen: known.as_ref().map_or(0, |f| f.id),
        meanwhile,
        fields,
        button: "Save",
    };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/fact/{kind}
pub fn set_fact(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let (of, kind) = asked(visit)?;
    let mut errors = Errors::none();
    let code = visit.form.get("code").unwrap_or_default();
    if !kind.codes.is_empty() && !kind.codes.iter().any(|(c, _)| c == code) {
        errors.add("code", "Choose an answer; \"not yet asked\" is one too");
    }
    let code = if kind.codes.is_empty() { "" } else { code };
    let words = visit.form.get("words").unwrap_or_default();
    let words = if kind.words.is_empty() {
        Some(String::new())
    } else if kind.needs_words(code) {
        errors.take("words", needed_lines(words, "the words, or choose another answer", LONGEST))
    } else {
        errors.take("words", lines(words, "the words", LONGEST))
    };
    let source = visit.form.get("source").unwrap_or_default();
    let source = errors.take("source", needed_line(source, "where you know this from", 200));
    let (Some(words), Some(source), true) = (words, source, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, of, kind, &errors, false));
    };
    let (by, seen) = (who.actor().words, seen(visit));
    let done = visit.act(Some(subject), None, |acting| {
        let now = fact::facts(acting, subject)?.into_iter().find(|f| f.kind == of).map_or(0, |f| f.id);
        if now != seen {
            return Err(Fail::Stale(String::new()));
        }
        fact::set_fact(acting, subject, of, code, &words, &source, &by)?;
        Ok(())
    });
    match done {
        Err(Fail::Stale(_)) => visit.read(|reading| again(visit, reading, of, kind, &errors, true)),
        done => {
            done?;
            let to = format!("/people/{}/about#fact-{}", visit.param("person"), of.code());
            Ok(Reply::to_saying(to, format!("Saved: {}.", kind.ask)))
        }
    }
}
