//! Makes the two files that pages wear, `kith.css` and `govuk.js`, from the npm packages and `assets/kith.css`.
//!
//! Taken out on the way: the GDS Transport font, whose licence covers only government domains; the crown and the crest;
//! every address of a file that Kith does not serve (small icons are put into the style sheet itself).

use std::{env, fs, path::Path};

const GOVUK: &str = "govuk-frontend/dist/govuk";
const MOJ: &str = "@ministryofjustice/frontend/moj";
const FONT: &str = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Liberation Sans,Arial,sans-serif";
const NOTICE: &str =
    "/* Holds govuk-frontend and @ministryofjustice/frontend, MIT licence, Copyright (c) Crown Copyright. */";
const NOT_OURS: [&str; 4] = ["crown", "crest", "copyright-logo", "logotype"];

fn main() {
    if let Err(sentence) = dress() {
        println!("cargo::error={sentence}");
        std::process::exit(1);
    }
}

fn dress() -> Result<(), String> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(|_| "cargo did not say where the page crate is".to_owned())?;
    let out = env::var("OUT_DIR").map_err(|_| "cargo did not say where to write".to_owned())?;
    let (here, out) = (Path::new(&here), Path::new(&out));
    let root = here.ancestors().nth(2).ok_or("the page crate is not in ground/page any more")?;
    let packages = root.join("node_modules");

    let govuk = ours(&read(&packages.join(GOVUK).join("govuk-frontend.min.css"))?, &packages)?;
    let moj = ours(&read(&packages.join(MOJ).join("moj-frontend.min.css"))?, &packages)?;
    let kith = read(&here.join("assets/kith.css"))? + &read(&here.join("assets/public.css"))?;
    let css = format!("{NOTICE}\n{govuk}\n{moj}\n{kith}");
    for word in ["GDS Transport", "@font-face", "crown", "crest", "/assets/", "sourceMappingURL"] {
        if css.contains(word) {
            return Err(format!("the style sheet still holds '{word}': teach ground/page/build.rs to take it out"));
        }
    }
    write(&out.join("kith.css"), &css)?;

    let js = read(&packages.join(GOVUK).join("govuk-frontend.min.js"))?;
    let js = js.split("//# sourceMappingURL").next().unwrap_or_default();
    if !js.contains("initAll") {
        return Err(
            "govuk-frontend.min.js has no initAll any more: teach ground/page/build.rs how it starts".to_owned()
        );
    }
    // The package asks for these classes in an inline script, which Kith's Content-Security-Policy forbids.
    let js = format!("document.body.classList.add(\"js-enabled\",\"govuk-frontend-supported\");\n{js}\ninitAll();\n");
    write(&out.join("govuk.js"), &js)?;

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=assets/kith.css");
    println!("cargo::rerun-if-changed=assets/public.css");
    println!("cargo::rerun-if-changed={}", root.join("package-lock.json").display());
    Ok(())
}

/// A package's style sheet without what is not ours to use.
fn ours(css: &str, packages: &Path) -> Result<String, String> {
    let css = without_comments(css);
    let mut rest = css.as_str();
    let kept = blocks(&mut rest);
    let kept = kept.replace("\"GDS Transport\"", "GDS Transport").replace("GDS Transport,arial,sans-serif", FONT);
    with_icons_inside(&kept, packages)
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    for (number, part) in css.split("/*").enumerate() {
        kept.push_str(if number == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) });
    }
    kept
}

/// Reads `selector{…}` and `@media …{…}` one after the other, up to the end of the block that holds them.
fn blocks(rest: &mut &str) -> String {
    let mut kept = String::with_capacity(rest.len());
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (before, after) = rest.split_at(at);
        let mark = after.chars().next();
        *rest = after.get(1..).unwrap_or_default();
        match mark {
            Some('}') => return kept + before,
            Some(';') if before.trim().starts_with("@charset") => {}
            Some('{') if ["@media", "@supports"].iter().any(|at| before.trim().starts_with(at)) => {
                let inner = blocks(rest);
                if !inner.is_empty() {
                    kept.extend([before, "{", &inner, "}"]);
                }
            }
            Some('{') => {
                let (body, after) = whole_body(rest);
                *rest = after;
                let selector = our_selectors(before.trim());
                if before.trim() != "@font-face" && !selector.is_empty() {
                    kept.extend([&selector, "{", body, "}"]);
                }
            }
            _ => kept.extend([before, ";"]),
        }
    }
    kept
}

/// What stands up to the closing brace, with any braces inside (the steps of `@keyframes`), and what follows it.
fn whole_body(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, mark) in text.char_indices() {
        match mark {
            '{' => depth += 1,
            '}' if depth == 0 => {
                return (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

fn our_selectors(list: &str) -> String {
    if list.starts_with('@') {
        return list.to_owned();
    }
    let kept: Vec<&str> = list.split(',').filter(|one| !NOT_OURS.iter().any(|word| one.contains(word))).collect();
    kept.join(",")
}

/// Puts each small drawing where the style sheet only gave its address.
fn with_icons_inside(css: &str, packages: &Path) -> Result<String, String> {
    let mut parts = css.split("url(/assets/");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, after) = part.split_once(')').ok_or("an address in a package's style sheet does not end")?;
        let svg = read(&packages.join(MOJ).join("assets").join(address))?;
        kept.push_str("url(\"data:image/svg+xml,");
        for letter in svg.trim().chars() {
            match letter {
                '"' => kept.push('\''),
                '#' | '%' | '<' | '>' | '{' | '}' | '\n' | '\r' => {
                    kept.push_str(&format!("%{:02X}", u32::from(letter)))
                }
                _ => kept.push(letter),
            }
        }
        kept.extend(["\")", after]);
    }
    Ok(kept)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|why| {
        let shown = path.display();
        if shown.to_string().contains("node_modules") {
            format!(
                "{shown} could not be read ({why}): run ./kith, or npm ci in the project's folder, then build again"
            )
        } else {
            format!("{shown} could not be read: {why}")
        }
    })
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|why| format!("{} could not be written: {why}", path.display()))
}
