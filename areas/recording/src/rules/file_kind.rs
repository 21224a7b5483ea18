//! What a file is, by what it holds and not by what it is called.

/// The largest file that is kept. Local limit.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// A kind of file that may be kept with a record.
#[derive(Debug, PartialEq, Eq)]
pub struct FileKind {
    /// Its word in the database.
    pub code: &'static str,
    /// How a sentence names it.
    pub words: &'static str,
    /// The type it is sent with.
    pub content_type: &'static str,
    /// The endings its name may have.
    pub endings: &'static [&'static str],
}

const KINDS: [FileKind; 9] = [
    FileKind { code: "png", words: "a PNG picture", content_type: "image/png", endings: &["png"] },
    FileKind { code: "jpeg", words: "a JPEG picture", content_type: "image/jpeg", endings: &["jpg", "jpeg"] },
    FileKind { code: "gif", words: "a GIF picture", content_type: "image/gif", endings: &["gif"] },
    FileKind { code: "webp", words: "a WebP picture", content_type: "image/webp", endings: &["webp"] },
    FileKind { code: "pdf", words: "a PDF document", content_type: "application/pdf", endings: &["pdf"] },
    FileKind {
        code: "docx",
        words: "a Word document",
        content_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        endings: &["docx"],
    },
    FileKind {
        code: "xlsx",
        words: "an Excel workbook",
        content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        endings: &["xlsx"],
    },
    FileKind {
        code: "odt",
        words: "an OpenDocument text",
        content_type: "application/vnd.oasis.opendocument.text",
        endings: &["odt"],
    },
    FileKind { code: "txt", words: "plain text", content_type: "text/plain; charset=utf-8", endings: &["txt"] },
];

/// Why a file is not kept.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// Nothing in it.
    #[error("{0} is empty. Choose the file again")]
    Empty(String),
    /// Too large.
    #[error("{0} is larger than 10 MB. Make the picture smaller, or divide the document, and add it again")]
    TooLarge(String),
    /// A photograph in a form that few programs open.
    #[error(
        "{0} is a HEIC picture, which most computers cannot open. On the phone choose “Most compatible” under Settings, Camera, Formats and take it again, or send it as a JPEG"
    )]
    Heic(String),
    /// None of the kinds that are kept.
    #[error(
        "{0} is not a kind of file that is kept with a record. Add a picture (PNG, JPEG, GIF, WebP), a PDF, a Word or OpenDocument text, an Excel workbook without macros, or plain text"
    )]
    Unknown(String),
    /// Called one thing and holding another.
    #[error(
        "{name} is {holds}, but its name does not end in {endings}. Check that it is the file you mean, and rename it"
    )]
    Mislabelled {
        /// Its name.
        name: String,
        /// What it holds, in words.
        holds: &'static str,
        /// What its name should end in.
        endings: String,
    },
}

/// What a browser offers to choose. A phone that is told so gives its photographs as JPEG.
pub fn accept() -> String {
    KINDS.iter().map(|k| k.content_type.split(';').next().unwrap_or_default()).collect::<Vec<_>>().join(",")
}

/// The kind with this word.
pub fn by_code(code: &str) -> Option<&'static FileKind> {
    KINDS.iter().find(|k| k.code == code)
}

/// What the file is. Errors when it is not kept, or is called something else than it is.
pub fn file_kind(name: &str, bytes: &[u8]) -> Result<&'static FileKind, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty(name.to_owned()));
    }
    if bytes.len() > MOST_BYTES {
        return Err(FileFault::TooLarge(name.to_owned()));
    }
    if bytes.get(4..8) == Some(b"ftyp".as_slice())
        && [b"heic", b"heix", b"mif1", b"msf1", b"hevc"].iter().any(|brand| bytes.get(8..12) == Some(brand.as_slice()))
    {
        return Err(FileFault::Heic(name.to_owned()));
    }
    let kind = held(bytes).and_then(by_code).ok_or_else(|| FileFault::Unknown(name.to_owned()))?;
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    if !kind.endings.contains(&ending.as_str()) {
        let endings = kind.endings.iter().map(|e| format!(".{e}")).collect::<Vec<_>>().join(" or ");
        return Err(FileFault::Mislabelled { name: name.to_owned(), holds: kind.words, endings });
    }
    Ok(kind)
}

fn held(bytes: &[u8]) -> Option<&'static str> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let holds = |what: &[u8]| bytes.windows(what.len()).any(|w| w == what);
    if begins(b"\x89PNG\r\n\x1a\n") {
        Some("png")
    } else if begins(b"\xff\xd8\xff") {
        Some("jpeg")
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Some("gif")
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        Some("webp")
    } else if begins(b"%PDF-") {
        Some("pdf")
    } else if begins(b"PK\x03\x04") {
        // Names of files stand unpacked in a ZIP, so looking for them needs no unpacking.
        if holds(b"vbaProject.bin") {
            None
        } else if holds(b"mimetypeapplication/vnd.oasis.opendocument.text") {
            Some("odt")
        } else if holds(b"[Content_Types].xml") && holds(b"word/document.xml") {
            Some("docx")
        } else if holds(b"[Content_Types].xml") && holds(b"xl/workbook.xml") {
            Some("xlsx")
        } else {
            None
        }
    } else {
        let text = std::str::from_utf8(bytes).ok()?;
        let plain = !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        let start = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        (plain && !start.starts_with('<')).then_some("txt")
    }
}

/// A name without folders, control characters or excess, fit for a list and a download.
pub fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = questions::clean(last).chars().filter(|c| !matches!(c, '"' | '\n' | '\t')).collect();
    let clean = clean.trim();
    let skip = clean.chars().count().saturating_sub(100);
    let short: String = clean.chars().skip(skip).collect();
    if short.is_empty() { "file".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_that_calls_itself_a_picture_is_refused() {
        let said = file_kind("drawing.png", b"<html><script>").unwrap_err();
        assert!(said.to_string().starts_with("drawing.png is not a kind of file that is kept"));
        let said = file_kind("drawing.png", b"\xff\xd8\xff\xe0").unwrap_err();
        assert_eq!(
            said.to_string(),
            "drawing.png is a JPEG picture, but its name does not end in .jpg or .jpeg. Check that it is the file you mean, and rename it"
        );
        assert_eq!(file_kind("Drawing.JPG", b"\xff\xd8\xff\xe0").map(|k| k.code), Ok("jpeg"));
    }

    #[test]
    fn a_phones_heic_picture_is_refused_with_what_to_do() {
        let said = file_kind("IMG_0042.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap_err();
        assert!(said.to_string().contains("Most compatible"), "{said}");
    }

    #[test]
    fn a_word_document_with_macros_is_refused() {
        let plain = b"PK\x03\x04 [Content_Types].xml word/document.xml";
        assert_eq!(file_kind("letter.docx", plain).map(|k| k.code), Ok("docx"));
        let macros = b"PK\x03\x04 [Content_Types].xml word/document.xml word/vbaProject.bin";
        assert!(file_kind("letter.docx", macros).is_err());
    }

    #[test]
    fn a_name_keeps_its_ending_and_loses_its_folders() {
        assert_eq!(tidy_name("..\\..\\x/KJ's \"dog\".png"), "KJ's dog.png");
        assert!(tidy_name(&format!("{}.pdf", "a".repeat(300))).ends_with("a.pdf"));
        assert_eq!(tidy_name("\u{202e}/"), "file");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(name in ".{0,40}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = file_kind(&tidy_name(&name), &bytes);
        }
    }
}
