//! `kith demo`: a demonstration authority.

use crate::settings::Settings;
use days::{Clock, SystemClock};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::PathBuf;
use store::{Fault, Store};

/// The same authority every time.
const SEED: u64 = 2026;

fn note_file(settings: &Settings) -> PathBuf {
    settings.home.join("demonstration.txt")
}

/// Makes the demonstration authority when the record is empty; gives whether it did.
pub fn demo_if_empty(store: &Store, settings: &Settings) -> Result<bool, Fault> {
    if !demo::is_empty(store)? {
        return Ok(false);
    }
    make_demo(store, settings)?;
    Ok(true)
}

/// Makes the demonstration authority. Errors when the record is not empty.
pub fn make_demo(store: &Store, settings: &Settings) -> Result<(), Fault> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("Making a demonstration authority {bar:30} {pos} of {len} families")
    {
        bar.set_style(style);
    }
    let made = demo::make(store, demo::Size::Ordinary, SEED, SystemClock.now(), &mut |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    println!(
        "A demonstration authority of {} invented people and {} story entries is ready.",
        made.people, made.entries
    );
    // Beside the database, so that the next start can still say whom to sign in as.
    if let Err(e) = std::fs::write(note_file(settings), &made.sign_in_note) {
        tracing::warn!("the note of whom to sign in as was not kept: {e}");
    }
    Ok(())
}

/// Whom to sign in as, when this is a demonstration.
pub fn sign_in_note(settings: &Settings) -> Option<String> {
    std::fs::read_to_string(note_file(settings)).ok()
}
