//! A laid-out document as a tagged PDF.

use crate::Paper;
use crate::fonts::{Fonts, Weight};
use crate::lay::{FOOT, Kind, Laid, MARGIN, Mark, PAGE, Page, Placed, Style, Tree, lay, title};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};
use std::num::NonZeroU16;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PaperFault {
    /// The embedded fonts are no fonts: the program was built wrongly.
    #[error("the fonts in this program cannot be read: build it again from a fresh clone")]
    Fonts,
    /// The writer refused, as when a rule of PDF/UA would be broken.
    #[error("the document could not be written: {0}")]
    Refused(String),
}

/// Writes a document as PDF/UA-1. The same document gives the same bytes.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PaperFault> {
    written(paper, true)
}

/// The same, packed or not.
pub(crate) fn written(paper: &Paper, packed: bool) -> Result<Vec<u8>, PaperFault> {
    let fonts = Fonts::read().ok_or(PaperFault::Fonts)?;
    let laid = lay(paper, &fonts);
    let refused = |why: &dyn std::fmt::Debug| PaperFault::Refused(format!("{why:?}"));
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| refused(&why))?;
    let settings =
        SerializeSettings { configuration, compress_content_streams: packed, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let mut drawn = Vec::new();
    for (nth, page) in laid.pages.iter().enumerate() {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PaperFault::Fonts)?;
        let mut to = document.start_page_with(size);
        let mut surface = to.surface();
        drawn.push(draw(&mut surface, page, &fonts));
        foot(&mut surface, &fonts, &paper.footer, nth + 1, laid.pages.len());
    }
    let tree = laid.tree.iter().map(|tree| node(tree, &drawn)).collect::<Vec<Node>>();
    document.set_tag_tree(TagTree::from(tree).with_lang(Some(paper.language.clone())));
    document.set_outline(outline(&laid));
    document.set_metadata(metadata(paper));
    document.finish().map_err(|why| refused(&why))
}

fn metadata(paper: &Paper) -> Metadata {
    let number = |n: i8| u8::try_from(n).unwrap_or(1);
    let day = DateTime::new(u16::try_from(paper.day.year()).unwrap_or(0))
        .month(number(paper.day.month()))
        .day(number(paper.day.day()));
    Metadata::new()
        .title(title(paper))
        .language(paper.language.clone())
        .authors(vec![paper.author.chars().filter(|c| !c.is_control()).collect()])
        .creator("Kith".to_owned())
        .creation_date(day)
}

fn grey(lightness: u8) -> Fill {
    Fill { paint: luma::Color::new(lightness).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

/// Draws a page and gives each line's identity in the tree.
fn draw(surface: &mut Surface<'_>, page: &Page, fonts: &Fonts) -> Vec<Identifier> {
    let mut identities = Vec::new();
    surface.set_fill(Some(grey(0)));
    for line in &page.lines {
        let tag = match line.repeated {
            true => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            false => ContentTag::Span(SpanTag::empty().with_actual_text(line.said.as_deref())),
        };
        identities.push(surface.start_tagged(tag));
        write(surface, fonts, line);
        surface.end_tagged();
    }
    surface.set_fill(Some(grey(150)));
    for (x, y, width) in &page.rules {
        let mut path = PathBuilder::new();
        if let Some(thin) = Rect::from_xywh(*x, *y, *width, 0.6) {
            path.push_rect(thin);
        }
        if let Some(path) = path.finish() {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            surface.draw_path(&path);
            surface.end_tagged();
        }
    }
    identities
}

fn write(surface: &mut Surface<'_>, fonts: &Fonts, line: &Placed) {
    let font = fonts.of(line.style.weight);
    let at = Point::from_xy(line.at.0, line.at.1);
    surface.draw_glyphs(at, &font.glyphs(&line.drawn), font.font.clone(), &line.drawn, line.style.size, false);
}

/// The line at the foot, and the page's number: of the page, not of the document.
fn foot(surface: &mut Surface<'_>, fonts: &Fonts, words: &str, nth: usize, of: usize) {
    surface.set_fill(Some(grey(70)));
    let font = fonts.of(Weight::Regular);
    let y = PAGE.1 - MARGIN.2 + 34.0;
    let number = format!("Page {nth} of {of}");
    let right = PAGE.0 - MARGIN.0 - font.width(&number) * FOOT.size;
    let words = fonts.drawable(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let room = right - MARGIN.0 - 12.0;
    let fits = crate::lay::first_line(&words, FOOT, room, fonts);
    for (kind, x, drawn) in [(ArtifactType::Footer, MARGIN.0, fits), (ArtifactType::PageNumber, right, number)] {
        if drawn.is_empty() {
            continue;
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        let style: Style = FOOT;
        write(surface, fonts, &Placed { at: (x, y), drawn, said: None, style, repeated: true });
        surface.end_tagged();
    }
}

/// A part of the tree with the identities of its lines.
fn node(tree: &Tree, drawn: &[Vec<Identifier>]) -> Node {
    match tree {
        Tree::Leaf(page, line) => {
            let identity = drawn.get(*page).and_then(|lines| lines.get(*line));
            identity.map_or_else(|| Node::Group(TagGroup::new(Tag::NonStruct)), |identity| Node::Leaf(*identity))
        }
        Tree::Group(kind, words, inside) => {
            let inside = inside.iter().map(|one| node(one, drawn)).collect();
            Node::Group(TagGroup::with_children(tag(*kind, words), inside))
        }
    }
}

fn tag(kind: Kind, words: &str) -> TagKind {
    match kind {
        Kind::Paragraph => Tag::P.into(),
        Kind::Heading(level) => {
            Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(words.to_owned())).into()
        }
        Kind::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Kind::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::ItemBody => Tag::LBody.into(),
        Kind::Table if words.is_empty() => Tag::Table.into(),
        Kind::Table => Tag::Table.with_summary(Some(words.to_owned())).into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
    }
}

/// The headings, nested, each with its place.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    let mut rest = laid.marks.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let (entry, left) = entry(first, after);
        outline.push_child(entry);
        rest = left;
    }
    outline
}

fn entry<'a>(mark: &Mark, mut rest: &'a [Mark]) -> (OutlineNode, &'a [Mark]) {
    let place = XyzDestination::new(mark.page, Point::from_xy(MARGIN.0, mark.top));
    let mut node = OutlineNode::new(mark.words.clone(), place).with_open(true);
    while let Some((next, after)) = rest.split_first().filter(|(next, _)| next.level > mark.level) {
        let (child, left) = entry(next, after);
        node.push_child(child);
        rest = left;
    }
    (node, rest)
}
