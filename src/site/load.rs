//! From parsed files to a [`Site`].
//!
//! Each file is read on its own, in parallel, against the ids that exist; what two files have to
//! do with each other is checked when all are read. Withholding comes last, and nothing that it
//! takes away is kept anywhere in the site. [`Memory`] keeps what each step was made from, so that
//! the next load takes over the steps whose input is the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::frame::Frame;
use super::index::Index;
use super::memory::{FileWork, Memory};
use super::parsed::{Parsed, parse_one};
use super::place::Place;
use super::thing::{Thing, load_thing};
use super::{
    Site, StoryIndex, chapter, figure_book, groups, names, pictures, programme, prose, shown,
    statement, topic,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem};
use crate::figures::{SubjectFigures, SubjectId};
use crate::markdown::Body;
use crate::shelf::Shelf;
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text::Date;

/// How many files a thread takes on at a time: few, for one may be as much work as many others, and
/// at the end no thread is to wait for another.
const TOGETHER: usize = 16;

/// What loading depends on beside the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadOptions {
    /// The day on which the site is built.
    pub today: Date,
    /// Whether to take in drafts.
    pub drafts: bool,
    /// Whether to take in stories whose date is ahead.
    pub future: bool,
}

/// Loads everything; what is wrong is added to `found`, and the rest is loaded all the same.
pub fn load(sources: &Sources, options: &LoadOptions, found: &mut Diagnostics) -> Site {
    let (site, unchecked) = load_again(sources, options, None);
    found.append(unchecked.check(&site, sources).findings());
    site
}

/// What a site was made from, before anybody has asked what its texts say.
#[derive(Debug)]
pub struct Unchecked {
    pub(super) options: LoadOptions,
    pub(super) frame: Arc<Frame>,
    pub(super) files: BTreeMap<FileId, FileWork>,
    /// What is wrong between files, in their fields alone.
    pub(super) between: Diagnostics,
    /// All figures with what withholding needs to know, and before it.
    pub(super) figures: Shelf<SubjectId, SubjectFigures>,
}

impl Unchecked {
    /// Parses every text, and checks what they and figures refer to. `site` is the one that was loaded
    /// with this, from `sources`.
    pub fn check(self, site: &Site, sources: &Sources) -> Memory {
        let bodies: Vec<&Body> = self.files.values().filter_map(FileWork::body).collect();
        bodies.into_par_iter().with_max_len(TOGETHER).for_each(|body| _ = body.found());
        let mut memory = Memory::new(self);
        programme::baselines::check(site, sources, &mut memory);
        let broken = memory.broken();
        (memory.prose, memory.pictures) = rayon::join(
            || prose::check(site, sources, &broken),
            || pictures::check(site, &memory.files, sources, &memory.options),
        );
        memory
    }
}

/// Loads everything that does not follow from texts, and takes over from an earlier load with the same
/// options what is the same: files, and what they say when they are read against the same ids and the
/// same catalogue.
pub fn load_again(
    sources: &Sources,
    options: &LoadOptions,
    before: Option<&Memory>,
) -> (Site, Unchecked) {
    let mut files = parse_all(sources, before);
    let kept = before.filter(|before| before.has_frame_of(&files));
    let frame = kept.map_or_else(
        || Arc::new(Frame::of(sources, parsed_files(sources, &files), options)),
        |before| Arc::clone(&before.frame),
    );
    read_all(&mut files, &frame, kept);

    let mut found = Diagnostics::default();
    let mut site = assemble(sources, &files, &frame, options);
    chapter::freeze(&mut site);
    groups::check(&mut site, &mut found);
    let (stories, (figures, book)) = rayon::join(
        || StoryIndex::of(&site),
        || {
            let parsed: Vec<_> = parsed_files(sources, &files).collect();
            check_between_files(&parsed, &frame, &site, options, &mut found);
            let figures = figure_book::collect(&site);
            (figures.clone(), figure_book::close(&site, figures))
        },
    );
    site.figures = book;
    site.index = Arc::new(Index::of(&site, stories));
    (site, Unchecked { options: *options, frame, files, between: found, figures })
}

/// The files that make sense so far, in the order of their paths.
fn parsed_files<'f>(
    sources: &Sources,
    files: &'f BTreeMap<FileId, FileWork>,
) -> impl Iterator<Item = &'f Parsed> {
    sources.iter().filter_map(|(id, _)| files.get(&id)?.parsed.as_deref())
}

/// Every file by itself; one that is as it was, as it was parsed.
fn parse_all(sources: &Sources, before: Option<&Memory>) -> BTreeMap<FileId, FileWork> {
    let files: Vec<(FileId, &Arc<SourceFile>)> = sources.iter_shared().collect();
    let work = |(id, file): (FileId, &Arc<SourceFile>)| {
        let known = before.and_then(|before| before.files.get(&id));
        // What is said of a file that is not used follows from which others there are.
        let known = known.filter(|known| known.parsed.is_some());
        let work = match known.filter(|known| Arc::ptr_eq(&known.source, file)) {
            Some(known) => known.parsed_only(),
            None => parse(id, file, sources),
        };
        (id, work)
    };
    files.into_par_iter().map(work).collect::<Vec<_>>().into_iter().collect()
}

/// One file, parsed and not yet read.
pub(super) fn parse(id: FileId, file: &Arc<SourceFile>, sources: &Sources) -> FileWork {
    let mut found = Diagnostics::default();
    let parsed = parse_one(id, file, sources, &mut found).map(Arc::new);
    FileWork::new(Arc::clone(file), parsed, found)
}

/// Reads every file against `frame`, those apart that `kept` has read against the same.
fn read_all(files: &mut BTreeMap<FileId, FileWork>, frame: &Frame, kept: Option<&Memory>) {
    let mut works: Vec<(&FileId, &mut FileWork)> = files.iter_mut().collect();
    works.par_iter_mut().with_max_len(TOGETHER).for_each(|(id, work)| {
        let known = kept.and_then(|kept| kept.files.get(id));
        match known.filter(|known| Arc::ptr_eq(&known.source, &work.source)) {
            Some(known) => work.take_over(known),
            None => read(work, frame),
        }
    });
}

/// Reads a parsed file against `frame`. One whose fields are no YAML makes no sense after all.
pub(super) fn read(work: &mut FileWork, frame: &Frame) {
    let mut found = Diagnostics::default();
    if let Some(parsed) = work.parsed.take() {
        let text = work.source.text();
        if let Some(whole) = parsed.with_fields(text, &mut found) {
            work.thing = load_thing(&whole, text, frame.catalogue(), &mut found);
            work.picture = whole.picture();
            work.parsed = Some(Arc::clone(&parsed));
        } else {
            found.share(parsed.body.found());
        }
    }
    work.read_found = found;
}

/// What can be wrong between files, in their fields alone.
fn check_between_files(
    parsed: &[&Parsed],
    frame: &Frame,
    site: &Site,
    options: &LoadOptions,
    found: &mut Diagnostics,
) {
    check_duplicates(parsed, found);
    check_strays(parsed, frame, found);
    shown::check(site, found);
    topic::check(site, found);
    names::check(site, found);
    statement::check(site, options, found);
}

/// Figures beside nothing are figures of nobody, and a chapter without a cover is in no book.
fn check_strays(parsed: &[&Parsed], frame: &Frame, found: &mut Diagnostics) {
    for p in parsed {
        if let Place::Figures(folder, key) | Place::Part(folder, key, _) = &p.place
            && !frame.known.has(*folder, key)
        {
            found.report(Span::start_of(p.file), Problem::UnexpectedFile);
        }
    }
}

fn check_duplicates(parsed: &[&Parsed], found: &mut Diagnostics) {
    let mut first: BTreeMap<&Place, FileId> = BTreeMap::new();
    for p in parsed {
        if let Some(earlier) = first.insert(&p.place, p.file)
            && let Place::Item(_, key) = &p.place
        {
            found.push(
                Diagnostic::new(Span::start_of(p.file), Problem::DuplicateId { id: key.clone() })
                    .with_related(Span::start_of(earlier), Note::FirstHere),
            );
        }
    }
}

fn assemble(
    sources: &Sources,
    files: &BTreeMap<FileId, FileWork>,
    frame: &Frame,
    options: &LoadOptions,
) -> Site {
    let mut site = Site {
        indicators: frame.indicators.clone(),
        glossary: frame.glossary.clone(),
        places: Arc::clone(&frame.places),
        ..Site::default()
    };
    let things = sources.iter().filter_map(|(id, _)| files.get(&id)?.thing.clone());
    things.for_each(|thing: Thing| site.add(thing, options));
    site
}
