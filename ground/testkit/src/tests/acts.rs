use super::*;
use store::Value;

#[test]
fn an_act_leaves_who_when_and_what_it_changed() {
    let (_database, store) = place();
    let note = write(&store, 1, "first words");

    let changed = act("correct_note", 2).because("spelling");
    store.act::<_, Fault>(&changed, |a| a.update("note", note, &[("words", "other words".into())])).unwrap();

    let sql = "SELECT a.name, a.actor, a.reason, h.table_name, h.row_id, h.before, h.after
               FROM act a JOIN history h ON h.act = a.id ORDER BY a.no";
    let rows = store.read::<_, Fault>(|r| r.rows(sql, &[])).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].get::<Option<String>>("before").unwrap(), None);
    assert_eq!(rows[1].get::<String>("name").unwrap(), "correct_note");
    assert_eq!(rows[1].get::<String>("reason").unwrap(), "spelling");
    assert_eq!(rows[1].get::<i64>("row_id").unwrap(), note);
    assert_eq!(rows[1].get::<String>("before").unwrap(), r#"{"words":"first words"}"#);
    assert_eq!(rows[1].get::<String>("after").unwrap(), r#"{"words":"other words"}"#);
}

#[test]
fn an_act_that_is_refused_half_way_leaves_nothing() {
    let (_database, store) = place();
    let note = write(&store, 1, "kept");

    let refused = store.act::<(), Fault>(&act("break_off", 2), |a| {
        a.insert("note", &[("words", "never".into())])?;
        a.update("note", note, &[("words", "never".into())])?;
        Err(Fault::Missing { table: "note".to_owned(), id: 0 })
    });

    assert!(refused.is_err());
    let (notes, acts) = store
        .read::<_, Fault>(|r| {
            Ok((r.count("SELECT count(*) FROM note", &[])?, r.count("SELECT count(*) FROM act", &[])?))
        })
        .unwrap();
    assert_eq!((notes, acts), (1, 1));
}

#[test]
fn work_that_panics_is_undone_and_the_next_act_goes_on() {
    let (_database, store) = place();
    let fell = store.act::<(), Fault>(&act("fall_over", 1), |a| {
        a.insert("note", &[("words", "never".into())])?;
        panic!("a defect")
    });
    assert!(matches!(fell, Err(Fault::Panicked)));
    write(&store, 2, "after");
    assert_eq!(store.read::<_, Fault>(|r| r.count("SELECT count(*) FROM note", &[])).unwrap(), 1);
    assert!(store.doctor().unwrap().findings.is_empty());
}

#[test]
fn a_form_sent_twice_counts_once() {
    let (_database, store) = place();
    let mut once = act("write_note", 1);
    once.once = Some("k".repeat(32));
    let send = || store.act::<_, Fault>(&once, |a| a.insert("note", &[("words", "once".into())]));
    assert!(send().is_ok());
    assert!(matches!(send(), Err(Fault::AlreadyDone { .. })));
    assert_eq!(store.read::<_, Fault>(|r| r.count("SELECT count(*) FROM note", &[])).unwrap(), 1);
}

#[test]
fn every_kind_of_value_comes_back_as_it_was_written() {
    let (_database, store) = place();
    let words = "Zoë said: “I’m 7½” 🐕 مرحبا";
    let id = store
        .act::<_, Fault>(&act("write_note", 1), |a| {
            a.insert("note", &[("words", words.into()), ("size", Value::Real(1.5)), ("bytes", vec![0, 255, 7].into())])
        })
        .unwrap();
    let row = store.read::<_, Fault>(|r| r.row("SELECT * FROM note WHERE id = $1", &[id.into()])).unwrap().unwrap();
    assert_eq!(row.get::<String>("words").unwrap(), words);
    assert_eq!(row.get::<f64>("size").unwrap(), 1.5);
    assert_eq!(row.get::<Vec<u8>>("bytes").unwrap(), [0, 255, 7]);
    assert!(matches!(row.get::<i64>("words"), Err(Fault::Shape { .. })));
}

#[test]
fn tables_of_the_record_cannot_be_written_without_an_act() {
    let (_database, store) = place();
    let refused = store.keep::<_, Fault>(at(1), |k| k.insert("note", &[("words", "sly".into())]));
    assert!(matches!(refused, Err(Fault::NeedsAct(_))));
    store.keep::<_, Fault>(at(1), |k| k.insert("tally", &[("n", 1i64.into())])).unwrap();
}
