//! The server is killed at random moments while people type. What the page called "Saved" is still there afterwards.
//!
//! A test binary of its own, since it needs the real program. `KITH_KILLS` says how often it is killed (100 otherwise).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use access::{NewAccount, begin_session, make_account};
use days::{Clock, SystemClock};
use record::store::person::{NewPerson, make_person, person};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicUsize, Ordering};
use std::time::Duration;
use store::{Act, Actor, Address};
use testkit::TestDatabase;

const CLIENTS: usize = 3;
/// Times 5 ms that a kill waits for answers to be saved.
const MOST_WAITS: usize = 600;
const PLACE: &str = "q-saw_and_heard-0";

fn kith(database: &TestDatabase) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith"));
    let address = match database.address() {
        Address::Sqlite(path) => path.display().to_string(),
        Address::Postgres(url) => url.clone(),
    };
    command.arg("--home").arg(database.folder()).args(["--database", &address, "--address", "127.0.0.1:0"]);
    command
}

fn serve(database: &TestDatabase) -> (Child, u16) {
    let mut child = kith(database).arg("serve").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
    let port = said.trim().rsplit(':').next().unwrap().parse().unwrap_or_else(|_| panic!("kith said {said:?}"));
    (child, port)
}

/// One person's browser: its session and its draft.
struct Client {
    cookie: String,
    csrf: String,
    draft: String,
}

impl Client {
    /// The whole reply, or nothing when the server went away.
    fn ask(&self, port: u16, method: &str, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        let body = page::Form::of(fields.iter().copied()).write();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncookie: kith_session={}\r\nx-kith-csrf: {}\r\nx-kith-script: 1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.cookie,
            self.csrf,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut reply = String::new();
        stream.read_to_string(&mut reply).ok()?;
        Some(reply)
    }

    fn json(&self, port: u16, method: &str, path: &str, fields: &[(&str, &str)]) -> Option<serde_json::Value> {
        let reply = self.ask(port, method, path, fields)?;
        serde_json::from_str(reply.split_once("\r\n\r\n")?.1).ok()
    }

    /// The number in the text as it is kept, and the mark to go on from.
    fn kept(&self, port: u16) -> Option<(u64, String)> {
        let said = self.json(port, "GET", &format!("{}/answers.json", self.draft), &[])?;
        let answers = said.get("answers")?.as_array()?;
        let Some(answer) = answers.iter().find(|a| a["place"] == PLACE) else { return Some((0, "0.".to_owned())) };
        let text = answer["text"].as_str()?;
        Some((text.rsplit(' ').next()?.parse().ok()?, answer["mark"].as_str()?.to_owned()))
    }
}

/// Types numbered sentences until told to stop. `saved` counts the replies that said "Saved".
fn type_on(client: &Client, port: &AtomicU16, stop: &AtomicBool, saved: &AtomicUsize) -> u64 {
    let (mut acknowledged, mut tried) = (0, 0);
    while !stop.load(Ordering::SeqCst) {
        let at = port.load(Ordering::SeqCst);
        let Some((kept, mut mark)) = client.kept(at) else {
            std::thread::sleep(Duration::from_millis(3));
            continue;
        };
        assert!(kept >= acknowledged, "“Saved” was said for sentence {acknowledged}, but {kept} is kept");
        assert!(kept <= tried, "sentence {kept} is kept, but only {tried} were typed");
        loop {
            tried += 1;
            let text = format!("What I saw and heard, sentence {tried}");
            let path = format!("{}/answers", client.draft);
            let Some(said) = client.json(at, "POST", &path, &[(&format!("v-{PLACE}"), &mark), (PLACE, &text)]) else {
                break;
            };
            // A sentence sent to a server that was then killed may be committed by the database after it was read
            // again. It is this client's own, not called saved, and the next read takes it up.
            let Some(next) = said["saved"][0]["mark"].as_str() else {
                assert_eq!(said["conflicts"][0]["by"], "A Typist", "neither saved nor in conflict: {said}");
                break;
            };
            assert!(said["words"].as_str().unwrap().starts_with("Saved "));
            (acknowledged, mark) = (tried, next.to_owned());
            saved.fetch_add(1, Ordering::SeqCst);
            if stop.load(Ordering::SeqCst) {
                break;
            }
        }
    }
    acknowledged
}

fn clients(database: &TestDatabase) -> Vec<Client> {
    let store = kith::open_store(database.address().clone()).unwrap();
    let now = SystemClock.now();
    let act = || Act::new("arrange_scene", Actor::program("a test"), now);
    let made = store.act::<_, store::Fault>(&act(), |acting| {
        let new = NewPerson { given: "Robin", family: "Marsden", source: "a test", ..NewPerson::default() };
        let child = make_person(acting, &new)?;
        Ok(person(acting, child)?.kith_number)
    });
    let number = made.unwrap();
    let (mut server, port) = serve(database);
    let all = (0..CLIENTS).map(|n| {
        let username = format!("typist.{n}");
        let new = NewAccount {
            username: &username,
            name: "A Typist",
            role: "hub",
            worker: None,
            password_hash: None,
            external: None,
        };
        let account = store.act(&act(), |acting| make_account(acting, &new)).unwrap();
        let (cookie, csrf) = (store.dice().token(), store.dice().token());
        store.keep(now, |k| begin_session(k, account, &cookie, &csrf, None)).unwrap();
        let mut client = Client { cookie, csrf, draft: String::new() };
        let begun = client.ask(port, "POST", &format!("/people/{number}/visits/new"), &[("whom", &number)]).unwrap();
        let to = begun.lines().find_map(|l| l.strip_prefix("location: ")).unwrap_or_else(|| panic!("{begun}"));
        client.draft = to.trim().to_owned();
        client
    });
    let all = all.collect();
    server.kill().unwrap();
    server.wait().unwrap();
    all
}

#[test]
fn nothing_that_was_called_saved_is_missing_after_the_server_is_killed_at_random_moments() {
    let kills: usize = std::env::var("KITH_KILLS").ok().and_then(|k| k.parse().ok()).unwrap_or(100);
    let database = TestDatabase::new();
    let clients = clients(&database);
    let (port, stop, saved) = (AtomicU16::new(0), AtomicBool::new(false), AtomicUsize::new(0));
    let mut moment = 0x2026_1123_u64;

    let acknowledged = std::thread::scope(|scope| {
        let (port, stop, saved) = (&port, &stop, &saved);
        let typists: Vec<_> = clients.iter().map(|c| scope.spawn(move || type_on(c, port, stop, saved))).collect();
        for kill in 0..kills {
            let before = saved.load(Ordering::SeqCst);
            let (mut server, at) = serve(&database);
            port.store(at, Ordering::SeqCst);
            moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            std::thread::sleep(Duration::from_millis(15 + (moment >> 33) % 110));
            // On a busy machine nothing may have been saved by then: every other kill waits for three answers to be saved.
            for _ in 0..MOST_WAITS * (kill % 2) {
                if saved.load(Ordering::SeqCst) > before + 2 {
                    break;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            server.kill().unwrap();
            server.wait().unwrap();
        }
        stop.store(true, Ordering::SeqCst);
        typists.into_iter().map(|t| t.join().unwrap()).collect::<Vec<_>>()
    });

    let (mut server, at) = serve(&database);
    for (client, acknowledged) in clients.iter().zip(acknowledged) {
        let (kept, _) = client.kept(at).unwrap();
        assert!(kept >= acknowledged, "“Saved” was said for sentence {acknowledged}, but {kept} is kept");
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let saved = saved.into_inner();
    println!("{kills} kills, {saved} answers called saved, none missing");
    assert!(saved > kills, "only {saved} answers were saved between {kills} kills: the test did not press hard enough");
    assert!(
        kith(&database).arg("doctor").stdout(Stdio::null()).status().unwrap().success(),
        "the doctor is not content"
    );
}
