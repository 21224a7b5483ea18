//! A database of its own for each test, on either engine.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Address, Heard, Options, Schema, SeededDice, Store};

/// An empty place for a database, cleared away when dropped.
pub struct TestDatabase {
    address: Address,
    folder: PathBuf,
    schema_name: Option<(String, String)>,
}

static MADE: AtomicU64 = AtomicU64::new(0);

impl TestDatabase {
    /// A new empty place.
    pub fn new() -> TestDatabase {
        let name = format!("t{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(format!("kith-test-{name}"));
        // A test that was killed leaves its folder behind, and its process number comes back one day.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        match std::env::var("KITH_TEST_DATABASE").ok().filter(|a| !a.is_empty()) {
            None => {
                let address = Address::Sqlite(folder.join("kith.sqlite"));
                TestDatabase { address, folder, schema_name: None }
            }
            Some(server) => {
                let mut conn = Address::parse(&server).unwrap().connect().expect("the test server answers");
                conn.batch(&format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}")).unwrap();
                let sign = if server.contains('?') { '&' } else { '?' };
                // Tests end processes, never the database server, so that a commit need not wait for its disk.
                let waits = "%20-csynchronous_commit%3Doff";
                let address = Address::Postgres(format!("{server}{sign}options=-csearch_path%3D{name}{waits}"));
                TestDatabase { address, folder, schema_name: Some((server, name)) }
            }
        }
    }

    /// Where it is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// A folder for files, gone with the database.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Opens it with these tables.
    pub fn open(&self, schema: Schema) -> Store {
        self.open_heard(schema, None)
    }

    /// The same, noting its statements.
    pub(crate) fn open_heard(&self, schema: Schema, heard: Option<Heard>) -> Store {
        let options = Options { connections: 6, heard, ..Options::new(Arc::new(SeededDice::new(7))) };
        Store::open(self.address.clone(), schema, options).expect("the store opens")
    }
}

impl Default for TestDatabase {
    fn default() -> Self {
        TestDatabase::new()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        if let Some((server, name)) = &self.schema_name
            && let Ok(mut conn) = Address::parse(server).unwrap().connect()
        {
            let _ = conn.batch(&format!("DROP SCHEMA IF EXISTS {name} CASCADE"));
        }
    }
}
