//! Zip files, with limits: how much comes out is counted while it comes out, whatever the file says of itself.

use super::Aside;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that may come out of one zip file or workbook, in bytes. Source: local.
pub const LARGEST: u64 = 2 << 30;

/// The most files in one zip file. Source: local.
pub const MOST_FILES: usize = 1_000;

/// How many times larger a packed file may be than its packing; tables of codes reach some forty. Source: local.
const MOST_TIMES: u64 = 200;

/// Small files may be packed as tightly as they like, in bytes. Source: local.
const SMALL: u64 = 16 << 20;

/// Whether a zip file is a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name("[Content_Types].xml").is_some())
}

/// Why a zip file would come out too large; `None` when it does not.
pub(super) fn too_large(bytes: &[u8]) -> Option<String> {
    let most = most(bytes.len());
    let mut zip = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(zip) => zip,
        Err(why) => return Some(format!("It cannot be unpacked: {why}. Save it again.")),
    };
    let mut sum = 0;
    for at in 0..zip.len() {
        let mut file = match zip.by_index(at) {
            Ok(file) => file,
            Err(why) => return Some(format!("It cannot be unpacked: {why}. Save it again without a password.")),
        };
        sum += std::io::copy(&mut file.by_ref().take(most - sum + 1), &mut std::io::sink()).unwrap_or(0);
        if sum > most {
            return Some(too_much(most));
        }
    }
    None
}

fn most(packed: usize) -> u64 {
    (packed as u64).saturating_mul(MOST_TIMES).clamp(SMALL, LARGEST)
}

fn too_much(most: u64) -> String {
    format!("More than {} MB come out of it, far more than tables of this kind. It was not read.", most >> 20)
}

/// The files in a zip file, by their paths in it.
pub(super) fn unpack(name: &str, bytes: &[u8], aside: &mut Vec<Aside>) -> Vec<(String, Vec<u8>)> {
    let mut zip = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(zip) => zip,
        Err(why) => {
            aside.push(Aside::lost(name, format!("It cannot be unpacked: {why}. Pack the files again.")));
            return Vec::new();
        }
    };
    if zip.len() > MOST_FILES {
        aside.push(Aside::lost(
            name,
            format!("It holds {} files, expected at most {MOST_FILES}. It was not read.", zip.len()),
        ));
        return Vec::new();
    }
    let (mut files, mut left) = (Vec::new(), most(bytes.len()));
    for at in 0..zip.len() {
        let mut file = match zip.by_index(at) {
            Ok(file) if file.is_file() => file,
            Ok(_) => continue,
            Err(why) => {
                aside.push(Aside::lost(name, format!("One of its files cannot be unpacked: {why}.")));
                continue;
            }
        };
        let inner = file.name().map_or_else(|_| format!("file {at}"), |name| name.into_owned());
        let mut content = Vec::new();
        if let Err(why) = file.by_ref().take(left + 1).read_to_end(&mut content) {
            aside.push(Aside::lost(format!("{name}/{inner}"), format!("It cannot be unpacked: {why}.")));
            continue;
        }
        let Some(rest) = left.checked_sub(content.len() as u64) else {
            aside.push(Aside::lost(name, too_much(most(bytes.len()))));
            return Vec::new();
        };
        left = rest;
        files.push((inner, content));
    }
    files
}
