//! The words of this area.

use record::words::{RelationshipKind, StoryKind};

/// The tint of a kind of story entry, which always stands beside its word.
pub fn tint(kind: StoryKind) -> &'static str {
    match kind {
        StoryKind::Visit | StoryKind::DirectWork => "kith-kind--visit",
        StoryKind::Care | StoryKind::Adoption => "kith-kind--care",
        StoryKind::Missing => "kith-kind--harm",
        StoryKind::School | StoryKind::Health => "kith-kind--school",
        _ => "",
    }
}

/// What each permission lets a role do, in words, and where it begins. Those that a page explains itself are not here.
pub const WORK: &[(&str, &str, Option<&str>)] = &[
    ("find_people", "Find people by name, date of birth, number or postcode", None),
    ("read_record", "Read the records within your reach", None),
    ("write_record", "Write in records", None),
    ("import", "Bring in the council's own files", Some("/import")),
    ("check_returns", "Check statutory returns against the government's rules", Some("/returns")),
];

/// What somebody is to another: the word in a form, the words read, the kind kept, and whether the one spoken of is
/// the kept first person (the parent) rather than the second (the child).
pub const RELATIONS: &[(&str, &str, RelationshipKind, bool)] = &[
    ("parent", "Parent", RelationshipKind::Parent, true),
    ("child", "Child", RelationshipKind::Parent, false),
    ("sibling", "Brother or sister", RelationshipKind::Sibling, true),
    ("step_parent", "Step-parent", RelationshipKind::StepParent, true),
    ("step_child", "Step-child", RelationshipKind::StepParent, false),
    ("grandparent", "Grandparent", RelationshipKind::Grandparent, true),
    ("grandchild", "Grandchild", RelationshipKind::Grandparent, false),
    ("aunt_or_uncle", "Aunt or uncle", RelationshipKind::AuntOrUncle, true),
    ("niece_or_nephew", "Niece or nephew", RelationshipKind::AuntOrUncle, false),
    ("carer", "Carer", RelationshipKind::Carer, true),
    ("cared_for", "Child cared for", RelationshipKind::Carer, false),
    ("partner", "Partner", RelationshipKind::Partner, true),
    ("other", "Somebody who matters", RelationshipKind::Other, true),
];

/// Parental responsibility of the elder for the child, as a form offers it. Source: Children Act 1989, sections 2 to 4A.
pub const RESPONSIBILITIES: [(&str, &str); 3] = [("yes", "Yes"), ("no", "No"), ("not_known", "Not known")];

/// The relation chosen in a form.
pub fn relation(code: &str) -> Option<(RelationshipKind, bool)> {
    RELATIONS.iter().find(|(c, ..)| *c == code).map(|(_, _, kind, first)| (*kind, *first))
}

/// An act's name as a person reads it: "Complete record".
pub fn act_words(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

const TABLES: &[(&str, &str)] = &[
    ("person", "Person"),
    ("person_name", "Name"),
    ("person_identifier", "Number"),
    ("person_address", "Address"),
    ("person_fact", "Fact"),
    ("relationship", "Relationship"),
    ("household", "Household"),
    ("household_member", "Member of a household"),
    ("warning", "Warning"),
    ("responsibility", "Who answers"),
    ("story", "Story"),
    ("clock", "Duty"),
    ("action", "Action"),
    ("document", "Record"),
    ("document_person", "Person in a record"),
    ("answer", "Answer"),
    ("document_addition", "Added to a record"),
    ("chronology_entry", "Chronology"),
    ("attachment", "File"),
    ("restriction", "Restriction"),
    ("restriction_reader", "Reader of a restricted record"),
    ("broken_glass", "Opened with a reason"),
    ("person_merge", "Two records made one"),
    ("record_kept", "Kept record"),
    ("work_clock", "Duty"),
    ("decision", "Decision"),
    ("decision_note", "Comment on a decision"),
    ("supervision_child", "Discussed in supervision"),
    ("supervision_answer", "Answer in supervision"),
];

/// A table as a person reads it.
pub fn table_words(table: &str) -> String {
    TABLES.iter().find(|(t, _)| *t == table).map_or_else(|| act_words(table), |(_, words)| (*words).to_owned())
}

/// Columns that hold keys, moments or the machine's own words, which say nothing to a reader.
const UNSAID: &[&str] = &[
    "id",
    "person",
    "document",
    "account",
    "version",
    "form_version",
    "made_by",
    "changed_at",
    "confirmed_at",
    "made_at",
    "at",
    "written_at",
    "received_at",
    "source_id",
    "agreed_id",
    "agreed_at",
    "worker",
    "team",
    "owner",
    "one",
    "other",
    "origin",
    "completed_at",
    "stopped_at",
    "done_at",
    "restriction",
    "guardian",
    "subject",
    "until",
    "seen_at",
    "from_at",
    "lifted_at",
    "ended_at",
    "kept",
    "merge",
    "row_id",
    "in_table",
    "in_column",
    "was_kind",
    "merged_into",
    "sha256",
    "bytes",
    "priority",
    "household",
    "story",
    "birth_confirmed_at",
    "kith_number",
    "about_kind",
    "about_id",
    "href",
    "step",
    "asked_at",
    "settled_at",
    "settled_account",
    "decision",
    "supervision",
];

/// A column as a person reads it; nothing for one that says nothing to a reader.
pub fn column_words(column: &str) -> Option<String> {
    let words = match column {
        _ if UNSAID.contains(&column) => return None,
        "birth_day" => "date of birth".to_owned(),
        "birth_kind" => "what the date of birth is".to_owned(),
        "by_words" | "made_by_words" | "confirmed_by" | "birth_confirmed_by" | "agreed_by" => "by".to_owned(),
        "owner_words" => "who does it".to_owned(),
        "due_on" => "due".to_owned(),
        "started_on" => "started".to_owned(),
        "stopped_on" => "done on".to_owned(),
        "told" => "whether the person was told".to_owned(),
        "told_why" => "why not told".to_owned(),
        "value" => "what was written".to_owned(),
        "high" => "grave".to_owned(),
        "from_day" => "from".to_owned(),
        "to_day" => "until".to_owned(),
        other => other.replace('_', " "),
    };
    Some(words)
}

/// The page somebody opened, by its route: "Plan and work", "Visit or note".
pub fn page_words(route: &str) -> String {
    let rest =
        route.strip_prefix("/people/{person}").or_else(|| route.strip_prefix("/records/{record}").map(|_| "/record"));
    let words = match rest.and_then(|r| r.split('/').nth(1)).unwrap_or_default() {
        "" => "Story",
        "work" => "Plan and work",
        "family" => "People",
        "records" => "Records",
        "measures" => "Measures",
        "about" => "About",
        "looks" => "Who looked",
        "history" => "Who changed what",
        "record" => "A record",
        "chronology" => "Chronology",
        "summary" => "One-page summary",
        "ask" => "Opening with a reason",
        other => return act_words(&other.replace('-', " ")),
    };
    words.to_owned()
}
