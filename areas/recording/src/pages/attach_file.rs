//! Files kept with a record: added, downloaded, and taken away with a reason. They are never shown inside a page.

use crate::pages::loaded::Loaded;
use crate::pages::reasoned::{self, Reasoned, reason, reason_field, together};
use crate::rules::file_kind::{accept, by_code, file_kind, tidy_name};
use crate::store::attachment::{self, Attachment, NewAttachment};
use askama::Template;
use page::parts::{Errors, Field, text};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::document::Standing;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/attach_file.html")]
struct AttachFile {
    files: Vec<(String, String, String, Option<String>)>,
    gone: Vec<String>,
    add: Option<(String, Html)>,
    accept: String,
}

/// The files of a record, and where to add one; nothing where there is neither.
pub fn panel(visit: &Visit, reading: &mut Reading<'_>, loaded: &Loaded) -> Result<Html, Fail> {
    let all = attachment::of_document(reading, loaded.id())?;
    let may = visit.may("write_record") && loaded.document.standing != Standing::Discarded;
    if all.is_empty() && !may {
        return Ok(Html::default());
    }
    let at = |a: &Attachment| format!("{}/files/{}", loaded.path(), a.id);
    let more = |a: &Attachment| {
        let kind = by_code(&a.kind).map_or("a file", |k| k.words);
        let words = if a.words.is_empty() { String::new() } else { format!("{}; ", a.words) };
        format!("{words}{kind}, {}, added by {} on {}", size(a.size), a.by, days::long_with_time(a.at))
    };
    let (gone, here): (Vec<_>, Vec<_>) = all.iter().partition(|a| a.ended_why.is_some());
    let files =
        here.iter().map(|a| (at(a), a.name.clone(), more(a), may.then(|| format!("{}/remove", at(a))))).collect();
    let gone = gone
        .iter()
        .map(|a| format!("{} was taken away. {}", a.name, a.ended_why.clone().unwrap_or_default()))
        .collect();
    let add = may.then(|| (format!("{}/files", loaded.path()), visit.hidden()));
    Ok(Html::of(&AttachFile { files, gone, add, accept: accept() }))
}

fn size(bytes: i64) -> String {
    match bytes {
        ..1_048_576 => format!("{} KB", (bytes + 1023) / 1024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// POST /records/{record}/files
pub fn attach(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    if loaded.document.standing == Standing::Discarded {
        return Err(Fail::NotFound);
    }
    let mut errors = Errors::none();
    let mut kinds = Vec::new();
    for file in &visit.files {
        let name = tidy_name(&file.name);
        if let Some(kind) = errors.take("file", file_kind(&name, &file.bytes)) {
            kinds.push((name, kind.code));
        }
    }
    if visit.files.is_empty() {
        errors.add("file", "Choose a file to add");
    }
    let words: String = questions::clean(visit.form.text("what")).chars().take(200).collect();
    if !errors.is_empty() {
        return shown(visit, &loaded, &words, &errors);
    }
    let name = &visit.who()?.name;
    visit.act(visit.subjects.first().copied(), None, |acting| {
        for (file, (called, kind)) in visit.files.iter().zip(&kinds) {
            attachment::attach(
                acting,
                loaded.id(),
                &NewAttachment { name: called, kind, bytes: &file.bytes, words: &words, by: name },
            )?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(format!("{}#files", loaded.path()), "The file is kept with the record."))
}

/// A file that could not be kept: why, and the field again.
fn shown(visit: &Visit, loaded: &Loaded, words: &str, errors: &Errors) -> Result<Reply, Fail> {
    let said: String = errors
        .all()
        .map(|(_, s)| format!("<p class=\"govuk-error-message\" id=\"file-error\">{}</p>", esc(s)))
        .collect();
    let file = Html(format!(
        "<div class=\"govuk-form-group govuk-form-group--error\"><label class=\"govuk-label\" for=\"file\">Choose a file</label>{said}<input class=\"govuk-file-upload\" type=\"file\" id=\"file\" name=\"file\" accept=\"{}\" aria-describedby=\"file-error\"></div>",
        accept()
    ));
    let path = loaded.path();
    let asked = Html(format!(
        "<p class=\"govuk-body-s\"><a class=\"govuk-back-link\" href=\"{path}\">{}</a></p><h1 class=\"govuk-heading-l\">Add a file</h1>{}<p class=\"govuk-body\">Nothing else in the record was changed.</p><form method=\"post\" action=\"{path}/files\" enctype=\"multipart/form-data\">{}{file}{}<button class=\"govuk-button\">Add the file</button></form>",
        esc(&loaded.title()),
        page::parts::error_summary(errors),
        visit.hidden(),
        text(Field { name: "what", label: "What is it?", hint: "", value: words }, "", "", &Errors::none())
    ));
    Ok(Reply::Page { title: "Error: Add a file".to_owned(), body: asked, status: 422 })
}

/// GET /records/{record}/files/{file}
pub fn download(visit: &Visit) -> Result<Reply, Fail> {
    let (record, file) = (visit.id("record")?, visit.id("file")?);
    let (found, bytes) = visit.read(|r| attachment::with_bytes(r, record, file))?.ok_or(Fail::NotFound)?;
    let kind = by_code(&found.kind).ok_or(Fail::NotFound)?;
    Ok(Reply::Download { name: found.name, content_type: kind.content_type, bytes })
}

/// GET /records/{record}/files/{file}/remove
pub fn remove_form(visit: &Visit) -> Result<Reply, Fail> {
    removing(visit, &Errors::none())
}

fn removing(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    let file = visit.id("file")?;
    let (found, _) = visit.read(|r| attachment::with_bytes(r, loaded.id(), file))?.ok_or(Fail::NotFound)?;
    let asked = Reasoned {
        header: Html::default(),
        back: Some((loaded.path(), loaded.title())),
        heading: format!("Take {} away", found.name),
        intro: "It can no longer be opened. That it was here, who took it away and why stays in the record.".to_owned(),
        fields: together([reason_field(
            "Why is it taken away?",
            "For example, it shows another family",
            visit.form.text("reason"),
            errors,
        )]),
        action: format!("{}/files/{file}/remove", loaded.path()),
        button: "Take it away",
    };
    reasoned::page(visit, asked, errors)
}

/// POST /records/{record}/files/{file}/remove
pub fn remove(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let why = reason(visit, &mut errors, "Say why it is taken away");
    if !errors.is_empty() {
        return removing(visit, &errors);
    }
    let (record, file) = (visit.id("record")?, visit.id("file")?);
    visit.read(|r| attachment::with_bytes(r, record, file))?.ok_or(Fail::NotFound)?;
    let said = format!("{}, {}: {why}", visit.who()?.name, days::long(visit.today()));
    visit.act(visit.subjects.first().copied(), Some(&why), |acting| {
        attachment::end(acting, file, &said).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/records/{record}#files"), "The file was taken away."))
}
