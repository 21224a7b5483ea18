//! Making the whole authority.

use crate::allegations::write_allegations;
use crate::allocation::share_out;
use crate::audits::write_audits;
use crate::dice::{Dice, days_between};
use crate::followed::write_followed;
use crate::front_door::write_front_door;
use crate::oversight::write_oversight;
use crate::plan::{Plan, plan};
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

/// Entries of a long story, as of a child in care for years; in a large authority one family in about 80 has such.
const LONG_STORY: u64 = 500;

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
    let first_number = Dice::of(seed, 43).below(16_000_000_000);
    let mut written = Written::default();
    let mut nth = 0;
    while more(size, nth, &written) {
        let from = (nth, written);
        (nth, written) = store.act(&act(), |acting| {
            let (mut nth, mut written) = from;
            for _ in 0..FAMILIES_IN_AN_ACT {
                if !more(size, nth, &written) {
                    break;
                }
                let plan = plan(seed, nth, today);
                let entries_each = entries_each(size, nth, &plan, today, &written);
                let setting = Setting { staff: &staff, today, now, entries_each, first_number };
                write_family(acting, &plan, &setting, &mut written)?;
                nth += 1;
            }
            Ok::<_, Fault>((nth, written))
        })?;
        match size {
            Size::Ordinary => progress(nth, FAMILIES),
            Size::Bench { people, .. } => progress(written.people.min(people), people),
        }
    }
    if size == Size::Ordinary {
        store.act(&act(), |acting| share_out(acting, &staff, today))?;
        store.act(&act(), |acting| write_oversight(acting, &staff, seed, today, now))?;
        store.act(&act(), |acting| write_front_door(acting, &staff, seed, now))?;
        store.act(&act(), |acting| write_audits(acting, seed, today, now))?;
        store.act(&act(), |acting| write_followed(acting, &staff, &hash, seed, now))?;
        store.act(&act(), |acting| write_allegations(acting, seed, today))?;
    }
    Ok(Made { people: written.people, entries: written.entries, families: nth, sign_in_note: sign_in_note() })
}

fn more(size: Size, nth: u64, written: &Written) -> bool {
    match size {
        Size::Ordinary => nth < FAMILIES,
        Size::Bench { people, entries } => written.people < people || written.entries < entries,
    }
}

/// How many story entries each child of the `nth` family gets; nothing for as many as two years of work bring.
fn entries_each(size: Size, nth: u64, plan: &Plan, today: days::Day, written: &Written) -> Option<u64> {
    let Size::Bench { people, entries } = size else { return None };
    // Only work of some length leaves a long story: at most three entries a day are told.
    if nth % 50 == 25 && days_between(plan.began, today) >= LONG_STORY / 2 {
        return Some(LONG_STORY);
    }
    // About one in two is a child; the long stories take their share; what was told too little so far is made good.
    let usual = (entries.saturating_mul(2) / people.max(1)).saturating_sub(LONG_STORY / 80).max(1);
    let due = u128::from(entries) * u128::from(written.people) / u128::from(people.max(1));
    let short = u64::try_from(due).unwrap_or(u64::MAX).saturating_sub(written.entries);
    Some((usual + short / 200).min(usual * 2))
}

fn sign_in_note() -> String {
    format!(
        "Demonstration: everybody here is invented. Sign in as amina.yusuf (social worker), helen.brearley (her manager), \
         tom.whitworth (front door), farah.nadeem (his manager), grace.adeyemi (reviewing officer), sian.hughes (practice lead), mei.chan (analyst), priya.mehta \
         (information governance), peter.lister (designated officer for allegations) or dan.kowalski (administrator). The password of every account is “{PASSWORD}”."
    )
}
