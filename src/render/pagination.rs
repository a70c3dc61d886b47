//! The way through a list that fills several pages.

use serde::Serialize;

/// How many pages are named on each side of the one that is read.
const BESIDE: usize = 2;

/// The pages of a list as links; of many pages the first, the last and those nearby.
#[derive(Debug, Serialize)]
pub(super) struct Pagination {
    previous: Option<String>,
    next: Option<String>,
    pages: Vec<PageLink>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
struct PageLink {
    number: usize,
    url: String,
    is_current: bool,
    /// Whether pages before it are left out.
    after_gap: bool,
}

impl Pagination {
    /// The way from `current` of `pages`, counted from 1, to the others; `None` for a single page.
    pub(super) fn of(
        current: usize,
        pages: usize,
        url: impl Fn(usize) -> Option<String>,
    ) -> Option<Self> {
        if pages < 2 {
            return None;
        }
        let mut links: Vec<PageLink> = Vec::new();
        for number in shown(current, pages) {
            let after_gap = links.last().is_some_and(|last| last.number + 1 < number);
            let is_current = number == current;
            links.extend(url(number).map(|url| PageLink { number, url, is_current, after_gap }));
        }
        let next = (current < pages).then(|| url(current + 1)).flatten();
        let previous = (current > 1).then(|| url(current - 1)).flatten();
        Some(Self { previous, next, pages: links })
    }
}

/// The numbers of the pages that are named.
fn shown(current: usize, pages: usize) -> Vec<usize> {
    let nearby = current.saturating_sub(BESIDE)..=current + BESIDE;
    (1..=pages).filter(|page| *page == 1 || *page == pages || nearby.contains(page)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(current: usize, pages: usize) -> String {
        let url = |page: usize| Some(format!("/{page}/"));
        let Some(pagination) = Pagination::of(current, pages, url) else { return String::new() };
        let page = |page: &PageLink| {
            let (gap, number) = (if page.after_gap { "… " } else { "" }, page.number);
            if page.is_current { format!("{gap}[{number}]") } else { format!("{gap}{number}") }
        };
        let pages: Vec<String> = pagination.pages.iter().map(page).collect();
        let end = |url: &Option<String>| url.clone().unwrap_or_else(|| "-".to_owned());
        let (previous, next) = (end(&pagination.previous), end(&pagination.next));
        format!("{previous} {} {next}", pages.join(" "))
    }

    #[test]
    fn of_many_pages_the_first_the_last_and_those_nearby_are_named() {
        let cases = [
            (1, 1, ""),
            (1, 0, ""),
            (1, 2, "- [1] 2 /2/"),
            (2, 3, "/1/ 1 [2] 3 /3/"),
            (3, 3, "/2/ 1 2 [3] -"),
            (1, 9, "- [1] 2 3 … 9 /2/"),
            (5, 9, "/4/ 1 … 3 4 [5] 6 7 … 9 /6/"),
            (9, 9, "/8/ 1 … 7 8 [9] -"),
        ];
        for (current, pages, expected) in cases {
            assert_eq!(told(current, pages), expected, "{current} of {pages}");
        }
    }
}
