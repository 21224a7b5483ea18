//! Pages as a hundred people open them, beside the statements that they need.

use crate::meter::Meter;
use crate::report::{Figure, Times};
use crate::server::Server;
use crate::users::{self, LONG, User};
use crate::visitor::{Reply, Visitor};
use crate::{Extent, Outcome};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Address, Dice, Heard, SeededDice, Statement};

/// Slowest that one in a hundred may be, in milliseconds. Source: the issue.
const MOST: f64 = 50.0;

/// A page that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    Child,
    Search,
    Home,
}

const PAGES: [Page; 3] = [Page::Child, Page::Search, Page::Home];

/// Those that are wanted: every one, or some by their names.
pub fn wanted(extent: &Extent) -> impl Iterator<Item = Page> + '_ {
    PAGES.into_iter().filter(|page| extent.wants("pages") || extent.wants(page.part()))
}

impl Page {
    /// How it is named with `--parts`.
    fn part(self) -> &'static str {
        match self {
            Page::Child => "child",
            Page::Search => "search",
            Page::Home => "home",
        }
    }

    fn words(self) -> String {
        match self {
            Page::Child => format!("Child's page, story of {LONG} entries"),
            Page::Search => "Search by a misspelt name".to_owned(),
            Page::Home => "Home page".to_owned(),
        }
    }

    /// Opens it; `nth` chooses what is searched for. A search is a form and the page that it leads to, taken together.
    fn open(self, visitor: &mut Visitor, user: &User, nth: usize) -> Outcome<Reply> {
        let reply = match self {
            Page::Child => visitor.get(&format!("/people/{}", user.child))?,
            Page::Home => visitor.get("/")?,
            Page::Search => {
                let typed = user.typed.get(nth % user.typed.len().max(1)).map_or("Smiht", String::as_str);
                let sent = visitor.post("/people/find", &[("find", typed), ("csrf", &user.pass.csrf)])?;
                let to = sent.location.ok_or_else(|| format!("the search led nowhere: {}", sent.status))?;
                let mut found = visitor.get(&to)?;
                found.took += sent.took;
                found
            }
        };
        if reply.status != 200 {
            return Err(format!("{self:?} answered {}: {}", reply.status, reply.body).into());
        }
        Ok(reply)
    }
}

/// What each page reads, counted, and the time that these reads take by themselves on one connection.
pub fn alone(extent: &Extent, address: &Address, users: &[User]) -> Outcome<Vec<Figure>> {
    let heard = Heard::default();
    let store = users::open_heard(address, &heard)?;
    let house = page::House {
        store,
        clock: Arc::new(days::SystemClock),
        sights: Arc::new(record::RecordSights),
        areas: kith::areas(),
        settings: page::Settings::default(),
    };
    let router = page::router(Arc::new(house));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let port = listener.local_addr()?.port();
    runtime.spawn(async move { axum::serve(listener, router.into_make_service()).await });
    let mut figures = Vec::new();
    for page in wanted(extent) {
        let mut reads: Vec<Vec<Statement>> = Vec::new();
        for (nth, user) in users.iter().enumerate().take(25) {
            heard.take();
            page.open(&mut Visitor::new(port, &user.pass)?, user, nth)?;
            reads.push(
                heard.take().into_iter().filter(|s| ["SELECT", "WITH"].iter().any(|w| s.sql.starts_with(w))).collect(),
            );
        }
        let (most, times) = (reads.iter().map(Vec::len).max().unwrap_or(0), read(address, &reads, extent.lasts / 2)?);
        figures.push(Figure::new(format!("{}: its {most} reads alone", page.words()), times.words()));
    }
    runtime.shutdown_background();
    Ok(figures)
}

/// Runs the reads of one page after the other.
fn read(address: &Address, pages: &[Vec<Statement>], lasts: Duration) -> Outcome<Times> {
    let mut conn = address.connect()?;
    let mut times = Times::default();
    let (mut dearest, mut rounds): (HashMap<&str, Duration>, u32) = (HashMap::new(), 0);
    let began = Instant::now();
    for (nth, page) in pages.iter().cycle().enumerate() {
        if began.elapsed() > lasts && nth > pages.len() * 2 {
            break;
        }
        let from = Instant::now();
        for statement in page {
            let asked = Instant::now();
            conn.rows(&statement.sql, &statement.values)?;
            if nth >= pages.len() {
                *dearest.entry(&statement.sql).or_default() += asked.elapsed();
            }
        }
        // The first round prepares statements and fills caches.
        if nth >= pages.len() {
            times.push(from.elapsed());
            rounds += 1;
        }
    }
    let mut dearest: Vec<_> = dearest.into_iter().collect();
    dearest.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    for (sql, took) in dearest.iter().take(3) {
        let sql: String = sql.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect();
        eprintln!(
            "among its dearest reads, {:.2} ms a page: {sql}",
            took.as_secs_f64() * 1000.0 / f64::from(rounds.max(1))
        );
    }
    Ok(times)
}

/// Each page with everybody connected: a page a second from each, at random moments; then as fast as sixteen can go.
pub fn with_users(extent: &Extent, server: &Server, users: &[User]) -> Outcome<Vec<Figure>> {
    let mut figures = Vec::new();
    for page in wanted(extent) {
        open_for(page, server, users, Duration::from_secs(1), 1)?;
        let meter = Meter::begin(server.workers())?;
        let times = open_for(page, server, users, extent.lasts * 3, 2000)?;
        let cpu = meter.end(times.len())?;
        let (count, slow) = (times.len(), times.percent(99));
        let what = format!("{}: {} people connected, each opening one a second", page.words(), users.len());
        figures.push(
            Figure::new(what, format!("{} ({count} pages, {cpu})", times.words()))
                .goal(format!("p99 under {MOST:.0} ms"), slow < MOST),
        );
    }
    for page in wanted(extent) {
        let crowd = users.get(..16).unwrap_or(users);
        let meter = Meter::begin(server.workers())?;
        let times = open_for(page, server, crowd, extent.lasts, 0)?;
        let cpu = meter.end(times.len())?;
        let rate = times.len() as f64 / extent.lasts.as_secs_f64();
        figures.push(Figure::new(
            format!("{}: 16 people without a pause", page.words()),
            format!("{rate:.0} a second ({cpu})"),
        ));
    }
    Ok(figures)
}

/// Opens a page for so long; between two pages each user pauses at random for at most `pause` milliseconds.
fn open_for(page: Page, server: &Server, users: &[User], lasts: Duration, pause: u64) -> Outcome<Times> {
    let until = Instant::now() + lasts;
    let ended: Vec<Outcome<Times>> = std::thread::scope(|scope| {
        let each: Vec<_> = (0u64..)
            .zip(users)
            .map(|(seed, user)| {
                scope.spawn(move || {
                    let dice = SeededDice::new(seed);
                    let mut visitor = Visitor::new(server.port, &user.pass)?;
                    let mut times = Times::default();
                    for nth in 0.. {
                        if pause > 0 {
                            std::thread::sleep(Duration::from_millis(dice.number() % pause));
                        }
                        if Instant::now() >= until {
                            break;
                        }
                        times.push(page.open(&mut visitor, user, nth)?.took);
                    }
                    Ok(times)
                })
            })
            .collect();
        each.into_iter().map(|t| t.join().unwrap_or_else(|_| Err("a visitor fell over".into()))).collect()
    });
    let mut all = Times::default();
    for one in ended {
        all.extend(one?);
    }
    Ok(all)
}
