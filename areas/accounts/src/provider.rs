//! The council's own identity provider over the wire: what it says of itself, its keys, a code redeemed.
//!
//! A handler that asks it holds no transaction and waits ten seconds at most.

use crate::rules::council_sign_in::asking::{BACK, escaped, pairs};
use crate::rules::council_sign_in::keys::Keys;
use crate::rules::council_sign_in::provider::{Provider, discovery_address, provider};
use crate::rules::council_sign_in::{CouncilFault, provider::is_private};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use page::OwnSignIn;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;
use ureq::http::Response;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// ... and a whole question with its answer.
const WHOLE: Duration = Duration::from_secs(10);
/// More than any honest answer holds.
const MOST_BYTES: u64 = 1024 * 1024;
/// What the provider said of itself is asked anew after an hour.
const FRESH_MILLISECONDS: i64 = 60 * 60 * 1000;
/// While it does not answer, a crowd at the door asks it once in ten seconds.
const DOWN_MILLISECONDS: i64 = 10 * 1000;

/// A provider with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// What it says of itself.
    pub provider: Provider,
    /// Its keys.
    pub keys: Keys,
}

struct Asked {
    met: Result<Arc<Met>, CouncilFault>,
    at: i64,
}

/// Each provider as it was last asked, by its name.
static ASKED: LazyLock<Mutex<HashMap<String, Asked>>> = LazyLock::new(Mutex::default);

/// The provider, asked at most once an hour. One that no longer answers is used as it was.
pub fn meet(own: &OwnSignIn, now: days::Instant) -> Result<Arc<Met>, CouncilFault> {
    let now = now.as_millisecond();
    let known = ASKED.lock().unwrap_or_else(PoisonError::into_inner).get(&own.issuer).map(|a| (a.met.clone(), a.at));
    match known {
        Some((Ok(met), at)) if (at..at + FRESH_MILLISECONDS).contains(&now) => Ok(met),
        Some((Err(fault), at)) if (at..at + DOWN_MILLISECONDS).contains(&now) => Err(fault),
        Some((Ok(before), _)) => Ok(ask(own, now).unwrap_or(before)),
        Some((Err(_), _)) | None => ask(own, now),
    }
}

/// The provider, asked now: its keys may have changed.
pub fn meet_anew(own: &OwnSignIn, now: days::Instant) -> Result<Arc<Met>, CouncilFault> {
    ask(own, now.as_millisecond())
}

fn ask(own: &OwnSignIn, at: i64) -> Result<Arc<Met>, CouncilFault> {
    let met = asked(own).map(Arc::new);
    let mut all = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    match all.get_mut(&own.issuer) {
        // A failure does not take away what is known to have been right; it is asked again in a while.
        Some(known) if known.met.is_ok() && met.is_err() => known.at = at - FRESH_MILLISECONDS + DOWN_MILLISECONDS,
        Some(_) | None => {
            all.insert(own.issuer.clone(), Asked { met: met.clone(), at });
        }
    }
    met
}

fn asked(own: &OwnSignIn) -> Result<Met, CouncilFault> {
    let agent = agent(own)?;
    let told = |address: &str| {
        let answer = agent.get(address).header("accept", "application/json").call();
        let (status, body) = read(address, answer)?;
        if status == 200 { Ok(body) } else { Err(CouncilFault::Unreachable(format!("{address} answers {status}"))) }
    };
    let provider = provider(&own.issuer, &told(&discovery_address(&own.issuer))?)?;
    let keys = Keys::read(&told(&provider.keys)?)?;
    Ok(Met { provider, keys })
}

fn agent(own: &OwnSignIn) -> Result<Agent, CouncilFault> {
    if !is_private(&own.issuer) {
        return Err(CouncilFault::SetUp(format!("the provider's address {:?} is not https", own.issuer)));
    }
    let mut config = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(WHOLE))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent("Kith");
    if own.issuer.starts_with("http://") {
        // On this very machine: no proxy stands between.
        config = config.proxy(None);
    }
    if let Some(pem) = &own.certificates {
        let all: Vec<Certificate<'static>> = parse_pem(pem.as_bytes())
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                Ok(_) | Err(_) => None,
            })
            .collect();
        if all.is_empty() {
            return Err(CouncilFault::SetUp("the file of certificates holds none".to_owned()));
        }
        config = config.tls_config(TlsConfig::builder().root_certs(RootCerts::new_with_certs(&all)).build());
    }
    Ok(config.build().new_agent())
}

fn read(address: &str, answer: Result<Response<Body>, ureq::Error>) -> Result<(u16, String), CouncilFault> {
    let down = |e: ureq::Error| CouncilFault::Unreachable(format!("{address} does not answer: {e}"));
    let mut answer = answer.map_err(down)?;
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(MOST_BYTES).read_to_string().map_err(down)?;
    Ok((status, body))
}

/// Redeems a code for an ID token. A code serves once; the provider says so.
pub fn redeem(own: &OwnSignIn, met: &Met, code: &str, verifier: &str) -> Result<String, CouncilFault> {
    let back = format!("{}{BACK}", own.home);
    let mut fields = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", back.as_str()),
        ("code_verifier", verifier),
    ];
    let address = met.provider.token.as_str();
    let mut question = agent(own)?.post(address).header("accept", "application/json");
    let in_header = met.provider.secret_in_header && !own.client_secret.is_empty();
    if in_header {
        let both = format!("{}:{}", escaped(&own.client_id), escaped(&own.client_secret));
        question = question.header("authorization", format!("Basic {}", STANDARD.encode(both)));
    } else {
        fields.push(("client_id", own.client_id.as_str()));
        if !own.client_secret.is_empty() {
            fields.push(("client_secret", own.client_secret.as_str()));
        }
    }
    let form = pairs(&fields);
    let (status, body) = read(address, question.content_type("application/x-www-form-urlencoded").send(&form))?;
    let said: Value = serde_json::from_str(&body).unwrap_or_default();
    let text = |name: &str| said.get(name).and_then(Value::as_str);
    match (status, text("error"), text("id_token")) {
        (200, _, Some(token)) => Ok(token.to_owned()),
        (200, _, None) => {
            Err(CouncilFault::SetUp("the provider gave no ID token: does the client have the scope openid?".to_owned()))
        }
        (500.., _, _) => Err(CouncilFault::Unreachable(format!("{address} answers {status}"))),
        (_, Some("invalid_grant"), _) => Err(CouncilFault::Lost),
        (_, Some("invalid_client" | "unauthorized_client"), _) => Err(CouncilFault::SetUp(
            "the provider does not take Kith's client id and secret: has the secret run out?".to_owned(),
        )),
        _ => Err(CouncilFault::SetUp(format!("{address} answers {status}"))),
    }
}
