//! What stands beside the pages: the stylesheet, files of the theme, pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Snapshot;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::images::{self, Picture, PictureError};
use crate::route;
use crate::site::Site;
use crate::source::{Content, FileId, SourceFile, Sources, Span, fingerprint};
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

/// Every picture that is shown, decoded and encoded anew, in parallel.
pub(super) fn pictures(
    site: &Site,
    sources: &Sources,
    before: Option<&Snapshot>,
    found: &mut Diagnostics,
) -> BTreeMap<FileId, Picture> {
    let used = site.pictures().filter_map(|p| sources.find(p.target.value.as_str()));
    let used: BTreeSet<FileId> = used.collect();
    let prepared: Vec<(FileId, Result<Picture, PictureError>)> =
        used.into_par_iter().filter_map(|id| Some((id, prepare(id, sources, before)?))).collect();
    let mut pictures = BTreeMap::new();
    for (id, result) in prepared {
        match result {
            Ok(picture) => drop(pictures.insert(id, picture)),
            Err(error) => {
                found.report(Span::start_of(id), unreadable(error));
            }
        }
    }
    pictures
}

fn unreadable(error: PictureError) -> Problem {
    let (cause_da, cause_en) = match error {
        PictureError::TooLarge { .. } => {
            ("filen er for stor".into(), "the file is too large".into())
        }
        PictureError::TooManyPixels { width, height } => (
            format!("{width} × {height} punkter er for mange"),
            format!("{width} × {height} pixels are too many"),
        ),
        PictureError::NotAPicture => {
            ("det er ikke JPEG, PNG eller WebP".into(), "it is no JPEG, PNG or WebP picture".into())
        }
        PictureError::Broken => {
            ("det er skadet eller ufuldstændigt".into(), "it is damaged or incomplete".into())
        }
    };
    Problem::UnreadablePicture { cause_da, cause_en }
}

fn prepare(
    id: FileId,
    sources: &Sources,
    before: Option<&Snapshot>,
) -> Option<Result<Picture, PictureError>> {
    let file = sources.shared(id);
    let Content::Bytes(bytes) = &file.content else { return None };
    if let Some(before) = before
        && let Some(known) = before.pictures.get(&id)
        && Arc::ptr_eq(before.sources.shared(id), file)
    {
        return Some(Ok(known.clone()));
    }
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
    let claim = |(id, _): (FileId, &SourceFile)| {
        let picture = pictures.get(&id)?;
        let (fingerprint, extension) = (fingerprint(&picture.bytes), picture.format.extension());
        Some(route::Picture { file: id, fingerprint, extension })
    };
    route::Statics {
        stylesheet: fingerprint(stylesheet.as_bytes()),
        assets: assets.map(|(id, file)| (id, fingerprint(file.bytes()))).collect(),
        pictures: sources.iter().filter_map(claim).collect(),
    }
}
