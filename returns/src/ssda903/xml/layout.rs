//! Which element holds which column.
//!
//! Source: Department for Education, children looked after XML schema 2021.

use crate::ssda903::Table;

/// An element that holds a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub element: &'static str,
    /// The table.
    pub table: Table,
    /// The column.
    pub column: &'static str,
    /// How many characters the schema takes.
    pub most: usize,
    /// It stands there even when nothing is given.
    pub always: bool,
}

/// An element that holds a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub element: &'static str,
    /// The table.
    pub table: Table,
    /// How many of one child the schema takes.
    pub most: usize,
    /// Its elements, in order.
    pub fields: &'static [Field],
}

/// What stands in HEADER.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A cell of the header or of a table with one row for each child.
    Field(Field),
    /// A row of a table.
    Group(Group),
}

const fn must(table: Table, element: &'static str, most: usize) -> Field {
    Field { element, table, column: element, most, always: true }
}

const fn may(table: Table, element: &'static str, most: usize) -> Field {
    Field { always: false, ..must(table, element, most) }
}

/// HEADER, in order.
pub const HEADER: &[Item] = &[
    Item::Field(Field { column: "CHILD", ..must(Table::Header, "CHILDID", 10) }),
    Item::Field(must(Table::Header, "UPN", 13)),
    Item::Field(must(Table::Header, "SEX", 1)),
    Item::Field(must(Table::Header, "DOB", 10)),
    Item::Field(must(Table::Header, "ETHNIC", 4)),
    Item::Field(must(Table::Header, "UASC", 1)),
    Item::Field(may(Table::UASC, "DUC", 10)),
    Item::Field(may(Table::AD1, "DATE_INT", 10)),
    Item::Field(may(Table::AD1, "DATE_MATCH", 10)),
    Item::Field(may(Table::AD1, "FOSTER_CARE", 1)),
    Item::Field(may(Table::AD1, "NB_ADOPTR", 1)),
    Item::Field(may(Table::AD1, "SEX_ADOPTR", 2)),
    Item::Field(may(Table::AD1, "LS_ADOPTR", 3)),
    Item::Field(may(Table::OC3, "IN_TOUCH", 4)),
    Item::Field(may(Table::OC3, "ACTIV", 2)),
    Item::Field(may(Table::OC3, "ACCOM", 2)),
    Item::Group(Group {
        element: "AMISSING",
        table: Table::Missing,
        most: 366,
        fields: &[
            must(Table::Missing, "MISSING", 1),
            must(Table::Missing, "MIS_START", 10),
            may(Table::Missing, "MIS_END", 10),
        ],
    }),
    Item::Group(Group {
        element: "AREVIEW",
        table: Table::Reviews,
        most: 52,
        fields: &[must(Table::Reviews, "REVIEW", 10), must(Table::Reviews, "REVIEW_CODE", 3)],
    }),
    Item::Field(may(Table::Header, "MOTHER", 1)),
    Item::Field(may(Table::Header, "MC_DOB", 10)),
    Item::Group(Group {
        element: "PERMANENCE",
        table: Table::PrevPerm,
        most: 1,
        fields: &[
            may(Table::PrevPerm, "PREV_PERM", 2),
            may(Table::PrevPerm, "LA_PERM", 3),
            may(Table::PrevPerm, "DATE_PERM", 10),
        ],
    }),
    Item::Group(Group {
        element: "OC2",
        table: Table::OC2,
        most: 1,
        fields: &[
            may(Table::OC2, "SDQ_SCORE", 2),
            may(Table::OC2, "SDQ_REASON", 4),
            may(Table::OC2, "CONVICTED", 1),
            may(Table::OC2, "HEALTH_CHECK", 1),
            may(Table::OC2, "IMMUNISATIONS", 1),
            may(Table::OC2, "TEETH_CHECK", 1),
            may(Table::OC2, "HEALTH_ASSESSMENT", 1),
            may(Table::OC2, "SUBSTANCE_MISUSE", 1),
            may(Table::OC2, "INTERVENTION_RECEIVED", 1),
            may(Table::OC2, "INTERVENTION_OFFERED", 1),
        ],
    }),
    Item::Group(Group {
        element: "AD_PLACED",
        table: Table::PlacedAdoption,
        most: 366,
        fields: &[
            must(Table::PlacedAdoption, "DATE_PLACED", 10),
            may(Table::PlacedAdoption, "DATE_PLACED_CEASED", 10),
            may(Table::PlacedAdoption, "REASON_PLACED_CEASED", 3),
        ],
    }),
];

/// EPISODE, which stands beside HEADER.
pub const EPISODE: Group = Group {
    element: "EPISODE",
    table: Table::Episodes,
    most: 366,
    fields: &[
        must(Table::Episodes, "DECOM", 10),
        must(Table::Episodes, "RNE", 1),
        must(Table::Episodes, "LS", 2),
        must(Table::Episodes, "CIN", 2),
        Field { column: "PLACE", ..must(Table::Episodes, "PL", 2) },
        may(Table::Episodes, "PL_POST", 8),
        may(Table::Episodes, "HOME_POST", 8),
        may(Table::Episodes, "URN", 8),
        may(Table::Episodes, "PLACE_PROVIDER", 3),
        must(Table::Episodes, "DEC", 10),
        must(Table::Episodes, "REC", 3),
        may(Table::Episodes, "REASON_PLACE_CHANGE", 6),
    ],
};

/// The tables that the message has no place for.
pub const WITHOUT_PLACE: [Table; 2] = [Table::SWEpisodes, Table::DoLo];

/// The tables of which a child has one row, spread over HEADER.
pub const FLAT: [Table; 3] = [Table::UASC, Table::OC3, Table::AD1];

/// Whether a column holds a day, which the message writes dd/mm/yyyy.
pub fn is_day(column: &str) -> bool {
    matches!(
        column,
        "DOB"
            | "MC_DOB"
            | "DUC"
            | "DATE_INT"
            | "DATE_MATCH"
            | "MIS_START"
            | "MIS_END"
            | "REVIEW"
            | "DATE_PERM"
            | "DATE_PLACED"
            | "DATE_PLACED_CEASED"
            | "DECOM"
            | "DEC"
    )
}
