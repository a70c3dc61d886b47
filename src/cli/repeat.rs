//! The same build once more.
//!
//! A site follows from the program, the options and the files, and from nothing else. What a build told
//! is kept in `.bydel/builds` under the hash of all of them. When the same is built again and every byte
//! that was published still stands, the same is told, and nothing needs to be done.

use std::collections::BTreeSet;
use std::env;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::args::SiteArgs;
use super::findings::Told;
use super::streams;
use crate::output::{Cache, intact};
use crate::snapshot::SnapshotOptions;
use crate::source::{Digest, RawSources};

/// How many bytes of the program are read at a time: all of it in memory would be a tenth of what a
/// build needs.
const PIECE: usize = 1 << 20;

/// A build that may have been done before.
pub(super) struct Repeat {
    /// The hash of all that it depends on, and of how it is told.
    name: Digest,
    out: PathBuf,
    cache: Cache,
}

/// What a build has told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// How many pages the site has.
    pub(super) pages: usize,
    pub(super) told: Told,
}

impl Repeat {
    /// The build of the files `raw` into `out`; `None` when the program cannot be read.
    pub(super) fn of(
        args: &SiteArgs,
        raw: &RawSources,
        options: &SnapshotOptions,
        out: &Path,
    ) -> Option<Self> {
        let (program, files) = rayon::join(program, || raw.digest());
        let way = (args.format, args.language(), args.deny_warnings, streams::has_colour());
        let all = format!("{}\n{options:?}\n{way:?}\n{files}", program?);
        let (name, cache) = (Digest::of(all.as_bytes()), Cache::of_builds(&args.root()));
        Some(Self { name, out: out.to_owned(), cache })
    }

    /// What the same build told and how many files it left, if they all still stand.
    pub(super) fn recall(&self) -> Option<(Record, usize)> {
        let kept = String::from_utf8(self.cache.read(self.name)?).ok()?;
        let (published, record) = kept.split_once('\n')?;
        let standing = intact(&self.out)?;
        (Digest::parse(published)? == standing.digest)
            .then(|| Some((Record::parse(record)?, standing.files)))?
    }

    /// Keeps what a build told whose manifest has the hash `published`. What stands in the folder by
    /// now, another build may have put there.
    pub(super) fn keep(&self, published: Digest, record: &Record) {
        let kept = format!("{published}\n{}", record.to_text());
        self.cache.keep(self.name, kept.as_bytes());
        self.cache.prune(&BTreeSet::from([self.name]));
    }
}

/// The hash of the program that is running.
fn program() -> Option<Digest> {
    let mut file = File::open(env::current_exe().ok()?).ok()?;
    let (mut pieces, mut piece) = (String::new(), vec![0; PIECE]);
    loop {
        match file.read(&mut piece).ok()? {
            0 => return Some(Digest::of(pieces.as_bytes())),
            length => pieces.push_str(&Digest::of(&piece[..length]).to_string()),
        }
    }
}

impl Record {
    fn to_text(&self) -> String {
        let Told { people, programs } = &self.told;
        format!("{} {}\n{people}{programs}", self.pages, people.len())
    }

    fn parse(text: &str) -> Option<Self> {
        let (numbers, told) = text.split_once('\n')?;
        let (pages, length) = numbers.split_once(' ')?;
        let (people, programs) = told.split_at_checked(length.parse().ok()?)?;
        let told = Told { people: people.to_owned(), programs: programs.to_owned() };
        Some(Self { pages: pages.parse().ok()?, told })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back() {
        let told = Told { people: "advarsel: æ\n1 advarsel".into(), programs: "[]\n".into() };
        let record = Record { pages: 12, told };
        assert_eq!(Record::parse(&record.to_text()), Some(record));
        for damaged in ["", "12", "12 3", "12 99\nx", "12 11\næ", "x 0\n"] {
            assert_eq!(Record::parse(damaged), None, "{damaged}");
        }
    }
}
