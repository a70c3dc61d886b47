//! Whether internal links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Resource, RoutePath, Routes, anchors};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, nearest};
use crate::markdown::{Document, Target};
use crate::site::{Folder, Head, Hidden, Place, Site};
use crate::source::{Content, FileId, Located, SourceFile, SourcePath, Sources, Span};
use crate::text::date::{iso_date, long_date};
use crate::text::{Slug, slugify};

/// What leads nowhere: links and pictures of each text, by its file, and those that stand in no text.
pub fn check_links(
    site: &Site,
    routes: &Routes,
    sources: &Sources,
) -> (BTreeMap<FileId, Diagnostics>, Diagnostics) {
    let check = Check { site, routes, sources };
    let heads: Vec<&Head> = site.heads().collect();
    let of_texts = heads.into_par_iter().map(|head| (head.span.file, check.text(head)));
    let mut of_texts: Vec<(FileId, Diagnostics)> = of_texts.collect();
    of_texts.retain(|(_, found)| !found.is_empty());
    let mut found = Diagnostics::default();
    for story in site.reports.values().flat_map(|report| &report.stories) {
        check.hidden(story.value.as_str(), story.value.as_str(), story.span, &mut found);
    }
    let menus = site.config.menu.iter().chain(&site.config.footer_menu).map(|item| &item.to);
    for to in menus.chain(site.glossary.values().filter_map(|term| term.to.as_ref())) {
        check.file(to, &mut found);
    }
    (of_texts.into_iter().collect(), found)
}

/// What leads nowhere in those texts that another text in the file at `path` can make a difference
/// to: itself, and where it has other headings, texts that link to places on pages.
pub fn check_links_again(
    site: &Site,
    before: &Site,
    routes: &Routes,
    sources: &Sources,
    path: &SourcePath,
) -> BTreeMap<FileId, Diagnostics> {
    let check = Check { site, routes, sources };
    let (Some(edited), Some(known)) = (site.text_at(path), before.text_at(path)) else {
        return BTreeMap::new();
    };
    let has_other_anchors = !edited.body.anchors().eq(known.body.anchors());
    let others = has_other_anchors.then(|| site.heads().filter(|head| has_anchored_links(head)));
    let heads = std::iter::once(edited).chain(others.into_iter().flatten());
    heads.map(|head| (head.span.file, check.text(head))).collect()
}

fn has_anchored_links(head: &Head) -> bool {
    let is_anchored = |target: &Target| match target {
        Target::Page { anchor, .. } | Target::Address { anchor, .. } => anchor.is_some(),
        Target::Anchor(_) => false,
    };
    head.body.links().any(|link| is_anchored(&link.value))
}

struct Check<'c> {
    site: &'c Site,
    routes: &'c Routes,
    sources: &'c Sources,
}

impl Check<'_> {
    fn text(&self, head: &Head) -> Diagnostics {
        let mut found = Diagnostics::default();
        self.document(&head.body, &mut found);
        head.pictures().for_each(|used| self.picture(used.file, &mut found));
        found
    }

    fn document(&self, document: &Document, found: &mut Diagnostics) {
        for link in document.links() {
            match &link.value {
                Target::Page { path, anchor } => {
                    self.page(path, anchor.as_deref(), link.span, found);
                }
                Target::Address { path, anchor } => {
                    self.address(path, anchor.as_deref(), link.span, found);
                }
                Target::Anchor(_) => {}
            }
        }
    }

    fn page(&self, path: &SourcePath, anchor: Option<&str>, span: Span, found: &mut Diagnostics) {
        match self.resource_of(path) {
            Some(resource) => self.anchor(&resource, anchor, span, found),
            None if self.hidden_at(path, span, found) || self.is_told(path) => {}
            None => {
                let folder = self.sources.file(span.file).path.folder();
                let target = path.relative_to(folder);
                let known: Vec<String> =
                    self.site.places.keys().map(|known| known.relative_to(folder)).collect();
                let problem = Problem::BrokenLink { target: target.clone() };
                let known = known.iter().map(String::as_str);
                found.push(Diagnostic::new(span, problem).with_nearest(&target, known));
            }
        }
    }

    fn resource_of(&self, path: &SourcePath) -> Option<Resource> {
        let resource = Resource::of(self.site.places.get(path)?, self.site)?;
        self.routes.path(&resource).map(|_| resource)
    }

    /// Whether it is told already why a content file has no page: it is broken, or the listing above
    /// it, or another page has its address.
    fn is_told(&self, path: &SourcePath) -> bool {
        let Some(place) = self.site.places.get(path) else { return false };
        match place {
            Place::Front | Place::Item(Folder::Pages, _) | Place::Part(Folder::Reports, ..) => true,
            Place::Listing(folder) => folder.is_published(),
            Place::Item(folder, _) if !folder.has_item_pages() => false,
            Place::Item(folder, _) => {
                let is_broken = Resource::of(place, self.site).is_none();
                let has_listing = self.site.places.contains_key(folder.listing().as_str());
                folder.is_published() && (is_broken || has_listing)
            }
            _ => false,
        }
    }

    /// Whether a page that could stand at `address` is missing for a reason that is told already.
    fn is_told_of(&self, address: &RoutePath) -> bool {
        let missing = |(path, place): &(&SourcePath, &Place)| {
            self.resource_of(path).is_none() && self.is_told(path) && self.may_be(place, address)
        };
        self.site.places.iter().any(|entry| missing(&entry))
    }

    /// Whether the thing at `place` would stand at `address`, as far as can be said without it.
    fn may_be(&self, place: &Place, address: &RoutePath) -> bool {
        match place {
            Place::Item(folder, key) => self.would_stand_at(*folder, key, address),
            // Chapters stand under their report, as stories do under their year.
            Place::Part(folder, above, key) => {
                self.would_stand_at(*folder, &format!("{above}/{key}"), address)
            }
            // What a broken listing is called in addresses is not known.
            Place::Listing(_) => true,
            _ => false,
        }
    }

    fn would_stand_at(&self, folder: Folder, key: &str, address: &RoutePath) -> bool {
        let listing = self.site.listings.get(&folder).map(|head| head.slug.clone());
        let above = (folder != Folder::Pages).then_some(listing);
        // Stories stand under their year, which their key begins with.
        let names = key.split('/').map(|name| Slug::parse(&slugify(name)));
        let slugs: Option<Vec<Slug>> = above.into_iter().chain(names).collect();
        slugs.is_some_and(|slugs| *address == RoutePath::page(&slugs.iter().collect::<Vec<_>>()))
    }

    fn address(&self, path: &str, anchor: Option<&str>, span: Span, found: &mut Diagnostics) {
        if let Some(resource) = self.routes.resource(&RoutePath::requested(path)) {
            self.anchor(resource, anchor, span, found);
        } else if let Some(id) = self.routes.unpublished(&RoutePath::requested(path)) {
            self.hidden(id.as_str(), path, span, found);
        } else if !self.is_told_of(&RoutePath::requested(path)) {
            let problem = Problem::BrokenLink { target: path.to_owned() };
            let known = self.routes.iter().map(|(path, _)| path.as_str());
            found.push(Diagnostic::new(span, problem).with_nearest(path, known));
        }
    }

    /// Whether the file is a story that is not shown, which is told.
    fn hidden_at(&self, path: &SourcePath, span: Span, found: &mut Diagnostics) -> bool {
        let Some(Place::Item(Folder::Stories, key)) = self.site.places.get(path) else {
            return false;
        };
        self.hidden(key, &path.relative_to(self.sources.file(span.file).path.folder()), span, found)
    }

    /// Whether a story is not shown, which is told.
    fn hidden(&self, id: &str, target: &str, span: Span, found: &mut Diagnostics) -> bool {
        let story = self.site.hidden_stories.get(id);
        if let Some(story) = story {
            let (state_da, state_en) = state(story.why);
            let target = target.to_owned();
            found.report(span, Problem::UnpublishedPage { target, state_da, state_en });
        }
        story.is_some()
    }

    fn anchor(
        &self,
        resource: &Resource,
        anchor: Option<&str>,
        span: Span,
        found: &mut Diagnostics,
    ) {
        let Some(anchor) = anchor else { return };
        let mut known: BTreeSet<String> = anchors::of(resource, self.site).into_iter().collect();
        if let Some(head) = resource.head(self.site) {
            known.extend(head.body.anchors().map(str::to_owned));
        }
        if !known.contains(anchor) {
            let problem = Problem::BrokenAnchor { anchor: anchor.to_owned() };
            let meant = nearest(&slugify(anchor), known.iter().map(String::as_str));
            let meant = meant.map(|id| format!("#{id}"));
            found.push(Diagnostic::new(span, problem).suggesting(meant));
        }
    }

    fn picture(&self, target: &Located<SourcePath>, found: &mut Diagnostics) {
        let file = self.sources.find(target.value.as_str()).map(|id| self.sources.file(id));
        let is_text = |file: &SourceFile| {
            matches!(file.content, Content::Text(_))
                && !file.path.extension().eq_ignore_ascii_case("svg")
        };
        if file.is_some_and(is_text) {
            let problem = Problem::UnreadablePicture {
                cause_da: "det er tekst".to_owned(),
                cause_en: "it is text".to_owned(),
            };
            found.report(target.span, problem);
        } else if file.is_none() {
            let name = target.value.file_name();
            let beside = self.sources.iter().map(|(_, file)| &file.path);
            let beside = beside
                .filter(|path| path.folder() == target.value.folder())
                .map(SourcePath::file_name);
            let problem = Problem::MissingPicture { file: name.to_owned() };
            found.push(Diagnostic::new(target.span, problem).with_nearest(name, beside));
        }
    }

    /// A content file that is named and not linked to, as in a menu.
    fn file(&self, to: &Located<String>, found: &mut Diagnostics) {
        let path = SourcePath::new(&format!("content/{}", to.value));
        let mut is_sound = |path: SourcePath| {
            self.resource_of(&path).is_some()
                || self.hidden_at(&path, to.span, found)
                || self.is_told(&path)
        };
        if !path.is_some_and(&mut is_sound) {
            let pages = self.site.places.keys().filter_map(|path| path.below("content"));
            let problem = Problem::UnknownPage { path: to.value.clone() };
            // Written from the site's folder, or as an address: the file may be meant all the same.
            let file = to.value.strip_prefix("content/").unwrap_or(&to.value);
            let file = format!("{}.md", file.strip_suffix(".md").unwrap_or(file));
            found.push(Diagnostic::new(to.span, problem).with_nearest(&file, pages));
        }
    }
}

/// Why a story is not shown, in Danish and in English.
fn state(why: Hidden) -> (String, String) {
    match why {
        Hidden::Draft => ("den er en kladde".to_owned(), "it is a draft".to_owned()),
        Hidden::Scheduled(date) => (
            format!("den bliver først offentliggjort {}", date.words()),
            format!("it is not published before {date}"),
        ),
        Hidden::Expired(date) => (
            format!("den blev taget ned {}", long_date(date)),
            format!("it was taken down on {}", iso_date(date)),
        ),
    }
}
