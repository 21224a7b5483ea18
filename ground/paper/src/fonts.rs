//! The two embedded fonts: what they can draw, how wide words are, and which glyphs they become.
//!
//! Noto Sans covers Latin with every accent, Greek, Cyrillic and Devanagari. What it lacks is drawn as a replacement
//! mark; the words themselves stay in the document for a screen reader and for copying.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Face, Feature, Script, ShapePlan, UnicodeBuffer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

const REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/regular.ttf"));
const BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bold.ttf"));

/// What stands for a character that the font does not have.
const REPLACEMENT: char = '\u{fffd}';

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// One font, to measure with and to draw with.
pub struct One {
    face: Face<'static>,
    /// For the document.
    pub font: Font,
    /// Units of one em.
    em: f32,
    /// How each script is drawn, with marks put together or not; working it out takes longer than drawing.
    plans: RefCell<Vec<(Script, bool, Rc<ShapePlan>)>>,
    /// How wide words were, in em.
    widths: RefCell<HashMap<String, f32>>,
}

/// Both fonts.
pub struct Fonts {
    regular: One,
    bold: One,
}

impl Fonts {
    /// Reads the embedded fonts; nothing when they are no fonts.
    pub fn read() -> Option<Fonts> {
        Some(Fonts { regular: One::read(REGULAR)?, bold: One::read(BOLD)? })
    }

    /// The font of that weight.
    pub fn of(&self, weight: Weight) -> &One {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The words as these fonts can draw them. Characters without width or meaning are left out.
    pub fn drawable(&self, words: &str) -> String {
        words.chars().filter(|c| !is_ignorable(*c)).map(|c| if self.has(c) { c } else { REPLACEMENT }).collect()
    }

    fn has(&self, c: char) -> bool {
        let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        let has = |one: &One| one.face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0);
        !private && has(&self.regular) && has(&self.bold)
    }
}

/// Control characters, joiners, marks of direction, selectors of variants: nothing is drawn for them.
fn is_ignorable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

impl One {
    fn read(bytes: &'static [u8]) -> Option<One> {
        let face = Face::from_slice(bytes, 0)?;
        let font = Font::new(bytes.into(), 0)?;
        let em = font.units_per_em();
        Some(One { face, font, em, plans: RefCell::default(), widths: RefCell::default() })
    }

    /// The glyphs of drawable words, with their advances in em.
    pub fn glyphs(&self, words: &str) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        // An accented letter that the font has stays one glyph, so that copying gives that letter back.
        let marks = words.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{97f}'));
        let plan = self.plan(buffer.script(), marks);
        let shaped = rustybuzz::shape_with_plan(&self.face, &plan, buffer);
        let em = |units: i32| f32::from(i16::try_from(units).unwrap_or(0)) / self.em;
        let starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| usize::try_from(info.cluster).unwrap_or(0)).collect();
        let drawn = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(&starts);
        drawn
            .enumerate()
            .map(|(n, ((info, at), start))| {
                // A glyph stands for the text up to where the next cluster begins.
                let next = starts.iter().skip(n).find(|next| *next != start);
                let range = *start..next.copied().unwrap_or(words.len());
                let glyph = GlyphId::new(info.glyph_id);
                KrillaGlyph::new(
                    glyph,
                    em(at.x_advance),
                    em(at.x_offset),
                    em(at.y_offset),
                    em(at.y_advance),
                    range,
                    None,
                )
            })
            .collect()
    }

    fn plan(&self, script: Script, marks: bool) -> Rc<ShapePlan> {
        let mut plans = self.plans.borrow_mut();
        if let Some((_, _, plan)) = plans.iter().find(|(s, m, _)| *s == script && *m == marks) {
            return plan.clone();
        }
        let whole = [Feature::new(Tag::from_bytes(b"ccmp"), 0, ..)];
        let features: &[Feature] = if marks { &[] } else { &whole };
        let plan = Rc::new(ShapePlan::new(&self.face, Direction::LeftToRight, Some(script), None, features));
        plans.push((script, marks, plan.clone()));
        plan
    }

    /// How wide drawable words are, in em.
    pub fn width(&self, words: &str) -> f32 {
        if let Some(width) = self.widths.borrow().get(words) {
            return *width;
        }
        let width = self.glyphs(words).iter().map(|glyph| glyph.x_advance).sum();
        self.widths.borrow_mut().insert(words.to_owned(), width);
        width
    }
}
