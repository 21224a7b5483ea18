//! The answers that a column may hold, as the lists are filled in.

pub(super) const GENDER: &[&str] = &["a) Male", "b) Female", "c) Not stated/recorded", "d) Neither"];
pub(super) const ETHNICITY: &[&str] = &[
    "a) White",
    "b) Mixed",
    "c) Asian or Asian British",
    "d) Black or black British",
    "e) Other ethnic group",
    "f) Not stated",
];
pub(super) const SOURCE: &[&str] = &[
    "a) Individual",
    "b) Schools",
    "c) Education Services",
    "d) Health Services",
    "e) Housing",
    "f) LA Services",
    "g) Police",
    "h) Other legal agency",
    "i) Other",
    "j) Anonymous",
    "k) Unknown",
];
pub(super) const YES_NO: &[&str] = &["True", "False", "Yes", "No", "Y", "N", "a) Yes", "b) No", "1", "0"];
pub(super) const YES_NO_UNKNOWN: &[&str] =
    &["True", "False", "Unknown", "Yes", "No", "Y", "N", "U", "a) Yes", "b) No", "c) Unknown", "1", "0"];
pub(super) const NEED: &[&str] = &[
    "a) Abuse or neglect",
    "b) Child's disability",
    "c) Parents illness or disability",
    "d) Family in acute stress",
    "e) Family dysfunction",
    "f) Socially unacceptable behaviour",
    "g) Low income",
    "h) Absent parenting",
    "i) Not CIN",
    "j) Not stated",
];
pub(super) const REASON_FOR_CLOSURE: &[&str] = &[
    "a) Adopted",
    "b) Died",
    "c) Residence Order",
    "d) Special Guardianship Order",
    "e) Transfer to another LA",
    "f) Transfer to Adult Social Services",
    "g) 'Other' incl. Child no longer in need",
    "h) Child not in need after assessment",
    "i) Not Stated",
];
pub(super) const CASE_STATUS: &[&str] = &[
    "a) Looked after child",
    "b) Child Protection plan",
    "c) Child in need plan",
    "d) Open assessment",
    "e) Closed episode",
];
pub(super) const ABUSE: &[&str] =
    &["a) Neglect", "b) Physical Abuse", "c) Sexual Abuse", "d) Emotional Abuse", "e) Multiple"];
pub(super) const LEGAL_STATUS: &[&str] = &[
    "J1: Remanded to LA or youth detention",
    "J2: LA accommodation under PACE",
    "a) Interim care orders",
    "b) Full care orders",
    "c) Freed for Adoption",
    "d) Placement order granted",
    "e) Accommodated under S20",
    "f) Detained on child protection grounds in LA accommodation",
    "g) Youth justice legal Statuses",
];
pub(super) const PERMANENCE_PLAN: &[&str] = &[
    "a) Return to family",
    "b) Adoption",
    "c) SGO/CAO",
    "d) Supported living in the community",
    "e) Long-term residential placement",
    "f) Long-term fostering",
    "g) Other",
];
pub(super) const REASON_CEASED_TO_BE_LOOKED_AFTER: &[&str] = &[
    "a) Adopted",
    "b) Died",
    "c) Care taken by another LA",
    "d) Returned home to live with parents or relatives",
    "e) Left care to live with parents, relatives or other person with no parental responsibility",
    "f) Residence order granted",
    "g) Special Guardianship Orders",
    "h) Moved into independent living",
    "i) Transferred to residential care funded by adult social services",
    "j) Sentenced to custody",
    "k) Accommodation on remand ended",
    "l) Age assessment determined child was 18 or over",
    "m) Child moved abroad",
    "n) Care ceased for any other reason",
];
pub(super) const PLACEMENT_TYPE: &[&str] = &[
    "a) Foster Placement",
    "b) Placed for adoption",
    "c) Placed with parents",
    "d) Independent living",
    "e) Residential employment",
    "f) Residential accommodation",
    "g) Secure Children’s Homes",
    "h) Children’s Homes",
    "i) Residential Care Home",
    "j) NHS/Health Trust",
    "k) Family Centre or Mother and Baby Unit",
    "l) Young Offender Institution",
    "m) Residential school",
    "n) Other placements",
    "o) Temporary placement",
];
pub(super) const PLACEMENT_PROVIDER: &[&str] = &["a) Own LA", "b) Private", "c) Other"];
pub(super) const PLACEMENT_LOCATION: &[&str] = &["a) In", "b) Out"];
pub(super) const ELIGIBILITY_CATEGORY: &[&str] =
    &["a) Relevant", "b) Former relevant", "c) Qualifying", "d) Eligible", "e) Other"];
pub(super) const LA_IN_TOUCH: &[&str] = &["a) In touch", "b) Not in touch", "c) Not recorded", "d) Exclude"];
pub(super) const TYPE_OF_ACCOMMODATION: &[&str] = &[
    "a) With parents or relatives",
    "b) Community home",
    "c) Semi-independent transitional accommodation",
    "d) Supported lodgings",
    "e) Gone abroad",
    "f) Deported",
    "g) Ordinary lodgings",
    "h) Residence not known",
    "i) No fixed abode / homeless",
    "j) Foyers",
    "k) Independent living",
    "l) Emergency accommodation",
    "m) Bed and breakfast",
    "n) In custody",
    "o) With Former Foster Carer",
    "p) Other accommodation",
];
pub(super) const SUITABILITY_OF_ACCOMMODATION: &[&str] =
    &["a) Suitable", "b) Not suitable", "c) Not in touch or not recorded", "d) Exclude"];
pub(super) const ACTIVITY_STATUS: &[&str] = &[
    "F1: Full time in higher education",
    "P1: Part time in higher education",
    "F2: Full time in education other than higher",
    "P2: Part time in education other than higher",
    "F3: Full time in training or employment",
    "P3: Part time in training or employment",
    "F4: Young person engaged full time in an apprenticeship",
    "P4: Young person engaged part time in an apprenticeship",
    "F5: Young person engaged full time in training or employment (not apprenticeship)",
    "P5: Young person engaged part time in training or employment (not apprenticeship)",
    "G4: Not in education, employment or training - illness or disability",
    "G5: Not in education, employment or training - other",
    "G6: Not in education, employment or training - pregnancy or parenting",
];
pub(super) const NO_LONGER_PLACED: &[&str] = &[
    "a) Child’s needs changed",
    "b) Court did not make a PO",
    "c) Prospective adopters cannot be found",
    "d) Any other reason",
];
pub(super) const LEFT_ADOPTION: &[&str] = &["a) Withdrew", "b) Process on hold", "c) Application refused"];
