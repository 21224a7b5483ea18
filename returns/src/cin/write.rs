//! The census's tables written as its message.
//!
//! Source: Department for Education, children in need census, XML schema (cin_layout.csv of the standards).

mod losses;

use super::read::is_day;
use super::tables::{TABLES, Table};
use crate::cell;
use crate::check::{Index, Source};
use crate::message::put;
use crate::open::Aside;
use losses::{Loss, Losses};

/// A message, and what it has no place for.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The message, in UTF-8.
    pub text: String,
    /// What was left out or does not fit, a sentence for each kind.
    pub told: Vec<Aside>,
}

/// Columns that tie modules together, or stand elsewhere than among the values of their row.
const NOT_VALUES: [&str; 6] =
    ["LAchildID", "CINdetailsID", "AssessmentID", "CPPID", "AssessmentFactors", "ReferralNFA"];

/// Writes the census. Children stand in the order of their identifiers, modules in that of their rows; days are written
/// as 2026-05-26, other values as they are. A module stands in the CINdetails of the same CINdetailsID, or in the child's only one when it names none.
pub fn write(source: &Source) -> Written {
    // The header's one row is about no child.
    let tables: Vec<(&Source, usize)> = (1..TABLES.len()).map(|table| (source, table)).collect();
    let index = Index::new(&tables, "LAchildID");
    let mut writing = Writing { source, index: &index, text: String::new(), losses: Losses::default() };
    writing.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n");
    writing.header();
    writing.text.push_str("<Children>\n");
    for child in 0..index.children() {
        writing.child(child);
    }
    writing.text.push_str("</Children>\n</Message>\n");
    Written { text: writing.text, told: writing.losses.told() }
}

struct Writing<'s> {
    source: &'s Source,
    index: &'s Index,
    text: String,
    losses: Losses,
}

impl<'s> Writing<'s> {
    fn cell(&self, table: Table, row: u32, column: &str) -> Option<&'s str> {
        let grid = self.source.grid(table as usize)?;
        grid.cell(row as usize, grid.column(column)?)
    }

    fn rows(&self, table: Table, child: usize) -> &'s [u32] {
        self.index.rows(table as usize - 1, child)
    }

    fn header(&mut self) {
        let count = self.source.grid(Table::Header as usize).map_or(0, crate::grid::Grid::rows);
        (1..count).for_each(|_| self.losses.add(Loss::SecondHeader, ""));
        if count == 0 {
            return;
        }
        let columns = TABLES.get(Table::Header as usize).map_or(&[][..], |layout| layout.columns);
        let (details, source) = columns.split_at(3.min(columns.len()));
        self.text.push_str("<Header>\n");
        for (element, columns) in [("CollectionDetails", details), ("Source", source)] {
            self.open(1, element);
            columns.iter().for_each(|column| self.value(2, column, self.cell(Table::Header, 0, column)));
            self.close(1, element);
        }
        self.text.push_str("</Header>\n");
    }

    fn child(&mut self, child: usize) {
        let id = self.index.id(child);
        if id.is_empty() {
            for table in 1..TABLES.len() {
                self.index.rows(table - 1, child).iter().for_each(|_| self.losses.add(Loss::Nameless, id));
            }
        }
        self.text.push_str("<Child>\n");
        let identifiers = self.rows(Table::ChildIdentifiers, child);
        if identifiers.is_empty() {
            self.losses.add(Loss::WithoutIdentifiers, id);
            self.open(1, "ChildIdentifiers");
            self.value(2, "LAchildID", Some(id).filter(|id| !id.is_empty()));
            self.close(1, "ChildIdentifiers");
        }
        for row in identifiers {
            self.open(1, "ChildIdentifiers");
            self.value(2, "LAchildID", Some(id).filter(|id| !id.is_empty()));
            self.values(2, Table::ChildIdentifiers, *row);
            self.close(1, "ChildIdentifiers");
        }
        self.characteristics(child);
        let details = self.rows(Table::CINdetails, child);
        let modules = [
            Table::Assessments,
            Table::CINplanDates,
            Table::Section47,
            Table::ChildProtectionPlans,
            Table::PreProceedingsandFGDM,
        ];
        let placed = modules.map(|table| (table, self.placed(table, child, details)));
        for (at, row) in details.iter().enumerate() {
            self.open(1, "CINdetails");
            self.values(2, Table::CINdetails, *row);
            for (table, placed) in &placed {
                // In the schema it stands before the protection plans.
                if *table == Table::ChildProtectionPlans {
                    self.value(2, "ReferralNFA", self.cell(Table::CINdetails, *row, "ReferralNFA"));
                }
                for (module, _) in placed.iter().filter(|(_, place)| *place == at) {
                    self.module(*table, *module, child);
                }
            }
            self.close(1, "CINdetails");
        }
        self.left_over(child);
        self.text.push_str("</Child>\n");
    }

    fn characteristics(&mut self, child: usize) {
        let (rows, disabilities) =
            (self.rows(Table::ChildCharacteristics, child), self.rows(Table::Disabilities, child));
        // Disabilities have no place but within characteristics.
        let count = rows.len().max(usize::from(!disabilities.is_empty()));
        for at in 0..count {
            self.open(1, "ChildCharacteristics");
            if let Some(row) = rows.get(at) {
                self.values(2, Table::ChildCharacteristics, *row);
            }
            if at == 0 && !disabilities.is_empty() {
                self.open(2, "Disabilities");
                for row in disabilities {
                    self.many(3, "Disability", self.cell(Table::Disabilities, *row, "Disability"));
                }
                self.close(2, "Disabilities");
            }
            self.close(1, "ChildCharacteristics");
        }
    }

    /// Each module of the child with the place of the CINdetails in which it stands.
    fn placed(&mut self, table: Table, child: usize, details: &[u32]) -> Vec<(u32, usize)> {
        let mut placed = Vec::new();
        for row in self.rows(table, child) {
            let named = self.cell(table, *row, "CINdetailsID");
            let of = |detail: &u32| self.cell(Table::CINdetails, *detail, "CINdetailsID") == named;
            let only = (named.is_none() && details.len() == 1).then_some(0);
            match details.iter().position(of).or(only) {
                Some(place) => placed.push((*row, place)),
                None => self.losses.add(Loss::Unplaced(name(table)), self.index.id(child)),
            }
        }
        placed
    }

    fn module(&mut self, table: Table, row: u32, child: usize) {
        // The schema writes this one otherwise than its table is named.
        let element = if table == Table::CINplanDates { "CINPlanDates" } else { name(table) };
        self.open(2, element);
        self.values(3, table, row);
        match table {
            Table::Assessments => self.factors(row, child),
            Table::ChildProtectionPlans => {
                let reviews = self.parts(Table::Reviews, table, row, child, "CPPID");
                if !reviews.is_empty() {
                    self.open(3, "Reviews");
                    for review in reviews {
                        self.many(4, "CPPreviewDate", self.cell(Table::Reviews, review, "CPPreviewDate"));
                    }
                    self.close(3, "Reviews");
                }
            }
            _ => {}
        }
        self.close(2, element);
    }

    /// The rows of a table that belong to a module: those of the child with the same number, if this is its first module.
    fn parts(&self, of: Table, table: Table, row: u32, child: usize, number: &str) -> Vec<u32> {
        let named = self.cell(table, row, number);
        let first = self.rows(table, child).iter().find(|other| self.cell(table, **other, number) == named);
        if first != Some(&row) {
            return Vec::new();
        }
        let same = |part: &&u32| self.cell(of, **part, number) == named;
        self.rows(of, child).iter().filter(same).copied().collect()
    }

    /// An assessment's factors: those of the list, or where it has none those of its own row.
    fn factors(&mut self, row: u32, child: usize) {
        let list = self.parts(Table::AssessmentFactorsList, Table::Assessments, row, child, "AssessmentID");
        let listed: Vec<&str> = list
            .iter()
            .filter_map(|factor| self.cell(Table::AssessmentFactorsList, *factor, "AssessmentFactor"))
            .collect();
        let own: Vec<&str> = self
            .cell(Table::Assessments, row, "AssessmentFactors")
            .map_or_else(Vec::new, |own| own.split(',').map(str::trim).filter(|own| !own.is_empty()).collect());
        if !listed.is_empty() && !own.is_empty() && own != listed {
            self.losses.add(Loss::OtherFactors, self.index.id(child));
        }
        let factors = if listed.is_empty() { own } else { listed };
        if factors.is_empty() {
            return;
        }
        self.open(3, "FactorsIdentifiedAtAssessment");
        factors.into_iter().for_each(|factor| self.many(4, "AssessmentFactors", Some(factor)));
        self.close(3, "FactorsIdentifiedAtAssessment");
    }

    /// Counts the parts of modules that are not there.
    fn left_over(&mut self, child: usize) {
        for (of, table, number) in [
            (Table::AssessmentFactorsList, Table::Assessments, "AssessmentID"),
            (Table::Reviews, Table::ChildProtectionPlans, "CPPID"),
        ] {
            for part in self.rows(of, child) {
                let named = self.cell(of, *part, number);
                if !self.rows(table, child).iter().any(|row| self.cell(table, *row, number) == named) {
                    self.losses.add(Loss::Unplaced(name(of)), self.index.id(child));
                }
            }
        }
    }

    fn values(&mut self, deep: usize, table: Table, row: u32) {
        let columns = TABLES.get(table as usize).map_or(&[][..], |layout| layout.columns);
        for column in columns.iter().filter(|column| !NOT_VALUES.contains(column)) {
            self.value(deep, column, self.cell(table, row, column));
        }
    }

    /// A value; one that is not given does not stand there.
    fn value(&mut self, deep: usize, element: &str, value: Option<&str>) {
        if value.is_some() {
            self.many(deep, element, value);
        }
    }

    /// A value that stands there even when it is not given.
    fn many(&mut self, deep: usize, element: &str, value: Option<&str>) {
        let value = value.unwrap_or_default();
        let day = is_day(element).then(|| cell::day(value)).flatten();
        let value = day.map_or_else(|| value.to_owned(), |day| day.to_string());
        self.line(deep, &["<", element, ">"]);
        if !put(&mut self.text, &value) {
            self.losses.add(Loss::Character, &value);
        }
        self.line(0, &["</", element, ">\n"]);
    }

    fn open(&mut self, deep: usize, element: &str) {
        self.line(deep, &["<", element, ">\n"]);
    }

    fn close(&mut self, deep: usize, element: &str) {
        self.line(deep, &["</", element, ">\n"]);
    }

    fn line(&mut self, deep: usize, parts: &[&str]) {
        self.text.extend(std::iter::repeat_n(' ', deep));
        self.text.extend(parts.iter().copied());
    }
}

fn name(table: Table) -> &'static str {
    TABLES.get(table as usize).map_or("", |layout| layout.name)
}

#[cfg(test)]
mod tests;
