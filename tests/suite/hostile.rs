//! Whatever stands in a file: no panic, always a site, and every finding lies inside its file.

use std::fmt::Write as _;

use bydel::diagnostics::report::{Format, report};
use bydel::diagnostics::{Diagnostics, Language};
use bydel::render::render;
use bydel::route::{Routes, Statics};
use bydel::site::{LoadOptions, load};
use bydel::snapshot::Snapshot;
use bydel::source::{MemoryFiles, Sources, Span};
use bydel::text::parse_date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::diagnostics::all_findings;
use super::site_test::SiteTest;

/// A file of each kind of content, sound or not: what stands in it is changed beyond recognition.
const CONTENT: [&str; 15] = [
    "content/site.yaml",
    "content/index.md",
    "content/sources.yaml",
    "content/glossary.yaml",
    "content/areas/_index.md",
    "content/areas/solgaarden/index.md",
    "content/areas/ringen/index.md",
    "content/areas/oestgaarden/figures.yaml",
    "content/municipalities/eksempelby/index.md",
    "content/programmes/helhedsplan/index.md",
    "content/indicators/tryghed.md",
    "content/themes/tryghed.md",
    "content/stories/2026/sommerfest.md",
    "content/pages/tekst.md",
    "content/pages/kontakt.md",
];

const THEME: [&str; 4] = [
    "layouts/theme.html",
    "layouts/not-found.html",
    "assets/css/print.css",
    "content/pages/blomst.png",
];

/// What authors, editors and attackers put where it does not belong.
const PIECES: [&[u8]; 32] = [
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"---\n",
    b"\n---\n",
    b": ",
    b"- ",
    b"#",
    b"\n## ",
    b"[",
    b"]",
    b"](",
    b"{",
    b"}",
    b"\"",
    b"'",
    b"&a ",
    b"*a ",
    b"!",
    b"|\n",
    b"<",
    b"</b>",
    b"`",
    "æøå".as_bytes(),
    "\u{2028}".as_bytes(),
    "👩‍🌾".as_bytes(),
    b"[^1]",
    b"{% include 'theme.html' %}",
];

/// One change of a file.
#[derive(Debug, Clone)]
enum Edit {
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Replace(Index, u8),
    Truncate(Index),
    Repeat(Index, usize),
}

impl Edit {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index| index.index(bytes.len() + 1);
        match self {
            Self::Insert(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.iter().copied());
            }
            Self::Delete(at, length) => {
                let at = place(at);
                bytes.drain(at..bytes.len().min(at + length));
            }
            Self::Replace(at, byte) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Self::Replace(..) => {}
            Self::Truncate(at) => bytes.truncate(place(at)),
            Self::Repeat(at, length) => {
                let at = place(at);
                let piece = bytes[at..bytes.len().min(at + length)].repeat(3);
                bytes.splice(at..at, piece);
            }
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), select(&PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece.to_vec())),
        1 => (at(), vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Edit::Insert(at, bytes)),
        2 => (at(), 1_usize..12).prop_map(|(at, length)| Edit::Delete(at, length)),
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Replace(at, byte)),
        1 => at().prop_map(Edit::Truncate),
        1 => (at(), 1_usize..200).prop_map(|(at, length)| Edit::Repeat(at, length)),
    ]
}

/// Changes of some of `files`, by their places in it.
fn edits(files: &'static [&'static str]) -> impl Strategy<Value = Vec<(&'static str, Vec<Edit>)>> {
    vec((select(files), vec(edit(), 1..8)), 1..4)
}

fn base() -> SiteTest {
    let glossary = "plan:\n  term: plan\n  forms: [planen]\n  explanation: En aftale.\n";
    SiteTest::from_folder("broken").with("content/glossary.yaml", glossary)
}

fn edited(site: SiteTest, edits: &[(&'static str, Vec<Edit>)]) -> SiteTest {
    edits.iter().fold(site, |site, (path, edits)| {
        let mut bytes = site.bytes(path);
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        site.with_bytes(path, &bytes)
    })
}

/// Every place lies in its file, and every report can be written.
fn assert_sound(found: &Diagnostics, sources: &Sources) -> Result<(), TestCaseError> {
    let lies_in_its_file = |span: Span| sources.file(span.file).shown().get(span.range()).is_some();
    for d in found {
        let spans = d.related.iter().map(|(span, _)| *span).chain([d.span]);
        let outside: Vec<Span> = spans.filter(|span| !lies_in_its_file(*span)).collect();
        prop_assert!(outside.is_empty(), "{d:?}");
    }
    let mut all = String::new();
    for language in [Language::Danish, Language::English] {
        for format in [Format::Text { colour: true }, Format::Json, Format::Sarif] {
            let _ = write!(all, "{}", report(found, sources, format, language));
        }
    }
    prop_assert_eq!(all.is_empty(), false);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn content_of_any_shape_gives_a_site_and_findings_inside_their_files(edits in edits(&CONTENT)) {
        let site = edited(base(), &edits);
        let sources = Sources::read(&site, &MemoryFiles::default()).unwrap();
        let today = parse_date("2026-11-21").unwrap();
        let options = LoadOptions { today, drafts: true, future: true };
        let mut found = Diagnostics::default();
        let site = load(&sources, &options, &mut found);
        Routes::plan(&site, &sources, &Statics::default(), "https://eksempel.dk", &mut found);
        found.sort(&sources);
        assert_sound(&found, &sources)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn theme_of_any_shape_gives_pages_or_findings_inside_their_files(
        theme in edits(&THEME),
        content in edits(&CONTENT),
    ) {
        let snapshot: Snapshot = edited(edited(base(), &theme), &content).load();
        assert_sound(&all_findings(&snapshot), &snapshot.sources)?;
        let failed = snapshot.routes.iter().filter(|(_, page)| render(&snapshot, page).is_err());
        let failed: Vec<&str> = failed.map(|(path, _)| path.as_str()).collect();
        // Only these two have a template of their own, which may be beyond use.
        let is_expected =
            |path: &&str| *path == "/404.html" || path.starts_with("/indsatsomraader/");
        prop_assert!(failed.iter().all(is_expected), "{failed:?}");
    }
}
