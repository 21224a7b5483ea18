//! An invented census of children in need, as its message.

use super::life::upn;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use returns::check::CollectionYear;
use std::fmt::Write;

const ETHNIC: &[&str] = &["WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "MOTH", "AIND", "ABAN", "BAFR", "BCRB", "REFU"];
const SOURCES: &[&str] = &["1A", "1B", "2A", "2B", "3A", "3D", "4", "5B", "6", "7"];
const NEEDS: &[&str] = &["N1", "N2", "N3", "N4", "N5", "N6"];
const FACTORS: &[&str] = &["1A", "1B", "2B", "3A", "3B", "4A", "4B", "6A", "9A", "10A", "11A", "12A", "13A", "17A"];
const DISABILITIES: &[&str] =
    &["NONE", "NONE", "NONE", "NONE", "MOB", "LD", "AUT", "HEAR", "VIS", "BEH", "CON", "DDA", "COMM"];

/// What goes wrong of one child.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    NoNeed,
    NoEthnicity,
    ClosedWithoutReason,
    EndsBeforeStart,
    AssessedEarly,
    WrongSource,
}

const FAULTS: [Fault; 6] = [
    Fault::NoNeed,
    Fault::NoEthnicity,
    Fault::ClosedWithoutReason,
    Fault::EndsBeforeStart,
    Fault::AssessedEarly,
    Fault::WrongSource,
];

fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(day)
}

/// The working day on or after a day, bank holidays aside.
fn weekday(day: Date) -> Date {
    match day.weekday().to_monday_zero_offset() {
        5 => plus(day, 2.days()),
        6 => plus(day, 1.day()),
        _ => day,
    }
}

/// The message of so many children; `faults` is the share of whom something is wrong.
pub fn message(children: u64, year: CollectionYear, faults: f64, seed: u64) -> String {
    let (start, end) = (Date::constant(year.0, 4, 1), Date::constant(year.0 + 1, 3, 31));
    let mut xml = format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{}</Year><ReferenceDate>{end}</ReferenceDate>\
         </CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>201</LEA><SoftwareCode>Kith</SoftwareCode>\
         <Release>1</Release><SerialNo>001</SerialNo><DateTime>{end}T12:00:00</DateTime></Source></Header><Children>\n",
        year.0 + 1
    );
    for number in 0..children {
        let mut dice = StdRng::seed_from_u64(seed.wrapping_mul(2_000_003).wrapping_add(number));
        let drawn = dice.random_range(0..FAULTS.len());
        let fault = dice.random_bool(faults).then(|| FAULTS.get(drawn).copied()).flatten();
        child(&mut xml, number, year, (start, end), fault, &mut dice);
    }
    xml.push_str("</Children></Message>\n");
    xml
}

// Writing into a String cannot fail, so what `write!` answers is left alone.

fn child(
    xml: &mut String,
    number: u64,
    year: CollectionYear,
    (start, end): (Date, Date),
    fault: Option<Fault>,
    dice: &mut StdRng,
) {
    let born = plus(start, -dice.random_range(400..5_800i32).days());
    let sex = if dice.random_bool(0.5) { "M" } else { "F" };
    let sex = if year.0 >= 2024 {
        format!("<Sex>{sex}</Sex>")
    } else {
        format!("<GenderCurrent>{}</GenderCurrent>", if sex == "M" { 1 } else { 2 })
    };
    let ethnic = if fault == Some(Fault::NoEthnicity) { "" } else { ETHNIC.choose(dice).copied().unwrap_or("WBRI") };
    let _ = writeln!(
        xml,
        "<Child><ChildIdentifiers><LAchildID>N{number:07}</LAchildID><UPN>{}</UPN><PersonBirthDate>{born}</PersonBirthDate>{sex}\
         </ChildIdentifiers><ChildCharacteristics><Ethnicity>{ethnic}</Ethnicity><Disabilities><Disability>{}</Disability></Disabilities>\
         </ChildCharacteristics>",
        upn(number),
        DISABILITIES.choose(dice).copied().unwrap_or("NONE"),
    );
    details(xml, (start, end), fault, dice);
    xml.push_str("</Child>\n");
}

fn details(xml: &mut String, (start, end): (Date, Date), fault: Option<Fault>, dice: &mut StdRng) {
    let referral = plus(start, dice.random_range(5..240i32).days());
    let source = if fault == Some(Fault::WrongSource) { "9Z" } else { SOURCES.choose(dice).copied().unwrap_or("4") };
    let need = match fault {
        Some(Fault::NoNeed) => String::new(),
        _ => format!("<PrimaryNeedCode>{}</PrimaryNeedCode>", NEEDS.choose(dice).copied().unwrap_or("N1")),
    };
    let assessed = plus(referral, dice.random_range(1..5i32).days());
    let authorised = plus(assessed, dice.random_range(20..60i32).days());
    let planned = plus(authorised, 3.days());
    let plan_ends = plus(planned, dice.random_range(20..60i32).days());
    let closes = dice.random_bool(0.6) && plan_ends < end && authorised < end;
    let closure = if closes { format!("<CINclosureDate>{plan_ends}</CINclosureDate>") } else { String::new() };
    let reason = if closes && fault != Some(Fault::ClosedWithoutReason) {
        "<ReasonForClosure>RC7</ReasonForClosure>"
    } else {
        ""
    };
    let _ = write!(
        xml,
        "<CINdetails><CINreferralDate>{referral}</CINreferralDate><ReferralSource>{source}</ReferralSource>{need}{closure}{reason}"
    );
    let began = if fault == Some(Fault::AssessedEarly) { plus(referral, -9.days()) } else { assessed };
    let _ = write!(xml, "<Assessments><AssessmentActualStartDate>{began}</AssessmentActualStartDate>");
    if authorised <= end {
        let _ = write!(
            xml,
            "<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>"
        );
        let at = dice.random_range(0..FACTORS.len());
        for factor in FACTORS.iter().cycle().skip(at).take(dice.random_range(1..4)) {
            let _ = write!(xml, "<AssessmentFactors>{factor}</AssessmentFactors>");
        }
        xml.push_str("</FactorsIdentifiedAtAssessment>");
    }
    xml.push_str("</Assessments>");
    let protected = dice.random_bool(0.15) && planned < end && authorised <= end;
    if !protected && planned <= end {
        let ended = if fault == Some(Fault::EndsBeforeStart) { plus(planned, -2.days()) } else { plan_ends };
        let ends = if closes || fault == Some(Fault::EndsBeforeStart) {
            format!("<CINPlanEndDate>{ended}</CINPlanEndDate>")
        } else {
            String::new()
        };
        let _ = write!(xml, "<CINPlanDates><CINPlanStartDate>{planned}</CINPlanStartDate>{ends}</CINPlanDates>");
    }
    let conference = weekday(plus(assessed, 12.days()));
    if protected && conference <= end {
        let _ = write!(
            xml,
            "<Section47><S47ActualStartDate>{assessed}</S47ActualStartDate><InitialCPCtarget>{conference}</InitialCPCtarget>\
             <DateOfInitialCPC>{conference}</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>"
        );
    }
    xml.push_str("<ReferralNFA>false</ReferralNFA>");
    if protected && conference <= end {
        let ends = if closes { format!("<CPPendDate>{plan_ends}</CPPendDate>") } else { String::new() };
        let review = plus(conference, 15.days());
        let reviewed = if review < end && review < plan_ends {
            format!("<Reviews><CPPreviewDate>{review}</CPPreviewDate></Reviews>")
        } else {
            String::new()
        };
        let _ = write!(
            xml,
            "<ChildProtectionPlans><CPPstartDate>{conference}</CPPstartDate>{ends}<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>\
             <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>{reviewed}</ChildProtectionPlans>"
        );
    }
    xml.push_str("</CINdetails>\n");
}
