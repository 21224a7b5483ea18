//! Making the whole authority.

use crate::dice::Dice;
use crate::plan::plan;
use crate::staff::{PASSWORD, make_staff};
use crate::write::{Setting, Written, write_family};
use days::Instant;
use store::{Act, Actor, Fault, Store};

/// How large an authority to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// About 90 families and 400 people, each child with the two years of work behind them that a child really has.
    Ordinary,
    /// For measuring: at least so many people, and so many story entries.
    Bench {
        /// People.
        people: u64,
        /// Story entries.
        entries: u64,
    },
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// People, workers not counted.
    pub people: u64,
    /// Story entries.
    pub entries: u64,
    /// Families.
    pub families: u64,
    /// Whom to sign in as, for the sign-in page and the command line.
    pub sign_in_note: String,
}

/// Families of an ordinary authority.
const FAMILIES: u64 = 92;

/// Families written with one act: about 200 people.
const FAMILIES_IN_AN_ACT: u64 = 45;

/// Whether there is nobody in the record yet, neither people nor accounts.
pub fn is_empty(store: &Store) -> Result<bool, Fault> {
    store.read(|r| {
        let anybody = r.row("SELECT id FROM person LIMIT 1", &[])?.is_some();
        let accounts = r.row("SELECT id FROM account LIMIT 1", &[])?.is_some();
        Ok(!anybody && !accounts)
    })
}

/// Makes an authority in an empty record. `progress` hears how many families of how many are written.
///
/// Deterministic: the same seed and the same day make the same people, Kith numbers and stories.
/// Errors: [`Fault::Address`] with a sentence when the record is not empty.
pub fn make(
    store: &Store,
    size: Size,
    seed: u64,
    now: Instant,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Made, Fault> {
    if !is_empty(store)? {
        let said = "this record already holds people or accounts: a demonstration authority is only made in an empty one; name another with KITH_DATABASE";
        return Err(Fault::Address(said.to_owned()));
    }
    let today = days::day_of(now);
    let hash = access::hash_new_password(PASSWORD, "demonstration.account", store.dice())
        .map_err(|error| Fault::Address(error.to_string()))?;
    let act = || Act::new("make_demonstration", Actor::program("demonstration"), now);
    let copies = match size {
        Size::Ordinary => 1,
        Size::Bench { people, .. } => (people / 2500).clamp(1, 60),
    };
    let staff = store.act(&act(), |acting| make_staff(acting, copies, &hash, seed, today))?;
    let (families, entries_each) = match size {
        Size::Ordinary => (FAMILIES, None),
        // A family has about 3.9 people and 2.1 children.
        Size::Bench { people, entries } => (u64::MAX, Some(entries.saturating_mul(2) / people.max(1))),
    };
    let first_number = Dice::of(seed, 43).below(16_000_000_000);
    let setting = Setting { staff: &staff, today, now, entries_each, first_number };
    let mut written = Written::default();
    let mut nth = 0;
    while more(size, nth, families, &written) {
        let from = (nth, written);
        (nth, written) = store.act(&act(), |acting| {
            let (mut nth, mut written) = from;
            for _ in 0..FAMILIES_IN_AN_ACT {
                if !more(size, nth, families, &written) {
                    break;
                }
                write_family(acting, &plan(seed, nth, today), &setting, &mut written)?;
                nth += 1;
            }
            Ok::<_, Fault>((nth, written))
        })?;
        match size {
            Size::Ordinary => progress(nth, families),
            Size::Bench { people, .. } => progress(written.people.min(people), people),
        }
    }
    Ok(Made { people: written.people, entries: written.entries, families: nth, sign_in_note: sign_in_note() })
}

fn more(size: Size, nth: u64, families: u64, written: &Written) -> bool {
    match size {
        Size::Ordinary => nth < families,
        Size::Bench { people, .. } => written.people < people,
    }
}

fn sign_in_note() -> String {
    format!(
        "Demonstration: everybody here is invented. Sign in as amina.yusuf (social worker), helen.brearley (her manager), \
         tom.whitworth (front door), grace.adeyemi (reviewing officer), sian.hughes (practice lead), priya.mehta (information \
         governance) or dan.kowalski (administrator). The password of every account is “{PASSWORD}”."
    )
}
