//! The app that these tests use, and people with passwords.

use std::sync::Arc;
use testkit::{Browser, Kit, Seen, TestApp};

pub const PASSWORD: &str = "kettle lemon bridge";

pub fn kit() -> Kit {
    Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area()],
        sights: Arc::new(record::RecordSights),
    }
}

pub fn app() -> TestApp {
    TestApp::of(kit())
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
