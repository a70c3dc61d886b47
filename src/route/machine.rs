//! Claiming paths for what programs read: data files, and the lists of all pages.

use std::collections::BTreeSet;

use super::plan::Plan;
use super::{DataFile, DataFormat, Resource, RoutePath};
use crate::site::{DataFiles, Site};
use crate::source::Span;

/// The most pages that one sitemap may list (sitemaps.org, protocol 0.9).
pub const MOST_PAGES_IN_A_SITEMAP: usize = 50_000;

impl Plan<'_> {
    /// The files with figures: of the whole site, and of each area and indicator that has any.
    pub(super) fn data_files(&mut self, site: &Site, start: Span) {
        if site.config.data_files == DataFiles::None {
            return;
        }
        let subjects = &site.figures.subjects;
        let measured: BTreeSet<_> =
            subjects.values().flat_map(|figures| figures.series.keys()).collect();
        if measured.is_empty() {
            return;
        }
        for file in [DataFile::Package, DataFile::TableMetadata] {
            self.data_file(file, site, start);
        }
        for format in DataFormat::ALL {
            self.data_file(DataFile::All(format), site, start);
            for area in site.areas.values() {
                if subjects.get(&area.subject()).is_some_and(|f| !f.series.is_empty()) {
                    self.data_file(DataFile::Area(area.id.clone(), format), site, area.head.span);
                }
            }
            for entry in site.indicators.values() {
                let id = &entry.indicator.id;
                if measured.contains(id) {
                    self.data_file(DataFile::Indicator(id.clone(), format), site, entry.head.span);
                }
            }
        }
    }

    fn data_file(&mut self, file: DataFile, site: &Site, origin: Span) {
        if let Some(path) = file.path(site) {
            self.claim(path, Resource::Data(file), origin);
        }
    }

    /// The lists for search engines; claimed when every page has its path.
    pub(super) fn sitemaps(&mut self, start: Span) {
        self.claim(RoutePath::file("robots.txt"), Resource::Robots, start);
        self.claim(RoutePath::file("sitemap.xml"), Resource::Sitemap, start);
        let pages = self.routes.listed().count();
        for part in 0..parts(pages, MOST_PAGES_IN_A_SITEMAP) {
            let path = RoutePath::file(&format!("sitemap-{}.xml", part + 1));
            self.claim(path, Resource::SitemapPart(part), start);
        }
    }
}

/// How many parts a sitemap of so many pages has; none when it is short enough to be whole.
fn parts(pages: usize, limit: usize) -> usize {
    if pages > limit { pages.div_ceil(limit) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_sitemap_is_divided_when_it_is_too_long_and_not_before() {
        let cases = [(0, 0), (1, 0), (50_000, 0), (50_001, 2), (100_000, 2), (100_001, 3)];
        for (pages, expected) in cases {
            assert_eq!(parts(pages, 50_000), expected, "{pages}");
        }
    }
}
