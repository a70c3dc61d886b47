//! Rust files as the tidy tests look at them: code without comments and texts, line by line.
//!
//! It is no parser: it tells code from comments and literals, finds where test code begins and how
//! long functions are. That is enough for rules that hold everywhere.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// One file of Rust code.
pub(crate) struct RustFile {
    /// Its path from the repository's root, with `/`.
    pub(crate) path: String,
    /// The text as it is.
    pub(crate) text: String,
    /// The same lines with comments and the insides of literals blanked out.
    pub(crate) code: String,
    /// The line, from 0, at which test code begins; the number of lines where there is none.
    pub(crate) tests_from: usize,
}

/// A function: where it stands, from 0, and how many lines of code it has.
pub(crate) struct Function {
    pub(crate) line: usize,
    pub(crate) length: usize,
}

impl RustFile {
    fn read(root: &Path, file: &Path) -> Self {
        let parts = file.strip_prefix(root).expect("the file lies below the root");
        let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
        let text = fs::read_to_string(file).expect("the file can be read").replace("\r\n", "\n");
        Self::new(parts.join("/"), text)
    }

    fn new(path: String, text: String) -> Self {
        let code = blank(&text);
        let lines: Vec<&str> = code.lines().collect();
        let inline = lines.windows(2).position(|pair| {
            pair[0].trim() == "#[cfg(test)]"
                && pair[1].starts_with("mod ")
                && pair[1].ends_with('{')
        });
        let tests_from = inline.unwrap_or(lines.len());
        Self { path, text, code, tests_from }
    }

    /// The folder or file below `src/` that it belongs to; `None` for `main.rs`, `lib.rs` and tests.
    pub(crate) fn module(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?;
        (!["main.rs", "lib.rs"].contains(&name)).then(|| name.trim_end_matches(".rs"))
    }

    /// The lines of code before the tests, each with its number from 1.
    pub(crate) fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).take(self.tests_from)
    }

    /// How many lines before the tests hold code.
    pub(crate) fn length(&self) -> usize {
        self.production().filter(|(_, line)| !line.trim().is_empty()).count()
    }

    /// Its functions, those of tests too.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let lines: Vec<&str> = self.code.lines().collect();
        let starts = (0..lines.len()).filter(|line| declares_function(lines[*line]));
        starts
            .filter_map(|line| Some(Function { line, length: body_length(&lines[line..])? }))
            .collect()
    }
}

/// Every file of Rust code below a folder of the repository, in the order of the paths. Files in a
/// folder `tests` hold only tests: `tests_from` is their first line.
pub(crate) fn rust_files(folder: &str) -> Vec<RustFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(&at).expect("the folder can be listed") {
            let path: PathBuf = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut files: Vec<_> = paths.iter().map(|path| RustFile::read(root, path)).collect();
    for file in files.iter_mut().filter(|file| file.path.contains("/tests/")) {
        file.tests_from = 0;
    }
    files
}

fn declares_function(line: &str) -> bool {
    let words = line.split_whitespace().take_while(|word| *word != "fn");
    let before: Vec<&str> = words.collect();
    line.contains("fn ")
        && before.iter().all(|word| {
            ["const", "async", "extern", "\"\"", "pub"].contains(word) || word.starts_with("pub(")
        })
}

/// The lines with code from the head of a function to its closing brace; `None` without a body.
fn body_length(lines: &[&str]) -> Option<usize> {
    let (mut depth, mut length) = (0_usize, 0);
    for line in lines {
        length += usize::from(!line.trim().is_empty());
        for c in line.chars() {
            match c {
                ';' if depth == 0 && line.trim_end().ends_with(';') => return None,
                '{' => depth += 1,
                '}' if depth == 1 => return Some(length),
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    None
}

/// The text with comments and the insides of literals turned to spaces; lines stay where they are.
fn blank(text: &str) -> String {
    let mut code = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let (range, end) = next_blank(text, at);
        for byte in &mut code[range] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    String::from_utf8(code).expect("whole characters were blanked")
}

/// The next stretch to blank out, and where to look on.
fn next_blank(text: &str, from: usize) -> (Range<usize>, usize) {
    let rest = &text.as_bytes()[from..];
    let after_word = from > 0 && is_word(text.as_bytes()[from - 1]);
    if rest.starts_with(b"//") {
        let end = from + text[from..].find('\n').unwrap_or(rest.len());
        return (from..end, end);
    }
    if rest.starts_with(b"/*") {
        let end = text[from..].find("*/").map_or(text.len(), |at| from + at + 2);
        return (from..end, end);
    }
    let hashes = rest.iter().skip(1).take_while(|byte| **byte == b'#').count();
    if rest[0] == b'r' && !after_word && rest.get(1 + hashes) == Some(&b'"') {
        let start = from + hashes + 2;
        let closing = format!("\"{}", "#".repeat(hashes));
        let end = text[start..].find(&closing).map_or(text.len(), |at| start + at);
        return (start..end, (end + closing.len()).min(text.len()));
    }
    match rest[0] {
        b'"' => quoted(text, from, b'"'),
        b'\'' if is_character(rest) => quoted(text, from, b'\''),
        _ => (from..from, from + text[from..].chars().next().map_or(1, char::len_utf8)),
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a quote begins a character and not a lifetime.
fn is_character(rest: &[u8]) -> bool {
    let second = rest.iter().skip(2).take(4).position(|byte| *byte == b'\'');
    rest.get(1) == Some(&b'\\')
        || second == Some(0)
        || (rest.get(1) >= Some(&128) && second.is_some())
}

fn quoted(text: &str, from: usize, quote: u8) -> (Range<usize>, usize) {
    let bytes = text.as_bytes();
    let mut end = from + 1;
    while end < bytes.len() && bytes[end] != quote {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    let end = end.min(bytes.len());
    (from + 1..end, (end + 1).min(bytes.len()))
}

#[test]
fn comments_and_literals_are_blanked_and_lines_stay() {
    let text = concat!(
        "fn a<'x>(s: &'x str) { // unwrap()\n",
        "    let c = ['\"', '\\'', 'å']; /* dbg!()\n */ call(\"a \\\" b\", r#\"\"q\"\"#);\n",
        "}\n",
    );
    let expected = concat!(
        "fn a<'x>(s: &'x str) {            \n",
        "    let c = [' ', '  ', '  '];          \n    call(\"      \", r#\"   \"#);\n",
        "}\n",
    );
    assert_eq!(blank(text), expected);
}

#[test]
fn functions_are_as_long_as_their_lines_of_code() {
    let text = "trait T {\n    fn f();\n    pub(super) fn g() {\n        // why\n\n        h({\n            1\n        });\n    }\n}\n";
    let file = RustFile::new("src/a.rs".into(), text.into());
    let functions: Vec<_> = file.functions().iter().map(|f| (f.line, f.length)).collect();
    assert_eq!(functions, [(2, 5)]);
}
