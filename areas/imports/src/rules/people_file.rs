//! `people.csv`: people as another system had them, one row each.
//!
//! Columns: NUMBER, GIVEN, FAMILY; and, as far as known, PREFERRED, DOB, DIED, SEX, ETHNIC, NHS, UPN, POSTCODE,
//! STATUS (looked_after, child_protection, child_in_need), OPEN (yes or no), CLOSED (the last contact), CHRONOLOGY
//! (yes or no: whether the old record has one).

use crate::rules::reading::{Sheet, cell_fault, fits_a_name};
use crate::rules::rows::coded;
use crate::words::{GivenName, InCare, Plan, PlannedAddress, PlannedChild, PlannedRow, Pupil, Tally};
use days::Day;
use record::identifiers::{NhsNumber, Postcode, PupilNumber};
use record::retention::RecordKind;
use record::words::Scheme;
use returns::{ReadFault, codes};
use std::collections::HashSet;

/// The file's name on the page.
pub const NAME: &str = "people.csv";
/// Faults told at most.
const TOLD: usize = 200;
const KNOWN: [&str; 16] = [
    "NUMBER",
    "GIVEN",
    "FAMILY",
    "PREFERRED",
    "DOB",
    "DIED",
    "SEX",
    "ETHNIC",
    "NHS",
    "UPN",
    "POSTCODE",
    "STATUS",
    "OPEN",
    "CLOSED",
    "CHRONOLOGY",
    "SOURCE",
];

/// Whether a path names this file.
pub fn is_people_file(path: &str) -> bool {
    path.rsplit(['/', '\\']).next().is_some_and(|name| name.trim().eq_ignore_ascii_case(NAME))
}

/// What the file asks for. Errors: every fault, at most 200, each with row and column; then nothing is given.
pub fn plan_people(file: &str, bytes: &[u8], today: Day) -> Result<Plan, Vec<ReadFault>> {
    let sheet = Sheet::read(file, bytes, &["NUMBER", "GIVEN", "FAMILY"])?;
    let mut plan = Plan { source: "the former system".to_owned(), ..Plan::default() };
    plan.ignored = sheet.unknown(&KNOWN).into_iter().map(|column| format!("{file}: column {column}")).collect();
    let (mut faults, mut numbers) = (Vec::new(), HashSet::new());
    for (line, row) in &sheet.rows {
        let mut reader = Reader { sheet: &sheet, file, line: *line, row, faults: &mut faults };
        let child = reader.child(plan.rows.len(), today);
        if !numbers.insert(child.number.clone()) {
            reader.fault("NUMBER", "each number once", "Take the second row out, or correct its number.");
        }
        plan.rows.push(PlannedRow { tally: 0 });
        plan.children.push(child);
        if faults.len() >= TOLD {
            break;
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let rows = u64::try_from(plan.rows.len()).unwrap_or(u64::MAX);
    plan.tallies.push(Tally { table: file.to_owned(), rows, ..Tally::default() });
    Ok(plan)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    file: &'a str,
    line: u64,
    row: &'a [String],
    faults: &'a mut Vec<ReadFault>,
}

impl<'a> Reader<'a> {
    fn cell(&self, column: &str) -> &'a str {
        self.sheet.cell(self.row, column)
    }

    fn fault(&mut self, column: &str, expected: &str, what_to_do: &str) {
        self.faults.push(cell_fault(self.file, self.line, column, self.cell(column), expected, what_to_do));
    }

    fn day(&mut self, column: &str) -> Option<Day> {
        match self.cell(column) {
            "" => None,
            typed => match days::parse_day(typed) {
                Ok(day) => Some(day),
                Err(why) => {
                    self.fault(column, "a date like 21/11/2018", &format!("{why}."));
                    None
                }
            },
        }
    }

    fn name(&mut self, column: &str) -> String {
        if !fits_a_name(self.cell(column)) {
            self.fault(
                column,
                "at most 100 letters, without control characters",
                "Correct the cell and give the file again.",
            );
        }
        self.cell(column).to_owned()
    }

    fn yes(&mut self, column: &str, otherwise: bool) -> bool {
        match self.cell(column).to_ascii_lowercase().as_str() {
            "" => otherwise,
            "yes" | "y" | "1" | "true" => true,
            "no" | "n" | "0" | "false" => false,
            _ => {
                self.fault(column, "yes or no", "Write yes or no, or leave the cell empty.");
                otherwise
            }
        }
    }

    fn code(&mut self, column: &str) -> Option<crate::words::Coded> {
        match self.cell(column) {
            "" => None,
            code if codes::words(column, code).is_some() => Some(coded(column, code)),
            _ => {
                self.fault(column, "a code of the SSDA903 return", "Use the return's code, or leave the cell empty.");
                None
            }
        }
    }

    fn child(&mut self, row: usize, today: Day) -> PlannedChild {
        let number = self.cell("NUMBER").to_owned();
        if number.is_empty() || !fits_a_name(&number) {
            self.fault(
                "NUMBER",
                "the person's number in the system the file comes from",
                "Fill it in; it finds the person again.",
            );
        }
        let (given, family) = (self.name("GIVEN"), self.name("FAMILY"));
        if given.is_empty() && family.is_empty() {
            self.fault("GIVEN", "a given or a family name", "Fill in what is known of the name.");
        }
        let name = Some(GivenName { given, family, preferred: self.name("PREFERRED"), nhs: None });
        let (born, died) = (self.day("DOB"), self.day("DIED"));
        if born.is_some_and(|day| day > today) {
            self.fault("DOB", "a day that has come", "Children not yet born are recorded in Kith itself.");
        }
        if died.is_some_and(|day| born.is_some_and(|born| day < born)) {
            self.fault("DIED", "a day after the birth", "Correct one of the two dates.");
        }
        let nhs = match self.cell("NHS") {
            "" => None,
            typed => NhsNumber::parse(typed)
                .map(|n| n.plain())
                .map_err(|why| self.fault("NHS", &why.to_string(), "Correct it, or leave the cell empty."))
                .ok(),
        };
        let pupil = match self.cell("UPN") {
            "" => None,
            typed => Some(
                PupilNumber::parse(typed)
                    .map_or_else(|_| Pupil::Doubtful(typed.to_owned()), |n| Pupil::Number(n.plain().to_owned())),
            ),
        };
        let addresses = match self.cell("POSTCODE") {
            "" => Vec::new(),
            typed => match Postcode::parse(typed) {
                Ok(code) => vec![PlannedAddress { kind: "home", postcode: code.to_string(), from: None, to: None }],
                Err(why) => {
                    self.fault("POSTCODE", &why.to_string(), "Correct it, or leave the cell empty.");
                    Vec::new()
                }
            },
        };
        let (open, closed) = (self.yes("OPEN", false), self.day("CLOSED"));
        let (kept, risk) = self.status(closed);
        PlannedChild {
            scheme: Scheme::Former,
            number,
            row,
            born,
            died,
            sex: self.code("SEX"),
            ethnicity: self.code("ETHNIC"),
            pupil,
            immigration: None,
            immigration_row: None,
            name,
            nhs,
            legal_status: None,
            in_care: (open && risk == 3).then_some(InCare { since: None }),
            open,
            lacks_chronology: !self.yes("CHRONOLOGY", true),
            risk,
            reviews: Vec::new(),
            last_missing: None,
            entries: Vec::new(),
            responsible: Vec::new(),
            addresses,
            kept,
        }
    }

    /// Which record is kept, and how risky a gap in it is. Source of the risk: local.
    fn status(&mut self, closed: Option<Day>) -> (Vec<(RecordKind, Option<Day>)>, i64) {
        match self.cell("STATUS").to_ascii_lowercase().as_str() {
            "" => (Vec::new(), 0),
            "looked_after" => (vec![(RecordKind::LookedAfter, None)], 3),
            "child_protection" => (vec![(RecordKind::ChildProtection, closed)], 4),
            "child_in_need" => (vec![(RecordKind::ChildInNeed, closed)], 1),
            _ => {
                let expected = "looked_after, child_protection, child_in_need, or nothing";
                self.fault("STATUS", expected, "Use one of these words.");
                (Vec::new(), 0)
            }
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use jiff::civil::date;

    /// A person of whom nothing but a name is known.
    pub fn person(number: &str) -> PlannedChild {
        let bytes = format!("NUMBER,GIVEN,FAMILY\n{number},Robin,Marsden\n");
        plan_people(NAME, bytes.as_bytes(), date(2026, 11, 23)).unwrap().children.remove(0)
    }

    #[test]
    fn every_fault_is_told_with_its_place_and_what_to_do() {
        let text = "NUMBER,GIVEN,FAMILY,DOB,NHS,STATUS\n1,Robin,Marsden,31/02/2015,,\n1,,,01/01/2030,123,kin\n";
        let faults = plan_people(NAME, text.as_bytes(), date(2026, 11, 23)).unwrap_err();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for start in [
            "people.csv, row 2, column DOB: found “31/02/2015”",
            "people.csv, row 3, column GIVEN",
            "people.csv, row 3, column DOB: found “01/01/2030”, expected a day that has come",
            "people.csv, row 3, column NHS: found “123”",
            "people.csv, row 3, column STATUS: found “kin”",
            "people.csv, row 3, column NUMBER: found “1”, expected each number once",
        ] {
            assert!(said.iter().any(|s| s.starts_with(start)), "{start}\n{said:#?}");
        }
    }
}
