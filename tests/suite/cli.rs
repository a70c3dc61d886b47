//! What the program says, to the letter: the transcripts in `tests/cmd`, and what they cannot hold.
//!
//! Folders `name.in` are the sites that transcripts run in; an empty `name.out` beside one has it
//! run in a copy. After a change of words: `TRYCMD=overwrite cargo test --test suite transcripts`.

use std::io;
use std::process::{Command, Stdio};

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
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = bydel(&["completions", "bash"]).stdout(full).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.starts_with("error: the result cannot be written: "), "{told}");
}
