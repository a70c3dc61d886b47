//! From parsed files to a [`Site`].
//!
//! Each file is read on its own, in parallel, against the ids that exist; what two files have to
//! do with each other is checked when all are read. Withholding comes last, and nothing that it
//! takes away is kept anywhere in the site.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::figures_file::{self, Catalogue};
use super::head::Reading;
use super::index::Index;
use super::known::Known;
use super::parsed::Parsed;
use super::picture::{self, PictureRecord};
use super::place::{Folder, PICTURE_RECORDS, Place};
use super::terms::Terms;
use super::values::Text;
use super::{
    Area, Award, Chapter, Config, Criterion, EarlierAward, Front, Goal, Head, HiddenStory,
    IndicatorEntry, Municipality, Page, Programme, Project, Report, Site, Source, Story, Term,
    Theme, chapter, figure_book, glossary, groups, names, pictures, programme, prose, shown,
    statement, topic,
};
use crate::diagnostics::{Diagnostic, Diagnostics, Note, Problem, nearest};
use crate::figures::{IndicatorId, Series, SubjectFigures, SubjectId};
use crate::source::{Content, FileId, Located, SourceFile, SourcePath, Sources, Span, Trouble};
use crate::text::Date;
use crate::yaml::Fields;

/// What loading depends on beside the files.
#[derive(Debug, Clone, Copy)]
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
    let parsed = parse_all(sources, found);
    let places = all_places(sources);
    let mut known = Known::new(places.values(), source_keys(&parsed, &places));
    let glossary = load_glossaries(&parsed, &known, found);
    known.terms = Terms::of(&glossary);
    let indicators = load_indicators(&parsed, &known, found);
    let catalogue = Catalogue { indicators: &indicators, known: &known, today: options.today };
    check_duplicates(&parsed, found);
    check_strays(&parsed, &known, found);
    let things = load_things(&parsed, catalogue, found);
    let mut site = assemble(things, indicators, options);
    chapter::freeze(&mut site);
    site.glossary = glossary;
    site.places = places;
    groups::check(&mut site, found);
    programme::baselines::check(&site, sources, found);
    shown::check(&site, found);
    topic::check(&site, found);
    names::check(&site, found);
    statement::check(&site, options, found);
    site.figures = figure_book::close(&site);
    site.index = Index::of(&site);
    prose::check(&site, sources, found);
    pictures::check(&site, &parsed, sources, options, found);
    site
}

fn parse_all(sources: &Sources, found: &mut Diagnostics) -> Vec<Parsed> {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let results: Vec<(Option<Parsed>, Diagnostics)> = files
        .into_par_iter()
        .map(|(id, file)| {
            let mut found = Diagnostics::default();
            (parse_one(id, file, sources, &mut found), found)
        })
        .collect();
    results
        .into_iter()
        .filter_map(|(parsed, findings)| {
            found.append(findings);
            parsed
        })
        .collect()
}

fn parse_one(
    id: FileId,
    file: &SourceFile,
    sources: &Sources,
    found: &mut Diagnostics,
) -> Option<Parsed> {
    if let Content::Unusable(trouble) = &file.content {
        found.push(unusable(id, trouble));
        return None;
    }
    match Place::of(&file.path)? {
        Place::Picture => None,
        Place::Unexpected => {
            found.push(unexpected(id, file, sources));
            None
        }
        Place::Part(folder, ..) if folder != Folder::Reports => {
            found.push(unexpected(id, file, sources));
            None
        }
        place => Parsed::new(id, file, place, found),
    }
}

fn unusable(id: FileId, trouble: &Trouble) -> Diagnostic {
    let problem = match trouble {
        Trouble::BadName => Problem::FileName,
        Trouble::NoFile => Problem::UnexpectedFile,
        Trouble::NotUtf8 { .. } => Problem::NotUtf8,
        Trouble::TooLarge { size, limit } => too_large(*size, *limit),
        Trouble::Missing => Problem::SiteFileMissing,
    };
    let at = match trouble {
        // The place of the character that stands for the first byte that is wrong.
        Trouble::NotUtf8 { valid_up_to } => {
            *valid_up_to..valid_up_to + char::REPLACEMENT_CHARACTER.len_utf8()
        }
        _ => 0..0,
    };
    Diagnostic::new(Span::new(id, at), problem)
}

fn too_large(size: u64, limit: u64) -> Problem {
    let tenths = (size * 10).div_ceil(1 << 20);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    Problem::FileTooLarge {
        size_da: format!("{whole},{tenth} MB"),
        size_en: format!("{whole}.{tenth} MB"),
        limit: format!("{} MB", limit >> 20),
    }
}

/// What each content file is by where it lies, whether or not it can be understood. A file under a
/// misspelled name, `Index.md`, is there as what it was meant to be, so that this is told once.
fn all_places(sources: &Sources) -> BTreeMap<SourcePath, Place> {
    let paths = || sources.iter().map(|(_, file)| &file.path);
    let meant = paths().filter_map(meant_path);
    let all = meant.chain(paths().cloned());
    all.filter_map(|path| Place::of(&path).map(|place| (path, place))).collect()
}

/// Where a file that is not used was meant to lie.
fn meant_path(path: &SourcePath) -> Option<SourcePath> {
    let is_unused = match Place::of(path)? {
        Place::Unexpected => true,
        Place::Part(folder, ..) => folder != Folder::Reports,
        _ => false,
    };
    let name = path.file_name();
    let meant = nearest(name, FILE_NAMES).filter(|_| is_unused)?;
    SourcePath::new(&format!("{}{meant}", path.as_str().strip_suffix(name)?))
}

/// The ids of the sources; `None` when their file cannot be understood, which is told already.
fn source_keys(
    parsed: &[Parsed],
    places: &BTreeMap<SourcePath, Place>,
) -> Option<BTreeSet<String>> {
    let exists = places.values().any(|place| *place == Place::Sources);
    let file = parsed.iter().find(|p| p.place == Place::Sources);
    match file {
        Some(file) => file.node.map().map(|e| e.iter().map(|(k, _)| k.value.clone()).collect()),
        None => (!exists).then(BTreeSet::new),
    }
}

fn load_indicators(
    parsed: &[Parsed],
    known: &Known,
    found: &mut Diagnostics,
) -> BTreeMap<IndicatorId, IndicatorEntry> {
    let mut all = BTreeMap::new();
    for p in parsed {
        if let Place::Item(Folder::Indicators, key) = &p.place
            && let Some(entry) = load_item(p, known, found, |r| IndicatorEntry::load(key, p, r))
        {
            all.insert(entry.indicator.id.clone(), entry);
        }
    }
    all
}

/// Opens a file's fields, reads them with `read`, and reports those that nobody asked for.
fn load_item<T>(
    parsed: &Parsed,
    known: &Known,
    found: &mut Diagnostics,
    read: impl FnOnce(&mut Reading<'_>) -> Option<T>,
) -> Option<T> {
    let mut reading = Reading::of(parsed, known, found)?;
    let thing = read(&mut reading);
    reading.finish();
    thing
}

/// One file after it has been understood.
enum Thing {
    Config(Box<Config>),
    Front(Front),
    Listing(Folder, Head),
    Area(Box<Area>),
    Municipality(Municipality),
    Programme(Box<Programme>),
    Project(Project),
    Theme(Theme),
    Goal(Goal),
    Criterion(Box<Criterion>),
    Page(Page),
    Story(Story),
    Awards(Head, Vec<EarlierAward>),
    Award(Box<Award>),
    Report(Report),
    Chapter(Box<Chapter>),
    Sources(Vec<Source>),
    Pictures(Vec<(SourcePath, PictureRecord)>),
    Figures(SubjectId, BTreeMap<IndicatorId, Series>),
}

fn load_things(parsed: &[Parsed], catalogue: Catalogue<'_>, found: &mut Diagnostics) -> Vec<Thing> {
    let results: Vec<(Option<Thing>, Diagnostics)> = parsed
        .par_iter()
        .map(|p| {
            let mut found = Diagnostics::default();
            (load_thing(p, catalogue, &mut found), found)
        })
        .collect();
    results
        .into_iter()
        .filter_map(|(thing, findings)| {
            found.append(findings);
            thing
        })
        .collect()
}

fn load_thing(p: &Parsed, catalogue: Catalogue<'_>, found: &mut Diagnostics) -> Option<Thing> {
    let known = catalogue.known;
    match &p.place {
        Place::Config => {
            load_item(p, known, found, Config::load).map(|c| Thing::Config(Box::new(c)))
        }
        Place::Front => load_item(p, known, found, |r| Front::load(p, r)).map(Thing::Front),
        Place::Listing(Folder::Awards) => load_item(p, known, found, |r| {
            let head = r.head(p, "title", Folder::Awards.name());
            let earlier = EarlierAward::load_all(r);
            Some(Thing::Awards(head?, earlier))
        }),
        Place::Listing(folder) => load_item(p, known, found, |r| r.head(p, "title", folder.name()))
            .map(|head| Thing::Listing(*folder, head)),
        Place::Sources => Some(Thing::Sources(load_sources(p, known, found))),
        Place::PictureRecords => {
            Some(Thing::Pictures(picture::load_all(p, known, catalogue.today, found)))
        }
        Place::Figures(folder, key) => {
            Some(Thing::Figures(folder.subject(key), figures_file::load(p, catalogue, found)))
        }
        // Read before everything else: figures are checked against them, texts explain them.
        Place::Item(Folder::Indicators, _) | Place::Glossary => None,
        Place::Item(folder, key) => load_item(p, known, found, |r| item(*folder, key, p, r)),
        Place::Part(Folder::Reports, report, key) => {
            let chapter = load_item(p, known, found, |r| Chapter::load(report, key, p, r));
            chapter.map(|chapter| Thing::Chapter(Box::new(chapter)))
        }
        Place::Part(..) | Place::Picture | Place::Unexpected => None,
    }
}

fn item(folder: Folder, key: &str, p: &Parsed, r: &mut Reading<'_>) -> Option<Thing> {
    match folder {
        Folder::Areas => Area::load(key, p, r).map(|area| Thing::Area(Box::new(area))),
        Folder::Municipalities => Municipality::load(key, p, r).map(Thing::Municipality),
        Folder::Programmes => Programme::load(key, p, r).map(|p| Thing::Programme(Box::new(p))),
        Folder::Projects => Project::load(key, p, r).map(Thing::Project),
        Folder::Themes => Theme::load(key, p, r).map(Thing::Theme),
        Folder::Goals => Goal::load(key, p, r).map(Thing::Goal),
        Folder::Criteria => Criterion::load(key, p, r).map(|c| Thing::Criterion(Box::new(c))),
        Folder::Pages => Page::load(key, p, r).map(Thing::Page),
        Folder::Stories => Story::load(key, p, r).map(Thing::Story),
        Folder::Awards => Award::load(key, p, r).map(|a| Thing::Award(Box::new(a))),
        Folder::Reports => Report::load(key, p, r).map(Thing::Report),
        Folder::Indicators => None,
    }
}

fn load_sources(p: &Parsed, known: &Known, found: &mut Diagnostics) -> Vec<Source> {
    let entries = load_entries(p, known, found, |key, r| Source::load(key.value, r));
    entries.into_iter().map(|(_, source)| source).collect()
}

fn load_glossaries(
    parsed: &[Parsed],
    known: &Known,
    found: &mut Diagnostics,
) -> BTreeMap<String, Term> {
    let files = parsed.iter().filter(|p| p.place == Place::Glossary);
    files.flat_map(|p| load_glossary(p, known, found)).collect()
}

fn load_glossary(p: &Parsed, known: &Known, found: &mut Diagnostics) -> BTreeMap<String, Term> {
    let terms = load_entries(p, known, found, Term::load).into_iter().collect();
    let ids = p.node.map().unwrap_or_default().iter().map(|(key, _)| key.value.as_str());
    glossary::check(&terms, &ids.collect(), found);
    terms
}

/// The entries of a file that is a mapping from ids to fields.
fn load_entries<T>(
    p: &Parsed,
    known: &Known,
    found: &mut Diagnostics,
    read: impl Fn(Text<'_>, &mut Reading<'_>) -> Option<T>,
) -> Vec<(String, T)> {
    let Some(entries) = p.node.map() else {
        Fields::of(&p.node, found);
        return Vec::new();
    };
    let mut all = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        if let Some(fields) = Fields::of(node, found) {
            let fields = fields.owned_by(key.span);
            let mut reading = Reading { fields, known, found };
            let id = Located { value: key.value.as_str(), span: key.span };
            all.extend(read(id, &mut reading).map(|thing| (key.value.clone(), thing)));
            reading.finish();
        }
    }
    all
}

/// Figures beside nothing are figures of nobody, and a chapter without a cover is in no book.
fn check_strays(parsed: &[Parsed], known: &Known, found: &mut Diagnostics) {
    for p in parsed {
        if let Place::Figures(folder, key) | Place::Part(folder, key, _) = &p.place
            && !known.has(*folder, key)
        {
            found.report(Span::start_of(p.file), Problem::UnexpectedFile);
        }
    }
}

/// The names of files that mean something wherever they lie.
const FILE_NAMES: [&str; 4] = ["index.md", "_index.md", "figures.yaml", PICTURE_RECORDS];

/// A file that is not used; under the name that it was meant to have it would be: `Index.md`.
fn unexpected(id: FileId, file: &SourceFile, sources: &Sources) -> Diagnostic {
    let meant = meant_path(&file.path).filter(|path| sources.find(path.as_str()).is_none());
    let problem = meant.map_or(Problem::UnexpectedFile, |path| Problem::FileMisnamed {
        name: path.file_name().to_owned(),
    });
    Diagnostic::new(Span::start_of(id), problem)
}

fn check_duplicates(parsed: &[Parsed], found: &mut Diagnostics) {
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
    things: Vec<Thing>,
    indicators: BTreeMap<IndicatorId, IndicatorEntry>,
    options: &LoadOptions,
) -> Site {
    let mut site = Site { indicators, ..Site::default() };
    for thing in things {
        site.add(thing, options);
    }
    site
}

impl Site {
    fn add(&mut self, thing: Thing, options: &LoadOptions) {
        match thing {
            Thing::Config(config) => self.config = *config,
            Thing::Front(front) => self.front = Some(front),
            Thing::Listing(folder, head) => drop(self.listings.insert(folder, head)),
            Thing::Area(area) => drop(self.areas.insert(area.id.clone(), *area)),
            Thing::Municipality(m) => drop(self.municipalities.insert(m.id.clone(), m)),
            Thing::Programme(p) => drop(self.programmes.insert(p.id.clone(), *p)),
            Thing::Theme(theme) => drop(self.themes.insert(theme.id.clone(), theme)),
            Thing::Goal(goal) => drop(self.goals.insert(goal.id.clone(), goal)),
            Thing::Criterion(c) => drop(self.criteria.insert(c.id.clone(), *c)),
            Thing::Project(project) => drop(self.projects.insert(project.id.clone(), project)),
            Thing::Page(page) => drop(self.pages.insert(page.id.clone(), page)),
            Thing::Awards(head, earlier) => {
                self.listings.insert(Folder::Awards, head);
                self.earlier_awards = earlier;
            }
            Thing::Award(award) => drop(self.awards.insert(award.id.clone(), *award)),
            Thing::Report(report) => drop(self.reports.insert(report.id.clone(), report)),
            Thing::Chapter(chapter) => drop(self.chapters.insert(chapter.id.clone(), *chapter)),
            Thing::Story(story) => self.add_story(story, options),
            Thing::Sources(all) => self.sources.extend(all.into_iter().map(|s| (s.id.clone(), s))),
            Thing::Pictures(records) => self.pictures.extend(records),
            Thing::Figures(subject, series) => {
                let figures = SubjectFigures { series, ..SubjectFigures::default() };
                self.figures.subjects.insert(subject, figures);
            }
        }
    }

    fn add_story(&mut self, story: Story, options: &LoadOptions) {
        if let Some(why) = story.hidden(options) {
            let hidden = HiddenStory { year: story.date.year(), slug: story.head.slug, why };
            self.hidden_stories.insert(story.id, hidden);
        } else {
            self.stories.insert(story.id.clone(), story);
        }
    }
}
