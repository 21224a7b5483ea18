//! The files that pages wear, held in the program.

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use std::sync::LazyLock;

const SCRIPT: &str = "text/javascript; charset=utf-8";

const FILES: [(&str, &str, &[u8]); 14] = [
    ("kith.css", "text/css; charset=utf-8", include_bytes!(concat!(env!("OUT_DIR"), "/kith.css"))),
    ("govuk.js", SCRIPT, include_bytes!(concat!(env!("OUT_DIR"), "/govuk.js"))),
    ("kith.js", SCRIPT, include_bytes!("../assets/script/kith.js")),
    ("asked.js", SCRIPT, include_bytes!("../assets/script/asked.js")),
    ("choose.js", SCRIPT, include_bytes!("../assets/script/choose.js")),
    ("days.js", SCRIPT, include_bytes!("../assets/script/days.js")),
    ("draft.js", SCRIPT, include_bytes!("../assets/script/draft.js")),
    ("files.js", SCRIPT, include_bytes!("../assets/script/files.js")),
    ("page.js", SCRIPT, include_bytes!("../assets/script/page.js")),
    ("preview.js", SCRIPT, include_bytes!("../assets/script/preview.js")),
    ("refer.js", SCRIPT, include_bytes!("../assets/script/refer.js")),
    ("sign_in_over.js", SCRIPT, include_bytes!("../assets/script/sign_in_over.js")),
    ("spot.js", SCRIPT, include_bytes!("../assets/script/spot.js")),
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
