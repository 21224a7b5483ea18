//! Drawing a sample: how many, with which seed, audited by whom.

use super::overview::said;
use super::programmes::{named, whole};
use crate::conflicts::{Auditor, who_may};
use crate::definitions::framework;
use crate::drawing::{Drawing, draw_sample, frame_words, ready};
use crate::words::counted;
use oversight::published::{AskedPage, AskedPart, asked_page, typed};
use page::parts::{Errors, Field, text, ticks};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::needed_line;
use store::Reading;

/// GET /audits/programmes/{programme}/draw
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let programme = named(visit, reading)?;
    let ready = ready(reading, &programme, &[], visit.today())?;
    let auditors = who_may(reading, "record_audits")?;
    let offered: Vec<(String, String)> = auditors.iter().map(|a| (a.account.to_string(), a.name.clone())).collect();
    let offered: Vec<(&str, &str)> = offered.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let chosen: Vec<&str> = visit.form.all("auditor").collect();
    let seed = format!("{}, {}", programme.title, days::long(visit.today()));
    let wanted = if programme.a_month > 0 { programme.a_month.to_string() } else { String::new() };
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let seed_hint = "Any words. The same words draw the same records from the same list, so that anybody can check it";
    let who_hint = "Nobody is given a record in whose line they are, or whose family they declared that they know";
    let number = " inputmode=\"numeric\" autocomplete=\"off\"";
    let fields = vec![
        text(
            at("wanted", "How many records?", "", typed(visit, "wanted", &wanted)),
            "govuk-input--width-5",
            number,
            errors,
        ),
        text(at("seed", "The seed", seed_hint, typed(visit, "seed", &seed)), "", " autocomplete=\"off\"", errors),
        ticks(at("auditor", "Who audits them?", who_hint, ""), &offered, &chosen, errors),
    ];
    let apart = framework(visit.today()).months_apart;
    let above = format!(
        "{}: {} can be drawn today; {} left out, because of an audit in the last {apart} months.",
        frame_words(reading, &programme)?,
        counted(ready.frame.len(), "record"),
        ready.left_out.len()
    );
    let part = AskedPart {
        id: "draw",
        title: "The sample".to_owned(),
        above: said(&above),
        action: format!("/audits/programmes/{}/draw", programme.id),
        hidden: visit.hidden(),
        fields,
        button: "Draw it",
    };
    let page = AskedPage {
        title: format!("Draw a sample: {}", programme.title),
        back: (format!("/audits/programmes/{}", programme.id), "The programme"),
        above: Html::default(),
        parts: vec![part],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// POST /audits/programmes/{programme}/draw
pub fn draw(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let mut errors = Errors::none();
    let (programme, ready_now, all, words) = visit.read(|reading| {
        let programme = named(visit, reading)?;
        let now = ready(reading, &programme, &[], visit.today())?;
        let words = frame_words(reading, &programme)?;
        Ok::<_, Fail>((programme, now, who_may(reading, "record_audits")?, words))
    })?;
    if !programme.runs {
        return Err(Fail::Stale("This programme has ended: nothing more is drawn for it.".to_owned()));
    }
    let most = i64::try_from(ready_now.frame.len()).unwrap_or(500).min(500);
    if most == 0 {
        errors.add("wanted", "There is no record to draw today: every one was audited lately, or there is none");
    }
    let wanted = match errors.is_empty() {
        true => errors.take("wanted", whole(visit.form.text("wanted"), "how many records to draw", 1, most)),
        false => None,
    };
    let seed = errors.take("seed", needed_line(visit.form.text("seed"), "the seed", 200));
    let mut auditors: Vec<Auditor> = Vec::new();
    for typed in visit.form.all("auditor") {
        match all.iter().find(|a| a.account.to_string() == typed) {
            Some(one) if !auditors.contains(one) => auditors.push(one.clone()),
            Some(_) => {}
            None => errors.add("auditor", "Choose auditors from the list"),
        }
    }
    if auditors.is_empty() && errors.at("auditor").is_none() {
        errors.add("auditor", "Choose who audits them; with several, each is given about as many");
    }
    let (Some(wanted), Some(seed), true) = (wanted, seed, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let (id, drawn) = visit.act(None, None, |acting| {
        let drawing = Drawing {
            seed: &seed,
            wanted: usize::try_from(wanted).unwrap_or(0),
            auditors: &auditors,
            frame_words: &words,
            by: &who.name,
        };
        draw_sample(acting, &programme, &drawing, visit.today())
    })?;
    Ok(Reply::to_saying(format!("/audits/samples/{id}"), format!("{} drawn and given out.", counted(drawn, "record"))))
}
