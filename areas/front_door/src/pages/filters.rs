//! The board's filters: what the address asks for, how it is written there again, and the form that changes it.

use crate::codes;
use crate::store::board::Wanted;
use crate::words::Stage;
use page::parts::{Errors, Field, choice};
use page::{Form, Html, Visit, esc};

/// What the address asks for; what cannot be read is left out.
pub fn wanted(visit: &Visit) -> Wanted {
    let ask = |name: &str| visit.query.get(name).unwrap_or_default();
    let key = |name: &str| ask(name).parse::<i64>().ok();
    let me = visit.who.as_ref().and_then(|w| w.worker);
    Wanted {
        stage: Stage::from_code(ask("stage")),
        team: key("team"),
        worker: if ask("worker") == "mine" { me } else { key("worker") },
        nobody: ask("worker") == "nobody",
        agency: key("agency"),
        concern: codes::concerns().iter().find(|c| c.code == ask("concern")).map(|c| c.code.clone()),
        late: ask("late") == "yes",
    }
}

/// The filters as an address writes them, without stage, lateness and page; ends in `&` unless it is empty.
pub fn query(wanted: &Wanted) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for (name, key) in [("team", wanted.team), ("worker", wanted.worker), ("agency", wanted.agency)] {
        fields.extend(key.map(|key| (name, key.to_string())));
    }
    if wanted.nobody {
        fields.push(("worker", "nobody".to_owned()));
    }
    fields.extend(wanted.concern.clone().map(|c| ("concern", c)));
    let written = Form::of(fields).write();
    if written.is_empty() { written } else { format!("{}&amp;", esc(&written)) }
}

/// The stage and lateness as an address writes them.
pub fn which(stage: Option<Stage>, late: bool) -> String {
    match (stage, late) {
        (_, true) => "late=yes&amp;".to_owned(),
        (Some(stage), _) => format!("stage={}&amp;", stage.code()),
        (None, false) => String::new(),
    }
}

/// Choices that stand in the filter's form.
pub struct Offered {
    /// Teams with their names.
    pub teams: Vec<(i64, String)>,
    /// Workers of the front door.
    pub workers: Vec<(i64, String)>,
    /// Agencies in use.
    pub agencies: Vec<(i64, String)>,
}

/// The form; it keeps the stage that is read.
pub fn form(wanted: &Wanted, offered: &Offered) -> Html {
    let keyed = |first: (&str, &str), all: &[(i64, String)]| {
        let mut list = vec![(first.0.to_owned(), first.1.to_owned())];
        list.extend(all.iter().map(|(id, name)| (id.to_string(), name.clone())));
        list
    };
    let drawn = |name: &str, label: &str, value: String, list: Vec<(String, String)>| {
        let options: Vec<(&str, &str)> = list.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
        choice(Field { name, label, hint: "", value: &value }, &options, &Errors::none()).0
    };
    let chosen = |key: Option<i64>| key.map(|k| k.to_string()).unwrap_or_default();
    let mut workers = keyed(("", "Anybody"), &offered.workers);
    workers.insert(1, ("nobody".to_owned(), "Nobody yet".to_owned()));
    let worker = if wanted.nobody { "nobody".to_owned() } else { chosen(wanted.worker) };
    let mut concerns = vec![(String::new(), "Any concern".to_owned())];
    concerns.extend(codes::concerns().iter().map(|c| (c.code.clone(), c.words.clone())));
    let hidden = match (wanted.stage, wanted.late) {
        (_, true) => "<input type=\"hidden\" name=\"late\" value=\"yes\">".to_owned(),
        (Some(stage), _) => format!("<input type=\"hidden\" name=\"stage\" value=\"{}\">", stage.code()),
        _ => String::new(),
    };
    let fields = [
        drawn("team", "Team", chosen(wanted.team), keyed(("", "Any team"), &offered.teams)),
        drawn("worker", "Who has it", worker, workers),
        drawn("agency", "Agency", chosen(wanted.agency), keyed(("", "Any agency"), &offered.agencies)),
        drawn("concern", "Concern", wanted.concern.clone().unwrap_or_default(), concerns),
    ];
    Html(format!(
        "<form class=\"kith-filter kith-no-print\" method=\"get\" action=\"/front-door\">{hidden}{}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Show</button></form>",
        fields.concat()
    ))
}
