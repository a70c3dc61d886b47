//! What stands beside the pages: the stylesheet, files of the theme, pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::images::{self, Picture};
use crate::route;
use crate::site::Site;
use crate::source::{Content, FileId, Sources, Span, fingerprint};
use crate::stylesheets;

/// The stylesheet that imports all others.
const STYLESHEET: &str = "assets/css/site.css";

/// The theme's files that are published as they are.
const PUBLISHED_ASSETS: [&str; 4] = ["svg", "woff2", "png", "ico"];

/// The bundled stylesheet; empty, with a finding, when it cannot be bundled.
pub(super) fn stylesheet(sources: &Sources, found: &mut Diagnostics) -> String {
    let read = |path: &str| -> Option<Arc<str>> {
        let file = sources.file(sources.find(path)?);
        if let Content::Text(text) = &file.content { Some(text.clone()) } else { None }
    };
    match stylesheets::bundle(STYLESHEET, &read) {
        Ok(stylesheet) => stylesheet.css,
        Err(error) => {
            style_finding(&error, sources).into_iter().for_each(|finding| found.push(finding));
            String::new()
        }
    }
}

fn style_finding(error: &stylesheets::StyleError, sources: &Sources) -> Option<Diagnostic> {
    let problem = Problem::StylesheetError { detail: error.message.clone() };
    let file = sources.find(&error.path).or_else(|| sources.find(STYLESHEET))?;
    let offset = sources.file(file).offset(error.line as usize, error.column as usize);
    Some(Diagnostic::new(Span::new(file, offset..offset), problem))
}

/// Every picture that a text uses, decoded and encoded anew, in parallel.
pub(super) fn pictures(
    site: &Site,
    sources: &Sources,
    found: &mut Diagnostics,
) -> BTreeMap<FileId, Picture> {
    let used = site.heads().flat_map(|head| head.body.pictures());
    let used: BTreeSet<FileId> =
        used.filter_map(|p| sources.find(p.target.value.as_str())).collect();
    let prepared: Vec<(FileId, Result<Picture, images::PictureError>)> =
        used.into_par_iter().filter_map(|id| Some((id, prepare(id, sources)?))).collect();
    let mut pictures = BTreeMap::new();
    for (id, result) in prepared {
        match result {
            Ok(picture) => drop(pictures.insert(id, picture)),
            Err(error) => {
                found.report(
                    Span::start_of(id),
                    Problem::UnreadablePicture { detail: error.to_string() },
                );
            }
        }
    }
    pictures
}

fn prepare(id: FileId, sources: &Sources) -> Option<Result<Picture, images::PictureError>> {
    let Content::Bytes(bytes) = &sources.file(id).content else { return None };
    Some(images::prepare(bytes, &images::Limits::default()))
}

/// What routes need to know of them.
pub(super) fn claims(
    sources: &Sources,
    stylesheet: &str,
    pictures: &BTreeMap<FileId, Picture>,
) -> route::Statics {
    let is_asset = |path: &crate::source::SourcePath| {
        path.below("assets").is_some() && PUBLISHED_ASSETS.contains(&path.extension())
    };
    let assets = sources.iter().filter(|(_, file)| is_asset(&file.path));
    let claim = |(id, picture): (&FileId, &Picture)| route::Picture {
        file: *id,
        fingerprint: fingerprint(&picture.bytes),
        extension: picture.format.extension(),
    };
    route::Statics {
        stylesheet: fingerprint(stylesheet.as_bytes()),
        assets: assets.map(|(id, file)| (id, fingerprint(file.bytes()))).collect(),
        pictures: pictures.iter().map(claim).collect(),
    }
}
