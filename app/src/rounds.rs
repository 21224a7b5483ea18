//! What the areas do by themselves every minute. Several processes may each do it.

use days::Clock;
use page::{Area, Round};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;
use store::Store;

/// How often. Source: local.
const EVERY: Duration = Duration::from_secs(60);

/// The rounds; dropping them ends them after the one under way.
pub struct Rounds {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Rounds {
    /// Begins with the first round.
    pub fn start(store: Store, areas: &[Area], clock: Arc<dyn Clock>) -> Rounds {
        let (stop, stopped) = mpsc::channel();
        let rounds: Vec<(&'static str, Round)> =
            areas.iter().flat_map(|area| area.rounds.iter().map(|round| (area.name, *round))).collect();
        let thread = std::thread::spawn(move || {
            loop {
                for (area, round) in &rounds {
                    if let Err(fault) = round(&store, clock.now()) {
                        tracing::error!(area, "a round could not be made: {fault}");
                    }
                }
                if stopped.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    break;
                }
            }
        });
        Rounds { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Rounds {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the rounds ended by themselves; start Kith again");
        }
    }
}
