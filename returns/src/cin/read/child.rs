//! One child's rows while the message is read.

use super::group::Group;
use crate::cin::tables::{TABLES, Table};

/// A row's cells, as many as its table has columns.
type Cells = Vec<Option<String>>;

/// The rows of the child that is being read, and how many modules came before in the message.
#[derive(Debug, Default)]
pub struct Building {
    rows: Vec<(Table, Cells)>,
    open: Vec<(Table, Cells)>,
    many: Vec<Option<String>>,
    factors: Vec<Option<String>>,
    id: Option<String>,
    details: u64,
    assessments: u64,
    plans: u64,
}

fn empty(table: Table) -> Cells {
    vec![None; TABLES.get(table as usize).map_or(0, |layout| layout.columns.len())]
}

fn set(cells: &mut Cells, table: Table, column: &str, value: Option<String>) {
    if let Some(cell) = table.layout_column(column).and_then(|at| cells.get_mut(at)) {
        *cell = value;
    }
}

fn get(cells: &Cells, table: Table, column: &str) -> Option<String> {
    cells.get(table.layout_column(column)?)?.clone()
}

impl Building {
    /// A group begins.
    pub fn begin(&mut self, group: Group) {
        match group {
            Group::Disabilities | Group::Factors | Group::Reviews => self.many.clear(),
            Group::Assessment => self.factors.clear(),
            _ => {}
        }
        if let Some(table) = group.table().filter(|table| *table != Table::Header) {
            let mut cells = empty(table);
            self.number(group, table, &mut cells);
            self.open.push((table, cells));
        }
    }

    /// Counts the module and gives it the numbers that tie modules together.
    fn number(&mut self, group: Group, table: Table, cells: &mut Cells) {
        match group {
            Group::Details => self.details += 1,
            Group::Assessment => self.assessments += 1,
            Group::Protection => self.plans += 1,
            _ => {}
        }
        let number = |count: u64| Some(count.saturating_sub(1).to_string());
        set(cells, table, "CINdetailsID", number(self.details));
        set(cells, table, "AssessmentID", number(self.assessments));
        set(cells, table, "CPPID", number(self.plans));
    }

    /// The cell of a column in the innermost row of a table.
    pub fn cell(&mut self, table: Table, column: &str) -> Option<&mut Option<String>> {
        let (_, cells) = self.open.iter_mut().rfind(|(of, _)| *of == table)?;
        cells.get_mut(table.layout_column(column)?)
    }

    /// One of many values of a group.
    pub fn add(&mut self, value: Option<String>) {
        self.many.push(value);
    }

    /// A group ends.
    pub fn end(&mut self, group: Group) {
        match group {
            Group::Disabilities => {
                for value in std::mem::take(&mut self.many) {
                    self.one_of_many(Table::Disabilities, "Disability", value);
                }
            }
            Group::Factors => self.factors.append(&mut self.many),
            Group::Reviews => {
                let dates = std::mem::take(&mut self.many);
                // A review without a date is a row too, so that a rule can say so.
                let dates = if dates.is_empty() { vec![None] } else { dates };
                for date in dates {
                    self.one_of_many(Table::Reviews, "CPPreviewDate", date);
                }
            }
            _ => {}
        }
        let has_row = group.table().is_some_and(|table| table != Table::Header);
        if let Some((table, mut cells)) = has_row.then(|| self.open.pop()).flatten() {
            match table {
                Table::Assessments => self.list_factors(&mut cells),
                Table::ChildIdentifiers => self.id = self.id.take().or_else(|| get(&cells, table, "LAchildID")),
                _ => {}
            }
            self.rows.push((table, cells));
        }
    }

    fn one_of_many(&mut self, table: Table, column: &str, value: Option<String>) {
        let mut cells = empty(table);
        let number = |count: u64| Some(count.saturating_sub(1).to_string());
        set(&mut cells, table, "CINdetailsID", number(self.details));
        set(&mut cells, table, "CPPID", number(self.plans));
        set(&mut cells, table, column, value);
        self.rows.push((table, cells));
    }

    /// An assessment's factors: together in its own row, and each in a row of the list.
    fn list_factors(&mut self, cells: &mut Cells) {
        let (one, list) = (Table::Assessments, Table::AssessmentFactorsList);
        let factors: Vec<String> = std::mem::take(&mut self.factors).into_iter().flatten().collect();
        for factor in &factors {
            let mut row = empty(list);
            let shared = TABLES.get(list as usize).map_or(&[][..], |layout| layout.columns);
            for column in shared {
                set(&mut row, list, column, get(cells, one, column));
            }
            set(&mut row, list, "AssessmentFactor", Some(factor.clone()));
            self.rows.push((list, row));
        }
        set(cells, one, "AssessmentFactors", (!factors.is_empty()).then(|| factors.join(",")));
    }

    /// The child's rows, each with the child's number; a child without identifiers or characteristics has an empty row
    /// of them, so that rules can say what is missing.
    pub fn take_rows(&mut self) -> Vec<(Table, Cells)> {
        for table in [Table::ChildIdentifiers, Table::ChildCharacteristics] {
            if !self.rows.iter().any(|(of, _)| *of == table) {
                self.rows.push((table, empty(table)));
            }
        }
        let id = self.id.take();
        self.open.clear();
        let mut rows = std::mem::take(&mut self.rows);
        for (table, cells) in rows.iter_mut().filter(|(table, _)| *table != Table::ChildIdentifiers) {
            set(cells, *table, "LAchildID", id.clone());
        }
        rows
    }
}
