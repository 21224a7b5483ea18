use super::*;
use crate::check::{Finding, run_all, run_child};
use crate::open::open;

fn collection(files: &[(&str, &str)]) -> (Collection, Vec<crate::open::Aside>) {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let (opened, mut aside) = open(files);
    let lists = Lists::sort(opened);
    aside.extend(lists.aside);
    (Collection::new(lists.this), aside)
}

fn told(collection: &Collection) -> Vec<String> {
    let say = |f: &Finding| {
        format!(
            "{} {} row {} {}",
            HEADS[usize::from(f.rule)].code,
            tables()[usize::from(f.table)].name,
            f.row,
            f.column
        )
    };
    run_all(collection, 2, &|_| ()).iter().map(say).collect()
}

const CONTACTS: &str = "Child ID,Gender,Ethnicity,Child date of birth,Age,Date of contact,Contact source\n";

#[test]
fn the_lists_are_as_published() {
    let columns: Vec<usize> = LISTS.iter().map(|list| list.columns.len()).collect();
    assert_eq!(columns, [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]);
    let pairs = super::checks::order_is_of_known_columns();
    assert!(pairs, "an order names a column that its list does not have");
}

#[test]
fn a_clean_list_under_other_headings_fails_nothing() {
    let text = format!(
        "{CONTACTS}A1,a,White,01/05/2016,10,02/10/2026,g) Police\nB2,b) Female,b,2018-02-03,8,2026-10-03,Housing\n"
    );
    let (lists, aside) = collection(&[("contacts.csv", &text)]);
    assert!(aside.is_empty(), "{aside:?}");
    assert_eq!(told(&lists), Vec::<String>::new());
    assert_eq!(lists.not_given().len(), 10);
}

#[test]
fn each_structural_fault_is_told_with_its_list_row_and_column() {
    let contacts = format!("{CONTACTS}A1,,White,31/02/2016,ten,02/10/2026,postman\n,a,White,,,02/10/2026,Housing\n");
    let help = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Assessment start date,Assessment completion date,\
                Organisation completing assessment\nC3,a,White,01/05/2016,10,03/10/2026,02/10/2026,School\n\
                C3,a,White,01/05/2017,10,02/10/2026,,School\nC3,a,White,01/05/2017,10,02/10/2026,,School\n";
    let (lists, _) = collection(&[("list_1.csv", &contacts), ("List 2.csv", help)]);
    assert_eq!(
        told(&lists),
        [
            "AA01 List 1 row 0 Gender",
            "AA01 List 1 row 1 Child Unique ID",
            "AA02 List 1 row 0 Date of Birth",
            "AA03 List 1 row 0 Age of Child (Years)",
            "AA04 List 1 row 0 Contact Source",
            "AA06 List 2 row 0 Date of Birth",
            "AA06 List 2 row 1 Date of Birth",
            "AA06 List 2 row 2 Date of Birth",
            "AA07 List 2 row 0 Assessment completion date",
            "AA07 List 2 row 0 Assessment start date",
            "AA08 List 2 row 2 Child Unique ID",
        ]
    );
    let alone = lists.index().child("C3").unwrap();
    assert_eq!(run_child(&lists, alone).len(), 6, "one child alone gives what the whole gives of the child");
}

#[test]
fn a_missing_column_is_told_and_the_rest_is_checked() {
    let (lists, aside) = collection(&[("List 1.csv", "Child Unique ID,Gender,Date of Contact\nA1,x,02/10/2026\n")]);
    assert!(aside.iter().any(|a| a.what == "List 1.csv, column Ethnicity" && !a.only_a_note));
    assert!(told(&lists).contains(&"AA04 List 1 row 0 Gender".to_owned()));
}
