//! Headers in and out.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Every reply carries these. Nothing inline, nothing from elsewhere, no framing, no sniffing, no address passed on.
const STRICT: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("x-robots-tag", "noindex"),
];

pub(crate) fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    // Only our own words come here; one that is no header value is left out rather than sent broken.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// One more cookie beside those that are set already.
pub(crate) fn add_cookie(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

pub(crate) fn strict(headers: &mut HeaderMap, secure: bool) {
    for (name, value) in STRICT {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if secure {
        put(headers, "strict-transport-security", "max-age=31536000");
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE);
    all.iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|c| c.name() == name)
        .map(|c| c.value().to_owned())
}

pub(crate) fn session_cookie(token: Option<&str>, secure: bool) -> String {
    let mut cookie = cookie::Cookie::new(crate::serve::COOKIE, token.unwrap_or_default());
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_path("/");
    cookie.set_same_site(cookie::SameSite::Lax);
    if token.is_none() {
        cookie.make_removal();
    }
    cookie.to_string()
}

/// Sent only to the council's own sign-in, where a browser comes back from another site by a link: hence `Lax`.
pub(crate) fn door_cookie(key: &str, secure: bool) -> String {
    let mut cookie = cookie::Cookie::new(crate::serve::DOOR_COOKIE, key);
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_path("/sign-in/council");
    cookie.set_same_site(cookie::SameSite::Lax);
    cookie.set_max_age(cookie::time::Duration::hours(1));
    cookie.to_string()
}

/// The cookie of a form without an account: told to that form's own addresses, forgotten when the browser is closed, so
/// that the next person at a shared computer does not find it.
pub(crate) fn form_cookie(secret: Option<&str>, under: &str, secure: bool) -> String {
    let mut cookie = cookie::Cookie::new(crate::serve::FORM_COOKIE, secret.unwrap_or_default());
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_path(under);
    cookie.set_same_site(cookie::SameSite::Strict);
    if secret.is_none() {
        cookie.make_removal();
    }
    cookie.to_string()
}
