//! Which of the opened sheets and files are which lists.

use super::{LISTS, List, tables};
use crate::check::Source;
use crate::grid::Grid;
use crate::open::{Aside, Content, Opened};

/// The lists that files hold.
#[derive(Debug, Default)]
pub struct Lists {
    /// The lists.
    pub this: Source,
    /// What was left aside.
    pub aside: Vec<Aside>,
}

/// How many headings, of ten, a sheet must share with a list to be taken for it without its name. Source: local.
const TENTHS: usize = 6;

impl Lists {
    /// Sorts opened files and sheets: by name (`List 3`, `list_3.csv`), else by headings.
    pub fn sort(opened: Vec<Opened>) -> Lists {
        let mut lists = Lists { this: Source::new(LISTS.len()), aside: Vec::new() };
        for Opened { name, content } in opened {
            match content {
                Content::Table(grid) => lists.take(name, grid),
                Content::Xml(_) => {
                    lists.aside.push(Aside::lost(name, "It is an XML message, expected lists as xlsx or CSV."))
                }
            }
        }
        lists
    }

    /// Whether any list was given.
    pub fn any(&self) -> bool {
        (0..LISTS.len()).any(|list| self.this.grid(list).is_some())
    }

    fn take(&mut self, name: String, grid: Grid) {
        let Some((at, list)) = list_of(&name, &grid) else {
            self.aside
                .push(Aside::note(name, "It is none of the eleven lists, by name or by headings. It was left out."));
            return;
        };
        if self.this.grid(at).is_some() {
            self.aside.push(Aside::lost(name, format!("{} was given twice; this one was left out.", list.title)));
            return;
        }
        let headings: Vec<String> = grid.columns().iter().map(|heading| heading_of(list, heading)).collect();
        let has = |column: &str| headings.iter().any(|heading| heading == column);
        for missing in list.columns.iter().filter(|column| !has(column.name)) {
            let why = format!(
                "{} ({}) has no column “{}”. Add it, with blank cells where nothing is known.",
                list.title, list.name, missing.name
            );
            self.aside.push(Aside::lost(format!("{name}, column {}", missing.name), why));
        }
        for unknown in
            headings.iter().filter(|h| !h.is_empty() && !list.columns.iter().any(|column| column.name == **h))
        {
            self.aside.push(Aside::note(
                format!("{name}, column {unknown}"),
                "It is no column of the list and was left out.",
            ));
        }
        if let Some(layout) = tables().get(at) {
            self.this.give(at, layout, grid.renamed(headings));
        }
    }
}

/// Whether a file or a sheet is one of the lists.
pub fn is_list(name: &str, grid: &Grid) -> bool {
    list_of(name, grid).is_some()
}

/// Small letters and digits only.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The list's own heading for one that means it; the heading itself for any other.
fn heading_of(list: &List, given: &str) -> String {
    let wanted = plain(given);
    let same = |column: &&super::Column| plain(column.name) == wanted;
    let meant = list.columns.iter().find(same).or_else(|| {
        let with = |parts: &[&str]| parts.iter().all(|part| wanted.contains(part));
        let named = |name: &str| list.columns.iter().find(|column| column.name.contains(name));
        // How the sector's own headings differ: words before, after and between these.
        match () {
            () if with(&["child", "id"])
                && (wanted.ends_with("id") || wanted.contains("identifier") || wanted.contains("uniqueid")) =>
            {
                named("Child Unique ID")
            }
            () if with(&["date", "birth"]) => named("Date of Birth"),
            () if wanted.starts_with("age") => named("Age of Child"),
            () if with(&["unaccompaniedasylumseekingchild"]) => named("Unaccompanied Asylum Seeking Child"),
            () if with(&["date", "contact"]) && list.number == 1 => named("Date of Contact"),
            () if with(&["contact", "source"]) => named("Contact Source"),
            () if with(&["dateofreferral"]) => named("Date of referral"),
            () if with(&["referral", "source"]) => named("Referral Source"),
            () if with(&["assessed", "socialcaresupport"]) => named("assessed as requiring"),
            () if with(&["emergencyprotectionorder"]) => named("Emergency Protection Order"),
            () if with(&["secondorsubsequent"]) => named("second or subsequent"),
            () if with(&["legalstatus"]) && !with(&["date"]) => named("Legal Status"),
            () if with(&["numberofepisodes", "missing"]) => named("'Missing'"),
            () if with(&["numberofepisodes", "absent"]) => named("'Absent'"),
            () => None,
        }
    });
    meant.map_or_else(|| given.to_owned(), |column| column.name.to_owned())
}

fn list_of(name: &str, grid: &Grid) -> Option<(usize, &'static List)> {
    let (file, sheet) = name.split_once('!').unwrap_or((name, ""));
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let number = |text: &str| {
        let text = plain(text);
        let digits: String = text.strip_prefix("list")?.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u8>().ok()
    };
    let all = || LISTS.iter().enumerate();
    let by_name = number(sheet).or_else(|| number(file));
    let known =
        all().find(|(_, list)| Some(list.number) == by_name || (!sheet.is_empty() && plain(sheet) == plain(list.name)));
    let shared = |list: &List| {
        let given: Vec<String> = grid.columns().iter().map(|heading| heading_of(list, heading)).collect();
        list.columns.iter().filter(|column| given.iter().any(|heading| heading == column.name)).count()
    };
    known.or_else(|| {
        let fits = all()
            .map(|(at, list)| (shared(list) * 10 / list.columns.len(), at, list))
            .filter(|(tenths, ..)| *tenths >= TENTHS);
        fits.max_by_key(|(tenths, _, list)| (*tenths, list.columns.len())).map(|(_, at, list)| (at, list))
    })
}
