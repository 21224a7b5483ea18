//! Lines one under the other, over pages.

use super::{BODY, Kind, Laid, Line, MARGIN, Mark, PAGE, Page, Placed, STRONG, Style, Tree, WIDTH, wrap};
use crate::List;
use crate::fonts::Fonts;

/// Lines that belong together, to be placed.
pub struct Part {
    pub kind: Kind,
    /// Space over it, in points.
    pub before: f32,
    pub lines: Vec<Line>,
    /// Its words, where the outline wants them.
    pub words: String,
}

/// How far the items of a list stand in, in points.
const INDENT: f32 = 22.0;

pub struct Flow<'a> {
    fonts: &'a Fonts,
    laid: Laid,
    /// How far down the page is filled, in points.
    pub y: f32,
}

impl<'a> Flow<'a> {
    pub fn new(fonts: &'a Fonts) -> Flow<'a> {
        Flow { fonts, laid: Laid { pages: vec![Page::default()], ..Laid::default() }, y: MARGIN.1 }
    }

    pub fn done(self) -> Laid {
        self.laid
    }

    pub fn lines_of(&self, words: &str, style: Style, width: f32) -> Vec<Line> {
        wrap(words, style, width, self.fonts)
    }

    /// How wide the widest of these words is in one piece, in points.
    pub fn widest(&self, words: &str, style: Style) -> f32 {
        let font = self.fonts.of(style.weight);
        words.split_whitespace().map(|w| font.width(&self.fonts.drawable(w)) * style.size).fold(0.0, f32::max)
    }

    /// How wide words are on one line, in points.
    pub fn natural(&self, words: &str, style: Style) -> f32 {
        let font = self.fonts.of(style.weight);
        words.lines().map(|w| font.width(&self.fonts.drawable(w)) * style.size).fold(0.0, f32::max)
    }

    /// How much of this page is left, in points.
    pub fn left(&self) -> f32 {
        PAGE.1 - MARGIN.2 - self.y
    }

    /// Goes down to this height, if it is not further down yet.
    pub fn down_to(&mut self, y: f32) {
        self.y = self.y.max(y);
    }

    pub fn next_page(&mut self) {
        self.laid.pages.push(Page::default());
        self.y = MARGIN.1;
    }

    fn at_top(&self) -> bool {
        self.y <= MARGIN.1
    }

    fn page(&self) -> usize {
        self.laid.pages.len() - 1
    }

    /// Space, unless the page has just begun.
    pub fn space(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// Begins a page when less than this is left, unless one has just begun.
    pub fn need(&mut self, height: f32) {
        if self.left() < height && !self.at_top() {
            self.next_page();
        }
    }

    /// Puts a line here without going down: `x` points from the left margin, `down` points under where the page is filled.
    pub fn put(&mut self, line: &Line, x: f32, down: f32, repeated: bool) -> Option<Tree> {
        let nth_page = self.page();
        // Letters stand on the lower part of their line.
        let baseline = self.y + down + line.style.line * 0.5 + line.style.size * 0.36;
        let said = (line.said != line.drawn).then(|| line.said.clone());
        let at = (MARGIN.0 + x, baseline);
        let placed = Placed { at, drawn: line.drawn.clone(), said, style: line.style, repeated };
        let page = self.laid.pages.last_mut()?;
        page.lines.push(placed);
        Some(Tree::Leaf(nth_page, page.lines.len() - 1))
    }

    /// Draws a thin line across here.
    pub fn rule(&mut self, x: f32, width: f32) {
        let y = self.y;
        if let Some(page) = self.laid.pages.last_mut() {
            page.rules.push((MARGIN.0 + x, y, width));
        }
    }

    pub fn push(&mut self, tree: Tree) {
        self.laid.tree.push(tree);
    }

    /// Places lines one under the other. Two lines at least stay together at the foot of a page and at the head of the
    /// next.
    fn place(&mut self, lines: &[Line], x: f32) -> Vec<Tree> {
        let mut leaves = Vec::new();
        let count = lines.len();
        for (nth, line) in lines.iter().enumerate() {
            let first_of_several = nth == 0 && count > 1;
            let last_but_one = count > 2 && nth + 2 == count;
            let together = if first_of_several || last_but_one { 2.0 } else { 1.0 };
            self.need(line.style.line * together);
            leaves.extend(self.put(line, x, 0.0, false));
            self.y += line.style.line;
        }
        leaves
    }

    pub fn paragraph(&mut self, part: Part) {
        if part.lines.is_empty() {
            return;
        }
        self.space(part.before);
        let leaves = self.place(&part.lines, 0.0);
        self.push(Tree::Group(part.kind, part.words, leaves));
    }

    /// What stands over a table, for the table's own tree.
    pub fn caption(&mut self, part: Part) -> Option<Tree> {
        let leaves = self.place(&part.lines, 0.0);
        (!leaves.is_empty()).then_some(Tree::Group(part.kind, part.words, leaves))
    }

    /// A heading, which stays with the two lines after it.
    pub fn heading(&mut self, level: u16, words: &str, style: Style, before: f32) {
        let mut lines = self.lines_of(words, style, WIDTH);
        if lines.is_empty() {
            // Nothing of it can be drawn, and it is still a heading to those who listen.
            lines.push(Line { drawn: "\u{2022}".to_owned(), said: words.to_owned(), style });
        }
        self.space(before);
        let tall: f32 = lines.iter().map(|line| line.style.line).sum();
        self.need((tall + 8.0 + 2.0 * BODY.line).min(PAGE.1 / 2.0));
        self.laid.marks.push(Mark { level, words: words.to_owned(), page: self.page(), top: self.y });
        let leaves = self.place(&lines, 0.0);
        self.push(Tree::Group(Kind::Heading(level), words.to_owned(), leaves));
    }

    pub fn list(&mut self, list: &List) {
        let mut items = Vec::new();
        self.space(6.0);
        for (nth, item) in list.items.iter().enumerate() {
            let lines = self.lines_of(item, BODY, WIDTH - INDENT);
            let Some(first) = lines.first() else { continue };
            self.space(2.0);
            self.need(first.style.line * if lines.len() > 1 { 2.0 } else { 1.0 });
            let mark = if list.numbered { format!("{}.", nth + 1) } else { "\u{2022}".to_owned() };
            let label = Line { drawn: mark.clone(), said: mark, style: if list.numbered { BODY } else { STRONG } };
            let label = self.put(&label, 4.0, 0.0, false).into_iter().collect();
            let body = self.place(&lines, INDENT);
            let group = |kind, inside| Tree::Group(kind, String::new(), inside);
            items.push(group(Kind::Item, vec![group(Kind::Label, label), group(Kind::ItemBody, body)]));
        }
        if !items.is_empty() {
            self.push(Tree::Group(Kind::List { numbered: list.numbered }, String::new(), items));
        }
    }
}
