//! Publishing seen from outside: what is in the folder after builds that succeed, fail, are killed,
//! or meet files that are not ours.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::disk::Disk;
use super::publish::publish_on;
use super::*;
use crate::source::Digest;

/// A build's end before one of its operations on the disk, counted from 0.
#[derive(Default)]
pub(super) struct Fault {
    at: Option<(usize, End)>,
    steps: AtomicUsize,
}

#[derive(Clone, Copy)]
enum End {
    /// The process dies: nothing that the build would still do is done.
    Killed,
    /// The operation fails, and the build must clean up.
    Failed,
}

impl Fault {
    pub(super) fn step(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::SeqCst);
        match self.at {
            Some((at, End::Killed)) if at == step => resume_unwind(Box::new("killed")),
            Some((at, End::Failed)) if at == step => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

type Site = BTreeMap<String, String>;
type Outcome = Result<Summary, PublishError<Infallible>>;

fn site<const N: usize>(files: [(&str, &str); N]) -> Site {
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

fn output_paths<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<OutputPath> {
    names.into_iter().map(|name| OutputPath::new(name).unwrap()).collect()
}

fn build_on(disk: &Disk, dir: &Path, site: &Site) -> Outcome {
    let paths = output_paths(site.keys());
    let render = |index: usize| Ok(site[paths[index].as_str()].clone().into_bytes());
    publish_on(disk, dir, &paths, render, || {})
}

fn build(dir: &Path, site: &Site) -> Result<Summary, OutputError> {
    build_on(&Disk::default(), dir, site).map_err(|error| match error {
        PublishError::Output(error) => error,
        PublishError::Render(never) => match never {},
    })
}

/// Whether a build was killed before its operation `at`; otherwise it was done by then.
fn is_killed(at: usize, dir: &Path, site: &Site) -> bool {
    let disk = Disk { fault: Fault { at: Some((at, End::Killed)), ..Fault::default() } };
    match catch_unwind(AssertUnwindSafe(|| build_on(&disk, dir, site))) {
        Ok(outcome) => outcome.is_err(),
        Err(_) => true,
    }
}

/// Every file under `dir` with its text, and every empty folder with a slash.
fn tree(dir: &Path) -> Site {
    let mut found = Site::new();
    collect(dir, "", &mut found);
    found
}

fn collect(dir: &Path, prefix: &str, found: &mut Site) {
    let entries: Vec<_> = fs::read_dir(dir).unwrap().map(Result::unwrap).collect();
    if entries.is_empty() && !prefix.is_empty() {
        found.insert(prefix.to_owned(), String::new());
    }
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            let text = fs::read(entry.path()).unwrap_or_default();
            found.insert(name, String::from_utf8_lossy(&text).into_owned());
        }
    }
}

/// What a visitor sees.
fn published(dir: &Path) -> Site {
    let mut files = tree(dir);
    files.retain(|name, _| !name.starts_with(".bydel/") && !name.ends_with('/'));
    files
}

fn put(dir: &Path, name: &str, text: &str) {
    let file = dir.join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Pages name what they use after `uses:`.
fn old_site() -> Site {
    site([
        ("index.html", "old front uses:a-1.css uses:om/index.html"),
        ("404.html", "not found uses:a-1.css"),
        ("om/index.html", "about uses:a-1.css uses:billeder/x/1.webp"),
        ("historier/2018/fest/index.html", "party uses:a-1.css uses:billeder/x/1.webp"),
        ("a-1.css", "old style"),
        ("billeder/x/1.webp", "picture"),
        ("data.csv", "1"),
    ])
}

fn new_site() -> Site {
    site([
        ("index.html", "new front uses:b-2.css uses:om/index.html uses:ny.html"),
        ("404.html", "not found uses:b-2.css"),
        ("om/index.html", "about uses:b-2.css"),
        ("kontakt/index.html", "contact uses:b-2.css uses:ny/2.webp"),
        ("ny.html", "news uses:b-2.css uses:kontakt/index.html"),
        ("b-2.css", "new style"),
        ("ny/2.webp", "new picture"),
        ("data.csv", "2"),
    ])
}

fn third_site() -> Site {
    site([
        ("index.html", "third front uses:a-1.css"),
        ("historier/2018/fest/index.html", "party again uses:a-1.css"),
        ("a-1.css", "old style"),
        ("data.csv", "1"),
    ])
}

fn assert_whole(dir: &Path, versions: &[&Site], context: &str) {
    let files = published(dir);
    for (name, text) in &files {
        let whole = versions.iter().any(|version| version.get(name) == Some(text));
        assert!(whole, "{context}: {name} is no version's: {text:?}");
        for used in text.split_whitespace().filter_map(|word| word.strip_prefix("uses:")) {
            assert!(files.contains_key(used), "{context}: {name} lacks {used}");
        }
    }
}

fn assert_completes(dir: &Path, site: &Site, context: &str) {
    let summary = build(dir, site).unwrap_or_else(|error| panic!("{context}: {error}"));
    assert_eq!(summary.kept, [], "{context}");
    let fresh = TempDir::new().unwrap();
    build(fresh.path(), site).unwrap();
    assert_eq!(tree(dir), tree(fresh.path()), "{context}");
}

#[test]
fn first_build_makes_the_folder_and_all_files() {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("deep/public");
    let summary = build(&dir, &old_site()).unwrap();
    assert_eq!(summary, Summary { written: 7, manifest: summary.manifest, ..Summary::default() });
    assert_eq!(published(&dir), old_site());
    let own: Vec<_> = tree(&dir).into_keys().filter(|name| name.starts_with('.')).collect();
    assert_eq!(own, [".bydel/lock", ".bydel/manifest"]);
}

#[test]
fn second_build_of_the_same_site_writes_nothing() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    let times = || {
        let names = tree(dir.path()).into_keys();
        let modified = |name| fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
        names.map(modified).collect::<Vec<_>>()
    };
    let before = times();
    let summary = build(dir.path(), &old_site()).unwrap();
    assert_eq!(summary, Summary { unchanged: 7, manifest: summary.manifest, ..Summary::default() });
    assert_eq!(times(), before);
}

#[test]
fn only_changed_files_are_written_and_old_ones_removed_with_their_folders() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    let mut site = old_site();
    site.insert("data.csv".to_owned(), "9".to_owned());
    site.retain(|name, _| !name.starts_with("historier") && !name.starts_with("billeder"));
    let summary = build(dir.path(), &site).unwrap();
    assert_eq!(
        summary,
        Summary { written: 1, unchanged: 4, removed: 2, kept: vec![], manifest: summary.manifest }
    );
    assert_eq!(published(dir.path()), site);
    assert!(!dir.path().join("historier").exists() && !dir.path().join("billeder").exists());
}

#[test]
fn published_page_that_was_edited_or_lost_is_rebuilt() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    put(dir.path(), "data.csv", "7");
    put(dir.path(), "index.html", "");
    fs::remove_file(dir.path().join("a-1.css")).unwrap();
    let summary = build(dir.path(), &old_site()).unwrap();
    assert_eq!(
        summary,
        Summary { written: 3, unchanged: 4, manifest: summary.manifest, ..Summary::default() }
    );
    assert_eq!(published(dir.path()), old_site());
}

#[test]
fn a_site_is_intact_until_one_of_its_bytes_is_another() {
    let dir = TempDir::new().unwrap();
    assert_eq!(intact(dir.path()), None);
    assert!(tree(dir.path()).is_empty(), "looking leaves no trace");
    let (large, empty) = ("x".repeat(100_000), String::new());
    let mut site = old_site();
    site.extend(self::site([("large.csv", large.as_str()), ("empty.txt", empty.as_str())]));
    let summary = build(dir.path(), &site).unwrap();
    let before = tree(dir.path());
    let whole = intact(dir.path()).expect("it was just built");
    assert_eq!((whole.files, Some(whole.digest)), (9, summary.manifest));
    put(dir.path(), "fremmed.txt", "somebody's");
    assert_eq!(intact(dir.path()), Some(whole), "what is not ours does not count");
    fs::remove_file(dir.path().join("fremmed.txt")).unwrap();
    for name in before.keys().filter(|name| *name != ".bydel/lock") {
        let file = dir.path().join(name);
        let bytes = fs::read(&file).unwrap();
        let start = &bytes[..bytes.len().saturating_sub(1)];
        let others = [[start, b"~"].concat(), [&bytes, b"~".as_slice()].concat(), start.to_vec()];
        for edited in others.iter().filter(|edited| **edited != bytes) {
            fs::write(&file, edited).unwrap();
            assert_ne!(intact(dir.path()), Some(whole), "{name} edited");
        }
        fs::remove_file(&file).unwrap();
        assert_eq!(intact(dir.path()), None, "{name} removed");
        fs::write(&file, bytes).unwrap();
        assert_eq!(intact(dir.path()), Some(whole), "{name} as it was");
    }
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn what_a_killed_build_leaves_is_intact_only_as_a_whole_site() {
    for at in 0.. {
        let dir = TempDir::new().unwrap();
        build(dir.path(), &old_site()).unwrap();
        let was_killed = is_killed(at, dir.path(), &new_site());
        if intact(dir.path()).is_some() {
            let seen = published(dir.path());
            assert!(seen == old_site() || seen == new_site(), "killed at {at}");
        }
        if !was_killed {
            assert!(at > 25, "only {at} operations");
            return;
        }
    }
}

#[test]
fn tree_and_manifest_are_the_same_with_any_number_of_threads() {
    let trees = [1, 2, 7].map(|threads| {
        let dir = TempDir::new().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        for site in [old_site(), new_site()] {
            pool.install(|| build(dir.path(), &site)).unwrap();
        }
        tree(dir.path())
    });
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[0], trees[2]);
    assert!(trees[0][".bydel/manifest"].starts_with("bydel manifest 1\n"));
}

#[test]
fn progress_is_told_of_every_page() {
    let dir = TempDir::new().unwrap();
    let done = AtomicUsize::new(0);
    let paths = output_paths(old_site().keys());
    let render = |_| Ok::<_, Infallible>(b"x".to_vec());
    let count = || {
        done.fetch_add(1, Ordering::SeqCst);
    };
    publish(dir.path(), &paths, render, count).unwrap();
    assert_eq!(done.into_inner(), 7);
}

#[test]
fn page_that_cannot_be_rendered_leaves_everything_as_it_was() {
    let site = new_site();
    let paths = output_paths(site.keys());
    for failing in 0..paths.len() {
        let dir = TempDir::new().unwrap();
        build(dir.path(), &old_site()).unwrap();
        let before = tree(dir.path());
        let render = |index: usize| match index {
            // The last one fails in every round: the first by index is reported.
            _ if index == failing || index == paths.len() - 1 => Err(index),
            _ => Ok(site[paths[index].as_str()].clone().into_bytes()),
        };
        let outcome = publish(dir.path(), &paths, render, || {});
        assert!(matches!(outcome, Err(PublishError::Render(index)) if index == failing));
        assert_eq!(tree(dir.path()), before);
    }
}

#[test]
fn killed_build_leaves_whole_files_and_the_next_one_completes_it() {
    let (old, new) = (old_site(), new_site());
    let mut steps = 0;
    for at in 0.. {
        let dir = TempDir::new().unwrap();
        build(dir.path(), &old).unwrap();
        if !is_killed(at, dir.path(), &new) {
            break;
        }
        steps += 1;
        let context = format!("killed at {at}");
        assert_whole(dir.path(), &[&old, &new], &context);
        assert_completes(dir.path(), &new, &context);
        // Back again: what the killed build left must be known as ours.
        assert_completes(dir.path(), &old, &context);
    }
    assert!(steps > 30, "only {steps} steps");
}

#[test]
fn killed_first_build_is_completed_or_replaced_by_another_site() {
    for at in 0.. {
        for next in [old_site(), third_site(), Site::new()] {
            let dir = TempDir::new().unwrap();
            if !is_killed(at, dir.path(), &old_site()) {
                return;
            }
            assert_whole(dir.path(), &[&old_site()], &format!("killed at {at}"));
            let summary = build(dir.path(), &next).unwrap();
            assert_eq!((published(dir.path()), summary.kept), (next, vec![]), "killed at {at}");
        }
    }
}

#[test]
fn builds_killed_twice_are_completed_by_a_third() {
    let (old, new, third) = (old_site(), new_site(), third_site());
    for first in 0.. {
        for second in (first % 3..).step_by(3) {
            let dir = TempDir::new().unwrap();
            build(dir.path(), &old).unwrap();
            if !is_killed(first, dir.path(), &new) {
                return;
            }
            if !is_killed(second, dir.path(), &third) {
                break;
            }
            let context = format!("killed at {first} and {second}");
            assert_whole(dir.path(), &[&old, &new, &third], &context);
            assert_completes(dir.path(), &third, &context);
        }
    }
}

#[test]
fn disk_that_fails_before_the_first_rename_leaves_everything_as_it_was() {
    let (old, new) = (old_site(), new_site());
    let mut untouched = 0;
    for at in 0.. {
        let dir = TempDir::new().unwrap();
        build(dir.path(), &old).unwrap();
        let disk = Disk { fault: Fault { at: Some((at, End::Failed)), ..Fault::default() } };
        let outcome = build_on(&disk, dir.path(), &new);
        if disk.fault.steps.into_inner() <= at {
            break;
        }
        let context = format!("failed at {at}");
        assert_whole(dir.path(), &[&old, &new], &context);
        untouched += usize::from(outcome.is_err() && published(dir.path()) == old);
        if outcome.is_err() {
            assert!(!dir.path().join(".bydel/staging").exists(), "{context}");
        }
        build(dir.path(), &new).unwrap();
        assert_eq!(published(dir.path()), new, "{context}");
    }
    // The folder and `.bydel`, the old staging and the new, two operations for each of 8 changed
    // files, three for the manifest, the 4 folders of those files, and the first rename itself.
    assert_eq!(untouched, 2 + 2 + 16 + 3 + 4 + 1);
}

#[test]
fn folder_with_foreign_files_is_refused_without_a_trace() {
    let dir = TempDir::new().unwrap();
    for number in 10..22 {
        put(dir.path(), &format!("note-{number}.txt"), "mine");
    }
    let before = tree(dir.path());
    let error = build(dir.path(), &old_site()).unwrap_err();
    let OutputError::ForeignFolder { names, .. } = &error else { panic!("{error}") };
    assert_eq!((names.shown.len(), names.total), (10, 12));
    assert!(error.to_string().ends_with("`note-18.txt`, `note-19.txt` and 2 more"), "{error}");
    assert!(error.hint().is_some());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn hidden_names_and_a_lost_manifest() {
    let dir = TempDir::new().unwrap();
    put(dir.path(), ".gitkeep", "");
    put(dir.path(), ".git/config", "x");
    build(dir.path(), &old_site()).unwrap();
    build(dir.path(), &Site::new()).unwrap();
    assert_eq!(published(dir.path()).into_keys().collect::<Vec<_>>(), [".git/config", ".gitkeep"]);
    build(dir.path(), &old_site()).unwrap();
    fs::remove_file(dir.path().join(".bydel/manifest")).unwrap();
    let error = build(dir.path(), &old_site()).unwrap_err();
    assert!(matches!(error, OutputError::ForeignFolder { .. }), "{error}");
}

#[test]
fn foreign_files_among_ours_are_never_touched() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    put(dir.path(), "historier/2018/mine.txt", "mine");
    put(dir.path(), "mine/empty/x", "mine");
    build(dir.path(), &new_site()).unwrap();
    let mut expected = new_site();
    expected.insert("historier/2018/mine.txt".to_owned(), "mine".to_owned());
    expected.insert("mine/empty/x".to_owned(), "mine".to_owned());
    assert_eq!(published(dir.path()), expected);
}

#[test]
fn paths_that_foreign_things_have_taken_are_all_named_before_anything_is_rendered() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    put(dir.path(), "b-2.css", "mine");
    put(dir.path(), "kontakt", "a file where a folder is needed");
    fs::remove_file(dir.path().join("data.csv")).unwrap();
    put(dir.path(), "data.csv/x", "a folder where a file is needed");
    let before = tree(dir.path());
    let paths = output_paths(new_site().keys());
    let render = |_| -> Result<_, Infallible> { panic!("rendered") };
    let error = publish(dir.path(), &paths, render, || {}).unwrap_err();
    let PublishError::Output(OutputError::Taken { names, .. }) = &error else { panic!("{error}") };
    assert_eq!((names.shown.join(" "), names.total), ("b-2.css data.csv kontakt".to_owned(), 3));
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn foreign_file_that_appears_while_pages_are_rendered_is_not_overwritten() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    let paths = output_paths(new_site().keys());
    let render = |_| {
        put(dir.path(), "b-2.css", "mine");
        Ok::<_, Infallible>(b"x".to_vec())
    };
    let error = publish(dir.path(), &paths, render, || {}).unwrap_err();
    assert!(matches!(error, PublishError::Output(OutputError::Taken { .. })), "{error}");
    fs::remove_file(dir.path().join("b-2.css")).unwrap();
    assert_eq!(published(dir.path()), old_site());
}

#[test]
fn hidden_foreign_file_is_not_overwritten_by_a_first_build() {
    let dir = TempDir::new().unwrap();
    put(dir.path(), ".htaccess", "mine");
    let error = build(dir.path(), &site([(".htaccess", "ours")])).unwrap_err();
    assert!(matches!(error, OutputError::Taken { .. }), "{error}");
    assert_eq!(tree(dir.path())[".htaccess"], "mine");
}

#[test]
fn removed_page_that_somebody_edited_is_kept_and_is_then_foreign() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &old_site()).unwrap();
    put(dir.path(), "historier/2018/fest/index.html", "edited by hand");
    let summary = build(dir.path(), &new_site()).unwrap();
    let kept = OutputPath::new("historier/2018/fest/index.html").unwrap();
    assert_eq!((summary.removed, summary.kept), (2, vec![kept]));
    assert_eq!(build(dir.path(), &new_site()).unwrap().kept, []);
    let error = build(dir.path(), &old_site()).unwrap_err();
    assert!(matches!(error, OutputError::Taken { .. }), "{error}");
    assert_eq!(published(dir.path())["historier/2018/fest/index.html"], "edited by hand");
}

#[test]
fn hostile_or_damaged_manifest_removes_nothing() {
    let temp = TempDir::new().unwrap();
    let dir = temp.path().join("public");
    put(temp.path(), "secret", "secret");
    build(&dir, &old_site()).unwrap();
    let hash = Digest::of(b"secret");
    let good = fs::read_to_string(dir.join(".bydel/manifest")).unwrap();
    for (line, manifest) in [
        (9, format!("{good}{hash} ../secret\n")),
        (9, format!("{good}{hash} {}\n", temp.path().join("secret").display())),
        (9, format!("{good}{hash} om/../../secret\n")),
        (1, String::new()),
        (2, format!("bydel manifest 1\n{}", &good[30..])),
    ] {
        put(&dir, ".bydel/manifest", &manifest);
        let before = tree(temp.path());
        let error = build(&dir, &new_site()).unwrap_err();
        assert!(matches!(error, OutputError::Manifest { line: at, .. } if at == line), "{error}");
        assert!(error.hint().is_some_and(|hint| hint.contains("empty the folder")));
        assert_eq!(tree(temp.path()), before);
    }
}

#[test]
fn paths_that_cannot_stand_side_by_side_are_refused() {
    for (one, other) in [
        ("om/index.html", "Om/Index.html"),
        ("index.html", "index.html"),
        ("a", "a/b.html"),
        ("A/b/c", "a/B"),
        ("Ø.html", "ø.html"),
    ] {
        let dir = TempDir::new().unwrap();
        let paths = output_paths(&[one.to_owned(), "m".to_owned(), other.to_owned()]);
        let outcome = publish(dir.path(), &paths, |_| Ok::<_, Infallible>(vec![]), || {});
        let Err(PublishError::Output(OutputError::Clash { first, second })) = outcome else {
            panic!("{one} and {other}: {outcome:?}")
        };
        assert!(first <= second && first != paths[1] && second != paths[1]);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}

#[test]
fn second_build_at_the_same_time_is_refused() {
    let dir = TempDir::new().unwrap();
    let paths = output_paths(old_site().keys());
    let render = |index: usize| {
        if index == 0 {
            let error = build(dir.path(), &new_site()).unwrap_err();
            assert!(matches!(error, OutputError::Locked { .. }), "{error}");
        }
        Ok::<_, Infallible>(b"x".to_vec())
    };
    publish(dir.path(), &paths, render, || {}).unwrap();
    assert_eq!(build(dir.path(), &old_site()).unwrap().written, 7);
}

#[test]
fn path_that_changes_only_in_case_is_neither_lost_nor_doubled() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &site([("Om/index.html", "about")])).unwrap();
    let site = site([("om/index.html", "about")]);
    build(dir.path(), &site).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("om/index.html")).unwrap(), "about");
    assert_eq!(published(dir.path()).len(), 1);
    assert_eq!(build(dir.path(), &site).unwrap().unchanged, 1);
}

#[test]
fn file_system_that_ignores_case_is_recognised_and_the_new_page_not_removed_as_the_old() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &site([("Om/index.html", "about")])).unwrap();
    // Where case is ignored the lock is found under this name.
    put(dir.path(), ".bydel/LOCK", "");
    let summary = build(dir.path(), &site([("om/index.html", "about")])).unwrap();
    assert_eq!((summary.removed, summary.kept), (0, vec![]));
    assert!(dir.path().join("Om/index.html").exists());
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn folder_itself_may_be_a_link() {
        let temp = TempDir::new().unwrap();
        fs::create_dir(temp.path().join("real")).unwrap();
        symlink(temp.path().join("real"), temp.path().join("public")).unwrap();
        build(&temp.path().join("public"), &old_site()).unwrap();
        assert_eq!(published(&temp.path().join("real")), old_site());
    }

    #[test]
    fn link_in_the_place_of_a_page_or_folder_is_foreign() {
        for name in ["data.csv", "om"] {
            let temp = TempDir::new().unwrap();
            let dir = temp.path().join("public");
            build(&dir, &old_site()).unwrap();
            fs::rename(dir.join(name), temp.path().join("away")).unwrap();
            symlink(temp.path().join("away"), dir.join(name)).unwrap();
            assert_eq!(intact(&dir), None);
            let error = build(&dir, &new_site()).unwrap_err();
            let OutputError::Taken { names, .. } = &error else { panic!("{error}") };
            assert_eq!(names.shown, [name]);
            assert_eq!(published(&dir)["index.html"], old_site()["index.html"]);
        }
    }

    #[test]
    fn nothing_is_removed_behind_a_link() {
        for name in ["historier", "historier/2018/fest/index.html"] {
            let temp = TempDir::new().unwrap();
            let dir = temp.path().join("public");
            build(&dir, &old_site()).unwrap();
            fs::rename(dir.join(name), temp.path().join("away")).unwrap();
            symlink(temp.path().join("away"), dir.join(name)).unwrap();
            let before = tree(&temp.path().join("public"));
            let summary = build(&dir, &new_site()).unwrap();
            assert_eq!(output_paths(&["historier/2018/fest/index.html".to_owned()]), summary.kept);
            assert!(before.contains_key(name) && fs::symlink_metadata(dir.join(name)).is_ok());
            let away = temp.path().join("away");
            assert!(away.is_file() || away.join("2018/fest/index.html").is_file());
        }
    }

    #[test]
    fn links_in_the_place_of_our_own_files_are_not_followed() {
        for name in [".bydel", ".bydel/lock", ".bydel/manifest"] {
            let temp = TempDir::new().unwrap();
            let dir = temp.path().join("public");
            build(&dir, &old_site()).unwrap();
            fs::rename(dir.join(name), temp.path().join("away")).unwrap();
            symlink(temp.path().join("away"), dir.join(name)).unwrap();
            let error = build(&dir, &new_site()).unwrap_err();
            let OutputError::Taken { names, .. } = &error else { panic!("{error}") };
            assert_eq!(names.shown, [name]);
        }
    }

    #[test]
    fn page_that_replaces_a_hard_link_leaves_the_other_name_alone() {
        let temp = TempDir::new().unwrap();
        let dir = temp.path().join("public");
        build(&dir, &old_site()).unwrap();
        fs::hard_link(dir.join("data.csv"), temp.path().join("copy")).unwrap();
        build(&dir, &new_site()).unwrap();
        assert_eq!(fs::read_to_string(temp.path().join("copy")).unwrap(), "1");
    }
}
