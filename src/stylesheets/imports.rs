//! Follows the imports of a stylesheet and holds every file that belongs to it.
//!
//! Each file is imported once. lightningcss would merge the conditions of several imports in the
//! order in which its threads meet them; one import per file leaves nothing to merge.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lightningcss::bundler::{ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::error::{Error, ErrorLocation, ParserError};
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::CssRule;
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss;

use super::StyleError;
use super::location::Place;

use super::Theme;

/// The texts of an entry file and of all files that it imports, by path.
pub(super) struct Imports {
    texts: BTreeMap<String, Arc<str>>,
}

impl Imports {
    /// Reads `entry` and its imports, depth first, and checks that each file can be parsed and
    /// refers to nothing but files of the theme.
    pub(super) fn follow(entry: &str, theme: &Theme<'_>) -> Result<Self, StyleError> {
        let missing = || format!("no stylesheet `{entry}`");
        let text = (theme.text)(entry).ok_or_else(|| Place::START.error(entry, "", missing()))?;
        let mut imports = Self { texts: BTreeMap::new() };
        imports.add(entry, &text, theme)?;
        Ok(imports)
    }

    fn add(&mut self, path: &str, text: &str, theme: &Theme<'_>) -> Result<(), StyleError> {
        // Windows editors write byte order marks.
        let text: Arc<str> = text.strip_prefix('\u{feff}').unwrap_or(text).into();
        self.texts.insert(path.to_owned(), Arc::clone(&text));
        let sheet = parse(path, &text)?;
        for rule in &sheet.rules.0 {
            let CssRule::Import(import) = rule else { continue };
            let place = Place { line: import.loc.line, utf16_column: import.loc.column };
            let (target, contents) = self
                .target(path, &import.url, theme)
                .map_err(|message| place.error(path, &text, message))?;
            self.add(&target, &contents, theme)?;
        }
        check_urls(path, &text, &sheet, theme)
    }

    /// The file that `specifier` means in the file `importer`, or why it cannot be imported.
    fn target(
        &self,
        importer: &str,
        specifier: &str,
        theme: &Theme<'_>,
    ) -> Result<(String, Arc<str>), String> {
        if is_remote(specifier) {
            return Err(format!("`{specifier}` is on another host: import a file of the theme"));
        }
        let target = resolve(importer, specifier)
            .ok_or_else(|| format!("`{specifier}` is not a path relative to `{importer}`"))?;
        if self.texts.contains_key(&target) {
            return Err(format!("`{target}` is already part of this stylesheet: import it once"));
        }
        let contents = (theme.text)(&target)
            .ok_or_else(|| format!("no stylesheet `{target}`, imported as `{specifier}`"))?;
        Ok((target, contents))
    }

    /// A mistake that lightningcss found `at` a place, or else at the start of `entry`.
    pub(super) fn locate(
        &self,
        entry: &str,
        message: String,
        at: Option<ErrorLocation>,
    ) -> StyleError {
        let path = at.as_ref().map_or(entry, |at| &at.filename).to_owned();
        let text = self.texts.get(&path).map_or("", |text| text);
        at.map_or(Place::START, Place::from).error(&path, text, message)
    }
}

/// Gives lightningcss what was read before; nothing it asks for is missing.
impl SourceProvider for Imports {
    type Error = std::io::Error;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, Self::Error> {
        let text = file.to_str().and_then(|path| self.texts.get(path));
        text.map(AsRef::as_ref).ok_or_else(|| std::io::ErrorKind::NotFound.into())
    }

    fn resolve(&self, specifier: &str, importer: &Path) -> Result<ResolveResult, Self::Error> {
        let target = importer.to_str().and_then(|importer| resolve(importer, specifier));
        let target = target.ok_or(std::io::ErrorKind::InvalidFilename)?;
        Ok(ResolveResult::File(PathBuf::from(target)))
    }
}

fn parse<'i>(path: &str, text: &'i str) -> Result<StyleSheet<'i>, StyleError> {
    let options = ParserOptions { filename: path.to_owned(), ..ParserOptions::default() };
    StyleSheet::parse(text, options).map_err(|Error { kind, loc }| {
        loc.map_or(Place::START, Place::from).error(path, text, explain(&kind))
    })
}

fn explain(error: &ParserError<'_>) -> String {
    if let ParserError::UnexpectedToken(token) = error
        && let Ok(token) = token.to_css_string(PrinterOptions::default())
    {
        return format!("unexpected `{token}`");
    }
    let message = error.to_string();
    let rest = message.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let start = message.len() - rest.len();
    format!("{}{rest}", message[..start].to_ascii_lowercase())
}

/// Finds the first `url()`, or string that stands for one, that means no file of the theme, by
/// printing with dependencies.
fn check_urls(
    path: &str,
    text: &str,
    sheet: &StyleSheet<'_>,
    theme: &Theme<'_>,
) -> Result<(), StyleError> {
    let analyze_dependencies = Some(DependencyOptions::default());
    let printed = sheet
        .to_css(PrinterOptions { analyze_dependencies, ..PrinterOptions::default() })
        .map_err(|Error { kind, loc }| {
            loc.map_or(Place::START, Place::from).error(path, text, kind.to_string())
        })?;
    let urls = printed.dependencies.iter().flatten().filter_map(|dependency| match dependency {
        Dependency::Url(url) => Some((url, published(path, &url.url, theme).err()?)),
        Dependency::Import(_) => None,
    });
    let first = urls.min_by_key(|(url, _)| (url.loc.start.line, url.loc.start.column));
    first.map_or(Ok(()), |(url, message)| {
        // Its column is that of the address when that stands in `url(`: four further on.
        let start = url.loc.start;
        let place = Place { line: start.line - 1, utf16_column: start.column - 4 };
        Err(place.error(path, text, message))
    })
}

/// The published name of the file that `url` means in the stylesheet `importer`, or why it means
/// none.
pub(super) fn published(importer: &str, url: &str, theme: &Theme<'_>) -> Result<String, String> {
    if is_remote(url) {
        return Err(format!("`{url}` is on another host: readers must not be made to call it"));
    }
    let target = resolve(importer, url)
        .ok_or_else(|| format!("`{url}` is not a path relative to `{importer}`"))?;
    (theme.published)(&target).ok_or_else(|| format!("no published file `{target}` in the theme"))
}

/// Whether `url` leaves the site: a scheme other than `data`, or two slashes at its start.
fn is_remote(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    let is_foreign = |s: &str| !s.contains(['/', '?', '#']) && !s.eq_ignore_ascii_case("data");
    url.starts_with("//") || scheme.is_some_and(is_foreign)
}

/// `specifier` relative to the folder of `importer`; `None` when it leaves the outermost folder or
/// is not relative.
fn resolve(importer: &str, specifier: &str) -> Option<String> {
    if specifier.is_empty() || specifier.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}
