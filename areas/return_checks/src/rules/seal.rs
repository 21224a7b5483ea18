//! Files that wait are sealed: what stands in the database, and in every copy of it, tells nothing.

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::hmac;

/// A key for the files of one check.
pub struct Key([u8; 32]);

impl Key {
    /// The key that a session's own word opens; `salt` makes it that of one check.
    pub fn of_session(word: &str, salt: &str) -> Key {
        let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, word.as_bytes()), salt.as_bytes());
        let mut key = [0; 32];
        key.iter_mut().zip(mac.as_ref()).for_each(|(to, from)| *to = *from);
        Key(key)
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// From what was kept; nothing when it is none.
    pub fn read(text: &str) -> Option<Key> {
        let mut key = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (at, to) in key.iter_mut().enumerate() {
            *to = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        Some(Key(key))
    }

    fn sealing(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, &self.0).ok().map(LessSafeKey::new)
    }
}

/// A file's place among those of its check makes its sealing differ from the others'; a key seals one check once.
fn nonce(place: u64) -> Nonce {
    let mut bytes = [0; 12];
    bytes.iter_mut().zip(place.to_be_bytes()).for_each(|(to, from)| *to = from);
    Nonce::assume_unique_for_key(bytes)
}

/// A file, its name and what it holds, sealed. Nothing when it is too large to be.
pub fn seal(key: &Key, place: u64, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sealed = Vec::with_capacity(name.len() + 1 + bytes.len() + AES_256_GCM.tag_len());
    sealed.extend(name.bytes().filter(|byte| *byte != 0));
    sealed.push(0);
    sealed.extend_from_slice(bytes);
    key.sealing()?.seal_in_place_append_tag(nonce(place), Aad::empty(), &mut sealed).ok()?;
    Some(sealed)
}

/// What was sealed, under the same key at the same place; nothing with any other, or when it was changed.
pub fn open(key: &Key, place: u64, mut sealed: Vec<u8>) -> Option<(String, Vec<u8>)> {
    let opened = key.sealing()?.open_in_place(nonce(place), Aad::empty(), &mut sealed).ok()?;
    let end = opened.iter().position(|byte| *byte == 0)?;
    let (name, bytes) = opened.split_at(end);
    Some((String::from_utf8(name.to_vec()).ok()?, bytes.get(1..)?.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_sealed_tells_nothing_and_opens_with_its_own_key_at_its_own_place() {
        let key = Key::of_session("word", "salt");
        let sealed = seal(&key, 3, "header.csv", b"CHILD,SEX\nCH1,F\n").unwrap();
        assert!(!sealed.windows(3).any(|part| part == b"CH1"));
        for (other, place) in [(Key::of_session("other", "salt"), 3), (Key::of_session("word", "other"), 3)] {
            assert_eq!(open(&other, place, sealed.clone()), None);
        }
        assert_eq!(open(&key, 2, sealed.clone()), None);
        let mut changed = sealed.clone();
        changed[0] ^= 1;
        assert_eq!(open(&key, 3, changed), None);
        assert_eq!(open(&key, 3, sealed), Some(("header.csv".to_owned(), b"CHILD,SEX\nCH1,F\n".to_vec())));
    }

    #[test]
    fn a_kept_key_is_read_as_it_was_written_and_nothing_else_is_one() {
        let key = Key::of_session("word", "salt");
        assert_eq!(Key::read(&key.write()).unwrap().write(), key.write());
        for text in ["", "ab", &"g".repeat(64), &"é".repeat(32)] {
            assert!(Key::read(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_file_comes_out_as_it_went_in(name in "[a-zA-Z/ .é]{0,40}", bytes in proptest::collection::vec(any::<u8>(), 0..500), place in any::<u64>()) {
            let key = Key::of_session("word", "salt");
            let sealed = seal(&key, place, &name, &bytes).unwrap();
            prop_assert_eq!(open(&key, place, sealed), Some((name, bytes)));
        }
    }
}
