//! Where everything stands: lines on pages, and the tree of what they mean. Nothing here knows PDF.

mod flow;
mod table;
mod wrap;

use crate::fonts::{Fonts, Weight};
use crate::{Block, Paper};
use flow::{Flow, Part};
use wrap::{Line, wrap};

/// An A4 page, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right, top, bottom.
pub const MARGIN: (f32, f32, f32) = (62.0, 58.0, 72.0);
/// How wide the text is.
pub const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN.0;
/// Where an address begins at the latest for a window envelope (BS 4264: 51 mm from the top), in points.
const ADDRESS_TOP: f32 = 145.0;

/// How words are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size, in points.
    pub size: f32,
    /// From one line to the next, in points.
    pub line: f32,
    /// Weight.
    pub weight: Weight,
}

const fn style(size: f32, line: f32, weight: Weight) -> Style {
    Style { size, line, weight }
}

pub const BODY: Style = style(11.0, 16.0, Weight::Regular);
const STRONG: Style = style(11.0, 16.0, Weight::Bold);
const TITLE: Style = style(17.0, 23.0, Weight::Bold);
const SECTION: Style = style(13.5, 19.0, Weight::Bold);
const PART: Style = style(11.5, 16.5, Weight::Bold);
const COUNCIL: Style = style(15.0, 20.0, Weight::Bold);
const CELL: Style = style(10.0, 14.0, Weight::Regular);
const HEAD: Style = style(10.0, 14.0, Weight::Bold);
pub const FOOT: Style = style(9.0, 12.0, Weight::Regular);

/// What a part of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Heading(u16),
    List { numbered: bool },
    Item,
    Label,
    ItemBody,
    Table,
    Caption,
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
}

/// The tree of what the lines mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// A part, with its words where a reader's outline wants them, and what is in it.
    Group(Kind, String, Vec<Tree>),
    /// A line: its page and its number there.
    Leaf(usize, usize),
}

/// A line of words in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Left end and baseline, in points from the top left.
    pub at: (f32, f32),
    /// The words as they are drawn.
    pub drawn: String,
    /// The words as they were written, where these differ.
    pub said: Option<String>,
    /// How.
    pub style: Style,
    /// Whether it belongs to the page and not to the document, as a head that is repeated.
    pub repeated: bool,
}

/// A thin line across: left end, height, width.
pub type Ruled = (f32, f32, f32);

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub lines: Vec<Placed>,
    pub rules: Vec<Ruled>,
}

/// A heading, for the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub level: u16,
    pub words: String,
    pub page: usize,
    pub top: f32,
}

/// The whole document in its places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Laid {
    pub pages: Vec<Page>,
    pub tree: Vec<Tree>,
    pub marks: Vec<Mark>,
}

/// Lays a document out.
pub fn lay(paper: &Paper, fonts: &Fonts) -> Laid {
    let mut flow = Flow::new(fonts);
    if let Some(head) = &paper.letterhead {
        let mut parts = flow.lines_of(&head.name, COUNCIL, WIDTH);
        parts.extend(head.lines.iter().flat_map(|line| flow.lines_of(line, BODY, WIDTH)));
        flow.paragraph(Part { kind: Kind::Paragraph, before: 0.0, lines: parts, words: String::new() });
    }
    if !paper.address.is_empty() {
        flow.down_to(ADDRESS_TOP);
        let lines = paper.address.iter().flat_map(|line| flow.lines_of(line, BODY, WIDTH * 0.6)).collect();
        flow.paragraph(Part { kind: Kind::Paragraph, before: 0.0, lines, words: String::new() });
    }
    for (nth, (what, fact)) in paper.facts.iter().enumerate() {
        let before = if nth == 0 { 22.0 } else { 0.0 };
        let lines = flow.lines_of(&format!("{what}: {fact}"), BODY, WIDTH);
        flow.paragraph(Part { kind: Kind::Paragraph, before, lines, words: String::new() });
    }
    let title = title(paper);
    flow.heading(1, &title, TITLE, 24.0);
    let mut level = 1;
    for block in &paper.blocks {
        match block {
            // A heading is at most one deeper than the one before (ISO 14289-1, 7.4.2).
            Block::Heading(heading) if !heading.words.trim().is_empty() => {
                level = u16::from(heading.level).clamp(2, 3).min(level + 1);
                let style = if level == 2 { SECTION } else { PART };
                flow.heading(level, heading.words.trim(), style, if level == 2 { 16.0 } else { 11.0 });
            }
            Block::Heading(_) => {}
            Block::Paragraph(words) => {
                let lines = flow.lines_of(words, BODY, WIDTH);
                flow.paragraph(Part { kind: Kind::Paragraph, before: 8.0, lines, words: String::new() });
            }
            Block::List(list) => flow.list(list),
            Block::Table(of) => table::lay(&mut flow, of),
        }
    }
    flow.done()
}

/// What the document is called; every document must be called something (ISO 14289-1, 7.1).
pub fn title(paper: &Paper) -> String {
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = |text: &str| clean(&text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>());
    [clean(&paper.title), clean(&paper.author)]
        .into_iter()
        .find(|t| !t.is_empty())
        .unwrap_or_else(|| "Document".to_owned())
}

/// As much of drawable words as fits on one line.
pub fn first_line(words: &str, style: Style, width: f32, fonts: &Fonts) -> String {
    wrap(words, style, width, fonts).into_iter().next().map(|line: Line| line.drawn).unwrap_or_default()
}
