use std::sync::Arc;

use super::{StyleError, bundle};

type Files<'a> = &'a [(&'a str, &'a str)];

fn bundled(files: Files<'_>) -> Result<String, StyleError> {
    let read = |path: &str| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| Arc::from(*text))
    };
    bundle(files[0].0, &read).map(|sheet| sheet.css)
}

/// `path:line:column: message` of the mistake in `files`.
fn mistake(files: Files<'_>) -> String {
    bundled(files).map_err(|error| error.to_string()).expect_err("a mistake")
}

#[test]
fn imports_are_resolved_relative_to_the_importing_file() {
    let css = bundled(&[
        ("css/site.css", "@import './base.css'; @import 'components/card.css'; p { color: red }"),
        ("css/base.css", "a { color: red }"),
        ("css/components/card.css", "@import '../tokens.css'; b { color: red }"),
        ("css/tokens.css", "i { color: red }"),
    ]);
    assert_eq!(css.as_deref(), Ok("a,i{color:red}b{color:red}p{color:red}"));
}

#[test]
fn layers_and_conditions_of_imports_wrap_their_rules() {
    let css = bundled(&[
        (
            "site.css",
            "@layer base, parts; @import 'a.css' layer(base); @import 'b.css' layer(parts) print;",
        ),
        ("a.css", "a { color: red }"),
        ("b.css", "b { color: red }"),
    ]);
    let expected = "@layer base{a{color:red}}@layer parts;@media print{@layer parts{b{color:red}}}";
    assert_eq!(css.as_deref(), Ok(expected));
}

#[test]
fn nesting_is_compiled_away_for_the_oldest_browsers() {
    let css = bundled(&[("site.css", ".card { color: red; &:hover, .note & { color: blue } }")]);
    assert_eq!(
        css.as_deref(),
        Ok(".card{color:red}.card:hover{color:#00f}.note .card{color:#00f}")
    );
}

#[test]
fn features_that_every_supported_browser_has_are_kept() {
    let css = bundled(&[("a.css", "@media (width >= 40rem) { a { color: oklch(0.5 0.1 200) } }")]);
    assert_eq!(css.as_deref(), Ok("@media (width>=40rem){a{color:oklch(50% .1 200)}}"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_mistake() {
    let css =
        bundled(&[("a.css", "\u{feff}@import 'b.css';\r\na { color: red }\r\n"), ("b.css", "")]);
    assert_eq!(css.as_deref(), Ok("a{color:red}"));
}

#[test]
fn a_missing_import_is_named_at_the_place_that_imports_it() {
    let files = [
        ("css/site.css", "@import 'base.css';\n  @import \"parts/missing.css\" layer(parts);"),
        ("css/base.css", ""),
    ];
    let expected = "css/site.css:2:3: no stylesheet `css/parts/missing.css`, \
                    imported as `parts/missing.css`";
    assert_eq!(mistake(&files), expected);
}

#[test]
fn a_missing_entry_is_named() {
    let error = bundle("site.css", &|_| None).expect_err("nothing to read");
    assert_eq!(error.to_string(), "site.css:1:1: no stylesheet `site.css`");
}

#[test]
fn a_syntax_error_is_located_in_its_own_file_in_characters() {
    let table = [
        ("a { color: red }\r\nb { color red }", "2:11: unexpected `red`"),
        ("/* æøå 🏠 */ b { color red }", "1:23: unexpected `red`"),
        ("a { color: red } @import 'c.css';", "1:26: @import rules must precede all rules"),
        ("a > > b { color: red }", "1:5: invalid dangling combinator in selector"),
    ];
    for (text, expected) in table {
        let message = mistake(&[("a.css", "@import 'b.css';"), ("b.css", text)]);
        assert!(message.starts_with(&format!("b.css:{expected}")), "{message}");
    }
}

#[test]
fn imports_of_other_hosts_and_odd_paths_are_refused() {
    let table = [
        ("https://example.org/a.css", "is on another host"),
        ("//example.org/a.css", "is on another host"),
        ("file:a.css", "is on another host"),
        ("/a.css", "is not a path relative to `site.css`"),
        ("../a.css", "is not a path relative to `site.css`"),
        ("", "is not a path relative to `site.css`"),
    ];
    for (specifier, reason) in table {
        for import in [format!("@import '{specifier}';"), format!("@import url({specifier});")] {
            let message = mistake(&[("site.css", &import)]);
            let start = format!("site.css:1:1: `{specifier}` {reason}");
            assert!(message.starts_with(&start), "{message}");
        }
    }
}

#[test]
fn a_file_is_imported_once_and_never_by_itself() {
    let twice = [
        ("a.css", "@import 'b.css';\n@import 'c.css';"),
        ("b.css", "@import 'c.css' print;"),
        ("c.css", ""),
    ];
    let reason = "is already part of this stylesheet: import it once";
    assert_eq!(mistake(&twice), format!("a.css:2:1: `c.css` {reason}"));
    let circle = [("a.css", "@import 'b.css';"), ("b.css", "@import './a.css';")];
    assert_eq!(mistake(&circle), format!("b.css:1:1: `a.css` {reason}"));
}

#[test]
fn every_url_is_refused_at_its_place() {
    let remote = "is on another host: readers must not be made to call it";
    let local = "stylesheets cannot use other files yet";
    let table = [
        (
            "a { background: url(https://x.org/a.png) }",
            format!("1:17: `https://x.org/a.png` {remote}"),
        ),
        ("a {\n  --x: url(\"//x.org/a\") }", format!("2:8: `//x.org/a` {remote}")),
        (
            "a { b { cursor: url(HTTP://x.org/a), auto } }",
            format!("1:17: `HTTP://x.org/a` {remote}"),
        ),
        ("@font-face { font-family: A; src: url(a.woff2) }", format!("1:35: `a.woff2`: {local}")),
        (
            "a { background: url(data:image/png;base64,AA) }",
            format!("1:17: `data:image/png;base64,AA`: {local}"),
        ),
        (
            "a { background: image-set('https://x.org/a' 1x) }",
            format!("1:27: `https://x.org/a` {remote}"),
        ),
    ];
    for (text, expected) in table {
        assert_eq!(mistake(&[("site.css", text)]), format!("site.css:{expected}"));
    }
}

#[test]
fn the_same_files_always_give_the_same_bytes() {
    let files: Vec<(String, String)> = (0..40)
        .map(|i| (format!("{i}.css"), format!("/*! licence {i} */ .c{i} {{ margin: {i}px }}")))
        .collect();
    let imports: String = files.iter().map(|(name, _)| format!("@import '{name}';")).collect();
    let mut all = vec![("site.css", imports.as_str())];
    all.extend(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let first = bundled(&all).expect("a stylesheet");
    assert!(first.contains("licence 39"));
    for _ in 0..10 {
        assert_eq!(bundled(&all).as_ref(), Ok(&first));
    }
}
