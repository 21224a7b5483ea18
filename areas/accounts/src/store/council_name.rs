//! What accounts are called at the council's own sign-in, and which are linked with it.

use store::{Acting, Fault, Reading};

/// What the account is to be called there, if an administrator said so.
pub fn council_name(reading: &mut Reading<'_>, account: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT name FROM council_name WHERE account = $1", &[account.into()])
}

/// The account that is to be called this there.
pub fn called_at_council(reading: &mut Reading<'_>, name: &str) -> Result<Option<i64>, Fault> {
    reading.one("SELECT account FROM council_name WHERE name = $1", &[name.into()])
}

/// Gives the account another name there, or none.
pub fn set_council_name(acting: &mut Acting<'_>, account: i64, name: Option<&str>) -> Result<(), Fault> {
    let row: Option<i64> = acting.one("SELECT id FROM council_name WHERE account = $1", &[account.into()])?;
    match (row, name) {
        (None, Some(name)) => {
            acting.insert("council_name", &[("account", account.into()), ("name", name.into())]).map(|_| ())
        }
        (Some(row), Some(name)) => acting.update("council_name", row, &[("name", name.into())]).map(|_| ()),
        (Some(row), None) => acting.remove("council_name", row),
        (None, None) => Ok(()),
    }
}

/// The account that is linked with this subject of the provider, open or closed.
pub fn linked(reading: &mut Reading<'_>, external: &str) -> Result<Option<i64>, Fault> {
    reading.one("SELECT id FROM account WHERE external = $1", &[external.into()])
}

/// Links the account with a subject of the provider, or with none.
pub fn set_link(acting: &mut Acting<'_>, account: i64, external: Option<&str>) -> Result<bool, Fault> {
    acting.update("account", account, &[("external", external.map(str::to_owned).into())])
}
