//! One setting: its referrals and who works there, as far as the register knows.

use super::lists::listed;
use super::room::{adult_linked, room};
use crate::codes::codes;
use crate::door;
use crate::store::{adult, referral, setting};
use page::parts::{Table, empty, table, tag};
use page::{Fail, Html, Reply, Visit, esc};

/// GET /allegations/settings/{setting}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    door::open(visit)?;
    let (name, id, body) = visit.read(|reading| {
        let one = setting::setting(reading, visit.id("setting")?)?.ok_or(Fail::NotFound)?;
        let all = referral::at_setting(reading, one.id)?;
        let repeat = if all.len() > 1 { tag("Repeat setting", "orange").0 } else { String::new() };
        let list = match all.is_empty() {
            true => empty("No referral is about this setting."),
            false => listed(visit, reading, "Referrals, the latest first", &all)?,
        };
        let posts = adult::posts_at(reading, one.id)?;
        let ids: Vec<i64> = posts.iter().map(|p| p.adult).collect();
        let adults = adult::adults(reading, &ids)?;
        let rows: Vec<Vec<Html>> = posts
            .iter()
            .map(|p| {
                vec![
                    adults.get(&p.adult).map(adult_linked).unwrap_or_default(),
                    Html::text(&codes().roles.words(&p.role)),
                    Html::text(&p.title),
                    Html::text(&p.to.map_or_else(|| "Now".to_owned(), |day| format!("Until {}", days::long(day)))),
                ]
            })
            .collect();
        let who = match rows.is_empty() {
            true => Html::default(),
            false => table(&Table {
                caption: "Adults of the register who work or worked here",
                heads: &["Adult", "Role", "Title", "When"],
                rows,
            }),
        };
        let sector = esc(&codes().sectors.words(&one.sector));
        Ok::<_, Fail>((one.name, one.id, Html(format!("<p class=\"govuk-body\">{sector} {repeat}</p>{list}{who}"))))
    })?;
    door::looked(visit, "A setting of the register", Some(id))?;
    room(visit, "", &name, body)
}
