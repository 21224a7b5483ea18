//! Marked text, as people write it, to blocks and back; and blocks as plain text.

use crate::{Block, Heading, List};

/// What a line begins as.
enum Line<'a> {
    Empty,
    Heading(u8, &'a str),
    Item { numbered: bool, words: &'a str },
    Words(&'a str),
}

fn line(text: &str) -> Line<'_> {
    let text = text.trim_end();
    let number =
        text.split_once(". ").filter(|(n, _)| !n.is_empty() && n.len() < 4 && n.bytes().all(|b| b.is_ascii_digit()));
    match text {
        _ if text.trim().is_empty() => Line::Empty,
        _ if text.starts_with("### ") => Line::Heading(3, text.get(4..).unwrap_or_default().trim()),
        _ if text.starts_with("## ") => Line::Heading(2, text.get(3..).unwrap_or_default().trim()),
        _ if text.starts_with("- ") => Line::Item { numbered: false, words: text.get(2..).unwrap_or_default().trim() },
        _ => match number {
            Some((_, words)) => Line::Item { numbered: true, words: words.trim() },
            None => Line::Words(text),
        },
    }
}

/// Reads marked text: paragraphs with an empty line between, `## ` and `### ` before headings, `- ` and `1. ` before the
/// items of a list. Any text can be read; what is no mark is words.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    let mut open = false;
    for one in text.lines().map(line) {
        match (one, all.last_mut()) {
            (Line::Empty, _) => {
                open = false;
                continue;
            }
            (Line::Heading(level, words), _) => {
                all.push(Block::Heading(Heading { level, words: words.to_owned() }));
                open = false;
                continue;
            }
            (Line::Item { numbered, words }, Some(Block::List(list))) if open && list.numbered == numbered => {
                list.items.push(words.to_owned());
            }
            (Line::Item { numbered, words }, _) => {
                all.push(Block::List(List { numbered, items: vec![words.to_owned()] }));
            }
            (Line::Words(words), Some(Block::Paragraph(text))) if open => {
                text.push('\n');
                text.push_str(words);
            }
            (Line::Words(words), Some(Block::List(list))) if open => match list.items.last_mut() {
                Some(item) => {
                    item.push(' ');
                    item.push_str(words.trim());
                }
                None => list.items.push(words.trim().to_owned()),
            },
            (Line::Words(words), _) => all.push(Block::Paragraph(words.to_owned())),
        }
        open = true;
    }
    all
}

/// Blocks as marked text, for somebody to change. A table becomes a line for each row, since marked text has none.
pub fn marked(blocks: &[Block]) -> String {
    written(blocks, true)
}

/// Blocks as plain text, for an e-mail: headings stand on a line of their own.
pub fn plain(blocks: &[Block]) -> String {
    written(blocks, false)
}

fn written(blocks: &[Block], marks: bool) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Heading(heading) if marks && heading.level > 2 => format!("### {}", heading.words),
            Block::Heading(heading) if marks => format!("## {}", heading.words),
            Block::Heading(heading) => heading.words.clone(),
            Block::Paragraph(words) => words.clone(),
            Block::List(list) => {
                let mark = |n: usize| if list.numbered { format!("{}.", n + 1) } else { "-".to_owned() };
                let items = list.items.iter().enumerate();
                items.map(|(n, item)| format!("{} {item}", mark(n))).collect::<Vec<_>>().join("\n")
            }
            Block::Table(table) => {
                let rows = table.rows.iter().map(|row| {
                    let cells = row.iter().enumerate().map(|(n, cell)| match table.heads.get(n) {
                        Some(head) if !head.is_empty() => format!("{head}: {cell}"),
                        _ => cell.clone(),
                    });
                    format!("- {}", cells.collect::<Vec<_>>().join("; "))
                });
                let caption = (!table.caption.is_empty()).then(|| table.caption.clone());
                caption.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
            }
        })
        .collect();
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_become_headings_paragraphs_and_lists() {
        let text = "Dear Gail\n\nThank you.\nWe read it.\n\n## What happens next\n- A worker rings\n- You hear\nby Friday\n\n1. One\n2. Two\n";
        let read = blocks(text);
        let list =
            |numbered, items: [&str; 2]| Block::List(List { numbered, items: items.map(str::to_owned).to_vec() });
        assert_eq!(
            read,
            [
                Block::Paragraph("Dear Gail".to_owned()),
                Block::Paragraph("Thank you.\nWe read it.".to_owned()),
                Block::Heading(Heading { level: 2, words: "What happens next".to_owned() }),
                list(false, ["A worker rings", "You hear by Friday"]),
                list(true, ["One", "Two"]),
            ]
        );
        assert_eq!(blocks(&marked(&read)), read);
        assert!(plain(&read).contains("\n\nWhat happens next\n\n- A worker rings"));
    }

    proptest! {
        #[test]
        fn every_word_of_any_text_is_in_its_blocks(text in "[ a-z#\\-0-9.\n]{0,300}") {
            let kept = plain(&blocks(&text));
            for word in text.split_whitespace().filter(|w| w.bytes().any(|b| b.is_ascii_lowercase())) {
                prop_assert!(kept.contains(word), "{word} of {text:?} is not in {kept:?}");
            }
        }

        #[test]
        fn what_was_read_is_written_and_read_the_same(text in "\\PC{0,40}(\n\\PC{0,40}){0,6}") {
            let once = blocks(&text);
            prop_assert_eq!(blocks(&marked(&once)), once);
        }
    }
}
