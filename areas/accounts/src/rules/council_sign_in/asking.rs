//! What the browser takes to the provider, and what comes back to be checked.

use crate::rules::council_sign_in::CouncilFault;
use crate::rules::council_sign_in::provider::Provider;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

/// Where the provider sends the browser back to, after the address of Kith.
pub const BACK: &str = "/sign-in/council/back";

/// What of it is not guessable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Secrets<'a> {
    /// Ties what comes back to the try.
    pub state: &'a str,
    /// Ties the ID token to the try.
    pub nonce: &'a str,
    /// Proves, when the code is redeemed, that it was Kith who asked (RFC 7636): 43 to 128 letters and digits.
    pub verifier: &'a str,
}

/// `a=1&b=2` with every value escaped, for a query or a form.
pub fn pairs(fields: &[(&str, &str)]) -> String {
    let written = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
    written.collect::<Vec<_>>().join("&")
}

/// A value as it stands in a form (RFC 6749 appendix B).
pub fn escaped(value: &str) -> String {
    utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
}

/// The provider's page at which somebody signs in for Kith.
pub fn sign_in_address(provider: &Provider, client_id: &str, home: &str, secrets: Secrets<'_>) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(secrets.verifier.as_bytes()));
    let back = format!("{home}{BACK}");
    let asked = pairs(&[
        ("response_type", "code"),
        ("client_id", client_id),
        ("redirect_uri", &back),
        ("scope", "openid profile email"),
        ("state", secrets.state),
        ("nonce", secrets.nonce),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    with_query(&provider.authorization, &asked)
}

/// The provider's page at which somebody signs out there too, if it has one. It names nobody: the provider asks.
pub fn sign_out_address(provider: &Provider, client_id: &str, home: &str) -> Option<String> {
    let back = format!("{home}/sign-in");
    let asked = pairs(&[("client_id", client_id), ("post_logout_redirect_uri", &back)]);
    provider.end_session.as_ref().map(|page| with_query(page, &asked))
}

fn with_query(address: &str, query: &str) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{query}")
}

/// What the provider's answer holds, as it stands in the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answer<'a> {
    /// To redeem.
    pub code: Option<&'a str>,
    /// Who says that it answers (RFC 9207).
    pub issuer: Option<&'a str>,
    /// Why there is no code.
    pub error: Option<&'a str>,
}

/// The code of an answer that this provider gave. Source: RFC 9207 (mix-up of issuers), OpenID Connect Core 3.1.2.6.
pub fn code<'a>(answer: Answer<'a>, provider: &Provider) -> Result<&'a str, CouncilFault> {
    match answer.issuer {
        Some(issuer) if issuer != provider.issuer => {
            return Err(CouncilFault::Untrusted("the answer names another issuer"));
        }
        None if provider.names_itself => return Err(CouncilFault::Untrusted("the answer names no issuer")),
        Some(_) | None => {}
    }
    match answer.error {
        Some("temporarily_unavailable" | "server_error") => {
            Err(CouncilFault::Unreachable("the provider says that it cannot just now".to_owned()))
        }
        Some("invalid_request" | "unauthorized_client" | "unsupported_response_type" | "invalid_scope") => {
            Err(CouncilFault::SetUp("the provider does not take Kith's request: is the client allowed the code flow with the scopes openid, profile and email?".to_owned()))
        }
        Some(_) => Err(CouncilFault::Declined),
        None => answer.code.filter(|c| !c.is_empty()).ok_or(CouncilFault::Untrusted("the answer holds no code")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::council_sign_in::provider::tests::westmere;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let secrets = Secrets { state: "s", nonce: "n", verifier };
        let address = sign_in_address(&westmere(), "kith & co", "https://kith.example", secrets);
        assert!(address.starts_with("https://login.example/authorize?p=staff&response_type=code&"), "{address}");
        assert!(address.contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2DcM&"), "{address}");
        assert!(address.contains("redirect_uri=https%3A%2F%2Fkith%2Eexample%2Fsign%2Din%2Fcouncil%2Fback&"));
        assert!(address.contains("client_id=kith%20%26%20co&"));
        assert!(!address.contains(verifier));
    }

    #[test]
    fn an_answer_of_another_issuer_is_not_taken() {
        let answer = Answer { code: Some("c"), issuer: Some("https://evil.example"), error: None };
        assert!(matches!(code(answer, &westmere()), Err(CouncilFault::Untrusted(_))));
        let right = Answer { issuer: Some("https://login.example"), ..answer };
        assert_eq!(code(right, &westmere()), Ok("c"));
        let silent = Answer { issuer: None, ..answer };
        assert_eq!(code(silent, &westmere()), Ok("c"));
        let names_itself = Provider { names_itself: true, ..westmere() };
        assert!(matches!(code(silent, &names_itself), Err(CouncilFault::Untrusted(_))));
    }

    #[test]
    fn each_refusal_of_the_provider_has_its_sentence() {
        let say = |error| code(Answer { error: Some(error), ..Answer::default() }, &westmere()).unwrap_err();
        assert_eq!(say("access_denied"), CouncilFault::Declined);
        assert!(matches!(say("server_error"), CouncilFault::Unreachable(_)));
        assert!(matches!(say("invalid_scope"), CouncilFault::SetUp(_)));
        assert!(matches!(code(Answer::default(), &westmere()), Err(CouncilFault::Untrusted(_))));
    }

    #[test]
    fn a_provider_without_a_page_for_signing_out_has_no_address_for_it() {
        let to = sign_out_address(&westmere(), "kith", "https://kith.example").unwrap();
        assert!(to.ends_with("?client_id=kith&post_logout_redirect_uri=https%3A%2F%2Fkith%2Eexample%2Fsign%2Din"));
        let none = Provider { end_session: None, ..westmere() };
        assert_eq!(sign_out_address(&none, "kith", "https://kith.example"), None);
    }
}
