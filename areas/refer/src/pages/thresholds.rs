//! How the council decides who helps: the threshold document in force.

use askama::Template;
use front_door::published::{ThresholdDocument, threshold_on};
use page::{Fail, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/thresholds.html")]
struct Thresholds {
    document: Option<(ThresholdDocument, String)>,
}

/// GET /refer/thresholds
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let document = visit.read(|r| threshold_on(r, visit.today()))?;
    let document = document.map(|d| {
        let from = days::long(d.from);
        (d, from)
    });
    visit.page("How we decide who helps", &Thresholds { document })
}
