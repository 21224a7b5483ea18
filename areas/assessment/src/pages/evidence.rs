//! The assessment as it stands, to be read by whoever decides.

use crate::loaded::Loaded;
use page::{Html, esc};
use questions::{Question, show_answer};

/// Every answer, section by section; with `places` the questions that were asked, for sending back to one of them.
pub fn evidence(loaded: &Loaded) -> (Html, Vec<(String, String)>) {
    let mut html = String::from("<article class=\"kith-record\">");
    let mut places = Vec::new();
    for section in &loaded.form.sections {
        let mut answers = String::new();
        for question in &section.questions {
            let given = given(loaded, question);
            if !given.is_empty() {
                places.push((question.id.clone(), question.name().to_owned()));
                answers.push_str(&format!(
                    "<div class=\"kith-answer\" id=\"read-{}\"><p class=\"kith-answer__asked\">{}</p>{given}</div>",
                    esc(&question.id),
                    esc(&question.ask)
                ));
            }
        }
        if !answers.is_empty() {
            html.push_str(&format!("<section><h3>{}</h3>{answers}</section>", esc(&section.title)));
        }
    }
    html.push_str("</article>");
    (Html(html), places)
}

fn given(loaded: &Loaded, question: &Question) -> String {
    let show = |whose: &str, value: &str| {
        let whose = if whose.is_empty() { String::new() } else { format!("<b>{}</b> ", esc(whose)) };
        format!("<p class=\"kith-answer__given kith-words\">{whose}{}</p>", esc(&show_answer(question, value).text()))
    };
    let mut html = String::new();
    let anybody = loaded.children.iter().any(|c| loaded.form.is_visible(question, &loaded.answers, Some(c.id)))
        || loaded.form.is_visible(question, &loaded.answers, None);
    if !anybody {
        return html;
    }
    if let Some(all) = loaded.answers.own(&question.id, None) {
        html.push_str(&show("", all));
    }
    for child in &loaded.children {
        if let Some(own) = loaded.answers.own(&question.id, Some(child.id)) {
            html.push_str(&show(&format!("{}:", child.short_name()), own));
        }
    }
    html
}
