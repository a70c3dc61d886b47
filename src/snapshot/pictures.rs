//! The pictures that are published, as far as their files' heads tell. Nothing is decoded here, so
//! that a site with thousands of them loads at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Snapshot;
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::images::{self, Head, Original, PictureError, SETTINGS, Variant};
use crate::route;
use crate::site::Site;
use crate::source::{Content, Digest, FileId, SourceFile, Sources, Span};

/// How many digits of a picture's hash stand in its addresses.
const FINGERPRINT: usize = 16;

/// A picture that is published.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its size, and what it becomes.
    pub head: Head,
    /// The hash of the file and of everything that decides what is made of it.
    digest: Digest,
}

impl Picture {
    /// Stands in addresses: it changes when any of the picture's files would.
    pub fn fingerprint(&self) -> String {
        self.digest.to_string()[..FINGERPRINT].to_owned()
    }

    /// Names one of its files for ever: the same name, the same bytes.
    pub fn name(&self, variant: Variant) -> Digest {
        let Variant { width, format } = variant;
        Digest::of(format!("{} {width} {}", self.digest, format.extension()).as_bytes())
    }
}

/// Every picture that a page shows; one that has not changed is taken over from `before`.
pub(super) fn load(
    site: &Site,
    sources: &Sources,
    before: Option<&Snapshot>,
    found: &mut Diagnostics,
) -> BTreeMap<FileId, Picture> {
    let shown = site.shown_pictures().into_iter();
    let files: Vec<FileId> = shown.filter_map(|path| sources.find(path.as_str())).collect();
    let read = |id: FileId| Some((id, picture(id, sources, before)?));
    let read: Vec<_> = files.into_par_iter().filter_map(read).collect();
    let mut pictures = BTreeMap::new();
    for (id, picture) in read {
        match picture {
            Ok(picture) => drop(pictures.insert(id, picture)),
            Err(error) => found.push(unreadable(id, error)),
        }
    }
    pictures
}

fn picture(
    id: FileId,
    sources: &Sources,
    before: Option<&Snapshot>,
) -> Option<Result<Picture, PictureError>> {
    let file = sources.shared(id);
    if let Content::Unusable(_) = file.content {
        return None;
    }
    if let Some(before) = before
        && let Some(known) = before.pictures.get(&id)
        && Arc::ptr_eq(before.sources.shared(id), file)
    {
        return Some(Ok(known.clone()));
    }
    Some(images::examine(original(file), &images::Limits::default()).map(|head| {
        let digest = Digest::of(format!("{SETTINGS} {}", Digest::of(file.bytes())).as_bytes());
        Picture { head, digest }
    }))
}

/// A file of the site as pictures are made from it.
pub fn original(file: &SourceFile) -> Original<'_> {
    if file.path.extension().eq_ignore_ascii_case("svg") {
        Original::Drawing(file.bytes())
    } else {
        Original::Pixels(file.bytes())
    }
}

/// The finding for a picture that cannot be used.
pub fn unreadable(id: FileId, error: PictureError) -> Diagnostic {
    let (cause_da, cause_en) = match error {
        PictureError::TooLarge { .. } => {
            ("filen er for stor".into(), "the file is too large".into())
        }
        PictureError::TooManyPixels { width, height } => (
            format!("{width} × {height} punkter er for mange"),
            format!("{width} × {height} pixels are too many"),
        ),
        PictureError::TooSlow => (
            "det er gemt i så mange omgange, at det tager for lang tid at læse".into(),
            "it is saved in so many steps that reading it takes too long".into(),
        ),
        PictureError::NotAPicture => (
            "det er ikke JPEG, PNG, WebP eller SVG".into(),
            "it is no JPEG, PNG, WebP or SVG".into(),
        ),
        PictureError::NotDrawn { element } => (
            format!("tegningen indeholder `{element}`, som bydel ikke tegner"),
            format!("the drawing holds `{element}`, which bydel does not draw"),
        ),
        PictureError::TooComplex => {
            ("tegningen har for mange dele".into(), "the drawing has too many parts".into())
        }
        PictureError::Broken => {
            ("det er skadet eller ufuldstændigt".into(), "it is damaged or incomplete".into())
        }
    };
    Diagnostic::new(Span::start_of(id), Problem::UnreadablePicture { cause_da, cause_en })
}

/// What routes need to know of them, in the order of their paths: that of their numbers is another
/// after files have come and gone.
pub(super) fn claims(
    pictures: &BTreeMap<FileId, Picture>,
    sources: &Sources,
) -> Vec<route::Picture> {
    let claim = |(id, _): (FileId, &SourceFile)| {
        let picture = pictures.get(&id)?;
        let (fingerprint, variants) = (picture.fingerprint(), picture.head.variants());
        Some(route::Picture { file: id, fingerprint, variants })
    };
    sources.iter().filter_map(claim).collect()
}
