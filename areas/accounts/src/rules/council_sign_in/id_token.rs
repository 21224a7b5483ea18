//! Who the provider says has signed in: the ID token (OpenID Connect Core 3.1.3.7).

use crate::rules::council_sign_in::CouncilFault;
use crate::rules::council_sign_in::keys::{Keys, Signed, bytes};
use serde::Deserialize;
use serde_json::{Map, Value};

/// How far the two clocks may differ, in seconds. Source: local.
const CLOCKS_DIFFER_SECONDS: i64 = 120;

/// What the token must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// Kith's id there.
    pub client_id: &'a str,
    /// The try that it answers.
    pub nonce: &'a str,
    /// The claim that names an account.
    pub claim: &'a str,
    /// Now, in seconds since 1970.
    pub now: i64,
}

/// Somebody whom the provider knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who they are there for ever: the issuer and its subject, as [`access::Account::external`] keeps it.
    pub external: String,
    /// What the claim calls them, in small letters, if the provider vouches for it.
    pub name: Option<String>,
}

/// Why a token is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotTaken {
    /// A key that is not among these signed it: ask for the keys anew, once.
    UnknownKey,
    /// For good.
    Fault(CouncilFault),
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
}

fn untrusted<T>(cause: &'static str) -> Result<T, NotTaken> {
    Err(NotTaken::Fault(CouncilFault::Untrusted(cause)))
}

/// Reads a token that one of the keys signed and that says what it must.
pub fn read(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Known, NotTaken> {
    let Some((message, signature)) = token.rsplit_once('.') else { return untrusted("the ID token has no signature") };
    let Some((head, body)) = message.split_once('.') else { return untrusted("the ID token has no body") };
    let head: Option<Head> = bytes(head).and_then(|b| serde_json::from_slice(&b).ok());
    let claims: Option<Map<String, Value>> = bytes(body).and_then(|b| serde_json::from_slice(&b).ok());
    let (Some(head), Some(claims), Some(signature)) = (head, claims, bytes(signature)) else {
        return untrusted("the ID token cannot be read");
    };
    match keys.check(&head.alg, head.kid.as_deref(), message.as_bytes(), &signature) {
        Signed::Well => {}
        Signed::Badly => return untrusted("the ID token's signature does not fit"),
        Signed::ByUnknownKey => return Err(NotTaken::UnknownKey),
    }
    known(&claims, expected).map_err(NotTaken::Fault)
}

fn known(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<Known, CouncilFault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(expected.issuer) {
        return Err(CouncilFault::Untrusted("another issuer made the ID token"));
    }
    let audience: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let for_us = text("azp").map_or(audience.len() == 1, |party| party == expected.client_id);
    if !audience.contains(&expected.client_id) || !for_us {
        return Err(CouncilFault::Untrusted("the ID token is for another service"));
    }
    in_time(claims, expected.now)?;
    if text("nonce") != Some(expected.nonce) {
        return Err(CouncilFault::Untrusted("the ID token answers another try"));
    }
    let subject = text("sub").filter(|s| (1..=255).contains(&s.len()) && s.is_ascii());
    let subject = subject.ok_or(CouncilFault::Untrusted("the ID token names no subject"))?;
    // An issuer holds no blank, so that the two cannot be taken for other two.
    let external = format!("{} {subject}", expected.issuer);
    Ok(Known { external, name: vouched(claims, expected.claim) })
}

fn in_time(claims: &Map<String, Value>, now: i64) -> Result<(), CouncilFault> {
    // Seconds; RFC 7519 allows parts of one.
    #[expect(clippy::cast_possible_truncation, reason = "a moment too large for i64 is out of any bounds either way")]
    let seconds = |name: &str| claims.get(name).and_then(|v| v.as_i64().or(v.as_f64().map(|s| s as i64)));
    let Some(expires) = seconds("exp") else { return Err(CouncilFault::Untrusted("the ID token never expires")) };
    if expires.saturating_add(CLOCKS_DIFFER_SECONDS) <= now {
        return Err(CouncilFault::Clocks("the ID token expired before it came: one of the two clocks is wrong"));
    }
    let begins = seconds("iat").into_iter().chain(seconds("nbf")).max();
    if begins.is_some_and(|at| at > now.saturating_add(CLOCKS_DIFFER_SECONDS)) {
        return Err(CouncilFault::Clocks("the ID token is from the future: one of the two clocks is wrong"));
    }
    Ok(())
}

/// The claim's words. An e-mail address counts only where the provider says that it has verified it: elsewhere people
/// write their own.
fn vouched(claims: &Map<String, Value>, claim: &str) -> Option<String> {
    let verified = matches!(claims.get("email_verified"), Some(Value::Bool(true)))
        || claims.get("email_verified").and_then(Value::as_str) == Some("true");
    let name = claims.get(claim).and_then(Value::as_str).map(|n| n.trim().to_lowercase());
    name.filter(|n| !n.is_empty() && (claim != "email" || verified))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    const NOW: i64 = 1_795_000_000;

    fn expected() -> Expected<'static> {
        Expected { issuer: "https://login.example", client_id: "kith", nonce: "n1", claim: "email", now: NOW }
    }

    fn claims() -> Value {
        json!({
            "iss": "https://login.example", "aud": "kith", "sub": "248289761001", "nonce": "n1",
            "iat": NOW - 2, "exp": NOW + 600, "email": "Amina.Yusuf@Westmere.gov.uk", "email_verified": true
        })
    }

    fn said(changed: Value) -> Result<Known, CouncilFault> {
        let mut all = claims();
        for (name, value) in changed.as_object().unwrap() {
            all[name] = value.clone();
        }
        known(all.as_object().unwrap(), &expected())
    }

    #[test]
    fn a_token_that_says_what_it_must_names_somebody() {
        let amina = said(json!({})).unwrap();
        assert_eq!(amina.external, "https://login.example 248289761001");
        assert_eq!(amina.name.as_deref(), Some("amina.yusuf@westmere.gov.uk"));
        assert_eq!(said(json!({ "aud": ["kith"] })), Ok(amina.clone()));
        assert_eq!(said(json!({ "aud": ["kith", "other"], "azp": "kith" })), Ok(amina));
    }

    #[test]
    fn another_issuer_audience_try_or_subject_is_not_trusted() {
        for wrong in [
            json!({ "iss": "https://login.example/" }),
            json!({ "iss": null }),
            json!({ "aud": "other" }),
            json!({ "aud": ["kith", "other"] }),
            json!({ "aud": ["other"], "azp": "kith" }),
            json!({ "azp": "other" }),
            json!({ "aud": 7 }),
            json!({ "nonce": "n2" }),
            json!({ "nonce": null }),
            json!({ "sub": "" }),
            json!({ "sub": 248_289_761 }),
            json!({ "sub": "a".repeat(256) }),
            json!({ "exp": null }),
            json!({ "exp": "soon" }),
        ] {
            assert!(matches!(said(wrong.clone()), Err(CouncilFault::Untrusted(_))), "{wrong}");
        }
    }

    #[test]
    fn two_minutes_between_the_clocks_are_borne_and_no_more() {
        assert!(said(json!({ "exp": NOW - 119 })).is_ok());
        assert!(said(json!({ "iat": NOW + 120, "nbf": NOW + 120 })).is_ok());
        for wrong in [
            json!({ "exp": NOW - 120 }),
            json!({ "exp": i64::MIN }),
            json!({ "iat": NOW + 121 }),
            json!({ "nbf": NOW + 121 }),
            json!({ "iat": 1e300 }),
        ] {
            assert!(matches!(said(wrong.clone()), Err(CouncilFault::Clocks(_))), "{wrong}");
        }
    }

    #[test]
    fn an_address_that_nobody_verified_names_nobody_and_another_claim_does() {
        for unverified in
            [json!({ "email_verified": false }), json!({ "email_verified": null }), json!({ "email_verified": 1 })]
        {
            assert_eq!(said(unverified).unwrap().name, None);
        }
        assert_eq!(said(json!({ "email": " " })).unwrap().name, None);
        let claims = json!({ "preferred_username": "A.Yusuf@westmere.gov.uk" });
        let named = vouched(claims.as_object().unwrap(), "preferred_username");
        assert_eq!(named.as_deref(), Some("a.yusuf@westmere.gov.uk"));
    }

    #[test]
    fn a_token_that_says_all_the_right_things_but_is_unsigned_is_not_taken() {
        use base64::Engine;
        let write = |v: &Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(v.to_string());
        let token = |head: Value| format!("{}.{}.", write(&head), write(&claims()));
        let keys =
            Keys::read(r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#);
        let keys = keys.unwrap();
        assert_eq!(read(&token(json!({ "alg": "none" })), &keys, &expected()), Err(NotTaken::UnknownKey));
        assert!(matches!(read(&token(json!({ "alg": "EdDSA" })), &keys, &expected()), Err(NotTaken::Fault(_))));
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_without_panic(token in "[A-Za-z0-9_.-]{0,200}") {
            prop_assert!(read(&token, &Keys::default(), &expected()).is_err());
        }
    }
}
