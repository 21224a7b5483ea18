//! Where somebody lands after signing in.

/// The address asked for, if it is one of our own pages; otherwise the home page.
///
/// Source: OWASP, Unvalidated Redirects and Forwards Cheat Sheet: only paths of our own are followed.
pub fn landing(asked: &str) -> &str {
    let ours = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.starts_with("/\\")
        && !asked.chars().any(|c| c.is_control() || c == '\\' || !c.is_ascii());
    let door = asked.starts_with("/sign-in") || asked.starts_with("/sign-out");
    if ours && !door { asked } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_of_ours_is_where_one_lands() {
        assert_eq!(landing("/people/K7F4-Q2XD?page=2"), "/people/K7F4-Q2XD?page=2");
    }

    #[test]
    fn another_site_is_never_where_one_lands() {
        for away in
            ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:1", ""]
        {
            assert_eq!(landing(away), "/", "{away:?}");
        }
    }

    #[test]
    fn the_door_itself_is_not_where_one_lands() {
        assert_eq!(landing("/sign-in"), "/");
        assert_eq!(landing("/sign-out"), "/");
    }

    proptest! {
        #[test]
        fn whatever_is_asked_a_path_of_ours_comes_out(asked in "\\PC{0,60}") {
            let to = landing(&asked);
            prop_assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'));
        }
    }
}
