//! Referrals: taken in, listed, decided, closed.

use crate::rules::threshold::Limb;
use crate::words::{DayKind, NewReferral, Referral, Source};
use days::Day;
use record::identifiers::KithNumber;
use store::{Acting, Fault, Reading, Row, Value};

const COLUMNS: &str = "r.id, r.reference, r.received_on, r.received_kind, r.knew_on, r.referrer, r.referrer_name,
     r.referrer_reach, r.setting, s.name AS setting_name, s.sector, r.summary, r.source, r.place, r.decided_on,
     r.closed_on, r.closing, r.learning, r.made_by";
const FROM: &str = "FROM allegation_referral r JOIN allegation_setting s ON s.id = r.setting";

fn read(row: &Row) -> Result<Referral, Fault> {
    Ok(Referral {
        id: row.get("id")?,
        reference: row.get("reference")?,
        received: row.get("received_on")?,
        received_kind: DayKind::from_code(&row.get::<String>("received_kind")?),
        knew: row.get("knew_on")?,
        referrer: row.get("referrer")?,
        referrer_name: row.get("referrer_name")?,
        referrer_reach: row.get("referrer_reach")?,
        setting: row.get("setting")?,
        setting_name: row.get("setting_name")?,
        sector: row.get("sector")?,
        summary: row.get("summary")?,
        paper: row.get::<String>("source")? == Source::Paper.code(),
        place: row.get("place")?,
        decided: row.get("decided_on")?,
        closed: row.get("closed_on")?,
        closing: row.get("closing")?,
        learning: row.get("learning")?,
        made_by: row.get("made_by")?,
    })
}

/// A reference that names nobody: "A-" and a number with a check, as Kith numbers have it.
fn reference(acting: &Acting<'_>) -> String {
    loop {
        if let Some(number) = KithNumber::from_number(acting.number() >> 30) {
            return format!("A-{number}");
        }
    }
}

/// Takes a referral in and gives its key.
pub fn add(acting: &mut Acting<'_>, new: &NewReferral<'_>, limbs: &[Limb], by: &str) -> Result<i64, Fault> {
    let (at, reference) = (acting.at, reference(acting));
    let id = acting.insert(
        "allegation_referral",
        &[
            ("reference", reference.into()),
            ("received_on", new.received.into()),
            ("received_kind", new.received_kind.code().into()),
            ("knew_on", new.knew.into()),
            ("referrer", new.referrer.into()),
            ("referrer_name", new.referrer_name.into()),
            ("referrer_reach", new.referrer_reach.into()),
            ("setting", new.setting.into()),
            ("summary", new.summary.into()),
            ("source", new.source.code().into()),
            ("place", new.place.into()),
            ("origin", new.origin.clone().into()),
            ("closing", "".into()),
            ("learning", "".into()),
            ("made_at", at.into()),
            ("made_by", by.into()),
        ],
    )?;
    add_limbs(acting, ("referral", id), limbs)?;
    Ok(id)
}

/// Keeps how each limb was judged, for a referral or for advice.
pub(super) fn add_limbs(acting: &mut Acting<'_>, of: (&str, i64), limbs: &[Limb]) -> Result<(), Fault> {
    for limb in limbs {
        let columns = [
            (of.0, Value::from(of.1)),
            ("limb", limb.code.as_str().into()),
            ("met", limb.met.into()),
            ("reason", limb.reason.as_str().into()),
        ];
        acting.insert("allegation_limb", &columns)?;
    }
    Ok(())
}

/// How the limbs of a referral were judged.
pub fn limbs(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Limb>, Fault> {
    let sql = "SELECT limb, met, reason FROM allegation_limb WHERE referral = $1 ORDER BY id";
    let rows = reading.rows(sql, &[referral.into()])?;
    rows.iter().map(|r| Ok(Limb { code: r.get("limb")?, met: r.get("met")?, reason: r.get("reason")? })).collect()
}

/// One referral.
pub fn referral(reading: &mut Reading<'_>, id: i64) -> Result<Option<Referral>, Fault> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE r.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// One referral that this act is about to change.
pub fn hold(acting: &mut Acting<'_>, id: i64) -> Result<Option<Referral>, Fault> {
    acting.row("SELECT id FROM allegation_referral WHERE id = $1 FOR UPDATE", &[id.into()])?;
    referral(acting, id)
}

/// Those that are open, the oldest first.
pub fn open(reading: &mut Reading<'_>, skip: i64, most: i64) -> Result<Vec<Referral>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} {FROM} WHERE r.closed_on IS NULL ORDER BY r.received_on, r.id LIMIT $1 OFFSET $2");
    reading.rows(&sql, &[most.into(), skip.into()])?.iter().map(read).collect()
}

/// The days on which those that are open were received.
pub fn open_since(reading: &mut Reading<'_>) -> Result<Vec<Day>, Fault> {
    let rows = reading.rows("SELECT received_on FROM allegation_referral WHERE closed_on IS NULL", &[])?;
    rows.iter().map(|row| row.get("received_on")).collect()
}

/// Those that are closed, the latest first.
pub fn closed(reading: &mut Reading<'_>, skip: i64, most: i64) -> Result<Vec<Referral>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE r.closed_on IS NOT NULL ORDER BY r.closed_on DESC, r.id DESC LIMIT $1 OFFSET $2"
    );
    reading.rows(&sql, &[most.into(), skip.into()])?.iter().map(read).collect()
}

/// How many are closed.
pub fn closed_count(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM allegation_referral WHERE closed_on IS NOT NULL", &[])
}

/// These referrals, the oldest first.
pub fn among(reading: &mut Reading<'_>, ids: &[i64]) -> Result<Vec<Referral>, Fault> {
    let mut all = Vec::new();
    for lot in ids.chunks(256) {
        let (marks, keys) = store::in_list(1, lot);
        let rows = reading.rows(&format!("SELECT {COLUMNS} {FROM} WHERE r.id IN ({marks})"), &keys)?;
        all.extend(rows.iter().map(read).collect::<Result<Vec<_>, Fault>>()?);
    }
    all.sort_by_key(|referral| (referral.received, referral.id));
    Ok(all)
}

/// Those about a setting, the latest first.
pub fn at_setting(reading: &mut Reading<'_>, setting: i64) -> Result<Vec<Referral>, Fault> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE r.setting = $1 ORDER BY r.received_on DESC, r.id DESC LIMIT 200");
    reading.rows(&sql, &[setting.into()])?.iter().map(read).collect()
}

/// Notes the day of the decision, once.
pub fn decide(acting: &mut Acting<'_>, id: i64, on: Day) -> Result<(), Fault> {
    acting.update("allegation_referral", id, &[("decided_on", on.into())])?;
    Ok(())
}

/// Closes a referral.
pub fn close(acting: &mut Acting<'_>, id: i64, on: Day, closing: &str, learning: &str) -> Result<(), Fault> {
    let columns = [("closed_on", on.into()), ("closing", closing.into()), ("learning", learning.into())];
    acting.update("allegation_referral", id, &columns)?;
    Ok(())
}

/// Refers to a child by number.
pub fn add_child(acting: &mut Acting<'_>, referral: i64, number: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [("referral", referral.into()), ("kith_number", number.into()), ("made_at", at.into())];
    acting.insert("allegation_child", &columns)?;
    Ok(())
}

/// The numbers of the children a referral refers to.
pub fn children(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<String>, Fault> {
    let sql = "SELECT kith_number FROM allegation_child WHERE referral = $1 ORDER BY id";
    reading.rows(sql, &[referral.into()])?.iter().map(|row| row.get("kith_number")).collect()
}
