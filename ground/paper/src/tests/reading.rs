//! A PDF read back.

use lopdf::{Dictionary, Document, Object};

/// A document as somebody else's program reads it.
pub struct Read(Document);

/// Everything that can be copied out of a document, on one line.
pub fn text_of(bytes: &[u8]) -> String {
    Read::of(bytes).pages().join(" ")
}

impl Read {
    pub fn of(bytes: &[u8]) -> Read {
        Read(Document::load_mem(bytes).unwrap())
    }

    fn dict<'a>(&'a self, object: &'a Object) -> Option<&'a Dictionary> {
        self.0.dereference(object).ok()?.1.as_dict().ok()
    }

    fn at<'a>(&'a self, of: &'a Dictionary, key: &str) -> Option<&'a Object> {
        Some(self.0.dereference(of.get(key.as_bytes()).ok()?).ok()?.1)
    }

    fn text(&self, of: &Dictionary, key: &str) -> String {
        self.at(of, key).and_then(|o| lopdf::decode_text_string(o).ok()).unwrap_or_default()
    }

    fn name(&self, of: &Dictionary, key: &str) -> String {
        self.at(of, key)
            .and_then(|o| o.as_name().ok())
            .map(|n| String::from_utf8_lossy(n).into_owned())
            .unwrap_or_default()
    }

    fn catalog(&self) -> &Dictionary {
        self.0.catalog().unwrap()
    }

    pub fn title(&self) -> String {
        let info = self.0.trailer.get(b"Info").ok().and_then(|o| self.dict(o)).unwrap();
        self.text(info, "Title")
    }

    pub fn language(&self) -> String {
        self.text(self.catalog(), "Lang")
    }

    pub fn is_marked(&self) -> bool {
        let info = self.at(self.catalog(), "MarkInfo").and_then(|o| self.dict(o)).unwrap();
        matches!(self.at(info, "Marked"), Some(Object::Boolean(true)))
    }

    pub fn shows_title(&self) -> bool {
        let wishes = self.at(self.catalog(), "ViewerPreferences").and_then(|o| self.dict(o)).unwrap();
        matches!(self.at(wishes, "DisplayDocTitle"), Some(Object::Boolean(true)))
    }

    pub fn says_pdf_ua(&self) -> bool {
        let stream = self.at(self.catalog(), "Metadata").and_then(|o| o.as_stream().ok()).unwrap();
        let xmp = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8_lossy(&xmp).contains("<pdfuaid:part>1</pdfuaid:part>")
    }

    fn kids<'a>(&'a self, of: &'a Dictionary) -> Vec<&'a Dictionary> {
        match self.at(of, "K") {
            Some(Object::Array(all)) => all.iter().filter_map(|one| self.dict(one)).collect(),
            Some(Object::Dictionary(one)) => vec![one],
            _ => Vec::new(),
        }
    }

    fn root(&self) -> &Dictionary {
        self.at(self.catalog(), "StructTreeRoot").and_then(|o| self.dict(o)).unwrap()
    }

    /// The parts of the tree in reading order, each with its kind.
    fn walk<'a>(&'a self, of: &'a Dictionary, seen: &mut dyn FnMut(&Read, &'a Dictionary)) {
        for kid in self.kids(of) {
            if kid.has(b"S") {
                seen(self, kid);
                self.walk(kid, seen);
            }
        }
    }

    fn drawn(&self, of: &Dictionary) -> String {
        let inside: Vec<String> = self.kids(of).into_iter().filter(|k| k.has(b"S")).map(|k| self.drawn(k)).collect();
        let name = self.name(of, "S");
        if inside.is_empty() { name } else { format!("{name}({})", inside.join(" ")) }
    }

    /// The tree: `Document(H1 P L(LI(Lbl LBody)))`.
    pub fn tree(&self) -> String {
        self.kids(self.root()).into_iter().map(|kid| self.drawn(kid)).collect::<Vec<_>>().join(" ")
    }

    /// The titles of the headings.
    pub fn headings(&self) -> Vec<String> {
        let mut all = Vec::new();
        self.walk(self.root(), &mut |read, part| {
            let kind = read.name(part, "S");
            if kind.len() == 2 && kind.starts_with('H') {
                all.push(read.text(part, "T"));
            }
        });
        all
    }

    /// What each head of a table is the head of.
    pub fn scopes(&self) -> Vec<String> {
        let mut all = Vec::new();
        self.walk(self.root(), &mut |read, part| {
            if let Some(Object::Array(attributes)) = read.at(part, "A") {
                all.extend(attributes.iter().filter_map(|a| read.dict(a)).map(|a| read.name(a, "Scope")));
            } else if let Some(one) = read.at(part, "A").and_then(|a| read.dict(a)) {
                all.push(read.name(one, "Scope"));
            }
        });
        all
    }

    /// The entries of the outline, in order.
    pub fn outline(&self) -> Vec<String> {
        let mut all = Vec::new();
        let first = self.at(self.catalog(), "Outlines").and_then(|o| self.dict(o)).unwrap();
        self.entries(first, &mut all);
        all
    }

    fn entries(&self, of: &Dictionary, all: &mut Vec<String>) {
        let mut next = self.at(of, "First").and_then(|o| self.dict(o));
        while let Some(entry) = next {
            all.push(self.text(entry, "Title"));
            self.entries(entry, all);
            next = self.at(entry, "Next").and_then(|o| self.dict(o));
        }
    }

    /// Whether every font carries its own drawing.
    pub fn fonts_are_embedded(&self) -> bool {
        let descriptors: Vec<&Dictionary> = self
            .0
            .objects
            .values()
            .filter_map(|o| o.as_dict().ok())
            .filter(|d| self.name(d, "Type") == "FontDescriptor")
            .collect();
        !descriptors.is_empty() && descriptors.iter().all(|d| d.has(b"FontFile2") || d.has(b"FontFile3"))
    }

    /// What can be copied out of each page.
    pub fn pages(&self) -> Vec<String> {
        let numbers = self.0.get_pages();
        let text = |number: &u32| self.0.extract_text(&[*number]).unwrap();
        numbers.keys().map(text).map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ") + " ").collect()
    }

    /// The words that stand for what is drawn, where these differ.
    pub fn actual_texts(&self) -> Vec<String> {
        let mut all = Vec::new();
        for page in self.0.get_pages().values() {
            let content = self.0.get_and_decode_page_content(*page).unwrap();
            for operation in content.operations.iter().filter(|o| o.operator == "BDC") {
                for dict in operation.operands.iter().filter_map(|o| self.dict(o)) {
                    all.push(self.text(dict, "ActualText"));
                }
            }
        }
        all
    }
}
