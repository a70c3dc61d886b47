//! From the names in a text to the figure that they mean.
//!
//! [`figure`] is asked twice: by the check of a whole site, which reports why there is none, and
//! when a text is rendered. Both times it sees only what may be shown, and in a yearbook only what
//! was known then.

use super::{Folder, Head, IndicatorEntry, Place, Site};
use crate::diagnostics::{Diagnostic, Problem, nearest};
use crate::figures::{IndicatorId, Observation, Series, SubjectId, Year};
use crate::markdown::{FigureReference, Time};
use crate::source::Located;

/// What stands for a reference.
#[derive(Debug, Clone)]
pub struct ReferredFigure<'s> {
    /// What is measured.
    pub entry: &'s IndicatorEntry,
    /// Whose figure it is.
    pub subject: SubjectId,
    /// Of which year; `None` when the source does not state it.
    pub year: Option<Year>,
    /// The figure, or the reason why there is none.
    pub observation: &'s Observation,
}

/// Why a name in a text means nothing.
#[derive(Debug, Clone)]
pub enum Unresolved {
    /// For a reason to be told.
    Wrong(Box<Diagnostic>),
    /// Because of a broken file, which is told already.
    Told,
}

impl From<Diagnostic> for Unresolved {
    fn from(finding: Diagnostic) -> Self {
        Self::Wrong(Box::new(finding))
    }
}

/// The figure that `reference` means, as it was known in that year if one is given.
///
/// # Errors
/// When there is no such indicator, subject or figure.
pub fn figure<'s>(
    site: &'s Site,
    reference: &FigureReference,
    known_in: Option<Year>,
) -> Result<ReferredFigure<'s>, Unresolved> {
    let entry = indicator(site, &reference.indicator);
    let subject = subject(site, &reference.subject);
    let (entry, subject) = (entry?, subject?);
    let series = series(site, &subject, entry, &reference.subject)?;
    let (year, observation) = match reference.time {
        None => latest(series, known_in),
        Some(Located { value: Time::Undated, .. }) => undated(series, known_in),
        Some(Located { value: Time::Year(year), .. }) => in_year(series, year, known_in),
    }
    .ok_or_else(|| no_figure(reference, series, known_in))?;
    Ok(ReferredFigure { entry, subject, year, observation })
}

fn is_known(year: Year, known_in: Option<Year>) -> bool {
    known_in.is_none_or(|known_in| year <= known_in)
}

/// The latest figure; without one the latest reason why, and last what has no year.
fn latest(series: &Series, known_in: Option<Year>) -> Option<(Option<Year>, &Observation)> {
    let known = || series.yearly.iter().rev().filter(|(year, _)| is_known(**year, known_in));
    let newest = known().find(|(_, observation)| observation.figure().is_some());
    let newest = newest.or_else(|| known().next()).map(|(year, found)| (Some(*year), found));
    newest
        .filter(|(_, found)| found.figure().is_some())
        .or_else(|| undated(series, known_in))
        .or(newest)
}

/// What has no year; nobody can tell whether a yearbook knew it.
fn undated(series: &Series, known_in: Option<Year>) -> Option<(Option<Year>, &Observation)> {
    series.undated.first().filter(|_| known_in.is_none()).map(|found| (None, found))
}

fn in_year(
    series: &Series,
    year: i32,
    known_in: Option<Year>,
) -> Option<(Option<Year>, &Observation)> {
    let year = Year::new(year).filter(|year| is_known(*year, known_in))?;
    series.at(year).map(|found| (Some(year), found))
}

fn no_figure(reference: &FigureReference, series: &Series, known_in: Option<Year>) -> Unresolved {
    let (time_da, time_en) = match reference.time.map(|time| time.value) {
        Some(Time::Year(year)) => (format!("for {year}"), format!("for {year}")),
        Some(Time::Undated) => ("uden år".to_owned(), "without a year".to_owned()),
        None => ("fra den tid".to_owned(), "of that time".to_owned()),
    };
    let known = series.yearly.keys().filter(|year| is_known(**year, known_in));
    let mut known: Vec<String> = known.map(ToString::to_string).collect();
    if undated(series, known_in).is_some() {
        known.push("\"uden-aar\"".to_owned());
    }
    let in_words = |none: &str| if known.is_empty() { none.to_owned() } else { known.join(", ") };
    let problem = Problem::NoFigureThen {
        time_da,
        time_en,
        known_da: in_words("ingen"),
        known_en: in_words("none"),
    };
    let span = reference.time.map_or(reference.indicator.span, |time| time.span);
    Diagnostic::new(span, problem).into()
}

/// The indicator with that id.
pub(super) fn indicator<'s>(
    site: &'s Site,
    id: &Located<String>,
) -> Result<&'s IndicatorEntry, Unresolved> {
    if let Some(entry) = site.indicators.get(id.value.as_str()) {
        return Ok(entry);
    }
    if exists(site, Folder::Indicators, &id.value) {
        return Err(Unresolved::Told);
    }
    let problem = Problem::UnknownIndicator { id: id.value.clone() };
    let known = site.indicators.keys().map(IndicatorId::as_str);
    Err(Diagnostic::new(id.span, problem).with_nearest(&id.value, known).into())
}

/// The subject that a name means: an id with its folder, or one that only one folder has.
pub(super) fn subject(site: &Site, name: &Located<String>) -> Result<SubjectId, Unresolved> {
    let folders = Folder::ALL.into_iter().filter(|folder| folder.has_figures());
    let (folder, key) = match name.value.split_once('/') {
        Some((folder, key)) => (Some(folder), key),
        None => (None, name.value.as_str()),
    };
    let meant: Vec<SubjectId> = folders
        .filter(|candidate| folder.is_none_or(|folder| candidate.name() == folder))
        .filter(|candidate| exists(site, *candidate, key))
        .map(|candidate| candidate.subject(key))
        .collect();
    match meant.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(unknown_subject(site, name)),
        several => {
            let choices: Vec<String> = several.iter().map(ToString::to_string).collect();
            let (id, choices) = (name.value.clone(), choices.join(", "));
            let problem = Problem::AmbiguousSubject { id, choices };
            Err(Diagnostic::new(name.span, problem).into())
        }
    }
}

fn unknown_subject(site: &Site, name: &Located<String>) -> Unresolved {
    let subjects = site.places.values().filter_map(|place| match place {
        Place::Item(folder, key) if folder.has_figures() => Some((folder.subject(key), key)),
        _ => None,
    });
    let has_folder = name.value.contains('/');
    let known = subjects.map(|(id, key)| if has_folder { id.to_string() } else { key.clone() });
    let known: Vec<String> = known.collect();
    let problem = Problem::UnknownSubject { id: name.value.clone() };
    let meant = nearest(&name.value, known.iter().map(String::as_str)).map(str::to_owned);
    Diagnostic::new(name.span, problem).suggesting(meant).into()
}

/// Whether there is a file for the thing, be it sound or broken.
pub(super) fn exists(site: &Site, folder: Folder, key: &str) -> bool {
    let folder = folder.name();
    let paths = [format!("content/{folder}/{key}.md"), format!("content/{folder}/{key}/index.md")];
    paths.iter().any(|path| site.places.contains_key(path.as_str()))
}

/// The figures of the indicator for a subject, which a text calls `name`.
pub(super) fn series<'s>(
    site: &'s Site,
    subject: &SubjectId,
    entry: &IndicatorEntry,
    name: &Located<String>,
) -> Result<&'s Series, Unresolved> {
    site.series(subject, &entry.indicator.id).ok_or_else(|| {
        let problem = Problem::NoFigures {
            subject: name.value.clone(),
            indicator: entry.indicator.id.to_string(),
        };
        Diagnostic::new(name.span, problem).into()
    })
}

/// The page of a subject, for its name; `None` when its file is broken.
pub fn head_of<'s>(site: &'s Site, subject: &SubjectId) -> Option<&'s Head> {
    let (folder, key) = Folder::of_subject(subject)?;
    match folder {
        Folder::Areas => site.areas.get(key).map(|area| &area.head),
        Folder::Municipalities => site.municipalities.get(key).map(|m| &m.head),
        Folder::Programmes => site.programmes.get(key).map(|programme| &programme.head),
        Folder::Projects => site.projects.get(key).map(|project| &project.head),
        _ => None,
    }
}
