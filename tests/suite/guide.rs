//! The guide for communication staff, `content/LAESMIG.md`: it explains every message and no other,
//! its examples build, its commands run, and it is never published.
//!
//! A fenced block behind `<!-- fil: path -->` is a file; one behind `<!-- kommando -->` is run.

use std::collections::BTreeSet;
use std::process::Command;

use bydel::diagnostics::Problem;
use tempfile::TempDir;

use super::scaffold::fresh;
use super::site_test::SiteTest;

const GUIDE: &str = include_str!("../../content/LAESMIG.md");

/// A picture for the examples that show one.
const PICTURE: &[u8] = include_bytes!("../pictures/comment.png");

/// The fenced blocks behind a comment that begins so, with the rest of the comment.
fn blocks(comment: &str) -> Vec<(&'static str, String)> {
    let mut blocks = Vec::new();
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        let Some(rest) = line.strip_prefix(comment).and_then(|rest| rest.strip_suffix("-->"))
        else {
            continue;
        };
        let fence = lines.next().unwrap_or_default();
        assert!(fence.starts_with("```"), "a block follows {line}");
        let marks = &fence[..fence.len() - fence.trim_start_matches('`').len()];
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != marks).collect();
        blocks.push((rest.trim(), block.join("\n") + "\n"));
    }
    blocks
}

fn with_examples() -> SiteTest {
    let folder = "content/stories/2026/loppemarked";
    let pictures = ["hatte.png", "koe.png"].map(|name| format!("{folder}/{name}"));
    let site = pictures.iter().fold(fresh(), |site, path| site.with_bytes(path, PICTURE));
    blocks("<!-- fil: ").iter().fold(site, |site, (path, text)| site.with(path, text))
}

#[test]
fn every_example_of_the_guide_builds_in_a_new_site_without_findings() {
    assert!(blocks("<!-- fil: ").len() > 5);
    with_examples().finds(&[]);
    let built = with_examples().build();
    let story = built.read("historier/2026/sommerfest-i-nordparken/index.html");
    assert!(story.contains("Mad fra mange køkkener"));
}

#[test]
fn every_command_of_the_guide_does_what_it_says() {
    let commands = blocks("<!-- kommando ");
    assert!(!commands.is_empty());
    for (_, command) in commands {
        let folder = TempDir::new().unwrap();
        fresh().write_to(folder.path());
        let parts: Vec<&str> = command.trim().split('"').collect();
        // What stands in quotes is one argument.
        let arguments = parts.iter().enumerate().flat_map(|(index, part)| match index % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![*part],
        });
        let mut run = Command::new(env!("CARGO_BIN_EXE_bydel"));
        let output = run.args(arguments.skip(1)).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{command}{output:?}");
    }
}

/// The names of messages that the guide explains: items that begin with one.
fn explained() -> Vec<&'static str> {
    let section = GUIDE.split("\n## Når der står en besked\n").nth(1).expect("there is a section");
    let item =
        |line: &'static str| line.strip_prefix("- `")?.split_once("`: ").map(|(code, _)| code);
    section.lines().filter_map(item).collect()
}

#[test]
fn every_message_is_explained_in_the_guide_once_and_no_other() {
    let explained = explained();
    let codes: BTreeSet<&str> = explained.iter().copied().collect();
    assert_eq!(codes.len(), explained.len(), "a message is explained twice");
    let known: BTreeSet<&str> = Problem::CODES.iter().copied().collect();
    let missing: Vec<_> = known.difference(&codes).collect();
    let invented: Vec<_> = codes.difference(&known).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "content/LAESMIG.md: not explained {missing:?}, not a message {invented:?}"
    );
}

#[test]
fn the_guide_is_never_published() {
    let built = with_examples().build();
    for (path, bytes) in built.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Sådan skriver du til hjemmesiden"), "{path}");
    }
    let guide = "content/LAESMIG.md";
    assert_eq!(with_examples().without(guide).load().found.iter().count(), 0);
}

#[test]
fn an_example_with_a_mistake_would_be_seen() {
    let (path, text) = blocks("<!-- fil: ").swap_remove(0);
    let broken = text.replace("areas: [nordparken]", "areas: [norparken]");
    assert_ne!(text, broken);
    with_examples().with(path, &broken).finds(&[&format!("unknown-area {path}:5:9")]);
}
