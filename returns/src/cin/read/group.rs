//! Which elements stand in which, and which column a value is.

use crate::cin::tables::{TABLES, Table};

/// An element that holds others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Message,
    Header,
    CollectionDetails,
    Source,
    Children,
    Child,
    Identifiers,
    Characteristics,
    Disabilities,
    Details,
    Assessment,
    Factors,
    Plan,
    Section47,
    Protection,
    Reviews,
    PreProceedings,
}

/// What an element is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It holds others.
    Group(Group),
    /// A value of its group's row.
    Value(&'static str),
    /// A value of which the group may hold many.
    Many(&'static str),
    /// Nothing that the census knows here.
    Unknown,
    /// Within something that is left aside.
    Inside,
}

use Group::*;

/// Each group with its name and the group in which it stands.
///
/// Source: Department for Education, children in need census, XML schema (cin_layout.csv of the standards).
const GROUPS: &[(Group, &str, Option<Group>)] = &[
    (Message, "Message", None),
    (Header, "Header", Some(Message)),
    (CollectionDetails, "CollectionDetails", Some(Header)),
    (Source, "Source", Some(Header)),
    (Children, "Children", Some(Message)),
    (Child, "Child", Some(Children)),
    (Identifiers, "ChildIdentifiers", Some(Child)),
    (Characteristics, "ChildCharacteristics", Some(Child)),
    (Disabilities, "Disabilities", Some(Characteristics)),
    (Details, "CINdetails", Some(Child)),
    (Assessment, "Assessments", Some(Details)),
    (Factors, "FactorsIdentifiedAtAssessment", Some(Assessment)),
    (Plan, "CINPlanDates", Some(Details)),
    (Section47, "Section47", Some(Details)),
    (Protection, "ChildProtectionPlans", Some(Details)),
    (Reviews, "Reviews", Some(Protection)),
    (PreProceedings, "PreProceedingsandFGDM", Some(Details)),
];

impl Group {
    /// Its name in the message.
    pub fn name(self) -> &'static str {
        GROUPS.iter().find(|(group, ..)| *group == self).map_or("element", |(_, name, _)| name)
    }

    /// The table whose row it fills.
    pub fn table(self) -> Option<Table> {
        Some(match self {
            CollectionDetails | Source => Table::Header,
            Identifiers => Table::ChildIdentifiers,
            Characteristics => Table::ChildCharacteristics,
            Details => Table::CINdetails,
            Assessment => Table::Assessments,
            Plan => Table::CINplanDates,
            Section47 => Table::Section47,
            Protection => Table::ChildProtectionPlans,
            PreProceedings => Table::PreProceedingsandFGDM,
            Message | Header | Children | Child | Disabilities | Factors | Reviews => return None,
        })
    }

    /// The value of which it may hold many.
    fn many(self) -> Option<&'static str> {
        match self {
            Disabilities => Some("Disability"),
            Factors => Some("AssessmentFactors"),
            Reviews => Some("CPPreviewDate"),
            _ => None,
        }
    }

    /// What an element within it is.
    pub fn holds(self, name: &str) -> Meaning {
        let here = |(_, known, within): &&(Group, &str, Option<Group>)| {
            *within == Some(self) && known.eq_ignore_ascii_case(name)
        };
        if let Some((group, ..)) = GROUPS.iter().find(here) {
            return Meaning::Group(*group);
        }
        if let Some(many) = self.many().filter(|many| many.eq_ignore_ascii_case(name)) {
            return Meaning::Many(many);
        }
        let columns = self.table().and_then(|table| TABLES.get(table as usize)).map_or(&[][..], |table| table.columns);
        let known = columns.iter().find(|column| column.eq_ignore_ascii_case(name) && !self.fills(column));
        known.map_or(Meaning::Unknown, |column| Meaning::Value(column))
    }

    /// Columns that reading fills and no element of the group does.
    fn fills(self, column: &str) -> bool {
        match column {
            "CINdetailsID" | "AssessmentID" | "CPPID" | "AssessmentFactors" => true,
            "LAchildID" => self != Identifiers,
            _ => false,
        }
    }
}

impl Table {
    /// Where a column of the layout stands.
    pub(super) fn layout_column(self, column: &str) -> Option<usize> {
        TABLES.get(self as usize)?.columns.iter().position(|known| *known == column)
    }
}

/// Whether a column holds a day.
pub fn is_day(column: &str) -> bool {
    column.ends_with("Date") || column.ends_with("date") || matches!(column, "DateOfInitialCPC" | "InitialCPCtarget")
}
