//! The check of all that texts refer to.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::reference::{self, Unresolved};
use super::text::Text;
use super::{Folder, Head, Site, requested_chart, typed_figures};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{FileId, Located, Sources};

/// What is wrong with each text, by its file: figures and charts that are not there, and numbers that
/// are typed instead. `broken` are the files with mistakes.
pub(super) fn check(
    site: &Site,
    sources: &Sources,
    broken: &BTreeSet<FileId>,
) -> BTreeMap<FileId, Diagnostics> {
    check_texts(&Text::all(site), site, sources, broken)
}

/// What is wrong with these texts.
pub(super) fn check_texts(
    texts: &[Text<'_>],
    site: &Site,
    sources: &Sources,
    broken: &BTreeSet<FileId>,
) -> BTreeMap<FileId, Diagnostics> {
    let check = Check { site, sources, broken };
    let one = |text: &Text<'_>| {
        let mut found = Diagnostics::default();
        check.text(text.head, &mut found);
        typed_figures::check(site, text, &mut found);
        (!found.is_empty()).then_some((text.head.span.file, found))
    };
    texts.par_iter().filter_map(one).collect::<Vec<_>>().into_iter().collect()
}

struct Check<'c> {
    site: &'c Site,
    sources: &'c Sources,
    broken: &'c BTreeSet<FileId>,
}

impl Check<'_> {
    fn text(&self, head: &Head, found: &mut Diagnostics) {
        for call in head.body.figures() {
            let wrong = reference::figure(self.site, &call.value, head.known_in).err();
            self.report(wrong, [&call.value.subject], found);
        }
        for block in head.body.charts() {
            let wrong = requested_chart(self.site, block, head.known_in).err();
            self.report(wrong, &block.places, found);
        }
    }

    /// Reports what is wrong, unless the figures of `subjects` are missing because the file that
    /// should hold them has a mistake: that is told already.
    fn report<'n>(
        &self,
        wrong: Option<Unresolved>,
        subjects: impl IntoIterator<Item = &'n Located<String>>,
        found: &mut Diagnostics,
    ) {
        let Some(Unresolved::Wrong(finding)) = wrong else { return };
        let is_about_figures = matches!(
            finding.problem,
            Problem::NoFigures { .. }
                | Problem::NoFigureThen { .. }
                | Problem::ChartUndrawable { .. }
        );
        let mut subjects = subjects.into_iter();
        if !is_about_figures || !subjects.any(|name| self.has_broken_figures(name)) {
            found.push(*finding);
        }
    }

    fn has_broken_figures(&self, name: &Located<String>) -> bool {
        let Ok(subject) = reference::subject(self.site, name) else { return false };
        let file = self.sources.find(&Folder::figures_file(&subject));
        file.is_some_and(|file| self.broken.contains(&file))
    }
}
