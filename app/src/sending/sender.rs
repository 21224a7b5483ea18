//! One thread that looks for letters whose time has come. Several processes may each run one.

use super::Smtp;
use crate::settings::Post;
use days::Clock;
use post::published::send_due;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;
use store::Store;

/// How often it looks. Source: local.
const EVERY: Duration = Duration::from_secs(15);

/// The sender; dropping it ends it after the letter under way.
pub struct Sender {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sender {
    /// Starts looking.
    pub fn start(store: Store, council: String, post: Post, clock: Arc<dyn Clock>) -> Sender {
        let (stop, stopped) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut carrier = Smtp::new(post, council.clone());
            loop {
                match send_due(&store, &council, &|| clock.now(), &mut carrier) {
                    Ok(0) => {}
                    Ok(letters) => tracing::info!(letters, "letters were handed to the mail server or refused by it"),
                    // The fault names no person; the letters stay where they are and are looked at again.
                    Err(fault) => tracing::error!("letters could not be sent: {fault}"),
                }
                if stopped.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    break;
                }
            }
        });
        Sender { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the sender of letters ended by itself; start Kith again");
        }
    }
}
