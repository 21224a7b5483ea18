//! An identity provider for these tests: small, on this machine, and as wrong as a test wants it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use page::{Form, OwnSignIn};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use testkit::Seen;

const SECRET: &str = "a secret & more";

/// What the provider does, and what it was asked.
struct Now {
    key: Key,
    codes: HashMap<String, (String, Value)>,
    about_itself: Value,
    down: bool,
    asked: Vec<String>,
}

struct Key {
    name: String,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(name: &str) -> Key {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Key { name: name.to_owned(), pair }
    }

    fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..65]));
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "kid": self.name, "x": x, "y": y })
    }

    fn sign(&self, claims: &Value) -> String {
        let head = json!({ "alg": "ES256", "kid": self.name });
        let write = |v: &Value| URL_SAFE_NO_PAD.encode(v.to_string());
        let message = format!("{}.{}", write(&head), write(claims));
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

/// The provider.
pub struct Provider {
    /// Its name.
    pub issuer: String,
    now: Arc<Mutex<Now>>,
}

impl Provider {
    /// Starts it on a port of its own; it ends with the tests.
    pub fn start() -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let about_itself = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "end_session_endpoint": format!("{issuer}/out"),
            "authorization_response_iss_parameter_supported": true,
        });
        let (codes, asked) = (HashMap::new(), Vec::new());
        let now = Arc::new(Mutex::new(Now { key: Key::new("first"), codes, about_itself, down: false, asked }));
        let answering = now.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _ = answer(stream, &mut answering.lock().unwrap());
            }
        });
        Provider { issuer, now }
    }

    /// How Kith is set up for it.
    pub fn own(&self) -> OwnSignIn {
        OwnSignIn {
            issuer: self.issuer.clone(),
            client_id: "kith".to_owned(),
            client_secret: SECRET.to_owned(),
            words: "Sign in with your Westmere account".to_owned(),
            home: "https://kith.example".to_owned(),
            claim: "preferred_username".to_owned(),
            link_usernames: false,
            certificates: None,
        }
    }

    /// It says something else of itself.
    pub fn says(&self, what: &str, value: Value) {
        self.now.lock().unwrap().about_itself[what] = value;
    }

    /// It answers nothing but 503, or answers again.
    pub fn is_down(&self, down: bool) {
        self.now.lock().unwrap().down = down;
    }

    /// It signs with a new key and knows no other.
    pub fn takes_a_new_key(&self, name: &str) {
        self.now.lock().unwrap().key = Key::new(name);
    }

    /// How often this address of it was asked.
    pub fn was_asked(&self, path: &str) -> usize {
        self.now.lock().unwrap().asked.iter().filter(|p| *p == path).count()
    }

    /// Somebody signs in there who was sent by this page of Kith; `claims` are added to the right ones or replace them.
    /// Gives the address of Kith that the browser is sent back to.
    pub fn lets_in(&self, asked: &Asked, at: i64, claims: &Value) -> String {
        let mut all = json!({
            "iss": self.issuer, "aud": "kith", "sub": "subject-1", "nonce": asked.get("nonce"),
            "iat": at, "exp": at + 300, "preferred_username": "Amina.Yusuf@westmere.example",
        });
        for (name, value) in claims.as_object().unwrap() {
            all[name] = value.clone();
        }
        let mut now = self.now.lock().unwrap();
        let code = format!("code-{}", now.codes.len() + 1);
        now.codes.insert(code.clone(), (asked.get("code_challenge").to_owned(), all));
        let back = Form::of([("code", code.as_str()), ("state", asked.get("state")), ("iss", &self.issuer)]);
        format!("/sign-in/council/back?{}", back.write())
    }
}

/// What Kith asks of the provider.
pub struct Asked(Form);

impl Asked {
    /// From the reply that leads a browser there.
    pub fn of(seen: &Seen) -> Asked {
        let to = match seen.header("refresh") {
            Some(refresh) => refresh.strip_prefix("0;url=").unwrap().to_owned(),
            None => seen.led_to(),
        };
        Asked(Form::read(to.split_once('?').unwrap().1.as_bytes()).unwrap())
    }

    /// One of its values.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("Kith does not say {name}"))
    }
}

fn answer(mut stream: TcpStream, now: &mut Now) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut length, mut authorization) = (0, String::new());
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => authorization = value.to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    now.asked.push(path.clone());
    let (status, said) = if now.down {
        (503, json!({}))
    } else {
        match path.as_str() {
            "/.well-known/openid-configuration" => (200, now.about_itself.clone()),
            "/keys" => (200, json!({ "keys": [now.key.public()] })),
            "/token" => token(now, &authorization, &Form::read(&body).unwrap()),
            _ => (404, json!({})),
        }
    };
    let said = said.to_string();
    let head = format!("HTTP/1.1 {status} So\r\ncontent-type: application/json\r\nconnection: close\r\n");
    write!(stream, "{head}content-length: {}\r\n\r\n{said}", said.len())
}

fn token(now: &mut Now, authorization: &str, form: &Form) -> (u16, Value) {
    let right = format!("Basic {}", STANDARD.encode("kith:a%20secret%20%26%20more"));
    if authorization != right {
        return (401, json!({ "error": "invalid_client" }));
    }
    assert_eq!(form.get("grant_type"), Some("authorization_code"));
    assert_eq!(form.get("redirect_uri"), Some("https://kith.example/sign-in/council/back"));
    // A code serves once.
    let Some((challenge, claims)) = now.codes.remove(form.get("code").unwrap_or_default()) else {
        return (400, json!({ "error": "invalid_grant" }));
    };
    let verifier = form.get("code_verifier").unwrap_or_default();
    if verifier.len() < 43 || URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != challenge {
        return (400, json!({ "error": "invalid_grant" }));
    }
    (200, json!({ "id_token": now.key.sign(&claims), "access_token": "a", "token_type": "Bearer" }))
}
