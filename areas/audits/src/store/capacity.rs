//! How many audits and moderations people can do in a month.

use ::store::{Acting, Fault, Reading};

/// What somebody can do in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Can {
    /// The account.
    pub account: i64,
    /// Their name.
    pub name: String,
    /// Audits.
    pub audits: usize,
    /// Moderations.
    pub moderations: usize,
}

/// Who can do how much in a month ("2026-12").
pub fn of_month(reading: &mut Reading<'_>, month: &str) -> Result<Vec<Can>, Fault> {
    let sql = "SELECT account, name, audits, moderations FROM audit_capacity WHERE month = $1 ORDER BY name, account";
    let rows = reading.rows(sql, &[month.into()])?;
    let small = |n: i64| usize::try_from(n).unwrap_or(0);
    rows.iter()
        .map(|r| {
            Ok(Can {
                account: r.get("account")?,
                name: r.get("name")?,
                audits: small(r.get("audits")?),
                moderations: small(r.get("moderations")?),
            })
        })
        .collect()
}

/// Says what somebody can do in a month, in place of what was said before.
pub fn say(acting: &mut Acting<'_>, month: &str, can: &Can) -> Result<(), Fault> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let row = [
        ("name", can.name.as_str().into()),
        ("audits", number(can.audits).into()),
        ("moderations", number(can.moderations).into()),
    ];
    let sql = "SELECT id FROM audit_capacity WHERE account = $1 AND month = $2";
    let kept: Option<i64> = acting.one(sql, &[can.account.into(), month.into()])?;
    match kept {
        Some(id) => acting.update("audit_capacity", id, &row).map(|_| ()),
        None => {
            let key = [("account", can.account.into()), ("month", month.into())];
            let all: Vec<_> = key.into_iter().chain(row).collect();
            acting.insert("audit_capacity", &all).map(|_| ())
        }
    }
}
