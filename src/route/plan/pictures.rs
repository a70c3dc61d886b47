//! Claiming paths for the files of pictures.

use std::collections::BTreeSet;

use super::{Picture, Plan, published_stem};
use crate::images::Variant;
use crate::route::{Resource, RoutePath};
use crate::site::{Folder, Head, Site};
use crate::source::{SourcePath, Sources, Span};

impl Plan<'_> {
    /// Claims every file of the pictures that stand on pages; all pages have been claimed before.
    /// What is shown by none, such as a chapter that its report does not list, is not published.
    pub(super) fn pictures(&mut self, site: &Site, sources: &Sources, pictures: &[Picture]) {
        let used = self.heads(site).into_iter().flat_map(Head::pictures);
        let shown: BTreeSet<&SourcePath> = used.map(|used| &used.file.value).collect();
        for picture in pictures {
            if shown.contains(&sources.file(picture.file).path) {
                self.picture(picture, sources);
            }
        }
    }

    /// The texts on all pages. Goals and criteria have none of their own: they stand on their list.
    fn heads<'s>(&self, site: &'s Site) -> Vec<&'s Head> {
        let own = self.routes.iter().filter_map(|(_, resource)| resource.head(site));
        let mut heads: Vec<&Head> = own.collect();
        if self.routes.path(&Resource::Listing(Folder::Goals)).is_some() {
            heads.extend(site.goals.values().map(|goal| &goal.head));
        }
        if self.routes.path(&Resource::Listing(Folder::Criteria)).is_some() {
            heads.extend(site.criteria.values().map(|criterion| &criterion.head));
        }
        heads
    }

    /// Copies of one picture share their paths: what stands there is the same.
    fn picture(&mut self, picture: &Picture, sources: &Sources) {
        let stem = published_stem(&sources.file(picture.file).path);
        for variant in &picture.variants {
            let Variant { width, format } = variant;
            let (fingerprint, extension) = (&picture.fingerprint, format.extension());
            let path =
                RoutePath::file(&format!("billeder/{stem}-{width}.{fingerprint}.{extension}"));
            let resource = Resource::Picture(picture.file, *variant);
            if let Some(Resource::Picture(..)) = self.routes.resources.get(&path) {
                self.routes.paths.insert(resource, path);
            } else {
                self.claim(path, resource, Span::start_of(picture.file));
            }
        }
    }
}
