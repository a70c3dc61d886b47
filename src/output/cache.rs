//! Files that cost time to make, kept from one run to the next.
//!
//! Enter at [`Cache::in_site`]. An entry is named by a hash of all that it was made from, so that
//! none is ever out of date and no author's file name becomes one of ours. It begins with its own
//! name and the hash of what follows: an entry that was cut off, damaged or moved is not there.
//! A cache only saves time. Whatever the disk refuses costs nothing else, and is not told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::folder::file_type;
use super::path::OWN_FOLDER;
use crate::source::Digest;

/// The pictures that a build did not use are kept up to this many bytes, for the branch or the
/// draft that one comes back to.
const MOST_UNUSED: u64 = 200_000_000;

/// No entry has more bytes than this.
const LARGEST: u64 = 64_000_000;

/// What an entry begins with; the number changes with the form.
const FORM: &str = "bydel cache 1";

/// What a file ends in until it is whole.
const UNFINISHED: &str = "new";

/// A folder of entries below the site's own; or none, which then holds nothing.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    folder: Option<PathBuf>,
    is_written: bool,
    /// How many bytes of entries are kept that nobody used.
    most_unused: u64,
}

impl Cache {
    /// The cache of the pictures of the site in `root`: `.bydel/pictures`. Nothing is made before
    /// there is something to keep.
    pub fn in_site(root: &Path) -> Self {
        Self::below(root, "pictures", MOST_UNUSED)
    }

    /// What builds of the site in `root` have told: `.bydel/builds`, in which only the newest is kept.
    pub fn of_builds(root: &Path) -> Self {
        Self::below(root, "builds", 0)
    }

    fn below(root: &Path, name: &str, most_unused: u64) -> Self {
        let folder = Some(root.join(OWN_FOLDER).join(name));
        Self { folder, is_written: true, most_unused }
    }

    /// The same cache, of which nothing is changed.
    pub fn unchanged(self) -> Self {
        Self { is_written: false, ..self }
    }

    /// Whether there seems to be an entry of that name; only reading it tells whether it is whole.
    pub fn has(&self, name: Digest) -> bool {
        let place = self.folder().map(|folder| folder.join(name.to_string()));
        let found = place.and_then(|place| fs::symlink_metadata(place).ok());
        found.is_some_and(|found| found.is_file() && found.len() > head(name, name).len() as u64)
    }

    /// The bytes that were kept under that name.
    pub fn read(&self, name: Digest) -> Option<Vec<u8>> {
        let place = self.folder()?.join(name.to_string());
        let size = fs::symlink_metadata(&place).ok().filter(fs::Metadata::is_file)?.len();
        let mut bytes = (size <= LARGEST).then(|| fs::read(place).ok()).flatten()?;
        let head_length = head(name, name).len();
        let content = bytes.get(head_length..)?;
        if bytes[..head_length] != *head(name, Digest::of(content)).as_bytes() {
            return None;
        }
        bytes.drain(..head_length);
        Some(bytes)
    }

    /// Keeps bytes under a name; says whether they are kept.
    pub fn keep(&self, name: Digest, bytes: &[u8]) -> bool {
        let folder = self.folder().filter(|_| self.is_written);
        folder.is_some_and(|folder| write(folder, name, bytes).is_some())
    }

    /// Removes what is not among `used`, the oldest first, until little enough of it is left; and
    /// what a run that was killed left unfinished.
    pub fn prune(&self, used: &BTreeSet<Digest>) {
        let Some(folder) = self.folder().filter(|_| self.is_written) else { return };
        let Ok(entries) = fs::read_dir(folder) else { return };
        let mut unused = Vec::new();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let (digest, end) = name.split_once('.').unwrap_or((&name, ""));
            match (Digest::parse(digest), end) {
                (Some(digest), "") if !used.contains(&digest) => unused.push(entry),
                (Some(_), end) if end.ends_with(UNFINISHED) => {
                    drop(fs::remove_file(entry.path()));
                }
                _ => {}
            }
        }
        remove_oldest(unused, self.most_unused);
    }

    /// The folder, unless something that we did not make is in its place.
    fn folder(&self) -> Option<&Path> {
        let folder = self.folder.as_deref()?;
        let is_ours =
            |path: &Path| file_type(path).is_ok_and(|kind| kind.is_none_or(|kind| kind.is_dir()));
        (is_ours(folder.parent()?) && is_ours(folder)).then_some(folder)
    }
}

fn head(name: Digest, content: Digest) -> String {
    format!("{FORM}\n{name}\n{content}\n")
}

/// Writes an entry under another name and gives it its own in one step, so that nobody ever reads
/// half of one.
fn write(folder: &Path, name: Digest, bytes: &[u8]) -> Option<()> {
    let disk = Disk::default();
    let place = folder.join(name.to_string());
    let unfinished = folder.join(format!("{name}.{}.{UNFINISHED}", std::process::id()));
    let content = [head(name, Digest::of(bytes)).as_bytes(), bytes].concat();
    if file_type(folder).ok()?.is_none() {
        disk.create_folder(folder).ok()?;
        // Git passes over a folder that says so itself.
        let ignored = folder.with_file_name(".gitignore");
        drop(disk.write(&ignored, b"*\n"));
    }
    let written =
        disk.write(&unfinished, &content).and_then(|()| disk.replace(&unfinished, &place));
    if written.is_err() {
        drop(disk.remove_file(&unfinished));
    }
    written.ok()
}

fn remove_oldest(unused: Vec<fs::DirEntry>, most: u64) {
    let sized = unused.into_iter().filter_map(|entry| {
        let found = entry.metadata().ok()?;
        Some((found.modified().ok(), entry.path(), found.len()))
    });
    let mut sized: Vec<_> = sized.collect();
    sized.sort();
    let mut excess = sized.iter().map(|(.., size)| size).sum::<u64>().saturating_sub(most);
    for (_, path, size) in sized {
        if excess == 0 {
            return;
        }
        drop(fs::remove_file(path));
        excess = excess.saturating_sub(size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn name(text: &str) -> Digest {
        Digest::of(text.as_bytes())
    }

    fn place(site: &TempDir, name: Digest) -> PathBuf {
        site.path().join(".bydel/pictures").join(name.to_string())
    }

    #[test]
    fn what_is_kept_is_read_back_and_git_passes_over_it() {
        let site = TempDir::new().unwrap();
        let cache = Cache::in_site(site.path());
        assert_eq!((cache.has(name("a")), cache.read(name("a"))), (false, None));
        assert!(cache.keep(name("a"), b"pixels") && cache.keep(name("a"), b"pixels"));
        assert!(cache.has(name("a")));
        assert_eq!(cache.read(name("a")).as_deref(), Some(&b"pixels"[..]));
        assert_eq!(fs::read(site.path().join(".bydel/.gitignore")).unwrap(), b"*\n");
        assert_eq!(fs::read_dir(site.path().join(".bydel/pictures")).unwrap().count(), 1);
    }

    #[test]
    fn an_entry_that_is_not_whole_is_not_there() {
        let site = TempDir::new().unwrap();
        let cache = Cache::in_site(site.path());
        assert!(cache.keep(name("a"), b"pixels") && cache.keep(name("b"), b"others"));
        let whole = fs::read(place(&site, name("a"))).unwrap();
        for length in 0..whole.len() {
            fs::write(place(&site, name("a")), &whole[..length]).unwrap();
            assert_eq!(cache.read(name("a")), None, "{length} bytes");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(place(&site, name("a")), damaged).unwrap();
            assert_eq!(cache.read(name("a")), None, "byte {at}");
        }
        fs::copy(place(&site, name("b")), place(&site, name("a"))).unwrap();
        assert_eq!(cache.read(name("a")), None, "an entry under another's name");
        assert!(cache.keep(name("a"), b"pixels"));
        assert_eq!(cache.read(name("a")).as_deref(), Some(&b"pixels"[..]));
    }

    #[test]
    fn a_cache_that_cannot_be_written_keeps_nothing_and_is_no_failure() {
        let site = TempDir::new().unwrap();
        fs::write(site.path().join(".bydel"), "a file in its place").unwrap();
        for cache in [
            Cache::in_site(site.path()),
            Cache::in_site(&site.path().join("elsewhere")).unchanged(),
            Cache::default(),
        ] {
            assert!(!cache.keep(name("a"), b"pixels"));
            assert_eq!((cache.has(name("a")), cache.read(name("a"))), (false, None));
            cache.prune(&BTreeSet::new());
        }
        assert!(!site.path().join("elsewhere").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_cache_is_not_followed() {
        let (site, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), site.path().join(".bydel")).unwrap();
        assert!(!Cache::in_site(site.path()).keep(name("a"), b"pixels"));
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }

    #[test]
    fn pruning_removes_what_is_unfinished_and_leaves_what_is_used_or_not_ours() {
        let site = TempDir::new().unwrap();
        let cache = Cache::in_site(site.path());
        for text in ["used", "unused"] {
            assert!(cache.keep(name(text), b"pixels"));
        }
        let folder = site.path().join(".bydel/pictures");
        let unfinished = folder.join(format!("{}.17.new", name("used")));
        for path in [&unfinished, &folder.join("notes.txt")] {
            fs::write(path, "x").unwrap();
        }
        cache.prune(&BTreeSet::from([name("used")]));
        assert!(!unfinished.exists() && folder.join("notes.txt").exists());
        // Too little to be worth a decoding.
        assert!(cache.has(name("used")) && cache.has(name("unused")));
    }

    #[test]
    fn the_oldest_unused_entries_go_first_until_little_enough_is_left() {
        let site = TempDir::new().unwrap();
        let cache = Cache::in_site(site.path());
        for (text, half_limits, age) in
            [("old", 1, 3), ("middle", 1, 2), ("new", 1, 1), ("used", 1, 9)]
        {
            assert!(cache.keep(name(text), b"x"));
            let file = fs::File::options().write(true).open(place(&site, name(text))).unwrap();
            // A hole: nothing is written.
            file.set_len(half_limits * MOST_UNUSED / 2).unwrap();
            let now = fs::metadata(site.path()).unwrap().modified().unwrap();
            file.set_modified(now - std::time::Duration::from_secs(age * 60)).unwrap();
        }
        cache.prune(&BTreeSet::from([name("used")]));
        let left = ["old", "middle", "new", "used"].map(|text| cache.has(name(text)));
        assert_eq!(left, [false, true, true, true]);
    }
}
