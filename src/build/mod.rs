//! Publishing a whole site: every route of a snapshot, rendered in parallel, put on disk at once.
//!
//! Enter at [`build`], or at [`check`] to render everything and write nothing. Both work on the
//! current rayon pool and call `progress` once for each rendered file. A site with a mistake in it
//! is never published. What to load, and how to tell the outcome, is for the caller to decide.

use std::path::Path;

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::output::{Cache, OutputError, OutputPath, PathError, PublishError, Summary, publish};
use crate::pictures::Pictures;
use crate::render::Rendered;
use crate::route::{Resource, RoutePath};
use crate::snapshot::{Phase, Snapshot};

/// Why a site was not published. The folder is as it was, or completed by the next build.
#[derive(Debug)]
pub enum BuildError {
    /// The content has mistakes: all of them, in the order of the files, with the warnings.
    Content(Diagnostics),
    /// A URL of the site that cannot be the name of a file on every platform.
    Path(PathError),
    /// The folder could not be written, or must not be.
    Output(OutputError),
}

/// What somebody who looks on is told while a site is published.
pub struct Watch<'w> {
    /// Called in place of the work of rendering a resource, which it must do and whose outcome it
    /// gives back.
    pub around: &'w (dyn Fn(&Resource, Work<'_>) -> Outcome + Sync),
    /// Called once for each file that is ready.
    pub progress: &'w (dyn Fn() + Sync),
    /// Called at the end of each phase.
    pub ended: &'w (dyn Fn(Phase) + Sync),
}

/// The work of rendering a resource.
pub type Work<'w> = &'w dyn Fn() -> Outcome;

/// A rendered resource, or what is wrong with its template.
pub type Outcome = Result<Rendered, Box<Diagnostic>>;

/// Makes the folder `out` hold the site, and removes what an earlier build left there. Pictures come
/// from `cache` as far as it has them.
///
/// # Errors
/// When the content has mistakes, found in loading or only now in rendering, and when the folder
/// cannot be written.
pub fn build(
    snapshot: &Snapshot,
    cache: &Cache,
    out: &Path,
    progress: impl Fn() + Sync,
) -> Result<Summary, BuildError> {
    let around = |_: &Resource, work: Work<'_>| work();
    let watch = Watch { around: &around, progress: &progress, ended: &|_| {} };
    build_watched(snapshot, cache, out, &watch)
}

/// The same, watched.
///
/// # Errors
/// Those of [`build`].
pub fn build_watched(
    snapshot: &Snapshot,
    cache: &Cache,
    out: &Path,
    watch: &Watch<'_>,
) -> Result<Summary, BuildError> {
    if snapshot.found.has_errors() {
        return Err(BuildError::Content(snapshot.found.all()));
    }
    let targets = targets(snapshot).map_err(BuildError::Path)?;
    let (paths, resources): (Vec<OutputPath>, Vec<&Resource>) = targets.into_iter().unzip();
    // Pictures take longest: they are what is counted while they are made.
    let made = |files| (0..files).for_each(|_| (watch.progress)());
    let (pictures, damaged) = Pictures::prepare(cache, snapshot, made);
    (watch.ended)(Phase::Pictures);
    if !damaged.is_empty() {
        return Err(BuildError::Content(all_findings(snapshot, cache)));
    }
    let bytes = |index: usize| {
        let resource = resources[index];
        let rendered = (watch.around)(resource, &|| pictures.render(snapshot, resource))?;
        if !matches!(resource, Resource::Picture(..)) {
            (watch.progress)();
        }
        Ok(rendered.bytes)
    };
    let published = publish(out, &paths, bytes, || {});
    (watch.ended)(Phase::Publish);
    let summary = published.map_err(|error: PublishError<Box<Diagnostic>>| match error {
        PublishError::Render(_) => BuildError::Content(all_findings(snapshot, cache)),
        PublishError::Output(error) => BuildError::Output(error),
    })?;
    pictures.prune();
    Ok(summary)
}

/// How many pages the site has for readers.
pub fn pages(snapshot: &Snapshot) -> usize {
    snapshot.routes.iter().filter(|(_, resource)| resource.is_page()).count()
}

/// What is found only when pages are rendered, in the order of the files: templates that fail, and
/// pictures that are damaged unless `cache` shows that they are not. That one template asks for
/// another which is there but could not be read is told already.
pub fn check(snapshot: &Snapshot, cache: &Cache, progress: impl Fn() + Sync) -> Diagnostics {
    let pictures = Pictures::of(cache);
    let resources: Vec<&Resource> = snapshot.routes.iter().map(|(_, resource)| resource).collect();
    let failure = |resource: &Resource| {
        let is_picture = matches!(resource, Resource::Picture(..));
        // To decode each once is enough.
        let failure = if is_picture { None } else { pictures.render(snapshot, resource).err() };
        progress();
        failure.filter(|failure| !asks_for_a_broken_template(failure, snapshot))
    };
    let failures: Vec<Box<Diagnostic>> = resources.into_par_iter().filter_map(failure).collect();
    let mut found = pictures.check(snapshot);
    failures.into_iter().for_each(|failure| found.push(*failure));
    found.sort(&snapshot.sources);
    found
}

fn asks_for_a_broken_template(failure: &Diagnostic, snapshot: &Snapshot) -> bool {
    let Problem::TemplateMissing { name } = &failure.problem else { return false };
    snapshot.sources.find(&format!("layouts/{name}")).is_some()
}

/// Publishing stops at the first page that fails. The author is told of all of them, and that is
/// cheaper by rendering once more than by keeping the failures of every build in mind.
fn all_findings(snapshot: &Snapshot, cache: &Cache) -> Diagnostics {
    let mut found = snapshot.found.all();
    found.append(check(snapshot, cache, || {}));
    found.sort(&snapshot.sources);
    found
}

fn targets(snapshot: &Snapshot) -> Result<Vec<(OutputPath, &Resource)>, PathError> {
    let target = |(path, resource): (&RoutePath, _)| {
        OutputPath::new(&path.file_name()).map(|path| (path, resource))
    };
    let routes: Vec<_> = snapshot.routes.iter().collect();
    let targets: Vec<_> = routes.into_par_iter().map(target).collect();
    targets.into_iter().collect()
}
