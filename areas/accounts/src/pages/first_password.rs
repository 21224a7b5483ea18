//! The last step of a first sign-in: a password of one's own in place of the one that was given.

use crate::pages::sign_in::{begin, go_on, refused};
use crate::slow::in_turn;
use crate::store::account::{account, set_temporary};
use access::{end_sessions_of, hash_new_password, password_fits, set_password, who_is};
use page::{Fail, Reply, Visit};

pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let awaits = visit.session.as_ref().filter(|s| s.awaiting.as_deref() == Some("new_password"));
    let Some(session) = awaits else {
        return refused(visit, 422, "Signing in took too long. Give your username and password again");
    };
    let id = session.account;
    let (account, who) = visit.read(|r| Ok::<_, Fail>((account(r, id)?, who_is(r, id)?)))?;
    let (Some(account), Some(who)) = (account, who) else { return Err(Fail::SignIn) };
    let password = visit.form.get("new_password").unwrap_or_default();
    if visit.form.get("again_password").unwrap_or_default() != password {
        return refused(visit, 422, "The two passwords differ. Type the same one twice");
    }
    let (same, hash) = in_turn(|| {
        let dice = visit.house.store.dice();
        (password_fits(password, account.password.as_deref()), hash_new_password(password, &account.username, dice))
    });
    if same {
        return refused(visit, 422, "That is the password you were given. Choose one that only you know");
    }
    let hash = match hash {
        Ok(hash) => hash,
        Err(weak) => return refused(visit, 422, &weak.to_string()),
    };
    let begun = begin(visit, "choose_password", &who, None, |acting| {
        set_password(acting, id, &hash)?;
        set_temporary(acting, id, false)?;
        end_sessions_of(&mut acting.plain(), id)?;
        Ok(true)
    })?;
    let Some((token, csrf)) = begun else { return Err(Fail::SignIn) };
    Ok(go_on(visit, &who, token, &csrf, None))
}
