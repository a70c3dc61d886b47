//! What a load leaves for the next one.
//!
//! Every step of a load is a function of its input. A [`Memory`] keeps input and outcome of those
//! that work file by file; a step is taken over only where its input is the very same. Nothing here
//! is ever shown: what pages say stands in the [`Site`](super::Site) alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::LoadOptions;
use super::frame::Frame;
use super::load::Unchecked;
use super::parsed::Parsed;
use super::place::Place;
use super::thing::Thing;
use crate::diagnostics::{Diagnostics, Severity};
use crate::figures::{SubjectFigures, SubjectId};
use crate::markdown::Body;
use crate::shelf::Shelf;
use crate::source::{FileId, SourceFile, SourcePath};

/// One file on its way into a site.
#[derive(Debug)]
pub(super) struct FileWork {
    /// What it was made from.
    pub(super) source: Arc<SourceFile>,
    pub(super) parsed: Option<Arc<Parsed>>,
    parse_found: Diagnostics,
    pub(super) thing: Option<Thing>,
    /// The picture that its fields name.
    pub(super) picture: Option<SourcePath>,
    pub(super) read_found: Diagnostics,
}

impl FileWork {
    /// A file that is parsed and not yet read.
    pub(super) fn new(
        source: Arc<SourceFile>,
        parsed: Option<Arc<Parsed>>,
        parse_found: Diagnostics,
    ) -> Self {
        let (thing, picture, read_found) = (None, None, Diagnostics::default());
        Self { source, parsed, parse_found, thing, picture, read_found }
    }

    /// The text below its fields, if there is any.
    pub(super) fn body(&self) -> Option<&Body> {
        self.parsed.as_ref().map(|parsed| &*parsed.body).filter(|body| !body.is_empty())
    }

    /// What is wrong with the file by itself.
    fn found(&self) -> impl Iterator<Item = &Diagnostics> {
        let of_text = self.body().map(Body::found);
        of_text.into_iter().chain([&self.parse_found, &self.read_found])
    }

    fn is_faulty(&self) -> bool {
        self.found().any(|step| !step.is_empty())
    }

    fn has_mistakes(&self) -> bool {
        self.found().any(Diagnostics::has_errors)
    }

    fn shows_figures(&self) -> bool {
        self.body().is_some_and(|body| body.document().shows_figures)
    }

    /// The file without what it was read as.
    pub(super) fn parsed_only(&self) -> Self {
        Self::new(Arc::clone(&self.source), self.parsed.clone(), self.parse_found.clone())
    }

    /// Takes over what the same file was read as.
    pub(super) fn take_over(&mut self, known: &Self) {
        self.parsed = known.parsed.clone();
        self.thing = known.thing.clone();
        self.picture = known.picture.clone();
        self.read_found = known.read_found.clone();
    }
}

/// The steps of a load with their findings.
#[derive(Debug)]
pub struct Memory {
    pub(super) options: LoadOptions,
    pub(super) frame: Arc<Frame>,
    pub(super) files: BTreeMap<FileId, FileWork>,
    /// The files in which anything was found: few of many.
    faulty: BTreeSet<FileId>,
    /// Those of them that have mistakes: fewer still.
    mistaken: BTreeSet<FileId>,
    /// The texts that have figures or charts: few as well.
    showing_figures: BTreeSet<FileId>,
    /// What is wrong between files, in their fields alone.
    between: Diagnostics,
    /// Baselines of targets without figures.
    pub(super) baselines: Diagnostics,
    /// All figures with what withholding needs to know, and before it.
    pub(super) figures: Shelf<SubjectId, SubjectFigures>,
    /// What each text refers to and should not, by its file.
    pub(super) prose: BTreeMap<FileId, Diagnostics>,
    /// What is wrong with pictures and their records, where they are used and where they are not.
    pub(super) pictures: Diagnostics,
}

impl Memory {
    /// What is left of a load, of which nothing has been checked yet that follows from texts.
    pub(super) fn new(unchecked: Unchecked) -> Self {
        let Unchecked { options, frame, files, between, figures } = unchecked;
        let is_faulty = |(id, work): (&FileId, &FileWork)| work.is_faulty().then_some(*id);
        let faulty = files.iter().filter_map(is_faulty).collect();
        let has_mistakes = |(id, work): (&FileId, &FileWork)| work.has_mistakes().then_some(*id);
        let mistaken = files.iter().filter_map(has_mistakes).collect();
        let shows_figures = |(id, work): (&FileId, &FileWork)| work.shows_figures().then_some(*id);
        let showing_figures = files.iter().filter_map(shows_figures).collect();
        Self {
            options,
            frame,
            files,
            faulty,
            mistaken,
            showing_figures,
            between,
            baselines: Diagnostics::default(),
            figures,
            prose: BTreeMap::new(),
            pictures: Diagnostics::default(),
        }
    }

    /// Whether `files` are read against the same: the same files exist, and those that the frame is
    /// made of are unchanged.
    pub(super) fn has_frame_of(&self, files: &BTreeMap<FileId, FileWork>) -> bool {
        let is_part = |work: &FileWork| {
            work.parsed.as_ref().is_some_and(|parsed| Frame::has_part(&parsed.place))
        };
        files.len() == self.files.len()
            && files.iter().zip(&self.files).all(|((id, new), (known_id, known))| {
                id == known_id
                    && new.source.path == known.source.path
                    && (Arc::ptr_eq(&new.source, &known.source)
                        || !(is_part(new) || is_part(known)))
            })
    }

    /// Puts a file in the place of what it was.
    pub(super) fn replace(&mut self, id: FileId, work: FileWork) {
        keep_if(work.is_faulty(), id, &mut self.faulty);
        keep_if(work.has_mistakes(), id, &mut self.mistaken);
        keep_if(work.shows_figures(), id, &mut self.showing_figures);
        self.files.insert(id, work);
    }

    /// Where the texts are that have figures or charts.
    pub(super) fn places_showing_figures(&self) -> impl Iterator<Item = Place> {
        let works = self.showing_figures.iter().filter_map(|id| self.files.get(id));
        works.filter_map(|work| Some(work.parsed.as_ref()?.place.clone()))
    }

    /// Everything that was found, in the order of the steps.
    pub fn findings(&self) -> Diagnostics {
        let works = || self.faulty.iter().filter_map(|id| self.files.get(id));
        let steps = works().flat_map(FileWork::found).chain([&self.frame.found]);
        let steps = steps.chain([&self.between, &self.baselines]).chain(self.prose.values());
        let mut found = Diagnostics::default();
        steps.chain([&self.pictures]).for_each(|step| found.share(step));
        found
    }

    /// What of it was found in one file.
    pub fn findings_in(&self, file: FileId) -> Diagnostics {
        let of_file = self.files.get(&file).into_iter().flat_map(FileWork::found);
        let steps = of_file.chain([&self.frame.found]);
        let steps = steps.chain([&self.between, &self.baselines]).chain(self.prose.get(&file));
        let mut found = Diagnostics::default();
        steps.chain([&self.pictures]).for_each(|step| found.append(step.in_file(file)));
        found
    }

    /// The files in which anything was found before figures and texts were held against each other.
    pub(super) fn faulty(&self) -> BTreeSet<FileId> {
        let elsewhere = self.frame.found.iter().chain(&self.between);
        self.faulty.iter().copied().chain(elsewhere.map(|finding| finding.span.file)).collect()
    }

    /// The files with mistakes, before texts are looked at.
    pub(super) fn broken(&self) -> BTreeSet<FileId> {
        let found = self.frame.found.iter().chain(&self.between).chain(&self.baselines);
        let errors = found.filter(|finding| finding.problem.severity() == Severity::Error);
        let elsewhere = errors.map(|finding| finding.span.file);
        self.mistaken.iter().copied().chain(elsewhere).collect()
    }
}

fn keep_if(is_wanted: bool, id: FileId, ids: &mut BTreeSet<FileId>) {
    if is_wanted {
        ids.insert(id);
    } else {
        ids.remove(&id);
    }
}
