//! An app without a network: requests go straight through the real router.

use crate::{Browser, TestDatabase};
use access::{NewAccount, Sights};
use days::HandClock;
use page::{Area, House, Round, Settings};
use std::sync::Arc;
use store::{Act, Acting, Actor, Fault, Heard, Migration, Schema, Store, Value};

/// What an app is made of.
pub struct Kit {
    /// Tables besides those of the areas.
    pub migrations: Vec<Migration>,
    /// Plain tables besides those of the areas.
    pub plain: Vec<&'static str>,
    /// The areas.
    pub areas: Vec<Area>,
    /// Who sees whom.
    pub sights: Arc<dyn Sights>,
}

/// An app on a database of its own, at 10:42 on Monday 23 November 2026 until the clock is moved.
pub struct TestApp {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Arc<HandClock>,
    pub(crate) router: axum::Router,
    pub(crate) runtime: tokio::runtime::Runtime,
    /// Where it is kept.
    pub database: TestDatabase,
    heard: Heard,
    rounds: Vec<Round>,
}

impl TestApp {
    /// Puts an app together.
    pub fn of(kit: Kit) -> TestApp {
        TestApp::set_up(kit, |_| {})
    }

    /// Puts an app together whose settings are not the ordinary ones.
    pub fn set_up(kit: Kit, change: impl FnOnce(&mut Settings)) -> TestApp {
        let database = TestDatabase::new();
        let steps = kit.migrations.iter().copied();
        let steps = steps.chain(access::MIGRATIONS.iter().copied());
        let steps: Vec<_> = steps.chain(kit.areas.iter().flat_map(|a| a.migrations.iter().copied())).collect();
        let plain = kit.plain.iter().copied().chain(access::PLAIN.iter().copied());
        let plain: Vec<_> = plain.chain(kit.areas.iter().flat_map(|a| a.plain.iter().copied())).collect();
        let heard = Heard::default();
        let store = database.open_heard(Schema::new(steps, plain), Some(heard.clone()));
        let clock = Arc::new(HandClock::at("2026-11-23T10:42:00Z".parse().unwrap()));
        let mut settings = Settings { council: "Westmere Council".to_owned(), count_acts: true, ..Settings::default() };
        change(&mut settings);
        let rounds = kit.areas.iter().flat_map(|a| a.rounds.iter().copied()).collect();
        let house =
            House { store: store.clone(), clock: clock.clone(), sights: kit.sights, areas: kit.areas, settings };
        let router = page::router(Arc::new(house));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        TestApp { store, clock, router, runtime, database, heard, rounds }
    }

    /// The time now.
    pub fn now(&self) -> days::Instant {
        use days::Clock;
        self.clock.now()
    }

    /// Does what the areas do by themselves every minute.
    pub fn round(&self) {
        for round in &self.rounds {
            round(&self.store, self.now()).expect("the round is made");
        }
    }

    /// Moves the clock forward.
    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.advance(jiff::SignedDuration::from_mins(minutes));
    }

    /// Does something to the record as the program itself, for setting a scene.
    pub fn arrange<T>(&self, mut work: impl FnMut(&mut Acting<'_>) -> Result<T, Fault>) -> T {
        let act = Act::new("arrange_scene", Actor::program("a test"), self.now());
        self.store.act(&act, |acting| work(acting)).expect("the scene is set")
    }

    /// Makes an account with this role and gives its key.
    pub fn account(&self, username: &str, name: &str, role: &str, worker: Option<i64>) -> i64 {
        let act = Act::new("make_account", Actor::program("a test"), self.now());
        let new = NewAccount { username, name, role, worker, password_hash: None, external: None };
        self.store.act(&act, |acting| access::make_account(acting, &new)).expect("the account is made")
    }

    /// Somebody signed in with this role, in a browser of their own.
    pub fn sign_in_as(&self, role: &str) -> Browser<'_> {
        let name = access::Roles::built_in().find(role).map_or(role, |r| r.title.as_str());
        let username = format!("{role}.{}", self.store.dice().number() % 1_000_000);
        let account = self.account(&username, name, role, None);
        self.browser_of(account)
    }

    /// A browser in which this account is signed in.
    pub fn browser_of(&self, account: i64) -> Browser<'_> {
        let (token, csrf) = (self.store.dice().token(), self.store.dice().token());
        self.store.keep(self.now(), |k| access::begin_session(k, account, &token, &csrf, None)).unwrap();
        Browser::new(self, Some(token), csrf, Some(account))
    }

    /// A browser in which nobody is signed in.
    pub fn stranger(&self) -> Browser<'_> {
        Browser::new(self, None, String::new(), None)
    }

    /// A number that SQL gives.
    pub fn count(&self, sql: &str, values: &[Value]) -> i64 {
        self.store.read(|r| r.count(sql, values)).unwrap()
    }

    /// How many looks at records there are.
    pub(crate) fn looks(&self) -> i64 {
        self.count("SELECT count(*) FROM look", &[])
    }

    /// The statements that the database was asked during `work`, for seeing that a page of many asks no more often than
    /// a page of few.
    pub fn statements<T>(&self, work: impl FnOnce() -> T) -> (T, Vec<String>) {
        self.heard.take();
        let done = work();
        (done, self.heard.take().into_iter().map(|s| s.sql).collect())
    }

    /// The name of the last act.
    pub fn last_act(&self) -> String {
        let sql = "SELECT name FROM act ORDER BY at DESC, id DESC LIMIT 1";
        self.store.read(|r| r.one::<String>(sql, &[])).unwrap().unwrap_or_default()
    }

    /// Fails unless the history is whole.
    pub fn expect_sound(&self) {
        let health = self.store.doctor().unwrap();
        assert!(health.findings.is_empty(), "{:?}", health.findings);
    }
}
