//! The areas of a filled-in toolkit: each grade with what was seen.

use questions::{Answers, Form, Kind, OptionChoice, Question, Section, rows, show_answer};

/// One thing that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What.
    pub what: String,
    /// When and by whom, as it is read.
    pub when_and_who: String,
}

/// One area of a toolkit, as it was graded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// The question that grades it, by its name in the form.
    pub question: String,
    /// The area's heading.
    pub title: String,
    /// The grade given: its code and the words beside it.
    pub grade: Option<OptionChoice>,
    /// The codes of the scale, best first.
    pub scale: Vec<String>,
    /// What was seen.
    pub seen: Vec<Observation>,
}

impl Graded {
    /// How far from best the grade is, from 0.
    pub fn step(&self) -> Option<usize> {
        let grade = self.grade.as_ref()?;
        self.scale.iter().position(|code| *code == grade.code)
    }
}

/// A section that grades something is an area: its grade, and the rows that belong to it.
pub fn areas(form: &Form) -> Vec<(&Section, &Question, Option<&Question>)> {
    let graded = |section: &'_ Section| section.questions.iter().position(|q| matches!(q.kind, Kind::Grade { .. }));
    form.sections
        .iter()
        .filter_map(|section| {
            let grade = section.questions.get(graded(section)?)?;
            let seen = section.questions.iter().find(|q| matches!(q.kind, Kind::Repeating { .. }));
            Some((section, grade, seen))
        })
        .collect()
}

/// Every area as it was graded. The answers are those for everybody: a result is about one child.
pub fn graded(form: &Form, answers: &Answers) -> Vec<Graded> {
    let one = |(section, grade, seen): (&Section, &Question, Option<&Question>)| {
        let given = answers.own(&grade.id, None);
        Graded {
            question: grade.id.clone(),
            title: section.title.clone(),
            grade: given.and_then(|code| grade.options().iter().find(|o| o.code == code).cloned()),
            scale: grade.options().iter().map(|o| o.code.clone()).collect(),
            seen: seen.map(|seen| observations(seen, answers.own(&seen.id, None))).unwrap_or_default(),
        }
    };
    areas(form).into_iter().map(one).collect()
}

fn observations(seen: &Question, answer: Option<&str>) -> Vec<Observation> {
    let all = rows(answer.unwrap_or_default()).unwrap_or_default();
    let cells = |row: &questions::Row| {
        let shown = |q: &Question| row.get(&q.id).map(|cell| show_answer(q, cell).text()).unwrap_or_default();
        let mut cells = seen.inner().iter().map(shown);
        let what = cells.next().unwrap_or_default();
        let rest: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        Observation { what, when_and_who: rest.join(", ") }
    };
    all.iter().map(cells).filter(|one| !one.what.trim().is_empty()).collect()
}

/// What stands in the way of a result: each question with a sentence. Grades are tied to what was seen (C12-02).
pub fn stops(form: &Form, answers: &Answers) -> Vec<(String, String)> {
    let mut stops = Vec::new();
    let graded = graded(form, answers);
    for (area, (_, _, seen)) in graded.iter().zip(areas(form)) {
        if area.grade.is_none() {
            if !area.seen.is_empty() {
                stops.push((area.question.clone(), format!("Grade “{}”, or take out what was seen there", area.title)));
            }
            continue;
        }
        if area.seen.is_empty() {
            let (place, say) = match seen {
                Some(seen) => (
                    seen.id.clone(),
                    format!(
                        "Say what was seen for the grade of “{}”, when and by whom: each grade needs at least one observation",
                        area.title
                    ),
                ),
                None => (
                    area.question.clone(),
                    format!(
                        "The form does not ask what was seen for “{}”, so it cannot be graded. Leave it out, and ask your practice lead to add rows for what was seen to this part of the form",
                        area.title
                    ),
                ),
            };
            stops.push((place, say));
        }
    }
    if let (Some(first), true) = (graded.first(), graded.iter().all(|a| a.grade.is_none()) && stops.is_empty()) {
        stops.push((first.question.clone(), "Grade at least one area".to_owned()));
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form::parse(include_str!("../forms/neglect_toolkit.toml")).unwrap()
    }

    fn seen(area: &str) -> String {
        format!(
            r#"[{{"{area}_what":"Breakfast at school on 4 of 5 days","{area}_when":"2026-11-20","{area}_by":"Head of year"}}]"#
        )
    }

    #[test]
    fn a_section_that_grades_is_an_area_with_its_own_observations() {
        let answers = Answers::new().with("body", None, "g3").with("body_seen", None, seen("body"));
        let all = graded(&form(), &answers);

        let titles: Vec<&str> = all.iter().map(|a| a.title.as_str()).collect();
        assert_eq!(titles.len(), 4);
        assert_eq!(titles.first(), Some(&"Food, clothes and health"));
        let body = all.first().unwrap();
        assert_eq!(body.step(), Some(2));
        let one = body.seen.first().unwrap();
        assert_eq!(
            (one.what.as_str(), one.when_and_who.as_str()),
            ("Breakfast at school on 4 of 5 days", "20 November 2026, Head of year")
        );
    }

    #[test]
    fn a_grade_without_an_observation_stands_in_the_way() {
        let answers = Answers::new()
            .with("body", None, "g3")
            .with("body_seen", None, seen("body"))
            .with("home", None, "g2")
            .with("loved_seen", None, seen("loved"));
        let stops: Vec<String> = stops(&form(), &answers).into_iter().map(|(place, _)| place).collect();
        assert_eq!(stops, ["home_seen", "loved"]);
    }

    #[test]
    fn a_toolkit_without_any_grade_is_no_result() {
        assert_eq!(stops(&form(), &Answers::new()), [("body".to_owned(), "Grade at least one area".to_owned())]);
    }

    #[test]
    fn the_words_beside_each_grade_are_there_to_read() {
        for (_, grade, seen) in areas(&form()) {
            assert!(grade.options().iter().all(|o| o.words.split_whitespace().count() > 6), "{}", grade.id);
            assert!(seen.is_some_and(|q| q.inner().len() == 3), "{}", grade.id);
        }
    }
}
