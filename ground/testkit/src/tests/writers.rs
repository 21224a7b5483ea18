use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn many_writers_at_once_all_keep_their_acts_and_the_chain_holds() {
    let (_database, store) = place();
    let refused = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (store, refused) = (&store, &refused);
            scope.spawn(move || {
                for n in 0..25 {
                    let mut act = act("write_note", n).about(writer % 3);
                    act.actor.account = Some(writer);
                    let done = store.act::<_, Fault>(&act, |a| {
                        a.insert("note", &[("words", format!("{writer} {n}").into())])?;
                        if n % 5 == 4 { Err(Fault::Missing { table: "note".to_owned(), id: 0 }) } else { Ok(()) }
                    });
                    refused.fetch_add(usize::from(done.is_err()), Ordering::SeqCst);
                }
            });
        }
    });
    assert_eq!(refused.into_inner(), 8 * 5);
    let health = store.doctor().unwrap();
    assert_eq!((health.acts, health.findings.len()), (8 * 20, 0), "{:?}", health.findings);
    assert_eq!(store.read::<_, Fault>(|r| r.count("SELECT count(*) FROM note", &[])).unwrap(), 8 * 20);
}

#[test]
fn a_writer_reads_what_it_has_just_saved() {
    let (_database, store) = place();
    for n in 0..20 {
        let note = write(&store, n, "words");
        let found = store.read::<_, Fault>(|r| r.row("SELECT id FROM note WHERE id = $1", &[note.into()])).unwrap();
        assert!(found.is_some());
    }
}

#[test]
fn two_who_count_up_the_same_row_lose_no_count() {
    let (_database, store) = place();
    let row = store.act::<_, Fault>(&act("begin", 0), |a| a.insert("note", &[("words", "0".into())])).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let store = &store;
            scope.spawn(move || {
                for n in 0..10 {
                    let mut act = act("count_up", n);
                    act.actor.account = Some(writer);
                    store
                        .act::<_, Fault>(&act, |a| {
                            let sql = "SELECT words FROM note WHERE id = $1 FOR UPDATE";
                            let so_far: String = a.one(sql, &[row.into()])?.unwrap_or_default();
                            let next = so_far.parse::<i64>().unwrap_or(0) + 1;
                            a.update("note", row, &[("words", next.to_string().into())])
                        })
                        .unwrap();
                }
            });
        }
    });
    let words = store.read::<_, Fault>(|r| r.one::<String>("SELECT words FROM note WHERE id = $1", &[row.into()]));
    assert_eq!(words.unwrap().unwrap(), "40");
    assert!(store.doctor().unwrap().findings.is_empty());
}
