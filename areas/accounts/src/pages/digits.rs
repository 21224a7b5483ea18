//! The second step of signing in: six digits from an authenticator app.

use crate::pages::sign_in::{begin, go_on, refused, wait_until};
use crate::store::account::{account, is_temporary, use_step};
use crate::store::tries::{count_try, forgive};
use access::{SecondFactor, step_that_fits, who_is};
use page::{Fail, Reply, Visit};

const REFUSED: &str =
    "Those digits are not the ones that the app shows now, or were used before. Wait for the next six and type those";

pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let awaits = visit.session.as_ref().filter(|s| s.awaiting.as_deref() == Some("second_factor"));
    let Some(session) = awaits else {
        return refused(visit, 422, "Signing in took too long. Give your username and password again");
    };
    let id = session.account;
    let name = format!("digits of {id}");
    let tried = match visit.house.store.keep(visit.now, |k| count_try(k, &name, &visit.place))? {
        Ok(tried) => tried,
        Err(until) => return refused(visit, 429, &wait_until(until)),
    };
    let (account, who, temporary) =
        visit.read(|r| Ok::<_, Fail>((account(r, id)?, who_is(r, id)?, is_temporary(r, id)?)))?;
    let secret = account.and_then(|a| match a.second_factor {
        SecondFactor::On { secret, .. } => Some(secret),
        SecondFactor::Off => None,
    });
    let step = secret.and_then(|s| step_that_fits(&s, visit.form.text("digits"), visit.now));
    let (Some(who), Some(step)) = (who, step) else { return refused(visit, 422, REFUSED) };
    let awaiting = temporary.then_some("new_password");
    let begun = begin(visit, "sign_in_second_step", &who, awaiting, |acting| {
        if !use_step(acting, id, step)? {
            return Ok(false);
        }
        forgive(&mut acting.plain(), &name, tried)?;
        Ok(true)
    })?;
    let Some((token, csrf)) = begun else { return refused(visit, 422, REFUSED) };
    Ok(go_on(visit, &who, token, &csrf, awaiting))
}
