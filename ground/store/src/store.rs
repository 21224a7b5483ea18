//! The handle that the rest of Kith holds.

use crate::dialect::postgres::Postgres;
use crate::dialect::sqlite::{Sqlite, Use};
use crate::heard::{Heard, Listening};
use crate::ids::Ids;
use crate::pool::Pool;
use crate::writer::Writer;
use crate::{Act, Acting, Connection, Dice, Fault, Keeping, Reading, Schema, migrate};
use std::path::PathBuf;
use std::sync::Arc;

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file beside the program.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file's path.
    Sqlite(PathBuf),
    /// `postgres://user@host/name`.
    Postgres(String),
}

impl Address {
    /// Reads a path or a `postgres://` address. Errors with a sentence when the text is neither.
    pub fn parse(text: &str) -> Result<Address, Fault> {
        let text = text.trim();
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Address::Postgres(text.to_owned()));
        }
        if text.is_empty() || text.contains("://") {
            let said = "the database address must be a file's path, or postgres://user@host/name";
            return Err(Fault::Address(said.to_owned()));
        }
        Ok(Address::Sqlite(PathBuf::from(text.strip_prefix("sqlite:").unwrap_or(text))))
    }

    /// Which engine serves this address.
    pub fn engine(&self) -> Engine {
        match self {
            Address::Sqlite(_) => Engine::Sqlite,
            Address::Postgres(_) => Engine::Postgres,
        }
    }

    /// A connection of its own, outside the pool.
    pub fn connect(&self) -> Result<Box<dyn Connection>, Fault> {
        Ok(match self {
            Address::Sqlite(path) => Box::new(Sqlite::open(path, Use::Write)?),
            Address::Postgres(url) => Box::new(Postgres::open(url)?),
        })
    }
}

/// How a store is opened.
pub struct Options {
    /// Where keys' random parts come from.
    pub dice: Arc<dyn Dice>,
    /// The most connections open at once.
    pub connections: usize,
    /// Add each step's sample rows while migrating; only the migration test wants this.
    pub with_samples: bool,
    /// Where statements are noted, by those who count or measure them.
    pub heard: Option<Heard>,
}

impl Options {
    /// The ordinary: sixteen connections, no samples.
    pub fn new(dice: Arc<dyn Dice>) -> Options {
        Options { dice, connections: 16, with_samples: false, heard: None }
    }
}

/// The database. Clones share one pool.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    address: Address,
    schema: Schema,
    pool: Pool,
    writer: Option<Writer>,
    ids: Ids,
    dice: Arc<dyn Dice>,
}

/// How often work that lost a race is run again.
const TRIES: usize = 6;

impl Store {
    /// Opens the database, making it and its tables as needed.
    pub fn open(address: Address, schema: Schema, options: Options) -> Result<Store, Fault> {
        migrate::migrate(&mut *address.connect()?, &schema, options.with_samples)?;
        let heard = options.heard;
        let listened = move |conn: Box<dyn Connection>| match &heard {
            Some(heard) => Box::new(Listening { conn, heard: heard.clone() }),
            None => conn,
        };
        let (pool, writer) = match &address {
            Address::Sqlite(path) => {
                let path = path.clone();
                let writer = Writer::new(listened(Box::new(Sqlite::open(&path, Use::Write)?)));
                let open = move || Ok(listened(Box::new(Sqlite::open(&path, Use::Read)?)));
                (Pool::new(options.connections, Box::new(open)), Some(writer))
            }
            Address::Postgres(url) => {
                let url = url.clone();
                let open = move || Ok(listened(Box::new(Postgres::open(&url)?)));
                (Pool::new(options.connections, Box::new(open)), None)
            }
        };
        Ok(Store(Arc::new(Inner { address, schema, pool, writer, ids: Ids::default(), dice: options.dice })))
    }

    /// Where this store is.
    pub fn address(&self) -> &Address {
        &self.0.address
    }

    /// The steps and plain tables it was opened with.
    pub fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// Randomness.
    pub fn dice(&self) -> &dyn Dice {
        &*self.0.dice
    }

    /// Reads, at one moment of the database.
    pub fn read<T, E: From<Fault>>(&self, work: impl FnOnce(&mut Reading<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut conn = self.0.pool.take()?;
        conn.begin_snapshot()?;
        let done = work(&mut Reading { conn: &mut *conn });
        if let Err(fault) = conn.end_snapshot() {
            conn.discard();
            return done.and(Err(E::from(fault)));
        }
        done
    }

    /// Does an act: runs `work`, writes what changed into the history, and returns when it is on the disk.
    ///
    /// Errors of `work` undo everything it did. `work` may run again when it lost a race with another writer.
    pub fn act<T, E: From<Fault>>(
        &self,
        act: &Act<'_>,
        mut work: impl FnMut(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write(&mut |conn| {
            let mut acting = Acting::begin(Reading { conn }, act, &self.0.ids, &*self.0.dice, &self.0.schema.plain)?;
            let done = work(&mut acting)?;
            acting.finish(act)?;
            Ok(done)
        })
    }

    /// Writes to plain tables: looks, sessions, counters.
    pub fn keep<T, E: From<Fault>>(
        &self,
        at: days::Instant,
        mut work: impl FnMut(&mut Keeping<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let inner = &*self.0;
        self.write(&mut |conn| {
            let reading = Reading { conn };
            work(&mut Keeping { reading, plain: &inner.schema.plain, ids: &inner.ids, dice: &*inner.dice, at })
        })
    }

    fn write<T, E: From<Fault>>(&self, work: &mut dyn FnMut(&mut dyn Connection) -> Result<T, E>) -> Result<T, E> {
        if let Some(writer) = &self.0.writer {
            return writer.run(work);
        }
        let mut tried = 0;
        loop {
            tried += 1;
            let mut conn = self.0.pool.take()?;
            conn.begin()?;
            let worked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut *conn)));
            let worked = worked.unwrap_or_else(|_| Err(E::from(Fault::Panicked)));
            let ended = match worked {
                Ok(done) => conn.commit().map(|()| done).map_err(E::from),
                Err(refused) => Err(refused),
            };
            let Err(refused) = ended else { return ended };
            let again = conn.take_again();
            if conn.roll_back().is_err() {
                conn.discard();
            }
            if !again || tried >= TRIES {
                return Err(refused);
            }
        }
    }

    /// The live tables' definition, one line a column or index; equal lists mean equal tables.
    pub fn live_schema(&self) -> Result<Vec<String>, Fault> {
        self.0.pool.take()?.schema()
    }
}
