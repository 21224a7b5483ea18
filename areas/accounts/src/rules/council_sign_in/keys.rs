//! The provider's public keys (RFC 7517) and what they have signed (RFC 7518, RFC 8037).

use crate::rules::council_sign_in::CouncilFault;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{self, RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};
use serde::Deserialize;
use serde_json::Value;

/// The keys that Kith can use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys(Vec<Key>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    id: Option<String>,
    only_for: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

/// What a signature turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// One of the keys made it.
    Well,
    /// None of the keys that could have made it did.
    Badly,
    /// There is no key that could have made it: the provider may have new ones.
    ByUnknownKey,
}

/// Bytes as JSON Web Tokens write them.
pub fn bytes(written: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(written).ok()
}

impl Keys {
    /// Reads a set of keys. Those of kinds that Kith does not know, and those for encryption, are left out.
    pub fn read(told: &str) -> Result<Keys, CouncilFault> {
        let set: Set = serde_json::from_str(told)
            .map_err(|e| CouncilFault::SetUp(format!("the provider's keys are not as they should be: {e}")))?;
        Ok(Keys(set.keys.iter().filter_map(key).collect()))
    }

    /// Whether one of the keys signed this, by this algorithm.
    pub fn check(&self, algorithm: &str, id: Option<&str>, message: &[u8], signature: &[u8]) -> Signed {
        let fits = |k: &&Key| {
            (id.is_none() || k.id.is_none() || k.id.as_deref() == id)
                && k.only_for.as_deref().is_none_or(|only| only == algorithm)
        };
        let tried = self.0.iter().filter(fits).filter_map(|k| k.kind.verifies(algorithm, message, signature));
        match tried.max() {
            Some(true) => Signed::Well,
            Some(false) => Signed::Badly,
            None => Signed::ByUnknownKey,
        }
    }
}

fn key(told: &Value) -> Option<Key> {
    let text = |name: &str| told.get(name).and_then(Value::as_str);
    let number = |name: &str| text(name).and_then(bytes);
    // Some providers write a number with a leading zero, which the arithmetic does not take.
    let large = |name: &str| number(name).map(|n| n.into_iter().skip_while(|b| *b == 0).collect());
    if text("use").is_some_and(|what| what != "sig") {
        return None;
    }
    let point = || Some([vec![4], number("x")?, number("y")?].concat());
    let kind = match (text("kty")?, text("crv")) {
        ("RSA", _) => Kind::Rsa { n: large("n")?, e: large("e")? },
        ("EC", Some("P-256")) => Kind::P256(point()?),
        ("EC", Some("P-384")) => Kind::P384(point()?),
        ("OKP", Some("Ed25519")) => Kind::Ed25519(number("x")?),
        _ => return None,
    };
    Some(Key { id: text("kid").map(str::to_owned), only_for: text("alg").map(str::to_owned), kind })
}

impl Kind {
    /// Nothing when this kind of key makes no such signature. `none` and shared secrets are no algorithm here.
    fn verifies(&self, algorithm: &str, message: &[u8], signature: &[u8]) -> Option<bool> {
        match self {
            Kind::Rsa { n, e } => {
                let how = rsa(algorithm)?;
                Some(RsaPublicKeyComponents { n, e }.verify(how, message, signature).is_ok())
            }
            Kind::P256(point) if algorithm == "ES256" => {
                Some(one(&signature::ECDSA_P256_SHA256_FIXED, point, message, signature))
            }
            Kind::P384(point) if algorithm == "ES384" => {
                Some(one(&signature::ECDSA_P384_SHA384_FIXED, point, message, signature))
            }
            Kind::Ed25519(x) if matches!(algorithm, "EdDSA" | "Ed25519") => {
                Some(one(&signature::ED25519, x, message, signature))
            }
            Kind::P256(_) | Kind::P384(_) | Kind::Ed25519(_) => None,
        }
    }
}

fn one(how: &'static dyn VerificationAlgorithm, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(how, key).verify(message, signature).is_ok()
}

fn rsa(algorithm: &str) -> Option<&'static RsaParameters> {
    match algorithm {
        "RS256" => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        "RS384" => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        "RS512" => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        "PS256" => Some(&signature::RSA_PSS_2048_8192_SHA256),
        "PS384" => Some(&signature::RSA_PSS_2048_8192_SHA384),
        "PS512" => Some(&signature::RSA_PSS_2048_8192_SHA512),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// One key and what it signed for each algorithm; made with Node's `crypto`, whose private keys are forgotten.
    fn signed() -> Vec<Value> {
        serde_json::from_str(include_str!("signed.json")).unwrap()
    }

    fn check(keys: &Keys, algorithm: &str, id: Option<&str>, token: &str) -> Signed {
        let (message, signature) = token.rsplit_once('.').unwrap();
        keys.check(algorithm, id, message.as_bytes(), &bytes(signature).unwrap())
    }

    fn all() -> Keys {
        let keys: Vec<Value> = signed().into_iter().map(|one| one["key"].clone()).collect();
        Keys::read(&json!({ "keys": keys }).to_string()).unwrap()
    }

    #[test]
    fn what_each_kind_of_key_signed_is_well_signed_and_one_changed_letter_is_not() {
        for one in signed() {
            let (algorithm, token) = (one["alg"].as_str().unwrap(), one["token"].as_str().unwrap());
            assert_eq!(check(&all(), algorithm, Some(algorithm), token), Signed::Well, "{algorithm}");
            assert_eq!(check(&all(), algorithm, None, token), Signed::Well, "{algorithm} without a key's name");
            let changed = token.replacen("eyJz", "eyJ0", 1);
            assert_ne!(changed, token);
            assert_eq!(check(&all(), algorithm, Some(algorithm), &changed), Signed::Badly, "{algorithm}");
            assert_eq!(check(&all(), algorithm, Some("new"), token), Signed::ByUnknownKey, "{algorithm}");
        }
    }

    #[test]
    fn no_signature_and_a_shared_secret_are_no_algorithms() {
        let token = signed()[0]["token"].as_str().unwrap().to_owned();
        for algorithm in ["none", "None", "HS256", "RS1", ""] {
            assert_eq!(check(&all(), algorithm, None, &token), Signed::ByUnknownKey, "{algorithm:?}");
        }
        let message = token.rsplit_once('.').unwrap().0;
        assert_eq!(all().check("none", None, message.as_bytes(), b""), Signed::ByUnknownKey);
    }

    #[test]
    fn a_key_is_used_only_for_what_it_is_for() {
        let one = &signed()[0];
        let with = |name: &str, value: &str| {
            let mut key = one["key"].clone();
            key[name] = value.into();
            Keys::read(&json!({ "keys": [key] }).to_string()).unwrap()
        };
        let token = one["token"].as_str().unwrap();
        assert_eq!(check(&with("alg", "RS256"), "RS256", None, token), Signed::Well);
        assert_eq!(check(&with("alg", "PS256"), "RS256", None, token), Signed::ByUnknownKey);
        assert_eq!(check(&with("use", "enc"), "RS256", None, token), Signed::ByUnknownKey);
    }

    #[test]
    fn keys_that_kith_does_not_know_are_left_out_and_no_bytes_make_it_panic() {
        let strange = json!({ "keys": [{ "kty": "oct", "k": "AAAA" }, { "kty": "EC", "crv": "P-256" }, 7, null] });
        assert_eq!(Keys::read(&strange.to_string()), Ok(Keys::default()));
        assert!(matches!(Keys::read("[]"), Err(CouncilFault::SetUp(_))));
        let broken =
            json!({ "keys": [{ "kty": "RSA", "n": "AA", "e": "" }, { "kty": "OKP", "crv": "Ed25519", "x": "" }] });
        let broken = Keys::read(&broken.to_string()).unwrap();
        assert_eq!(broken.check("RS256", None, b"a", b""), Signed::Badly);
        assert_eq!(broken.check("EdDSA", None, b"a", b""), Signed::Badly);
    }
}
