//! What the program says, to the letter: the transcripts in `tests/cmd`, and what they cannot hold.
//!
//! Folders `name.in` are the sites that transcripts run in; an empty `name.out` beside one has it
//! run in a copy. After a change of words: `TRYCMD=overwrite cargo test --test suite transcripts`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

use tempfile::TempDir;

use super::site_test::{SiteTest, files_in};

fn bydel(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    // Help is wrapped to the terminal, and to this where there is none.
    cases.env("COLUMNS", "100");
    cases.case("tests/cmd/*.trycmd").case("tests/cmd/*.toml");
}

#[test]
fn completions_are_printed_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = bydel(&["completions", shell]).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {output:?}");
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("deny-warnings"), "{shell}: {script}");
    }
}

#[test]
fn reader_who_went_away_is_no_mistake() {
    for arguments in [["completions", "bash"], ["build", "--help"]] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = bydel(&arguments).stdout(writer).output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn answer_that_cannot_be_written_is_a_failure_of_the_environment() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = bydel(&["completions", "bash"]).stdout(full).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.starts_with("error: the result cannot be written: "), "{told}");
}

/// A build of the site in `root`: its exit code, and what it told people and programs. The time that
/// it took is left out.
fn built(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = bydel(&["build", "--today", "2026-11-21", "--root"]);
    let output = command.arg(root).args(arguments).output().expect("the program runs");
    let [told, answer] =
        [output.stderr, output.stdout].map(|text| String::from_utf8(text).expect("it tells text"));
    let answer = answer.split(" på ").next().unwrap_or_default().to_owned();
    (output.status.code(), told, answer)
}

#[test]
fn the_same_build_once_more_tells_the_same_and_touches_nothing() {
    let site = TempDir::new().unwrap();
    SiteTest::minimal().with("content/stories/2024/ny.txt", "x").write_to(site.path());
    let (first, again) = (built(site.path(), &[]), built(site.path(), &[]));
    assert!(first.1.contains("advarsel") && first.0 == Some(0), "{first:?}");
    assert_eq!((again.0, &again.1), (first.0, &first.1));
    assert!(again.2.contains("0 filer skrevet"), "{}", again.2);
    let stands = files_in(site.path());
    assert_eq!(built(site.path(), &[]), again);
    assert!(files_in(site.path()) == stands, "nothing is written");
    assert_eq!(built(site.path(), &["--deny-warnings"]).0, Some(1));
}

#[test]
fn whatever_has_changed_since_the_same_build_is_seen() {
    let site = TempDir::new().unwrap();
    SiteTest::minimal().write_to(site.path());
    let page = site.path().join("public/index.html");
    let right = |after: &str| {
        assert_eq!(built(site.path(), &[]).0, Some(0), "{after}");
        fs::read_to_string(&page).unwrap()
    };
    let first = right("a first build");
    assert_eq!(right("the same"), first);
    fs::write(&page, "edited").unwrap();
    assert_eq!(right("an edited page"), first);
    fs::remove_file(&page).unwrap();
    assert_eq!(right("a page that was removed"), first);
    let config = site.path().join("content/site.yaml");
    let text = fs::read_to_string(&config).unwrap();
    let other = text.replacen("title: ", "title: Nye ", 1);
    fs::write(&config, &other).unwrap();
    let second = right("another title");
    assert!(second.contains("Nye ") && second != first);
    fs::write(&config, &text).unwrap();
    assert_eq!(right("the first title again"), first);
    let elsewhere = TempDir::new().unwrap();
    let out = elsewhere.path().to_str().unwrap();
    assert_eq!(built(site.path(), &["--out", out]).0, Some(0));
    assert_eq!(fs::read_to_string(elsewhere.path().join("index.html")).unwrap(), first);
    let base = ["--base-url", "https://andre.dk/under"];
    assert_eq!(built(site.path(), &base).0, Some(0));
    assert!(fs::read_to_string(&page).unwrap().contains("https://andre.dk/under"));
}
