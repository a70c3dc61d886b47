//! Why a thing is not begun on.

use crate::diagnostics::{Problem, nearest};
use crate::site::{Folder, Place, Site};
use crate::source::SourcePath;

/// What keeps a request from being right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something is named that does not exist; with the name that was probably meant.
    Unknown(Problem, Option<String>),
    /// It is not said which of several municipalities it is about; with their ids.
    WhichMunicipality(Vec<String>),
    /// The thing exists already, in this file.
    Exists(SourcePath),
}

/// The ids of a folder, whether or not their files can be understood.
pub(super) fn ids(site: &Site, folder: Folder) -> Vec<&str> {
    let id = |place| match place {
        &Place::Item(of, ref id) if of == folder => Some(id.as_str()),
        _ => None,
    };
    site.places.values().filter_map(id).collect()
}

/// Checks that `id` is the name of a thing in `folder`.
pub(super) fn known(
    site: &Site,
    folder: Folder,
    id: &str,
    problem: impl FnOnce(String) -> Problem,
) -> Result<(), Refusal> {
    let ids = ids(site, folder);
    if ids.contains(&id) {
        return Ok(());
    }
    let meant = nearest(id, ids).map(str::to_owned);
    Err(Refusal::Unknown(problem(id.to_owned()), meant))
}

/// Checks that there is nothing by that name yet, as a file or as a folder.
pub(super) fn absent(site: &Site, folder: Folder, id: &str) -> Result<(), Refusal> {
    let there = Place::Item(folder, id.to_owned());
    match site.places.iter().find(|(_, place)| **place == there) {
        Some((path, _)) => Err(Refusal::Exists(path.clone())),
        None => Ok(()),
    }
}
