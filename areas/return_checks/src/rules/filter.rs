//! Which of the rows that fail somebody wants to see.

use crate::words::OnRecord;
use returns::check::Problem;

/// What is chosen at "table" for what fails as a whole.
pub const WHOLE: &str = "whole";

/// The team that holds a child, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Team {
    /// This one.
    Of(i64),
    /// The child is on record, and no team answers for them.
    Nobody,
    /// There is a record that the reader may not open.
    Closed,
    /// The child is not known in Kith.
    Unknown,
}

impl Team {
    /// As it stands in an address.
    pub fn code(self) -> String {
        match self {
            Team::Of(team) => team.to_string(),
            Team::Nobody => "nobody".to_owned(),
            Team::Closed => "closed".to_owned(),
            Team::Unknown => "unknown".to_owned(),
        }
    }

    fn read(text: &str) -> Option<Team> {
        match text {
            "nobody" => Some(Team::Nobody),
            "closed" => Some(Team::Closed),
            "unknown" => Some(Team::Unknown),
            key => key.parse().ok().map(Team::Of),
        }
    }
}

/// The teams that a child counts under, each with what it is called: at least one.
pub fn teams(on_record: &OnRecord) -> Vec<(Team, &str)> {
    match on_record {
        OnRecord::Not => vec![(Team::Unknown, "Not known in Kith")],
        OnRecord::Closed => vec![(Team::Closed, "A record that you may not open")],
        OnRecord::Open { teams, .. } if teams.is_empty() => vec![(Team::Nobody, "On record, without a team")],
        OnRecord::Open { teams, .. } => teams.iter().map(|(team, name)| (Team::Of(*team), name.as_str())).collect(),
    }
}

/// What was chosen; nothing chosen is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A rule.
    pub rule: Option<String>,
    /// A table, or [`WHOLE`].
    pub table: Option<String>,
    /// A team.
    pub team: Option<Team>,
}

impl Filter {
    /// From what stands in an address at a name. A word that nothing goes by lets nothing through, except a team that is
    /// none, which is all.
    pub fn read<'a>(at: impl Fn(&'a str) -> &'a str) -> Filter {
        let chosen = |name| Some(at(name).to_owned()).filter(|text| !text.is_empty());
        Filter { rule: chosen("rule"), table: chosen("table"), team: Team::read(at("team")) }
    }

    /// What was chosen, as it stands in an address.
    pub fn chosen(&self) -> Vec<(&'static str, String)> {
        let parts = [("rule", self.rule.clone()), ("table", self.table.clone()), ("team", self.team.map(Team::code))];
        parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Whether something was chosen.
    pub fn is_any(&self) -> bool {
        *self != Filter::default()
    }

    /// Whether a row goes through; `teams` are those of a child of the files.
    pub fn lets(&self, problem: &Problem<'_>, teams: impl Fn(&str) -> Vec<Team>) -> bool {
        let table = if problem.row.is_none() { WHOLE } else { problem.table };
        self.rule.as_ref().is_none_or(|rule| rule == problem.rule)
            && self.table.as_ref().is_none_or(|of| of == table)
            && self.team.is_none_or(|team| problem.row.is_some() && teams(problem.child).contains(&team))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(rule: &'static str, table: &'static str, row: Option<u32>, child: &'static str) -> Problem<'static> {
        Problem { rule, table, row, child, columns: Vec::new().into() }
    }

    fn filter(query: &[(&'static str, &'static str)]) -> Filter {
        Filter::read(|name| query.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value))
    }

    fn through(query: &[(&'static str, &'static str)]) -> Vec<usize> {
        let all = [
            problem("101", "Header", Some(0), "A1"),
            problem("141", "Episodes", Some(4), "A1"),
            problem("141", "Episodes", Some(9), "B2"),
            problem("EPI", "", None, ""),
        ];
        let teams = |child: &str| if child == "A1" { vec![Team::Of(7), Team::Of(8)] } else { vec![Team::Unknown] };
        let filter = filter(query);
        (0..all.len()).filter(|at| filter.lets(&all[*at], teams)).collect()
    }

    #[test]
    fn each_choice_narrows_what_the_others_leave() {
        for (query, left) in [
            (&[][..], vec![0, 1, 2, 3]),
            (&[("rule", "141")], vec![1, 2]),
            (&[("table", "Header")], vec![0]),
            (&[("table", "whole")], vec![3]),
            (&[("team", "7")], vec![0, 1]),
            (&[("team", "8"), ("rule", "141")], vec![1]),
            (&[("team", "unknown")], vec![2]),
            (&[("team", "closed")], vec![]),
            (&[("team", "x")], vec![0, 1, 2, 3]),
            (&[("rule", "999")], vec![]),
        ] {
            assert_eq!(through(query), left, "{query:?}");
        }
    }

    #[test]
    fn a_filter_is_read_as_it_was_written() {
        for query in [
            &[][..],
            &[("rule", "141")],
            &[("table", "List 4"), ("team", "closed")],
            &[("rule", "8825Q"), ("table", "whole"), ("team", "12")],
        ] {
            let filter = filter(query);
            let chosen = filter.chosen();
            assert_eq!(chosen.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(), query);
            assert_eq!(filter.is_any(), !query.is_empty());
        }
    }
}
