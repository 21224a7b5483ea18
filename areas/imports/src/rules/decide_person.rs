//! What is written about one person: only what is new or differs, and nothing over what a worker wrote.

use crate::rules::missing_things::{CLOSED_BY_FILES, task_origin};
use crate::rules::reviews;
use crate::words::{
    ChildWork, Known, KnownChild, KnownStay, NewDuty, Note, NoteKind, Outcome, Plan, PlannedChild, PlannedEntry,
    PlannedFact, PlannedStay, PlannedTask, Standing, ToldBefore, Who,
};
use days::{Day, long};
use record::words::{FactKind, Scheme};
use std::collections::{BTreeSet, HashMap};

/// What each row did, while it is being decided.
pub struct Marks(Vec<Mark>);

#[derive(Clone, Default)]
struct Mark {
    made: bool,
    changed: bool,
    known: bool,
    said: Vec<String>,
}

impl Marks {
    /// Nothing done yet.
    pub fn new(rows: usize) -> Marks {
        Marks(vec![Mark::default(); rows])
    }

    /// What a row did, if anything, and in words.
    pub fn of(&self, row: usize) -> Option<(Outcome, String)> {
        let mark = self.0.get(row)?;
        let outcome = match (mark.made, mark.changed, mark.known) {
            (true, false, false) => Outcome::Made,
            (false, false, true) => Outcome::Known,
            (false, false, false) => return None,
            _ => Outcome::Changed,
        };
        Some((outcome, mark.said.join("; ")))
    }

    /// Notes what a row did, and in words.
    pub fn note(&mut self, row: usize, outcome: Outcome, said: impl Into<String>) {
        let Some(mark) = self.0.get_mut(row) else { return };
        match outcome {
            Outcome::Made => mark.made = true,
            Outcome::Changed => mark.changed = true,
            _ => mark.known = true,
        }
        let said = said.into();
        if !said.is_empty() && !mark.said.contains(&said) {
            mark.said.push(said);
        }
    }
}

/// Everything that is at hand while one person is decided.
struct Deciding<'a> {
    plan: &'a Plan,
    child: &'a PlannedChild,
    before: Option<&'a KnownChild>,
    known: &'a Known,
    /// The files are older than others brought in before: they may add, and change nothing.
    older: bool,
    marks: &'a mut Marks,
    notes: &'a mut Vec<Note>,
    work: ChildWork,
}

/// Decides what is written about one person.
#[expect(clippy::too_many_arguments, reason = "each is another thing to weigh; they become one struct inside")]
pub fn decide_person(
    plan: &Plan,
    child: &PlannedChild,
    who: Who,
    before: Option<&KnownChild>,
    known: &Known,
    older: bool,
    marks: &mut Marks,
    notes: &mut Vec<Note>,
) -> ChildWork {
    let work = ChildWork::none(&child.number, who, child.risk);
    let mut deciding = Deciding { plan, child, before, known, older, marks, notes, work };
    deciding.who();
    deciding.also();
    deciding.facts();
    deciding.story();
    deciding.gone();
    deciding.responsible();
    deciding.stays();
    deciding.stays_corrected();
    deciding.kept();
    deciding.reviews();
    deciding.tasks();
    deciding.work
}

impl Deciding<'_> {
    fn note(&mut self, kind: NoteKind, row: Option<usize>, words: String) {
        let place = row.and_then(|row| self.plan.rows.get(row)).map(|row| row.place.clone());
        self.notes.push(Note { kind, place, who: self.child.number.clone(), words });
    }

    /// What stood before, in words, unless it is only for named people to know.
    fn was(&self, words: &str) -> String {
        if self.before.is_some_and(|b| b.restricted) { "(restricted)".to_owned() } else { words.to_owned() }
    }

    fn correct(&mut self, row: Option<usize>, what: &str, was: &str, now: &str) {
        let was = self.was(was);
        self.work.corrections.push(format!("{what}: was {was}, now {now}."));
        self.note(NoteKind::Changed, row, format!("{what}: was {was}, now {now}."));
        if let Some(row) = row {
            self.marks.note(row, Outcome::Changed, format!("{what} changed"));
        }
    }

    fn keep(&mut self, row: Option<usize>, what: &str, is: &str, file: &str) {
        let is = self.was(is);
        self.note(NoteKind::Kept, row, format!("{what}: Kith has {is}, the file {file}."));
        if let Some(row) = row {
            self.marks.note(row, Outcome::Known, format!("{what} left as it stands in Kith"));
        }
    }

    fn who(&mut self) {
        let (child, row) = (self.child, self.child.header);
        let Some(before) = self.before else {
            self.work.numbers.clone_from(&child.numbers);
            self.work.death = child.died.map(|(day, _)| day);
            for row in row.into_iter().chain(child.named_by) {
                self.marks.note(row, Outcome::Made, "A record was made");
            }
            return;
        };
        if let Some(row) = row {
            self.marks.note(row, Outcome::Known, "");
        }
        if let Some(born) = child.born {
            match before.birth {
                Some(birth) if birth == born => {}
                Some(birth) if before.birth_by_file && !self.older => {
                    self.work.birth = Some(born);
                    self.correct(row, "Date of birth", &long(birth), &long(born));
                }
                Some(birth) => self.keep(row, "Date of birth", &long(birth), &long(born)),
                None => {
                    self.work.birth = Some(born);
                    self.correct(row, "Date of birth", "not known", &long(born));
                }
            }
        }
        for number in child.numbers.iter().filter(|n| !before.numbers.contains(&(n.scheme, n.value.clone()))) {
            self.work.numbers.push(number.clone());
            if number.scheme != Scheme::Ssda903 {
                let was = before.numbers.iter().find(|(scheme, _)| *scheme == number.scheme);
                let was = was.map_or("not known", |(_, value)| value.as_str());
                self.correct(row, number.scheme.words(), was, &number.value);
            } else if let Some(row) = row {
                self.marks.note(row, Outcome::Changed, "The number in the return was added");
            }
        }
        if let Some((day, row)) = child.died.filter(|(day, _)| before.death != Some(*day)) {
            match before.death {
                None => {
                    self.work.death = Some(day);
                    self.marks.note(row, Outcome::Changed, "Date of death was added");
                }
                Some(death) => self.keep(Some(row), "Date of death", &long(death), &long(day)),
            }
        }
        self.name(before);
    }

    /// Rows that are the same person as another row.
    fn also(&mut self) {
        let outcome = if self.before.is_some() { Outcome::Known } else { Outcome::Made };
        for row in &self.child.also {
            self.marks.note(*row, outcome, format!("The same person as {}", self.child.number));
        }
    }

    fn name(&mut self, before: &KnownChild) {
        let (child, row) = (self.child, self.child.named_by.or(self.child.header));
        if child.given.is_empty() && child.family.is_empty() {
            return;
        }
        match &before.name {
            None => {
                self.work.name = Some((child.given.clone(), child.family.clone(), child.called.clone()));
                if let Some(row) = row {
                    self.marks.note(row, Outcome::Changed, "The name was added");
                }
            }
            Some((given, family)) => {
                let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
                if !(same(given, &child.given) && same(family, &child.family)) {
                    self.note(
                        NoteKind::Kept,
                        row,
                        "The name in Kith is another than in the file; it was left.".to_owned(),
                    );
                }
                if let Some(row) = row {
                    self.marks.note(row, Outcome::Known, "");
                }
            }
        }
    }

    fn facts(&mut self) {
        for fact in &self.child.facts {
            let now = self.before.and_then(|b| b.facts.iter().find(|f| f.kind == fact.kind));
            let Some(now) = now else {
                // An older file does not know under which order a child is now.
                if self.older && self.before.is_some() && fact.kind == FactKind::LegalStatus {
                    continue;
                }
                self.work.facts.push((fact.clone(), true));
                self.marks.note(fact.row, Outcome::Made, "");
                continue;
            };
            let natural = fact.kind == FactKind::LegalStatus;
            let nobody_knew = matches!(now.code.as_str(), "not_yet_asked" | "unknown" | "");
            if now.code == fact.is.code && (now.words == fact.is.words || !now.by_file) || fact.empty {
                self.marks.note(fact.row, Outcome::Known, "");
            } else if nobody_knew || (now.by_file && !self.older) {
                self.set(fact, &now.words.clone(), natural);
            } else if self.older {
                self.marks.note(fact.row, Outcome::Known, "");
            } else {
                self.keep(Some(fact.row), fact.kind.words(), &now.words.clone(), &fact.is.words.clone());
            }
        }
        // In care under an order that the file does not name is not under the one of before either.
        let named = self.child.facts.iter().any(|f| f.kind == FactKind::LegalStatus);
        let left = matches!(self.child.standing, Standing::Left | Standing::CareLeaver)
            || (self.child.standing == Standing::InCare && !named && self.child.review.is_some());
        let left = left && !self.older;
        let status = self.before.into_iter().flat_map(|b| &b.facts).filter(|f| f.kind == FactKind::LegalStatus);
        self.work.ended_facts = status.filter(|f| left && f.by_file).map(|f| f.id).collect();
    }

    fn set(&mut self, fact: &PlannedFact, was: &str, natural: bool) {
        self.work.facts.push((fact.clone(), false));
        if natural {
            self.marks.note(fact.row, Outcome::Changed, "");
        } else {
            self.correct(Some(fact.row), fact.kind.words(), was, &fact.is.words);
        }
    }

    fn story(&mut self) {
        let whose = match self.work.who {
            Who::Known(id) => Some(id),
            Who::New { .. } => None,
        };
        for entry in &self.child.entries {
            match self.known.entries.get(&entry.origin) {
                None => {
                    self.work.entries.push(entry.clone());
                    self.marks.note(entry.row, Outcome::Made, entry.title.clone());
                }
                Some(told) if !told.stands || Some(told.person) != whose => {
                    self.marks.note(entry.row, Outcome::Known, "Moved or withdrawn in Kith, and left so");
                }
                Some(told) if self.older || (told.title == entry.title && told.words == entry.words) => {
                    self.marks.note(entry.row, Outcome::Known, "");
                }
                Some(told) => self.retell(entry, told),
            }
        }
    }

    /// A row that reads otherwise than before. That something ended which was open then is how life goes on; anything
    /// else is a correction, told as one.
    fn retell(&mut self, entry: &PlannedEntry, told: &ToldBefore) {
        let words = (entry.title.clone(), entry.words.clone(), told.meaning.clone());
        self.work.retold.push((told.id, words.0, words.1, words.2));
        if told.title == entry.title && entry.while_open.as_deref() == Some(told.words.as_str()) {
            self.marks.note(entry.row, Outcome::Changed, format!("{}: it has ended", entry.title));
            return;
        }
        let what = format!("What was told of {}", long(entry.day));
        let text = |title: &str, words: &str| format!("“{title}. {words}”");
        let (was, now) = (text(&told.title, &told.words), text(&entry.title, &entry.words));
        self.correct(Some(entry.row), &what, &was, &now);
    }

    /// What files told before of the days that these files cover, and these tell no more. Nobody but a person can say
    /// whether it never happened, so it stays.
    fn gone(&mut self) {
        let (Some(before), Some((from, to)), false) = (self.before, self.plan.covers, self.older) else { return };
        let told_now: BTreeSet<&str> = self.child.entries.iter().map(|entry| entry.origin.as_str()).collect();
        let kinds: BTreeSet<&str> = told_now.iter().filter_map(|origin| kind_of(origin)).collect();
        let gone = before.told.iter().filter(|(origin, day)| {
            (from..=to).contains(day)
                && !told_now.contains(origin.as_str())
                && kind_of(origin).is_some_and(|kind| kinds.contains(kind))
        });
        for (_, day) in gone {
            let words = format!(
                "An earlier file told of something on {} that this one does not hold. It was left in the story; if it \
                 never happened, correct it there.",
                long(*day)
            );
            self.note(NoteKind::Kept, None, words);
        }
    }

    fn responsible(&mut self) {
        for one in &self.child.responsible {
            match self.known.responsible.get(&one.origin) {
                None => self.work.responsible.push(one.clone()),
                Some((id, to)) if one.to.is_some() && *to != one.to && !self.older => {
                    self.work.responsible_until.push((*id, one.to));
                    self.marks.note(one.row, Outcome::Changed, "The social worker's time has ended");
                }
                Some(_) => {}
            }
        }
    }

    fn stays(&mut self) {
        for stay in &self.child.stays {
            let same = self.before.and_then(|b| {
                b.stays.iter().find(|s| {
                    s.kind == stay.kind && s.postcode == stay.postcode && (s.from == stay.from || stay.kind == "home")
                })
            });
            match same {
                None if self.older && self.before.is_some_and(|b| b.stays.iter().any(|s| from_when(s, stay))) => {}
                None => self.work.stays.push(stay.clone()),
                Some(known) if stay.to.is_some() && known.to != stay.to && !self.older => {
                    self.work.stays_until.push((known.id, stay.to));
                }
                Some(_) => {}
            }
        }
    }

    /// Addresses that a file gave and that a later one gives otherwise, from the same day on.
    fn stays_corrected(&mut self) {
        let stays = self.before.filter(|_| !self.older).into_iter().flat_map(|b| &b.stays);
        let wrong = stays.filter(|known| {
            let mut planned = self.child.stays.iter().filter(|s| s.kind != "home" && from_when(known, s)).peekable();
            known.by_file && planned.peek().is_some() && planned.all(|s| s.postcode != known.postcode)
        });
        self.work.stays_ended = wrong.map(|known| known.id).collect();
    }

    fn kept(&mut self) {
        let known = |kind: &str, end: Option<Day>| {
            self.before.is_some_and(|b| b.kept.iter().any(|(code, day)| code == kind && *day == end))
        };
        let new = self.child.kept.iter().filter(|kept| !known(kept.kind.code(), kept.end)).copied().collect();
        self.work.kept = new;
    }

    fn reviews(&mut self) {
        if self.older {
            return;
        }
        let duties: Vec<_> = self.before.into_iter().flat_map(|b| &b.reviews).collect();
        let running = || duties.iter().filter(|d| d.running);
        if let Some(left) = self.child.left.filter(|_| self.child.standing != Standing::InCare) {
            self.work.duties_stopped = running().map(|d| (d.id, left.max(d.started))).collect();
            return;
        }
        let Some(next) = &self.child.review else { return };
        let same = duties.iter().any(|d| d.rule == next.rule && d.started == next.from);
        if same || duties.iter().any(|d| d.started > next.from) || !reviews::RULES.contains(&next.rule) {
            return;
        }
        self.work.duties_stopped = running().map(|d| (d.id, next.from)).collect();
        self.work.duty = Some(NewDuty { rule: next.rule, from: next.from });
    }

    fn tasks(&mut self) {
        let planned: HashMap<&str, &PlannedTask> = self.child.tasks.iter().map(|t| (t.kind, t)).collect();
        let is_new = self.before.is_none();
        if self.older && !is_new {
            return;
        }
        for task in &self.child.tasks {
            let known = self.known.tasks.contains_key(&task.origin) || self.satisfied(task.kind);
            if !known && (is_new || !task.only_new) {
                self.work.tasks.push(task.clone());
            }
        }
        for kind in CLOSED_BY_FILES {
            let origin = task_origin(&self.child.number, kind);
            let open = self.known.tasks.get(&origin).filter(|(_, done)| !done).map(|(id, _)| *id);
            let lacking = planned.contains_key(kind) && !self.satisfied(kind);
            if let Some(id) = open.filter(|_| !lacking && (self.satisfied(kind) || self.told_of(kind))) {
                self.work.tasks_done.push((id, format!("{} holds it", self.plan.source)));
            }
        }
    }

    /// Whether the record holds already what a task asks for.
    fn satisfied(&self, kind: &str) -> bool {
        let Some(before) = self.before else { return false };
        match kind {
            "name" => before.name.is_some() || self.work.name.is_some(),
            "ethnicity" => before
                .facts
                .iter()
                .any(|f| f.kind == FactKind::Ethnicity && !matches!(f.code.as_str(), "not_yet_asked" | "unknown" | "")),
            "upn" => before.numbers.iter().any(|(scheme, _)| *scheme == Scheme::Upn),
            "home" => before.stays.iter().any(|stay| stay.kind == "home"),
            "birth" => before.birth.is_some() || self.work.birth.is_some(),
            _ => false,
        }
    }

    /// Whether these files give what a task asks for.
    fn told_of(&self, kind: &str) -> bool {
        match kind {
            "name" => !(self.child.given.is_empty() && self.child.family.is_empty()),
            "ethnicity" => self.child.facts.iter().any(|f| f.kind == FactKind::Ethnicity && !f.empty),
            "upn" => self.child.numbers.iter().any(|n| n.scheme == Scheme::Upn),
            "home" => self.child.stays.iter().any(|stay| stay.kind == "home"),
            "birth" => self.child.born.is_some(),
            _ => self.child.responsible.iter().any(|r| r.to.is_none()),
        }
    }
}

/// Whether two addresses are of one kind and begin on one day.
fn from_when(known: &KnownStay, planned: &PlannedStay) -> bool {
    known.kind == planned.kind && known.from == planned.from
}

/// What kind of row an origin names: `ssda903:CH000001:review:2026-03-02` gives `review`.
fn kind_of(origin: &str) -> Option<&str> {
    origin.split(':').nth(2)
}
