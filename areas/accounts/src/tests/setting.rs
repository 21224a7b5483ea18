//! The app that these tests use, and people with passwords.

use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub const PASSWORD: &str = "kettle lemon bridge";

pub fn app() -> TestApp {
    app_with(|_| {})
}

/// The same with other settings.
pub fn app_with(change: impl FnOnce(&mut page::Settings)) -> TestApp {
    let kit = Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area()],
        sights: Arc::new(record::RecordSights),
    };
    TestApp::set_up(kit, change)
}

/// Gives an account with [`PASSWORD`].
pub fn amina(app: &TestApp, role: &str) -> i64 {
    let account = app.account("amina.yusuf", "Amina Yusuf", role, None);
    let hash = access::hash_password(PASSWORD, &[7; 16]).unwrap();
    app.arrange(|acting| access::set_password(acting, account, &hash));
    account
}

pub fn sign_in(browser: &Browser<'_>, password: &str) -> Seen {
    browser.post("/sign-in", &[("username", "amina.yusuf"), ("password", password), ("to", "/"), ("carried", "")])
}

/// The word against forgery of the page last seen.
pub fn csrf(seen: &Seen) -> String {
    seen.attributes("body", "data-csrf").remove(0)
}

/// What an authenticator app with this secret shows now.
pub fn digits(app: &TestApp, secret: &str) -> String {
    use totp_rs::{Algorithm, Builder, Secret};
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().unwrap();
    totp.generate(app.now().as_second().unsigned_abs()).to_string()
}
