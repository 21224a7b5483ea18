//! Two years of a family's life with the authority, as story entries, duties and actions.

use crate::dice::{Dice, after, between, days_between};
use crate::plan::{Plan, Situation};
use crate::records;
use crate::staff::{Team, Worker};
use crate::story::{Entry, bank};
use crate::tell::{Cast, fill};
use crate::work;
use crate::write::{Relative, Setting, moment};
use days::{Calendar, Day, Instant};
use record::names::{Background, Role, school};
use record::store::story::{NewEntry, tell};
use record::words::StoryKind;
use store::{Acting, Fault};

/// A child as the story needs them.
#[derive(Debug, Clone)]
pub(crate) struct Child {
    /// Key.
    pub id: i64,
    /// Given name; empty before birth.
    pub given: String,
    /// Age today in whole years; 0 before birth.
    pub age: i16,
    /// Date of birth.
    pub born: Day,
    /// Ethnic code.
    pub ethnic: &'static str,
    /// Where the names come from.
    pub background: Background,
    /// Who is who.
    pub cast: Cast,
    /// The social worker's key, name and account.
    pub worker: i64,
    /// Their name.
    pub worker_name: String,
    /// Their account.
    pub account: i64,
    /// The team's manager's account.
    pub manager: i64,
}

impl Child {
    pub(crate) fn of(
        child: &Relative,
        relatives: &[Relative],
        carer: Option<&str>,
        worker: &Worker,
        team: &Team,
        plan: &Plan,
        age: i16,
    ) -> Child {
        let parent = |role: Role, word: &str| {
            relatives.iter().find(|r| r.member.role == role).map(|r| format!("{word} ({})", r.member.person.given))
        };
        let given = child.member.person.given.clone();
        let sib = relatives
            .iter()
            .find(|r| r.member.role == Role::Child && r.id != child.id && !r.member.person.given.is_empty())
            .map(|r| r.member.person.given.clone());
        let (mum, dad) = (parent(Role::Mother, "Mum"), parent(Role::Father, "Dad"));
        let cast = Cast {
            child: if given.is_empty() { "the baby".to_owned() } else { given.clone() },
            sex: child.member.person.sex,
            mum: mum.map(|_| "Mum".to_owned()),
            dad: dad.map(|_| "Dad".to_owned()),
            sib,
            carer: carer.map(str::to_owned),
            school: school_for(plan.seed, age),
            worker: worker.name.clone(),
            town: plan.family.home.town.clone(),
        };
        Child {
            id: child.id,
            given,
            age,
            born: child.member.born,
            ethnic: child.member.person.ethnic,
            background: child.member.person.background,
            cast,
            worker: worker.id,
            worker_name: worker.name.clone(),
            account: worker.account,
            manager: team.manager.account,
        }
    }
}

/// A school that takes children of this age.
fn school_for(seed: u64, age: i16) -> String {
    let fits = |name: &str| match age {
        ..4 => name.contains("Nursery"),
        4..11 => name.contains("Primary") || name.contains("Infant") || name.contains("Junior"),
        11..16 => name.contains("High") || name.contains("Grammar") || name.ends_with("Academy"),
        _ => name.contains("Sixth") || name.contains("High"),
    };
    (0..60).map(|n| school(seed.wrapping_add(n))).find(|name| fits(name)).unwrap_or_else(|| school(seed))
}

/// Something that will be told: which entry, when.
struct Beat {
    entry: &'static Entry,
    day: Day,
}

/// Writes the story of each child of a family; gives how many entries.
pub(crate) fn write_lives(
    acting: &mut Acting<'_>,
    plan: &Plan,
    children: &[Child],
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<u64, Fault> {
    let mut told = 0;
    for child in children {
        let beats = beats(plan, child, setting, dice);
        let mut last_visit = None;
        for beat in &beats {
            told += 1;
            let written = tell_beat(acting, child, beat, setting, dice)?;
            if beat.entry.kind() == StoryKind::Visit {
                last_visit = Some(beat.day);
                work::after_visit(acting, plan, child, beat.entry, beat.day, &written, setting, dice)?;
            }
        }
        acting.at = setting.now;
        work::running_duties(acting, plan, child, last_visit, setting, dice)?;
        if plan.restricted {
            let why = "Somebody in the family works for the council";
            access::restrict(acting, child.id, child.manager, &[child.account], why)?;
        }
    }
    acting.at = setting.now;
    Ok(told)
}

/// What one child's story holds, in order.
fn beats(plan: &Plan, child: &Child, setting: &Setting<'_>, dice: &mut Dice) -> Vec<Beat> {
    let known = days_between(plan.began, setting.today);
    let fitting: Vec<&'static Entry> = bank()
        .iter()
        .filter(|e| e.fits(plan.situation, if child.given.is_empty() { -1 } else { child.age }))
        .filter(|e| child.cast.has(|word| e.names(word)))
        .collect();
    let mut beats: Vec<Beat> = fitting
        .iter()
        .filter_map(|e| e.at.filter(|at| *at <= known).map(|at| Beat { entry: e, day: after(plan.began, at) }))
        .collect();
    for (kind, gap) in cadence(plan, setting, known) {
        let mut pool: Vec<&'static Entry> =
            fitting.iter().filter(|e| e.at.is_none() && e.kind() == kind).copied().collect();
        let mut unused: Vec<&'static Entry> = Vec::new();
        let mut day = after(plan.began, between(dice, 2, gap.1));
        pool.sort_by_key(|e| &e.title);
        while day <= setting.today && !pool.is_empty() {
            if unused.is_empty() {
                unused.clone_from(&pool);
            }
            let at = usize::try_from(dice.below(u64::try_from(unused.len()).unwrap_or(0))).unwrap_or(0);
            let entry = unused.swap_remove(at);
            beats.push(Beat { entry, day: off_weekend(day, kind, setting.today) });
            day = after(day, between(dice, gap.0, gap.1).max(1));
        }
    }
    beats.retain(|b| b.day <= setting.today && (child.given.is_empty() || b.day >= child.born));
    if let Some(most) = setting.entries_each {
        beats.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    }
    beats.sort_by_key(|b| b.day);
    beats
}

/// How often each kind of entry comes, in days at least and at most.
fn cadence(plan: &Plan, setting: &Setting<'_>, known: u64) -> Vec<(StoryKind, (u64, u64))> {
    if let Some(each) = setting.entries_each {
        let gap = (known.max(1) / each.max(1)).max(1);
        return vec![(StoryKind::Visit, (gap, gap)), (StoryKind::Note, (gap, gap)), (StoryKind::School, (gap, gap))];
    }
    let mut all = vec![
        (StoryKind::Visit, plan.situation.visit_gap()),
        (StoryKind::Note, (12, 55)),
        (StoryKind::School, (35, 90)),
        (StoryKind::Health, (80, 190)),
        (StoryKind::DirectWork, (30, 80)),
    ];
    if plan.situation.in_care() || plan.situation.protection() {
        all.push((StoryKind::Review, (85, 180)));
    }
    if matches!(plan.situation, Situation::Exploitation) {
        all.push((StoryKind::Missing, (14, 70)));
    } else if matches!(plan.situation, Situation::FosterCare | Situation::Alone) && plan.seed.is_multiple_of(4) {
        all.push((StoryKind::Missing, (60, 200)));
    }
    all
}

/// Work happens on working days; what families do happens on any day.
fn off_weekend(day: Day, kind: StoryKind, today: Day) -> Day {
    if kind == StoryKind::Missing {
        return day;
    }
    let calendar = Calendar::england();
    let next = (0..6).map(|n| after(day, n)).find(|d| calendar.is_working_day(*d).unwrap_or(true)).unwrap_or(day);
    next.min(today)
}

/// What was told, with its words filled in.
pub(crate) struct Told {
    /// What happens next.
    pub next: String,
    /// When it was written.
    pub written_at: Instant,
}

fn tell_beat(
    acting: &mut Acting<'_>,
    child: &Child,
    beat: &Beat,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<Told, Fault> {
    let entry = beat.entry;
    let mut text = |words: &str| fill(words, &child.cast, dice);
    let (title, words, said) = (text(&entry.title), text(&entry.words), text(&entry.said));
    let (meaning, next) = (text(&entry.meaning), text(&entry.next));
    let hour = i8::try_from(between(dice, 9, 17)).unwrap_or(10);
    let minute = i8::try_from(between(dice, 0, 11) * 5).unwrap_or(0);
    let time = format!("{hour:02}:{minute:02}");
    let late = lateness(dice);
    let calendar = Calendar::england();
    let written_on = calendar.add_working_days(beat.day, late).unwrap_or(beat.day).min(setting.today);
    let written_hour = if late == 0 { (hour + 2).min(21) } else { i8::try_from(between(dice, 8, 18)).unwrap_or(9) };
    let written_at = moment(written_on, written_hour, i8::try_from(between(dice, 0, 59)).unwrap_or(0), setting.now);
    acting.at = written_at;
    let all = match (words.is_empty(), said.is_empty()) {
        (false, false) => format!("{words}\n\n{said}"),
        (true, _) => said.clone(),
        _ => words.clone(),
    };
    let recent = days_between(beat.day, setting.today) <= records::MONTHS_DAYS && setting.entries_each.is_none();
    let record = if recent {
        let told = records::Told {
            kind: entry.kind(),
            day: beat.day,
            time: &time,
            title: &title,
            words: &words,
            said: &said,
            meaning: &meaning,
            next: &next,
        };
        // Dice of their own, so that lives stay what they are without records.
        let mut own = Dice::of(days_between(child.born, beat.day), days_between(beat.day, setting.today));
        records::write_record(acting, child, &told, &mut own)?
    } else {
        None
    };
    let new = NewEntry {
        kind: entry.kind(),
        day: beat.day,
        time: matches!(entry.kind(), StoryKind::Visit | StoryKind::Missing).then_some(time.as_str()),
        written_at,
        title: &title,
        words: &all,
        meaning: &meaning,
        turning_point: entry.key,
        source: source(entry.kind()),
        source_id: record,
        by: &child.worker_name,
        origin: None,
    };
    tell(acting, child.id, &new)?;
    Ok(Told { next, written_at })
}

fn source(kind: StoryKind) -> &'static str {
    match kind {
        StoryKind::Visit => "Visit record",
        StoryKind::DirectWork => "Direct work record",
        StoryKind::School => "School",
        StoryKind::Health => "Health visitor, school nurse or hospital",
        StoryKind::Review => "Minutes of the review",
        StoryKind::Missing => "Police and return interview",
        StoryKind::Care => "Court or placement agreement",
        StoryKind::Decision => "Manager's decision",
        _ => "Note",
    }
}

/// Working days between what happened and its being written.
fn lateness(dice: &mut Dice) -> u32 {
    match dice.below(100) {
        0..46 => 0,
        46..72 => 1,
        72..84 => 2,
        84..93 => 4,
        93..98 => 8,
        _ => 17,
    }
}
