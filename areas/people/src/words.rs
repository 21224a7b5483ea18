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
