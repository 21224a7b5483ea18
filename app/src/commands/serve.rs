//! `kith serve`.

use crate::house;
use crate::rounds::Rounds;
use crate::sending::Sender;
use crate::settings::Settings;
use days::SystemClock;
use page::House;
use record::RecordSights;
use std::net::SocketAddr;
use std::sync::Arc;
use store::Store;

/// Why serving ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// The address is taken or not this machine's.
    #[error("Kith cannot serve at {address}: {why}. Is another Kith running? Name another address with KITH_ADDRESS.")]
    Bind {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        why: std::io::Error,
    },
    /// The system refused something while serving.
    #[error("serving ended: {0}")]
    Ended(#[from] std::io::Error),
}

/// Serves until the process is told to stop; requests under way are finished first. `ready` hears the address in use.
pub fn serve(
    store: Store,
    settings: &Settings,
    note: Option<String>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeFault> {
    let clock = Arc::new(SystemClock);
    let post = settings.post.clone();
    let sender = post.map(|post| Sender::start(store.clone(), settings.council.clone(), post, clock.clone()));
    let areas = house::areas();
    let rounds = Rounds::start(store.clone(), &areas, clock.clone());
    let house = House {
        store,
        clock,
        sights: Arc::new(RecordSights),
        areas,
        settings: page::Settings {
            council: settings.council.clone(),
            secure: settings.secure,
            sends_mail: settings.post.is_some(),
            sign_in_note: note,
            own_sign_in: settings.council_sign_in.clone(),
            telephones: settings.telephones.clone(),
            proxies: settings.proxies.clone(),
            limits: settings.limits,
            ..page::Settings::default()
        },
    };
    let router = page::router(Arc::new(house));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(256).build()?;
    let served = runtime.block_on(async {
        let address = settings.address;
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|why| ServeFault::Bind { address, why })?;
        ready(listener.local_addr()?);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
        Ok(())
    });
    // A letter under way is finished before the program ends.
    drop(sender);
    drop(rounds);
    served
}

async fn told_to_stop() {
    let mut ended = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        // Without the signal the process can still be stopped from the keyboard.
        Err(_) => return std::future::pending().await,
    };
    tokio::select! {
        _ = ended.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
