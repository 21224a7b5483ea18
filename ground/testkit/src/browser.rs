//! One person's browser.

use crate::{Seen, TestApp};
use axum::body::Body;
use axum::http::{Request, header};
use std::collections::BTreeMap;
use std::sync::Mutex;
use tower::ServiceExt;

/// Asks for pages and sends forms, keeping its cookies.
pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: Mutex<BTreeMap<String, String>>,
    csrf: String,
    /// The account signed in at the start.
    pub account: Option<i64>,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(app: &'a TestApp, token: Option<String>, csrf: String, account: Option<i64>) -> Browser<'a> {
        let cookies = token.map(|t| ("kith_session".to_owned(), t)).into_iter().collect();
        Browser { app, cookies: Mutex::new(cookies), csrf, account }
    }

    /// The word that every form sends back.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// Opens a page.
    pub fn get(&self, path: &str) -> Seen {
        self.send(Request::get(path).body(Body::empty()).unwrap())
    }

    /// Sends a form, with the word against forgery and a fresh once-only key unless the fields hold one.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut all: Vec<(String, String)> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        if !fields.iter().any(|(n, _)| *n == "csrf") {
            all.push(("csrf".to_owned(), self.csrf.clone()));
        }
        if !fields.iter().any(|(n, _)| *n == "once") {
            all.push(("once".to_owned(), self.app.store.dice().token()));
        }
        let body = page::Form::of(all).write();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap())
    }

    /// Sends a form as the page's script does, which wants JSON.
    pub fn script(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let body = page::Form::of(fields.iter().copied()).write();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("x-kith-script", "1")
            .header("x-kith-csrf", &self.csrf);
        self.send(request.body(Body::from(body)).unwrap())
    }

    /// Sends files and fields as `multipart/form-data`. Files are field, name and bytes.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Seen {
        let edge = "kith-test-edge";
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("csrf", self.csrf.as_str())]) {
            body.extend(
                format!("--{edge}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (field, name, bytes) in files {
            let head =
                format!("--{edge}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{edge}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={edge}");
        self.send(Request::post(path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap())
    }

    /// Sends any request with this browser's cookies.
    pub fn send(&self, mut request: Request<Body>) -> Seen {
        let cookies: Vec<_> = self.cookies.lock().unwrap().iter().map(|(n, v)| format!("{n}={v}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        let changing = request.method() != axum::http::Method::GET;
        let path = request.uri().path().to_owned();
        let method = request.method().to_string();
        let looks = self.app.looks();
        let router = self.app.router.clone();
        let (head, bytes) = self.app.runtime.block_on(async move {
            let response = router.oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            (head, axum::body::to_bytes(body, usize::MAX).await.unwrap())
        });
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            cookies.remove(name);
            if !value.is_empty() {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let seen = Seen::new(path, head, bytes.to_vec());
        if changing {
            seen.expect_as_many_acts_as_declared();
        }
        crate::walked::note(&method, &seen, self.app.looks() - looks);
        seen
    }

    /// Follows a redirect.
    pub fn follow(&self, seen: &Seen) -> Seen {
        self.get(&seen.led_to())
    }
}
