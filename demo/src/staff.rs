//! Teams, workers with their posts, and an account for each of the roles.

use crate::dice::{Dice, before, between};
use access::{AccountError, NewAccount};
use days::Day;
use record::names;
use record::store::worker;
use store::{Acting, Fault};

/// The password of every demonstration account.
pub(crate) const PASSWORD: &str = "demonstration";

/// Somebody who works here.
#[derive(Debug, Clone)]
pub(crate) struct Worker {
    /// Key of the worker.
    pub id: i64,
    /// Their name.
    pub name: String,
    /// Key of their account.
    pub account: i64,
}

/// A team with its people.
#[derive(Debug, Clone)]
pub(crate) struct Team {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Who leads it.
    pub manager: Worker,
    /// Its social workers.
    pub workers: Vec<Worker>,
}

/// Everybody who works here.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    /// The teams: first response, safeguarding, disability, children in care, leaving care.
    pub teams: Vec<Team>,
    /// Independent reviewing officers.
    pub reviewers: Vec<Worker>,
    /// The front door.
    pub hub: Team,
}

/// What a team is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TeamFor {
    /// New contacts and assessments.
    FirstResponse,
    /// Children in need and children with a protection plan.
    Safeguarding,
    /// Children with disabilities.
    Disability,
    /// Children in care.
    InCare,
    /// Young people who leave care.
    LeavingCare,
}

struct Named {
    team: &'static str,
    is_for: TeamFor,
    /// Name and username; the manager first.
    people: [(&'static str, &'static str); 5],
}

const TEAMS: [Named; 6] = [
    Named {
        team: "First Response",
        is_for: TeamFor::FirstResponse,
        people: [
            ("Marcia Bennett", "marcia.bennett"),
            ("Callum Reid", "callum.reid"),
            ("Hannah Stott", "hannah.stott"),
            ("Ifeoma Obi", "ifeoma.obi"),
            ("Lewis Thackray", "lewis.thackray"),
        ],
    },
    Named {
        team: "Safeguarding North",
        is_for: TeamFor::Safeguarding,
        people: [
            ("Helen Brearley", "helen.brearley"),
            ("Amina Yusuf", "amina.yusuf"),
            ("Joel Okafor", "joel.okafor"),
            ("Rachel Dunne", "rachel.dunne"),
            ("Sadia Iqbal", "sadia.iqbal"),
        ],
    },
    Named {
        team: "Safeguarding South",
        is_for: TeamFor::Safeguarding,
        people: [
            ("Neil Haigh", "neil.haigh"),
            ("Bethan Pugh", "bethan.pugh"),
            ("Marek Zalewski", "marek.zalewski"),
            ("Leanne Cartwright", "leanne.cartwright"),
            ("Tunde Afolabi", "tunde.afolabi"),
        ],
    },
    Named {
        team: "Children with Disabilities",
        is_for: TeamFor::Disability,
        people: [
            ("Judith Lomas", "judith.lomas"),
            ("Karen Whiteley", "karen.whiteley"),
            ("Simran Johal", "simran.johal"),
            ("Paul Ogden", "paul.ogden"),
            ("Esther Mensah", "esther.mensah"),
        ],
    },
    Named {
        team: "Children in Care",
        is_for: TeamFor::InCare,
        people: [
            ("Denise Campbell", "denise.campbell"),
            ("Olivia Marsh", "olivia.marsh"),
            ("Daniel Sykes", "daniel.sykes"),
            ("Nasreen Akhtar", "nasreen.akhtar"),
            ("Rhys Morgan", "rhys.morgan"),
        ],
    },
    Named {
        team: "Leaving Care",
        is_for: TeamFor::LeavingCare,
        people: [
            ("Steve Gledhill", "steve.gledhill"),
            ("Jade Robinson", "jade.robinson"),
            ("Kwame Boateng", "kwame.boateng"),
            ("Laura Firth", "laura.firth"),
            ("Imran Shah", "imran.shah"),
        ],
    },
];

const REVIEWERS: [(&str, &str); 3] = [
    ("Grace Adeyemi", "grace.adeyemi"),
    ("Malcolm Pickering", "malcolm.pickering"),
    ("Anne Sutcliffe", "anne.sutcliffe"),
];

/// The front door: its manager first.
const HUB: (&str, [(&str, &str); 4]) = (
    "Front Door",
    [
        ("Farah Nadeem", "farah.nadeem"),
        ("Tom Whitworth", "tom.whitworth"),
        ("Yasmin Cole", "yasmin.cole"),
        ("Colin Frost", "colin.frost"),
    ],
);

/// Accounts of roles that hold no children, and of those who do not answer for any: name, username, role.
const OTHERS: [(&str, &str, &str); 11] = [
    ("Angela Farrow", "angela.farrow", "senior"),
    ("Sian Hughes", "sian.hughes", "quality"),
    ("Peter Lister", "peter.lister", "allegations"),
    ("Mei Chan", "mei.chan", "analyst"),
    ("David Clegg", "david.clegg", "finance"),
    ("Ruth Oldroyd", "ruth.oldroyd", "workforce"),
    ("Margaret Earnshaw", "margaret.earnshaw", "board"),
    ("Brian Crossley", "brian.crossley", "member"),
    ("Laura Pickles", "laura.pickles", "democratic"),
    ("Dan Kowalski", "dan.kowalski", "administrator"),
    ("Priya Mehta", "priya.mehta", "governance"),
];

impl Staff {
    /// The teams that do one kind of work.
    pub(crate) fn teams_for(&self, is_for: TeamFor) -> Vec<&Team> {
        let names: Vec<&str> = TEAMS.iter().filter(|t| t.is_for == is_for).map(|t| t.team).collect();
        self.teams
            .iter()
            .filter(|t| names.iter().any(|n| t.name == *n || t.name.starts_with(&format!("{n} "))))
            .collect()
    }
}

/// Makes everybody. `copies` is 1, or more for an authority of another size; then teams have numbers.
pub(crate) fn make_staff(
    acting: &mut Acting<'_>,
    copies: u64,
    hash: &str,
    seed: u64,
    today: Day,
) -> Result<Staff, Fault> {
    let mut dice = Dice::of(seed, 41);
    let hub = hub(acting, &mut Dice::of(seed, 42), hash, today)?;
    let mut staff = Staff { teams: Vec::new(), reviewers: Vec::new(), hub };
    for copy in 1..=copies {
        for named in &TEAMS {
            let team_name = if copy == 1 { named.team.to_owned() } else { format!("{} {copy}", named.team) };
            let team = worker::make_team(acting, &team_name)?;
            let mut workers = Vec::new();
            for (place, (name, username)) in named.people.iter().enumerate() {
                let (name, username) = match copy {
                    1 => ((*name).to_owned(), (*username).to_owned()),
                    _ => somebody(&mut dice, copy),
                };
                let (role, title) = if place == 0 { ("manager", "Team manager") } else { ("worker", "Social worker") };
                let made = employ(acting, &mut dice, &name, &username, role, hash)?;
                let from = before(today, between(&mut dice, 200, 2600));
                worker::take_post(acting, made.id, team, title, from)?;
                workers.push(made);
            }
            let mut people = workers.into_iter();
            if let Some(manager) = people.next() {
                staff.teams.push(Team { id: team, name: team_name, manager, workers: people.collect() });
            }
        }
    }
    for (name, username) in REVIEWERS {
        staff.reviewers.push(employ(acting, &mut dice, name, username, "reviewer", hash)?);
    }
    for (name, username, role) in OTHERS {
        open_account(acting, name, username, role, None, hash)?;
    }
    Ok(staff)
}

/// The front door's team.
fn hub(acting: &mut Acting<'_>, dice: &mut Dice, hash: &str, today: Day) -> Result<Team, Fault> {
    let (name, [boss, others @ ..]) = HUB;
    let id = worker::make_team(acting, name)?;
    let mut one = |(name, username): (&str, &str), role, title| {
        let made = employ(acting, dice, name, username, role, hash)?;
        worker::take_post(acting, made.id, id, title, before(today, between(dice, 200, 1600)))?;
        Ok::<_, Fault>(made)
    };
    let manager = one(boss, "manager", "Team manager")?;
    let mut workers = Vec::new();
    for other in others {
        workers.push(one(other, "hub", "Front door worker")?);
    }
    Ok(Team { id, name: name.to_owned(), manager, workers })
}

fn employ(
    acting: &mut Acting<'_>,
    dice: &mut Dice,
    name: &str,
    username: &str,
    role: &str,
    hash: &str,
) -> Result<Worker, Fault> {
    employ_as(acting, dice, (name, username, role), "Social worker", hash)
}

/// Somebody of a profession, with an account: name, username and role. Only social workers are on the regulator's list.
pub(crate) fn employ_as(
    acting: &mut Acting<'_>,
    dice: &mut Dice,
    (name, username, role): (&str, &str, &str),
    profession: &str,
    hash: &str,
) -> Result<Worker, Fault> {
    // Numbers like those of the regulator, in a range of our own.
    let reference = format!("SW9{:06}", dice.below(1_000_000));
    let taken = worker::worker_by_reference(acting, &reference)?.is_some();
    let id = worker::make_worker(
        acting,
        name,
        profession,
        Some(&reference).filter(|_| !taken && profession == "Social worker").map(String::as_str),
        "demonstration",
    )?;
    let account = open_account(acting, name, username, role, Some(id), hash)?;
    Ok(Worker { id, name: name.to_owned(), account })
}

fn open_account(
    acting: &mut Acting<'_>,
    name: &str,
    username: &str,
    role: &str,
    worker: Option<i64>,
    hash: &str,
) -> Result<i64, Fault> {
    let new = NewAccount { username, name, role, worker, password_hash: Some(hash.to_owned()), external: None };
    access::make_account(acting, &new).map_err(|error| match error {
        AccountError::Fault(fault) => fault,
        other => Fault::Address(format!("the demonstration account {username} cannot be made: {other}")),
    })
}

/// A worker nobody has to know by name, for large authorities.
fn somebody(dice: &mut Dice, copy: u64) -> (String, String) {
    let who = names::adult(dice.below(u64::MAX));
    let plain = record::matching::plain(&format!("{} {}", who.given, who.family)).replace(' ', ".");
    (format!("{} {}", who.given, who.family), format!("{plain}.{copy}.{}", dice.below(1_000_000)))
}
