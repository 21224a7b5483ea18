//! Practice: the council's forms, what they ask and why, and the practice model they serve.

mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod ways;
mod words;

use ::store::Migration;
use page::{Area, Nav, Route, get, may, post};

const MIGRATIONS: &[Migration] = &[
    Migration {
        id: "0040_practice_forms",
        sql: include_str!("migrations/0040_practice_forms.sql"),
        sample: include_str!("migrations/0040_practice_forms.sample.sql"),
    },
    Migration {
        id: "0041_practice_support",
        sql: include_str!("migrations/0041_practice_support.sql"),
        sample: include_str!("migrations/0041_practice_support.sample.sql"),
    },
];

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "practice",
        routes: reading().into_iter().chain(changing()).chain(questions()).chain(using()).collect(),
        nav: vec![Nav { words: "Forms", href: "/forms", may: Some("read_forms") }],
        figures: vec![Nav {
            words: "Free text only, and floor support",
            href: "/free-text-only",
            may: Some("set_tasks"),
        }],
        migrations: MIGRATIONS,
        ..Area::default()
    }
}

fn reading() -> Vec<Route> {
    use pages::{form, form_versions, forms, practice_model, preview_form, unused_questions};
    let read = may("read_forms");
    vec![
        get("/forms", read, forms::list),
        get("/forms/{form}", read, form::read),
        get("/forms/{form}/preview", read, preview_form::live),
        get("/forms/{form}/versions", read, form_versions::list),
        get("/forms/{form}/versions/{version}", read, form_versions::read),
        get("/practice-model", read, practice_model::read),
        get("/unused-questions", read, unused_questions::read),
        get("/unused-questions.csv", read, unused_questions::download),
    ]
}

fn changing() -> Vec<Route> {
    use pages::{
        bring_together, check_form, copy_form, edit_form, edit_practice_model, form_text, form_versions, form_words,
        preview_form, publish_form,
    };
    let edit = may("edit_forms");
    vec![
        get("/forms/{form}/edit", edit, edit_form::show),
        get("/forms/{form}/edit/preview", edit, preview_form::mine),
        get("/forms/{form}/edit/words", edit, form_words::show),
        post("/forms/{form}/edit/words", edit, "change_form_words", form_words::send),
        get("/forms/{form}/edit/text", edit, form_text::show),
        post("/forms/{form}/edit/text", edit, "change_form_text", form_text::send),
        get("/forms/{form}/edit/check", edit, check_form::show),
        post("/forms/{form}/publish", edit, "publish_form", publish_form::publish),
        post("/forms/{form}/edit/away", edit, "throw_form_changes_away", publish_form::throw_away),
        get("/forms/{form}/edit/together", edit, bring_together::show),
        post("/forms/{form}/edit/together", edit, "bring_form_changes_together", bring_together::send),
        post("/forms/{form}/versions/{version}/back", edit, "go_back_to_form_version", form_versions::go_back),
        get("/forms/{form}/copy", edit, copy_form::show),
        post("/forms/{form}/copy", edit, "make_form", copy_form::send),
        get("/practice-model/edit", edit, edit_practice_model::show),
        post("/practice-model/edit", edit, "change_practice_model", edit_practice_model::send),
    ]
}

fn questions() -> Vec<Route> {
    use pages::{move_question, put_question, section, take_out_question};
    let edit = may("edit_forms");
    vec![
        get("/forms/{form}/edit/add", edit, put_question::show),
        post("/forms/{form}/edit/add", edit, "add_question", put_question::send),
        get("/forms/{form}/edit/questions/{question}", edit, put_question::show),
        post("/forms/{form}/edit/questions/{question}", edit, "change_question", put_question::send),
        get("/forms/{form}/edit/questions/{question}/out", edit, take_out_question::show),
        post("/forms/{form}/edit/questions/{question}/out", edit, "take_out_question", take_out_question::send),
        post("/forms/{form}/edit/questions/{question}/back", edit, "put_back_question", move_question::put_back),
        post("/forms/{form}/edit/questions/{question}/move", edit, "move_question", move_question::step),
        get("/forms/{form}/edit/sections/{section}", edit, section::show),
        post("/forms/{form}/edit/sections/{section}", edit, "change_section", section::send),
    ]
}

fn using() -> Vec<Route> {
    use pages::{effort, free_text, support, uptake};
    let (read, helps) = (may("read_forms"), may("set_tasks"));
    vec![
        get("/forms/{form}/effort", read, effort::show),
        get("/forms/{form}/effort/{version}", read, effort::list),
        get("/forms/{form}/uptake", read, uptake::show),
        get("/forms/{form}/uptake/{team}/{which}", read, uptake::list),
        get("/free-text-only", helps, free_text::show),
        get("/free-text-only/{worker}", helps, support::show),
        post("/free-text-only/{worker}", helps, "book_floor_support", support::book),
        post("/free-text-only/{worker}/{booking}", helps, "settle_floor_support", support::settle),
    ]
}
