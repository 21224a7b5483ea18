use super::*;
use crate::rules::check::tests::visit;
use crate::rules::place::{self, Place, Step};
use proptest::prelude::*;

fn nobody(_: &str) -> Option<Whose> {
    None
}

fn edit(form: &mut Form, id: &str, change: impl FnOnce(&mut Question)) {
    let found = form.sections.iter_mut().flat_map(|s| &mut s.questions).find(|q| q.id == id);
    change(found.unwrap());
}

#[test]
fn what_only_one_of_two_people_changed_is_taken_over() {
    let base = visit();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    edit(&mut mine, "place", |q| q.ask = "Where was it?".to_owned());
    edit(&mut mine, "seen", |q| q.prompt.why = "My why.".to_owned());
    edit(&mut theirs, "seen", |q| q.prompt.good = "Their good.".to_owned());
    theirs.title = "Home visit".to_owned();
    place::take(&mut theirs, "going_well").unwrap();

    let together = bring_together(&base, &mine, &theirs, &nobody);

    assert_eq!(together.clashes, []);
    let form = together.form;
    assert_eq!((form.title.as_str(), form.question("place").unwrap().ask.as_str()), ("Home visit", "Where was it?"));
    let seen = form.question("seen").unwrap();
    assert_eq!((seen.prompt.why.as_str(), seen.prompt.good.as_str()), ("My why.", "Their good."));
    assert!(form.question("going_well").is_none());
}

#[test]
fn where_both_changed_the_same_words_somebody_chooses() {
    let base = visit();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    edit(&mut mine, "place", |q| q.ask = "Mine?".to_owned());
    edit(&mut theirs, "place", |q| q.ask = "Theirs?".to_owned());

    let open = bring_together(&base, &mine, &theirs, &nobody);
    let chosen = bring_together(&base, &mine, &theirs, &|_| Some(Whose::Theirs));

    assert_eq!(open.clashes.len(), 1);
    assert_eq!(
        (open.clashes[0].place.as_str(), open.clashes[0].what.as_str()),
        ("question-place", "“Where did you meet?”")
    );
    assert_eq!(open.form.question("place").unwrap().ask, "Mine?");
    assert_eq!(chosen.clashes, []);
    assert_eq!(chosen.form, theirs);
}

#[test]
fn a_question_that_one_took_out_and_the_other_reworded_is_asked_about() {
    let base = visit();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    place::take(&mut mine, "going_well").unwrap();
    edit(&mut theirs, "going_well", |q| q.ask = "What goes well?".to_owned());

    let open = bring_together(&base, &mine, &theirs, &nobody);
    let back = bring_together(&base, &mine, &theirs, &|_| Some(Whose::Theirs));

    assert_eq!(open.clashes[0].mine, Side::TakenOut);
    assert_eq!(back.form, theirs);
}

#[test]
fn two_new_questions_at_one_place_both_stand() {
    let base = visit();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let new = |id: &str| Question { id: id.to_owned(), ..base.question("place").unwrap().clone() };
    place::put(&mut mine, new("cat"), &Place::After("place".to_owned())).unwrap();
    place::put(&mut theirs, new("dog"), &Place::After("place".to_owned())).unwrap();

    let form = bring_together(&base, &mine, &theirs, &nobody).form;

    let order: Vec<&str> = form.sections[0].questions.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(order[..4], ["happened", "place", "cat", "dog"]);
}

#[test]
fn two_orders_are_asked_about() {
    let base = visit();
    let mine = place::moved(&base, "happened", Step::Down);
    let theirs = place::moved(&base, "others_there", Step::Up);

    let open = bring_together(&base, &mine, &theirs, &nobody);

    assert_eq!(open.clashes[0].place, "order");
    assert_eq!(bring_together(&base, &mine, &theirs, &|_| Some(Whose::Theirs)).form, theirs);
}

/// A few changes, one after the other, as somebody makes them.
fn changed(script: &[(usize, usize, String)], who: &str) -> Form {
    let mut form = visit();
    for (n, (how, at, words)) in script.iter().enumerate() {
        let ids: Vec<String> = form.all_questions().map(|q| q.id.clone()).collect();
        let id = &ids[at % ids.len()];
        match how {
            0 => form = form.with_prompt(id, &format!("{who} {words}."), "Good.").unwrap(),
            1 if form.question(id).unwrap().inner().is_empty() && place::rows_of(&form, id).is_none() => {
                place::take(&mut form, id);
            }
            2 => form = place::moved(&form, id, Step::Down),
            3 => form = place::moved(&form, id, Step::Up),
            _ => {
                let new = Question {
                    id: format!("{who}_{n}"),
                    ask: words.clone(),
                    ..form
                        .question("place")
                        .or(form.question("happened"))
                        .unwrap_or(&form.sections[0].questions[0])
                        .clone()
                };
                let _ = place::put(&mut form, new, &Place::After(id.clone()));
            }
        }
    }
    Form { version: 1, ..form }
}

fn script() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    proptest::collection::vec((0usize..5, 0usize..40, "[a-z]{1,6}"), 0..6)
}

proptest! {
    #[test]
    fn with_nobody_else_there_each_keeps_what_they_made(script in script()) {
        let (base, changed) = (visit(), changed(&script, "mine"));
        prop_assert_eq!(&bring_together(&base, &changed, &base, &nobody).form, &changed);
        prop_assert_eq!(&bring_together(&base, &base, &changed, &nobody).form, &changed);
        prop_assert_eq!(&bring_together(&base, &changed, &changed, &nobody).form, &changed);
    }

    #[test]
    fn no_question_is_lost_or_doubled_and_what_one_changed_stands(one in script(), other in script()) {
        let (base, mine, theirs) = (visit(), changed(&one, "mine"), changed(&other, "theirs"));

        let together = bring_together(&base, &mine, &theirs, &nobody);

        let ids: Vec<&str> = together.form.all_questions().map(|q| q.id.as_str()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), ids.len(), "{:?}", ids);
        let clashes = |id: &str| together.clashes.iter().any(|clash| clash.place == format!("question-{id}"));
        for form in [&mine, &theirs] {
            for question in form.all_questions() {
                let elsewhere = if std::ptr::eq(form, &mine) { &theirs } else { &mine };
                let stands = together.form.question(&question.id);
                let was = base.question(&question.id).map(bare);
                match (elsewhere.question(&question.id).map(bare), stands.map(bare)) {
                    (Some(_), stands) => prop_assert!(stands.is_some(), "{} is in both", question.id),
                    (None, stands) if was.is_none() => prop_assert_eq!(stands, Some(bare(question)), "new"),
                    (None, stands) => prop_assert!(stands.is_none() || clashes(&question.id) || was != Some(bare(question))),
                }
                if elsewhere.question(&question.id).map(bare) == was && was.is_some() {
                    prop_assert_eq!(together.form.question(&question.id).map(bare), Some(bare(question)));
                }
            }
        }
    }
}
