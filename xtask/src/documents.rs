//! Each room says what it is, and decisions are numbered without a gap.

use std::collections::BTreeSet;

use crate::house::{Fault, File, House};

pub fn check(house: &House) -> Vec<Fault> {
    let rooms = house.files.iter().filter_map(room);
    let without = rooms
        .filter(|(_, folder)| house.find(&format!("{folder}/README.md")).is_none_or(|it| !it.text.starts_with("# ")));
    let mut faults: Vec<Fault> = without
        .map(|(file, folder)| {
            let say = "has no README.md that begins with '# ': say in half a page what this is, its words, and what is deliberately not here";
            Fault { path: folder.to_owned(), ..file.fault(0, say) }
        })
        .collect();
    faults.extend(decisions(house));
    faults
}

/// The crates that a newcomer walks into.
fn room(file: &File) -> Option<(&File, &str)> {
    let folder = file.path.strip_suffix("/Cargo.toml")?;
    let meant = folder.starts_with("areas/")
        || folder.starts_with("ground/")
        || ["record", "returns", "bench"].contains(&folder);
    meant.then_some((file, folder))
}

fn decisions(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut numbers = BTreeSet::new();
    for file in &house.files {
        let Some(name) = file.path.strip_prefix("docs/decisions/").filter(|name| *name != "README.md") else {
            continue;
        };
        let number = name
            .split_once('-')
            .filter(|(number, _)| number.len() == 4)
            .and_then(|(number, _)| number.parse::<u32>().ok());
        match number {
            None => faults.push(file.fault(0, "name it NNNN-a-sentence.md, with the next free number")),
            Some(number) if !numbers.insert(number) => {
                faults.push(
                    file.fault(0, format!("there are two decisions {number:04}: give this one the next free number")),
                );
            }
            Some(_) => {}
        }
        if !file.text.lines().any(|line| line.starts_with("Status:")) {
            faults.push(file.fault(0, "add a line 'Status: proposed', 'accepted' or 'replaced by NNNN'"));
        }
    }
    if let Some((missing, after)) = (1..).zip(&numbers).find(|(expected, number)| expected != *number) {
        let path = "docs/decisions".to_owned();
        faults.push(Fault {
            path,
            line: 0,
            say: format!("{missing:04} is missing before {after:04}: number them without a gap"),
        });
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_without_a_readme_is_named() {
        let house = House::of(&[
            ("areas/audits/Cargo.toml", ""),
            ("record/Cargo.toml", ""),
            ("record/README.md", "# Record\n"),
        ]);
        let faults = check(&house);
        assert_eq!((faults.len(), faults[0].path.as_str()), (1, "areas/audits"));
    }

    #[test]
    fn decisions_have_each_their_number_without_a_gap() {
        let text = "# A\n\nStatus: accepted\n";
        let house = House::of(&[
            ("docs/decisions/0001-a.md", text),
            ("docs/decisions/0001-b.md", text),
            ("docs/decisions/0003-c.md", text),
        ]);
        let faults = check(&house);
        assert_eq!(faults.len(), 2);
        assert!(faults[0].say.contains("two decisions 0001"));
        assert!(faults[1].say.contains("0002 is missing before 0003"));
    }

    #[test]
    fn a_decision_says_where_it_stands() {
        assert!(check(&House::of(&[("docs/decisions/0001-a.md", "# A\n")]))[0].say.contains("Status:"));
        assert!(check(&House::of(&[("docs/decisions/first.md", "Status: accepted\n")]))[0].say.contains("NNNN"));
    }
}
