//! What was said and is not on record, as tasks to complete the file (C01-02).

use days::{Calendar, Day, Rules};
use record::store::action;
use store::{Acting, Fault};

/// Makes a task of each fact that was said in supervision about a person and is not on record, for `owner` (a worker of
/// ours, if it is one, and their name). Gives the day on which they are due; nothing when no rule is in force.
pub fn put_on_record(
    acting: &mut Acting<'_>,
    person: i64,
    facts: &[&str],
    (owner, owner_words): (Option<i64>, &str),
    by: &str,
    today: Day,
) -> Result<Option<Day>, Fault> {
    let rule = Rules::built_in().rule_on("missing_fact", today).ok();
    let due = rule.and_then(|rule| days::due(rule, today, Calendar::england()).ok()).map(|d| d.due);
    for fact in facts {
        let words = format!("Put on record: {fact}");
        let new = action::NewAction {
            person: Some(person),
            words: &words,
            owner,
            owner_words,
            due,
            agreed_where: "supervision",
            agreed_id: None,
            agreed_by: by,
            priority: 0,
            origin: None,
        };
        action::agree(acting, &new)?;
    }
    Ok(due)
}
