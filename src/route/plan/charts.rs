//! Claiming paths for the files of charts.

use super::Plan;
use crate::route::{ChartFile, Resource, RoutePath};
use crate::site::{DataFiles, Site};
use crate::source::Span;

impl Plan<'_> {
    /// Claims the file of every chart beside its page. Pages have been claimed before: a chart
    /// without one has no file.
    pub(super) fn charts(&mut self, site: &Site) {
        if site.config.data_files == DataFiles::None {
            return;
        }
        for file in ChartFile::all(site).into_iter().chain(self.in_texts(site)) {
            if let Some((path, origin)) = self.beside(&file, site) {
                self.claim(path, Resource::Chart(file), origin);
            }
        }
    }

    fn in_texts(&self, site: &Site) -> Vec<ChartFile> {
        let pages = self.routes.resources.values();
        let charts = pages.flat_map(|page| {
            let count = page.head(site).map_or(0, |head| head.body.charts().count());
            (1..=count).map(|number| ChartFile::Text(Box::new(page.clone()), number))
        });
        charts.collect()
    }

    /// Where a file stands, and what says that there is such a page.
    fn beside(&self, file: &ChartFile, site: &Site) -> Option<(RoutePath, Span)> {
        let (page, name) = file.place(site)?;
        let page = self.routes.path(&page)?;
        let origin = self.origins.get(&page.file_name())?;
        Some((page.beside(&format!("{name}.svg")), *origin))
    }
}
