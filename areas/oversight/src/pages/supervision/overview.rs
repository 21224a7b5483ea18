//! How supervision stands against its plan, worker by worker.

use crate::rules::plan::{self, Period, Plan, Session, Tally, lay};
use crate::store::experience::{self, Practice};
use crate::store::supervision::{self, Supervision};
use crate::supervising::first_year;
use days::Day;
use page::{Fail, Visit};
use record::store::worker::Post;
use std::collections::BTreeMap;
use store::Reading;

/// One worker.
pub struct Line {
    /// Who, and in which team.
    pub post: Post,
    /// What is known of their practice.
    pub practice: Option<Practice>,
    /// How often they are supervised now: "Every month".
    pub stage: String,
    /// What was planned in the window, and held.
    pub periods: Vec<Period>,
    /// The same, counted.
    pub tally: Tally,
    /// When they were last supervised.
    pub last: Option<Day>,
    /// When the next is due.
    pub due: Option<Day>,
    /// Whose work it is to hold it.
    pub leads: Option<i64>,
}

/// How it stands with these workers, and the notes of their sessions in the window, each once.
pub struct Overview {
    /// The plan in force.
    pub plan: &'static Plan,
    /// The window: from its first day to the first day after it.
    pub window: (Day, Day),
    /// The workers.
    pub lines: Vec<Line>,
    /// Completed sessions in the window, of any kind.
    pub notes: Vec<Supervision>,
}

/// Looks up how supervision stands with these workers; each is counted once, whatever posts they hold.
pub fn of(visit: &Visit, reading: &mut Reading<'_>, mut posts: Vec<Post>) -> Result<Overview, Fail> {
    let today = visit.today();
    let plan = plan::plan_on(today).ok_or(Fail::NotFound)?;
    let window = plan.window(today);
    let mut seen = std::collections::BTreeSet::new();
    posts.retain(|p| seen.insert(p.worker));
    let ids: Vec<i64> = posts.iter().map(|p| p.worker).collect();
    let mut practice = experience::practice(reading, &ids)?;
    let since = supervision::since(reading, &ids)?;
    let last = supervision::last_held(reading, &ids, &plan.counts)?;
    let due = supervision::next_due(reading, &ids)?;
    let mut sessions: BTreeMap<i64, Vec<Session>> = BTreeMap::new();
    let mut notes: BTreeMap<i64, Supervision> = BTreeMap::new();
    for (worker, held) in supervision::held_with(reading, &ids, window.0)? {
        if plan.counts(held.kind.code()) {
            let session = Session { id: held.id, day: held.held_on, reflective: held.reflective };
            sessions.entry(worker).or_default().push(session);
        }
        if held.held_on < window.1 {
            notes.insert(held.id, held);
        }
    }
    let lines = posts.into_iter().map(|post| {
        let practice = practice.remove(&post.worker);
        let year = first_year(practice.as_ref());
        let from = since.get(&post.worker).copied().unwrap_or(window.0).max(window.0);
        let held = sessions.remove(&post.worker).unwrap_or_default();
        let periods = lay(plan.periods(year, (from, window.1)), &held);
        Line {
            stage: plan.stage(year, today).map(|s| s.words.clone()).unwrap_or_default(),
            tally: Tally::of(&periods),
            periods,
            last: last.get(&post.worker).copied(),
            due: due.get(&post.worker).map(|(day, _)| *day),
            leads: due.get(&post.worker).and_then(|(_, worker)| *worker),
            practice,
            post,
        }
    });
    Ok(Overview { plan, window, lines: lines.collect(), notes: notes.into_values().collect() })
}

impl Overview {
    /// All workers together.
    pub fn tally(&self) -> Tally {
        self.lines.iter().fold(Tally::default(), |all, line| all.and(line.tally))
    }

    /// Those whose next supervision is overdue.
    pub fn overdue(&self, today: Day) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |l| l.due.is_some_and(|due| due < today))
    }

    /// "1 May 2026 to 31 October 2026".
    pub fn window_words(&self) -> String {
        let last = self.window.1.yesterday().unwrap_or(self.window.1);
        format!("{} to {}", days::long(self.window.0), days::long(last))
    }

    /// The notes of a sample that the month draws.
    pub fn sample(&self) -> Vec<&Supervision> {
        let ids: Vec<i64> = self.notes.iter().map(|n| n.id).collect();
        let month = i64::from(self.window.1.year()) * 12 + i64::from(self.window.1.month());
        let drawn = crate::rules::sample::draw(&ids, month.cast_unsigned(), self.plan.sample);
        drawn.iter().filter_map(|id| self.notes.iter().find(|n| n.id == *id)).collect()
    }
}
