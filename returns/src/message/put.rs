//! Text written into a message.

/// Adds a value as text of an element; characters that XML cannot hold are left out. Whether it could hold all of them.
pub(crate) fn put(text: &mut String, value: &str) -> bool {
    for character in value.chars().filter(|character| holds(*character)) {
        match character {
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            // A line end that is not written so is one of another kind to whoever reads it.
            '\r' => text.push_str("&#13;"),
            _ => text.push(character),
        }
    }
    value.chars().all(holds)
}

/// Whether XML can hold a character.
///
/// Source: W3C, Extensible Markup Language 1.0, production 2.
fn holds(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
