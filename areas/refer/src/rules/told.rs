//! What somebody tells us, once it can be read; and what is still to be put right, each with what to do.

use super::clean::{line, lines};
use super::typed::{Typed, of_child};
use crate::words::{Born, Family, Sex, Who, ties, work};
use days::Day;
use record::identifiers::{NhsNumber, PupilNumber};
use record::words::BirthKind;

/// The most letters of a name or another line, and of a longer text. Source: local.
pub const LINE: usize = 200;
/// The most letters of a longer text.
pub const TEXT: usize = 20_000;
/// The oldest that somebody is about whom a children's service is told.
pub const OLDEST: i16 = 25;
/// Longest pregnancy and longest delay in telling of a birth that are taken, in days. Source: local.
const EXPECTED_WITHIN_DAYS: i32 = 305;
const EXPECTED_SINCE_DAYS: i32 = 42;

/// A concern, ready to be received.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Who tells us, by code.
    pub who: String,
    /// The census's source.
    pub source: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: String,
    /// Their organisation.
    pub organisation: String,
    /// Their e-mail.
    pub email: String,
    /// Their telephone.
    pub phone: String,
    /// What they are to the child.
    pub relation: String,
    /// When and how they may be rung or written to.
    pub safe: String,
    /// Whether they want to hear what became of it.
    pub wants_reply: bool,
    /// Whether a child is in danger today.
    pub urgent: bool,
    /// Codes of the concerns.
    pub concerns: Vec<String>,
    /// Codes of the signs in the threshold document.
    pub signs: Vec<String>,
    /// What they saw and heard.
    pub seen: String,
    /// What is working well.
    pub well: String,
    /// Whether the family knows.
    pub family: Option<Family>,
    /// Why not, or why they do not agree.
    pub why_not: String,
    /// The children.
    pub children: Vec<Child>,
}

/// A child as somebody describes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Child {
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// The day of birth and what it is.
    pub birth: Option<(Day, BirthKind)>,
    /// Sex, by code; empty when nothing was said.
    pub sex: String,
    /// Street and town.
    pub lines: String,
    /// Postcode as written.
    pub postcode: String,
    /// School.
    pub school: String,
    /// NHS number, ten figures.
    pub nhs: String,
    /// Whether the sender's own system has verified it with the NHS.
    pub nhs_verified: bool,
    /// Unique pupil number.
    pub upn: String,
    /// What is said about this child alone.
    pub said: String,
    /// Codes of concerns about this child alone.
    pub concerns: Vec<String>,
}

/// What is to be put right: at which field, and the sentence.
pub type Fault = (String, String);

/// The codes that a form offers.
pub struct Offered<'a> {
    /// Concerns.
    pub concerns: &'a [&'a str],
    /// Signs.
    pub signs: &'a [&'a str],
}

struct Reading<'a> {
    typed: &'a Typed,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, field: &str, sentence: impl Into<String>) {
        self.faults.push((field.to_owned(), sentence.into()));
    }

    fn kept(&mut self, field: &str, text: String, most: usize) -> String {
        let found = text.chars().count();
        if found > most {
            let say = format!(
                "Use at most {most} letters here; this has {found}. Shorten it, or put the rest under “What have you seen and heard?”"
            );
            self.fault(field, say);
        }
        text
    }

    fn line(&mut self, field: &str) -> String {
        let text = line(self.typed.get(field));
        self.kept(field, text, LINE)
    }

    fn lines(&mut self, field: &str) -> String {
        let text = lines(self.typed.get(field));
        self.kept(field, text, TEXT)
    }
}

/// Reads what was typed, on `today`. Errors: everything that is still to be put right, field by field.
pub fn told(typed: &Typed, offered: &Offered<'_>, today: Day) -> Result<Told, Vec<Fault>> {
    let mut r = Reading { typed, faults: Vec::new() };
    let mut told = Told {
        name: r.line("name"),
        role: r.line("role"),
        organisation: r.line("organisation"),
        email: r.line("email"),
        phone: r.line("phone"),
        safe: r.line("safe"),
        wants_reply: typed.get("reply") == "yes",
        urgent: typed.get("urgent") == "yes",
        concerns: among(typed.all("concern"), offered.concerns),
        signs: among(typed.all("sign"), offered.signs),
        seen: r.lines("seen"),
        well: r.lines("well"),
        family: Family::from_code(typed.get("family")),
        why_not: r.lines("why_not"),
        ..Told::default()
    };
    who(&mut r, &mut told);
    for n in 1..=typed.children() {
        let child = child(&mut r, n, today);
        told.children.push(child);
    }
    if told.seen.is_empty() {
        r.fault("seen", "Tell us what you have seen or heard. A few words are enough");
    }
    if r.faults.is_empty() { Ok(told) } else { Err(r.faults) }
}

fn among(ticked: Vec<&str>, offered: &[&str]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for code in ticked.into_iter().filter(|c| offered.contains(c)) {
        if kept.iter().all(|k| k != code) {
            kept.push(code.to_owned());
        }
    }
    kept
}

fn who(r: &mut Reading<'_>, told: &mut Told) {
    let Some(who) = Who::from_code(r.typed.get("who")) else {
        return r.fault("who", "Choose who you are. You may choose “I do not want to say”");
    };
    told.who = who.code().to_owned();
    match who {
        Who::Professional => {
            let place = work().iter().find(|w| w.source == r.typed.get("work"));
            match place {
                Some(place) => told.source.clone_from(&place.source),
                None => r.fault("work", "Choose where you work"),
            }
            if told.name.is_empty() {
                r.fault("name", "Enter your name. We must know which professional told us");
            }
            if told.organisation.is_empty() {
                r.fault("organisation", "Enter the name of your school, surgery or organisation");
            }
            if told.email.is_empty() && told.phone.is_empty() {
                r.fault(
                    "phone",
                    "Enter a telephone number or an email address, so that we can tell you what we decide",
                );
            }
        }
        Who::Public => {
            let tie = ties().iter().find(|t| t.source == r.typed.get("tie"));
            told.source = tie.map_or("1D", |t| &t.source).to_owned();
            told.relation = tie.map(|t| t.words.clone()).unwrap_or_default();
        }
        Who::Child => {
            told.source = "1C".to_owned();
            told.relation = "The child or young person".to_owned();
        }
        Who::NotSaid => told.source = "9".to_owned(),
    }
    // What a form shows only to professionals is theirs alone, however it was sent.
    if who != Who::Professional {
        (told.role, told.organisation) = (String::new(), String::new());
    }
    if told.wants_reply && told.email.is_empty() && told.phone.is_empty() {
        r.fault("phone", "You asked us to tell you what we do. Enter a telephone number or an email address");
    }
}

fn child(r: &mut Reading<'_>, n: usize, today: Day) -> Child {
    let at = |field: &str| of_child(n, field);
    let mut child = Child {
        given: r.line(&at("given")),
        family: r.line(&at("family")),
        sex: Sex::from_code(r.typed.child(n, "sex")).map(|s| s.code().to_owned()).unwrap_or_default(),
        lines: r.line(&at("lines")),
        postcode: r.line(&at("postcode")).to_uppercase(),
        school: r.line(&at("school")),
        said: r.lines(&at("said")),
        ..Child::default()
    };
    child.birth = birth(r, n, today);
    let nhs = r.line(&at("nhs"));
    match NhsNumber::parse(&nhs) {
        _ if nhs.is_empty() => {}
        Ok(_) => child.nhs = nhs.chars().filter(char::is_ascii_digit).collect(),
        Err(why) => r.fault(&at("nhs"), format!("{why}. If you are not sure, leave it empty")),
    }
    let upn = r.line(&at("upn")).to_uppercase();
    match PupilNumber::parse(&upn) {
        _ if upn.is_empty() => {}
        Ok(_) => child.upn = upn.chars().filter(char::is_ascii_alphanumeric).collect(),
        Err(why) => r.fault(&at("upn"), format!("{why}. If you are not sure, leave it empty")),
    }
    if says_nothing(&child) {
        let which = if r.typed.children() == 1 { String::new() } else { format!(" {n}") };
        let say = format!(
            "Tell us something about child{which}: a name, about how old, an address or the school. Whatever you know helps"
        );
        r.fault(&at("given"), say);
    }
    child
}

/// Whether nothing in it could help to find out which child it is.
pub fn says_nothing(child: &Child) -> bool {
    let words = [
        &child.given,
        &child.family,
        &child.lines,
        &child.postcode,
        &child.school,
        &child.said,
        &child.nhs,
        &child.upn,
    ];
    words.iter().all(|w| w.is_empty()) && child.birth.is_none()
}

fn birth(r: &mut Reading<'_>, n: usize, today: Day) -> Option<(Day, BirthKind)> {
    let typed = line(r.typed.child(n, "birth"));
    let age = line(r.typed.child(n, "age"));
    let born =
        Born::from_code(r.typed.child(n, "born")).unwrap_or(if typed.is_empty() { Born::About } else { Born::Day });
    let (field, read) = match born {
        Born::About if age.is_empty() => return None,
        Born::About => ("age", estimated(&age, today)),
        _ if typed.is_empty() => return None,
        Born::Day => ("birth", days::parse_day(&typed).map_err(|e| e.to_string()).and_then(|d| actual(d, today))),
        Born::Unborn => ("birth", days::parse_day(&typed).map_err(|e| e.to_string()).and_then(|d| expected(d, today))),
    };
    read.map_err(|say| r.fault(&of_child(n, field), say)).ok()
}

/// A day of birth. Errors with a sentence for a day that has not come or makes the person too old.
pub fn actual(day: Day, today: Day) -> Result<(Day, BirthKind), String> {
    if day > today {
        return Err(format!(
            "The date of birth {} is in the future. Check it, or say that the baby is not born yet",
            days::long(day)
        ));
    }
    if days::age_on(day, today).is_none_or(|age| age > OLDEST) {
        return Err(format!(
            "The date of birth {} makes the person older than {OLDEST}. This page is about children and young people: check the year",
            days::long(day)
        ));
    }
    Ok((day, BirthKind::Actual))
}

/// A day on which a child is expected. Errors with a sentence for a day that no pregnancy reaches.
pub fn expected(day: Day, today: Day) -> Result<(Day, BirthKind), String> {
    match (day - today).get_days() {
        away if away > EXPECTED_WITHIN_DAYS => {
            Err(format!("{} is more than 10 months away. Check the date the baby is due", days::long(day)))
        }
        away if away < -EXPECTED_SINCE_DAYS => Err(format!(
            "The baby was due on {}, more than 6 weeks ago. Enter the date of birth instead",
            days::long(day)
        )),
        _ => Ok((day, BirthKind::Expected)),
    }
}

/// The day of birth of somebody about so old. Errors with a sentence for what is no age of a child or young person.
pub fn estimated(age: &str, today: Day) -> Result<(Day, BirthKind), String> {
    let years = age.parse::<i16>().ok().filter(|years| (0..=OLDEST).contains(years));
    let years = years.ok_or(format!("Enter the age in years as a number from 0 to {OLDEST}, for example 7"))?;
    Ok((today.saturating_sub(jiff::Span::new().years(years)), BirthKind::Estimated))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 27);
    const OFFERED: Offered<'static> = Offered { concerns: &["neglect"], signs: &["3.1"] };

    fn read(fields: &[(&str, &str)]) -> Result<Told, Vec<Fault>> {
        told(&Typed::of(fields.iter().copied()), &OFFERED, TODAY)
    }

    fn faults(fields: &[(&str, &str)]) -> Vec<Fault> {
        read(fields).unwrap_err()
    }

    const LEAST: [(&str, &str); 3] = [("who", "not_said"), ("seen", "Shouting"), ("child-1-given", "Robin")];

    fn with(more: &[(&str, &str)]) -> Result<Told, Vec<Fault>> {
        let mut all: Vec<_> = LEAST.iter().copied().filter(|(n, _)| more.iter().all(|(m, _)| m != n)).collect();
        all.extend(more);
        read(&all)
    }

    #[test]
    fn a_few_words_of_somebody_who_does_not_say_who_they_are_are_enough() {
        let told = with(&[]).unwrap();
        assert_eq!((told.source.as_str(), told.seen.as_str(), told.children.len()), ("9", "Shouting", 1));
        assert_eq!(told.children[0].birth, None);
    }

    #[test]
    fn nothing_at_all_is_met_with_what_is_missing() {
        let fields: Vec<String> = faults(&[]).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["who", "child-1-given", "seen"]);
    }

    #[test]
    fn a_professional_says_who_they_are_and_how_they_are_reached() {
        let faults = with(&[("who", "professional")]).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["work", "name", "organisation", "phone"]);
        let told = with(&[
            ("who", "professional"),
            ("work", "2A"),
            ("name", "A Head"),
            ("organisation", "Wheatfield"),
            ("email", "h@x.example"),
        ]);
        assert_eq!(told.unwrap().source, "2A");
    }

    #[test]
    fn who_somebody_is_to_the_child_gives_the_source() {
        for (who, tie, source) in
            [("public", "1A", "1A"), ("public", "1B", "1B"), ("public", "2A", "1D"), ("child", "", "1C")]
        {
            let told = with(&[("who", who), ("tie", tie), ("organisation", "Forged")]).unwrap();
            assert_eq!((told.source.as_str(), told.organisation.as_str()), (source, ""), "{who} {tie}");
        }
    }

    #[test]
    fn days_of_birth_that_cannot_be_say_so() {
        for (born, birth, field, says) in [
            ("day", "28 11 2026", "child-1-birth", "in the future"),
            ("day", "30 2 2019", "child-1-birth", "28 days"),
            ("day", "1 1 1980", "child-1-birth", "older than 25"),
            ("unborn", "1 1 2028", "child-1-birth", "10 months"),
            ("unborn", "1 1 2026", "child-1-birth", "6 weeks ago"),
        ] {
            let faults = with(&[("child-1-born", born), ("child-1-birth", birth)]).unwrap_err();
            assert_eq!(faults[0].0, field);
            assert!(faults[0].1.contains(says), "{}", faults[0].1);
        }
        let faults = with(&[("child-1-born", "about"), ("child-1-age", "seven")]).unwrap_err();
        assert!(faults[0].1.contains("from 0 to 25"));
    }

    #[test]
    fn a_birth_is_a_day_an_age_or_a_day_that_is_expected() {
        let birth = |fields: &[(&str, &str)]| with(fields).unwrap().children[0].birth;
        assert_eq!(birth(&[("child-1-birth", "3 4 2016")]), Some((date(2016, 4, 3), BirthKind::Actual)));
        assert_eq!(birth(&[("child-1-age", "7")]), Some((date(2019, 11, 27), BirthKind::Estimated)));
        let unborn = [("child-1-given", ""), ("child-1-born", "unborn"), ("child-1-birth", "3 3 2027")];
        assert_eq!(birth(&unborn), Some((date(2027, 3, 3), BirthKind::Expected)));
    }

    #[test]
    fn signs_and_concerns_that_were_not_offered_are_not_kept() {
        let told = with(&[
            ("concern", "neglect"),
            ("concern", "neglect"),
            ("concern", "forged"),
            ("sign", "3.1"),
            ("sign", "9.9"),
        ])
        .unwrap();
        assert_eq!((told.concerns, told.signs), (vec!["neglect".to_owned()], vec!["3.1".to_owned()]));
    }

    #[test]
    fn a_megabyte_in_a_name_is_met_with_what_to_do() {
        let long = "a".repeat(1_048_576);
        let faults = with(&[("child-1-given", &long)]).unwrap_err();
        assert!(faults[0].1.starts_with("Use at most 200 letters here; this has 1048576."), "{}", faults[0].1);
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_it_fall_over(text in any::<String>(), field in 0usize..12) {
            let names = ["who", "seen", "child-1-birth", "child-1-age", "child-1-nhs", "child-1-upn", "children", "work", "phone", "child-1-born", "sign", "child-1-postcode"];
            let _ = with(&[(names[field], text.as_str()), ("child-1-born", "day")]);
        }
    }
}
