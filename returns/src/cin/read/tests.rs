use super::*;
use proptest::prelude::*;

const HEAD: &str = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2027</Year>\
    <ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails><Source><LEA>201</LEA></Source></Header><Children>";
const FOOT: &str = "</Children></Message>";

fn message(children: &str) -> Message {
    read("cin.xml", format!("{HEAD}{children}{FOOT}").as_bytes()).unwrap()
}

/// A table's rows, cells that are missing as a dash.
fn rows(message: &Message, table: Table, columns: &[&str]) -> Vec<String> {
    let grid = message.source.grid(table as usize).unwrap();
    let cell = |row: usize, column: &str| grid.cell(row, grid.column(column).unwrap()).unwrap_or("-");
    (0..grid.rows()).map(|row| columns.iter().map(|column| cell(row, column)).collect::<Vec<_>>().join(" ")).collect()
}

const TWO: &str = "<Child><ChildIdentifiers><LAchildID>A1</LAchildID><Sex>F</Sex></ChildIdentifiers>\
    <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>MOB</Disability>\
    <Disability>HAND</Disability></Disabilities></ChildCharacteristics>\
    <CINdetails><CINreferralDate>2026-05-26</CINreferralDate><Assessments>\
    <AssessmentActualStartDate>2026-05-27</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>\
    <AssessmentFactors>4B</AssessmentFactors><AssessmentFactors>6A</AssessmentFactors>\
    </FactorsIdentifiedAtAssessment></Assessments><ChildProtectionPlans><CPPstartDate>2026-06-08</CPPstartDate>\
    <Reviews><CPPreviewDate>2026-09-08</CPPreviewDate><CPPreviewDate>2027-02-08</CPPreviewDate></Reviews>\
    </ChildProtectionPlans></CINdetails></Child>\
    <Child><CINdetails><ChildProtectionPlans><Reviews><CPPreviewDate>2026-10-08</CPPreviewDate></Reviews>\
    <Reviews><CPPreviewDate>2027-03-08</CPPreviewDate></Reviews><CPPstartDate>2026-07-08</CPPstartDate>\
    </ChildProtectionPlans><Assessments/><DateOfInitialCPC>2026-07-08</DateOfInitialCPC></CINdetails>\
    <ChildIdentifiers><Sex>M</Sex><LAchildID>B2</LAchildID></ChildIdentifiers></Child>";

#[test]
fn modules_are_counted_through_the_message_and_elements_stand_in_any_order() {
    let message = message(TWO);
    assert_eq!((message.told.as_slice(), message.year), (&[][..], Some(CollectionYear(2026))));
    assert_eq!(rows(&message, Table::Header, &["Year", "ReferenceDate", "LEA"]), ["2027 2027-03-31 201"]);
    assert_eq!(rows(&message, Table::ChildIdentifiers, &["LAchildID", "Sex"]), ["A1 F", "B2 M"]);
    assert_eq!(rows(&message, Table::ChildCharacteristics, &["LAchildID", "Ethnicity"]), ["A1 WBRI", "B2 -"]);
    assert_eq!(rows(&message, Table::Disabilities, &["LAchildID", "Disability"]), ["A1 MOB", "A1 HAND"]);
    assert_eq!(
        rows(&message, Table::CINdetails, &["LAchildID", "CINdetailsID", "CINreferralDate", "DateOfInitialCPC"]),
        ["A1 0 2026-05-26 -", "B2 1 - 2026-07-08"]
    );
    let columns = &["LAchildID", "CINdetailsID", "AssessmentID", "AssessmentFactors"];
    assert_eq!(rows(&message, Table::Assessments, columns), ["A1 0 0 4B,6A", "B2 1 1 -"]);
    let columns = &["LAchildID", "CINdetailsID", "AssessmentID", "AssessmentActualStartDate", "AssessmentFactor"];
    assert_eq!(rows(&message, Table::AssessmentFactorsList, columns), ["A1 0 0 2026-05-27 4B", "A1 0 0 2026-05-27 6A"]);
}

#[test]
fn both_shapes_of_reviews_give_a_row_for_each_review() {
    let columns = &["LAchildID", "CINdetailsID", "CPPID", "CPPreviewDate"];
    let all = ["A1 0 0 2026-09-08", "A1 0 0 2027-02-08", "B2 1 1 2026-10-08", "B2 1 1 2027-03-08"];
    assert_eq!(rows(&message(TWO), Table::Reviews, columns), all);
    let none =
        message("<Child><CINdetails><ChildProtectionPlans><Reviews/></ChildProtectionPlans></CINdetails></Child>");
    assert_eq!(rows(&none, Table::Reviews, columns), ["- 0 0 -"]);
}

#[test]
fn namespaces_are_ignored_and_the_five_entities_of_xml_and_characters_by_number_are_read() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><c:Message xmlns:c='urn:x'><c:Children><c:Child>\
        <c:ChildIdentifiers><c:LAchildID> A&amp;1&#x42;<![CDATA[<2>]]></c:LAchildID><UPN/></c:ChildIdentifiers>\
        </c:Child></c:Children></c:Message>";
    let message = read("cin.xml", format!("\u{feff}{text}").as_bytes()).unwrap();
    assert_eq!(rows(&message, Table::ChildIdentifiers, &["LAchildID", "UPN"]), ["A&1B<2> -"]);
    assert_eq!((message.year, message.told.len()), (None, 0));
}

#[test]
fn what_is_wrong_is_told_with_line_element_value_and_what_was_expected() {
    let children = "\n<Child><ChildIdentifiers>\n<PersonBirthDate>31/02/2010</PersonBirthDate>\n<Shoe><Size>4</Size></Shoe>\
        <Sex>F</Sex><Sex>M</Sex></ChildIdentifiers>text</Child>";
    let message = message(children);
    let told: Vec<String> = message.told.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "cin.xml, line 3, element PersonBirthDate: found “31/02/2010”, expected a day written like 2026-05-26. It is \
             kept as it stands; correct it.",
            "cin.xml, line 4, element Shoe: expected an element that the census knows here. It was left aside; check its \
             name and place.",
            "cin.xml, line 4, element Sex: expected one of it here. The first was taken; take the other out.",
            "cin.xml, line 4, element text: found “text”, expected elements and no text of its own here. It was left aside.",
        ]
    );
    assert_eq!(rows(&message, Table::ChildIdentifiers, &["PersonBirthDate", "Sex"]), ["31/02/2010 F"]);
}

#[test]
fn two_hundred_faults_are_told_and_the_rest_counted() {
    let children = "<Child><Shoe/></Child>".repeat(237);
    let told = message(&children).told;
    assert_eq!(told.len(), 201);
    assert!(told[200].to_string().contains("37 more were found than the 200 listed"), "{}", told[200]);
}

fn refusal(bytes: &[u8]) -> String {
    read("cin.xml", bytes).unwrap_err().to_string()
}

#[test]
fn what_is_no_whole_census_is_refused_with_a_sentence() {
    let whole = format!("{HEAD}\n{TWO}\n{FOOT}");
    let cut = whole.len() - 40;
    let refused = refusal(&whole.as_bytes()[..cut]);
    assert!(refused.starts_with("cin.xml, line 2: expected ") && refused.contains("cut off"), "{refused}");
    let refused = refusal(b"<Message>\n<Child\xe9");
    assert_eq!(
        refused,
        "cin.xml, line 2: expected text in UTF-8. Export the census again as UTF-8, or save it so in an editor."
    );
    assert!(refusal(b"LAchildID,UPN\n").contains("begins with <"));
    assert!(refusal(b"<EXPSSDA903/>").contains("one element Message that holds all others, not EXPSSDA903"));
    assert!(refusal(b"<Message/>").contains("at least one Child"));
    assert!(refusal(format!("{whole}<Message/>").as_bytes()).contains("one element Message"));
    assert!(refusal(b"").contains("begins with <"));
    assert!(refusal(b"<Message></Children>").contains("well formed"));
}

#[test]
fn entities_are_not_expanded_and_what_is_deep_is_refused() {
    let laughs = format!("<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{HEAD}{FOOT}");
    assert!(refusal(laughs.as_bytes()).contains("no entities of its own"));
    assert!(refusal(format!("{HEAD}<Child>&a;</Child>{FOOT}").as_bytes()).contains("no entities of its own"));
    let plain = format!("<!DOCTYPE Message>{HEAD}{TWO}{FOOT}");
    assert!(read("cin.xml", plain.as_bytes()).is_ok());
    let deep = format!("{HEAD}{}", "<x>".repeat(1_000));
    assert!(refusal(deep.as_bytes()).contains("at most 32 deep"));
}

fn piece() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "Message",
        "Header",
        "Children",
        "Child",
        "ChildIdentifiers",
        "LAchildID",
        "CINdetails",
        "Assessments",
        "FactorsIdentifiedAtAssessment",
        "AssessmentFactors",
        "ChildProtectionPlans",
        "Reviews",
        "CPPreviewDate",
        "x",
    ]);
    prop_oneof![
        names.clone().prop_map(|name| format!("<{name}>")),
        names.clone().prop_map(|name| format!("</{name}>")),
        names.prop_map(|name| format!("<{name}/>")),
        "[ -~\n]{0,6}",
        Just("&#0;".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("<!DOCTYPE".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("x", &bytes);
        let _ = read("x", &[b"<Message>", bytes.as_slice()].concat());
    }

    #[test]
    fn no_pieces_of_a_census_bring_the_reader_down(pieces in prop::collection::vec(piece(), 0..40)) {
        let _ = read("x", pieces.concat().as_bytes());
        let _ = read("x", format!("{HEAD}{}", pieces.concat()).as_bytes());
    }

    #[test]
    fn a_census_cut_off_anywhere_is_refused(at in 0usize..1_000) {
        let whole = format!("{HEAD}{TWO}{FOOT}");
        let cut = at * (whole.len() - 1) / 1_000;
        prop_assert!(read("x", &whole.as_bytes()[..cut]).is_err());
    }
}
