//! Documents are written, read back with another program's code, and compared with what was meant.

mod reading;

use crate::draw::written;
use crate::{Block, Heading, Letterhead, List, Paper, Table, pdf};
use proptest::prelude::*;
use reading::{Read, text_of};

fn paragraph(words: &str) -> Block {
    Block::Paragraph(words.to_owned())
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|w| (*w).to_owned()).collect()
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper::new("What we decided", "Westmere Council", "2026-11-23".parse().unwrap(), blocks)
}

fn table(rows: usize) -> Table {
    let row = |n: usize| words(&[&format!("Child {n}"), "Seen alone at home, and at school the day after", "Yes"]);
    Table {
        caption: "Who was seen".to_owned(),
        heads: words(&["Child", "Where", "Seen"]),
        rows: (0..rows).map(row).collect(),
        named_rows: true,
    }
}

fn whole() -> Paper {
    let list = |numbered| Block::List(List { numbered, items: words(&["A worker rings you", "You hear by Friday"]) });
    Paper {
        letterhead: Some(Letterhead { name: "Westmere Council".to_owned(), lines: words(&["Children’s services"]) }),
        address: words(&["Gail Ward", "Westfield School", "Mill Lane"]),
        facts: vec![("Our reference".to_owned(), "R7K2-9QX4".to_owned())],
        footer: "Westmere Council, children’s services".to_owned(),
        ..paper(vec![
            paragraph("Dear Gail"),
            paragraph("We met Łukasz, Zoë and Nguyễn Thị Ánh; Ørsted, Šárka, Ğülşen, Ἀλέξανδρος and Оксана too."),
            Block::Heading(Heading { level: 2, words: "What happens next".to_owned() }),
            list(false),
            Block::Heading(Heading { level: 3, words: "In order".to_owned() }),
            list(true),
            Block::Table(table(60)),
        ])
    }
}

#[test]
fn a_letter_is_read_back_with_its_title_language_and_every_tag() {
    let read = Read::of(&pdf(&whole()).unwrap());

    assert_eq!(read.title(), "What we decided");
    assert_eq!(read.language(), "en-GB");
    assert!(read.shows_title() && read.is_marked() && read.says_pdf_ua());
    let tree = read.tree();
    let top = tree.strip_prefix("Document(").unwrap();
    assert!(
        top.starts_with("P P P H1 P P H2 L(LI(Lbl LBody) LI(Lbl LBody)) H3 L(LI(Lbl LBody) LI(Lbl LBody)) Table("),
        "{tree}"
    );
    assert!(tree.contains("Table(Caption THead(TR(TH TH TH)) TBody(TR(TH TD TD) TR(TH TD TD)"), "{tree}");
    assert_eq!((tree.matches("TR(").count(), tree.matches("THead").count()), (61, 1));
    assert_eq!(read.headings(), ["What we decided", "What happens next", "In order"]);
    assert_eq!(read.outline(), ["What we decided", "What happens next", "In order"]);
    assert!(read.scopes().iter().filter(|s| *s == "Column").count() == 3 && read.scopes().contains(&"Row".to_owned()));
    assert!(read.fonts_are_embedded());
}

#[test]
fn names_in_every_alphabet_of_europe_and_vietnam_are_drawn_and_can_be_copied() {
    let read = text_of(&pdf(&whole()).unwrap());
    for name in ["Łukasz", "Zoë", "Nguyễn Thị Ánh", "Ørsted", "Šárka", "Ğülşen", "Ἀλέξανδρος", "Оксана"]
    {
        assert!(read.contains(name), "{name} is not in: {read}");
    }
    assert!(!read.contains('\u{fffd}'));
}

#[test]
fn a_long_table_goes_on_over_pages_with_its_heads_again_and_every_page_has_its_number() {
    let pages = Read::of(&pdf(&whole()).unwrap()).pages();
    assert!(pages.len() > 2, "{}", pages.len());
    for (nth, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Page {} of {}", nth + 1, pages.len())), "{page}");
        assert!(page.contains("Westmere Council, children’s services"), "{page}");
        assert!(page.contains("Where"), "the head is not on page {}: {page}", nth + 1);
    }
    let all = pages.join(" ");
    for n in 0..60 {
        assert_eq!(all.matches(&format!("Child {n} ")).count(), 1, "row {n}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(pdf(&whole()).unwrap(), pdf(&whole()).unwrap());
    let other = Paper { day: "2026-11-24".parse().unwrap(), ..whole() };
    assert_ne!(pdf(&whole()).unwrap(), pdf(&other).unwrap());
}

#[test]
fn a_word_that_the_font_lacks_is_marked_and_kept_for_those_who_listen() {
    let bytes = written(&paper(vec![paragraph("Her name is 王芳, and she draws 🦊.")]), false).unwrap();
    let read = text_of(&bytes);
    assert!(read.contains("Her name is \u{fffd}\u{fffd},"), "{read}");
    assert!(Read::of(&bytes).actual_texts().iter().any(|t| t.contains("王芳") && t.contains("🦊")));
}

#[test]
fn a_heading_is_never_more_than_one_level_deeper_than_the_one_before() {
    let head = |level, words: &str| Block::Heading(Heading { level, words: words.to_owned() });
    let read = Read::of(&pdf(&paper(vec![head(3, "First"), head(9, "Second"), head(0, "Third")])).unwrap());
    assert_eq!(read.tree(), "Document(H1 H2 H3 H2)");
}

#[test]
fn a_document_of_nothing_still_has_a_title_and_a_page() {
    let empty =
        Paper::new(" \n", "", "2026-11-23".parse().unwrap(), vec![paragraph(""), Block::Table(Table::nothing())]);
    let read = Read::of(&pdf(&empty).unwrap());
    assert_eq!((read.title().as_str(), read.pages().len()), ("Document", 1));
}

#[test]
fn a_cell_longer_than_a_page_goes_on_over_the_next() {
    let long: Vec<String> = (0..1500).map(|n| format!("word{n}")).collect();
    let rows = vec![vec!["Robin".to_owned(), long.join(" ")]];
    let of = Table { caption: String::new(), heads: words(&["Child", "Said"]), rows, named_rows: false };
    let bytes = pdf(&paper(vec![Block::Table(of)])).unwrap();
    let read = text_of(&bytes);
    assert!(Read::of(&bytes).pages().len() > 1);
    for word in long {
        assert!(read.split_whitespace().any(|w| w == word), "{word}");
    }
}

impl Table {
    fn nothing() -> Table {
        Table { caption: String::new(), heads: Vec::new(), rows: vec![words(&["x"])], named_rows: false }
    }
}

fn any_block() -> impl Strategy<Value = Block> {
    let text = prop_oneof![
        "\\PC{0,60}",
        "[A-Za-zĀ-žẠ-ỹ,. \n]{0,400}",
        ".{0,30}",
        "[\u{300}-\u{36f}a-c\u{900}-\u{97f}\u{200b}-\u{200f}\u{e000}-\u{e010}\u{feff}]{0,20}"
    ];
    let items = proptest::collection::vec(text.clone(), 0..6);
    prop_oneof![
        text.clone().prop_map(Block::Paragraph),
        (any::<u8>(), text.clone()).prop_map(|(level, words)| Block::Heading(Heading { level, words })),
        (any::<bool>(), items.clone()).prop_map(|(numbered, items)| Block::List(List { numbered, items })),
        (text, items.clone(), proptest::collection::vec(items, 0..5), any::<bool>())
            .prop_map(|(caption, heads, rows, named_rows)| Block::Table(Table { caption, heads, rows, named_rows })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn any_document_at_all_becomes_a_pdf_that_keeps_the_rules(
        title in "\\PC{0,30}|.{0,10}", author in ".{0,10}", footer in "\\PC{0,200}", blocks in proptest::collection::vec(any_block(), 0..8),
    ) {
        let any = Paper { title, author, footer, ..paper(blocks) };
        let bytes = pdf(&any);
        prop_assert!(bytes.is_ok(), "{:?}", bytes.err());
    }

    #[test]
    fn every_word_of_a_document_is_in_its_pdf(text in proptest::collection::vec("[A-Za-zŁłëễńøßæ']{1,14}", 1..200), break_at in 1usize..40) {
        let mut said = String::new();
        for (n, word) in text.iter().enumerate() {
            said.push_str(word);
            said.push(if n % break_at == break_at - 1 { '\n' } else { ' ' });
        }
        let read = text_of(&pdf(&paper(vec![paragraph(&said)])).unwrap());
        let found: std::collections::HashSet<&str> = read.split_whitespace().collect();
        for word in &text {
            prop_assert!(found.contains(word.as_str()), "{word} is not in {read}");
        }
    }
}
