//! What the provider says of itself: OpenID Connect Discovery 1.0.

use crate::rules::council_sign_in::CouncilFault;
use serde::Deserialize;

/// The provider's addresses and habits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its name for itself; the same as in the settings.
    pub issuer: String,
    /// Where a browser goes to sign in.
    pub authorization: String,
    /// Where Kith redeems a code.
    pub token: String,
    /// Where its keys are.
    pub keys: String,
    /// Where a browser goes to sign out, if anywhere.
    pub end_session: Option<String>,
    /// Whether Kith's secret goes in a header (otherwise in the form).
    pub secret_in_header: bool,
    /// Whether its answers name it (RFC 9207).
    pub names_itself: bool,
}

#[derive(Deserialize)]
struct Told {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    end_session_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// Where a provider of this name tells of itself.
pub fn discovery_address(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

/// Whether what is sent to this address stays between the two: https, or a provider on this very machine.
pub fn is_private(address: &str) -> bool {
    let on_this_machine = |rest: &str| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let name =
            host.strip_prefix("[::1]").map_or_else(|| host.split(':').next().unwrap_or_default(), |_| "localhost");
        matches!(name, "localhost" | "127.0.0.1") && !host.contains('@')
    };
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\');
    address.chars().all(plain)
        && (address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
            || address.strip_prefix("http://").is_some_and(on_this_machine))
}

/// Reads what the provider of this name told. Errors with [`CouncilFault::SetUp`] when it is another or incomplete.
pub fn provider(issuer: &str, told: &str) -> Result<Provider, CouncilFault> {
    let told: Told = serde_json::from_str(told)
        .map_err(|e| CouncilFault::SetUp(format!("{} is not as it should be: {e}", discovery_address(issuer))))?;
    if told.issuer != issuer {
        let said = format!("the provider calls itself {:?}, and the settings call it {issuer:?}", told.issuer);
        return Err(CouncilFault::SetUp(said));
    }
    let addresses = [&told.authorization_endpoint, &told.token_endpoint, &told.jwks_uri];
    let is_open = |a: &&String| !is_private(a) || (issuer.starts_with("https:") && !a.starts_with("https:"));
    let open = addresses.into_iter().chain(&told.end_session_endpoint).find(is_open);
    if let Some(open) = open {
        return Err(CouncilFault::SetUp(format!("the provider's address {open:?} is not https")));
    }
    // Discovery 1.0: when nothing is said, the header.
    let ways = told.token_endpoint_auth_methods_supported;
    let secret_in_header = ways
        .is_none_or(|w| w.iter().any(|w| w == "client_secret_basic") || !w.iter().any(|w| w == "client_secret_post"));
    Ok(Provider {
        issuer: told.issuer,
        authorization: told.authorization_endpoint,
        token: told.token_endpoint,
        keys: told.jwks_uri,
        end_session: told.end_session_endpoint,
        secret_in_header,
        names_itself: told.authorization_response_iss_parameter_supported,
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use serde_json::json;

    /// A provider that is as it should be.
    pub fn westmere() -> Provider {
        provider("https://login.example", &told().to_string()).unwrap()
    }

    fn told() -> serde_json::Value {
        json!({
            "issuer": "https://login.example",
            "authorization_endpoint": "https://login.example/authorize?p=staff",
            "token_endpoint": "https://login.example/token",
            "jwks_uri": "https://login.example/keys",
            "end_session_endpoint": "https://login.example/out",
            "something_new": true
        })
    }

    #[test]
    fn a_provider_that_calls_itself_otherwise_is_refused() {
        for name in ["https://login.example/", "https://evil.example", "https://login.example/common"] {
            assert!(matches!(provider(name, &told().to_string()), Err(CouncilFault::SetUp(_))), "{name}");
        }
    }

    #[test]
    fn an_address_that_is_not_https_is_refused_unless_all_is_on_this_machine() {
        let mut open = told();
        open["token_endpoint"] = "http://login.example/token".into();
        assert!(provider("https://login.example", &open.to_string()).is_err());
        open["token_endpoint"] = "http://127.0.0.1/token".into();
        assert!(provider("https://login.example", &open.to_string()).is_err());
        for here in ["http://127.0.0.1:3000", "http://localhost/a", "http://[::1]:3000/a", "https://login.example"] {
            assert!(is_private(here), "{here}");
        }
        for away in [
            "http://127.0.0.1.evil.example",
            "http://localhost@evil.example",
            "https://",
            "ftp://localhost",
            "https://a b",
        ] {
            assert!(!is_private(away), "{away}");
        }
    }

    #[test]
    fn the_secret_goes_where_the_provider_takes_it() {
        let way = |ways: serde_json::Value| {
            let mut told = told();
            told["token_endpoint_auth_methods_supported"] = ways;
            provider("https://login.example", &told.to_string()).unwrap().secret_in_header
        };
        assert!(westmere().secret_in_header);
        assert!(way(json!(["client_secret_post", "client_secret_basic"])));
        assert!(!way(json!(["client_secret_post", "private_key_jwt"])));
    }

    #[test]
    fn what_is_no_document_is_refused_with_the_address_it_came_from() {
        let Err(CouncilFault::SetUp(said)) = provider("https://login.example", "<html>") else { panic!("taken") };
        assert!(said.contains("https://login.example/.well-known/openid-configuration"), "{said}");
    }
}
