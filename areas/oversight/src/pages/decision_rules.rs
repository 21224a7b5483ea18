//! Which steps need a manager, and for whom; and each step's rule, changed as a new version.

use crate::pages::asked::{self, Asked, Part, typed};
use crate::rules::decision_points::{self, Rule, Step, in_force};
use crate::rules::rationale::reason;
use crate::store::decision_rule::{self, NewRule};
use crate::words::Asks;
use days::Day;
use page::parts::{Errors, Field, Table, date, radios, table, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use store::Reading;

/// GET /decision-rules
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    let rows = visit.read(|reading| {
        let mut rows = Vec::new();
        for step in decision_points::steps() {
            let all = decision_rule::versions(reading, step)?;
            let now = in_force(&all, today);
            let coming = all.iter().filter(|r| r.from > today).max_by_key(|r| r.version);
            let coming = coming.map_or(String::new(), |r| {
                let words = format!("From {}: {}", days::long(r.from), r.asks.words());
                format!("<br><span class=\"kith-quiet\">{}</span>", esc(&words))
            });
            let who = now.map_or("A manager decides: no rule is in force yet".to_owned(), |r| r.asks.words());
            let since = now.map_or(String::new(), |r| format!("Version {}, since {}", r.version, days::long(r.from)));
            let link =
                format!("<a class=\"govuk-link\" href=\"/decision-rules/{}\">{}</a>", esc(&step.id), esc(&step.words));
            let source = now.map(|r| r.source.clone()).unwrap_or_default();
            rows.push(vec![
                Html(link),
                Html(format!("{}{coming}", esc(&who))),
                Html(format!("{}<br><span class=\"kith-quiet\">{}</span>", esc(&since), esc(&source))),
            ]);
        }
        Ok::<_, Fail>(rows)
    })?;
    let heads = ["Step", "Who must ask a manager", "Since, and why (local)"];
    let back =
        if visit.may("agree_decisions") { ("/decisions".to_owned(), "Decisions") } else { ("/".to_owned(), "Home") };
    let intro = "Both ways are logged: what a manager decided, and what a worker did without asking. A decision keeps the version it was asked under.";
    let asked = Asked {
        title: "Which steps need a manager".to_owned(),
        back,
        above: Html(format!("<p class=\"govuk-body\">{intro}</p>")),
        parts: Vec::new(),
        below: table(&Table { caption: "", heads: &heads, rows }),
    };
    asked::page(visit, asked, &Errors::none())
}

fn step(visit: &Visit) -> Result<&'static Step, Fail> {
    decision_points::step(visit.param("step")).ok_or(Fail::NotFound)
}

fn latest(all: &[Rule]) -> i64 {
    all.iter().map(|r| r.version).max().unwrap_or(0)
}

/// GET /decision-rules/{step}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (step, today) = (step(visit)?, visit.today());
    let all = decision_rule::versions(reading, step)?;
    let now = in_force(&all, today).map(|r| r.version);
    let rows = all.iter().rev().map(|r| {
        let stands = if Some(r.version) == now { "In force. " } else { "" };
        let by = if r.by.is_empty() { "Came with Kith".to_owned() } else { r.by.clone() };
        vec![
            Html::text(&r.version.to_string()),
            Html::text(&format!("{stands}{}", r.asks.words())),
            Html::text(&days::long(r.from)),
            Html(format!("{}<br><span class=\"kith-quiet\">{}</span>", esc(&r.source), esc(&by))),
        ]
    });
    let heads = ["Version", "Who must ask", "From", "Why"];
    let below = table(&Table { caption: "Every version", heads: &heads, rows: rows.collect() });
    let mut parts = Vec::new();
    if visit.may("set_decision_rules") {
        parts.push(change(visit, &all, errors));
    }
    let asked = Asked {
        title: step.words.clone(),
        back: ("/decision-rules".to_owned(), "Which steps need a manager"),
        above: Html::default(),
        parts,
        below,
    };
    asked::page(visit, asked, errors)
}

fn change(visit: &Visit, all: &[Rule], errors: &Errors) -> Part {
    let stands = in_force(all, visit.today()).map_or(Asks::Everybody, |r| r.asks);
    let years = stands.years().map(|y| y.to_string()).unwrap_or_default();
    let today = days::long(visit.today());
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let who = [
        ("everybody", "Everybody"),
        ("under_years", "Workers qualified for less than some years, or in their first year, unless trusted"),
        ("not_trusted", "Everybody who is not on the trusted list"),
        ("nobody", "Nobody: it is logged and goes on"),
    ];
    let seen = visit.form.get("seen").map_or_else(|| latest(all).to_string(), str::to_owned);
    Part {
        id: "change",
        title: "Change who must ask".to_owned(),
        above: Html::default(),
        action: visit.path.clone(),
        hidden: Html(format!("{}<input type=\"hidden\" name=\"seen\" value=\"{}\">", visit.hidden(), esc(&seen))),
        fields: vec![
            radios(at("asks", "Who must ask a manager?", "", typed(visit, "asks", stands.code())), &who, errors),
            text(
                at(
                    "years",
                    "Less than how many years?",
                    "Only for workers by their years",
                    typed(visit, "years", &years),
                ),
                "govuk-input--width-2",
                " inputmode=\"numeric\"",
                errors,
            ),
            date(
                at(
                    "from",
                    "From which day?",
                    "Today or later: what was asked before keeps its rule",
                    typed(visit, "from", &today),
                ),
                errors,
            ),
            textarea(
                at("reason", "Why?", "Workers and managers read this beside the rule", typed(visit, "reason", "")),
                3,
                errors,
            ),
        ],
        button: "Add this version",
    }
}

/// The most years that a rule asks for. Source: local.
const MOST_YEARS: i64 = 40;

fn asks(visit: &Visit, errors: &mut Errors) -> Option<Asks> {
    let code = visit.form.text("asks");
    let years = visit.form.text("years").parse::<i64>().ok().filter(|y| (1..=MOST_YEARS).contains(y));
    if code == "under_years" && years.is_none() {
        errors.add("years", format!("Enter a whole number of years from 1 to {MOST_YEARS}"));
        return None;
    }
    let asks = Asks::from_code(code, years);
    if asks.is_none() {
        errors.add("asks", "Choose who must ask a manager");
    }
    asks
}

fn from(visit: &Visit, errors: &mut Errors) -> Option<Day> {
    let today = visit.today();
    let day = errors.take("from", days::parse_day(visit.form.text("from")))?;
    let far = today.saturating_add(jiff::Span::new().years(1));
    match day {
        day if day < today => {
            let said =
                format!("{} has passed. Enter today or a later day: what was asked keeps its rule", days::long(day));
            errors.add("from", said);
            None
        }
        day if day > far => {
            errors.add("from", format!("{} is more than a year away. Check the year", days::long(day)));
            None
        }
        day => Some(day),
    }
}

/// POST /decision-rules/{step}
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let (step, by) = (step(visit)?, visit.who()?.name.clone());
    let mut errors = Errors::none();
    let asks = asks(visit, &mut errors);
    let from = from(visit, &mut errors);
    let why = errors.take("reason", reason(visit.form.get("reason").unwrap_or_default(), "Say why the rule changes"));
    let (Some(asks), Some(from), Some(why)) = (asks, from, why) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(None, Some(&why), |acting| {
        let all = decision_rule::versions(acting, step)?;
        if visit.form.text("seen") != latest(&all).to_string() {
            let said = "Somebody changed this rule after you opened the page. Open it again, look at the newest version, and change it if it still needs it.";
            return Err(Fail::Stale(said.to_owned()));
        }
        let new = NewRule { step: &step.id, version: latest(&all) + 1, asks, from, reason: &why, by: &by };
        Ok(decision_rule::add(acting, &new).map(|_| ())?)
    })?;
    let said = format!("From {}, who must ask: {}.", days::long(from), asks.words());
    Ok(Reply::to_saying(format!("/decision-rules/{}", step.id), said))
}
