//! A team's caseloads as dots along a line, drawn on the server; the same figures stand in a table beside it.

use page::{Html, esc};
use std::collections::BTreeMap;

/// One dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Children.
    pub children: i64,
    /// Stands out of the team.
    pub stands_out: bool,
}

/// What is drawn.
pub struct Strip<'a> {
    /// Names its parts: digits and letters.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it shows, in a sentence.
    pub description: &'a str,
    /// The workers.
    pub dots: &'a [Dot],
    /// The agreed level.
    pub level: i64,
    /// Where the line ends: the same for every team, so that they can be compared.
    pub most: i64,
}

const WIDE: i64 = 520;
const EDGE: i64 = 14;
const ROW: i64 = 12;

/// The picture: a dot for each worker, a ring for one who stands out, a dashed line at the agreed level.
pub fn strip(strip: &Strip<'_>) -> Html {
    let end = (strip.most.max(strip.level).max(10) + 4) / 5 * 5;
    let x = |children: i64| EDGE + children * (WIDE - 2 * EDGE) / end;
    let mut at: BTreeMap<i64, i64> = BTreeMap::new();
    for dot in strip.dots {
        *at.entry(dot.children).or_default() += 1;
    }
    let high = at.values().copied().max().unwrap_or(1);
    let (base, tall) = (high * ROW + 10, high * ROW + 30);
    let mut placed: BTreeMap<i64, i64> = BTreeMap::new();
    let mut marks = String::new();
    for dot in strip.dots {
        let before = placed.entry(dot.children).or_default();
        let (cx, cy) = (x(dot.children), base - 7 - *before * ROW);
        *before += 1;
        let class = if dot.stands_out { "dot dot--signal" } else { "dot" };
        marks.push_str(&format!("<circle class=\"{class}\" cx=\"{cx}\" cy=\"{cy}\" r=\"5\"/>"));
    }
    let ticks: String = (0..=end / 5)
        .map(|n| {
            let (cx, n) = (x(n * 5), n * 5);
            let words = format!("<text x=\"{cx}\" y=\"{}\" text-anchor=\"middle\">{n}</text>", base + 17);
            format!("<line class=\"axis\" x1=\"{cx}\" y1=\"{base}\" x2=\"{cx}\" y2=\"{}\"/>{words}", base + 4)
        })
        .collect();
    let (level, id) = (x(strip.level), esc(strip.id));
    Html(format!(
        "<figure class=\"kith-chart kith-strip\"><svg viewBox=\"0 0 {WIDE} {tall}\" role=\"img\" aria-labelledby=\"{id}-title {id}-words\"><title id=\"{id}-title\">{}</title><desc id=\"{id}-words\">{}</desc><line class=\"axis\" x1=\"{EDGE}\" y1=\"{base}\" x2=\"{}\" y2=\"{base}\"/>{ticks}<line class=\"limit\" x1=\"{level}\" y1=\"2\" x2=\"{level}\" y2=\"{base}\"/>{marks}</svg></figure>",
        esc(strip.title),
        esc(strip.description),
        WIDE - EDGE
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_worker_is_one_mark_and_the_words_are_safe() {
        let dots = [6, 12, 12, 29].map(|children| Dot { children, stands_out: children == 29 });
        let drawn =
            strip(&Strip { id: "t1", title: "North & <South>", description: "x", dots: &dots, level: 15, most: 29 }).0;
        assert_eq!((drawn.matches("<circle").count(), drawn.matches("dot--signal").count()), (4, 1));
        assert!(drawn.contains("North &amp; &lt;South&gt;") && drawn.contains("aria-labelledby"));
        assert!(!drawn.contains("style="));
    }
}
