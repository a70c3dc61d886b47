//! A site for tests: starts from `tests/sites/minimal`, is changed file by file, and is then loaded
//! or built.
//!
//! ```ignore
//! SiteTest::minimal()
//!     .with("content/areas/nordparken/figures.yaml", "skolefravær:\n  values: { 2024: 8.1 }\n")
//!     .finds(&["unknown-indicator content/areas/nordparken/figures.yaml:1:1"]);
//! ```

use std::fs;
use std::path::Path;

use bydel::build::{BuildError, build};
use bydel::diagnostics::{Diagnostic, Diagnostics};
use bydel::output::{Cache, Summary};
use bydel::pictures::Pictures;
use bydel::render::{drawing, render};
use bydel::route::{Resource, RoutePath};
use bydel::site::LoadOptions;
use bydel::snapshot::{Snapshot, SnapshotOptions, Unchecked, Workshop};
use bydel::source::{
    DiskFiles, FileBytes, FileError, Files, Listing, MemoryFiles, SourcePath, Sources,
};
use bydel::text::parse_date;
use tempfile::TempDir;

/// The day on which the sites of the tests are built.
const TODAY: &str = "2026-11-21";

/// A site in memory that can be changed.
#[derive(Debug, Clone)]
pub(crate) struct SiteTest {
    files: MemoryFiles,
    unusable: Vec<String>,
    options: SnapshotOptions,
}

impl SiteTest {
    /// A sound site with one of everything: an area with figures, its municipality, an indicator, a
    /// source and the listings.
    pub(crate) fn minimal() -> Self {
        Self::from_folder("minimal")
    }

    /// The site in this repository.
    pub(crate) fn showcase() -> Self {
        Self::read(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    /// The site in a folder of `tests/sites`.
    pub(crate) fn from_folder(name: &str) -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name))
    }

    fn read(root: &Path) -> Self {
        let disk = DiskFiles::new(root);
        let mut files = MemoryFiles::default();
        for path in disk.list().expect("the site can be listed").files {
            assert!(files.insert(path.as_str(), whole(&disk, &path)));
        }
        Self::of(files)
    }

    /// The site that consists of these files, put together in their order.
    pub(crate) fn from_files(files: impl IntoIterator<Item = (String, impl AsRef<[u8]>)>) -> Self {
        let mut site = MemoryFiles::default();
        for (path, bytes) in files {
            assert!(site.insert(&path, bytes.as_ref()), "`{path}` is no clean path");
        }
        Self::of(site)
    }

    fn of(files: MemoryFiles) -> Self {
        let today = parse_date(TODAY).expect("the day is a date");
        let load = LoadOptions { today, drafts: false, future: false };
        Self { files, unusable: Vec::new(), options: SnapshotOptions { load, base_url: None } }
    }

    /// Adds or replaces a file, `content/areas/nordparken/index.md`.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        self.with_bytes(path, text.as_bytes())
    }

    /// Adds or replaces a file that is no text.
    pub(crate) fn with_bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        assert!(self.files.insert(path, bytes), "`{path}` is no clean path");
        self
    }

    /// Adds a file whose name cannot be a path on every platform.
    pub(crate) fn with_unusable_name(mut self, name: &str) -> Self {
        self.unusable.push(name.to_owned());
        self
    }

    /// Puts `new` in the place of `old`, which stands in the file once.
    pub(crate) fn replacing(self, path: &str, old: &str, new: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}:\n{text}");
        self.with(path, &text.replace(old, new))
    }

    /// Takes a file away, which there must be.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.bytes(path);
        self.files.remove(path);
        self
    }

    /// Changes what is taken in: the day, drafts, the base URL.
    pub(crate) fn with_options(mut self, change: impl FnOnce(&mut SnapshotOptions)) -> Self {
        change(&mut self.options);
        self
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("the file is text")
    }

    /// The content of a file, which there must be.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        assert!(self.paths().iter().any(|known| known == path), "the site has no {path}");
        let path = SourcePath::new(path).expect("the path is clean");
        whole(&self.files, &path)
    }

    /// The paths of all files, in order.
    pub(crate) fn paths(&self) -> Vec<String> {
        let listing = self.files.list().expect("memory can be listed");
        listing.files.iter().map(SourcePath::to_string).collect()
    }

    /// Every file with its bytes, in the order of the paths.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let listing = self.files.list().expect("memory can be listed");
        let file = |path: &SourcePath| (path.to_string(), whole(&self.files, path));
        listing.files.iter().map(file).collect()
    }

    /// Puts the files on disk, for tests of the program itself.
    pub(crate) fn write_to(&self, root: &Path) {
        for (path, bytes) in self.files() {
            let file = root.join(path);
            fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder");
            fs::write(file, bytes).expect("a file can be written");
        }
    }

    /// Loads the site, with whatever is wrong with it.
    pub(crate) fn load(&self) -> Snapshot {
        Snapshot::load(self, &self.options).expect("memory can be read")
    }

    /// Opens the site as a preview does before it looks for what is wrong.
    pub(crate) fn open_unchecked(&self) -> Unchecked {
        Unchecked::open(self, self.options.clone()).expect("memory can be read")
    }

    /// Opens the site as a preview does, to follow what becomes of it.
    pub(crate) fn open(&self) -> Workshop {
        Workshop::open(self, self.options.clone()).expect("memory can be read")
    }

    /// Loads the site and compares all findings with `code path:line:column`, in order.
    #[track_caller]
    pub(crate) fn finds(&self, expected: &[&str]) {
        let snapshot = self.load();
        assert_eq!(findings(&snapshot.found.all(), &snapshot.sources), expected);
    }

    /// Builds the site, which must be sound, into a new folder.
    #[track_caller]
    pub(crate) fn build(&self) -> Built {
        let folder = TempDir::new().expect("there is room for a folder");
        let summary = self.build_into(folder.path()).expect("the site can be built");
        Built { folder, summary }
    }

    /// Builds the site into a folder.
    pub(crate) fn build_into(&self, folder: &Path) -> Result<Summary, BuildError> {
        build(&self.load(), &cache(), folder, || {})
    }
}

impl Files for SiteTest {
    fn list(&self) -> Result<Listing, FileError> {
        let unusable = self.unusable.clone();
        self.files.list().map(|listing| Listing { unusable, ..listing })
    }

    fn read(&self, path: &SourcePath, limit: u64) -> Result<FileBytes, FileError> {
        self.files.read(path, limit)
    }
}

/// All bytes of a file.
fn whole(files: &impl Files, path: &SourcePath) -> Vec<u8> {
    match files.read(path, u64::MAX).expect("the file can be read") {
        FileBytes::Whole(bytes) => bytes,
        FileBytes::TooLarge(size) => panic!("{size} bytes"),
    }
}

/// A site on disk, for as long as the value lives.
pub(crate) struct Built {
    pub(crate) folder: TempDir,
    pub(crate) summary: Summary,
}

impl Built {
    /// The text of a published file, `omraader/index.html`.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let file = self.folder.path().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Every published file with its bytes, in the order of the paths, without bydel's own.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        files_in(self.folder.path())
    }
}

/// What all tests share: a picture is made once, and not by each test that builds its site. That
/// nothing depends on it is tested in `pictures`, with caches of their own.
fn cache() -> Cache {
    Cache::in_site(Path::new(env!("CARGO_TARGET_TMPDIR")))
}

/// What every route renders to, by the name of its file, in order.
pub(crate) fn rendered(snapshot: &Snapshot) -> Vec<(String, Vec<u8>)> {
    let pictures = Pictures::of(&cache());
    files_of(snapshot, |resource| Ok(pictures.render(snapshot, resource)?.bytes))
}

/// The same without pixels: of a card, the drawing that it is made from. It says all that the card
/// says, as text, and takes a hundredth of the time.
pub(crate) fn undrawn(snapshot: &Snapshot) -> Vec<(String, Vec<u8>)> {
    files_of(snapshot, |resource| undrawn_at(snapshot, resource))
}

/// What one route of them renders to.
pub(crate) fn undrawn_at(
    snapshot: &Snapshot,
    resource: &Resource,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match resource {
        Resource::Card(page) => Ok(drawing(snapshot, page)?.svg.into_bytes()),
        resource => Ok(Pictures::of(&cache()).render(snapshot, resource)?.bytes),
    }
}

fn files_of(
    snapshot: &Snapshot,
    bytes: impl Fn(&Resource) -> Result<Vec<u8>, Box<Diagnostic>>,
) -> Vec<(String, Vec<u8>)> {
    let file = |(path, resource): (&RoutePath, &Resource)| {
        let bytes = bytes(resource);
        let bytes = bytes.unwrap_or_else(|failure| panic!("{path}: {:?}", failure.problem));
        (path.file_name(), bytes)
    };
    let mut files: Vec<_> = snapshot.routes.iter().map(file).collect();
    files.sort();
    files
}

/// The text of what stands at a path of a site; `None` when nothing does.
pub(crate) fn text_at(snapshot: &Snapshot, path: &str) -> Option<String> {
    let resource = snapshot.routes.resource(&RoutePath::requested(path))?;
    let rendered = render(snapshot, resource).expect("it can be rendered");
    Some(String::from_utf8(rendered.bytes).expect("it is text"))
}

/// Every file in a folder but bydel's own, by its path with `/`, in order.
pub(crate) fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() && !path.ends_with(".bydel") {
                folders.push(path);
            } else if path.is_file() {
                let name = path.strip_prefix(folder).expect("the file lies in the folder");
                let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                files.push((name.join("/"), fs::read(&path).expect("the file can be read")));
            }
        }
    }
    files.sort();
    files
}

/// Findings as `code path:line:column`.
pub(crate) fn findings(found: &Diagnostics, sources: &Sources) -> Vec<String> {
    let line = |d: &Diagnostic| {
        let file = sources.file(d.span.file);
        let at = file.position(d.span.start);
        format!("{} {}:{}:{}", d.problem.code(), file.path.as_str(), at.line, at.column)
    };
    found.iter().map(line).collect()
}

#[test]
fn minimal_site_has_one_of_everything_and_no_mistakes() {
    let snapshot = SiteTest::minimal().load();
    let site = &snapshot.site;
    assert_eq!((site.areas.len(), site.municipalities.len(), site.indicators.len()), (1, 1, 1));
    assert_eq!((site.sources.len(), site.listings.len(), site.figures.subjects.len()), (1, 3, 2));
    SiteTest::minimal().finds(&[]);
}

#[test]
fn findings_say_where_a_changed_site_is_wrong() {
    let figures = "content/areas/nordparken/figures.yaml";
    SiteTest::minimal()
        .replacing(figures, "skolefravaer", "skolefravær")
        .without("content/municipalities/havneby/index.md")
        .without("content/municipalities/havneby/figures.yaml")
        .finds(&[
            "unknown-indicator content/areas/nordparken/figures.yaml:1:1",
            "unknown-municipality content/areas/nordparken/index.md:3:15",
        ]);
}

#[test]
fn built_site_can_be_read() {
    let built = SiteTest::minimal().with_options(|options| options.load.drafts = true).build();
    let path = "omraader/nordparken/index.html";
    assert!(built.files().contains(&(path.to_owned(), built.read(path).into_bytes())));
}
