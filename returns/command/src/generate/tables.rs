//! A child's rows in the tables of one year.

use super::faults::Fault;
use super::life::{Life, Stay};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use returns::check::CollectionYear;
use std::fmt::Write;

/// The tables of one year, as text.
pub struct Tables {
    start: Date,
    end: Date,
    old_codes: bool,
    header: String,
    episodes: String,
    reviews: String,
    uasc: String,
    oc2: String,
    oc3: String,
    ad1: String,
    placed_for_adoption: String,
    previous_permanence: String,
    missing: String,
    sw_episodes: String,
    dolo: String,
}

fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

fn plus(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap_or(day)
}

impl Tables {
    /// The tables of a year.
    pub fn this(year: CollectionYear) -> Tables {
        let line = |table: returns::Table| format!("{}\n", table.columns().join(","));
        use returns::Table as T;
        Tables {
            start: Date::constant(year.0, 4, 1),
            end: Date::constant(year.0 + 1, 3, 31),
            old_codes: year.0 < 2024,
            header: line(T::Header),
            episodes: line(T::Episodes),
            reviews: line(T::Reviews),
            uasc: line(T::Uasc),
            oc2: line(T::Oc2),
            oc3: line(T::Oc3),
            ad1: line(T::Ad1),
            placed_for_adoption: line(T::PlacedForAdoption),
            previous_permanence: line(T::PreviousPermanence),
            missing: line(T::Missing),
            sw_episodes: line(T::SwEpisodes),
            dolo: line(T::Dolo),
        }
    }

    /// The tables of the year before.
    pub fn last(year: CollectionYear) -> Tables {
        Tables::this(CollectionYear(year.0 - 1))
    }

    /// File names and texts.
    pub fn files(&self) -> [(&'static str, &str); 12] {
        [
            ("header.csv", &self.header),
            ("episodes.csv", &self.episodes),
            ("reviews.csv", &self.reviews),
            ("uasc.csv", &self.uasc),
            ("oc2.csv", &self.oc2),
            ("oc3.csv", &self.oc3),
            ("ad1.csv", &self.ad1),
            ("placed_for_adoption.csv", &self.placed_for_adoption),
            ("previous_permanence.csv", &self.previous_permanence),
            ("missing.csv", &self.missing),
            ("sw_episodes.csv", &self.sw_episodes),
            ("DoLo.csv", &self.dolo),
        ]
    }

    /// Adds a child's rows, with a fault or none; nothing for a child who was not looked after in the year.
    pub fn add(&mut self, life: &Life, fault: Option<Fault>) {
        let (start, end) = (self.start, self.end);
        let of_year = |stay: &&Stay| stay.from <= end && stay.to.is_none_or(|to| to >= start);
        let stays: Vec<&Stay> = life.stays.iter().filter(of_year).collect();
        let (Some(first), Some(last)) = (stays.first(), stays.last()) else { return };
        let all_year = first.from <= start && last.to.is_none_or(|to| to > end);
        let ended = last.to.filter(|to| *to <= end);
        self.header(life, fault);
        for (at, stay) in stays.iter().enumerate() {
            self.episode(life, stay, fault.filter(|_| at == 0));
        }
        self.reviews(life, first.from.max(start), ended.unwrap_or(end), fault);
        if all_year {
            self.health(life);
        }
        let born = written(life.born);
        if first.starts_care() && first.from >= start {
            let _ = writeln!(self.previous_permanence, "{},{born},Z1,,", life.id);
        }
        self.social_workers(life, first.from.max(start), ended);
        if life.draw.is_multiple_of(40) {
            let from = plus(first.from.max(start), 10.days());
            let _ = writeln!(self.missing, "{},{born},M,{},{}", life.id, written(from), written(plus(from, 1.day())));
        }
    }

    fn header(&mut self, life: &Life, fault: Option<Fault>) {
        let sex = match (self.old_codes, life.girl) {
            (true, true) => "2",
            (true, false) => "1",
            (false, true) => "F",
            (false, false) => "M",
        };
        let born = if fault == Some(Fault::NoDay) { "31/02/2015".to_owned() } else { written(life.born) };
        let ethnic = if fault == Some(Fault::NoCode) { "XXXX" } else { life.ethnic };
        let school_age = plus(life.born, 4.years()) <= self.end;
        let upn = match (fault, school_age) {
            (Some(Fault::NoUpn), _) => "",
            (_, true) => &life.upn,
            (_, false) => "UN1",
        };
        let mother = if life.girl { "0" } else { "" };
        let row = format!("{},{sex},{born},{ethnic},{upn},{mother},\n", life.id);
        self.header.push_str(&row);
        if fault == Some(Fault::Twice) {
            self.header.push_str(&row);
        }
    }

    fn episode(&mut self, life: &Life, stay: &Stay, fault: Option<Fault>) {
        let to = stay.to.filter(|to| *to <= self.end);
        let goes_on = life.stays.last().is_some_and(|last| last.from != stay.from);
        let rec = match (to, fault) {
            (Some(_), Some(Fault::NoReason)) | (None, _) => "",
            (Some(_), _) if goes_on => "X1",
            (Some(_), _) => life.ended,
        };
        let reason = if fault == Some(Fault::NoStart) && stay.reason == "S" { "P" } else { stay.reason };
        let provider = if fault == Some(Fault::NoProvider) { "" } else { stay.provider };
        let change = if to.is_some() { stay.change } else { "" };
        let _ = writeln!(
            self.episodes,
            "{},{},{reason},{},{},{},{provider},{},{rec},{change},{},{},{}",
            life.id,
            written(stay.from),
            stay.status,
            life.need,
            stay.place,
            to.map(written).unwrap_or_default(),
            life.home,
            stay.post,
            stay.urn,
        );
    }

    fn reviews(&mut self, life: &Life, from: Date, to: Date, fault: Option<Fault>) {
        let mut day = plus(from, 25.days());
        while day < to {
            let on = if fault == Some(Fault::EarlyReview) { plus(life.born, -1.day()) } else { day };
            let code = if plus(life.born, 4.years()) > day { "PN0" } else { "PN1" };
            let _ = writeln!(self.reviews, "{},{},{},{code}", life.id, written(life.born), written(on));
            day = plus(day, 160.days());
        }
    }

    fn health(&mut self, life: &Life) {
        let by_start = |years: i16| plus(life.born, years.years()) <= self.start;
        let by_end = |years: i16| plus(life.born, years.years()) <= self.end;
        let sdq = if by_start(4) && !by_end(17) { (life.draw % 30).to_string() } else { String::new() };
        let reason = if sdq.is_empty() && by_end(4) && !by_start(17) { "SDQ2" } else { "" };
        let convicted = if by_end(10) { "0" } else { "" };
        let health = if by_end(5) { "" } else { "1" };
        let _ = writeln!(self.oc2, "{},{},{sdq},{reason},{convicted},{health},1,1,1,0,,", life.id, written(life.born),);
    }

    fn social_workers(&mut self, life: &Life, from: Date, ended: Option<Date>) {
        let worker = |n: u64| format!("SW{:06}", 100_000 + (life.draw / 7 + n) % 800_000);
        let turn = plus(from, 70.days());
        let born = written(life.born);
        if turn < ended.unwrap_or(self.end) {
            let _ = writeln!(
                self.sw_episodes,
                "{},{born},{},{},{},FCONTA",
                life.id,
                worker(0),
                written(from),
                written(turn)
            );
            let to = ended.map(written).unwrap_or_default();
            let _ = writeln!(self.sw_episodes, "{},{born},{},{},{to},LEFTRL", life.id, worker(1), written(turn));
        } else {
            let to = ended.map(written).unwrap_or_default();
            let _ = writeln!(self.sw_episodes, "{},{born},{},{},{to},FCONTA", life.id, worker(0), written(from));
        }
    }
}
