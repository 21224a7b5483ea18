use super::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Options, SeededDice};

fn options() -> Options {
    Options::new(Arc::new(SeededDice::new(3)))
}

#[test]
fn a_backup_taken_under_load_restores_to_a_record_that_the_doctor_passes() {
    let (database, store) = place();
    for n in 0..50 {
        write(&store, n, "before");
    }
    let file = database.folder().join("backup.sqlite");
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let (store, stop) = (&store, &stop);
            scope.spawn(move || {
                let mut n = 0;
                while !stop.load(Ordering::SeqCst) {
                    n += 1;
                    write(store, 100 + n, &format!("during {writer}"));
                }
            });
        }
        let report = store.backup(&file);
        stop.store(true, Ordering::SeqCst);
        assert!(report.unwrap().rows() >= 150);
    });

    let empty = TestDatabase::new();
    let (restored, report) = Store::restore(&file, empty.address().clone(), schema(), options()).unwrap();

    let health = restored.doctor().unwrap();
    assert!(health.findings.is_empty(), "{:?}", health.findings);
    let notes = restored.read::<_, Fault>(|r| r.count("SELECT count(*) FROM note", &[])).unwrap();
    assert!(notes >= 50);
    assert_eq!(health.acts, u64::try_from(notes).unwrap());
    assert!(report.tables.iter().any(|(t, n)| t == "note" && *n == health.acts));
    write(&restored, 999, "life goes on");
    assert!(restored.doctor().unwrap().findings.is_empty());
}

#[test]
fn a_backup_never_writes_over_a_file_and_a_restore_never_over_a_record() {
    let (database, store) = place();
    write(&store, 1, "words");
    let file = database.folder().join("backup.sqlite");
    store.backup(&file).unwrap();
    assert!(store.backup(&file).unwrap_err().to_string().contains("another name"));
    let refused = Store::restore(&file, database.address().clone(), schema(), options());
    assert!(refused.err().unwrap().to_string().contains("already holds a record"));
}
