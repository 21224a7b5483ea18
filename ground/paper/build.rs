//! Takes the two fonts that documents embed out of the npm package.

use std::{env, fs, path::Path};

const PACKAGE: &str = "@expo-google-fonts/noto-sans";
const FONTS: [(&str, &str); 2] =
    [("400Regular/NotoSans_400Regular.ttf", "regular.ttf"), ("700Bold/NotoSans_700Bold.ttf", "bold.ttf")];

fn main() {
    if let Err(sentence) = take() {
        println!("cargo::error={sentence}");
        std::process::exit(1);
    }
}

fn take() -> Result<(), String> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(|_| "cargo did not say where the paper crate is".to_owned())?;
    let out = env::var("OUT_DIR").map_err(|_| "cargo did not say where to write".to_owned())?;
    let root = Path::new(&here).ancestors().nth(2).ok_or("the paper crate is not in ground/paper any more")?;
    for (from, to) in FONTS {
        let from = root.join("node_modules").join(PACKAGE).join(from);
        fs::copy(&from, Path::new(&out).join(to)).map_err(|why| {
            let shown = from.display();
            format!(
                "{shown} could not be read ({why}): run ./kith, or npm ci in the project's folder, then build again"
            )
        })?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.join("package-lock.json").display());
    Ok(())
}
