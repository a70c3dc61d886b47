//! What stands beside the pages: the stylesheet, files of the theme.

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::route;
use crate::source::{Content, SourceFile, SourcePath, Sources, Span, fingerprint};
use crate::stylesheets;

/// The stylesheet that imports all others.
const STYLESHEET: &str = "assets/css/site.css";

/// The theme's files that are published as they are.
const PUBLISHED_ASSETS: [&str; 5] = ["svg", "woff2", "png", "ico", "js"];

/// The bundled stylesheet; empty, with a finding, when it cannot be bundled.
pub(super) fn stylesheet(sources: &Sources, found: &mut Diagnostics) -> String {
    let text = |path: &str| -> Option<Arc<str>> {
        let file = sources.file(sources.find(path)?);
        if let Content::Text(text) = &file.content { Some(text.as_str().into()) } else { None }
    };
    let published = |path: &str| {
        let file = sources.file(sources.find(path)?);
        is_published(&file.path).then(|| route::asset_name(&file.path, &fingerprint(file.bytes())))
    };
    let theme = stylesheets::Theme { text: &text, published: &published };
    match stylesheets::bundle(STYLESHEET, &theme) {
        Ok(stylesheet) => stylesheet.css,
        Err(error) => {
            style_finding(&error, sources).into_iter().for_each(|finding| found.push(finding));
            String::new()
        }
    }
}

/// The finding for a mistake, unless it is that a file which could not be taken in is not there.
fn style_finding(error: &stylesheets::StyleError, sources: &Sources) -> Option<Diagnostic> {
    let is_told = |file: &SourceFile| {
        file.path.extension() == "css" && matches!(file.content, Content::Unusable(_))
    };
    if sources.iter().any(|(_, file)| is_told(file)) {
        return None;
    }
    let problem = Problem::StylesheetError { detail: error.message.clone() };
    let file = sources.find(&error.path).or_else(|| sources.find(STYLESHEET))?;
    let offset = sources.file(file).offset(error.line as usize, error.column as usize);
    Some(Diagnostic::new(Span::new(file, offset..offset), problem))
}

/// Whether a file of the theme is published as it is.
fn is_published(path: &SourcePath) -> bool {
    path.below("assets").is_some() && PUBLISHED_ASSETS.contains(&path.extension())
}

/// What routes need to know of them, and of the pictures.
pub(super) fn claims(
    sources: &Sources,
    stylesheet: &str,
    pictures: Vec<route::Picture>,
) -> route::Statics {
    let assets = sources.iter().filter(|(_, file)| is_published(&file.path));
    route::Statics {
        stylesheet: fingerprint(stylesheet.as_bytes()),
        assets: assets.map(|(id, file)| (id, fingerprint(file.bytes()))).collect(),
        pictures,
        cards: false,
    }
}
