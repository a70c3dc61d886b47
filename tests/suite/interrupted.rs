//! Builds that are killed: the published folder holds whole files of the old or the new site, and
//! the next build completes what was begun.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::grown::grown;
use super::site_test::{SiteTest, files_in};

/// How many areas the site has, each with a page.
const AREAS: usize = 120;

/// How many builds are killed, or try to be.
const ROUNDS: usize = 24;

const CONFIG: &str = "content/site.yaml";

/// Two sites that differ in every page.
fn versions() -> [SiteTest; 2] {
    let site = SiteTest::from_files(grown(AREAS));
    let renamed = site.clone().replacing(CONFIG, "title: Boligområder", "title: Bydele i tal");
    [site, renamed]
}

fn start(root: &Path, out: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(["build", "--today", "2026-11-21", "--quiet", "--root"]).arg(root);
    command.arg("--out").arg(out).stdin(Stdio::null()).stdout(Stdio::null());
    command.spawn().expect("the program starts")
}

fn names_in(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

/// The moment of a build at which it is killed, seen from outside.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// When that many files are rendered and staged.
    Staged(usize),
    /// When files are being put in place and at most that many are left.
    Left(usize),
}

impl Moment {
    /// Moments all over the build, in no order.
    fn of(round: usize, files: usize) -> Self {
        let share = (round * 7 % ROUNDS) * files / ROUNDS;
        if round.is_multiple_of(2) { Self::Staged(share) } else { Self::Left(share) }
    }

    fn has_come(self, out: &Path, before: &[u8]) -> bool {
        let staged = || names_in(&out.join(".bydel/staging"));
        match self {
            Self::Staged(files) => staged() >= files.max(1),
            Self::Left(files) => {
                let is_committing =
                    fs::read(out.join(".bydel/manifest")).is_ok_and(|m| m != before);
                is_committing && staged() <= files
            }
        }
    }
}

/// Builds until the moment has come; whether the build was killed before it was done.
fn build_until(moment: Moment, root: &Path, out: &Path) -> bool {
    let before = fs::read(out.join(".bydel/manifest")).expect("it was built");
    let mut child = start(root, out);
    while child.try_wait().is_ok_and(|ended| ended.is_none()) && !moment.has_come(out, &before) {
        std::thread::yield_now();
    }
    // It may have ended meanwhile, which is as good a moment as any.
    let _ = child.kill();
    !child.wait().expect("it has ended").success()
}

fn complete(root: &Path, out: &Path) {
    assert!(start(root, out).wait().expect("it ends").success());
}

#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_completes_it() {
    let (root, out) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let versions = versions();
    let expected = versions.each_ref().map(|site| site.build().files());
    let [old, new] =
        expected.each_ref().map(|files| files.iter().cloned().collect::<BTreeMap<_, _>>());
    versions[0].write_to(root.path());
    complete(root.path(), out.path());
    let mut killed = 0;
    for round in 0..ROUNDS {
        // The same site twice, because one that is killed while rendering leaves all to do.
        let site = versions[(round / 2 + 1) % 2].files();
        let config = site.iter().find(|(path, _)| path == CONFIG).unwrap();
        fs::write(root.path().join(CONFIG), &config.1).unwrap();
        let moment = Moment::of(round, old.len());
        killed += usize::from(build_until(moment, root.path(), out.path()));
        for (name, bytes) in files_in(out.path()) {
            let is_whole = [&old, &new].iter().any(|site| site.get(&name) == Some(&bytes));
            assert!(is_whole, "round {round}, {moment:?}: {name} is of neither site");
        }
        let names: Vec<_> = files_in(out.path()).into_iter().map(|(name, _)| name).collect();
        assert!(old.keys().all(|name| names.contains(name)), "round {round}: a page is missing");
    }
    assert!(killed > 0, "no build was caught at work");
    complete(root.path(), out.path());
    let last = &expected[ROUNDS / 2 % 2];
    assert!(files_in(out.path()) == *last, "the folder is not the site");
    let fresh = TempDir::new().unwrap();
    complete(root.path(), fresh.path());
    let manifest = |folder: &TempDir| fs::read(folder.path().join(".bydel/manifest")).unwrap();
    assert_eq!(manifest(&out), manifest(&fresh));
}
