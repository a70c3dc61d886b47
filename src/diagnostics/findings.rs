//! All findings of a snapshot, by file.

use super::{Diagnostic, Diagnostics, Severity};
use crate::shelf::Shelf;
use crate::source::{SourcePath, Sources};

/// Everything that is wrong with a site, in the order of its files. A copy shares what it holds, and
/// what is found in one file can be replaced without a look at the others.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Each file's, sorted; none, too, where there were some.
    of_files: Shelf<SourcePath, Diagnostics>,
    errors: usize,
    warnings: usize,
}

impl Findings {
    /// The findings of all steps, sorted, without repetitions.
    pub fn of(mut all: Diagnostics, sources: &Sources) -> Self {
        all.sort(sources);
        let (errors, warnings) = (all.count(Severity::Error), all.count(Severity::Warning));
        let of_file = |found: Diagnostics| {
            let path = found.iter().next().map(|first| &sources.file(first.span.file).path)?;
            Some((path.clone(), found))
        };
        let of_files = all.by_file().filter_map(of_file).collect();
        Self { of_files, errors, warnings }
    }

    /// Puts what was found in the file at `path` in the place of what was found in it before.
    pub fn replace(&mut self, path: &SourcePath, mut found: Diagnostics, sources: &Sources) {
        found.sort(sources);
        for (severity, count) in
            [(Severity::Error, &mut self.errors), (Severity::Warning, &mut self.warnings)]
        {
            let before = self.of_files.get(path).map_or(0, |before| before.count(severity));
            *count = *count + found.count(severity) - before;
        }
        if self.of_files.contains_key(path) || !found.is_empty() {
            self.of_files.insert(path.clone(), found);
        }
    }

    /// Every finding.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.of_files.values().flatten()
    }

    /// The files in which anything was found, with what was.
    pub fn files(&self) -> impl Iterator<Item = (&SourcePath, &Diagnostics)> {
        self.of_files.iter().filter(|(_, found)| !found.is_empty())
    }

    /// What was found in the file at `path`.
    pub fn of_file(&self, path: &SourcePath) -> impl Iterator<Item = &Diagnostic> {
        self.of_files.get(path).into_iter().flatten()
    }

    /// The findings that stop a build.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        let errors = self.iter().filter(|finding| finding.problem.severity() == Severity::Error);
        errors.take(self.errors)
    }

    /// Every finding, to be put together with others.
    pub fn all(&self) -> Diagnostics {
        let mut all = Diagnostics::default();
        self.of_files.values().for_each(|found| all.share(found));
        all
    }

    /// The findings that `before` has not, a finding that has moved among them.
    pub fn since(&self, before: &Self) -> Diagnostics {
        let mut new = Diagnostics::default();
        for path in self.of_files.changed_since(&before.of_files) {
            let known = before.of_files.get(path).cloned().unwrap_or_default();
            new.append(self.of_files[path].without(&known));
        }
        new
    }

    /// How many findings are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// Whether any finding stops a build.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.errors + self.warnings == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Problem;
    use crate::source::{FileId, MemoryFiles, Span};
    use proptest::prelude::*;

    fn sources() -> (Sources, Vec<FileId>) {
        let mut files = MemoryFiles::default();
        let names = ["a", "b", "c"].map(|name| format!("content/{name}.md"));
        for name in &names {
            files.insert(name, b"abcdefgh".as_slice());
        }
        let sources = Sources::read(&files, &MemoryFiles::default()).unwrap();
        let ids = names.iter().map(|name| sources.find(name).unwrap()).collect();
        (sources, ids)
    }

    /// A finding in one of three files, at one of four places, of one of two kinds.
    type Chosen = (usize, usize, bool);

    fn found(chosen: &[Chosen], ids: &[FileId]) -> Diagnostics {
        let mut found = Diagnostics::default();
        for (file, at, is_error) in chosen {
            let kind = if *is_error { Problem::SiteFileMissing } else { Problem::UnexpectedFile };
            found.report(Span::new(ids[*file], *at..at + 1), kind);
        }
        found
    }

    fn told<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> Vec<Diagnostic> {
        found.cloned().collect()
    }

    proptest! {
        /// Findings of which one file's are replaced are those that were all collected anew.
        #[test]
        fn replacing_what_is_found_in_a_file_is_collecting_anew(
            chosen in prop::collection::vec((0..3_usize, 0..4_usize, any::<bool>()), 0..20),
            other in prop::collection::vec((0..4_usize, any::<bool>()), 0..8),
            file in 0..3_usize,
        ) {
            let (sources, ids) = sources();
            let before = Findings::of(found(&chosen, &ids), &sources);
            let in_file: Vec<Chosen> = other.into_iter().map(|(at, kind)| (file, at, kind)).collect();
            let mut after = before.clone();
            after.replace(&sources.file(ids[file]).path, found(&in_file, &ids), &sources);

            let elsewhere = chosen.iter().filter(|(its, ..)| *its != file).copied();
            let all: Vec<Chosen> = elsewhere.chain(in_file).collect();
            let anew = Findings::of(found(&all, &ids), &sources);
            prop_assert_eq!(told(after.iter()), told(anew.iter()));
            prop_assert_eq!(told(after.errors()), told(anew.errors()));
            prop_assert_eq!(told(after.all().iter()), told(anew.iter()));
            prop_assert!(after.files().map(|(path, _)| path).eq(anew.files().map(|(path, _)| path)));
            for severity in [Severity::Error, Severity::Warning] {
                prop_assert_eq!(after.count(severity), anew.all().count(severity));
            }
            prop_assert_eq!(after.is_empty(), anew.iter().next().is_none());

            let known = told(before.iter());
            let new = anew.iter().filter(|finding| !known.contains(finding));
            prop_assert_eq!(told(after.since(&before).iter()), told(new));
        }
    }
}
