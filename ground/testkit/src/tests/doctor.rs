use super::*;
use store::{Connection, Row};

/// A small history: notes written, changed and removed over several strands.
fn history() -> (TestDatabase, Store) {
    let (database, store) = place();
    for n in 0..6 {
        let note = write(&store, n, &format!("note {n}"));
        let mut change = act("change_note", n + 10).about(n);
        change.reason = Some(format!("reason {n}"));
        store
            .act::<_, Fault>(&change, |a| a.update("note", note, &[("words", format!("changed {n}").into())]))
            .unwrap();
        if n % 2 == 0 {
            store.act::<_, Fault>(&act("remove_note", n + 20).about(n), |a| a.remove("note", note)).unwrap();
        }
    }
    assert!(store.doctor().unwrap().findings.is_empty());
    (database, store)
}

fn ids(conn: &mut dyn Connection, table: &str) -> Vec<i64> {
    conn.rows(&format!("SELECT id FROM {table} ORDER BY id"), &[])
        .unwrap()
        .iter()
        .map(|r| r.get("id").unwrap())
        .collect()
}

/// Tampers, expects the doctor to notice, puts things back, and expects all to be well again.
fn noticed(store: &Store, conn: &mut dyn Connection, what: &str, tamper: &str, put_back: &dyn Fn(&mut dyn Connection)) {
    assert!(conn.run(tamper, &[]).unwrap() > 0, "{what}: nothing was tampered with");
    assert!(!store.doctor().unwrap().findings.is_empty(), "the doctor missed: {what}");
    put_back(conn);
    assert!(store.doctor().unwrap().findings.is_empty(), "not put back: {what}");
}

fn restore_row(conn: &mut dyn Connection, table: &str, id: i64, row: &Row) {
    conn.run(&format!("DELETE FROM {table} WHERE id = $1"), &[id.into()]).unwrap();
    let (columns, values): (Vec<&str>, Vec<_>) = row.pairs().map(|(c, v)| (c, v.clone())).unzip();
    let marks = (1..=columns.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    conn.run(&format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.join(", ")), &values).unwrap();
}

#[test]
fn any_one_changed_row_of_the_history_is_found() {
    let (database, store) = history();
    let mut conn = database.address().connect().unwrap();
    for (table, columns) in [
        ("act", &["name", "actor", "at", "reason", "hash", "previous"][..]),
        ("history", &["table_name", "row_id", "after", "before"][..]),
    ] {
        for id in ids(&mut *conn, table) {
            let row = conn.rows(&format!("SELECT * FROM {table} WHERE id = $1"), &[id.into()]).unwrap().remove(0);
            for column in columns {
                let put =
                    if matches!(*column, "at" | "row_id") { format!("{column} + 1") } else { "'forged'".to_owned() };
                let tamper = format!("UPDATE {table} SET {column} = {put} WHERE id = {id}");
                noticed(&store, &mut *conn, &tamper, &tamper, &|c| restore_row(c, table, id, &row));
            }
        }
    }
}

#[test]
fn any_one_dropped_row_of_the_history_is_found() {
    let (database, store) = history();
    let mut conn = database.address().connect().unwrap();
    for table in ["act", "history"] {
        for id in ids(&mut *conn, table) {
            let row = conn.rows(&format!("SELECT * FROM {table} WHERE id = $1"), &[id.into()]).unwrap().remove(0);
            let tamper = format!("DELETE FROM {table} WHERE id = {id}");
            noticed(&store, &mut *conn, &tamper, &tamper, &|c| restore_row(c, table, id, &row));
        }
    }
}

#[test]
fn two_acts_that_change_places_are_found() {
    let (database, store) = history();
    let mut conn = database.address().connect().unwrap();
    let rows = conn.rows("SELECT strand, max(no) AS last FROM act GROUP BY strand", &[]).unwrap();
    let longest = rows.iter().max_by_key(|r| r.get::<i64>("last").unwrap()).unwrap();
    let (strand, last): (i64, i64) = (longest.get("strand").unwrap(), longest.get("last").unwrap());
    assert!(last >= 2);
    for no in 1..last {
        let swap = |c: &mut dyn Connection| {
            for (from, to) in [(no, -1), (no + 1, no), (-1, no + 1)] {
                c.run(&format!("UPDATE act SET no = {to} WHERE strand = {strand} AND no = {from}"), &[]).unwrap();
            }
        };
        swap(&mut *conn);
        assert!(!store.doctor().unwrap().findings.is_empty(), "acts {no} and {} changed places unnoticed", no + 1);
        swap(&mut *conn);
    }
    assert!(store.doctor().unwrap().findings.is_empty());
}

#[test]
fn an_act_put_in_from_outside_is_found() {
    let (database, store) = history();
    let mut conn = database.address().connect().unwrap();
    conn.run(
        "INSERT INTO act (id, strand, no, name, actor, at, previous, hash) VALUES (5, 3, 999, 'forge', 'x', 1, '', 'x')",
        &[],
    )
    .unwrap();
    assert!(!store.doctor().unwrap().findings.is_empty());
}
