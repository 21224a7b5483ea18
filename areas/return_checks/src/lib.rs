//! Checking a statutory return: an analyst gives the files, and sees what fails the government's rules, where, and how to
//! put it right. Nothing is kept unless asked.

mod answering;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use ::store::Migration;
use page::{Area, Nav, get, may, post};
use pages::{child, children, errors, forget_check, give_files, keep_check, report_file, rule, summary};
use words::MOST_MEGABYTES;

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0120_return_checks_files",
    sql: include_str!("migrations/0120_return_checks_files.sql"),
    sample: include_str!("migrations/0120_return_checks_files.sample.sql"),
}];

const INSTEAD: &str = "Pack the files into one zip file, which is a fifth as large, and give that; or check them on your own computer with: kith returns check FOLDER.";

/// What this area gives the house.
pub fn area() -> Area {
    let check = || may("check_returns");
    Area {
        name: "return_checks",
        routes: vec![
            get("/returns", check(), give_files::form),
            post("/returns", check(), "check_files", give_files::give)
                .up_to_bytes(MOST_MEGABYTES * 1024 * 1024)
                .else_told(INSTEAD)
                .without_act("files are checked and wait an hour, sealed; the record does not change"),
            get("/returns/progress.json", check(), give_files::progress),
            get("/returns/{check}", check(), summary::read),
            get("/returns/{check}/errors", check(), errors::list),
            get("/returns/{check}/rules/{rule}", check(), rule::read),
            get("/returns/{check}/children", check(), children::list),
            get("/returns/{check}/children/{child}", check(), child::read),
            post("/returns/{check}/children", check(), "find_child", children::find)
                .without_act("a child of the files is looked for; nothing changes"),
            get("/returns/{check}/report.csv", check(), report_file::csv),
            get("/returns/{check}/report.json", check(), report_file::json),
            get("/returns/{check}/report.xlsx", check(), report_file::xlsx),
            get("/returns/{check}/report.html", check(), report_file::html),
            post("/returns/{check}/keep", check(), "keep_check", keep_check::keep),
            post("/returns/{check}/forget", check(), "forget_check", forget_check::forget)
                .without_act("the files of a check go; the record does not change"),
        ],
        nav: vec![Nav { words: "Returns", href: "/returns", may: Some("check_returns") }],
        migrations: MIGRATIONS,
        plain: &["return_check", "return_check_file"],
        rounds: vec![answering::forget_what_ended],
        ..Area::default()
    }
}
