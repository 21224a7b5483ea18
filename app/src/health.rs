//! What machines that watch ask: is the program up, and can it serve?

use page::{Area, Fail, Reply, Visit, anyone, get};

/// `/health/live` and `/health/ready`.
pub fn area() -> Area {
    Area {
        name: "health",
        routes: vec![get("/health/live", anyone(), live), get("/health/ready", anyone(), ready)],
        ..Area::default()
    }
}

fn live(_: &Visit) -> Result<Reply, Fail> {
    Ok(Reply::Text("live\n".to_owned()))
}

/// Ready means that the database answers.
fn ready(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|r| r.count("SELECT count(*) FROM act_head", &[])).map_err(Fail::Fault)?;
    Ok(Reply::Text("ready\n".to_owned()))
}
