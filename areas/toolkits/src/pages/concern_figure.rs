//! Of the open children with a concern, how many have a result of its toolkit; and the children behind each number.

use crate::standing::{self, Standing};
use crate::store::concern::Concern;
use crate::words::{Toolkit, toolkit_for};
use access::Sight;
use askama::Template;
use page::parts::{Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::{person, worker};
use store::Reading;

/// Children on a page.
const PAGE: i64 = 50;

/// The parts of the figure: their words in addresses, and what they are.
const PARTS: [(&str, &str); 4] = [
    ("result", "with a result"),
    ("reason", "with a reason for none"),
    ("task", "with an open task"),
    ("nothing", "with neither"),
];

#[derive(Template)]
#[template(path = "pages/concern_figure.html")]
struct Shown {
    back: (String, String),
    title: String,
    counts: String,
    figures: Vec<(String, String, Option<String>)>,
    list: Html,
    pager: Html,
}

fn toolkit(visit: &Visit) -> Result<&'static Toolkit, Fail> {
    toolkit_for(visit.param("concern")).ok_or(Fail::NotFound)
}

/// "28 of 80 (35.0 %)".
fn figure_words(met: usize, of: usize) -> String {
    let small = |n| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if of == 0 { "0 of 0".to_owned() } else { format!("{met} of {of} ({:.1} %)", small(met) * 100.0 / small(of)) }
}

fn counts(toolkit: &Toolkit) -> String {
    format!(
        "Children for whom somebody answers and {} stands as a concern. A result holds for {}; so does a reason. Up is good. {}.",
        toolkit.words.to_lowercase(),
        toolkit.period(),
        toolkit.agreed()
    )
}

/// GET /toolkits/{concern}
pub fn figure(visit: &Visit) -> Result<Reply, Fail> {
    let toolkit = toolkit(visit)?;
    let all = visit.read(|r| standing::all(r, toolkit, visit.today()))?;
    let count = |code: &str| all.iter().filter(|(_, s)| s.code() == code).count();
    let href = |code: &str| visit.may("read_record").then(|| format!("/toolkits/{}/{code}", toolkit.concern));
    let mut figures = vec![("With a result".to_owned(), figure_words(count("result"), all.len()), href("result"))];
    figures.extend(PARTS.iter().skip(1).map(|(code, words)| {
        let mut words = (*words).to_owned();
        words.replace_range(..1, "W");
        (words, count(code).to_string(), href(code))
    }));
    figures.push(("All".to_owned(), all.len().to_string(), href("all")));
    let body = Shown {
        back: ("/measures".to_owned(), "Measures".to_owned()),
        title: format!("{} toolkit", toolkit.words),
        counts: counts(toolkit),
        figures,
        list: Html::default(),
        pager: Html::default(),
    };
    visit.page(body.title.clone(), &body)
}

/// GET /toolkits/{concern}/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let toolkit = toolkit(visit)?;
    let which = visit.param("which");
    let words = match PARTS.iter().find(|(code, _)| *code == which) {
        Some((_, words)) => (*words).to_owned(),
        None if which == "all" => String::new(),
        None => return Err(Fail::NotFound),
    };
    visit.read(|reading| {
        let mut all = standing::all(reading, toolkit, visit.today())?;
        all.retain(|(_, s)| which == "all" || s.code() == which);
        let pages = Pager::at(visit.query.get("page"), PAGE, i64::try_from(all.len()).unwrap_or(i64::MAX));
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let mut rows = Vec::new();
        for one in all.iter().skip(skip).take(usize::try_from(PAGE).unwrap_or(0)) {
            rows.push(row(visit, reading, one)?);
        }
        let number = if all.len() == 1 { "1 child".to_owned() } else { format!("{} children", all.len()) };
        let title = format!(
            "{number}, {} a concern{}{words}",
            toolkit.words.to_lowercase(),
            if words.is_empty() { "" } else { ", " }
        );
        let heads = ["Name", "A concern since", "Toolkit", "Who answers"];
        let body = Shown {
            back: (format!("/toolkits/{}", toolkit.concern), format!("{} toolkit", toolkit.words)),
            title: title.clone(),
            counts: counts(toolkit),
            figures: Vec::new(),
            list: if rows.is_empty() { empty("Nobody.") } else { table(&Table { caption: "", heads: &heads, rows }) },
            pager: pager(&pages, &visit.path),
        };
        visit.page(title, &body)
    })
}

fn row(visit: &Visit, reading: &mut Reading<'_>, one: &(Concern, Standing)) -> Result<Vec<Html>, Fail> {
    let (concern, standing) = one;
    if visit.house.sights.sight(reading, visit.who()?, concern.person, visit.now)? != Sight::Open {
        let shut = Html::text("A record that you may not open");
        return Ok(vec![shut, Html::default(), Html::default(), Html::default()]);
    }
    let who = person::person(reading, concern.person)?;
    let doing = worker::doing_the_work(reading, concern.person, visit.today())?;
    let said = match standing {
        Standing::Result(result) => {
            Html(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", result.href, esc(&standing.words())))
        }
        _ => Html::text(&standing.words()),
    };
    Ok(vec![
        Html(format!("<a class=\"govuk-link\" href=\"/people/{}/toolkits\">{}</a>", who.kith_number, esc(&who.name()))),
        Html::text(&days::long(concern.from)),
        said,
        Html::text(&doing.map(|(_, name)| name).unwrap_or_default()),
    ])
}
