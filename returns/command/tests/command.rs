//! The command as people and build servers run it: what it writes, and what it ends with.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(line: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_returns")).args(line).output().unwrap()
}

fn ended(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn shared(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    root.join(path).to_str().unwrap().to_owned()
}

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A folder with a child of whom nothing is wrong.
fn clean(name: &str) -> PathBuf {
    let folder = folder(name);
    let header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,F,01/05/2012,WBRI,A123456789012,0,\n";
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/05/2012,01/10/2026,PN1\n";
    fs::write(folder.join("header.csv"), header).unwrap();
    fs::write(folder.join("reviews.csv"), reviews).unwrap();
    folder
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        if entry.is_dir() {
            all.extend(files(&entry).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            all.insert(name, fs::read(&entry).unwrap());
        }
    }
    all
}

#[test]
fn rows_that_fail_end_in_1_and_are_told_to_programs() {
    let checked = run(&["check", &shared("samples/ssda903-500"), "--authority", "E10000016", "--format", "json"]);
    assert_eq!(ended(&checked), 1, "{}", complained(&checked));
    let report = json(&said(&checked));
    assert_eq!((&report["collection"], &report["year"]), (&"ssda903".into(), &"2026-27".into()));
    for list in ["children", "rules", "errors"] {
        assert!(report[list].as_array().is_some_and(|list| !list.is_empty()), "{list}");
    }
    assert!(report["not_run"].is_array());
    for error in report["errors"].as_array().unwrap() {
        assert!(error["rule"].is_string() && error["table"].is_string() && error["row"].is_u64(), "{error}");
        assert!(error["child"].is_string() && !error["columns"].as_array().unwrap().is_empty(), "{error}");
    }
}

#[test]
fn a_rule_that_lacks_what_it_reads_is_listed_with_the_reason() {
    let folder = clean("not_run");
    let checked = run(&["check", text(&folder), "--year", "2026-27", "--format", "json"]);
    let report = json(&said(&checked));
    let not_run = report["not_run"].as_array().unwrap();
    let of = |code: &str| not_run.iter().find(|rule| rule["rule"] == code).unwrap();
    assert_eq!(of("112")["reason"], "ad1.csv was not given");
    assert!(of("112")["remedy"].as_str().is_some_and(|remedy| !remedy.is_empty()));
}

#[test]
fn nothing_that_fails_ends_in_0() {
    let folder = clean("clean");
    let checked = run(&["check", text(&folder), "--year", "2026-27", "--format", "json"]);
    let report = json(&said(&checked));
    assert_eq!((ended(&checked), &report["errors"]), (0, &Value::Array(vec![])), "{}", complained(&checked));
}

#[test]
fn what_cannot_be_done_ends_in_2_with_a_sentence() {
    let none = run(&["check", "no/such/folder"]);
    assert_eq!(ended(&none), 2);
    let complaint = complained(&none);
    assert!(complaint.starts_with("kith returns: no/such/folder could not be read: "), "{complaint}");
    assert!(complaint.trim_end().ends_with("Check the name and that you may read it"), "{complaint}");
    assert_eq!(said(&none), "");
    let folder = clean("no_year");
    let unknown = run(&["check", text(&folder), "--year", "1999"]);
    assert_eq!(ended(&unknown), 2);
    assert!(complained(&unknown).contains("expected a year from 2022-23 to 2026-27"));
}

#[test]
fn the_report_is_written_in_every_shape() {
    let (sample, folder) = (shared("samples/ssda903-500"), folder("shapes"));
    for (format, start) in [("csv", "rule,severity,table,row,child"), ("html", "<!"), ("xlsx", "PK"), ("summary", "")] {
        let path = folder.join(format);
        let checked = run(&["check", &sample, "--format", format, "--output", text(&path)]);
        assert_eq!(ended(&checked), 1, "{}", complained(&checked));
        assert!(fs::read(&path).unwrap().starts_with(start.as_bytes()), "{format}");
    }
}

#[test]
fn a_rule_is_explained_with_rows_that_fail() {
    let explained = run(&["explain", "102", "8867"]);
    assert_eq!(ended(&explained), 0);
    let said = said(&explained);
    assert!(said.contains("102") && said.contains("8867") && said.lines().count() > 10, "{said}");
    let unknown = run(&["explain", "nonsense"]);
    assert_eq!(ended(&unknown), 2);
    assert!(complained(&unknown).contains("no collection has a rule “nonsense”"));
}

#[test]
fn two_reports_are_compared() {
    let folder = folder("diff");
    let (before, after) = (folder.join("before.json"), folder.join("after.json"));
    let error = |rule: &str, child: &str, row: u32| serde_json::json!({"rule": rule, "table": "Header", "row": row, "child": child, "columns": ["DOB"]});
    let report = |path: &Path, errors: Vec<Value>| {
        fs::write(path, serde_json::json!({ "errors": errors }).to_string()).unwrap();
    };
    report(&before, vec![error("101", "A1", 0), error("102", "B2", 1)]);
    report(&after, vec![error("102", "B2", 7), error("103", "C3", 2)]);
    let compared = run(&["diff", text(&before), text(&after)]);
    let words = said(&compared);
    assert!(words.starts_with("1 new, 1 gone, 1 as before."), "{words}");
    assert!(words.contains("103") && words.contains("C3"), "{words}");
    assert_eq!((ended(&compared), ended(&run(&["diff", text(&before), text(&before)]))), (1, 0));
    fs::write(&after, "{}").unwrap();
    let broken = run(&["diff", text(&before), text(&after)]);
    assert_eq!(ended(&broken), 2);
    assert!(complained(&broken).contains("it has no list “errors”"));
}

#[test]
fn vectors_are_run_with_a_line_for_each_case() {
    let vectors = [shared("vectors/ssda903/lac2022_23__1000.json"), shared("vectors/cin/cin2022_23__100.json")];
    let ran = run(&["run-vector", &vectors[0], &vectors[1]]);
    let outcomes: Vec<Value> = said(&ran).lines().map(json).collect();
    assert_eq!(ended(&ran), 0, "{}", said(&ran));
    for vector in &vectors {
        let of: Vec<&Value> = outcomes.iter().filter(|outcome| outcome["file"] == vector.as_str()).collect();
        let cases = json(&fs::read_to_string(vector).unwrap())["cases"].as_array().unwrap().len();
        assert_eq!(of.len(), cases);
        assert!(of.iter().all(|outcome| outcome["pass"] == true && outcome["missing"] == serde_json::json!([])));
    }
}

#[test]
fn a_broken_vector_is_a_line_that_does_not_pass() {
    let broken = folder("vector").join("broken.json");
    fs::write(&broken, "{\"format\":\"csc-rule-vector/1\"").unwrap();
    let ran = run(&["run-vector", text(&broken), &shared("vectors/ssda903/lac2022_23__1000.json")]);
    let outcomes: Vec<Value> = said(&ran).lines().map(json).collect();
    assert_eq!(ended(&ran), 1);
    assert_eq!(outcomes[0]["pass"], false);
    assert!(outcomes[0]["fault"].as_str().unwrap().contains("is not a vector"));
    assert!(outcomes.len() > 1 && outcomes[1]["pass"] == true);
    assert_eq!(ended(&run(&["run-vector", "no/such.json"])), 2);
}

#[test]
fn the_same_seed_invents_the_same_bytes() {
    let (one, two, other) = (folder("seed_one"), folder("seed_two"), folder("seed_other"));
    for (folder, seed) in [(&one, "7"), (&two, "7"), (&other, "8")] {
        let generated = run(&["generate", text(folder), "--children", "40", "--seed", seed]);
        assert_eq!(ended(&generated), 0, "{}", complained(&generated));
    }
    assert_eq!(files(&one), files(&two));
    assert_ne!(files(&one), files(&other));
    assert!(files(&one).contains_key("header.csv") && files(&one).contains_key("last/header.csv"));
    assert_eq!(ended(&run(&["generate", text(&one), "--faults", "2"])), 2);
}

#[test]
fn tables_become_a_message_that_is_checked_like_them_and_tables_again() {
    let (tables, out) = (folder("convert_tables"), folder("convert_out"));
    assert_eq!(ended(&run(&["generate", text(&tables), "--children", "30"])), 0);
    let converted = run(&["convert", text(&tables), "--to", "xml", "--output", text(&out)]);
    // Social workers have no place in a message, which is told.
    assert_eq!(ended(&converted), 1, "{}", complained(&converted));
    let words = said(&converted);
    assert!(words.contains("ssda903.xml was written.") && words.contains("SWEpisodes: "), "{words}");
    assert!(words.contains("has no place for the table"), "{words}");
    let checked = run(&["check", text(&out), "--format", "json"]);
    let report = json(&said(&checked));
    assert!(ended(&checked) < 2 && report["left_aside"] == serde_json::json!([]), "{}", report["left_aside"]);
    let not_run = report["not_run"].as_array().unwrap();
    assert!(not_run.iter().any(|rule| rule["reason"] == "sw_episodes.csv was not given"), "{not_run:?}");
    let back = folder("convert_back");
    let converted = run(&["convert", text(&out), "--to", "csv", "--output", text(&back)]);
    assert_eq!(ended(&converted), 0, "{}{}", said(&converted), complained(&converted));
    let (before, after) = (files(&tables), files(&back));
    let sorted = |bytes: &[u8]| {
        let mut lines: Vec<String> = String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    for name in ["header.csv", "episodes.csv", "oc2.csv", "last/episodes.csv"] {
        assert_eq!(sorted(&after[name]), sorted(&before[name]), "{name}");
    }
}

#[test]
fn nothing_is_written_over_a_file_unless_it_is_forced() {
    let (tables, out) = (clean("force_tables"), folder("force_out"));
    let line = ["convert", text(&tables), "--to", "csv", "--output", text(&out)];
    fs::write(out.join("reviews.csv"), "mine").unwrap();
    let refused = run(&line);
    assert_eq!(ended(&refused), 2);
    assert!(complained(&refused).contains("is there already, and nothing was written"), "{}", complained(&refused));
    assert_eq!(files(&out), BTreeMap::from([("reviews.csv".to_owned(), b"mine".to_vec())]));
    let forced = run(&[&line[..], &["--force"]].concat());
    assert_eq!(ended(&forced), 0, "{}", complained(&forced));
    assert_eq!(files(&out), files(&tables));
}

#[test]
fn one_file_may_be_named_and_several_may_not() {
    let (tables, out) = (clean("named_tables"), folder("named_out"));
    let book = out.join("new/return.xlsx");
    let converted = run(&["convert", text(&tables), "--to", "xlsx", "--output", text(&book)]);
    assert_eq!(ended(&converted), 0, "{}", complained(&converted));
    assert!(fs::read(&book).unwrap().starts_with(b"PK"));
    let several = run(&["convert", text(&tables), "--to", "csv", "--output", text(&out.join("return.csv"))]);
    assert_eq!(ended(&several), 2);
    assert!(complained(&several).contains("there are 2 files to write"), "{}", complained(&several));
    let checked = run(&["check", text(&book), "--year", "2026-27"]);
    assert_eq!(ended(&checked), 0, "{}{}", said(&checked), complained(&checked));
}

#[test]
fn lists_become_a_workbook_and_lists_again() {
    let (lists, out, back) = (folder("lists"), folder("lists_out"), folder("lists_back"));
    let contacts = "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,Contact Source\n\
                    A1,a) Male,\"White, British\",01/05/2016,10,02/10/2026,g) Police\n";
    fs::write(lists.join("list_1.csv"), contacts).unwrap();
    let there = run(&["convert", text(&lists), "--to", "xlsx", "--output", text(&out)]);
    let again = run(&["convert", text(&out), "--to", "csv", "--output", text(&back)]);
    assert_eq!((ended(&there), ended(&again)), (0, 0), "{}{}", complained(&there), complained(&again));
    assert_eq!(files(&back), files(&lists));
    let xml = run(&["convert", text(&lists), "--to", "xml", "--output", text(&out)]);
    assert_eq!(ended(&xml), 2);
    assert!(complained(&xml).contains("is not written as XML; ask for csv or xlsx"));
}

#[test]
fn a_message_that_is_cut_off_converts_into_nothing() {
    let (message, out) = (folder("cut").join("return.xml"), folder("cut_out"));
    fs::write(&message, "<EXPSSDA903>\n<CHILD><HEADER><CHILDID>A1</CHILDID>").unwrap();
    let cut = run(&["convert", text(&message), "--to", "csv", "--output", text(&out)]);
    assert_eq!(ended(&cut), 2);
    let complaint = complained(&cut);
    assert!(complaint.contains("line 2") && complaint.contains("The file was cut off"), "{complaint}");
    assert_eq!(files(&out).len(), 0);
}

#[cfg(unix)]
#[test]
fn a_report_takes_the_place_of_an_older_one_whole_and_links_and_devices_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let (tables, out) = (clean("report_tables"), folder("report_out"));
    let (report, elsewhere, link) = (out.join("report.json"), out.join("elsewhere.json"), out.join("link.json"));
    let check = |to: &Path| {
        ended(&run(&["check", text(&tables), "--year", "2026-27", "--format", "json", "--output", text(to)]))
    };
    fs::write(&report, "older").unwrap();
    fs::set_permissions(&report, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&elsewhere, "older").unwrap();
    symlink(&elsewhere, &link).unwrap();

    assert_eq!(check(&report), 0);
    assert_eq!(check(&link), 0);
    assert_eq!(check(Path::new("/dev/null")), 0);
    assert_eq!(check(&out), 2, "a folder is no place for a report");

    let parsed = |path: &Path| serde_json::from_slice::<Value>(&fs::read(path).unwrap()).unwrap();
    assert_eq!(parsed(&report)["collection"], "ssda903");
    assert_eq!(parsed(&elsewhere), parsed(&report), "what the link names was written");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert_eq!(fs::metadata(&report).unwrap().permissions().mode() & 0o777, 0o600, "who may read it is as before");
    let names: Vec<String> = files(&out).into_keys().collect();
    assert_eq!(names, ["elsewhere.json", "link.json", "report.json"], "nothing is left beside them");
}
