//! Nothing that somebody wrote disappears without its writer choosing so.

use proptest::prelude::*;
use record::store::answer::{self, Outcome, Save};
use record::store::document;
use store::{Act, Actor};

use super::scene::Scene;

/// What one writer does next. Fields are a few places of one document.
#[derive(Debug, Clone)]
enum Step {
    /// Types into a field, and saves it; the reply may be lost on the way back.
    Type { writer: usize, field: usize, reply_lost: bool },
    /// Sends again the last thing that was sent, as a browser or a network may, however late.
    Echo { writer: usize },
    /// Looks what others wrote and takes it into fields that were not touched.
    Look { writer: usize },
}

#[derive(Debug, Clone, Default)]
struct Field {
    text: String,
    version: i64,
    shown: String,
    unsure: Vec<String>,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0usize..2, 0usize..2, any::<bool>()).prop_map(|(writer, field, reply_lost)| Step::Type { writer, field, reply_lost }),
        1 => (0usize..2).prop_map(|writer| Step::Echo { writer }),
        1 => (0usize..2).prop_map(|writer| Step::Look { writer }),
    ];
    proptest::collection::vec(step, 1..24)
}

/// Which field, what was typed, from which version, and what was sent before without a reply.
type Sent = (usize, String, i64, Vec<String>);

const QUESTIONS: [&str; 2] = ["saw_and_heard", "going_well"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_text_disappears_without_its_writer_choosing_so_and_only_the_same_answer_conflicts(steps in steps()) {
        let scene = SCENE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let record = scene.app.arrange(|acting| document::make_draft(acting, "visit", 1, &[scene.kj], scene.amina, "Amina"));
        let mut writers: [[Field; 2]; 2] = Default::default();
        let mut last: [Option<Sent>; 2] = [None, None];
        // Who changed each answer since which version: what the rule is held against.
        let mut changed_by: [Vec<usize>; 2] = Default::default();
        let mut typed = 0;

        for step in steps {
            match step {
                Step::Type { writer, field, reply_lost } => {
                    typed += 1;
                    let at = &mut writers[writer][field];
                    // Words are only ever added here, so a word that is missing at the end was lost.
                    at.text = format!("{}[{writer}:{typed}]", at.text);
                    let sent = (field, at.text.clone(), at.version, at.unsure.clone());
                    at.unsure.push(at.text.clone());
                    let outcome = save(&scene, record, writer, &sent);
                    last[writer] = Some(sent.clone());
                    match outcome {
                        Outcome::Saved(version) => {
                            changed_by[field].push(writer);
                            if !reply_lost {
                                *at = Field { text: at.text.clone(), version, shown: at.text.clone(), unsure: Vec::new() };
                            }
                        }
                        Outcome::Already(version) if !reply_lost => {
                            *at = Field { text: at.text.clone(), version, shown: at.text.clone(), unsure: Vec::new() };
                        }
                        Outcome::Already(_) => {}
                        Outcome::Conflict(theirs) => {
                            let others = changed_by[field].iter().skip(usize::try_from(at.version).unwrap()).any(|w| *w != writer);
                            prop_assert!(others, "a conflict although nobody else wrote in this answer");
                            // The writer chooses both, which keeps all words of both.
                            let both = questions::both(&at.text, &theirs.value);
                            let outcome = save(&scene, record, writer, &(field, both.clone(), theirs.version, Vec::new()));
                            let (Outcome::Saved(version) | Outcome::Already(version)) = outcome else { panic!("{outcome:?}") };
                            if matches!(outcome, Outcome::Saved(_)) {
                                changed_by[field].push(writer);
                            }
                            *at = Field { text: both.clone(), version, shown: both, unsure: Vec::new() };
                        }
                    }
                }
                Step::Echo { writer } => {
                    if let Some(sent) = last[writer].clone()
                        && let Outcome::Saved(_) = save(&scene, record, writer, &sent)
                    {
                        changed_by[sent.0].push(writer);
                    }
                }
                Step::Look { writer } => {
                    for kept in scene.app.store.read(|r| answer::answers(r, record)).unwrap() {
                        let field = QUESTIONS.iter().position(|q| *q == kept.question).unwrap();
                        let at = &mut writers[writer][field];
                        if at.text == at.shown {
                            *at = Field { text: kept.value.clone(), version: kept.version, shown: kept.value, unsure: Vec::new() };
                        }
                    }
                }
            }
        }

        let kept = scene.app.store.read(|r| answer::answers(r, record)).unwrap();
        let text = |field: usize| kept.iter().find(|k| k.question == QUESTIONS[field]).map_or("", |k| k.value.as_str()).to_owned();
        for (writer, fields) in writers.iter().enumerate() {
            for (field, at) in fields.iter().enumerate() {
                for word in at.text.split_inclusive(']').map(str::trim).filter(|w| !w.is_empty()) {
                    prop_assert!(text(field).contains(word), "{word} of writer {writer} is gone from {}", text(field));
                }
            }
        }
    }
}

static SCENE: std::sync::LazyLock<std::sync::Mutex<Scene>> =
    std::sync::LazyLock::new(|| std::sync::Mutex::new(Scene::new()));

fn save(scene: &Scene, record: i64, writer: usize, sent: &Sent) -> Outcome {
    let (account, name) = if writer == 0 { (scene.amina, "Amina") } else { (scene.joel, "Joel") };
    let act = Act::new("save_answer", Actor::program("a test"), scene.app.now());
    let one = Save { question: QUESTIONS[sent.0], person: 0, value: &sent.1, base: sent.2, sent: &sent.3 };
    let mut outcomes =
        scene.app.store.act(&act, |acting| answer::save_answers(acting, record, &[one], account, name)).unwrap();
    outcomes.remove(0)
}
