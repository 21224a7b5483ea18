//! Accounts, as this area reads and changes them beyond what `access` does.

use access::Account;
use store::{Acting, Fault, Reading};

/// The account with this key, open or closed.
pub fn account(reading: &mut Reading<'_>, id: i64) -> Result<Option<Account>, Fault> {
    let sql = "SELECT username FROM account WHERE id = $1";
    let Some(username) = reading.one::<String>(sql, &[id.into()])? else { return Ok(None) };
    access::find_account(reading, &username)
}

/// The step whose digits were accepted, so that they serve once. Gives false when they, or later ones, served before.
pub fn use_step(acting: &mut Acting<'_>, id: i64, step: i64) -> Result<bool, Fault> {
    let sql = "SELECT second_factor_step FROM account WHERE id = $1 FOR UPDATE";
    let last: i64 = acting.one(sql, &[id.into()])?.unwrap_or(0);
    if step <= last {
        return Ok(false);
    }
    acting.update("account", id, &[("second_factor_step", step.into())])?;
    Ok(true)
}
