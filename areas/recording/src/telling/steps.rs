//! The steps that a record agrees.

use crate::pages::loaded::Loaded;
use days::Day;
use record::store::{action, worker};
use store::{Acting, Fault};

/// A step as it stands in a row of the record.
struct Step {
    words: String,
    who: String,
    by_when: Option<Day>,
}

fn steps(loaded: &Loaded) -> Vec<Step> {
    let rows = questions::rows(loaded.answers.own("next_steps", None).unwrap_or_default()).unwrap_or_default();
    let text = |row: &questions::Row, id: &str| row.get(id).cloned().unwrap_or_default();
    rows.iter()
        .map(|row| Step { words: text(row, "step"), who: text(row, "who"), by_when: text(row, "by_when").parse().ok() })
        .filter(|step| !step.words.is_empty())
        .collect()
}

/// Agrees the steps, each once for every child: each child's plan must hold it.
pub fn agree_steps(
    acting: &mut Acting<'_>,
    loaded: &Loaded,
    children: &[i64],
    by: &str,
    own: Option<i64>,
) -> Result<(), Fault> {
    for step in steps(loaded) {
        let me = ["me", "i", "myself"].contains(&step.who.trim().to_lowercase().as_str()) || step.who.trim() == by;
        let owner = if me { own } else { worker::worker_called(acting, &step.who)? };
        let owner_words = if me { by } else { step.who.as_str() };
        for child in children {
            let new = action::NewAction {
                person: Some(*child),
                words: &step.words,
                owner,
                owner_words,
                due: step.by_when,
                agreed_where: &loaded.document.form,
                agreed_id: Some(loaded.id()),
                agreed_by: by,
                priority: 0,
                origin: None,
            };
            action::agree(acting, &new)?;
        }
    }
    Ok(())
}
