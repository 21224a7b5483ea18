//! Who can be chosen, and what speaks for or against each.

use super::service;
use crate::load::{Service, WorkerLoad};
use crate::rules::conflict::{Finding, gravest, judge, namesake};
use crate::rules::continuity::{if_changed, months_before};
use crate::rules::level::Standing;
use crate::rules::who_may_lead::is_social_worker;
use crate::store::circle::circle;
use crate::store::conflict;
use crate::store::holding::Stretch;
use crate::words::{children, tenths};
use days::Day;
use page::parts::Errors;
use page::{Fail, Html, Visit, esc};
use people::published::workers::{Held, had};
use people::published::{all_seen_as, as_typed};
use record::store::{family, person, worker};
use record::words::ResponsibilityRole;
use std::collections::BTreeMap;
use store::Reading;

/// Somebody who can be chosen: a worker in a team, or the team alone.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The word in the form.
    pub code: String,
    /// "Amina Yusuf, Safeguarding North".
    pub words: String,
    /// The worker.
    pub worker: Option<i64>,
    /// Their name.
    pub name: String,
    /// Their profession; empty for a team.
    pub profession: String,
    /// The team.
    pub team: i64,
    /// What was found of conflicts of interest.
    finding: Option<Finding>,
    /// Beside the name, each with whether it asks for care.
    notes: Vec<(String, bool)>,
    /// Brothers and sisters for whom they answer.
    has: Vec<String>,
}

impl Offer {
    /// Whether a declared conflict keeps them from this household.
    pub fn excluded(&self) -> bool {
        self.finding == Some(Finding::Excluded)
    }
}

/// A brother or sister whose record the visitor can open.
pub struct Sibling {
    id: i64,
    /// Kith number.
    pub number: String,
    /// Name.
    name: String,
    /// Name, and who answers.
    pub words: String,
}

/// All that the page offers.
pub struct Scene {
    /// Workers and the team of the team that is looked at, and workers of brothers and sisters.
    pub offers: Vec<Offer>,
    /// Brothers and sisters.
    pub siblings: Vec<Sibling>,
    service: Service,
    teams: Vec<(i64, String)>,
    team: Option<i64>,
    name: String,
    had: usize,
    if_new: usize,
}

/// A worker that no child knows, for the cost of a change to somebody new.
const NOBODY: i64 = 0;

impl Scene {
    /// Reads it for a child.
    pub fn read(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Scene, Fail> {
        let today = visit.today();
        let service = service(reading, today)?;
        let all = worker::responsible_over_time(reading, subject)?;
        let held: Vec<Held> =
            all.iter().filter_map(|r| Some(Held { worker: r.worker?, role: r.role, from: r.from, to: r.to })).collect();
        let own = match visit.who()?.worker {
            Some(id) => worker::teams_of(reading, id, today)?,
            None => Vec::new(),
        };
        let mut teams = worker::teams(reading)?;
        teams.sort_by_key(|(id, _)| !own.contains(id));
        let siblings = siblings(visit, reading, subject, &service)?;
        let present = all.iter().find(|r| r.to.is_none_or(|to| to > today) && r.role != ResponsibilityRole::Reviewer);
        let asked = visit.query.get("team").or(visit.form.get("team")).and_then(|t| t.parse().ok());
        let sent = visit.form.get("who").and_then(|who| who.rsplit('-').next()?.parse().ok());
        let team = [asked, sent, present.and_then(|r| r.team)]
            .into_iter()
            .flatten()
            .chain(own)
            .find(|t| teams.iter().any(|(id, _)| id == t));
        let team = team.or(teams.first().map(|(id, _)| *id));
        let name = person::person(reading, subject)?.short_name().to_owned();
        let mut scene = Scene {
            offers: Vec::new(),
            siblings: siblings
                .iter()
                .map(|(s, _)| Sibling {
                    id: s.id,
                    number: s.number.clone(),
                    name: s.name.clone(),
                    words: s.words.clone(),
                })
                .collect(),
            had: had(&held, Some(months_before(today, 12)), today),
            if_new: if_changed(&held, NOBODY, today),
            teams,
            team,
            name: if name.is_empty() { "This child".to_owned() } else { name },
            service,
        };
        let with: BTreeMap<i64, Vec<String>> = siblings.into_iter().fold(BTreeMap::new(), |mut all, (s, workers)| {
            for w in workers {
                all.entry(w).or_insert_with(Vec::new).push(s.name.clone());
            }
            all
        });
        scene.offers = scene.offered(&held, &with, today);
        scene.find_conflicts(visit, reading, subject)?;
        Ok(scene)
    }

    fn offered(&self, held: &[Held], with: &BTreeMap<i64, Vec<String>>, today: Day) -> Vec<Offer> {
        let Some(team) = self.team else { return Vec::new() };
        let mut offers: Vec<Offer> = Vec::new();
        let answers =
            |h: &&Held| h.role != ResponsibilityRole::Reviewer && h.from <= today && h.to.is_none_or(|to| to > today);
        let now: Vec<i64> = held.iter().filter(answers).map(|h| h.worker).collect();
        for post in self.service.posts.iter().filter(|p| p.held(today)) {
            let has = with.get(&post.worker).cloned().unwrap_or_default();
            let code = format!("{}-{}", post.worker, post.team);
            if (post.team != team && has.is_empty()) || offers.iter().any(|o| o.code == code) {
                continue;
            }
            let mut notes = self.service.worker(post.worker).map(|w| notes(w, today)).unwrap_or_default();
            if now.contains(&post.worker) {
                notes.push((format!("Answers for {} now", self.name), true));
            } else if if_changed(held, post.worker, today) == self.had && self.had > 0 {
                notes.push((format!("{} has had this worker in the last 12 months", self.name), false));
            }
            offers.push(Offer {
                code,
                words: format!("{}, {}", post.name, post.team_name),
                worker: Some(post.worker),
                name: post.name.clone(),
                profession: post.profession.clone(),
                team: post.team,
                finding: None,
                notes,
                has,
            });
        }
        offers.sort_by_key(|o| {
            let load = o.worker.and_then(|w| self.service.worker(w));
            let leads = load.is_some_and(|w| w.title.to_lowercase().contains("manager"));
            (o.has.is_empty(), leads, load.map(|w| w.count() - w.level), o.name.clone())
        });
        if let Some((id, name)) = self.teams.iter().find(|(id, _)| *id == team) {
            offers.push(Offer {
                code: format!("team-{id}"),
                words: format!("{name}, worker not yet named"),
                worker: None,
                name: name.clone(),
                profession: String::new(),
                team: *id,
                finding: None,
                notes: vec![(
                    "The child is without a worker until one is named; it is due today and shows until then".to_owned(),
                    true,
                )],
                has: Vec::new(),
            });
        }
        offers
    }

    fn find_conflicts(&mut self, visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<(), Fail> {
        let workers: Vec<i64> = self.offers.iter().filter_map(|o| o.worker).collect();
        let declared = conflict::holding(reading, &workers)?;
        let all: Vec<i64> = std::iter::once(subject).chain(self.also(visit)).collect();
        let around = circle(reading, &all)?;
        for offer in &mut self.offers {
            let own: Vec<_> = declared.iter().filter(|c| Some(c.worker) == offer.worker).collect();
            let home = own.iter().find(|c| c.declared.about == "home").map(|c| c.declared.postcode.as_str());
            let found = own.iter().filter_map(|c| judge(&c.declared, &around));
            offer.finding = gravest(found.chain(namesake(&offer.name, home.unwrap_or_default(), &around)));
        }
        Ok(())
    }

    /// The offer of this word.
    pub fn chosen(&self, code: &str) -> Option<Offer> {
        self.offers.iter().find(|o| o.code == code).cloned()
    }

    /// The brothers and sisters that were ticked.
    pub fn also(&self, visit: &Visit) -> Vec<i64> {
        self.siblings.iter().filter(|s| visit.form.all("also").any(|n| n == s.number)).map(|s| s.id).collect()
    }

    /// "Robin has had 3 workers in the last 12 months; another would make it 4."
    pub fn cost_words(&self) -> String {
        let workers = |n: usize| if n == 1 { "1 worker".to_owned() } else { format!("{n} workers") };
        match self.had {
            0 => format!("{} has had no worker in the last 12 months.", self.name),
            n => format!(
                "{} has had {} in the last 12 months; a change would make it {} in 12 months.",
                self.name,
                workers(n),
                self.if_new
            ),
        }
    }

    /// The teams to look at, the visitor's own first.
    pub fn teams_bar(&self, visit: &Visit) -> Html {
        let items: String = self
            .teams
            .iter()
            .map(|(id, name)| match Some(*id) == self.team {
                true => {
                    format!("<li><a href=\"{}?team={id}\" aria-current=\"true\">{}</a></li>", visit.path, esc(name))
                }
                false => format!("<li><a href=\"{}?team={id}\">{}</a></li>", visit.path, esc(name)),
            })
            .collect();
        if self.teams.is_empty() {
            let say = "There is no team yet. Somebody who manages teams makes the first one.";
            return Html(format!("<p class=\"kith-empty\">{say}</p>"));
        }
        Html(format!(
            "<nav aria-label=\"Teams\"><h3 class=\"govuk-heading-s\">First the team</h3><ul class=\"kith-choices\">{items}</ul></nav>"
        ))
    }

    /// The workers of the team as radio buttons, each with what speaks for or against.
    pub fn who(&self, visit: &Visit, errors: &Errors) -> Html {
        let value = as_typed(visit, "who", "");
        let items: String = self.offers.iter().enumerate().map(|(n, offer)| item(visit, offer, n, value)).collect();
        let (mut error, mut group) = (String::new(), "govuk-form-group");
        if let Some(said) = errors.at("who") {
            error = format!(
                "<p class=\"govuk-error-message\" id=\"who-error\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>",
                esc(said)
            );
            group = "govuk-form-group govuk-form-group--error";
        }
        let described = if error.is_empty() { "" } else { " aria-describedby=\"who-error\"" };
        Html(format!(
            "<div class=\"{group}\"><fieldset class=\"govuk-fieldset\"{described}><legend class=\"govuk-fieldset__legend\">Who answers for this child?</legend>{error}<div class=\"govuk-radios govuk-radios--small\">{items}</div></fieldset></div>"
        ))
    }

    /// Social workers who can oversee, managers first.
    pub fn overseers(&self) -> Vec<(String, String)> {
        let today = self.service.today;
        let mut all: Vec<_> =
            self.service.posts.iter().filter(|p| p.held(today) && is_social_worker(&p.profession)).collect();
        all.sort_by_key(|p| (!p.title.to_lowercase().contains("manager"), Some(p.team) != self.team, p.name.clone()));
        all.dedup_by_key(|p| p.worker);
        all.into_iter().map(|p| (p.worker.to_string(), format!("{}, {}, {}", p.name, p.title, p.team_name))).collect()
    }

    /// The one of this key: key, name, profession.
    pub fn overseer(&self, code: &str) -> Option<(i64, String, String)> {
        let id: i64 = code.parse().ok()?;
        let post = self.service.posts.iter().find(|p| p.worker == id && p.held(self.service.today))?;
        Some((id, post.name.clone(), post.profession.clone()))
    }
}

/// What is known of a worker's load, each with whether it asks for care.
fn notes(w: &WorkerLoad, today: Day) -> Vec<(String, bool)> {
    let mut notes =
        vec![(format!("{}, agreed level {}; weight {}", children(w.count()), w.level, tenths(w.weight)), false)];
    if w.title.to_lowercase().contains("manager") {
        notes.push((w.title.clone(), true));
    }
    match w.standing {
        Standing::Excepted(until) => {
            notes.push((format!("Over the agreed level, by an exception until {}", days::long(until)), true))
        }
        Standing::Over => notes.push(("Over the agreed level without an exception".to_owned(), true)),
        Standing::Within if w.count() == w.level => notes.push(("At the agreed level".to_owned(), true)),
        Standing::Within => {}
    }
    if !is_social_worker(&w.profession) {
        notes.push((format!("{}, not a social worker", w.profession), true));
    }
    if let Some(until) = w.first_year {
        notes.push((format!("In the first year in practice, until {}", days::long(until)), true));
    }
    if w.percent < 100 {
        notes.push((format!("{} per cent of full time", w.percent), false));
    }
    if let Some((on, _)) = &w.leaves {
        notes.push((format!("Leaves on {}", days::long(*on)), true));
    }
    if let Some(leave) = &w.away {
        let when =
            if leave.from <= today { "Away now".to_owned() } else { format!("Away from {}", days::long(leave.from)) };
        notes.push((format!("{when}, back on {}", days::long(leave.to)), true));
    }
    notes
}

/// What this visitor may know of a conflict: a manager reads more than somebody who only allocates.
fn conflict_note(visit: &Visit, offer: &Offer) -> Option<String> {
    let manages = visit.may("supervise");
    match offer.finding? {
        Finding::Excluded if visit.may("override_conflict") => {
            Some("Declared conflict with this household: only with a reason".to_owned())
        }
        Finding::Excluded => Some("Declared conflict with this household: not to be chosen".to_owned()),
        Finding::Check(why) if manages => Some(format!("Ask before you choose: {why}")),
        Finding::Check(_) => Some("Ask their manager before you choose".to_owned()),
    }
}

fn item(visit: &Visit, offer: &Offer, n: usize, value: &str) -> String {
    let id = if n == 0 { "who".to_owned() } else { format!("who-{n}") };
    let mut hints: Vec<String> = Vec::new();
    if !offer.has.is_empty() {
        hints.push(format!("<b>Answers for {}</b>", esc(&offer.has.join(" and "))));
    }
    if let Some(said) = conflict_note(visit, offer) {
        hints.push(format!("<b class=\"kith-due kith-due--late\">{}</b>", esc(&said)));
    }
    for (words, care) in &offer.notes {
        hints.push(if *care { format!("<b>{}</b>", esc(words)) } else { esc(words) });
    }
    let shut = if offer.excluded() && !visit.may("override_conflict") { " disabled" } else { "" };
    let chosen = if offer.code == value { " checked" } else { "" };
    format!(
        "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" type=\"radio\" id=\"{id}\" name=\"who\" value=\"{}\" aria-describedby=\"{id}-hint\"{chosen}{shut}><label class=\"govuk-label govuk-radios__label\" for=\"{id}\">{}</label><div class=\"govuk-hint govuk-radios__hint\" id=\"{id}-hint\">{}</div></div>",
        esc(&offer.code),
        esc(&offer.words),
        hints.join("<br>")
    )
}

/// Brothers and sisters whose record is open to the visitor, each with the workers who answer for them.
fn siblings(
    visit: &Visit,
    reading: &mut Reading<'_>,
    subject: i64,
    service: &Service,
) -> Result<Vec<(Sibling, Vec<i64>)>, Fail> {
    let ids = family::siblings(reading, subject)?;
    let people = person::people(reading, &ids)?;
    let seen = all_seen_as(visit, reading, &people)?;
    let mut all = Vec::new();
    for p in people.iter().filter(|p| p.merged_into.is_none() && p.death.is_none()) {
        let Some(seen) = seen.get(&p.id).filter(|s| s.open) else { continue };
        let now = |s: &&Stretch| s.person == p.id && s.holds(visit.today());
        let workers: Vec<i64> = service.stretches.iter().filter(now).filter_map(|s| s.worker).collect();
        if workers.is_empty() && p.age_on(visit.today()).is_some_and(|age| age >= 18) {
            continue;
        }
        let who = workers.iter().find_map(|w| service.worker(*w)).map_or("no worker".to_owned(), |w| w.name.clone());
        let words = format!("{} (now {who})", seen.name);
        all.push((Sibling { id: p.id, number: p.kith_number.clone(), name: seen.name.clone(), words }, workers));
    }
    Ok(all)
}
