//! Giving an audit to somebody, or saying why it is not done.

use super::seeing::{at, one, still};
use crate::carrying;
use crate::conflicts::{Auditor, kept_from, who_may};
use crate::store::audit::{self, Audit};
use crate::words::Standing;
use oversight::published::{AskedPage, AskedPart, asked_page, reason, typed};
use page::parts::{Errors, Field, choice, textarea};
use page::{Fail, Html, Reply, Visit};
use store::Reading;

/// Who may audit this record.
fn free(reading: &mut Reading<'_>, audit: &Audit, visit: &Visit) -> Result<(Vec<Auditor>, Vec<String>), Fail> {
    let all = who_may(reading, "record_audits")?;
    let kept = kept_from(reading, &all, &[audit.person], visit.today())?;
    let said = |a: &Auditor| kept.get(&(a.account, audit.person)).map(|why| format!("{} {why}", a.name));
    let out: Vec<String> = all.iter().filter_map(said).collect();
    Ok((all.into_iter().filter(|a| !kept.contains_key(&(a.account, audit.person))).collect(), out))
}

fn planned(visit: &Visit, reading: &mut Reading<'_>) -> Result<Audit, Fail> {
    let (audit, _) = one(visit, reading)?;
    still(&audit, Standing::Planned)?;
    Ok(audit)
}

/// GET /audits/{audit}/give
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let audit = planned(visit, reading)?;
    let (free, out) = free(reading, &audit, visit)?;
    let offered: Vec<(String, String)> = free.iter().map(|a| (a.account.to_string(), a.name.clone())).collect();
    let offered: Vec<(&str, &str)> =
        std::iter::once(("", "")).chain(offered.iter().map(|(id, name)| (id.as_str(), name.as_str()))).collect();
    let hint = match out.is_empty() {
        true => String::new(),
        false => format!("Kept from it: {}", out.join("; ")),
    };
    let stands = audit.auditor.map(|a| a.to_string()).unwrap_or_default();
    let give = Field { name: "auditor", label: "Who audits it?", hint: &hint, value: typed(visit, "auditor", &stands) };
    let why = Field { name: "why", label: "Why is it not done?", hint: "", value: typed(visit, "why", "") };
    let part = |id, title: &str, to: &str, field, button| AskedPart {
        id,
        title: title.to_owned(),
        above: Html::default(),
        action: format!("{}/{to}", at(audit.id)),
        hidden: visit.hidden(),
        fields: vec![field],
        button,
    };
    let page = AskedPage {
        title: format!("Who does it: {}", audit.kind.words().to_lowercase()),
        back: (at(audit.id), "The audit"),
        above: Html::default(),
        parts: vec![
            part("give", "Give it to somebody", "give", choice(give, &offered, errors), "Give it"),
            part("drop", "It is not done after all", "drop", textarea(why, 2, errors), "Settle as not done"),
        ],
        below: Html::default(),
    };
    asked_page(visit, page, errors)
}

/// POST /audits/{audit}/give
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let (audit, free) = visit.read(|reading| {
        let audit = planned(visit, reading)?;
        let (free, _) = free(reading, &audit, visit)?;
        Ok::<_, Fail>((audit, free))
    })?;
    let Some(to) = free.iter().find(|a| a.account.to_string() == visit.form.text("auditor")) else {
        let mut errors = Errors::none();
        errors.add("auditor", "Choose who audits it, from the list");
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Planned)?;
        Ok::<_, Fail>(carrying::give(acting, audit.id, to, visit.today())?)
    })?;
    Ok(Reply::to_saying(at(audit.id), format!("It is given to {}.", to.name)))
}

/// POST /audits/{audit}/drop
pub fn drop_it(visit: &Visit) -> Result<Reply, Fail> {
    let audit = visit.read(|reading| planned(visit, reading))?;
    let mut errors = Errors::none();
    let Some(why) = errors.take("why", reason(visit.form.get("why").unwrap_or_default(), "Say why it is not done"))
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(None, Some(&why), |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Planned)?;
        Ok::<_, Fail>(carrying::drop_audit(acting, audit.id, &why, visit.today())?)
    })?;
    Ok(Reply::to_saying(at(audit.id), "It is settled as not done."))
}
