//! A partner's monthly page: what came from them and what became of it, with no child named; printed, or sent to them.

use super::tabs::{Tab, tabs};
use crate::codes;
use crate::figures::{self as counting, Share};
use crate::rules::period::Period;
use crate::store::agency::{self, Agency};
use crate::store::figures::{self, Of, Slice};
use askama::Template;
use page::parts::{Table, table};
use page::{Fail, Html, Reply, Visit};
use paper::{Block, Table as PaperTable};
use post::published::{How, NewLetter, Says, To, letters_shown, write_letter};
use store::Reading;

/// The kind of thing a letter comes from.
const KIND: &str = "partner_page";

#[derive(Template)]
#[template(path = "pages/partner.html")]
struct Shown {
    name: String,
    period: String,
    word: String,
    path: String,
    chooser: Html,
    intro: String,
    figures: Html,
    reasons: Html,
    send: Option<Html>,
    sent: Html,
}

/// The page as words, so that it is the same on the screen and in the letter.
struct Told {
    agency: Agency,
    period: Period,
    intro: String,
    /// What, figure, range.
    figures: Vec<[String; 3]>,
    /// Reason, and how often.
    reasons: Vec<[String; 2]>,
}

fn told(visit: &Visit, reading: &mut Reading<'_>) -> Result<Told, Fail> {
    let period = Period::parse(visit.param("month")).filter(Period::is_month).ok_or(Fail::NotFound)?;
    let agency = agency::agency(reading, visit.id("agency")?)?.ok_or(Fail::NotFound)?;
    let of = Of { from: period.from, to: period.to, agency: Some(agency.id), sources: &[], legacy_before: None };
    let mut n = |slice| figures::count(reading, slice, &of);
    let (contacts, referrals, closed) = (n(Slice::Contacts)?, n(Slice::BecameReferrals)?, n(Slice::Closed)?);
    let (unsuitable, decided, in_time) = (n(Slice::Unsuitable)?, n(Slice::Decided)?, n(Slice::InTime)?);
    let (heard, reasons) = counting::heard(reading, Slice::Closed, &of)?;
    let (calls, answers, late, refused) = counting::around(reading, period, Some(agency.id), visit.today())?;
    let share = |what: &str, met, of| {
        let share = Share { met, of };
        [what.to_owned(), share.words(), share.range()]
    };
    let plain = |what: &str, n: i64| [what.to_owned(), n.to_string(), String::new()];
    let figures = vec![
        plain("Contacts that we received from you", contacts),
        share("Became referrals", referrals, contacts),
        share("Closed without a referral", closed, contacts),
        share("Did not meet the threshold", unsuitable, contacts),
        share("Decided within one working day", in_time, decided),
        share("Closed, with a reason and a reply that was sent to you", heard.met, heard.of),
        share("Your calls that we returned within one working day", calls.met, calls.of),
        share("Questions answered in time, yours and ours", answers.met, answers.of),
        plain("Questions answered late", late),
        plain("Questions refused", refused),
    ];
    let mut reasons: Vec<(String, i64)> = reasons.into_iter().collect();
    reasons.sort_by_key(|(code, n)| (-n, code.clone()));
    let reasons = reasons
        .into_iter()
        .map(|(code, n)| [codes::words_of(codes::reasons(), &code).to_owned(), n.to_string()])
        .collect();
    let intro = "What you told the front door, what became of it, and why. It names no child. A contact is counted once for each child. The threshold document says which help is for which need; if a reason surprises you, ring us.".to_owned();
    Ok(Told { agency, period, intro, figures, reasons })
}

/// GET /front-door/partners/{agency}/{month}
pub fn partner(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let told = told(visit, reading)?;
        let at = |p: Period| format!("/front-door/partners/{}/{}", told.agency.id, p.word());
        let tab = |p: Period, here: bool| Tab { words: p.words(), href: at(p), count: None, here };
        let figures = told.figures.iter().map(|row| row.iter().map(|w| Html::text(w)).collect()).collect();
        let reasons: Vec<Vec<Html>> =
            told.reasons.iter().map(|row| row.iter().map(|w| Html::text(w)).collect()).collect();
        let body = Shown {
            name: told.agency.name.clone(),
            period: told.period.words(),
            word: told.period.word(),
            path: visit.path.clone(),
            chooser: tabs(
                "Month",
                &[tab(told.period.before(), false), tab(told.period, true), tab(told.period.after(), false)],
            ),
            intro: told.intro,
            figures: table(&Table { caption: "", heads: &["What", "Figure", "Range (95%)"], rows: figures }),
            reasons: if reasons.is_empty() {
                Html::default()
            } else {
                table(&Table { caption: "Why contacts were closed", heads: &["Reason", "Contacts"], rows: reasons })
            },
            send: visit.may("send_letters").then(|| visit.hidden()),
            sent: letters_shown(visit, reading, (KIND, told.agency.id))?.unwrap_or_default(),
        };
        visit.page(format!("{}, {}", told.agency.name, told.period.words()), &body)
    })
}

/// POST /front-door/partners/{agency}/{month}
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let by = visit.who()?.name.clone();
    let told = visit.read(|reading| told(visit, reading))?;
    let cells = |rows: &[[String; 3]]| rows.iter().map(|r| r.to_vec()).collect::<Vec<_>>();
    let mut blocks = vec![
        Block::Paragraph(told.intro.clone()),
        Block::Table(PaperTable {
            caption: String::new(),
            heads: ["What", "Figure", "Range (95%)"].map(str::to_owned).to_vec(),
            rows: cells(&told.figures),
            named_rows: true,
        }),
    ];
    if !told.reasons.is_empty() {
        blocks.push(Block::Table(PaperTable {
            caption: "Why contacts were closed".to_owned(),
            heads: ["Reason", "Contacts"].map(str::to_owned).to_vec(),
            rows: told.reasons.iter().map(|r| r.to_vec()).collect(),
            named_rows: true,
        }));
    }
    let subject = format!("What you told the front door in {}", told.period.words());
    let email = Some(told.agency.email.as_str()).filter(|e| !e.is_empty());
    let new = NewLetter {
        kind: "Partner's monthly page",
        to: To { words: &told.agency.name, email, lines: &[] },
        how: if email.is_some() { How::Email } else { How::Post },
        reference: "",
        says: Says::Own(&subject, &blocks),
        person: None,
        source: (KIND, told.agency.id),
        by: &by,
        draft: false,
    };
    visit.act(Some(told.agency.id), None, |acting| {
        write_letter(acting, &new).map_err(|fault| Fail::Refused(format!("{fault}.")))
    })?;
    Ok(Reply::to_saying(visit.path.clone(), "It is in the outbox."))
}
