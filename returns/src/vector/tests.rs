use super::*;
use std::{fs, path::PathBuf};

/// The vectors that the shared folder holds.
fn vectors(collection: &str) -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors").join(collection);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Every case that does not give exactly the expected rows.
fn failures(collection: &str) -> Vec<String> {
    let run = |path: &PathBuf| match run_vector(&path.display().to_string(), &fs::read_to_string(path).unwrap()) {
        Ok(outcomes) => outcomes.iter().filter(|o| !o.pass).map(|o| serde_json::to_string(o).unwrap()).collect(),
        Err(VectorFault::NoRule { code, .. }) => vec![format!("{code}: no rule")],
        Err(fault) => vec![fault.to_string()],
    };
    vectors(collection).iter().flat_map(run).collect()
}

#[test]
fn every_case_on_looked_after_children_gives_exactly_the_expected_rows() {
    let failures = failures("ssda903");
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_case_on_children_in_need_gives_exactly_the_expected_rows() {
    let failures = failures("cin");
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_is_no_vector_is_refused_with_a_sentence() {
    assert!(run_vector("x.json", "{").unwrap_err().to_string().starts_with("x.json is not a vector"));
    let other = r#"{"format":"other/1","collection":"SSDA903","code":"102","introduced_in":"lac2022_23","cases":[]}"#;
    assert!(run_vector("x.json", other).unwrap_err().to_string().contains("“other/1”"));
    let unknown = r#"{"format":"csc-rule-vector/1","collection":"SSDA903","code":"9999","introduced_in":"lac2022_23",
        "cases":[{"case":1,"tables":{},"expected":{}}]}"#;
    assert!(run_vector("x.json", unknown).unwrap_err().to_string().contains("no rule 9999"));
}

#[test]
fn a_case_that_expects_other_rows_says_which_are_missing_and_which_are_extra() {
    let text = r#"{"format":"csc-rule-vector/1","collection":"SSDA903","code":"102","introduced_in":"lac2022_23","cases":[
        {"case":7,"tables":{"Header":{"columns":["DOB"],"kinds":{},"rows":[["01/01/2020"],["no day"],[null]]}},
         "expected":{"Header":[0,1]}}]}"#;
    let outcome = run_vector("x.json", text).unwrap().remove(0);
    assert_eq!((outcome.pass, outcome.case), (false, 7));
    assert_eq!(outcome.missing, [("Header".to_owned(), None, Some(0))]);
    assert_eq!(outcome.extra, [("Header".to_owned(), None, Some(2))]);
}
