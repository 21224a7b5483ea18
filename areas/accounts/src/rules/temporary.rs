//! A password for the first time only, that can be read out over the telephone.

/// Four groups of four letters and digits (80 bits) out of a random word; none of them looks like another.
pub fn temporary_password(random: &str) -> String {
    let letters: Vec<char> = random.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_in_groups_and_strong_enough() {
        let password = temporary_password("abcdefghijkmnpqrstuvwxyz23456789");
        assert_eq!(password, "abcd-efgh-ijkm-npqr");
        assert_eq!(access::weakness(&password, "amina.yusuf"), None);
    }
}
