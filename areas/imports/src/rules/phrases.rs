//! The codes of the return as they are said in a sentence. Source: the code sets of `returns`; the phrasing is local.

use returns::codes;
use std::sync::LazyLock;

/// A code's words; a code that the return does not have says so.
pub fn in_words(set: &str, code: &str) -> String {
    let known = codes::words(set, code).map(str::to_owned);
    known.unwrap_or_else(|| format!("“{}”, which is no code of the return", code.trim()))
}

/// Whether the return has this code.
pub fn is_code(set: &str, code: &str) -> bool {
    codes::words(set, code).is_some()
}

/// A first letter made small, for a sentence that goes on; abbreviations and quotation marks stay.
pub fn small(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

/// Under what a child is in care: "under section 20", "under a full care order".
pub fn under(legal_status: &str) -> Option<&'static str> {
    Some(match legal_status.trim().to_ascii_uppercase().as_str() {
        "C1" => "under an interim care order",
        "C2" => "under a full care order",
        "D1" => "under a freeing order",
        "E1" => "under a placement order",
        "V2" => "under section 20, by agreement",
        "V3" | "V4" => "for short breaks, by agreement",
        "J1" => "on remand",
        "J2" => "after arrest",
        "J3" => "under a youth rehabilitation order",
        "L1" => "under police protection",
        "L2" => "under an emergency protection order",
        "L3" => "under a child assessment order",
        _ => return None,
    })
}

/// How a child lives in a kind of placement: "with foster carers", "in a children's home".
pub fn living(placement: &str) -> Option<&'static str> {
    Some(match placement.trim().to_ascii_uppercase().as_str() {
        "A3" | "A5" => "with the foster carers who are to adopt",
        "A4" | "A6" => "with an adoptive family",
        "K1" => "in a secure children's home",
        "K2" => "in a children's home",
        "K3" => "in supported accommodation",
        "P1" => "at home with parents",
        "P2" => "independently",
        "P3" => "where a job gives a home",
        "R1" => "in a residential care home",
        "R2" => "in hospital or another health establishment",
        "R3" => "in a family centre or a mother and baby unit",
        "R5" => "in a young offender institution or prison",
        "S1" => "in a residential school",
        "H5" => "in semi-independent accommodation",
        "T0" => "somewhere else for a time",
        "T1" => "in hospital for a time",
        "T2" => "away on holiday",
        "T3" => "elsewhere while the foster carers are on holiday",
        "T4" => "elsewhere for up to 7 days",
        "U1" => "long term with relatives or friends who foster",
        "U2" => "with relatives or friends who foster and may adopt",
        "U3" => "with relatives or friends who foster",
        "U4" => "long term with foster carers",
        "U5" => "with foster carers who may adopt",
        "U6" => "with foster carers",
        "Z1" | "Z11" | "Z12" | "Z13" | "Z14" => "in another kind of placement",
        _ => return None,
    })
}

/// What happened when care ended for this reason, as one line.
pub fn ended(reason: &str) -> &'static str {
    match reason.trim().to_ascii_uppercase().as_str() {
        "E2" => "Died",
        "E3" => "Another council took over the care",
        "E4A" | "E4B" => "Left care and returned home",
        "E13" => "Left care to live with parents or relatives",
        "E41" => "Left care under a child arrangements order",
        "E43" | "E44" | "E45" | "E46" | "E47" | "E48" => "Left care under a special guardianship order",
        "E5" | "E6" => "Left care to live independently",
        "E7" => "Left care for a home paid by adult social care",
        "E9" => "Left care on a sentence to custody",
        "E11" | "E12" => "Adopted",
        "E14" => "Left care when the remand ended",
        "E15" => "Found to be 18 or over, and left care",
        "E16" => "Left care and moved abroad",
        "E17" => "Turned 18 and stayed with the same carers",
        _ => "Left care",
    }
}

static AREAS: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| include_str!("postcode_areas.csv").lines().filter_map(|line| line.split_once(',')).collect());

/// Where a postcode is, roughly: "in the Canterbury area"; nothing for an area that is not known.
pub fn whereabouts(postcode: &str) -> Option<String> {
    let area: String = postcode.trim().chars().take_while(char::is_ascii_alphabetic).collect();
    let area = area.to_ascii_uppercase();
    AREAS.iter().find(|(known, _)| *known == area).map(|(_, town)| format!("in the {town} area"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_legal_status_and_placement_can_be_said_in_a_sentence() {
        for code in codes::all() {
            match code.set.as_str() {
                "LS" => assert!(under(&code.code).is_some(), "{code:?}"),
                "PLACE" => assert!(living(&code.code).is_some(), "{code:?}"),
                _ => {}
            }
        }
    }

    #[test]
    fn a_code_that_does_not_exist_says_so_and_is_not_invented() {
        assert_eq!(in_words("LS", "C2"), "Full care order");
        assert_eq!(in_words("LS", "C9"), "“C9”, which is no code of the return");
        assert_eq!((under("C9"), living("Q1"), ended("Q1")), (None, None, "Left care"));
        assert_eq!(small("Full care order"), "full care order");
        assert_eq!(small("PACE"), "PACE");
    }

    #[test]
    fn a_postcode_is_told_as_its_area() {
        assert_eq!(whereabouts("CT20 1SS").as_deref(), Some("in the Canterbury area"));
        assert_eq!(whereabouts("m1 1ae").as_deref(), Some("in the Manchester area"));
        assert_eq!(whereabouts("KX1 2AB"), None);
        assert_eq!(whereabouts(""), None);
    }
}
