//! The threshold document: the version in force, earlier ones, and writing a new one.

use super::asked::{self, Asked, field, paragraph, value};
use crate::codes;
use crate::rules::threshold::{LEVELS, Level, Text, ThresholdDocument, next_version, signs_as_lines, signs_from_lines};
use crate::store::{decision, threshold};
use askama::Template;
use page::parts::{Errors, Table, date, empty, table, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::{coming_day, needed_line, needed_lines};
use store::Reading;

/// The text that a council starts from.
const FIRST: &str = include_str!("../threshold_document.toml");

#[derive(Template)]
#[template(path = "pages/thresholds.html")]
struct Thresholds {
    title: String,
    edits: bool,
    document: Option<ThresholdDocument>,
    days: String,
    versions: Html,
}

impl Thresholds {
    /// Signs of a level with the words of their concern.
    fn signs(&self, document: &ThresholdDocument, level: &u8) -> Vec<(String, String)> {
        let concern =
            |code: &str| if code.is_empty() { "" } else { codes::words_of(codes::concerns(), code) }.to_owned();
        let of_level = document.indicators.iter().filter(|i| i.level == *level);
        of_level.map(|i| (i.words.clone(), concern(&i.concern))).collect()
    }
}

fn days_words(document: &ThresholdDocument) -> String {
    match document.to {
        Some(to) => format!("in force from {} until {}", days::long(document.from), days::long(to)),
        None => format!("in force from {}", days::long(document.from)),
    }
}

/// GET /thresholds
pub fn thresholds(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let document = threshold::on(reading, visit.today())?;
        page(visit, reading, document)
    })
}

/// GET /thresholds/{version}
pub fn version(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let document = threshold::version(reading, visit.param("version"))?.ok_or(Fail::NotFound)?;
        page(visit, reading, Some(document))
    })
}

fn page(visit: &Visit, reading: &mut Reading<'_>, document: Option<ThresholdDocument>) -> Result<Reply, Fail> {
    let may_read = visit.may("read_contacts");
    let mut rows = Vec::new();
    for d in threshold::all(reading)? {
        let made = decision::count_under_version(reading, &d.version, None)?;
        let link = format!("<a class=\"govuk-link\" href=\"/thresholds/{v}\">Version {v}</a>", v = esc(&d.version));
        let decisions = match made {
            n if may_read => {
                format!("<a class=\"govuk-link\" href=\"/front-door/decisions/{}\">{n}</a>", esc(&d.version))
            }
            n => n.to_string(),
        };
        rows.push(vec![Html(link), Html::text(&days_words(&d)), Html::text(&d.reason), Html(decisions)]);
    }
    let heads = ["Version", "In force", "Why", "Decisions under it"];
    let versions =
        if rows.is_empty() { empty("None yet.") } else { table(&Table { caption: "", heads: &heads, rows }) };
    let body = Thresholds {
        title: document.as_ref().map_or("Threshold document".to_owned(), |d| d.title.clone()),
        edits: visit.may("edit_thresholds"),
        days: document.as_ref().map(days_words).unwrap_or_default(),
        document,
        versions,
    };
    visit.page("Threshold document", &body)
}

/// GET /thresholds/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

/// The text before anybody changes it: that of the last version, or the one a council starts from.
fn before(reading: &mut Reading<'_>) -> Result<(Option<ThresholdDocument>, Text), Fail> {
    let last = threshold::all(reading)?.into_iter().next();
    let text = match &last {
        Some(d) => Text { title: d.title.clone(), levels: d.levels.clone(), indicators: d.indicators.clone() },
        None => toml::from_str(FIRST).unwrap_or_default(),
    };
    Ok((last, text))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (last, kept) = before(reading)?;
    let today = days::long(visit.today());
    let mut fields = vec![
        text(
            field(visit, "version", "Version", "Figures with stops between them, for example 4.2", ""),
            "govuk-input--width-5",
            "",
            errors,
        ),
        date(
            field(visit, "from", "In force from", "Today or later; the version before ends on that day", &today),
            errors,
        ),
        text(field(visit, "reason", "Why this version?", "", ""), "", "", errors),
        text(field(visit, "title", "Title", "", &kept.title), "", "", errors),
    ];
    for number in LEVELS {
        let level = kept.levels.iter().find(|l| l.number == number);
        let of = |part: fn(&Level) -> &String| level.map(part).cloned().unwrap_or_default();
        let names =
            [format!("name_{number}"), format!("words_{number}"), format!("where_{number}"), format!("signs_{number}")];
        let [name, words, place, signs] = &names;
        let lines = signs_as_lines(&kept.indicators, number);
        let concerns = codes::concerns().iter().map(|c| c.code.as_str()).collect::<Vec<_>>().join(", ");
        let hint = format!("One a line. A concern may stand at the end in square brackets: {concerns}");
        fields.push(Html(format!("<h2 class=\"govuk-heading-m\">Level {number}</h2>")));
        fields.push(text(field(visit, name, "What it is called", "", &of(|l| &l.name)), "", "", errors));
        fields.push(textarea(field(visit, words, "What it means", "", &of(|l| &l.words)), 3, errors));
        fields.push(textarea(
            field(
                visit,
                place,
                "Where to go",
                "What a referrer is told who should have come here instead",
                &of(|l| &l.where_to_go),
            ),
            2,
            errors,
        ));
        fields.push(textarea(field(visit, signs, "Signs that may belong here", &hint, &lines), 8, errors));
    }
    let last = last.map_or("There is no version yet.".to_owned(), |d| {
        format!("The last version is {}, {}.", d.version, days_words(&d))
    });
    let asked = Asked {
        title: "Write a new version of the threshold document".to_owned(),
        intro: paragraph(&format!("{last} Decisions keep the version under which they were made; it is never edited.")),
        fields,
        button: "Put it in force",
        back: ("/thresholds".to_owned(), "Threshold document".to_owned()),
    };
    asked::page(visit, asked, errors)
}

/// POST /thresholds/new
pub fn put_in_force(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let mut errors = Errors::none();
    let (last, _) = visit.read(before)?;
    let version =
        errors.take("version", next_version(value(visit, "version"), last.as_ref().map(|d| d.version.as_str())));
    let from = errors.take("from", coming_day(value(visit, "from"), "The day", visit.today()));
    match (from, last.as_ref()) {
        (Some(None), _) => errors.add("from", "Enter the day from which it is in force"),
        (Some(Some(from)), Some(last)) if from < last.from => {
            errors.add(
                "from",
                format!("The last version begins on {}. Enter that day or a later one", days::long(last.from)),
            );
        }
        _ => {}
    }
    let reason = errors.take("reason", needed_line(value(visit, "reason"), "why there is a new version", 300));
    let title = errors.take("title", needed_line(value(visit, "title"), "the title", 200));
    let concerns: Vec<&str> = codes::concerns().iter().map(|c| c.code.as_str()).collect();
    let (mut levels, mut indicators) = (Vec::new(), Vec::new());
    for number in LEVELS {
        let names =
            [format!("name_{number}"), format!("words_{number}"), format!("where_{number}"), format!("signs_{number}")];
        let [name, words, place, signs] = &names;
        let called = errors.take(name, needed_line(value(visit, name), "what the level is called", 100));
        let means = errors.take(words, needed_lines(value(visit, words), "what the level means", 2000));
        let where_to_go = errors.take(place, needed_lines(value(visit, place), "where to go", 1000));
        if let Some(signs) = errors.take(signs, signs_from_lines(value(visit, signs), number, &concerns)) {
            indicators.extend(signs);
        }
        if let (Some(name), Some(words), Some(where_to_go)) = (called, means, where_to_go) {
            levels.push(Level { number, name, words, where_to_go });
        }
    }
    let (Some(version), Some(Some(from)), Some(reason), Some(title), true) =
        (version, from, reason, title, errors.is_empty())
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let text = Text { title, levels, indicators };
    visit.act(None, Some(&reason), |acting| {
        let now = threshold::all(acting)?.into_iter().next();
        if now.map(|d| d.id) != last.as_ref().map(|d| d.id) {
            let said = "Somebody put another version in force after you opened the page. Go back, load it again, and look at that version first.";
            return Err(Fail::Stale(said.to_owned()));
        }
        Ok::<_, Fail>(threshold::put_in_force(acting, &version, from, &text, &by, &reason)?)
    })?;
    let said = format!("Version {version} is in force from {}.", days::long(from));
    Ok(Reply::to_saying(format!("/thresholds/{version}"), said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_a_council_starts_from_can_be_read_and_its_concerns_exist() {
        let text: Text = toml::from_str(FIRST).unwrap();
        assert_eq!(text.levels.iter().map(|l| l.number).collect::<Vec<_>>(), LEVELS);
        for sign in &text.indicators {
            assert!(LEVELS.contains(&sign.level), "{}", sign.code);
            let known = codes::concerns().iter().any(|c| c.code == sign.concern);
            assert!(sign.concern.is_empty() || known, "{}", sign.concern);
        }
    }
}
