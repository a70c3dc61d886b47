//! Which pictures are used, which of them may be shown, and what is wrong with the others.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::memory::FileWork;
use super::picture::{PictureRecord, Standing};
use super::place::Place;
use super::{Head, LoadOptions, Site};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::markdown::Picture;
use crate::source::{FileId, Located, SourcePath, Sources, Span};
use crate::text::Date;
use crate::text::date::{days_between, iso_date, long_date};

/// How many days ahead it is told that a picture will expire: time enough to ask again.
const NOTICE: i32 = 60;

/// A place where a picture is used.
#[derive(Debug, Clone, Copy)]
pub struct PictureUse<'s> {
    /// The picture, which may not exist; its span is where it is named.
    pub file: &'s Located<SourcePath>,
    /// What it shows, if it is said here; empty if not.
    pub alt: &'s str,
    /// Where to say that it is not.
    span: Span,
}

impl Head {
    /// Every picture on the page: the one at its top, then those of its text.
    pub fn pictures(&self) -> impl Iterator<Item = PictureUse<'_>> {
        let top = self.picture.iter().map(|file| PictureUse { file, alt: "", span: file.span });
        top.chain(self.body.pictures().map(in_text))
    }
}

fn in_text(picture: &Picture) -> PictureUse<'_> {
    PictureUse { file: &picture.target, alt: &picture.alt, span: picture.span }
}

impl Site {
    /// The record of a picture that may be shown.
    pub fn picture(&self, path: &SourcePath) -> Option<&PictureRecord> {
        self.pictures.get(path).filter(|record| record.standing == Standing::Sound)
    }

    /// Every picture that is used and may be shown, as far as its record goes.
    pub fn shown_pictures(&self) -> BTreeSet<&SourcePath> {
        if self.pictures.is_empty() {
            return BTreeSet::new();
        }
        let heads: Vec<&Head> = self.heads().collect();
        let used = heads.into_par_iter().flat_map_iter(Head::pictures);
        let shown = used.filter(|shown| {
            self.picture(&shown.file.value)
                .is_some_and(|record| !shown.alt.is_empty() || record.alt.is_some())
        });
        shown.map(|shown| &shown.file.value).collect()
    }
}

/// Reports every picture that is used and may not be shown, and every picture and record that is
/// there for nothing.
pub(super) fn check(
    site: &Site,
    works: &BTreeMap<FileId, FileWork>,
    sources: &Sources,
    options: &LoadOptions,
) -> Diagnostics {
    let mut found = Diagnostics::default();
    let check = Check::new(site, works, sources);
    check.for_nothing(&mut found);
    for (path, uses) in check.uses() {
        let Some(record) = site.pictures.get(path) else {
            check.unrecorded(path, uses[0], &mut found);
            continue;
        };
        if let Some(expires) = record.expires {
            expiry(path, expires, options.today, &mut found);
        }
        let is_told = matches!(record.standing, Standing::Expired | Standing::Unknown);
        if record.alt.is_none() && !is_told {
            let silent = uses.iter().filter(|used| used.alt.is_empty());
            silent.for_each(|used| found.report(used.span, Problem::MissingAltText));
        }
    }
    found
}

struct Check<'c> {
    site: &'c Site,
    works: &'c BTreeMap<FileId, FileWork>,
    sources: &'c Sources,
    /// The folders with files that have mistakes: what is used or recorded there is not known.
    broken: BTreeSet<&'c str>,
}

impl<'c> Check<'c> {
    fn new(site: &'c Site, works: &'c BTreeMap<FileId, FileWork>, sources: &'c Sources) -> Self {
        let parsed = works.values().filter_map(|work| work.parsed.as_ref());
        let is_broken = |(id, path): &(FileId, &SourcePath)| {
            let is_text = ["md", "yaml"].contains(&path.extension());
            let is_understood = works.get(id).is_some_and(|work| work.parsed.is_some());
            is_text && !is_understood && Place::of(path).is_some()
        };
        let files = sources.iter().map(|(id, file)| (id, &file.path));
        let unread = files.filter(is_broken).map(|(_, path)| path.folder());
        let of_nothing =
            parsed.filter(|p| p.place == Place::PictureRecords && p.node.map().is_none());
        let broken = unread.chain(of_nothing.map(|p| p.path.folder())).collect();
        Self { site, works, sources, broken }
    }

    /// Where each picture that exists is used on pages that are shown.
    fn uses(&self) -> BTreeMap<&'c SourcePath, Vec<PictureUse<'c>>> {
        let mut uses: BTreeMap<&SourcePath, Vec<PictureUse<'c>>> = BTreeMap::new();
        for used in self.site.heads().flat_map(Head::pictures) {
            if self.sources.find(used.file.value.as_str()).is_some() {
                uses.entry(&used.file.value).or_default().push(used);
            }
        }
        uses
    }

    /// A picture without a record, told where it is first used.
    fn unrecorded(&self, path: &SourcePath, first: PictureUse<'_>, found: &mut Diagnostics) {
        // A record that could not be read may be the one that is missing.
        if !self.broken.contains(path.folder()) {
            let problem = Problem::PictureWithoutRecord { file: path.file_name().to_owned() };
            found.push(Diagnostic::new(first.span, problem));
        }
    }

    /// Pictures that nothing uses, and records of files that are neither there nor used.
    fn for_nothing(&self, found: &mut Diagnostics) {
        let used = self.used_anywhere();
        let places = self.site.places.iter().filter(|(_, place)| **place == Place::Picture);
        let pictures: BTreeMap<&SourcePath, FileId> = places
            .filter_map(|(path, _)| Some((path, self.sources.find(path.as_str())?)))
            .collect();
        for (path, record) in &self.site.pictures {
            if !pictures.contains_key(path) && !used.contains(path) {
                let beside = pictures.keys().filter(|other| other.folder() == path.folder());
                let open = beside.filter(|other| !self.site.pictures.contains_key(**other));
                let names = open.map(|other| other.file_name());
                let name = path.file_name();
                let problem = Problem::RecordWithoutPicture { file: name.to_owned() };
                found.push(Diagnostic::new(record.span, problem).with_nearest(name, names));
            }
        }
        for (path, id) in pictures {
            if !used.contains(path) && !self.broken.contains(path.folder()) {
                found.report(Span::start_of(id), Problem::UnusedPicture);
            }
        }
    }

    /// What any file names, be it a draft or one that has mistakes.
    fn used_anywhere(&self) -> BTreeSet<SourcePath> {
        let bodies = self.works.values().filter_map(FileWork::body);
        let in_texts = bodies.flat_map(|body| body.document().pictures());
        let in_texts = in_texts.map(|picture| picture.target.value.clone());
        let at_top = self.works.values().filter_map(|work| work.picture.clone());
        in_texts.chain(at_top).collect()
    }
}

fn expiry(path: &SourcePath, expires: Located<Date>, today: Date, found: &mut Diagnostics) {
    let file = path.file_name().to_owned();
    let (day_da, day_en) = (long_date(expires.value), iso_date(expires.value));
    let left = days_between(today, expires.value);
    if left <= 0 {
        found.report(expires.span, Problem::PictureExpired { file, day_da, day_en });
    } else if left <= NOTICE {
        found.report(expires.span, Problem::PictureExpiresSoon { file, day_da, day_en });
    }
}
