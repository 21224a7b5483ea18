//! Measures Kith on a large demonstration authority, each figure beside a limit or a peer measured in the same run.

mod authority;
mod cluster;
mod flood;
mod from_nothing;
mod lookups;
mod machine;
mod meter;
mod pages;
mod report;
mod saves;
mod server;
mod users;
mod visitor;

use clap::Parser;
use cluster::Cluster;
use report::Report;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use store::{Address, Engine};

/// What everything here may end with: a sentence.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Measures Kith on a large demonstration authority and prints one table; the whole run also writes docs/performance.md.
#[derive(Parser)]
#[command(name = "bench")]
struct Line {
    /// A quick look: 5,000 people, 100,000 story entries, two seconds a measurement, nothing written
    #[arg(long)]
    small: bool,
    /// How many people the authority has
    #[arg(long)]
    people: Option<u64>,
    /// How many story entries it has
    #[arg(long)]
    entries: Option<u64>,
    /// How many seconds each measurement lasts
    #[arg(long)]
    seconds: Option<u64>,
    /// Only one engine: sqlite or postgres
    #[arg(long)]
    only: Option<String>,
    /// Only these parts: lookups, pages (or of them child, search, home), saves, flood
    #[arg(long, value_delimiter = ',')]
    parts: Vec<String>,
    /// Where the databases are made
    #[arg(long, default_value = "target/bench")]
    folder: PathBuf,
    /// Leave the databases for the next run
    #[arg(long)]
    keep: bool,
    /// Also clone the project and time `./kith` from nothing to its first page
    #[arg(long)]
    from_nothing: bool,
    /// Write the figures into this file
    #[arg(long)]
    write: Option<PathBuf>,
}

/// How much is measured.
#[derive(Debug, Clone)]
struct Extent {
    people: u64,
    entries: u64,
    lasts: Duration,
    folder: PathBuf,
    keep: bool,
    parts: Vec<String>,
}

impl Extent {
    /// Whether a part is wanted; every one, when none is named.
    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|p| p == part)
    }

    /// The authority in one file, from which the second database is filled.
    fn backup(&self) -> PathBuf {
        self.folder.join(format!("authority-{}-{}.backup", self.people, self.entries))
    }
}

/// What may be named with `--parts`.
const PARTS: [&str; 7] = ["lookups", "pages", "child", "search", "home", "saves", "flood"];

fn main() -> ExitCode {
    match run(&Line::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("bench: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: &Line) -> Outcome<()> {
    let (people, entries, seconds) = if line.small { (5_000, 100_000, 2) } else { (100_000, 2_000_000, 8) };
    std::fs::create_dir_all(&line.folder)?;
    let extent = Extent {
        people: line.people.unwrap_or(people),
        entries: line.entries.unwrap_or(entries),
        lasts: Duration::from_secs(line.seconds.unwrap_or(seconds).max(1)),
        folder: line.folder.canonicalize()?,
        keep: line.keep,
        parts: line.parts.clone(),
    };
    if let Some(other) = extent.parts.iter().find(|p| !PARTS.contains(&p.as_str())) {
        return Err(format!("there is no part {other}: say {}", PARTS.join(", ")).into());
    }
    let engines = match line.only.as_deref() {
        None => vec![Engine::Sqlite, Engine::Postgres],
        Some("sqlite") => vec![Engine::Sqlite],
        Some("postgres") => vec![Engine::Postgres],
        Some(other) => return Err(format!("there is no engine {other}: say sqlite or postgres").into()),
    };
    let mut report = Report::begin(&extent)?;
    for engine in engines {
        match engine {
            Engine::Sqlite => on_sqlite(&extent, &mut report)?,
            Engine::Postgres => on_postgres(&extent, &mut report)?,
        }
    }
    if !extent.keep {
        std::fs::remove_file(extent.backup()).or_else(machine::absent_is_well)?;
    }
    report.note("Size of the program", &machine::megabytes(std::fs::metadata(server::program()?)?.len()));
    if line.from_nothing {
        let (built, shown) = from_nothing::measure(&extent.folder)?;
        report.note("`./kith` in a fresh clone, until it is built", &format!("{:.0} s", built.as_secs_f64()));
        report.note_goal(
            "`./kith` in a fresh clone, until its first page",
            &format!("{:.0} s", shown.as_secs_f64()),
            "600 s",
            shown < Duration::from_secs(600),
        );
    }
    report.end();
    println!("{}", report.markdown());
    let whole = PathBuf::from("docs/performance.md");
    match &line.write {
        Some(file) => report.write(file),
        None if line.small || line.only.is_some() || !line.parts.is_empty() || !whole.exists() => Ok(()),
        None => report.write(&whole),
    }
}

fn on_sqlite(extent: &Extent, report: &mut Report) -> Outcome<()> {
    let file = extent.folder.join(format!("kith-{}-{}.sqlite", extent.people, extent.entries));
    let address = Address::Sqlite(file.clone());
    let size = || {
        let sizes =
            ["", "-wal"].map(|end| std::fs::metadata(format!("{}{end}", file.display())).map_or(0, |m| m.len()));
        Ok(sizes.iter().sum())
    };
    let done = on_one(extent, (&address, None), report, &size, &|extent, store| saves::on_sqlite(extent, store, &file));
    if !extent.keep {
        for end in ["", "-wal", "-shm"] {
            std::fs::remove_file(format!("{}{end}", file.display())).or_else(machine::absent_is_well)?;
        }
    }
    done
}

fn on_postgres(extent: &Extent, report: &mut Report) -> Outcome<()> {
    let folder = extent.folder.join("postgres");
    let done = {
        let cluster = Cluster::start(&folder)?;
        let name = format!("kith_{}_{}", extent.people, extent.entries);
        if !cluster.has(&name)? {
            cluster.make(&name)?;
        }
        let place = (&cluster.address(&name), Some(cluster.postmaster()?));
        let size = || cluster.size(&name);
        on_one(extent, place, report, &size, &|extent, store| saves::on_postgres(extent, store, &cluster, &name))
    };
    if !extent.keep {
        std::fs::remove_dir_all(&folder).or_else(machine::absent_is_well)?;
    }
    done
}

type Size<'a> = &'a dyn Fn() -> Outcome<u64>;
type Saves<'a> = &'a dyn Fn(&Extent, &store::Store) -> Outcome<Vec<report::Figure>>;

/// Everything that is measured on one engine: where it is, with the first process of its server.
fn on_one(
    extent: &Extent,
    (address, postmaster): (&Address, Option<u32>),
    report: &mut Report,
    size: Size<'_>,
    saves: Saves<'_>,
) -> Outcome<()> {
    let engine = address.engine();
    let mut add = |figures: Vec<report::Figure>| {
        for figure in figures {
            eprintln!("{engine:?}: {}: {}", figure.what, figure.text);
            report.add(engine, figure);
        }
    };
    let store = users::open(address)?;
    if demo::is_empty(&store)? && extent.backup().exists() {
        add(authority::restore(&extent.backup(), address)?);
    }
    add(authority::make(extent, &store, size)?);
    if !extent.backup().exists() {
        add(authority::back_up(&store, &extent.backup())?);
    }
    if extent.wants("lookups") {
        add(lookups::measure(extent, &store, postmaster)?);
    }
    let mut server = server::Server::start(extent, address, postmaster)?;
    add(server.at_rest()?);
    if pages::wanted(extent).next().is_some() {
        let visitors = users::sign_in(&store)?;
        add(pages::alone(extent, address, &visitors)?);
        add(pages::with_users(extent, &server, &visitors)?);
    }
    if extent.wants("saves") {
        add(saves(extent, &store)?);
        add(saves::through_the_door(extent, &server, &store)?);
    }
    if extent.wants("flood") {
        if flood::is_there(&server)? {
            let place = flood::Place { server: &server, store: &store };
            add(flood::of_forms(extent, place)?);
            add(flood::agencies::of_messages(extent, place)?);
        } else {
            eprintln!("this program has no public form yet, so that no flood is made");
        }
    }
    add(server.under_load()?);
    server.stop()?;
    add(authority::verify(&store)?);
    Ok(())
}
