use crate::published::{How, NewLetter, Says, To, write_letter};
use record::store::person::{NewPerson, make_person};
use std::sync::Arc;
use store::{Acting, Fault};
use testkit::{Kit, TestApp};

fn kit() -> Kit {
    Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: vec![crate::area()],
        sights: Arc::new(record::RecordSights),
    }
}

/// An app that sends e-mail.
pub fn app() -> TestApp {
    TestApp::set_up(kit(), |settings| settings.sends_mail = true)
}

/// An app without a mail server.
pub fn app_without_mail() -> TestApp {
    TestApp::of(kit())
}

pub fn a_child(app: &TestApp) -> i64 {
    app.arrange(|acting| {
        make_person(acting, &NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() })
    })
}

/// A reply to Gail at her school, about somebody, with an e-mail address or without.
pub fn a_reply(acting: &mut Acting<'_>, person: Option<i64>, email: Option<&str>) -> Result<i64, Fault> {
    let fields = [
        ("dear", "Gail"),
        ("reference", "R7K2-9QX4"),
        ("received", "20 November 2026"),
        ("decision", "We will assess what help Robin’s family needs."),
        ("from", "Tom Whitworth"),
    ];
    let new = NewLetter {
        kind: "Reply to a referrer",
        to: To { words: "Gail Ward, Westfield School", email, lines: &["Westfield School", "Mill Lane"] },
        how: How::Email,
        reference: "R7K2-9QX4",
        says: Says::Wording("reply_to_referrer", &fields),
        person,
        source: ("contact", 77),
        by: "Tom Whitworth",
        draft: false,
    };
    Ok(write_letter(acting, &new).expect("the wording knows these fields"))
}
