//! The commands, from arguments to outcome.

use std::mem::{self, ManuallyDrop};
use std::path::{self, Path, PathBuf};

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{Args, BuildArgs, OutputFormat, SiteArgs};
use super::clock::{self, Stopwatch};
use super::failure::Failure;
use super::findings::Told;
use super::progress::Progress;
use super::repeat::{Record, Repeat};
use super::streams;
use super::timings::Timings;
use super::words::Message;
use crate::build::{self, BuildError, Watch};
use crate::diagnostics::Diagnostics;
use crate::output::{Cache, Summary};
use crate::route::Resource;
use crate::site::LoadOptions;
use crate::snapshot::{Phase, Snapshot, SnapshotOptions};
use crate::source::{DiskFiles, RawSources, Sources, builtin_theme};
use crate::text::Date;

/// The folders that a site is read from.
const SOURCE_FOLDERS: [&str; 3] = ["content", "layouts", "assets"];

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It did what was asked.
    Done,
    /// It told of mistakes in the content.
    Mistakes,
}

/// Publishes the site.
pub(super) fn build(args: &BuildArgs) -> Result<Outcome, Failure> {
    let run = Run::new(&args.site);
    let out = args.out();
    refuse_out_in_source(&out, &args.site.root())?;
    let timings = args.timings.then(|| Timings::new(run.since));
    let publish = || {
        let ended = |phase| timings.iter().for_each(|timings| timings.ended(phase));
        let (raw, options) = run.read()?;
        ended(Phase::Read);
        let repeat = Repeat::of(&args.site, &raw, &options, &out);
        // Who asks where the time goes wants to see it go.
        let unasked = repeat.as_ref().filter(|_| timings.is_none());
        if let Some((record, unchanged)) = unasked.and_then(Repeat::recall) {
            let repeated = run.repeated(&record, unchanged);
            // The process ends soon, and the system takes back all of its memory at once.
            mem::forget(raw);
            return repeated;
        }
        // The same here.
        let snapshot = ManuallyDrop::new(Snapshot::of(Sources::of(raw), &options, &ended));
        let found = snapshot.found.all();
        if run.refuses(&found) {
            return run.refuse(&found, &snapshot, Some(&out));
        }
        let progress = run.progress(&snapshot);
        let around = |resource: &Resource, work: build::Work<'_>| match &timings {
            Some(timings) => timings.around(&snapshot, resource, work),
            None => work(),
        };
        let watch = Watch { around: &around, progress: &|| progress.step(), ended: &ended };
        let built = build::build_watched(&snapshot, &run.cache(), &out, &watch);
        drop(progress);
        match built {
            Ok(summary) => run.published(&snapshot, &summary, repeat.as_ref(), timings.as_ref()),
            Err(BuildError::Content(found)) => run.refuse(&found, &snapshot, Some(&out)),
            Err(BuildError::Path(error)) => Err(Failure::Path(error)),
            Err(BuildError::Output(error)) => Err(Failure::Output(error)),
        }
    };
    run.on_threads(publish)
}

/// Finds every mistake and writes nothing.
pub(super) fn check(args: &SiteArgs) -> Result<Outcome, Failure> {
    let run = Run::new(args);
    let examine = || {
        let snapshot = run.load()?;
        let mut found = snapshot.found.all();
        let progress = run.progress(&snapshot);
        found.append(build::check(&snapshot, &run.cache().unchanged(), || progress.step()));
        drop(progress);
        found.sort(&snapshot.sources);
        if run.refuses(&found) {
            return run.refuse(&found, &snapshot, None);
        }
        run.checked(&found, &snapshot)
    };
    run.on_threads(examine)
}

/// Prints the completion script of a shell.
pub(super) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    // Through memory, because clap_complete panics when a stream is closed early.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "bydel", &mut script);
    streams::answer(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

/// One run of a command that reads a site.
struct Run<'a> {
    args: &'a SiteArgs,
    since: Stopwatch,
}

impl<'a> Run<'a> {
    fn new(args: &'a SiteArgs) -> Self {
        Self { args, since: Stopwatch::start() }
    }

    /// Does the work on as many threads as were asked for.
    fn on_threads(
        &self,
        work: impl FnOnce() -> Result<Outcome, Failure> + Send,
    ) -> Result<Outcome, Failure> {
        // Zero is rayon's word for one thread for each core.
        let jobs = self.args.jobs.map_or(0, usize::from);
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?.install(work)
    }

    fn read(&self) -> Result<(RawSources, SnapshotOptions), Failure> {
        let args = self.args;
        read(&args.root(), args.today, args.drafts, args.future, args.base_url.clone())
    }

    fn load(&self) -> Result<Snapshot, Failure> {
        let (raw, options) = self.read()?;
        Ok(Snapshot::of(Sources::of(raw), &options, &|_| {}))
    }

    /// What is kept from earlier runs.
    fn cache(&self) -> Cache {
        Cache::in_site(&self.args.root())
    }

    fn progress(&self, snapshot: &Snapshot) -> Progress {
        let is_shown = streams::is_watched() && !self.args.quiet;
        Progress::new(snapshot.routes.iter().len(), self.since, is_shown)
    }

    fn refuses(&self, found: &Diagnostics) -> bool {
        found.has_errors() || (self.args.deny_warnings && !found.is_empty())
    }

    /// Tells what is wrong, and that nothing was published to `out`, if that was the intention.
    fn refuse(
        &self,
        found: &Diagnostics,
        snapshot: &Snapshot,
        out: Option<&Path>,
    ) -> Result<Outcome, Failure> {
        Told::of(found, &snapshot.sources, self.args).say()?;
        if self.args.format == OutputFormat::Text {
            let denied = (!found.has_errors()).then_some(Message::WarningsDenied);
            for message in denied.into_iter().chain(out.map(Message::NothingPublished)) {
                streams::tell(&message.text(self.args.language()));
            }
        }
        Ok(Outcome::Mistakes)
    }

    fn published(
        &self,
        snapshot: &Snapshot,
        summary: &Summary,
        repeat: Option<&Repeat>,
        timings: Option<&Timings>,
    ) -> Result<Outcome, Failure> {
        let told = Told::of(&snapshot.found.all(), &snapshot.sources, self.args);
        told.say()?;
        let kept = (!summary.kept.is_empty()).then_some(Message::Kept(&summary.kept));
        if let (Some(kept), OutputFormat::Text) = (kept, self.args.format) {
            streams::tell(&kept.text(self.args.language()));
        }
        let (pages, took) = (build::pages(snapshot), self.since.elapsed());
        if let (Some(repeat), Some(published)) = (repeat, summary.manifest) {
            repeat.keep(published, &Record { pages, told });
        }
        if let (Some(timings), OutputFormat::Text) = (timings, self.args.format) {
            let timings = timings.taken();
            streams::answer(&Message::Timings(&timings).text(self.args.language()))?;
        }
        self.close(&Message::Published { pages, summary, took })
    }

    /// Tells what the same build told, which has left `unchanged` files.
    fn repeated(&self, record: &Record, unchanged: usize) -> Result<Outcome, Failure> {
        record.told.say()?;
        let (pages, took) = (record.pages, self.since.elapsed());
        let summary = Summary { unchanged, ..Summary::default() };
        self.close(&Message::Published { pages, summary: &summary, took })
    }

    fn checked(&self, found: &Diagnostics, snapshot: &Snapshot) -> Result<Outcome, Failure> {
        Told::of(found, &snapshot.sources, self.args).say()?;
        self.close(&Message::Checked { pages: build::pages(snapshot), took: self.since.elapsed() })
    }

    /// The last line of a success, for people.
    fn close(&self, message: &Message<'_>) -> Result<Outcome, Failure> {
        if self.args.format == OutputFormat::Text && !self.args.quiet {
            streams::answer(&format!("{}\n", message.text(self.args.language())))?;
        }
        Ok(Outcome::Done)
    }
}

/// Reads the site in `root` as it is on a day, by default today.
pub(super) fn read(
    root: &Path,
    today: Option<Date>,
    drafts: bool,
    future: bool,
    base_url: Option<String>,
) -> Result<(RawSources, SnapshotOptions), Failure> {
    if !root.join("content").is_dir() {
        return Err(Failure::NoContent(absolute(root)));
    }
    let load = LoadOptions { today: today.unwrap_or_else(clock::today), drafts, future };
    let options = SnapshotOptions { load, base_url };
    Ok((RawSources::read(&DiskFiles::new(root), &builtin_theme())?, options))
}

/// Files published into a folder that the site is read from would be read by the next build.
fn refuse_out_in_source(out: &Path, root: &Path) -> Result<(), Failure> {
    let (out, root) = (absolute(out), absolute(root));
    match SOURCE_FOLDERS.map(|name| root.join(name)).into_iter().find(|s| out.starts_with(s)) {
        Some(source) => Err(Failure::OutInsideSource { out, source }),
        None => Ok(()),
    }
}

/// The path from the root of the disk: a reader may not know what the current folder is.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
