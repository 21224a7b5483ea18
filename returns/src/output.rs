//! A report as people and programs read it. JSON is the report itself, serialised.

mod child;
mod csv_table;
mod explain;
mod html;
mod summary;
mod workbook;

pub use child::child;
pub use csv_table::csv;
pub use explain::{Explained, examples_of, explain, explained};
pub use html::html;
pub use summary::summary;
pub use workbook::xlsx;

/// A number with its thousands apart.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// "1 row", "2 rows", "1 child", "2 children".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// Words set in lines of at most so many letters, those after the first set in.
fn wrapped(text: &str, width: usize, inset: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let length = lines.last().map_or(0, |line| line.chars().count());
        if length > 0 && length + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join(&format!("\n{}", " ".repeat(inset)))
}

#[cfg(test)]
mod tests;
