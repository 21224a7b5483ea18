//! Allocation: who answers for a child and why, conflicts of interest, changes of worker, caseloads, teams.

mod definitions;
mod excluding;
mod giving;
mod load;
mod pages;
pub mod published;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod words;

use crate::store::tie;
use ::store::{Fault, Migration, Reading};
use page::{Add, Area, Nav, Panel, Params, Place, Route, get, may, post};
use pages::{
    allocate, caseload_behind, caseload_levels, caseload_of, caseload_weights, caseloads, conflicts, continuity,
    declaration, declare_conflict, handover, handover_pack, leaving, overrides, panels, teams, tie_conflict,
    unallocated, weigh_work,
};

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[
    step!("0090_allocation_choices"),
    step!("0091_allocation_caseload"),
    step!("0092_allocation_handover"),
    step!("0093_allocation_ties"),
];

/// A child's worker: naming one, handing over, what the work weighs, and whom one knows.
fn of_child() -> Vec<Route> {
    let (allocates, declares) = (|| may("allocate"), || may("declare_conflict"));
    let routes = vec![
        get("/people/{person}/workers/new", allocates(), allocate::form),
        post("/people/{person}/workers/new", allocates(), "allocate", allocate::allocate),
        get("/people/{person}/weight", allocates(), weigh_work::form),
        post("/people/{person}/weight", allocates(), "weigh_work", weigh_work::weigh),
        get("/people/{person}/handover", may("read_record"), handover::handovers),
        get("/people/{person}/handover/pack", may("read_record"), handover_pack::pack),
        post(
            "/people/{person}/handover/{handover}/{item}",
            may("write_record"),
            "finish_handover_item",
            handover::finish_item,
        ),
        get("/people/{person}/conflict", declares(), declare_conflict::of_person),
        post("/people/{person}/conflict", declares(), "declare_conflict", declare_conflict::declare_of_person),
    ];
    routes.into_iter().map(Route::about_person).collect()
}

/// Conflicts of interest.
fn of_conflicts() -> Vec<Route> {
    let declares = || may("declare_conflict");
    vec![
        get("/conflicts", declares(), conflicts::own),
        get("/conflicts/new", declares(), declare_conflict::form),
        post("/conflicts/new", declares(), "declare_conflict", declare_conflict::declare),
        post("/conflicts/{conflict}/end", declares(), "end_conflict", declare_conflict::end),
        get("/conflicts/team", may("supervise"), conflicts::of_team),
        get("/conflicts/overrides", may("override_conflict"), overrides::overrides),
    ]
}

/// Whom on record a declaration is about: for managers.
fn of_ties() -> Vec<Route> {
    let manages = || may("supervise");
    vec![
        get("/conflicts/{conflict}", manages(), declaration::one),
        get("/conflicts/{conflict}/tie", manages(), tie_conflict::search),
        post("/conflicts/{conflict}/tie", manages(), "find_in_conflict", tie_conflict::find_person)
            .without_act("a search changes nothing"),
        get("/conflicts/{conflict}/tie/found/{find}", manages(), tie_conflict::found),
        get("/conflicts/{conflict}/tie/{person}", manages(), tie_conflict::form).about_person(),
        post("/conflicts/{conflict}/tie/{person}", manages(), "tie_conflict", tie_conflict::tie).about_person(),
        post("/conflicts/{conflict}/ties/{tie}/withdraw", manages(), "withdraw_tie", declaration::withdraw)
            .about_perhaps(tied_person),
    ]
}

/// The person whom the tie of an address names.
fn tied_person(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("tie") else { return Ok(None) };
    Ok(tie::person_of(reading, id)?.map(|person| vec![person]))
}

/// Caseloads and changes of worker.
fn of_caseloads() -> Vec<Route> {
    let (reads, sets) = (|| may("read_caseloads"), || may("set_caseload_limits"));
    vec![
        get("/unallocated", may("allocate"), unallocated::unallocated),
        get("/unallocated/{day}", may("allocate"), unallocated::unallocated),
        get("/caseloads", reads(), caseloads::caseloads),
        get("/caseloads/over/{when}", reads(), caseloads::over),
        get("/caseloads/levels", reads(), caseload_levels::levels),
        post("/caseloads/levels", sets(), "agree_level", caseload_levels::agree),
        get("/caseloads/weights", reads(), caseload_weights::weights),
        post("/caseloads/weights", sets(), "set_weight", caseload_weights::set),
        get("/caseloads/workers/{worker}", reads(), caseload_of::of_worker),
        get("/caseloads/workers/{worker}/leaving", reads(), leaving::leaving),
        get("/caseloads/workers/{worker}/visits/{which}", reads(), caseload_behind::visits),
        get("/caseloads/workers/{worker}/court", reads(), caseload_behind::court),
        get("/caseloads/workers/{worker}/late", reads(), caseload_behind::late),
        get("/caseloads/workers/{worker}/exception", sets(), caseload_of::exception_form),
        post("/caseloads/workers/{worker}/exception", sets(), "agree_exception", caseload_of::agree_exception),
        get("/caseloads/workers/{worker}/level", sets(), caseload_of::level_form),
        post("/caseloads/workers/{worker}/level", sets(), "agree_level", caseload_of::agree_level),
        get("/caseloads/workers/{worker}/leave", may("supervise"), caseload_of::leave_form),
        post("/caseloads/workers/{worker}/leave", may("supervise"), "note_leave", caseload_of::note_leave),
        post(
            "/caseloads/workers/{worker}/leave/{leave}/withdraw",
            may("supervise"),
            "withdraw_leave",
            caseload_of::withdraw_leave,
        ),
        get("/continuity", reads(), continuity::continuity),
        get("/continuity/{which}", reads(), continuity::list),
    ]
}

/// Teams and who works in them.
fn of_teams() -> Vec<Route> {
    use teams::{link_account, post as posts};
    let manages = || may("manage_teams");
    vec![
        get("/teams", manages(), teams::teams),
        get("/teams/new", manages(), teams::new_form),
        post("/teams/new", manages(), "make_team", teams::make_team),
        get("/teams/{team}", manages(), teams::team),
        post("/teams/{team}", manages(), "rename_team", teams::rename_team),
        get("/teams/{team}/posts/new", manages(), posts::form),
        post("/teams/{team}/posts/new", manages(), "take_post", posts::take_post),
        get("/teams/posts/{post}/end", manages(), posts::end_form),
        post("/teams/posts/{post}/end", manages(), "end_post", posts::end_post),
        get("/teams/workers/{worker}", manages(), teams::worker_page),
        get("/teams/workers/{worker}/account", manages(), link_account::form),
        post("/teams/workers/{worker}/account", manages(), "link_account", link_account::link),
    ]
}

/// What this area gives the house.
pub fn area() -> Area {
    Area {
        name: "allocation",
        routes: [of_child(), of_conflicts(), of_ties(), of_caseloads(), of_teams()].concat(),
        nav: vec![
            Nav { words: "Caseloads", href: "/caseloads", may: Some("read_caseloads") },
            Nav { words: "Teams", href: "/teams", may: Some("manage_teams") },
        ],
        figures: vec![
            Nav { words: "Caseloads: spread, limits, leavers", href: "/caseloads", may: Some("read_caseloads") },
            Nav { words: "Continuity: workers each child has had", href: "/continuity", may: Some("read_caseloads") },
        ],
        migrations: MIGRATIONS,
        hangs: &[
            ("allocation", "person"),
            ("conflict", "person"),
            ("conflict_override", "person"),
            ("conflict_tie", "person"),
            ("child_weight", "person"),
            ("handover", "person"),
        ],
        panels: vec![Panel { place: Place::People, order: 10, show: panels::of_child }],
        adds: vec![Add {
            words: "That I know this family",
            href: "/people/{person}/conflict",
            may: "declare_conflict",
        }],
        home: vec![(10, panels::without_worker), (24, handover::panel), (28, panels::my_caseload)],
        ..Area::default()
    }
}
