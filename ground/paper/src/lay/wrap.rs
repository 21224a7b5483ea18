//! Words into lines.

use super::Style;
use crate::fonts::Fonts;

/// A line of words, not yet in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// As it is drawn.
    pub drawn: String,
    /// As it was written.
    pub said: String,
    /// How.
    pub style: Style,
}

/// A space at which a line may end; not one that holds words together.
fn ends_word(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Puts words into lines of at most `width` points. Line ends in the words stay; a word wider than a line is cut. Words
/// of which nothing is drawn give no line.
pub fn wrap(words: &str, style: Style, width: f32, fonts: &Fonts) -> Vec<Line> {
    let mut done = Wrapping { lines: Vec::new(), line: None, wide: 0.0, style };
    let font = fonts.of(style.weight);
    let space = font.width(" ") * style.size;
    for one in words.split(['\n', '\u{2028}', '\u{2029}']) {
        for said in one.split(ends_word).filter(|word| !word.is_empty()) {
            let drawn = fonts.drawable(said);
            let mut wide = font.width(&drawn) * style.size;
            if wide <= width {
                done.add(&drawn, said, wide, space, width);
                continue;
            }
            // Too wide for any line: cut it where it fills one; what was written stays with the first part.
            let mut said = Some(said);
            let mut rest = drawn.as_str();
            while !rest.is_empty() {
                let cut = cut(rest, style, width, fonts);
                let (part, after) = rest.split_at(cut);
                wide = font.width(part) * style.size;
                let whole = if drawn == said.unwrap_or(&drawn) { part } else { said.take().unwrap_or_default() };
                done.end();
                done.add(part, whole, wide, space, width);
                rest = after;
            }
        }
        done.end();
    }
    done.lines
}

/// Where to cut words that are too wide: after as many characters as fit, and at least one.
fn cut(words: &str, style: Style, width: f32, fonts: &Fonts) -> usize {
    let mut wide = 0.0;
    let mut end = 0;
    for glyph in fonts.of(style.weight).glyphs(words) {
        wide += glyph.x_advance * style.size;
        if wide > width && end > 0 {
            break;
        }
        end = end.max(glyph.text_range.end);
    }
    let end = if end == 0 { words.len() } else { end };
    (end..=words.len()).find(|at| words.is_char_boundary(*at)).unwrap_or(words.len())
}

struct Wrapping {
    lines: Vec<Line>,
    line: Option<Line>,
    wide: f32,
    style: Style,
}

impl Wrapping {
    fn add(&mut self, drawn: &str, said: &str, wide: f32, space: f32, width: f32) {
        if self.line.is_some() && self.wide + space + wide > width {
            self.end();
        }
        let line =
            self.line.get_or_insert_with(|| Line { drawn: String::new(), said: String::new(), style: self.style });
        if !line.said.is_empty() {
            line.said.push(' ');
        }
        line.said.push_str(said);
        if drawn.is_empty() {
            return;
        }
        if !line.drawn.is_empty() {
            line.drawn.push(' ');
            self.wide += space;
        }
        line.drawn.push_str(drawn);
        self.wide += wide;
    }

    fn end(&mut self) {
        self.wide = 0.0;
        self.lines.extend(self.line.take().filter(|line| !line.drawn.is_empty()));
    }
}
