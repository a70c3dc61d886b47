//! What the agreements and the yearbook tell beside figures stands on the site: every article,
//! person in a public role, criterion, budget line and board.
//!
//! `tests/showcase/facts/` has a table for each kind: the id of the fact, the page that tells it,
//! and words that the page must hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bydel::route::RoutePath;

use super::page::Page;
use super::references::pages;
use super::site_test::SiteTest;

const FACTS: &str = "tests/showcase/facts";

/// One row of a table of facts.
struct Fact {
    table: String,
    id: String,
    page: RoutePath,
    text: String,
}

fn facts() -> Vec<Fact> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FACTS);
    let files = fs::read_dir(&folder).expect("the folder can be read");
    let files: BTreeSet<_> = files.flatten().map(|entry| entry.path()).collect();
    files.iter().flat_map(|file| rows(file)).collect()
}

fn rows(file: &Path) -> Vec<Fact> {
    let table = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(file).expect("the table can be read");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("fact\tpage\ttext"), "{table}");
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, page, text] = cells[..] else { panic!("{table}: three cells, not {line:?}") };
            let (id, text) = (id.to_owned(), text.to_owned());
            Fact { table: table.clone(), id, page: RoutePath::requested(page), text }
        })
        .collect()
}

/// Why a fact is not where it is said to be.
fn fault(fact: &Fact, pages: &BTreeMap<RoutePath, Page>) -> Option<String> {
    let Fact { table, id, page, text } = fact;
    let Some(shown) = pages.get(page) else {
        return Some(format!("{table}: {id}: no page {page}"));
    };
    let main = shown.with_id("afsnit_indhold").text().replace('\u{a0}', " ");
    (!main.contains(text.as_str())).then(|| format!("{table}: {id}: {page} does not say {text:?}"))
}

#[test]
fn every_fact_of_the_documents_is_told_on_its_page() {
    let snapshot = SiteTest::showcase().load();
    let pages = pages(&snapshot);
    let facts = facts();
    assert!(!facts.is_empty());
    let faults: Vec<String> = facts.iter().filter_map(|fact| fault(fact, &pages)).collect();
    assert!(faults.is_empty(), "{} facts are lost:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_fact_is_listed_twice() {
    let mut seen = BTreeSet::new();
    for fact in facts() {
        assert!(seen.insert((fact.table.clone(), fact.id.clone())), "{} {}", fact.table, fact.id);
    }
}
