//! The check of all that texts refer to.

use std::collections::BTreeSet;

use super::reference::{self, Unresolved};
use super::{Site, requested_chart, typed_figures};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem, Severity};
use crate::source::{FileId, Sources};

/// The name of a file of figures.
const FIGURES: &str = "figures.yaml";

/// Reports every figure and chart in a text that is not there, and numbers that are typed instead.
///
/// A figure that is missing because its file has a mistake is not a mistake of the text.
pub(super) fn check(site: &Site, sources: &Sources, found: &mut Diagnostics) {
    let errors = found.iter().filter(|d| d.problem.severity() == Severity::Error);
    let broken: BTreeSet<FileId> = errors.map(|finding| finding.span.file).collect();
    let is_figures = |id: &FileId| sources.file(*id).path.file_name() == FIGURES;
    let are_figures_broken = broken.iter().any(is_figures);
    let is_told = |finding: &Diagnostic| are_figures_broken && is_about_figures(&finding.problem);
    let mut wrong = Vec::new();
    for head in site.heads() {
        for call in head.body.figures() {
            wrong.extend(reference::figure(site, &call.value, head.known_in).err());
        }
        for block in head.body.charts() {
            wrong.extend(requested_chart(site, block, head.known_in).err());
        }
    }
    for unresolved in wrong {
        match unresolved {
            Unresolved::Wrong(finding) if !is_told(&finding) => found.push(*finding),
            _ => {}
        }
    }
    typed_figures::check(site, found);
}

/// Whether the mistake may be a consequence of one in a file of figures.
fn is_about_figures(problem: &Problem) -> bool {
    use Problem::{ChartUndrawable, NoFigureThen, NoFigures};
    matches!(problem, NoFigures { .. } | NoFigureThen { .. } | ChartUndrawable { .. })
}
