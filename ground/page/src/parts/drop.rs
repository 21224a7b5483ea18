//! A place for files: dragged onto it where there is a script, chosen where there is none.

use super::Errors;
use crate::{Html, esc};

/// A place for files. Its input has the id `f-NAME`, under which a fault of it is noted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Drop<'a> {
    /// The field's name.
    pub name: &'a str,
    /// What is wanted: "This year's files".
    pub what: &'a str,
    /// What may be done or where they are, after what is wanted; may be empty.
    pub more: &'a str,
    /// The field that the files of a dragged folder named "last" go to; may be empty.
    pub last: &'a str,
    /// A field for a whole folder beside the one for files; may be empty.
    pub folder: &'a str,
}

/// Draws it with the list of what was chosen.
pub fn drop(place: &Drop<'_>, errors: &Errors) -> Html {
    let (name, what, more) = (esc(place.name), esc(place.what), esc(place.more));
    let id = format!("f-{}", place.name);
    let last =
        if place.last.is_empty() { String::new() } else { format!(" data-drop-last=\"#f-{}\"", esc(place.last)) };
    let (mut error, mut group, mut described) = (String::new(), "govuk-form-group", String::new());
    if let Some(said) = errors.at(&id) {
        error = format!(
            "<p class=\"govuk-error-message\" id=\"f-{name}-error\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>",
            esc(said)
        );
        group = "govuk-form-group govuk-form-group--error";
        described = format!(" aria-describedby=\"f-{name}-error\"");
    }
    let folder = if place.folder.is_empty() {
        String::new()
    } else {
        let folder = esc(place.folder);
        format!(
            "<label class=\"govuk-label\" for=\"f-{folder}\">or choose a whole folder<span class=\"govuk-visually-hidden\">: {what}</span></label><input class=\"govuk-file-upload\" id=\"f-{folder}\" name=\"{folder}\" type=\"file\" webkitdirectory>"
        )
    };
    Html(format!(
        "<div class=\"{group}\">{error}<div class=\"kith-drop\" data-drop=\"#f-{name}-list\"{last}><p><b>{what}</b>{more}</p><label class=\"govuk-label\" for=\"f-{name}\">or choose them<span class=\"govuk-visually-hidden\">: {what}</span></label><input class=\"govuk-file-upload\" id=\"f-{name}\" name=\"{name}\" type=\"file\" multiple{described}>{folder}<ul class=\"kith-files\" id=\"f-{name}-list\" data-files></ul></div></div>"
    ))
}
