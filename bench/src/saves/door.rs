//! The whole way of an autosave: over HTTP through the door, the form and the store, to the disk and back.

use super::{Draft, QUESTION, prepare, words};
use crate::report::{Figure, Times};
use crate::server::Server;
use crate::users;
use crate::visitor::{Pass, Visitor};
use crate::{Extent, Outcome};
use std::time::{Duration, Instant};
use store::{Fault, Store};

/// People who type at once.
const TYPISTS: usize = 32;

/// Saved answers a second as browsers see them, each typist in drafts of their own.
pub fn through_the_door(extent: &Extent, server: &Server, store: &Store) -> Outcome<Vec<Figure>> {
    let drafts = prepare(store)?;
    let sql = "SELECT id FROM account WHERE role = 'hub' ORDER BY id LIMIT 1";
    let account = store.read::<Option<i64>, Fault>(|r| r.one(sql, &[]))?.ok_or("nobody sees every record")?;
    let pass = users::pass(store, account)?;
    let began = Instant::now();
    let ended: Vec<Outcome<Times>> = std::thread::scope(|scope| {
        let each: Vec<_> = (0..TYPISTS)
            .map(|typist| {
                let mine: Vec<Draft> = drafts.iter().copied().skip(typist).step_by(TYPISTS).collect();
                let pass = &pass;
                scope.spawn(move || type_on(server.port, pass, &mine, began + extent.lasts))
            })
            .collect();
        each.into_iter().map(|t| t.join().unwrap_or_else(|_| Err("a typist fell over".into()))).collect()
    });
    let seconds = began.elapsed().as_secs_f64();
    let mut times = Times::default();
    for one in ended {
        times.extend(one?);
    }
    let rate = times.len() as f64 / seconds;
    let what = format!("Saved answers over HTTP, {TYPISTS} people typing without a pause");
    Ok(vec![Figure::new(what, format!("{rate:.0} a second, {}", times.words()))])
}

fn type_on(port: u16, pass: &Pass, drafts: &[Draft], until: Instant) -> Outcome<Times> {
    let mut visitor = Visitor::new(port, pass)?;
    let mut times = Times::default();
    let place = format!("q-{QUESTION}-0");
    let version = format!("v-{place}");
    for (n, (base, draft)) in (1..).flat_map(|base| drafts.iter().map(move |d| (base, d))).enumerate() {
        if Instant::now() >= until {
            break;
        }
        let (mark, path) = (format!("{base}."), format!("/records/{}/answers", draft.document));
        let reply = visitor.script(&path, &[(&version, &mark), (&place, &words(n + 1))])?;
        if reply.status != 200 || !reply.body.contains("\"saved\":[{") {
            return Err(format!("an answer was not saved: {} {}", reply.status, reply.body).into());
        }
        times.push(reply.took);
        if reply.took > Duration::from_secs(20) {
            return Err("an answer took more than 20 seconds".into());
        }
    }
    Ok(times)
}
