//! The rules of the house that a compiler does not hold: which module may use which, where a crate
//! is named and where the outside world is touched, how long things may be.
//!
//! [`MODULES`] is the table of ARCHITECTURE.md; both change in one commit. A rule that is in the way
//! is changed here, with its reason, and not worked around.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::rust_code::{RustFile, rust_files};

/// Every module of the library, each below all that it uses. An edge that is not here is an error,
/// and so is one that nothing uses any more.
const MODULES: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("shelf", &[]),
    ("source", &[]),
    ("json", &[]),
    ("diagnostics", &["shelf", "source", "json"]),
    ("yaml", &["source", "diagnostics"]),
    ("markdown", &["text", "source", "diagnostics", "yaml"]),
    ("figures", &["text", "shelf"]),
    ("images", &[]),
    ("site", &["text", "shelf", "source", "diagnostics", "yaml", "markdown", "figures"]),
    ("route", &["text", "source", "diagnostics", "markdown", "figures", "images", "site"]),
    ("open_data", &["text", "json", "figures", "site"]),
    ("scaffold", &["text", "source", "diagnostics", "site"]),
    ("charts", &["text"]),
    ("stylesheets", &[]),
    ("templates", &["text", "source", "diagnostics"]),
    (
        "snapshot",
        &["text", "source", "diagnostics", "images", "site", "route", "stylesheets", "templates"],
    ),
    (
        "render",
        &[
            "text",
            "source",
            "json",
            "diagnostics",
            "markdown",
            "figures",
            "images",
            "site",
            "route",
            "open_data",
            "charts",
            "templates",
            "snapshot",
        ],
    ),
    ("output", &["source"]),
    (
        "pictures",
        &[
            "text",
            "source",
            "json",
            "diagnostics",
            "images",
            "site",
            "route",
            "snapshot",
            "render",
            "output",
        ],
    ),
    ("build", &["diagnostics", "route", "snapshot", "render", "output", "pictures"]),
    (
        "preview",
        &[
            "text",
            "source",
            "json",
            "diagnostics",
            "yaml",
            "markdown",
            "figures",
            "site",
            "route",
            "templates",
            "snapshot",
            "render",
            "output",
            "pictures",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "source",
            "json",
            "diagnostics",
            "site",
            "route",
            "scaffold",
            "snapshot",
            "output",
            "pictures",
            "build",
            "preview",
        ],
    ),
];

/// Every dependency of the program, and the modules that may name it: one.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostics"]),
    ("axum", &["preview"]),
    ("blake3", &["source"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("csv", &["open_data"]),
    ("fast_image_resize", &["images"]),
    ("futures_util", &["preview"]),
    ("icu_collator", &["text"]),
    ("image", &["images"]),
    ("include_dir", &["source"]),
    ("indicatif", &["cli"]),
    ("jiff", &["text"]),
    ("jpeg_decoder", &["images"]),
    ("jpeg_encoder", &["images"]),
    ("lightningcss", &["stylesheets"]),
    ("litemap", &["figures"]),
    // Where the program keeps what it makes: no code names it but the line that chooses it.
    ("mimalloc", &["lib"]),
    ("minijinja", &["templates"]),
    ("moxcms", &["images"]),
    ("notify", &["preview"]),
    ("png", &["images"]),
    ("pulldown_cmark", &["markdown"]),
    // Not a tool that could be exchanged in one place but the way to use all cores.
    (
        "rayon",
        &["source", "site", "route", "snapshot", "output", "pictures", "build", "preview", "cli"],
    ),
    ("resvg", &["images"]),
    ("rust_decimal", &["text"]),
    // Derived on the contexts of pages, which stand beside the code that fills them; written out for
    // data files, whose keys keep the order of the columns.
    ("serde", &["json", "open_data", "templates", "snapshot", "render"]),
    ("serde_json", &["json"]),
    ("serde_yaml", &["yaml"]),
    ("strsim", &["diagnostics"]),
    ("tokio", &["preview"]),
    ("webp", &["images"]),
];

/// Where files are read and written, and the world is asked anything at all.
const INPUT_AND_OUTPUT: &[&str] = &[
    "src/source/disk.rs",
    "src/output/",
    "src/cli/",
    "src/main.rs",
    // The shell of the preview: what it shows is worked out elsewhere in it.
    "src/preview/mod.rs",
    "src/preview/guard.rs",
    "src/preview/lock.rs",
    "src/preview/patience.rs",
    "src/preview/reload.rs",
    "src/preview/server.rs",
    "src/preview/watch.rs",
];

/// Where the machine may be asked: the command line, and the parts of the preview that wait.
const WITH_THE_MACHINE: &[&str] =
    &["src/cli/", "src/preview/lock.rs", "src/preview/patience.rs", "src/preview/reload.rs"];

/// Code that does input or output.
const TOUCHING_THE_DISK: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::io",
    "std::{",
    "File::",
    ".is_dir()",
    ".is_file()",
    ".exists()",
    ".metadata()",
    ".canonicalize()",
    ".read_dir()",
];

/// Parts of `std::io` that only name things.
const WITHOUT_INPUT_OR_OUTPUT: &[&str] =
    &["std::io::Error", "std::io::ErrorKind", "std::io::Cursor"];

/// Clocks, the environment and printing.
const ASKING_THE_MACHINE: &[&str] = &[
    "SystemTime",
    "Instant",
    "std::env",
    "println!",
    "print!",
    "stdout()",
    "stderr()",
    "stdin()",
    "rand::",
];

/// State that outlives a call or hides behind a shared reference.
const HIDDEN_STATE: &[&str] =
    &["Mutex", "RwLock", "RefCell", "Cell<", "thread_local!", "static mut", "LazyLock", "OnceLock"];

/// Who may have it: a slot for each staged file, filled once; the lines of a file, found when somebody
/// asks, and what its text says; what was asked of the cache, which then keeps it; the progress bar; what `--timings` has
/// measured.
const WITH_HIDDEN_STATE: &[&str] = &[
    "src/output/publish.rs",
    "src/source/sources.rs",
    "src/markdown/body.rs",
    "src/site/body.rs",
    "src/pictures/mod.rs",
    "src/cli/progress.rs",
    "src/cli/timings.rs",
];

/// Where hash sets are only ever asked whether they hold something.
const WITH_HASHES: &[&str] = &["src/output/publish.rs"];

/// The most lines of code of a function, and of a file without its tests.
const LONGEST_FUNCTION: usize = 60;
const LONGEST_FILE: usize = 400;

fn no_findings(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

/// Findings of `check` on every line of production code.
fn in_production(
    files: &[RustFile],
    check: impl Fn(&RustFile, &str) -> Option<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in file.production() {
            let problem = check(file, line);
            found.extend(problem.map(|problem| format!("{}:{number}: {problem}", file.path)));
        }
    }
    found
}

fn stands_in(file: &RustFile, places: &[&str]) -> bool {
    places.iter().any(|place| file.path.starts_with(place))
}

/// The first of `words` in a line, as a whole word where it begins and ends with one.
fn first_word<'w>(line: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| holds_word(line, word))
}

fn holds_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let joins = |a: Option<char>, b: Option<char>| a.is_some_and(is_part) && b.is_some_and(is_part);
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !joins(before, word.chars().next()) && !joins(word.chars().next_back(), after)
    })
}

/// The modules that code names behind `crate::`.
fn named_modules(file: &RustFile) -> BTreeSet<String> {
    let first_name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let named = file
        .code
        .match_indices("crate::")
        .map(|(at, found)| first_name(&file.code[at + found.len()..]));
    named.collect()
}

/// How many `super` lead from a file's own module to the root of the crate.
fn depth(file: &RustFile) -> usize {
    file.path.trim_end_matches("/mod.rs").split('/').count() - 1
}

#[test]
fn a_module_uses_only_what_the_table_allows() {
    let mut used: BTreeSet<(&str, String)> = BTreeSet::new();
    let files = rust_files("src");
    for file in &files {
        let Some(module) = file.module() else { continue };
        used.extend(named_modules(file).into_iter().map(|other| (module, other)));
    }
    used.retain(|(module, other)| module != other);
    let allowed: BTreeSet<(&str, String)> = MODULES
        .iter()
        .flat_map(|(module, others)| others.iter().map(|other| (*module, (*other).to_owned())))
        .collect();
    let extra = used.difference(&allowed).map(|(a, b)| format!("`{a}` uses `{b}`"));
    let idle = allowed.difference(&used).map(|(a, b)| format!("`{a}` no longer uses `{b}`"));
    no_findings(&extra.chain(idle).collect::<Vec<_>>());
}

#[test]
fn the_root_of_the_crate_is_reached_by_name_and_never_by_super() {
    let mut found = Vec::new();
    for file in rust_files("src").iter().filter(|file| file.module().is_some()) {
        let climb = vec!["super"; depth(file)].join("::");
        for (number, line) in file.production().filter(|(_, line)| holds_word(line, &climb)) {
            found.push(format!("{}:{number}: {}", file.path, line.trim()));
        }
    }
    no_findings(&found);
}

#[test]
fn a_module_stands_below_all_that_it_uses_and_the_library_has_no_other() {
    for (index, (module, others)) in MODULES.iter().enumerate() {
        let above: Vec<&str> = MODULES[..index].iter().map(|(name, _)| *name).collect();
        let in_order: Vec<&str> =
            above.iter().copied().filter(|name| others.contains(name)).collect();
        assert_eq!(in_order, *others, "{module}");
    }
    let library = rust_files("src").into_iter().find(|file| file.path == "src/lib.rs");
    let library = library.expect("there is a library");
    let declared: BTreeSet<&str> = library
        .code
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let listed: BTreeSet<&str> = MODULES.iter().map(|(name, _)| *name).collect();
    assert_eq!(declared, listed);
}

/// The dependencies of the program in Cargo.toml, as code names them.
fn dependencies() -> BTreeSet<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest = manifest.expect("there is a manifest");
    let (_, rest) = manifest.split_once("\n[dependencies]\n").expect("there are dependencies");
    let lines = rest.lines().take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| Some(line.split_once(" =")?.0.replace('-', "_"))).collect()
}

/// The crates that code names: `name::` or `use name;` at the beginning of a path.
fn named_crates(file: &RustFile) -> BTreeSet<&'static str> {
    let begins_path = |(at, _): (usize, &str)| {
        let before = file.code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '.')
    };
    let is_named = |name: &str| file.code.match_indices(&format!("{name}::")).any(begins_path);
    CRATES.iter().map(|(name, _)| *name).filter(|name| is_named(name)).collect()
}

#[test]
fn a_crate_is_named_in_one_module_only() {
    let listed: BTreeSet<String> = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed, dependencies());
    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in rust_files("src") {
        let module = file.module().unwrap_or("lib").to_owned();
        for name in named_crates(&file) {
            used.entry(name).or_default().insert(module.clone());
        }
    }
    for (name, modules) in CRATES {
        let expected: BTreeSet<String> =
            modules.iter().map(|module| (*module).to_owned()).collect();
        assert_eq!(used.remove(name).unwrap_or_default(), expected, "who names `{name}`");
    }
}

#[test]
fn files_are_read_and_written_in_three_places() {
    let found = in_production(&rust_files("src"), |file, line| {
        if stands_in(file, INPUT_AND_OUTPUT) {
            return None;
        }
        let mut line = line.to_owned();
        for harmless in WITHOUT_INPUT_OR_OUTPUT {
            line = line.replace(harmless, "");
        }
        first_word(&line, TOUCHING_THE_DISK)
            .map(|word| format!("`{word}` outside input and output"))
    });
    no_findings(&found);
}

#[test]
fn clocks_environment_and_printing_belong_to_the_command_line() {
    let found = in_production(&rust_files("src"), |file, line| {
        let word = first_word(line, ASKING_THE_MACHINE)?;
        (!stands_in(file, WITH_THE_MACHINE)).then(|| format!("`{word}` outside `cli`"))
    });
    no_findings(&found);
}

#[test]
fn nothing_is_remembered_beside_the_snapshot() {
    let found = in_production(&rust_files("src"), |file, line| {
        let word = first_word(line, HIDDEN_STATE)?;
        (!stands_in(file, WITH_HIDDEN_STATE)).then(|| format!("`{word}` is hidden state"))
    });
    no_findings(&found);
}

#[test]
fn nothing_is_kept_in_the_order_of_hashes() {
    let found = in_production(&rust_files("src"), |file, line| {
        let word = first_word(line, &["HashMap", "HashSet", "IndexMap"])?;
        (!stands_in(file, WITH_HASHES)).then(|| format!("`{word}`: use its sorted twin"))
    });
    no_findings(&found);
}

#[test]
fn only_a_broken_invariant_panics() {
    let found = in_production(&rust_files("src"), |_, line| {
        let words = ["unwrap()", "unwrap_err()", "panic!", "expect_err(", "unwrap_unchecked()"];
        first_word(line, &words).map(|word| format!("`{word}` in production code"))
    });
    no_findings(&found);
    let mut found = Vec::new();
    for file in rust_files("src") {
        let texts = file.text.lines().take(file.tests_from);
        for ((number, code), text) in file.production().zip(texts) {
            let says_why = |call: &str| {
                code.matches(call).count() == text.matches(&format!("{call}\"invariant: ")).count()
            };
            if !["expect(", "unreachable!("]
                .iter()
                .all(|call| says_why(call) || code.contains("#[expect("))
            {
                found.push(format!("{}:{number}: say which invariant", file.path));
            }
        }
    }
    no_findings(&found);
}

#[test]
fn nothing_is_left_for_later() {
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|parts| parts.concat());
    let macros = ["todo!", "unimplemented!", "dbg!"];
    let mut found = Vec::new();
    for file in all_rust_files() {
        for (number, (code, text)) in (1..).zip(file.code.lines().zip(file.text.lines())) {
            let mark = marks.iter().map(String::as_str).find(|mark| holds_word(text, mark));
            found.extend(
                mark.or_else(|| first_word(code, &macros))
                    .map(|mark| format!("{}:{number}: `{mark}`", file.path)),
            );
        }
    }
    no_findings(&found);
}

#[test]
fn a_lint_is_never_silenced_without_a_reason() {
    let mut found = Vec::new();
    for file in all_rust_files() {
        let lines: Vec<&str> = file.code.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let attribute = || lines[number..].iter().take_while(|line| !line.contains(")]"));
            let says_why = |line: &str| line.contains("reason");
            let is_bare = line.contains("#[allow(") || line.contains("#![allow(");
            let is_mute = line.contains("#[expect(")
                && !says_why(line)
                && !attribute().any(|line| says_why(line));
            if is_bare || is_mute {
                found.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    no_findings(&found);
}

/// The program and its tests.
fn all_rust_files() -> impl Iterator<Item = RustFile> {
    ["src", "tests"].into_iter().flat_map(rust_files)
}

#[test]
fn a_file_says_first_what_it_is_for() {
    let mute = all_rust_files().filter(|file| !file.text.starts_with("//! "));
    no_findings(&mute.map(|file| format!("{} has no `//!`", file.path)).collect::<Vec<_>>());
}

#[test]
fn functions_and_files_stay_short() {
    let mut found = Vec::new();
    for file in all_rust_files() {
        let long =
            file.functions().into_iter().filter(|function| function.length > LONGEST_FUNCTION);
        found.extend(long.map(|f| format!("{}:{}: {} lines", file.path, f.line + 1, f.length)));
        if file.path.starts_with("src/") && file.length() > LONGEST_FILE {
            found.push(format!("{}: {} lines", file.path, file.length()));
        }
    }
    no_findings(&found);
}

#[test]
fn a_file_is_named_for_what_is_in_it() {
    let vague = ["utils", "util", "helpers", "helper", "common", "misc", "manager", "types"];
    let names = |file: &RustFile| file.path.split(['/', '.']).any(|part| vague.contains(&part));
    no_findings(&all_rust_files().filter(names).map(|file| file.path).collect::<Vec<_>>());
}

/// ARCHITECTURE.md, once it is written.
fn architecture() -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).ok()
}

/// The names in backticks of a piece of Markdown.
fn in_backticks(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table whose first two columns are `module` and `uses`.
fn module_table(text: &str) -> Vec<(String, Vec<String>)> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let is_head = |line: &&str| cells(line).starts_with(&["module".to_owned(), "uses".to_owned()]);
    let rows = text.lines().skip_while(|line| !is_head(line)).skip(2);
    let row = |line: &str| {
        let cells = cells(line);
        let module = in_backticks(&cells[0]).first().map_or("", |name| *name).to_owned();
        (module, in_backticks(&cells[1]).into_iter().map(str::to_owned).collect())
    };
    rows.take_while(|line| line.starts_with('|')).map(row).collect()
}

#[test]
fn the_module_table_of_the_architecture_is_this_one() {
    let Some(text) = architecture() else { return };
    let expected: Vec<(String, Vec<String>)> = MODULES
        .iter()
        .map(|(module, others)| {
            ((*module).to_owned(), others.iter().map(|other| (*other).to_owned()).collect())
        })
        .collect();
    assert_eq!(module_table(&text), expected);
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in all_rust_files() {
        let lines: Vec<&str> = file.code.lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].trim() == "#[test]") {
            let name = pair[1].trim().strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            names.extend(name.map(str::to_owned));
        }
    }
    names
}

#[test]
fn each_invariant_of_the_architecture_names_a_test_that_exists() {
    let Some(text) = architecture() else { return };
    let (_, rest) = text.split_once("\n## Invariants\n").expect("there are invariants");
    let section = rest.split("\n## ").next().unwrap_or_default();
    let tests = tests();
    let mut found = Vec::new();
    let items =
        format!("\n{section}").split("\n1. ").skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert!(!items.is_empty(), "each invariant is an item that begins with `1. `");
    for item in items {
        let names = in_backticks(&item).into_iter().filter(|name| name.matches('_').count() > 2);
        let names: Vec<&str> = names.map(|name| name.rsplit("::").next().unwrap_or(name)).collect();
        let unknown = names.iter().filter(|name| !tests.contains(**name));
        found.extend(unknown.map(|name| format!("there is no test `{name}`")));
        if names.is_empty() {
            found.push(format!("no test is named: {}", item.lines().next().unwrap_or_default()));
        }
    }
    no_findings(&found);
}
