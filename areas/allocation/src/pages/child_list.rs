//! A list of children behind a figure; whoever may not open a record sees that there is one.

use askama::Template;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::{age_and_birth, all_seen_as};
use record::store::person;
use store::Reading;

/// Children on a page. Source: local.
const PAGE: i64 = 50;

/// A child, and the cells after name and age.
pub type Row = (i64, Vec<Html>);

/// What such a page shows.
pub struct ChildList<'a> {
    /// Its heading, with the number.
    pub title: String,
    /// How it was counted.
    pub intro: String,
    /// Where it leads back to, and its words.
    pub back: (&'a str, &'a str),
    /// Heads of the columns after name and age.
    pub heads: &'a [&'a str],
    /// The children, each with the cells after name and age.
    pub rows: Vec<Row>,
    /// Said when there is nobody.
    pub none: &'a str,
}

#[derive(Template)]
#[template(path = "pages/child_list.html")]
struct Shown<'a> {
    back: (&'a str, &'a str),
    title: String,
    intro: String,
    list: Html,
    pager: Html,
}

/// Rows of a table, with the name linked where the record is open; what stands beside a record that is not open stays
/// unsaid.
pub fn rows(visit: &Visit, reading: &mut Reading<'_>, rows: Vec<Row>) -> Result<Vec<Vec<Html>>, Fail> {
    let ids: Vec<i64> = rows.iter().map(|(id, _)| *id).collect();
    let people = person::people(reading, &ids)?;
    let seen = all_seen_as(visit, reading, &people)?;
    let mut drawn = Vec::new();
    for (id, cells) in rows {
        let who = people.iter().find(|p| p.id == id);
        let open = who.zip(seen.get(&id)).filter(|(_, seen)| seen.open);
        drawn.push(match open {
            Some((who, seen)) => {
                let name = format!(
                    "<a class=\"govuk-link\" href=\"/people/{}\"><bdi>{}</bdi></a>",
                    who.kith_number,
                    esc(&seen.name)
                );
                let age = Html::text(&age_and_birth(who, visit.today()).0);
                [Html(name), age].into_iter().chain(cells).collect()
            }
            None => {
                let blank = std::iter::repeat_n(Html::default(), cells.len() + 1);
                std::iter::once(Html::text("A record that you may not open")).chain(blank).collect()
            }
        });
    }
    Ok(drawn)
}

/// The page.
pub fn page(visit: &Visit, reading: &mut Reading<'_>, list: ChildList<'_>) -> Result<Reply, Fail> {
    let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(list.rows.len()).unwrap_or(i64::MAX));
    let skip = usize::try_from(pages.skip()).unwrap_or(0);
    let here: Vec<_> = list.rows.into_iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)).collect();
    let drawn = rows(visit, reading, here)?;
    let heads: Vec<&str> = ["Name", "Age"].iter().chain(list.heads).copied().collect();
    let shown =
        if drawn.is_empty() { empty(list.none) } else { table(&Table { caption: "", heads: &heads, rows: drawn }) };
    let body = Shown {
        back: list.back,
        title: list.title.clone(),
        intro: list.intro,
        list: shown,
        pager: pager(&pages, &visit.path),
    };
    visit.page(list.title, &body)
}
