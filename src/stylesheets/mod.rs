//! Bundles and minifies the theme's stylesheets: one entry file in, one stylesheet out.
//!
//! Enter at [`bundle`]. The files come from the caller, never from a disk. First all imports are
//! followed in reading order (`imports`), so that the first mistake is the same one every time;
//! then lightningcss, which loads files in parallel, inlines them, compiles what the oldest
//! supported browsers lack and minifies. Last, every `url()` gets the published name of its file.

mod imports;
mod location;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use lightningcss::bundler::Bundler;
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::error::{Error, ErrorLocation};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions};
use lightningcss::targets::{Browsers, Targets};

use imports::Imports;

/// A bundled stylesheet, ready to be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stylesheet {
    /// Minified CSS without imports, that refers to nothing but published files.
    pub css: String,
}

/// The files that a stylesheet may use, by their paths, with `/` between the parts.
pub struct Theme<'a> {
    /// The text of a stylesheet.
    pub text: &'a (dyn Fn(&str) -> Option<Arc<str>> + Sync),
    /// The name of a published file, such as a font, relative to the published stylesheet.
    pub published: &'a (dyn Fn(&str) -> Option<String> + Sync),
}

/// A mistake in a stylesheet, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleError {
    /// The file that holds the mistake, as `read` knows it.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

impl std::error::Error for StyleError {}

/// The oldest browsers that must show the site as designed: spring 2023 (Samsung 22 is built on
/// Chrome 111), the first generation that has cascade layers, container queries, range media
/// queries and `oklch()` in all engines. Nesting came a little later and is compiled away. Written
/// out rather than taken from a browser database, so that the same source always gives the same
/// bytes.
const BROWSERS: Browsers = Browsers {
    android: Some(version(111, 0)),
    chrome: Some(version(111, 0)),
    edge: Some(version(111, 0)),
    firefox: Some(version(113, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: Some(version(97, 0)),
    safari: Some(version(16, 4)),
    samsung: Some(version(22, 0)),
};

const fn version(major: u32, minor: u32) -> u32 {
    (major << 16) | (minor << 8)
}

/// Bundles `entry` and everything it imports, resolved relative to the importing file.
///
/// # Errors
/// On the first mistake in reading order: a syntax error, an import of a file that is not there,
/// that was imported before or that is on another host, and a `url()` that means no published file
/// of the theme: the site must not make its readers call other hosts.
pub fn bundle(entry: &str, theme: &Theme<'_>) -> Result<Stylesheet, StyleError> {
    let files = Imports::follow(entry, theme)?;
    let targets = Targets { browsers: Some(BROWSERS), ..Targets::default() };
    let located = |message: String, at: Option<ErrorLocation>| files.locate(entry, message, at);
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler
        .bundle(entry.as_ref())
        .map_err(|Error { kind, loc }| located(kind.to_string(), loc))?;
    // Licences are collected in the order in which threads finish.
    sheet.license_comments.sort_by(|a, b| a.as_ref().cmp(b.as_ref()));
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|Error { kind, loc }| located(kind.to_string(), loc))?;
    let analyze_dependencies = Some(DependencyOptions::default());
    let options =
        PrinterOptions { minify: true, targets, analyze_dependencies, ..PrinterOptions::default() };
    let printed =
        sheet.to_css(options).map_err(|Error { kind, loc }| located(kind.to_string(), loc))?;
    let urls = printed.dependencies.unwrap_or_default();
    Ok(Stylesheet { css: with_published_names(printed.code, &urls, theme) })
}

/// `css` with the published names of files where lightningcss left placeholders for them.
fn with_published_names(css: String, urls: &[Dependency], theme: &Theme<'_>) -> String {
    urls.iter().fold(css, |css, dependency| {
        let Dependency::Url(url) = dependency else { return css };
        match imports::published(&url.loc.file_path, &url.url, theme) {
            Ok(name) => css.replace(&url.placeholder, &name),
            Err(_) => css,
        }
    })
}
