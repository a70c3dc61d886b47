//! Bundling: what is inlined and minified, where mistakes are found, and the theme's own colours.

use std::sync::Arc;

use super::{StyleError, Theme, bundle};

type Files<'a> = &'a [(&'a str, &'a str)];

/// Bundles `files`, the first of them as the entry, beside one font that is published.
fn bundled(files: Files<'_>) -> Result<String, StyleError> {
    let text = |path: &str| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| Arc::from(*text))
    };
    let published = |path: &str| (path == "fonts/a.woff2").then(|| "a.0123.woff2".to_owned());
    let theme = Theme { text: &text, published: &published };
    bundle(files[0].0, &theme).map(|sheet| sheet.css)
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
    let theme = Theme { text: &|_| None, published: &|_| None };
    let error = bundle("site.css", &theme).expect_err("nothing to read");
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
fn a_url_that_means_no_published_file_is_refused_at_its_place() {
    let remote = "is on another host: readers must not be made to call it";
    let missing = "no published file";
    let outside = "is not a path relative to `site.css`";
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
        (
            "@font-face { font-family: A; src: url(a.woff2) }",
            format!("1:35: {missing} `a.woff2` in the theme"),
        ),
        ("a { background: url(/fonts/a.woff2) }", format!("1:17: `/fonts/a.woff2` {outside}")),
        ("a { background: url(../a.png) }", format!("1:17: `../a.png` {outside}")),
        (
            "a { background: url(data:image/png;base64,AA) }",
            format!("1:17: {missing} `data:image/png;base64,AA` in the theme"),
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
fn a_url_becomes_the_published_name_of_the_file_that_it_means_where_it_stands() {
    let face = r#"@font-face{font-family:A;src:url("a.0123.woff2")}"#;
    let declared = "@font-face { font-family: A; src: url('../fonts/a.woff2') }";
    let css = bundled(&[
        ("css/site.css", "@import 'parts/b.css'; a { color: red }"),
        ("css/parts/b.css", "@font-face { font-family: A; src: url('../../fonts/a.woff2') }"),
    ]);
    assert_eq!(css, Ok(format!("{face}a{{color:red}}")));
    assert_eq!(bundled(&[("css/site.css", declared)]), Ok(face.to_owned()));
    // The same words mean another file in another folder.
    let files = [("css/site.css", "@import 'parts/b.css';"), ("css/parts/b.css", declared)];
    let expected = "css/parts/b.css:1:35: no published file `css/fonts/a.woff2` in the theme";
    assert_eq!(mistake(&files), expected);
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

/// The theme's stylesheet, bundled from the files of this repository.
fn theme() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let text = |path: &str| std::fs::read_to_string(root.join(path)).ok().map(Arc::from);
    let published = |path: &str| Some(path.rsplit('/').next()?.to_owned());
    let theme = Theme { text: &text, published: &published };
    bundle("css/site.css", &theme).expect("the theme's own stylesheet").css
}

#[test]
fn the_theme_bundles_to_a_small_stylesheet() {
    let css = theme();
    // One file for all families of pages: under 10 kB as it travels, compressed.
    assert!(css.len() <= 44_000, "{} bytes", css.len());
    assert!(!css.contains("@import") && !css.contains("//"));
    assert!(css.starts_with("@layer tokens{"), "the order of the layers stands first");
}

#[test]
fn the_theme_has_every_class_that_the_templates_and_charts_use() {
    let css = theme();
    let classes = "skip-link site-header site-header__name site-header__nav site-header__link \
        breadcrumbs site-main site-footer page-title lead meta prose key-figures key-figure \
        key-figure__name key-figure__value key-figure__year key-figure__sentence \
        key-figure__spark figure figure__title figure__description figure__source chart \
        chart--spark chart__grid chart__zero chart__leader chart__own \
        chart__other chart__baseline chart__hollow chart__value chart__name chart__tick \
        chart__label--own chart__goal chart--narrow chart--wide charts figure__numbers \
        figure__file table-scroll data-table data-table__note num cards card card__title \
        card__text card__meta area-list facts notice notice--info notice--caveat tag missing \
        section columns contents disclosure sources";
    for class in classes.split_whitespace() {
        assert!(css.contains(&format!(".{class}")), "{class}");
    }
}

/// The colour tokens of the light scheme, or of the dark one.
fn colours(dark: bool) -> Vec<(String, [f64; 3])> {
    let tokens = include_str!("../../../assets/css/tokens.css");
    let (light_part, dark_part) = tokens.split_once("@media").expect("two schemes");
    let part = if dark { dark_part } else { light_part };
    let declared = part.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let channel = |i: usize| u8::from_str_radix(&value[i..i + 2], 16).map(f64::from);
        Some((name.to_owned(), [channel(0).ok()?, channel(2).ok()?, channel(4).ok()?]))
    });
    declared.collect()
}

/// The contrast ratio of WCAG 2.2, from 1 to 21.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear = |c: f64| {
        let c = c / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let luminance =
        |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

#[test]
fn text_and_marks_have_enough_contrast_in_light_and_dark() {
    let table = [
        ("ink ink-soft title link link-hover", "paper surface tint info-ground caveat-ground", 4.5),
        ("own baseline", "paper surface", 4.5),
        ("paper", "title", 4.5),
        ("footer-ink footer-soft", "footer-ground", 4.5),
        ("cover-ink", "cover-ground", 4.5),
        ("focus mark rule-strong", "paper surface", 3.0),
        ("info", "info-ground", 3.0),
        ("caveat", "caveat-ground", 3.0),
    ];
    for dark in [false, true] {
        let colours = colours(dark);
        let colour =
            |name: &str| colours.iter().find(|(known, _)| known == name).expect("a colour token").1;
        for (front, back, least) in table {
            for front in front.split(' ') {
                for back in back.split(' ') {
                    let ratio = contrast(colour(front), colour(back));
                    assert!(ratio >= least, "{front} on {back}, dark: {dark}: {ratio:.2}");
                }
            }
        }
    }
}
