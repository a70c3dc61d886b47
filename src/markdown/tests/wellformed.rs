//! Whatever the text, the HTML is valid and runs nothing, and reading it takes linear time.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{html, parsed};

const VOID: [&str; 4] = ["br", "wbr", "hr", "img"];
const PHRASING: [&str; 15] = [
    "em", "strong", "del", "code", "a", "sub", "sup", "small", "kbd", "mark", "cite", "q", "span",
    "bdi", "summary",
];
const TEXT_BLOCKS: [&str; 6] = ["p", "h2", "h3", "h4", "h5", "h6"];
const STRUCTURE: [(&str, &[&str]); 8] = [
    ("li", &["ul", "ol"]),
    ("thead", &["table"]),
    ("tbody", &["table"]),
    ("tr", &["thead", "tbody"]),
    ("th", &["tr"]),
    ("td", &["tr"]),
    ("summary", &["details"]),
    ("table", &["div"]),
];
const FLOW: [&str; 8] = ["ul", "ol", "blockquote", "pre", "div", "section", "details", "hr"];
const WITHOUT_TEXT: [&str; 6] = ["ul", "ol", "table", "thead", "tbody", "tr"];

/// A small validator: elements, nesting, attributes, references, ids.
#[derive(Default)]
struct Validator<'h> {
    open: Vec<&'h str>,
    ids: Vec<&'h str>,
    /// Whether a `details` has begun whose summary has not.
    lacks_summary: bool,
}

impl<'h> Validator<'h> {
    fn validate(html: &'h str) -> Self {
        let mut validator = Self::default();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            validator.text(&rest[..at]);
            let end = at + rest[at..].find('>').expect("a tag ends");
            validator.tag(&rest[at + 1..end]);
            rest = &rest[end + 1..];
        }
        validator.text(rest);
        assert_eq!(validator.open, Vec::<&str>::new(), "left open");
        validator
    }

    fn text(&self, text: &str) {
        assert!(
            !text.contains('>')
                && !text.contains(|c: char| c.is_control() && !"\t\r\n".contains(c))
        );
        references(text);
        if !text.trim().is_empty() {
            assert!(!self.lacks_summary, "text before a summary");
            assert!(!self.open.last().is_some_and(|e| WITHOUT_TEXT.contains(e)), "stray {text:?}");
        }
    }

    fn tag(&mut self, tag: &'h str) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(self.open.pop(), Some(name));
            return assert!(!(name == "details" && self.lacks_summary), "details without summary");
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        self.attributes(name, attributes);
        self.nesting(name);
        if !VOID.contains(&name) {
            self.open.push(name);
            assert!(self.open.len() < 90, "too deep");
        }
    }

    fn nesting(&mut self, name: &'h str) {
        assert!(!self.lacks_summary || name == "summary", "{name} before a summary");
        if name == "summary" {
            assert!(self.lacks_summary, "a second summary");
        }
        self.lacks_summary = name == "details";
        let parent = self.open.last().copied().unwrap_or_default();
        let structure = STRUCTURE.iter().find(|(child, _)| *child == name);
        let is_block = FLOW.contains(&name) || TEXT_BLOCKS.contains(&name);
        let is_known = PHRASING.contains(&name) || VOID.contains(&name);
        assert!(structure.is_some() || is_block || is_known, "unknown element {name}");
        if let Some((_, parents)) = structure {
            assert!(parents.contains(&parent), "{name} in {parent}");
        } else {
            assert!(!WITHOUT_TEXT.contains(&parent), "{name} in {parent}");
        }
        if is_block {
            let holds_lines = |e: &&str| PHRASING.contains(e) || TEXT_BLOCKS.contains(e);
            assert!(!self.open.iter().any(holds_lines), "{name} in {:?}", self.open);
        }
        assert!(name != "a" || !self.open.contains(&"a"), "a link in a link");
    }

    fn attributes(&mut self, element: &str, mut rest: &'h str) {
        let mut seen = BTreeSet::new();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("open").filter(|_| element == "details") {
                rest = after.trim_start();
                continue;
            }
            let (name, after) = rest.split_once("=\"").expect("a value in quotes");
            let (value, after) = after.split_once('"').expect("a closing quote");
            assert!(seen.insert(name), "{name} twice");
            self.attribute(element, name, value);
            assert!(after.is_empty() || after.starts_with(' '));
            rest = after.trim_start();
        }
    }

    fn attribute(&mut self, element: &str, name: &str, value: &'h str) {
        let known: &[&str] = match element {
            "a" => &["href", "title", "id", "role", "aria-label"],
            "img" => &["src", "alt", "title", "class"],
            "div" | "section" => &["class", "role", "tabindex", "aria-label"],
            "th" | "td" => &["scope", "class"],
            "ol" => &["start"],
            "h2" | "h3" | "h4" | "h5" | "h6" | "li" => &["id"],
            "sup" => &["id", "lang", "dir"],
            _ => &["lang", "dir"],
        };
        assert!(known.contains(&name), "{name} on {element}");
        assert!(!value.contains('<'));
        references(value);
        if name == "id" {
            self.ids.push(value);
        }
        if name == "href" {
            let starts = ["https://", "http://", "mailto:", "tel:", "#", "/", "content/"];
            let value = value.to_ascii_lowercase();
            assert!(starts.iter().any(|start| value.starts_with(start)), "{value}");
            assert!(!value.starts_with("//") && !value.starts_with("/\\"));
            let site = value.starts_with("content/");
            assert!(site || !value.contains(|c: char| c.is_whitespace() || c.is_control()));
        }
    }
}

fn references(text: &str) {
    for part in text.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;"];
        assert!(known.iter().any(|name| part.starts_with(name)), "&{part}");
    }
}

/// Checks everything that must hold of any text.
fn assert_sound(text: &str) {
    // A byte order mark is taken off when the file is read, so that places would not agree.
    let text = text.trim_start_matches('\u{feff}');
    let (document, sources, found) = parsed(text);
    let html = html(&document);
    assert!(!html.to_ascii_lowercase().contains("<script"));
    let validator = Validator::validate(&html);
    let ids: BTreeSet<&str> = validator.ids.iter().copied().collect();
    assert_eq!(ids.len(), validator.ids.len(), "ids are unique");
    assert_eq!(ids, document.anchors().collect::<BTreeSet<_>>(), "anchors are the ids");
    for diagnostic in &found {
        let span = diagnostic.span;
        assert!(text.get(span.range()).is_some(), "{diagnostic:?}");
        assert!(!sources.file(span.file).text().is_empty());
    }
}

const FRAGMENTS: &[&str] = &[
    "a",
    "æ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# ",
    "## ",
    "### ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "\"",
    "'",
    "--",
    "...",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "][x]",
    "[x]: a.md\n",
    "[a](b.md)",
    "[a](#a)",
    "![a](b.jpg)",
    "<https://x.dk>",
    "<a@b.dk>",
    "[^1]",
    "[^1]: n\n",
    "[^x]",
    "\n| a | b |\n|---|--:|\n| c |",
    "|",
    "<",
    ">",
    "/",
    "&",
    "&amp;",
    "&#0;",
    "\\",
    "<br>",
    "<kbd>",
    "</kbd>",
    "<q lang=\"da\">",
    "</q>",
    "<sup>",
    "</sup>",
    "<span dir=rtl>",
    "</span>",
    "<details>",
    "<details open>",
    "</details>",
    "<summary>",
    "</summary>",
    "\n\n<details>\n",
    "<details><summary>a</summary>\n\n",
    "\n\n</details>\n\n",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<div onclick='x'>",
    "</div>",
    "<p>",
    "<a href=\"javascript:x\">",
    "javascript:",
    "data:",
    "\u{0}",
    "(javascript:a)",
    "](//x)",
    "<b",
    "=\"",
    "\u{a0}",
    "\u{85}",
    "---\n",
    "===\n",
    "<![CDATA[",
    "<?x",
    "?>",
];

#[test]
fn html_is_valid_for_characters_that_nobody_sees() {
    for text in ["\u{feff}", "\u{feff}\u{feff}", "a\u{feff}", "\u{202e}# a", "[\u{200b}](a.md)"] {
        assert_sound(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_is_valid_for_any_characters(text in "(?s).{0,80}") {
        assert_sound(&text);
    }

    #[test]
    fn html_is_valid_for_any_markup(
        parts in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40)
    ) {
        assert_sound(&parts.concat());
    }
}

/// A megabyte of `open` and as many of `close`.
fn megabyte(open: &str, close: &str) -> String {
    let times = (1 << 20) / (open.len() + close.len());
    open.repeat(times) + &close.repeat(times)
}

#[test]
fn a_megabyte_of_one_mark_is_read_without_quadratic_work() {
    for mark in ["[", "*", "<", "`", "> ", "![", "[a](", "<a '", "<details>", "[^1]", "\"", "\n"] {
        assert_sound(&megabyte(mark, ""));
    }
}

#[test]
fn a_megabyte_of_nesting_is_read_without_quadratic_work() {
    for (open, close) in [
        ("<kbd>", "</sub>"),
        ("<details><summary>a</summary>\n", "</details>\n"),
        ("![", "](a.jpg)"),
        ("**a ", "b**"),
        ("> ", "\n>\n"),
        ("[^1]", "\n[^1]: a\n"),
        ("## overskrift\n", "[a](#overskrifd)"),
        ("| a ", "|---"),
    ] {
        assert_sound(&megabyte(open, close));
    }
}
