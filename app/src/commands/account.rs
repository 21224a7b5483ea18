//! `kith account add`, `kith account password`: the first account, and a forgotten password.

use access::{AccountError, NewAccount, Roles, find_account, hash_new_password, make_account, set_password};
use days::{Clock, SystemClock};
use std::process::ExitCode;
use store::{Act, Actor, Store};

/// Why an account could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountCommandFault {
    /// The account itself.
    #[error("{0}")]
    Account(#[from] AccountError),
    /// There is no such role.
    #[error("“{role}” is not a role. The roles are: {all}")]
    Role {
        /// What was given.
        role: String,
        /// Every role's word.
        all: String,
    },
    /// Nobody has this username.
    #[error("no account has the username “{0}”: make it with `kith account add`")]
    Unknown(String),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] store::Fault),
}

fn act(name: &'static str) -> Act<'static> {
    Act::new(name, Actor::program("the command line"), SystemClock.now())
}

/// Makes an account with a password drawn at random, which is printed once.
pub fn add_account(store: &Store, username: &str, name: &str, role: &str) -> Result<ExitCode, AccountCommandFault> {
    if Roles::built_in().find(role).is_none() {
        let all = Roles::built_in().all().iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(AccountCommandFault::Role { role: role.to_owned(), all });
    }
    let password = store.dice().token();
    let hash = hash_new_password(&password, username, store.dice())?;
    let new = NewAccount { username, name, role, worker: None, password_hash: Some(hash), external: None };
    store.act(&act("make_account"), |acting| make_account(acting, &new))?;
    println!("{name} can sign in as {} with the password {password}", username.trim().to_lowercase());
    Ok(ExitCode::SUCCESS)
}

/// Gives an account a new password drawn at random, which is printed once, and ends its sessions.
pub fn new_password(store: &Store, username: &str) -> Result<ExitCode, AccountCommandFault> {
    let account = store.read(|r| find_account(r, username))?;
    let account = account.ok_or_else(|| AccountCommandFault::Unknown(username.to_owned()))?;
    let password = store.dice().token();
    let hash = hash_new_password(&password, username, store.dice())?;
    store.act(&act("reset_password"), |acting| {
        set_password(acting, account.id, &hash)?;
        access::end_sessions_of(&mut acting.plain(), account.id)
    })?;
    println!("{} can sign in as {} with the password {password}", account.name, account.username);
    Ok(ExitCode::SUCCESS)
}
