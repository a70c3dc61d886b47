//! A path below the site's root, as it stands in a URL.

use std::fmt;
use std::sync::Arc;

use crate::text::Slug;

/// The path of a resource, beginning with `/`. A page's path ends with `/`, a file's does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoutePath(Arc<str>);

impl RoutePath {
    /// The front page.
    pub fn root() -> Self {
        Self("/".into())
    }

    /// The page below the root that the slugs lead to.
    pub fn page(slugs: &[&Slug]) -> Self {
        let mut path = String::from("/");
        for slug in slugs {
            path.push_str(slug.as_str());
            path.push('/');
        }
        Self(path.into())
    }

    /// A file below the root, `assets/site.css`. The caller knows that its parts are clean.
    pub(super) fn file(path: &str) -> Self {
        Self(format!("/{path}").into())
    }

    /// The page below this one that clean parts lead to, `kommune/aarhus`.
    pub(super) fn below(&self, parts: &str) -> Self {
        Self(format!("{}{parts}/", self.0).into())
    }

    /// A file beside the page, `skolefravaer.svg`, whose name is clean.
    pub(super) fn beside(&self, name: &str) -> Self {
        Self(format!("{}{name}", self.0).into())
    }

    /// The path as it was asked for; whether anything stands there, [`super::Routes`] knows.
    pub fn requested(path: &str) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that a web server reads for this path, relative to the published folder.
    pub fn file_name(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    }
}

impl fmt::Display for RoutePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_folder_with_an_index_and_a_file_is_itself() {
        let slug = |text| Slug::parse(text).unwrap();
        let page = RoutePath::page(&[&slug("omraader"), &slug("herredsvang")]);
        assert_eq!(
            (page.as_str(), page.file_name().as_str()),
            ("/omraader/herredsvang/", "omraader/herredsvang/index.html")
        );
        assert_eq!(RoutePath::root().file_name(), "index.html");
        assert_eq!(RoutePath::file("404.html").file_name(), "404.html");
    }
}
