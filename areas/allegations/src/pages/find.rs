//! Finding an adult or a setting on the register. What is typed stands in no address.

use super::room::{adult_linked, room};
use crate::codes::codes;
use crate::door;
use crate::store::{adult, setting};
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::matching::read_query;

/// Most of each that are shown.
const MOST: usize = 30;

#[derive(Template)]
#[template(path = "pages/find.html")]
struct Find {
    hidden: Html,
    typed: String,
    found: Html,
}

/// GET /allegations/find
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "The search page", None)?;
    let body = Find { hidden: visit.hidden(), typed: String::new(), found: Html::default() };
    room(visit, "/allegations/find", "Find an adult or a setting", Html::of(&body))
}

/// POST /allegations/find
pub fn find(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "A search of the register", None)?;
    let typed: String = visit.form.text("find").chars().take(200).collect();
    let found = visit.read(|reading| {
        let adults = adult::find(reading, &read_query(&typed).sketch(), MOST)?;
        let settings = setting::find(reading, &typed, i64::try_from(MOST).unwrap_or(30))?;
        let mut html = String::new();
        if !adults.is_empty() {
            let mut rows = Vec::new();
            for one in &adults {
                let posts = adult::posts(reading, one.adult.id)?;
                let posts: Vec<String> =
                    posts.iter().map(|p| format!("{}, {}", codes().roles.words(&p.role), p.setting_name)).collect();
                let reasons: Vec<String> = one.reasons.iter().map(ToString::to_string).collect();
                rows.push(vec![
                    adult_linked(&one.adult),
                    Html::text(&one.adult.aliases().join(", ")),
                    Html::text(&one.adult.born.map_or_else(String::new, days::long)),
                    Html::text(&posts.join("; ")),
                    Html::text(&reasons.join("; ")),
                ]);
            }
            let heads = ["Adult", "Also called", "Born", "Posts", "Why found"];
            html.push_str(&table(&Table { caption: "Adults, the likeliest first", heads: &heads, rows }).0);
        }
        if !settings.is_empty() {
            let rows = settings
                .iter()
                .map(|s| {
                    let link =
                        format!("<a class=\"govuk-link\" href=\"/allegations/settings/{}\">{}</a>", s.id, esc(&s.name));
                    vec![Html(link), Html::text(&codes().sectors.words(&s.sector))]
                })
                .collect();
            html.push_str(&table(&Table { caption: "Settings", heads: &["Setting", "Sector"], rows }).0);
        }
        if html.is_empty() {
            html = empty(
                "Nobody on the register, and no setting, is like this. Names are found by sound and near-spelling too.",
            )
            .0;
        }
        Ok::<_, Fail>(Html(html))
    })?;
    let body = Find { hidden: visit.hidden(), typed, found };
    room(visit, "/allegations/find", "Find an adult or a setting", Html::of(&body))
}
