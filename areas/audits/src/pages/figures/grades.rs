//! How many of each grade, before and after moderation.

use super::open;
use crate::rules::shares::Share;
use crate::store::figures::Counted;
use crate::words::Grade;
use page::parts::{Table, empty, table};
use page::{Html, Visit};

/// The mix of grades. Dip samples have none, and are not in it.
pub fn mix(visit: &Visit, all: &[Counted]) -> Html {
    let graded: Vec<&Counted> = all.iter().filter(|c| Grade::from_code(&c.final_result).is_some()).collect();
    if graded.is_empty() {
        return empty("No audit has a grade that stands.");
    }
    let n = graded.len();
    let rows = Grade::ALL.iter().map(|grade| {
        let code = grade.code();
        let before = Share::of(graded.iter().filter(|c| c.first == code).count(), n);
        let after = Share::of(graded.iter().filter(|c| c.final_result == code).count(), n);
        vec![
            Html::text(grade.words()),
            open(visit, &before.words(), &format!("first-{code}")),
            Html::text(&before.range()),
            open(visit, &after.words(), &format!("final-{code}")),
            Html::text(&after.range()),
        ]
    });
    let heads = ["Grade", "Before moderation", "95% range", "After moderation", "95% range after"];
    let moved = graded.iter().filter(|c| c.first != c.final_result).count();
    let moved = open(visit, &Share::of(moved, n).words(), "moved");
    let table = table(&Table { caption: "", heads: &heads, rows: rows.collect() });
    Html(format!("{table}<p class=\"govuk-body\">Moved by moderation: {moved}.</p>"))
}
