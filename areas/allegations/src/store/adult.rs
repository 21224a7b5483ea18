//! Adults of the register: their names, their posts, and finding one that is spelt otherwise.

use crate::words::{Adult, Post};
use days::Day;
use record::matching::{self, POSSIBLE, Reason, Sketch};
use std::collections::BTreeMap;
use store::{Acting, Fault, Reading, Row, in_list};

/// Puts an adult on the register.
pub fn add(acting: &mut Acting<'_>, given: &str, family: &str, born: Option<Day>, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [("born_on", born.into()), ("note", "".into()), ("made_at", at.into()), ("made_by", by.into())];
    let adult = acting.insert("allegation_adult", &columns)?;
    add_name(acting, adult, given, family, "name")?;
    Ok(adult)
}

/// Another name of an adult: `name` for the present one, `alias` for another.
pub fn add_name(acting: &mut Acting<'_>, adult: i64, given: &str, family: &str, kind: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("adult", adult.into()),
        ("given", given.into()),
        ("family", family.into()),
        ("kind", kind.into()),
        ("made_at", at.into()),
    ];
    acting.insert("allegation_adult_name", &columns)?;
    for word in matching::search_keys(given, family) {
        acting.plain().insert("allegation_adult_key", &[("adult", adult.into()), ("word", word.into())])?;
    }
    Ok(())
}

/// Says when an adult was born.
pub fn set_birth(acting: &mut Acting<'_>, adult: i64, born: Day) -> Result<(), Fault> {
    acting.update("allegation_adult", adult, &[("born_on", born.into())])?;
    Ok(())
}

/// A post that an adult holds or held.
pub fn add_post(acting: &mut Acting<'_>, post: &Post) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("adult", post.adult.into()),
        ("setting", post.setting.into()),
        ("role", post.role.as_str().into()),
        ("title", post.title.as_str().into()),
        ("from_on", post.from.into()),
        ("to_on", post.to.into()),
        ("made_at", at.into()),
    ];
    acting.insert("allegation_post", &columns)?;
    Ok(())
}

/// One adult.
pub fn adult(reading: &mut Reading<'_>, id: i64) -> Result<Option<Adult>, Fault> {
    Ok(adults(reading, &[id])?.remove(&id))
}

/// These adults, by key.
pub fn adults(reading: &mut Reading<'_>, ids: &[i64]) -> Result<BTreeMap<i64, Adult>, Fault> {
    let mut found = BTreeMap::new();
    for lot in ids.chunks(256) {
        let (marks, keys) = in_list(1, lot);
        for row in reading.rows(&format!("SELECT id, born_on FROM allegation_adult WHERE id IN ({marks})"), &keys)? {
            let id = row.get("id")?;
            found.insert(id, Adult { id, born: row.get("born_on")?, names: Vec::new() });
        }
        let sql = format!(
            "SELECT adult, given, family, kind FROM allegation_adult_name WHERE adult IN ({marks})
             ORDER BY CASE WHEN kind = 'name' THEN 0 ELSE 1 END, id"
        );
        for row in reading.rows(&sql, &keys)? {
            if let Some(adult) = found.get_mut(&row.get::<i64>("adult")?) {
                adult.names.push((row.get("given")?, row.get("family")?, row.get("kind")?));
            }
        }
    }
    Ok(found)
}

/// Every given and family name on the register, for keeping them out of advice.
pub fn every_name(reading: &mut Reading<'_>) -> Result<Vec<(String, String)>, Fault> {
    let rows = reading.rows("SELECT given, family FROM allegation_adult_name", &[])?;
    rows.iter().map(|row| Ok((row.get("given")?, row.get("family")?))).collect()
}

fn post(row: &Row) -> Result<Post, Fault> {
    Ok(Post {
        adult: row.get("adult")?,
        setting: row.get("setting")?,
        setting_name: row.get("name")?,
        sector: row.get("sector")?,
        role: row.get("role")?,
        title: row.get("title")?,
        from: row.get("from_on")?,
        to: row.get("to_on")?,
    })
}

const POSTS: &str = "SELECT p.adult, p.setting, s.name, s.sector, p.role, p.title, p.from_on, p.to_on
     FROM allegation_post p JOIN allegation_setting s ON s.id = p.setting";

/// The posts of an adult, the latest first.
pub fn posts(reading: &mut Reading<'_>, adult: i64) -> Result<Vec<Post>, Fault> {
    let sql = format!("{POSTS} WHERE p.adult = $1 ORDER BY coalesce(p.from_on, '') DESC, p.id DESC");
    reading.rows(&sql, &[adult.into()])?.iter().map(post).collect()
}

/// The posts at a setting, the latest first.
pub fn posts_at(reading: &mut Reading<'_>, setting: i64) -> Result<Vec<Post>, Fault> {
    let sql = format!("{POSTS} WHERE p.setting = $1 ORDER BY coalesce(p.from_on, '') DESC, p.id DESC LIMIT 500");
    reading.rows(&sql, &[setting.into()])?.iter().map(post).collect()
}

/// Somebody on the register who may be meant, how likely, and why.
pub struct Found {
    /// Who.
    pub adult: Adult,
    /// 0 to 100.
    pub score: u8,
    /// What agrees and what does not.
    pub reasons: Vec<Reason>,
}

/// Who on the register may be meant by what was typed, the likeliest first.
pub fn find(reading: &mut Reading<'_>, sketch: &Sketch, most: usize) -> Result<Vec<Found>, Fault> {
    let mut words: Vec<String> = Vec::new();
    for (given, family) in &sketch.names {
        words.extend(matching::query_keys(&format!("{given} {family}")).into_iter().map(|key| key.key));
    }
    words.sort();
    words.dedup();
    let mut ids: Vec<i64> = Vec::new();
    for lot in words.chunks(64) {
        let marks = (1..=lot.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT DISTINCT adult FROM allegation_adult_key WHERE word IN ({marks})");
        for row in reading.rows(&sql, &lot.iter().map(|word| word.as_str().into()).collect::<Vec<_>>())? {
            ids.push(row.get("adult")?);
        }
    }
    for born in &sketch.births {
        for row in reading.rows("SELECT id FROM allegation_adult WHERE born_on = $1", &[(*born).into()])? {
            ids.push(row.get("id")?);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    let mut found: Vec<Found> = adults(reading, &ids)?
        .into_values()
        .map(|adult| {
            let names = adult.names.iter().map(|(given, family, _)| (given.clone(), family.clone())).collect();
            let known = Sketch { names, births: adult.born.into_iter().collect(), ..Sketch::default() };
            let judged = matching::compare(sketch, &known);
            Found { adult, score: judged.score, reasons: judged.reasons }
        })
        .filter(|one| one.score >= POSSIBLE)
        .collect();
    found.sort_by(|a, b| b.score.cmp(&a.score).then(a.adult.id.cmp(&b.adult.id)));
    found.truncate(most);
    Ok(found)
}
