//! What the bar says of one page.

use std::collections::BTreeSet;

use super::answer::Desk;
use super::readability::{Readability, band};
use super::shown::Version;
use super::{findings, provenance, state};
use crate::json::{Value, json};
use crate::render::render;
use crate::route::{Resource, RoutePath};
use crate::site::{Folder, Head, Place};
use crate::snapshot::Snapshot;
use crate::source::{FileId, SourcePath};

/// Everything that the bar and the overlay show on the page at `path`.
pub(super) fn told(shown: &Version, desk: &Desk, path: &str) -> Value {
    let snapshot = &shown.snapshot;
    let path = path.strip_prefix(&snapshot.routes.url_of_path("")).unwrap_or(path);
    let resource = snapshot.routes.resource(&RoutePath::requested(path));
    let head = resource.and_then(|resource| resource.head(&snapshot.site));
    let files = head.map(|head| files_of(head, snapshot)).unwrap_or_default();
    let of_page = files.iter().map(|file| &snapshot.sources.file(*file).path);
    let of_page = of_page.flat_map(|path| snapshot.found.of_file(path));
    let failure = resource.and_then(|resource| render(snapshot, resource).err());
    let errors = snapshot.found.errors().chain(failure.as_deref());
    let errors = findings::told(errors, &snapshot.sources, desk);
    json!({
        "version": shown.number,
        "saved": saved(shown),
        "follow": desk.follow,
        "trouble": shown.trouble,
        "errors": errors,
        "findings": findings::told(of_page, &snapshot.sources, desk),
        "state": resource.and_then(|resource| state_of(resource, snapshot)),
        "date": resource.and_then(|resource| date_of(resource, snapshot)),
        "reading": head.map(reading),
        "file": head.map(|head| file(head, snapshot, desk)),
        "figures": resource.map(|it| provenance::figures(it, snapshot, desk)).unwrap_or_default(),
        "marks": marks(snapshot),
    })
}

/// The page of the file that was saved last.
pub(super) fn saved(shown: &Version) -> Option<Value> {
    shown.saved.as_ref().map(|(url, title)| json!({ "url": url, "title": title }))
}

/// The content files behind a page: its text, and the figures beside it.
fn files_of(head: &Head, snapshot: &Snapshot) -> BTreeSet<FileId> {
    let path = &snapshot.sources.file(head.span.file).path;
    let beside = match snapshot.site.places.get(path) {
        Some(Place::Item(folder, key)) => Folder::figures_file(&folder.subject(key)),
        _ => String::new(),
    };
    std::iter::once(head.span.file).chain(snapshot.sources.find(&beside)).collect()
}

fn state_of(resource: &Resource, snapshot: &Snapshot) -> Option<String> {
    let Resource::Story(id) = resource else { return None };
    state::words(snapshot.site.stories.get(id)?, snapshot.today)
}

fn date_of(resource: &Resource, snapshot: &Snapshot) -> Option<String> {
    let Resource::Story(id) = resource else { return None };
    Some(snapshot.site.stories.get(id)?.date.words())
}

fn reading(head: &Head) -> Value {
    let text = Readability::of(&head.body);
    let longest: Vec<Value> = text
        .longest
        .iter()
        .map(|(words, sentence)| json!({ "words": words, "text": sentence }))
        .collect();
    json!({
        "words": head.body.words,
        "minutes": head.body.minutes(),
        "lix": text.lix,
        "band": text.lix.map(band),
        "longest": longest,
    })
}

fn file(head: &Head, snapshot: &Snapshot, desk: &Desk) -> Value {
    let file = snapshot.sources.file(head.span.file);
    json!({ "path": file.path.as_str(), "editor": findings::link(desk, file, 1, 1) })
}

/// The addresses of pages that are not public yet, with the reason.
fn marks(snapshot: &Snapshot) -> Value {
    let all = state::unpublished(snapshot).into_iter();
    all.map(|it| (it.url, Value::from(it.words))).collect()
}

/// URL and title of the page that a file of the site has a part in.
pub(super) fn page_of(path: &SourcePath, snapshot: &Snapshot) -> Option<(String, String)> {
    let site = &snapshot.site;
    let place = match site.places.get(path)? {
        Place::Figures(folder, key) => Place::Item(*folder, key.clone()),
        place => place.clone(),
    };
    let resource = Resource::of(&place, site)?;
    let title = resource.head(site)?.title.clone();
    Some((snapshot.routes.url(&resource)?, title))
}
