//! On a worker's home page: what the records of their own children still lack.

use crate::definitions::all;
use crate::figures::{AlreadyRead, counted_for, held_by};
use page::{Fail, Html, Visit, esc};

/// The panel; nothing for somebody who answers for no child, or whose children's records lack nothing.
pub fn panel(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_measures") && visit.may("read_record")) else {
        return Ok(None);
    };
    let today = visit.today();
    let mut rows = String::new();
    visit.read(|reading| {
        let (children, mut already) = (held_by(reading, worker, today)?, AlreadyRead::default());
        for measure in all().iter().filter(|_| !children.is_empty()) {
            let own = counted_for(reading, measure, today, &children, &mut already)?;
            if !own.unmet.is_empty() {
                rows.push_str(&format!(
                    "<li><a class=\"govuk-link\" href=\"/measures/{}/teams/mine/unmet\">{}</a>: {} of {} not yet</li>",
                    esc(&measure.id),
                    esc(&measure.title),
                    own.unmet.len(),
                    own.of()
                ));
            }
        }
        Ok::<_, Fail>(())
    })?;
    let title = "What your children's records still lack";
    Ok((!rows.is_empty()).then(|| {
        Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">{title}</h2><ul class=\"govuk-list\">{rows}</ul></section>"
        ))
    }))
}
