//! Where children may live: an invented authority and its neighbour.

use std::fmt::Write;

/// The authority whose return it is, and the one beside it.
pub const AUTHORITIES: [&str; 2] = ["E10000016", "E06000035"];

/// How many postcodes each authority has.
const POSTCODES: u64 = 400;

/// How many providers of each kind there are.
const PROVIDERS: u64 = 60;

/// A postcode of the home authority, or of the one beside it. ZZ is no postcode area.
pub fn postcode(own: bool, draw: u64) -> String {
    let at = draw % POSTCODES;
    let letter = |number: u64| char::from(b'A' + (number % 26) as u8);
    format!("ZZ{} {}{}{}", if own { 1 } else { 2 }, at % 10, letter(at / 10), letter(at / 260 + 1))
}

/// A provider of a kind of placement: number, postcode, and whose it is: the authority's own at home, private elsewhere.
pub fn provider(place: &str, draw: u64) -> (String, String, &'static str) {
    let (base, at) = (if place.starts_with('K') { 1_000_000 } else { 2_000_000 }, draw % PROVIDERS);
    let own = at % 3 != 0;
    (format!("{}", base + at), postcode(own, at), if own { "PR1" } else { "PR4" })
}

/// Ofsted's list of these providers.
pub fn providers() -> String {
    let mut text = String::from(
        "URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting postcode\n",
    );
    for (place, codes) in [("K2", "K2"), ("U1", "\"U1,U2,U3,U4,U5,U6\"")] {
        for draw in 0..PROVIDERS {
            let (urn, post, kind) = provider(place, draw);
            let _ = writeln!(text, "{urn},{},{codes},{kind},,{post}", if kind == "PR1" { "Kent" } else { "Medway" });
        }
    }
    text
}

/// Where the postcodes lie.
pub fn postcodes() -> String {
    let mut text = String::from("pcd,oseast1m,osnrth1m,laua,UTLA21CD\n");
    for (own, authority) in [(true, AUTHORITIES[0]), (false, AUTHORITIES[1])] {
        for draw in 0..POSTCODES {
            let (east, north) = (560_000 + draw * 97 % 40_000, 140_000 + draw * 53 % 30_000 + u64::from(!own) * 20_000);
            let _ = writeln!(text, "{},{east},{north},{authority},{authority}", postcode(own, draw));
        }
    }
    text
}
