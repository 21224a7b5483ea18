//! One way to page.

use crate::Html;

/// Where one is in a long list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pager {
    /// The page shown, from 1.
    pub page: i64,
    /// Entries on a page.
    pub size: i64,
    /// Entries in all.
    pub of: i64,
}

impl Pager {
    /// The page that `?page=` asks for, kept within what there is.
    pub fn at(asked: Option<&str>, size: i64, of: i64) -> Pager {
        let last = ((of - 1).max(0) / size.max(1)) + 1;
        let page = asked.and_then(|p| p.parse().ok()).unwrap_or(1).clamp(1, last);
        Pager { page, size, of }
    }

    /// Entries before this page.
    pub fn skip(&self) -> i64 {
        (self.page - 1) * self.size
    }

    fn last(&self) -> i64 {
        ((self.of - 1).max(0) / self.size.max(1)) + 1
    }
}

/// Previous and next, and where one is; nothing when all fits on one page. `path` is ours and has no query.
pub fn pager(pager: &Pager, path: &str) -> Html {
    pager_within(pager, path, "")
}

/// As [`pager`] for a list that is filtered: `query` is what the address asks for besides the page, as `team=3&`, of
/// codes and keys alone, and is escaped by whoever wrote it.
pub fn pager_within(pager: &Pager, path: &str, query: &str) -> Html {
    let last = pager.last();
    if last == 1 {
        return Html::default();
    }
    let link = |page: i64, rel: &str, words: &str| {
        format!(
            "<div class=\"govuk-pagination__{rel}\"><a class=\"govuk-link govuk-pagination__link\" href=\"{path}?{query}page={page}\" rel=\"{rel}\"><span class=\"govuk-pagination__link-title\">{words}<span class=\"govuk-visually-hidden\"> page</span></span></a></div>"
        )
    };
    let before = if pager.page > 1 { link(pager.page - 1, "prev", "Previous") } else { String::new() };
    let after = if pager.page < last { link(pager.page + 1, "next", "Next") } else { String::new() };
    let (from, to) = (pager.skip() + 1, (pager.skip() + pager.size).min(pager.of));
    Html(format!(
        "<nav class=\"govuk-pagination\" aria-label=\"Pages\">{before}<p class=\"govuk-body\">{from} to {to} of {}</p>{after}</nav>",
        pager.of
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_do_not_exist_become_the_nearest_that_does() {
        assert_eq!(Pager::at(Some("99"), 20, 45).page, 3);
        assert_eq!(Pager::at(Some("-3"), 20, 45).page, 1);
        assert_eq!(Pager::at(Some("x"), 20, 0).page, 1);
        assert_eq!(Pager::at(Some("3"), 20, 45).skip(), 40);
    }
}
