//! The words of allocation.

/// How a worker knows somebody: the word kept, and the words read.
pub const KINDS: [(&str, &str); 4] = [
    ("family", "Family, or somebody I live with"),
    ("neighbour", "Neighbour"),
    ("previous", "Somebody I knew before, or worked with elsewhere"),
    ("other", "Something else"),
];

/// What a declaration is about.
pub const ABOUTS: [(&str, &str); 4] = [
    ("household", "A person, and those who live with them"),
    ("surname", "Everybody of one family name near a place"),
    ("address", "Whoever lives at an address"),
    ("home", "My own address, so that I am not given my neighbours"),
];

/// How soon a team should name a worker, the soonest first.
pub const PRIORITIES: [(&str, &str); 3] = [("urgent", "Urgent"), ("high", "High"), ("ordinary", "Ordinary")];

/// How a post is held.
pub const POST_KINDS: [(&str, &str); 3] =
    [("permanent", "Permanent"), ("fixed_term", "Fixed term"), ("agency", "Agency assignment")];

/// How much work one child is, as the manager says.
pub const COMPLEXITIES: [(&str, &str); 3] = [("0", "Ordinary"), ("1", "Complex"), ("2", "Very complex")];

/// The words of a code in one of these lists; the code itself where it is none.
pub fn words_of<'a>(list: &[(&'a str, &'a str)], code: &'a str) -> &'a str {
    list.iter().find(|(c, _)| *c == code).map_or(code, |(_, words)| words)
}

/// "1 child", "14 children".
pub fn children(n: i64) -> String {
    if n == 1 { "1 child".to_owned() } else { format!("{n} children") }
}

/// "1 worker", "26 workers".
pub fn workers(n: usize) -> String {
    if n == 1 { "1 worker".to_owned() } else { format!("{n} workers") }
}

/// Tenths as people write them: 185 is "18.5".
pub fn tenths(n: i64) -> String {
    format!("{}.{}", n / 10, (n % 10).abs())
}

/// A share in percent with one decimal: 92 of 700 is "13.1%". Of nothing it is "0.0%".
pub fn percent(part: usize, of: usize) -> String {
    let permille = (part * 2000 + of.max(1)) / (2 * of.max(1));
    format!("{}.{}%", permille / 10, permille % 10)
}
