//! Accounts: who signs in, and with what role.

use crate::{Role, Roles, SecondFactor, password};
use store::{Acting, Actor, Dice, Fault, Reading, Row};

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Key.
    pub id: i64,
    /// What is typed at sign-in; lower case, without spaces.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The role's word; see [`Roles`].
    pub role: String,
    /// The worker this account belongs to, if any.
    pub worker: Option<i64>,
    /// The argon2id hash, if the account has a password.
    pub password: Option<String>,
    /// Whether sign-in asks for six digits too.
    pub second_factor: SecondFactor,
    /// Who they are to the council's own sign-in provider, once they have signed in by it: its name, a blank, its word
    /// for them.
    pub external: Option<String>,
    /// When it was closed, if it was.
    pub closed_at: Option<days::Instant>,
}

/// The person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The account.
    pub account: i64,
    /// The person's name.
    pub name: String,
    /// Their worker record, if any.
    pub worker: Option<i64>,
    /// Their role.
    pub role: &'static Role,
}

impl Who {
    /// Whether the role holds this permission.
    pub fn may(&self, what: &str) -> bool {
        self.role.may.iter().any(|m| m == what)
    }

    /// How the history names them.
    pub fn actor(&self) -> Actor {
        Actor { account: Some(self.account), words: format!("{}, {}", self.name, self.role.title) }
    }
}

/// What is needed for an account.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// What is typed at sign-in.
    pub username: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// The role's word.
    pub role: &'a str,
    /// Their worker record, if any.
    pub worker: Option<i64>,
    /// A hash made with [`hash_new_password`]; nothing for sign-in by the council's own provider alone.
    pub password_hash: Option<String>,
    /// Who they are to the council's own sign-in provider.
    pub external: Option<&'a str>,
}

/// Why an account cannot be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The username has something other than letters, digits, dots, dashes and @, or is too long.
    #[error("Use 2 to 100 letters, digits, dots, dashes or @ for the username, for example amina.yusuf")]
    Username,
    /// Somebody has it.
    #[error("Another account has this username. Choose another, or open that account")]
    Taken,
    /// Not one of the roles.
    #[error("Choose one of the roles in the list")]
    Role,
    /// The name is empty or too long.
    #[error("Give the person's name, at most 100 characters")]
    Name,
    /// The password is weak.
    #[error("{0}")]
    Password(#[from] password::PasswordWeakness),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const COLUMNS: &str =
    "id, username, name, role, worker, password, second_factor, second_factor_step, external, closed_at";

fn read(row: &Row) -> Result<Account, Fault> {
    let second_factor = match row.get::<Option<String>>("second_factor")? {
        None => SecondFactor::Off,
        Some(secret) => {
            SecondFactor::On { secret, last_step: row.get::<Option<i64>>("second_factor_step")?.unwrap_or(0) }
        }
    };
    Ok(Account {
        id: row.get("id")?,
        username: row.get("username")?,
        name: row.get("name")?,
        role: row.get("role")?,
        worker: row.get("worker")?,
        password: row.get("password")?,
        second_factor,
        external: row.get("external")?,
        closed_at: row.get("closed_at")?,
    })
}

/// The account with this username, open or closed.
pub fn find_account(reading: &mut Reading<'_>, username: &str) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE username = $1");
    reading.row(&sql, &[tidy(username).into()])?.as_ref().map(read).transpose()
}

/// All accounts by name.
pub fn accounts(reading: &mut Reading<'_>) -> Result<Vec<Account>, Fault> {
    reading.rows(&format!("SELECT {COLUMNS} FROM account ORDER BY name, id"), &[])?.iter().map(read).collect()
}

/// The open account with this key as the person behind a request; nothing when closed or its role is unknown.
pub fn who_is(reading: &mut Reading<'_>, account: i64) -> Result<Option<Who>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE id = $1 AND closed_at IS NULL");
    let Some(row) = reading.row(&sql, &[account.into()])? else { return Ok(None) };
    let account = read(&row)?;
    let Some(role) = Roles::built_in().find(&account.role) else { return Ok(None) };
    Ok(Some(Who { account: account.id, name: account.name, worker: account.worker, role }))
}

fn tidy(username: &str) -> String {
    username.trim().to_lowercase()
}

/// Hashes a password that is strong enough. Slow on purpose (tens of milliseconds): call it outside an act.
pub fn hash_new_password(password: &str, username: &str, dice: &dyn Dice) -> Result<String, AccountError> {
    if let Some(weak) = password::weakness(password, username) {
        return Err(AccountError::Password(weak));
    }
    let mut salt = [0; 16];
    dice.fill(&mut salt);
    password::hash_password(password, &salt).ok_or(AccountError::Password(password::PasswordWeakness::Long))
}

/// Makes an account and gives its key.
pub fn make_account(acting: &mut Acting<'_>, new: &NewAccount<'_>) -> Result<i64, AccountError> {
    let username = tidy(new.username);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+' | '\'');
    if !(2..=100).contains(&username.chars().count()) || !username.chars().all(fits) {
        return Err(AccountError::Username);
    }
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(AccountError::Name);
    }
    if Roles::built_in().find(new.role).is_none() {
        return Err(AccountError::Role);
    }
    if find_account(acting, &username)?.is_some() {
        return Err(AccountError::Taken);
    }
    Ok(acting.insert(
        "account",
        &[
            ("username", username.into()),
            ("name", name.into()),
            ("role", new.role.into()),
            ("worker", new.worker.into()),
            ("password", new.password_hash.clone().into()),
            ("external", new.external.map(str::to_owned).into()),
        ],
    )?)
}

/// Replaces an account's password by a hash made with [`hash_new_password`].
pub fn set_password(acting: &mut Acting<'_>, account: i64, hash: &str) -> Result<(), Fault> {
    acting.update("account", account, &[("password", hash.into())])?;
    Ok(())
}

/// Says which worker an account belongs to; nothing when it belongs to none.
pub fn link_worker(acting: &mut Acting<'_>, account: i64, worker: Option<i64>) -> Result<(), Fault> {
    acting.update("account", account, &[("worker", worker.into())])?;
    Ok(())
}
