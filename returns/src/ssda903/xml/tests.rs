use super::layout::{EPISODE, Field, Group, HEADER, Item};
use super::*;
use crate::ssda903::{TABLES, Table};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

const MESSAGE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<e:EXPSSDA903 xmlns:e=\"urn:x\">
 <CHILD>
  <HEADER>
   <CHILDID>a1</CHILDID><UPN>UN1</UPN><SEX>F</SEX><DOB>01/05/2010</DOB><ETHNIC>WBRI</ETHNIC>
   <UASC>1</UASC><DUC>01/05/2028</DUC>
   <IN_TOUCH/><ACTIV/><ACCOM/>
   <AREVIEW><REVIEW>08/04/2026</REVIEW><REVIEW_CODE>PN7</REVIEW_CODE></AREVIEW>
   <AREVIEW><REVIEW>28/09/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
   <OC2><SDQ_REASON>SDQ4</SDQ_REASON></OC2>
  </HEADER>
  <EPISODE><DECOM>08/03/2026</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N8</CIN><PL>U1</PL><HOME_POST>N1 &#57;PF</HOME_POST><DEC/><REC/></EPISODE>
 </CHILD>
 <CHILD><HEADER><CHILDID>B2</CHILDID><UASC>0</UASC><ACTIV>F2</ACTIV></HEADER></CHILD>
</e:EXPSSDA903>
";

/// Every row of a table as heading=value, without what is missing.
fn rows(message: &Message, table: Table) -> Vec<String> {
    let grid = message.source.grid(table as usize).unwrap();
    let cell = |row, at| grid.cell(row, at).map(|cell| format!("{}={cell}", grid.columns()[at]));
    let row = |row| (0..grid.columns().len()).filter_map(|at| cell(row, at)).collect::<Vec<_>>().join(" ");
    (0..grid.rows()).map(row).collect()
}

#[test]
fn a_message_is_read_into_the_tables_that_it_has_a_place_for() {
    let message = read("r.xml", MESSAGE.as_bytes()).unwrap();
    assert_eq!(message.told, []);
    assert_eq!(
        rows(&message, Table::Header),
        ["CHILD=A1 SEX=F DOB=01/05/2010 ETHNIC=WBRI UPN=UN1 UASC=1", "CHILD=B2 UASC=0"]
    );
    assert_eq!(
        rows(&message, Table::Episodes),
        ["CHILD=A1 DECOM=08/03/2026 RNE=S LS=C2 CIN=N8 PLACE=U1 HOME_POST=N1 9PF"]
    );
    assert_eq!(
        rows(&message, Table::Reviews),
        [
            "CHILD=A1 DOB=01/05/2010 REVIEW=08/04/2026 REVIEW_CODE=PN7",
            "CHILD=A1 DOB=01/05/2010 REVIEW=28/09/2026 REVIEW_CODE=PN1"
        ]
    );
    assert_eq!(rows(&message, Table::UASC), ["CHILD=A1 SEX=F DOB=01/05/2010 DUC=01/05/2028"]);
    // Empty elements of a table that is spread over the header are no row of it.
    assert_eq!(rows(&message, Table::OC3), ["CHILD=B2 ACTIV=F2"]);
    assert_eq!(rows(&message, Table::OC2), ["CHILD=A1 DOB=01/05/2010 SDQ_REASON=SDQ4"]);
    let given = |table: Table| message.source.grid(table as usize).is_some();
    assert!(given(Table::Missing) && !given(Table::SWEpisodes) && !given(Table::DoLo));
    assert!(!message.source.has(Table::Episodes as usize, "PL_LA"));
}

#[test]
fn what_the_return_does_not_know_is_told_with_its_line() {
    let odd = MESSAGE.replace("<RNE>S</RNE>", "<SHOE>9</SHOE><RNE>S</RNE><RNE>P</RNE>text");
    let message = read("r.xml", odd.as_bytes()).unwrap();
    let told: Vec<String> = message.told.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "r.xml, line 12, element SHOE: expected an element that the return knows here. It was left aside; check its \
             name and place.",
            "r.xml, line 12, element RNE: found “P”, expected one of it here. The first was taken; take the other out.",
            "r.xml, line 12, element text: found “text”, expected elements and no text of its own here. It was left \
             aside.",
        ]
    );
}

#[test]
fn what_is_no_return_is_refused_in_a_sentence() {
    let refused = |text: &str| read("r.xml", text.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        refused("<Message/>"),
        "r.xml, line 1: expected one element EXPSSDA903 that holds all others, not Message. This is not a return on \
         looked-after children; give the file that holds it."
    );
    assert!(refused("<EXPSSDA903/>").contains("at least one CHILD"));
    assert!(refused("CHILD,DOB").contains("begins with <"));
    assert!(refused("<!DOCTYPE x [<!ENTITY a \"b\">]><EXPSSDA903/>").contains("no entities of its own"));
    assert!(refused("<EXPSSDA903><CHILD>&lol;</CHILD></EXPSSDA903>").contains("no entities of its own"));
    let deep = format!("<EXPSSDA903>{}", "<A>".repeat(100_000));
    assert!(refused(&deep).contains("at most 32 deep"));
    assert!(read("r.xml", b"<EXPSSDA903>\n\xff").unwrap_err().to_string().contains("line 2: expected text in UTF-8"));
}

#[test]
fn a_message_cut_anywhere_is_refused_or_read_whole() {
    let whole = read("r.xml", MESSAGE.as_bytes()).unwrap();
    for end in 0..MESSAGE.len() {
        match read("r.xml", &MESSAGE.as_bytes()[..end]) {
            Err(fault) => assert!(!fault.to_string().is_empty()),
            Ok(read) => {
                assert!(MESSAGE[end..].trim().is_empty(), "cut at {end}");
                assert_eq!(rows(&read, Table::Episodes), rows(&whole, Table::Episodes));
            }
        }
    }
}

/// Path, least, characters or rows.
fn listed() -> Vec<(String, bool, usize)> {
    let field = |path: &str, field: &Field| (format!("{path}/{}", field.element), field.always, field.most);
    let group = |path: &str, group: &Group| {
        let path = format!("{path}/{}", group.element);
        let mut all: Vec<_> = group.fields.iter().map(|one| field(&path, one)).collect();
        all.push((path, false, group.most));
        all
    };
    let header = HEADER.iter().flat_map(|item| match item {
        Item::Field(one) => vec![field("/EXPSSDA903/CHILD/HEADER", one)],
        Item::Group(one) => group("/EXPSSDA903/CHILD/HEADER", one),
    });
    header.chain(group("/EXPSSDA903/CHILD", &EPISODE)).collect()
}

#[test]
fn the_layout_is_the_published_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/standards/ssda903_xml_layout_2021.csv");
    let mut published = BTreeMap::new();
    for record in csv::Reader::from_path(path).unwrap().records() {
        let record = record.unwrap();
        let length = |name: &str| record[4].split(';').find_map(|facet| facet.strip_prefix(name)?.parse().ok());
        let most = match &record[1] {
            "group" => record[3].parse().ok(),
            _ => length("maxLength=").or_else(|| length("length=")).or(Some(10)),
        };
        published.insert(record[0].to_owned(), (&record[2] == "1", most));
    }
    for whole in ["/EXPSSDA903", "/EXPSSDA903/CHILD", "/EXPSSDA903/CHILD/HEADER"] {
        published.remove(whole);
    }
    let ours: BTreeMap<_, _> = listed().into_iter().map(|(path, must, most)| (path, (must, Some(most)))).collect();
    assert_eq!(ours, published);
}

#[test]
fn every_submitted_column_has_a_place_but_those_of_two_tables() {
    for (at, layout) in TABLES.iter().enumerate().filter(|(at, _)| *at < Table::SWEpisodes as usize) {
        for column in crate::ssda903::submitted(at) {
            let has = |field: &Field| field.table as usize == at && field.column == *column;
            let placed = HEADER.iter().any(|item| match item {
                Item::Field(field) => has(field),
                Item::Group(group) => group.fields.iter().any(has),
            }) || EPISODE.fields.iter().any(has);
            assert!(placed || ["CHILD", "DOB", "SEX"].contains(column), "{} {column}", layout.name);
        }
    }
}

/// Pieces of messages, so that what is tried gets past the first element.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<EXPSSDA903>",
            "</EXPSSDA903>",
            "<CHILD>",
            "</CHILD>",
            "<HEADER>",
            "</HEADER>",
            "<EPISODE>",
            "</EPISODE>",
            "<CHILDID>",
            "</CHILDID>",
            "<UASC>1</UASC>",
            "<OC2>",
            "</OC2>",
            "<DOB/>",
            "<LS>C2</LS>",
            "<AREVIEW/>",
            "&amp;",
            "&#0;",
            "&#x10FFFF;",
            "<![CDATA[x]]>",
            "<!-- -->",
            "<?x?>",
            "<!DOCTYPE a>",
            "]]>",
            "<",
            "&",
            "\0",
            "ß",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("r.xml", &bytes);
        let mut begun = b"<EXPSSDA903><CHILD><HEADER>".to_vec();
        begun.extend(bytes);
        let _ = read("r.xml", &begun);
    }

    #[test]
    fn no_order_of_pieces_makes_the_reader_fall_over(text in pieces()) {
        if let Ok(message) = read("r.xml", text.as_bytes()) {
            prop_assert!(message.source.grid(Table::Header as usize).unwrap().rows() > 0);
        }
        let _ = read("r.xml", format!("<EXPSSDA903><CHILD>{text}").as_bytes());
    }

    #[test]
    fn a_message_with_a_byte_changed_is_read_or_refused(at in 0..MESSAGE.len(), byte in any::<u8>()) {
        let mut bytes = MESSAGE.as_bytes().to_vec();
        bytes[at] = byte;
        let _ = read("r.xml", &bytes);
    }
}
