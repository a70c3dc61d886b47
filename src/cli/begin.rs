//! Beginning on something: a site, or a thing in one.

use std::path::Path;

use super::begin_args::{InitArgs, NewArgs, NewKind};
use super::clock;
use super::commands::{Outcome, absolute};
use super::failure::Failure;
use super::streams;
use super::words::Message;
use crate::diagnostics::Diagnostics;
use crate::output::{OutputPath, create_files, create_site};
use crate::scaffold::{NewFile, example, new_files};
use crate::site::{self, LoadOptions};
use crate::source::{DiskFiles, MemoryFiles, Sources};

/// Writes the starting files of a thing and says what to do next.
pub(super) fn new(args: &NewArgs) -> Result<Outcome, Failure> {
    let root = args.root.clone().unwrap_or_default();
    if !root.join("content").is_dir() {
        return Err(Failure::NoContent(absolute(&root)));
    }
    let today = args.told.today.unwrap_or_else(clock::today);
    let sources = Sources::read(&DiskFiles::new(&root), &MemoryFiles::default())?;
    // What is wrong with the rest of the site is for `check` to tell.
    let options = LoadOptions { today, drafts: true, future: true };
    let site = site::load(&sources, &options, &mut Diagnostics::default());
    let language = args.told.language();
    match new_files(&site, &args.kind.request(today)) {
        Ok(files) => {
            let written = create_files(&root, &paths(&files)?)?;
            let draft = matches!(args.kind, NewKind::Story { .. });
            let begun = Message::Begun { files: &written, draft };
            streams::answer(&format!("{}\n", begun.text(language)))?;
            Ok(Outcome::Done)
        }
        Err(refusal) => {
            streams::tell(&Message::Refused(&refusal).text(language));
            Ok(Outcome::Mistakes)
        }
    }
}

/// Writes a small site into an empty folder and says what to do next.
pub(super) fn init(args: &InitArgs) -> Result<Outcome, Failure> {
    let today = args.told.today.unwrap_or_else(clock::today);
    let dir: &Path = &args.dir;
    create_site(dir, &paths(&example(today))?)?;
    streams::answer(&format!("{}\n", Message::SiteBegun(dir).text(args.told.language())))?;
    Ok(Outcome::Done)
}

fn paths(files: &[NewFile]) -> Result<Vec<(OutputPath, String)>, Failure> {
    let file = |file: &NewFile| {
        let path = OutputPath::new(file.path.as_str()).map_err(Failure::Path)?;
        Ok((path, file.text.clone()))
    };
    files.iter().map(file).collect()
}
