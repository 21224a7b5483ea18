//! The files that pages wear, held in the program.

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use std::sync::LazyLock;

const FILES: [(&str, &str, &[u8]); 5] = [
    ("kith.css", "text/css; charset=utf-8", include_bytes!(concat!(env!("OUT_DIR"), "/kith.css"))),
    ("govuk.js", "text/javascript; charset=utf-8", include_bytes!(concat!(env!("OUT_DIR"), "/govuk.js"))),
    ("kith.js", "text/javascript; charset=utf-8", include_bytes!("../assets/kith.js")),
    ("files.js", "text/javascript; charset=utf-8", include_bytes!("../assets/files.js")),
    ("favicon.svg", "image/svg+xml", include_bytes!("../assets/favicon.svg")),
];

/// Changes whenever a file does, so that browsers may keep files for long.
pub(crate) static EDITION: LazyLock<String> = LazyLock::new(|| {
    use sha2::{Digest, Sha256};
    let all = FILES.iter().fold(Sha256::new(), |digest, (_, _, bytes)| digest.chain_update(bytes));
    all.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
});

pub(crate) fn file(name: &str) -> Response<Body> {
    let Some((_, kind, bytes)) = FILES.iter().find(|(n, _, _)| *n == name) else {
        let mut none = Response::new(Body::empty());
        *none.status_mut() = StatusCode::NOT_FOUND;
        return none;
    };
    let mut response = Response::new(Body::from(*bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, axum::http::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
