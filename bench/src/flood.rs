//! A flood at the front door: the public form, or the agencies' programs, send so many times a second for a minute, while
//! the board of contacts is read. Only what a browser sees is used, so that it fits any program that has the form.

pub mod agencies;

use crate::meter::Meter;
use crate::report::{Figure, Times};
use crate::server::Server;
use crate::users;
use crate::visitor::{Pass, Visitor};
use crate::{Extent, Outcome};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::{Fault, Store};

/// Forms sent a second, and for how many seconds. Source: the issue.
const RATE: u32 = 200;
const SECONDS: u32 = 60;
/// Connections that send.
const SENDERS: usize = 64;
/// People at the front door who read the board, each again and again with half a second between.
const READERS: usize = 8;
/// Where the board is.
const BOARD: &str = "/front-door";
/// Slowest that one in a hundred boards may be, in milliseconds. Source: the issue.
const MOST: f64 = 50.0;

/// Limits that keep one address from flooding the form: here one address plays everybody.
pub const NO_LIMITS: [(&str, &str); 2] = [("KITH_FORMS_AN_HOUR", "100000000"), ("KITH_REQUESTS_A_MINUTE", "100000000")];

/// A form that is filled in and waits for its last button.
struct Ready {
    path: String,
    cookie: String,
    word: String,
}

/// Whether this program has the form and the board.
pub fn is_there(server: &Server) -> Outcome<bool> {
    let page = Visitor::new(server.port, &Pass::nobody())?.get("/refer")?;
    Ok(page.status == 200)
}

/// What the flood is measured on.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Where the pages are.
    pub server: &'a Server,
    /// What is on record.
    pub store: &'a Store,
}

/// How many are sent: as many seconds as the extent allows, at most a minute.
pub fn how_many(extent: &Extent) -> Outcome<usize> {
    Ok(usize::try_from(RATE * SECONDS.min(u32::try_from(extent.lasts.as_secs())?.saturating_mul(8)).max(1))?)
}

/// Fills in all forms beforehand, then presses their last buttons in step.
pub fn of_forms(extent: &Extent, place: Place<'_>) -> Outcome<Vec<Figure>> {
    let forms = fill_all(place.server.port, how_many(extent)?)?;
    // Nobody fills in a form in a moment, and the form says so.
    std::thread::sleep(Duration::from_secs(4));
    measure(place, "the public form", forms.len(), || {
        let mut visitor = Visitor::new(place.server.port, &Pass::nobody())?;
        let forms = &forms;
        Ok(move |nth: usize| {
            let form: &Ready = forms.get(nth).ok_or("there is no such form")?;
            visitor.cookie.clone_from(&form.cookie);
            let reply = visitor.post(&form.path, &[("word", &form.word)])?;
            Ok(reply.location.is_some_and(|to| to.ends_with("/sent")))
        })
    })
}

/// Sends `count` in step from many connections while the board is read. `sender` opens a connection; what it gives sends
/// the one of a number and says whether that was taken.
pub fn measure<S>(
    place: Place<'_>,
    what: &str,
    count: usize,
    sender: impl Fn() -> Outcome<S> + Sync,
) -> Outcome<Vec<Figure>>
where
    S: FnMut(usize) -> Outcome<bool>,
{
    let Place { server, store } = place;
    let kept = |r: &mut store::Reading<'_>| r.count("SELECT count(*) FROM incoming", &[]);
    let before = store.read::<_, Fault>(kept)?;
    let sql = "SELECT id FROM account WHERE role = 'hub' ORDER BY id LIMIT 1";
    let account = store.read::<Option<i64>, Fault>(|r| r.one(sql, &[]))?.ok_or("nobody works at the front door")?;
    let pass = users::pass(store, account)?;
    let board = Visitor::new(server.port, &pass)?.get(BOARD)?.status;
    if board != 200 {
        eprintln!("the board of contacts answered {board}, so that only the sending is measured");
    }
    let readers = if board == 200 { READERS } else { 0 };
    let meter = Meter::begin(server.workers())?;
    let began = Instant::now();
    let (next, over) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (boards, sent) = (Mutex::new(Times::default()), Mutex::new((Times::default(), 0usize)));
    std::thread::scope(|scope| -> Outcome<()> {
        let send = || send_on(count, &next, began, &sent, sender()?);
        let senders: Vec<_> = (0..SENDERS).map(|_| scope.spawn(send)).collect();
        let readers: Vec<_> =
            (0..readers).map(|_| scope.spawn(|| read_on(server.port, &pass, &over, &boards))).collect();
        let mut ended = Ok(());
        for sender in senders {
            ended = ended.and(sender.join().unwrap_or_else(|_| Err("a sender fell over".into())));
        }
        over.store(1, Ordering::SeqCst);
        for reader in readers {
            ended = ended.and(reader.join().unwrap_or_else(|_| Err("a reader fell over".into())));
        }
        ended
    })?;
    let took = began.elapsed().as_secs_f64();
    let (times, accepted) = sent.into_inner().unwrap_or_default();
    let boards = boards.into_inner().unwrap_or_default();
    let cpu = meter.end(times.len() + boards.len())?;
    let found = usize::try_from(store.read::<_, Fault>(kept)? - before)?;
    let rate = times.len() as f64 / took;
    let said = format!("{rate:.0} a second for {took:.0} s, {}, {accepted} accepted, {found} on record", times.words());
    let met = accepted == count && found == count && rate >= f64::from(RATE) * 0.99;
    let mut figures = vec![
        Figure::new(format!("Flood: {what} sent {RATE} times a second"), format!("{said} ({cpu})"))
            .goal(format!("{RATE} a second, none lost"), met),
    ];
    if readers > 0 {
        let (said, slow) = (format!("{} ({} pages)", boards.words(), boards.len()), boards.percent(99));
        let figure = Figure::new(format!("Flood of {what}: the board of contacts meanwhile"), said);
        figures.push(figure.goal(format!("p99 under {MOST:.0} ms"), slow < MOST));
    }
    Ok(figures)
}

fn fill_all(port: u16, count: usize) -> Outcome<Vec<Ready>> {
    let next = AtomicUsize::new(0);
    let ended: Vec<Outcome<Vec<Ready>>> = std::thread::scope(|scope| {
        let each: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut visitor = Visitor::new(port, &Pass::nobody())?;
                    let mut ready = Vec::new();
                    loop {
                        let nth = next.fetch_add(1, Ordering::SeqCst);
                        if nth >= count {
                            return Ok(ready);
                        }
                        ready.push(fill(&mut visitor, nth)?);
                    }
                })
            })
            .collect();
        each.into_iter().map(|t| t.join().unwrap_or_else(|_| Err("somebody fell over a form".into()))).collect()
    });
    let mut all = Vec::with_capacity(count);
    for one in ended {
        all.extend(one?);
    }
    Ok(all)
}

/// One form, up to its last button, as a neighbour who does not say who they are fills it in.
fn fill(visitor: &mut Visitor, nth: usize) -> Outcome<Ready> {
    visitor.cookie.clear();
    let begun = visitor.post("/refer", &[])?;
    let at = begun.location.ok_or_else(|| format!("a form was not begun: {}", begun.status))?;
    visitor.cookie = begun.cookie.unwrap_or_default();
    let word = field(&visitor.get(&at)?.body, "word").ok_or("the form has no word against forgery")?;
    let given = format!("Robin{}", letters(nth));
    let seen = format!("He cries at night and nobody comes. This is sending {nth}.");
    let answers = [
        ("word", word.as_str()),
        ("then", "check"),
        ("who", "not_said"),
        ("children", "1"),
        ("child-1-given", &given),
        ("seen", &seen),
    ];
    let kept = visitor.post(&at, &answers)?;
    let check = kept.location.filter(|to| to.ends_with("/check"));
    let check = check.ok_or_else(|| format!("a form was not taken: {} {}", kept.status, kept.body))?;
    let word = field(&visitor.get(&check)?.body, "word").ok_or("the last page has no word against forgery")?;
    Ok(Ready { path: format!("{at}/send"), cookie: visitor.cookie.clone(), word })
}

/// The value of a field of the page.
fn field(page: &str, name: &str) -> Option<String> {
    let (_, after) = page.split_once(&format!("name=\"{name}\""))?;
    let (tag, _) = after.split_once('>')?;
    let (_, value) = tag.split_once("value=\"")?;
    value.split_once('"').map(|(value, _)| value.to_owned())
}

/// A number in letters, since names have no figures.
pub fn letters(mut nth: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0)));
        nth /= 26;
        if nth == 0 {
            return word;
        }
    }
}

/// Sends the next one when its time has come; how long it took counts from that time, also when nobody was free then.
fn send_on(
    count: usize,
    next: &AtomicUsize,
    began: Instant,
    sent: &Mutex<(Times, usize)>,
    mut send: impl FnMut(usize) -> Outcome<bool>,
) -> Outcome<()> {
    let (mut times, mut accepted) = (Times::default(), 0);
    loop {
        let nth = next.fetch_add(1, Ordering::SeqCst);
        if nth >= count {
            break;
        }
        let due = began + Duration::from_secs(1) * u32::try_from(nth)? / RATE;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let taken = send(nth)?;
        times.push(due.elapsed());
        accepted += usize::from(taken);
    }
    if let Ok(mut all) = sent.lock() {
        all.0.extend(times);
        all.1 += accepted;
    }
    Ok(())
}

fn read_on(port: u16, pass: &Pass, over: &AtomicUsize, boards: &Mutex<Times>) -> Outcome<()> {
    let mut visitor = Visitor::new(port, pass)?;
    let mut times = Times::default();
    while over.load(Ordering::SeqCst) == 0 {
        let reply = visitor.get(BOARD)?;
        if reply.status != 200 {
            return Err(format!("the board answered {}", reply.status).into());
        }
        times.push(reply.took);
        std::thread::sleep(Duration::from_millis(500));
    }
    if let Ok(mut all) = boards.lock() {
        all.extend(times);
    }
    Ok(())
}
