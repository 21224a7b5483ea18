//! What audits add up to: grades with how many they are out of and their range, before and after moderation, by quarter; who
//! took part; what came of it; how far two people agree; what can be learnt.

pub mod grades;
pub mod list;
pub mod window;

use super::overview::{Overview, Section, link, said};
use super::tabs::tabs;
use crate::carrying::KIND;
use crate::definitions::{called, framework};
use crate::pages::actions::is_overdue;
use crate::rules::agreement::agreement;
use crate::rules::shares::Share;
use crate::store::figures::{self, Counted};
use crate::store::{impact, learning, moderation};
use crate::words::{Grade, counted};
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit};
use record::store::action::{self, Action};
use record::words::Helped;
use std::collections::BTreeMap;
use store::Reading;
use window::{Window, quarters};

/// The questions of who took part, each with its words.
pub const TOOK_PART: [(&str, &str); 4] = [
    ("took_part_worker", "Worker"),
    ("took_part_manager", "Manager"),
    ("took_part_family", "Family"),
    ("took_part_child", "Child"),
];

/// The questions of what must be seen in every record, each with its words.
pub const SEEN: [(&str, &str); 2] =
    [("risk_understood", "Risk is understood"), ("impact_seen", "Impact on the child can be seen")];

/// A figure with the list behind it, for those who may open it.
fn open(visit: &Visit, figure: &str, list: &str) -> Html {
    match visit.may("read_audits") {
        true => link(&format!("/audits/figures/list/{list}"), figure),
        false => Html::text(figure),
    }
}

/// GET /audits/figures
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let window = Window::year(visit.today());
    visit.read(|reading| {
        let graded = figures::graded(reading, window.from, window.to)?;
        let waiting = figures::waiting(reading)?;
        let mut page = Overview { tabs: tabs(visit, "/audits/figures"), ..Overview::new("What audits add up to") };
        let waits = match waiting {
            0 => String::new(),
            1 => " 1 audit waits for moderation and is not counted yet.".to_owned(),
            n => format!(" {n} audits wait for moderation and are not counted yet."),
        };
        page.intro = said(&format!("{}: {} with a grade that stands.{waits} Each share says what it is out of and the range that so few allow.", window.words(), counted(graded.len(), "audit")));
        let mut add = |title: &str, body: Html| page.sections.push(Section { id: "", title: title.to_owned(), body });
        add("Grades", grades::mix(visit, &graded));
        add("Good or outstanding, by quarter", by_quarter(visit, reading)?);
        add("Who took part", answered(visit, reading, &TOOK_PART, window)?);
        add("What can be seen in the records", answered(visit, reading, &SEEN, window)?);
        add("Actions", actions(visit, reading)?);
        add("What changed for the child, asked some weeks on", changed(visit, reading, window)?);
        add("How far auditor and moderator agree", agreed(visit, reading, window)?);
        add("What can be learnt", learnt(visit, reading, window)?);
        page.show(visit)
    })
}

/// Whether a result is good or outstanding.
pub fn is_good(result: &str) -> bool {
    matches!(Grade::from_code(result), Some(Grade::Good | Grade::Outstanding))
}

fn of_grades(all: &[Counted]) -> Vec<&Counted> {
    all.iter().filter(|c| Grade::from_code(&c.final_result).is_some()).collect()
}

fn by_quarter(visit: &Visit, reading: &mut Reading<'_>) -> Result<Html, Fail> {
    let all_actions = action::agreed_where(reading, KIND, false, 20_000)?;
    let mut rows = Vec::new();
    for (nth, quarter) in quarters(visit.today()).into_iter().enumerate() {
        let graded = figures::graded(reading, quarter.from, quarter.to)?;
        let graded = of_grades(&graded);
        let good = Share::of(graded.iter().filter(|c| is_good(&c.final_result)).count(), graded.len());
        let in_time = in_time(&all_actions, quarter);
        rows.push(vec![
            Html::text(&quarter.words()),
            open(visit, &good.words(), &format!("good-{nth}")),
            Html::text(&good.range()),
            Html::text(&in_time.words()),
        ]);
    }
    let heads = ["Quarter", "Good or outstanding", "95% range", "Actions done in time"];
    Ok(table(&Table { caption: "", heads: &heads, rows }))
}

/// Of the actions that fell due within these days, how many were done by their day. What was settled as not done is out of it.
pub fn in_time(all: &[Action], window: Window) -> Share {
    let due = all.iter().filter(|a| a.not_done.is_none());
    let due: Vec<_> = due.filter_map(|a| a.due.map(|d| (a, d))).filter(|(_, d)| window.holds(*d)).collect();
    let met = due.iter().filter(|(a, d)| a.done_at.is_some_and(|at| days::day_of(at) <= *d)).count();
    Share::of(met, due.len())
}

fn answered(visit: &Visit, reading: &mut Reading<'_>, asked: &[(&str, &str)], window: Window) -> Result<Html, Fail> {
    let questions: Vec<&str> = asked.iter().map(|(id, _)| *id).collect();
    let all = figures::answered(reading, &questions, window.from, window.to)?;
    let rows = asked.iter().map(|(id, words)| {
        let of: Vec<_> = all.iter().filter(|(_, question, _)| question == id).collect();
        let share = Share::of(of.iter().filter(|(_, _, value)| value == "yes").count(), of.len());
        vec![Html::text(words), open(visit, &share.words(), id), Html::text(&share.range())]
    });
    Ok(table(&Table { caption: "", heads: &["What", "Yes", "95% range"], rows: rows.collect() }))
}

fn actions(visit: &Visit, reading: &mut Reading<'_>) -> Result<Html, Fail> {
    let all = action::agreed_where(reading, KIND, false, 20_000)?;
    let today = visit.today();
    let count = |holds: &dyn Fn(&Action) -> bool| all.iter().filter(|a| holds(a)).count();
    let late = Share::of(count(&|a| is_overdue(a, today)), all.len());
    let done = Share::of(count(&|a| a.confirmed.is_some()), all.len());
    let behind = |figure: &str, list: &str| match visit.may("read_audits") {
        true => link(&format!("/audits/actions/list/{list}"), figure),
        false => Html::text(figure),
    };
    let rows = vec![
        vec![Html::text("Overdue"), behind(&late.words(), "overdue"), Html::text(&late.range())],
        vec![Html::text("Confirmed by whoever asked"), behind(&done.words(), "confirmed"), Html::text(&done.range())],
    ];
    Ok(table(&Table { caption: "", heads: &["Actions", "Share", "95% range"], rows }))
}

fn changed(visit: &Visit, reading: &mut Reading<'_>, window: Window) -> Result<Html, Fail> {
    let all = impact::due(reading, window.from, window.to)?;
    let answered: Vec<_> = all.iter().filter(|i| i.helped.is_some()).collect();
    let share = Share::of(answered.len(), all.len());
    let mut rows = vec![vec![
        Html::text("Asked and answered"),
        open(visit, &share.words(), "impact-answered"),
        Html::text(&share.range()),
    ]];
    for helped in Helped::ALL {
        let of = Share::of(answered.iter().filter(|i| i.helped == Some(*helped)).count(), answered.len());
        rows.push(vec![
            Html::text(helped.words()),
            open(visit, &of.words(), &format!("impact-{}", helped.code())),
            Html::text(&of.range()),
        ]);
    }
    Ok(table(&Table { caption: "", heads: &["Answer", "Share", "95% range"], rows }))
}

/// Both grades of one domain as a table of counts.
fn counts(pairs: &[&moderation::Pair]) -> Vec<Vec<u32>> {
    let at = |code: &str| Grade::ALL.iter().position(|g| g.code() == code);
    let mut counts = vec![vec![0u32; Grade::ALL.len()]; Grade::ALL.len()];
    for (row, column) in pairs.iter().filter_map(|p| at(&p.first).zip(at(&p.grade))) {
        if let Some(cell) = counts.get_mut(row).and_then(|r| r.get_mut(column)) {
            *cell += 1;
        }
    }
    counts
}

fn agreed(visit: &Visit, reading: &mut Reading<'_>, window: Window) -> Result<Html, Fail> {
    let pairs = moderation::pairs(reading, window.from, window.to)?;
    if pairs.is_empty() {
        return Ok(empty("Nothing has been moderated."));
    }
    let mut by_domain: BTreeMap<String, Vec<&moderation::Pair>> = BTreeMap::new();
    let mut by_pair: BTreeMap<String, Vec<&moderation::Pair>> = BTreeMap::new();
    for pair in &pairs {
        by_domain.entry(called(&pair.question)).or_default().push(pair);
        if pair.question == "overall" {
            by_pair.entry(format!("{} and {}", pair.auditor, pair.moderator)).or_default().push(pair);
        }
    }
    let lines = |of: &BTreeMap<String, Vec<&moderation::Pair>>| -> Vec<Vec<Html>> {
        let line = |(words, pairs): (&String, &Vec<&moderation::Pair>)| {
            let found = agreement(&counts(pairs));
            let same = Share::of(found.same, found.n);
            vec![Html::text(words), Html::text(&same.words()), Html::text(&found.words())]
        };
        of.iter().map(line).collect()
    };
    let domains = table(&Table {
        caption: "By domain",
        heads: &["Domain", "Same grade", "Weighted kappa"],
        rows: lines(&by_domain),
    });
    // Who graded is for those who read audits; councillors and boards read how far the grades can be relied on.
    let people = match visit.may("read_audits") {
        true => table(&Table {
            caption: "By auditor and moderator, for the whole",
            heads: &["Who", "Same grade", "Weighted kappa"],
            rows: lines(&by_pair),
        }),
        false => Html::default(),
    };
    let said = said(
        "Kappa is 1 where both always agree, and 0 where they agree as often as chance would. Neighbouring grades count as near.",
    );
    Ok(Html(format!("{said}{domains}{people}")))
}

fn learnt(visit: &Visit, reading: &mut Reading<'_>, window: Window) -> Result<Html, Fail> {
    let all = learning::learnt(reading, window.from, window.to)?;
    let rows = framework(visit.today()).theme.iter().map(|theme| {
        let of = all.iter().filter(|(_, _, l)| l.themes.contains(&theme.id)).count();
        vec![Html::text(&theme.words), open(visit, &Share::of(of, all.len()).words(), &format!("theme-{}", theme.id))]
    });
    Ok(table(&Table { caption: "", heads: &["Theme", "Closed audits"], rows: rows.collect() }))
}
