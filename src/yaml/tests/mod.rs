//! What the parser gives and what it objects to, with the places of both.

use super::*;
use crate::diagnostics::{Diagnostics, Language};
use crate::source::{MemoryFiles, Sources};

/// The findings of a text as `column message`, or `line:column message` below the first line.
fn found_in(text: &str) -> Vec<String> {
    let mut files = MemoryFiles::default();
    assert!(files.insert("content/site.yaml", text.as_bytes()));
    let sources = Sources::read(&files, &MemoryFiles::default()).unwrap();
    let file = sources.find("content/site.yaml").unwrap();
    let mut found = Diagnostics::default();
    parse(file, text, 0, &mut found);
    let told = |d: &crate::diagnostics::Diagnostic| {
        let at = sources.file(file).position(d.span.start);
        format!("{}:{} {}", at.line, at.column, d.problem.message(Language::English))
    };
    found.iter().map(told).collect()
}

#[test]
fn what_the_parser_objects_to_is_said_in_plain_words() {
    let cases = [
        (
            "a: b: c",
            "1:5 the colon cannot stand here: quote the whole text, close a bracket on the line before, or check the indentation",
        ),
        (
            "a: \"b\": c",
            "1:7 the colon cannot stand here: quote the whole text, close a bracket on the line before, or check the indentation",
        ),
        (
            "a: [b\nc: d",
            "2:2 the colon cannot stand here: quote the whole text, close a bracket on the line before, or check the indentation",
        ),
        (
            "a: & b",
            "1:4 `&` and `*` at the start of a value need quotes around it; an item of a list begins with `-`",
        ),
        (
            "a: {b} c",
            "1:8 the line is indented wrongly, lacks a field name and a colon, or has a value that begins with `{` or `[` and needs quotes",
        ),
        ("a:\n\tb: c", "2:2 this is a tab; indent with spaces"),
        ("b: 1\na: 'b\nc: 2", "2:4 the quotation mark is not closed"),
        ("a: \"b", "1:4 the quotation mark is not closed"),
        ("a: \"b\" c", "1:8 there is more after the closing quotation mark"),
        ("a: [b, c", "1:4 the bracket is not closed"),
        ("a: {b: c}}", "1:10 there is a closing bracket too many"),
        ("a: {b: 1\nc: 2", "2:2 a comma or a closing bracket is missing"),
        ("a: 1\nb\nc: 2", "2:1 the colon and space after the field's name are missing"),
        (
            "a:\n    b: 1\n  c: 2",
            "3:3 the line is indented wrongly, lacks a field name and a colon, or has a value that begins with `{` or `[` and needs quotes",
        ),
        ("- a\nb: 1", "2:1 the line is indented wrongly, or lacks a hyphen"),
        ("a: - b", "1:4 the hyphen cannot stand here: begin the list on a line of its own"),
        ("a: > b", "1:4 `>` and `|` at the start of a text need quotes around it"),
        ("a: @b", "1:4 the value begins with a character that needs quotes around it"),
        ("a: 1\n---\nb: 1", "3:1 `---` can only stand before and after the fields"),
        ("[a]: 1", "1:1 a field's name must be text"),
        (
            "a: \"\\q\"",
            "1:4 the character after `\\` is unknown; use single quotes around text with `\\`",
        ),
    ];
    for (text, expected) in cases {
        let (place, cause) = expected.split_once(' ').unwrap();
        let expected = format!("{place} this is not valid YAML: {cause}");
        assert_eq!(found_in(&format!("{text}\n")), [expected], "{text:?}");
    }
}

#[test]
fn anchors_aliases_and_tags_are_refused_where_they_stand() {
    for (text, place) in
        [("å: *b", "1:4"), ("a: &b c", "1:4"), ("a:\n  !b\n  c: d", "2:3"), ("&a b: c", "1:1")]
    {
        let expected = format!("{place} `&`, `*` and `!` cannot begin a value here");
        assert_eq!(found_in(text), [expected], "{text:?}");
    }
}

#[test]
fn value_that_is_not_there_is_empty_and_a_quoted_one_is_not() {
    let mut found = Diagnostics::default();
    let text = "a:\nb: ~\nc: \"\"\nd: '~'\ne:\n  - \n";
    let root = parse(crate::source::FileId::first(), text, 0, &mut found).unwrap();
    let is_empty =
        |key: &str| root.map().unwrap().iter().find(|(k, _)| k.value == key).unwrap().1.is_empty();
    assert_eq!(["a", "b", "c", "d", "e"].map(is_empty), [true, true, true, false, false]);
}
