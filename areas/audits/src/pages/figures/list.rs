//! The lists behind the figures.

use super::window::{Window, quarters};
use super::{SEEN, TOOK_PART, is_good};
use crate::definitions::framework;
use crate::pages::lines;
use crate::pages::overview::{Overview, said};
use crate::store::figures::{self, Counted};
use crate::store::{audit, impact, learning};
use crate::words::{Grade, counted};
use page::parts::{Pager, Table, pager, table};
use page::{Fail, Html, Reply, Visit};
use record::words::Helped;
use store::Reading;

/// Audits on a page.
const PAGE: i64 = 50;

/// A list: its title, the audits in it, and what was learnt, where it is of a theme.
struct Behind {
    title: String,
    audits: Vec<i64>,
    changes: Vec<String>,
}

/// GET /audits/figures/list/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let which = visit.param("which").to_owned();
    visit.read(|reading| {
        let behind = behind(visit, reading, &which)?.ok_or(Fail::NotFound)?;
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(behind.audits.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let here: Vec<i64> = behind.audits.iter().skip(skip).take(50).copied().collect();
        let audits = audit::with_keys(reading, &here)?;
        let list = lines::audits(visit, reading, &audits, "None.")?;
        let mut page = Overview {
            back: Some(("/audits/figures".to_owned(), "Figures".to_owned())),
            ..Overview::new(format!("{}: {}", behind.title, counted(behind.audits.len(), "audit")))
        };
        if !behind.changes.is_empty() {
            let rows = behind.changes.iter().map(|words| vec![Html::text(words)]).collect();
            let body = table(&Table { caption: "", heads: &["Agreed change"], rows });
            let intro = said("For teams to learn from: what was agreed, without anybody's name.");
            page = page.section("What was agreed to change", Html(format!("{intro}{body}")));
        }
        page = page.section("", list);
        page.below = pager(&pages, &visit.path);
        page.show(visit)
    })
}

fn behind(visit: &Visit, reading: &mut Reading<'_>, which: &str) -> Result<Option<Behind>, Fail> {
    let window = Window::year(visit.today());
    let list = |title: &str, audits: Vec<i64>| Some(Behind { title: title.to_owned(), audits, changes: Vec::new() });
    let of = |all: Vec<Counted>, holds: &dyn Fn(&Counted) -> bool| -> Vec<i64> {
        let graded = all.into_iter().filter(|c| Grade::from_code(&c.final_result).is_some());
        graded.filter(|c| holds(c)).map(|c| c.id).collect()
    };
    if let Some((id, words)) = TOOK_PART.iter().chain(&SEEN).find(|(id, _)| *id == which) {
        let all = figures::answered(reading, &[id], window.from, window.to)?;
        return Ok(list(words, all.into_iter().filter(|(_, _, v)| v == "yes").map(|(id, ..)| id).collect()));
    }
    if which == "moved" {
        let all = figures::graded(reading, window.from, window.to)?;
        return Ok(list("Moved by moderation", of(all, &|c| c.first != c.final_result)));
    }
    let Some((what, code)) = which.split_once('-') else { return Ok(None) };
    match what {
        "first" | "final" => {
            let Some(grade) = Grade::from_code(code) else { return Ok(None) };
            let all = figures::graded(reading, window.from, window.to)?;
            let before = what == "first";
            let when = if before { "before moderation" } else { "after moderation" };
            let holds = |c: &Counted| if before { c.first == code } else { c.final_result == code };
            Ok(list(&format!("{} {when}", grade.words()), of(all, &holds)))
        }
        "good" => {
            let Some(quarter) = code.parse().ok().and_then(|n: usize| quarters(visit.today()).get(n).copied()) else {
                return Ok(None);
            };
            let all = figures::graded(reading, quarter.from, quarter.to)?;
            let title = format!("Good or outstanding, {}", quarter.words());
            Ok(list(&title, of(all, &|c| is_good(&c.final_result))))
        }
        "impact" => {
            let all = impact::due(reading, window.from, window.to)?;
            let wanted = Helped::from_code(code);
            if wanted.is_none() && code != "answered" {
                return Ok(None);
            }
            let holds = |i: &&impact::Impact| i.helped.is_some() && (wanted.is_none() || i.helped == wanted);
            let title = wanted.map_or("What changed was asked and answered", Helped::words);
            Ok(list(title, all.iter().filter(holds).map(|i| i.audit).collect()))
        }
        "theme" => {
            let framework = framework(visit.today());
            let Some(theme) = framework.theme.iter().find(|t| t.id == code) else { return Ok(None) };
            let all = learning::learnt(reading, window.from, window.to)?;
            let of: Vec<_> = all.into_iter().filter(|(_, _, l)| l.themes.contains(&theme.id)).collect();
            let changes = of.iter().flat_map(|(_, _, l)| l.changes.lines()).map(str::to_owned);
            let changes = changes.filter(|line| !line.trim().is_empty()).collect();
            let audits = of.iter().map(|(id, ..)| *id).collect();
            Ok(Some(Behind { title: theme.words.clone(), audits, changes }))
        }
        _ => Ok(None),
    }
}
