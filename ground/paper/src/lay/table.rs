//! A table: how wide its columns are, and its rows over pages with the heads repeated.

use super::flow::{Flow, Part};
use super::{CELL, HEAD, Kind, Line, PAGE, STRONG, Style, Tree, WIDTH};
use crate::Table;

/// Left and right of a cell's words, and over and under them, in points.
const PAD: (f32, f32) = (4.0, 3.5);

/// One row, with each cell's lines.
struct Row {
    cells: Vec<Vec<Line>>,
    kinds: Vec<Kind>,
}

impl Row {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0)
    }
}

fn height(lines: usize) -> f32 {
    // Both styles of a cell have lines of one height.
    let lines = f32::from(u16::try_from(lines.max(1)).unwrap_or(u16::MAX));
    lines * CELL.line + 2.0 * PAD.1
}

/// The cells of a row under so many heads: filled up with empty ones, and what is more in the last.
fn cells(row: &[String], columns: usize) -> Vec<String> {
    let mut cells: Vec<String> = row.iter().take(columns).cloned().collect();
    cells.resize(columns, String::new());
    let over: Vec<String> = row.iter().skip(columns).filter(|c| !c.trim().is_empty()).cloned().collect();
    if let Some(last) = cells.last_mut() {
        for more in over {
            last.push('\n');
            last.push_str(&more);
        }
    }
    cells
}

/// How wide each column is: as its words ask; where that is too much, none narrower than its widest word if possible.
fn columns(flow: &Flow<'_>, heads: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let mut asked = Vec::new();
    for (nth, head) in heads.iter().enumerate() {
        let (mut least, mut most) = (flow.widest(head, HEAD), flow.natural(head, HEAD));
        for cell in rows.iter().filter_map(|row| row.get(nth)) {
            least = least.max(flow.widest(cell, CELL));
            most = most.max(flow.natural(cell, CELL));
        }
        asked.push((least + 2.0 * PAD.0 + 1.0, most + 2.0 * PAD.0 + 1.0));
    }
    let (least, most): (f32, f32) = asked.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let even = WIDTH / f32::from(u16::try_from(heads.len().max(1)).unwrap_or(u16::MAX));
    let wide = |one: &(f32, f32)| match () {
        () if most <= WIDTH => one.1 * WIDTH / most,
        () if least >= WIDTH => even,
        () => one.0 + (one.1 - one.0) * (WIDTH - least) / (most - least),
    };
    asked.iter().map(wide).collect()
}

fn row(flow: &Flow<'_>, cells: &[String], widths: &[f32], style: Style, kind: impl Fn(usize) -> Kind) -> Row {
    let lines = |(cell, width): (&String, &f32)| flow.lines_of(cell, style, (width - 2.0 * PAD.0).max(style.size));
    Row { cells: cells.iter().zip(widths).map(lines).collect(), kinds: (0..cells.len()).map(kind).collect() }
}

/// Places a table. Without heads it says nothing, and is left out.
pub fn lay(flow: &mut Flow<'_>, table: &Table) {
    if table.heads.is_empty() {
        return;
    }
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row, table.heads.len())).collect();
    let widths = columns(flow, &table.heads, &rows);
    let head = row(flow, &table.heads, &widths, HEAD, |_| Kind::ColumnHead);
    let mut groups = Vec::new();
    flow.space(10.0);
    if !table.caption.trim().is_empty() {
        let lines = flow.lines_of(&table.caption, STRONG, WIDTH);
        flow.need(STRONG.line + height(head.lines()) + height(1));
        let from = Part { kind: Kind::Caption, before: 0.0, lines, words: String::new() };
        groups.extend(flow.caption(from));
    }
    flow.need((height(head.lines()) + height(1)).min(PAGE.1 / 2.0));
    // A head so tall that it would fill the pages is not repeated.
    let again = (height(head.lines()) < PAGE.1 / 4.0).then_some(&head);
    let first = place(flow, &head, &widths, None);
    groups.push(Tree::Group(Kind::TableHead, String::new(), vec![first]));
    let mut body = Vec::new();
    for one in &rows {
        let named = |nth| if nth == 0 && table.named_rows { Kind::RowHead } else { Kind::Cell };
        let mut placed = row(flow, one, &widths, CELL, named);
        if table.named_rows
            && let Some((first, width)) = placed.cells.first_mut().zip(widths.first())
        {
            let words = one.first().map(String::as_str).unwrap_or_default();
            *first = flow.lines_of(words, HEAD, (width - 2.0 * PAD.0).max(HEAD.size));
        }
        body.push(place(flow, &placed, &widths, again));
    }
    if !body.is_empty() {
        groups.push(Tree::Group(Kind::TableBody, String::new(), body));
    }
    flow.push(Tree::Group(Kind::Table, table.caption.clone(), groups));
    flow.space(4.0);
}

/// Places one row; on a new page after the head again. A row that fills more than a page goes on over pages.
fn place(flow: &mut Flow<'_>, row: &Row, widths: &[f32], head: Option<&Row>) -> Tree {
    let mut leaves: Vec<Vec<Tree>> = row.cells.iter().map(|_| Vec::new()).collect();
    let all = row.lines().max(1);
    let fresh = PAGE.1 - super::MARGIN.1 - super::MARGIN.2 - head.map_or(0.0, |head| height(head.lines()));
    let mut from = 0;
    while from < all {
        let rest = all - from;
        if flow.left() < height(rest) && (height(rest) <= fresh || flow.left() < height(2)) {
            turn(flow, widths, head);
        }
        let mut fits = rest;
        while fits > 1 && height(fits) > flow.left() {
            fits -= 1;
        }
        slice(flow, row, widths, from..from + fits, false, &mut leaves);
        from += fits;
    }
    let cells = row.kinds.iter().zip(leaves).map(|(kind, inside)| Tree::Group(*kind, String::new(), inside));
    Tree::Group(Kind::Row, String::new(), cells.collect())
}

/// A new page, with the head again.
fn turn(flow: &mut Flow<'_>, widths: &[f32], head: Option<&Row>) {
    flow.next_page();
    if let Some(head) = head {
        let mut none: Vec<Vec<Tree>> = head.cells.iter().map(|_| Vec::new()).collect();
        slice(flow, head, widths, 0..head.lines(), true, &mut none);
    }
}

fn slice(
    flow: &mut Flow<'_>,
    row: &Row,
    widths: &[f32],
    which: std::ops::Range<usize>,
    repeated: bool,
    leaves: &mut [Vec<Tree>],
) {
    let mut x = 0.0;
    for ((cell, width), leaves) in row.cells.iter().zip(widths).zip(leaves) {
        let mut down = PAD.1;
        for line in cell.iter().skip(which.start).take(which.len()) {
            leaves.extend(flow.put(line, x + PAD.0, down, repeated));
            down += line.style.line;
        }
        x += width;
    }
    flow.y += height(which.len());
    flow.rule(0.0, x);
}
