//! What a rule finds.

/// A row that a rule can point at.
pub trait Row {
    /// Which table of the collection, from 0 in its list of tables.
    fn table(&self) -> u8;
    /// Which row of that table, from 0.
    fn row(&self) -> u32;
}

/// One row that fails one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// Which rule, from 0 in the list of the rules of the year.
    pub rule: u16,
    /// Which table, from 0; [`Finding::WHOLE`] when the collection as a whole fails.
    pub table: u8,
    /// Which row of the table, from 0.
    pub row: u32,
    /// Which column; empty when the rule does not say, so that its own columns of that table are meant.
    pub column: &'static str,
    /// Which child, from 0 in the index of children.
    pub child: u32,
}

impl Finding {
    /// The table of a finding about the collection as a whole.
    pub const WHOLE: u8 = u8::MAX;
}

/// Takes what a rule finds about one child.
#[derive(Debug)]
pub struct Found<'f> {
    rule: u16,
    child: u32,
    all: &'f mut Vec<Finding>,
}

impl<'f> Found<'f> {
    /// For the findings of one rule about one child.
    pub fn new(rule: u16, child: u32, all: &'f mut Vec<Finding>) -> Found<'f> {
        Found { rule, child, all }
    }

    /// This row fails; the rule's own columns of its table are meant.
    pub fn flag<R: Row>(&mut self, row: &R) {
        self.flag_at(row, &[""]);
    }

    /// This row fails in these columns.
    pub fn flag_at<R: Row>(&mut self, row: &R, columns: &[&'static str]) {
        let (rule, child, table, row) = (self.rule, self.child, row.table(), row.row());
        self.all.extend(columns.iter().map(|column| Finding { rule, table, row, column, child }));
    }

    /// These rows fail.
    pub fn flag_all<'r, R: Row + 'r>(&mut self, rows: impl IntoIterator<Item = &'r R>) {
        rows.into_iter().for_each(|row| self.flag(row));
    }

    /// Every row of which this is so fails.
    pub fn each<R: Row>(&mut self, rows: &[R], fails: impl Fn(&R) -> bool) {
        self.flag_all(rows.iter().filter(|row| fails(row)));
    }

    /// Every row of which this is so fails, in these columns.
    pub fn each_at<R: Row>(&mut self, rows: &[R], columns: &[&'static str], fails: impl Fn(&R) -> bool) {
        rows.iter().filter(|row| fails(row)).for_each(|row| self.flag_at(row, columns));
    }

    /// Both rows fail of every pair of which this is so.
    pub fn each_pair<A: Row, B: Row>(&mut self, ones: &[A], others: &[B], fails: impl Fn(&A, &B) -> bool) {
        for (one, other) in ones.iter().flat_map(|one| others.iter().map(move |other| (one, other))) {
            if fails(one, other) {
                self.flag(one);
                self.flag(other);
            }
        }
    }

    /// The collection as a whole fails.
    pub fn flag_whole(&mut self) {
        let (rule, child) = (self.rule, self.child);
        self.all.push(Finding { rule, table: Finding::WHOLE, row: 0, column: "", child });
    }
}
