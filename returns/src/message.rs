//! XML messages, walked through element by element: streaming, namespaces ignored, no entity expanded, depth bounded,
//! every fault with its line.

mod fault;
mod put;

pub use fault::MessageFault;
pub(crate) use fault::{Told, refused, short};
pub(crate) use put::put;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// How deep elements may stand in one another; the census needs seven.
///
/// Source: local, against messages made to exhaust memory.
const DEEPEST: usize = 32;

/// Where the walk is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'m> {
    /// The file, as it was named.
    pub file: &'m str,
    /// The line, from 1.
    pub line: u64,
    /// What is read, as `the census`.
    pub what: &'static str,
}

impl At<'_> {
    /// A fault here for which the message is refused.
    pub fn refuse(&self, expected: impl Into<String>, what_to_do: &str) -> MessageFault {
        refused(self.file, self.line, expected, what_to_do)
    }
}

/// What takes the pieces of a message as they come.
pub(crate) trait Take {
    /// An element begins.
    fn begin(&mut self, at: &At<'_>, name: &str) -> Result<(), MessageFault>;
    /// Text within the element that began last; may come in parts.
    fn text(&mut self, at: &At<'_>, text: &str);
    /// The element that began last and has not ended, ends.
    fn end(&mut self, at: &At<'_>) -> Result<(), MessageFault>;
}

/// Walks through a message to its end, and says where that is. `what` names what is read, as `the census`.
///
/// Errors: one sentence when it is not UTF-8, not well formed, too deep, or declares or uses entities of its own.
pub(crate) fn walk<'m>(
    file: &'m str,
    bytes: &'m [u8],
    what: &'static str,
    take: &mut impl Take,
) -> Result<At<'m>, MessageFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut at = At { file, line: 1, what };
    let text = std::str::from_utf8(bytes).map_err(|wrong| {
        at.line += newlines(bytes.get(..wrong.valid_up_to()).unwrap_or_default());
        at.refuse("text in UTF-8", &format!("Export {what} again as UTF-8, or save it so in an editor."))
    })?;
    if !text.trim_start().starts_with('<') {
        return Err(at.refuse("an XML message that begins with <", &format!("Give {what} as it was exported.")));
    }
    let (mut reader, mut counted, mut depth) = (Reader::from_str(text), 0, 0);
    loop {
        let event = reader.read_event().map_err(|why| {
            let told = format!("XML that is whole and well formed ({why})");
            at.refuse(told, &format!("The file was cut off or changed by hand; export {what} again."))
        })?;
        let now = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        at.line += newlines(text.as_bytes().get(counted..now).unwrap_or_default());
        counted = now.max(counted);
        if matches!(event, Event::Start(_) | Event::Empty(_)) && depth >= DEEPEST {
            let told = format!("elements at most {DEEPEST} deep");
            return Err(at.refuse(told, &format!("Give {what} as it was exported.")));
        }
        match event {
            Event::Start(start) => {
                take.begin(&at, start.local_name().into_inner())?;
                depth += 1;
            }
            Event::Empty(start) => {
                take.begin(&at, start.local_name().into_inner())?;
                take.end(&at)?;
            }
            Event::End(_) => {
                take.end(&at)?;
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) => take.text(&at, &text),
            Event::CData(text) => take.text(&at, &text),
            Event::GeneralRef(name) => refer(&at, &name, take)?,
            Event::DocType(declared) if declared.contains("ENTITY") => return Err(entities(&at)),
            Event::DocType(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return Ok(at),
        }
    }
}

/// A reference: one of the five that XML has, or a character by its number.
fn refer(at: &At<'_>, name: &BytesRef<'_>, take: &mut impl Take) -> Result<(), MessageFault> {
    match quick_xml::escape::resolve_xml_entity(name) {
        Some(text) => take.text(at, text),
        None => match name.resolve_char_ref() {
            Ok(Some(character)) => take.text(at, character.encode_utf8(&mut [0; 4])),
            _ => return Err(entities(at)),
        },
    }
    Ok(())
}

fn entities(at: &At<'_>) -> MessageFault {
    let what_to_do = format!("Take the document type (DOCTYPE) out; {} does not need one.", at.what);
    at.refuse("no entities of its own", &what_to_do)
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
