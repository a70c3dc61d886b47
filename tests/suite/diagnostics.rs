//! What is said of mistakes: every code, its full words in both languages, and its place to the
//! character.
//!
//! `tests/sites/broken` holds one mistake for each code, as an author would make it; what cannot lie
//! in a repository (a huge file, a name that not every disk takes) is added by [`broken`]. The full
//! reports stand in `tests/expected`. After a change of words:
//! `UPDATE_EXPECTED=1 cargo test --test suite diagnostics`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bydel::build::check;
use bydel::diagnostics::report::{Format, report};
use bydel::diagnostics::{Diagnostic, Diagnostics, Language, Problem};
use bydel::output::Cache;
use bydel::render::render;
use bydel::route::Resource;
use bydel::snapshot::Snapshot;
use bydel::source::{Sources, Span};
use serde_json::Value;

use super::site_test::{SiteTest, findings};

/// The one code that the broken site cannot have beside the others: without `site.yaml` there are
/// no thresholds and no menu to be wrong. [`missing_site_file_is_told_at_its_own_path`] has it.
const ELSEWHERE: &str = "site-file-missing";

/// Every finding of the broken site, in the order in which it is told: its code, its place, and the
/// words that are marked. An empty text is a place between two characters, or a whole file.
const EXPECTED: &[(&str, &str, &str)] = &[
    ("stylesheet-error", "assets/css/print.css:3:6", ""),
    ("duplicate-id", "content/areas/dobbeltgaarden/index.md:1:1", ""),
    ("duplicate-key", "content/areas/nygaarden/index.md:6:1", "built"),
    ("not-a-number", "content/areas/oestgaarden/figures.yaml:7:11", "71,5"),
    ("year-out-of-range", "content/areas/oestgaarden/figures.yaml:8:5", "20016"),
    ("year-in-future", "content/areas/oestgaarden/figures.yaml:9:5", "2062"),
    ("percentage-out-of-range", "content/areas/oestgaarden/figures.yaml:10:11", "104.5"),
    ("unknown-source", "content/areas/oestgaarden/figures.yaml:11:32", "registret"),
    ("empty-range", "content/areas/oestgaarden/figures.yaml:12:19", "80"),
    ("hedge-without-precision", "content/areas/oestgaarden/figures.yaml:13:24", "hedge"),
    ("too-many-decimals", "content/areas/oestgaarden/figures.yaml:14:20", "76.25"),
    ("base-out-of-range", "content/areas/oestgaarden/figures.yaml:15:30", "halvdelen"),
    (
        "change-without-size",
        "content/areas/oestgaarden/figures.yaml:17:7",
        "{ from: 2014, to: 2022 }",
    ),
    ("thousands-separator", "content/areas/oestgaarden/figures.yaml:20:11", "3.775"),
    ("negative-value", "content/areas/oestgaarden/figures.yaml:21:11", "-12"),
    ("points-of-no-percentage", "content/areas/oestgaarden/figures.yaml:23:31", "points"),
    ("unknown-indicator", "content/areas/oestgaarden/index.md:4:30", "skolefravær"),
    ("typed-figure", "content/areas/oestgaarden/index.md:7:14", "71,5 %"),
    ("group-across-municipalities", "content/areas/paa-tvaers/index.md:4:21", "fremmedgaarden"),
    ("group-contains-itself", "content/areas/ringen/index.md:4:21", "ringen"),
    ("file-misnamed", "content/areas/skovgaarden/Index.md:1:1", ""),
    ("name-twice", "content/areas/solgaarden-kopi/index.md:1:1", ""),
    ("yaml-too-large", "content/areas/storeparken/figures.yaml:99998:7", "1"),
    ("part-twice", "content/areas/to-gange/index.md:4:21", "solgaarden"),
    ("figure-without-source", "content/areas/vestgaarden/figures.yaml:3:11", "81"),
    ("empty-series", "content/areas/vestgaarden/figures.yaml:4:1", "antal-beboere"),
    ("year-outside-values", "content/areas/vestgaarden/figures.yaml:8:3", "2025"),
    ("unknown-municipality", "content/areas/vestgaarden/index.md:3:15", "eksempleby"),
    ("place-without-preposition", "content/areas/vestgaarden/index.md:4:10", "Vestgården"),
    ("unknown-term", "content/glossary.yaml:5:9", "samarbejdsaftale"),
    ("term-twice", "content/glossary.yaml:7:9", "aftale"),
    ("unknown-theme", "content/indicators/frivillige.md:7:10", "fælleskab"),
    ("missing-gap", "content/indicators/frivillige.md:9:11", "\"der var {tal} frivillige\""),
    (
        "doubled-preposition",
        "content/indicators/glade.md:8:11",
        "\"{tal} af beboerne {sted} kendte i {år} deres nabo\"",
    ),
    ("unknown-choice", "content/indicators/karakterer.md:3:7", "procent"),
    ("indefinite-noun", "content/indicators/karakterer.md:7:7", "karaktergennemsnit"),
    (
        "unknown-gap",
        "content/indicators/tryghed.md:8:11",
        "\"{tal} af de voksne {område} følte sig trygge\"",
    ),
    ("missing-field", "content/municipalities/nabokoebing/index.md:1:1", "---"),
    ("unexpected-file", "content/noter.txt:1:1", ""),
    ("invalid-slug", "content/pages/adresse.md:3:7", "Vores Måde"),
    ("file-too-large", "content/pages/alt-for-lang.md:1:1", ""),
    ("not-a-date", "content/pages/dato.md:3:10", "21-11-2026"),
    ("yaml-too-deep", "content/pages/dyb.md:3:26", "["),
    ("yaml-reference", "content/pages/fremhaevet.md:3:10", "*Vigtigt*"),
    ("not-utf8", "content/pages/gammel-fil.md:5:10", "�"),
    ("file-name", "content/pages/kl. 12?30.md:1:1", ""),
    ("yaml-syntax", "content/pages/kontakt.md:2:15", ""),
    ("unreadable-picture", "content/pages/kurv.jpg:1:1", ""),
    (
        "text-too-long",
        "content/pages/langt-resume.md:3:10",
        "Når et resumé er så langt, at ingen læser det til ende, så er det ikke længere et resumé, men en hel tekst, og den hører til længere nede på siden, hvor der er god plads til alt det, man gerne vil fortælle om området.",
    ),
    ("path-claimed-twice", "content/pages/om-os.md:3:7", "om"),
    ("invalid-alias", "content/pages/om-os.md:4:28", "Vores Gamle Side"),
    ("unknown-field", "content/pages/om-projektet.md:3:1", "updatet"),
    ("shown-twice", "content/pages/ordliste.md:4:8", "glossary"),
    ("figure-syntax", "content/pages/tal.md:6:24", "figur"),
    (
        "figure-misplaced",
        "content/pages/tal.md:8:16",
        "{{ figure(\"skolefravaer\", \"engparken\") }}",
    ),
    ("unknown-subject", "content/pages/tal.md:10:37", "engpakren"),
    ("ambiguous-subject", "content/pages/tal.md:10:89", "solgaarden"),
    ("no-figures", "content/pages/tal.md:12:36", "engparken"),
    ("no-figure-then", "content/pages/tal.md:12:111", "2023"),
    ("chart-undrawable", "content/pages/tal.md:15:12", "skolefravaer"),
    ("wiki-link", "content/pages/tal.md:19:5", "[[engparken]]"),
    ("divided-link", "content/pages/tal.md:19:25", "[om os] (om.md)"),
    ("tight-heading", "content/pages/tal.md:21:1", "##Kontakt"),
    ("hidden-character", "content/pages/tal.md:23:16", "\u{200b}"),
    ("broken-link", "content/pages/tekst.md:8:19", "../idnex.md"),
    ("broken-anchor", "content/pages/tekst.md:8:48", "#æblehavn"),
    ("empty-link", "content/pages/tekst.md:8:60", "[](om.md)"),
    ("link-scheme", "content/pages/tekst.md:8:77", "javascript:alert"),
    ("undefined-reference", "content/pages/tekst.md:8:105", "adresse"),
    ("heading-level-jumped", "content/pages/tekst.md:10:1", "#### Når træerne blomstrer"),
    ("second-title", "content/pages/tekst.md:12:1", "# Forår"),
    ("empty-heading", "content/pages/tekst.md:14:1", "##"),
    ("html-not-allowed", "content/pages/tekst.md:16:16", "<marquee>"),
    ("missing-picture", "content/pages/tekst.md:18:23", "æbletræ.jpg"),
    ("missing-alt-text", "content/pages/tekst.md:20:1", "![](blomst.png)"),
    ("external-picture", "content/pages/tekst.md:22:30", "https://billeder.eksempel.dk/aeble.jpg"),
    ("text-too-deep", "content/pages/tekst.md:26:33", ""),
    ("statement-overdue", "content/pages/tilgaengelighed.md:5:67", "2025-11-20"),
    ("wrong-type", "content/pages/to-titler.md:2:8", "[Første, Anden]"),
    ("empty-value", "content/pages/tomt-resume.md:3:1", "summary"),
    ("front-matter-missing", "content/pages/uden-felter.md:1:1", ""),
    ("front-matter-unclosed", "content/pages/uden-slut.md:1:1", "---"),
    ("listing-missing", "content/programmes/forrige-plan/index.md:1:1", ""),
    ("period-reversed", "content/programmes/forrige-plan/index.md:4:27", "2017"),
    ("unknown-area", "content/programmes/helhedsplan/index.md:5:9", "solgården"),
    ("budget-sum", "content/programmes/helhedsplan/index.md:10:10", "1600"),
    ("budget-part-too-large", "content/programmes/helhedsplan/index.md:15:14", "1700"),
    ("unknown-goal", "content/programmes/helhedsplan/index.md:16:9", "fællesskab"),
    ("duplicate-entry", "content/programmes/helhedsplan/index.md:19:11", "spisning"),
    ("unknown-activity", "content/programmes/helhedsplan/index.md:23:15", "fællesspisning"),
    (
        "baseline-without-figure",
        "content/programmes/helhedsplan/index.md:26:16",
        "{ area: solgaarden, year: 2019 }",
    ),
    ("body-under-itself", "content/programmes/helhedsplan/index.md:29:64", "raad"),
    ("unknown-body", "content/programmes/helhedsplan/index.md:31:73", "bestyrelsen"),
    ("unknown-programme", "content/projects/naboerne.md:4:12", "helhedsplannen"),
    ("picture-without-record", "content/projects/naboerne.md:12:1", "![Gården](uden.png)"),
    ("picture-without-consent", "content/projects/pictures.yaml:1:1", "naboer.png"),
    ("picture-expired", "content/projects/pictures.yaml:7:12", "2026-11-21"),
    ("picture-expires-soon", "content/projects/pictures.yaml:11:12", "2027-01-20"),
    ("record-without-picture", "content/projects/pictures.yaml:12:1", "ubrugte.png"),
    ("unused-picture", "content/projects/ubrugt.png:1:1", ""),
    ("unknown-chapter", "content/reports/2024/index.md:6:26", "forod"),
    ("unknown-story", "content/reports/2024/index.md:7:24", "2025/julefesten"),
    ("unknown-award", "content/reports/2024/index.md:8:24", "2024"),
    ("listed-twice", "content/reports/2024/index.md:9:26", "forord"),
    ("wrong-year-name", "content/reports/2025/index.md:3:7", "2024"),
    ("chapter-not-listed", "content/reports/2025/index.md:4:1", "contents"),
    ("unknown-page", "content/site.yaml:7:25", "pages/omos.md"),
    ("threshold-too-low", "content/site.yaml:8:26", "3"),
    ("invalid-address", "content/sources.yaml:8:8", "www.eksempel.dk/måling"),
    ("wrong-year-folder", "content/stories/2025/julefest.md:3:7", "2026-12-01"),
    ("not-a-time", "content/stories/2025/julefest.md:4:7", "kl. 14"),
    ("topic-spelling", "content/stories/2026/hoestfest.md:4:10", "Fællesskab"),
    ("unpublished-page", "content/stories/2026/hoestfest.md:7:40", "sommerfest.md"),
    ("expires-before-date", "content/stories/2026/sommerfest.md:4:10", "2026-06-01"),
    ("not-a-count", "content/themes/tryghed.md:3:8", "første"),
    ("template-error", "layouts/not-found.html:3:40", "}"),
    ("template-missing", "layouts/theme.html:4:4", "include \"parts/findes-ikke.html\""),
];

/// A sound picture.
const PICTURE: &[u8] = include_bytes!("../pictures/comment.png");

/// The broken site with all its mistakes.
pub(crate) fn broken() -> SiteTest {
    let many = "    - 1\n".repeat(100_000);
    let pictures = ["naboer", "gammel", "snart", "uden", "ubrugt"];
    let with_picture = |site: SiteTest, name: &&str| {
        site.with_bytes(&format!("content/projects/{name}.png"), PICTURE)
    };
    pictures
        .iter()
        .fold(SiteTest::from_folder("broken"), with_picture)
        .with("content/pages/alt-for-lang.md", &"Så lang er ingen side. ".repeat(55_000))
        .with("content/areas/storeparken/figures.yaml", &format!("tryghed:\n  values:\n{many}"))
        .with_unusable_name("content/pages/kl. 12:30.md")
}

/// All that `bydel check` tells of a site.
pub(crate) fn all_findings(snapshot: &Snapshot) -> Diagnostics {
    let mut found = snapshot.found.all();
    found.append(check(snapshot, &Cache::default(), || {}));
    found.sort(&snapshot.sources);
    found
}

/// The words that a finding marks.
fn marked(sources: &Sources, span: Span) -> &str {
    sources.file(span.file).shown().get(span.range()).expect("the place lies in its file")
}

/// Findings as code, place and marked words.
fn located(found: &Diagnostics, sources: &Sources) -> Vec<(String, String, String)> {
    let one = |(d, line): (&Diagnostic, String)| {
        let (code, place) = line.split_once(' ').expect("a code and a place");
        (code.to_owned(), place.to_owned(), marked(sources, d.span).to_owned())
    };
    found.iter().zip(findings(found, sources)).map(one).collect()
}

fn text_report(snapshot: &Snapshot, language: Language) -> String {
    let format = Format::Text { colour: false };
    report(&all_findings(snapshot), &snapshot.sources, format, language)
}

/// Compares with a file in `tests/expected`, or writes it when asked to.
#[track_caller]
fn assert_expected(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, actual).expect("the expected text can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = expected.lines().zip(actual.lines()).enumerate().find(|(_, (e, a))| e != a);
    assert!(expected == actual, "{name} differs, first at {differs:#?}");
}

#[test]
fn each_code_is_found_at_the_words_that_are_wrong_and_nothing_else_is() {
    let snapshot = broken().load();
    let found = located(&all_findings(&snapshot), &snapshot.sources);
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(code, place, words)| (&**code, &**place, &**words)).collect();
    for (found, expected) in found.iter().zip(EXPECTED) {
        assert_eq!(found, expected);
    }
    assert_eq!(found[EXPECTED.len().min(found.len())..], []);
    assert_eq!(EXPECTED[found.len()..], []);
}

#[test]
fn every_code_has_its_mistake_in_the_broken_site() {
    let codes: BTreeSet<&str> = EXPECTED.iter().map(|(code, ..)| *code).collect();
    let all = Problem::CODES.iter().copied().filter(|code| *code != ELSEWHERE);
    let missing: Vec<&str> = all.filter(|code| !codes.contains(code)).collect();
    assert_eq!(missing, [""; 0], "codes without a mistake in tests/sites/broken");
    assert_eq!(codes.len(), EXPECTED.len(), "one mistake for each code");
}

#[test]
fn missing_site_file_is_told_at_its_own_path() {
    let snapshot = SiteTest::minimal().without("content/site.yaml").load();
    let found = located(&all_findings(&snapshot), &snapshot.sources);
    assert_eq!(found, [(ELSEWHERE.into(), "content/site.yaml:1:1".into(), String::new())]);
    let reports = [Language::Danish, Language::English].map(|l| text_report(&snapshot, l));
    assert_expected("site-file-missing.txt", &reports.concat());
}

#[test]
fn full_report_is_as_expected_in_danish_and_english() {
    let snapshot = broken().load();
    assert_expected("broken.da.txt", &text_report(&snapshot, Language::Danish));
    assert_expected("broken.en.txt", &text_report(&snapshot, Language::English));
}

#[test]
fn reports_for_programs_are_as_expected() {
    let snapshot = broken().load();
    let found = all_findings(&snapshot);
    let told = |format, language| report(&found, &snapshot.sources, format, language);
    assert_expected("broken.json", &told(Format::Json, Language::Danish));
    assert_expected("broken.sarif", &told(Format::Sarif, Language::English));
    let json: Value = serde_json::from_str(&told(Format::Json, Language::English)).unwrap();
    assert_eq!(json.as_array().unwrap().len(), EXPECTED.len());
}

#[test]
fn sarif_says_all_that_code_review_needs() {
    let snapshot = broken().load();
    let sarif =
        report(&all_findings(&snapshot), &snapshot.sources, Format::Sarif, Language::Danish);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let run = &sarif["runs"][0];
    let rules: BTreeSet<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["id"].as_str().unwrap())
        .collect();
    for result in run["results"].as_array().unwrap() {
        assert!(rules.contains(result["ruleId"].as_str().unwrap()), "{result:#}");
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()), "{result:#}");
        assert!(result["message"]["text"].as_str().unwrap().ends_with('.'), "{result:#}");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
        let number = |name: &str| place["region"][name].as_u64().unwrap();
        let (start, end) = (
            (number("startLine"), number("startColumn")),
            (number("endLine"), number("endColumn")),
        );
        assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{result:#}");
    }
}

#[test]
fn every_text_says_what_is_wrong_and_what_to_do_in_one_style() {
    let snapshot = broken().load();
    for d in &all_findings(&snapshot) {
        for language in [Language::Danish, Language::English] {
            let (message, help) = (d.problem.message(language), d.problem.help(language));
            let code = d.problem.code();
            assert!(!message.ends_with('.') && !message.contains('\n'), "{code}: {message}");
            assert!(!message.starts_with(char::is_uppercase), "{code}: {message}");
            assert!(help.ends_with('.') && !help.starts_with(char::is_lowercase), "{code}: {help}");
            for text in [&message, &help] {
                assert_eq!(text.matches('`').count() % 2, 0, "{code}: {text}");
                assert!(!text.contains("  "), "{code}: {text}");
            }
        }
        let [danish, english] =
            [Language::Danish, Language::English].map(|language| d.problem.message(language));
        assert_ne!(danish, english, "{}", d.problem.code());
    }
}

/// The broken site as a Windows editor would save it.
fn on_windows(site: SiteTest) -> SiteTest {
    let is_text = |path: &String| {
        [".md", ".yaml", ".html", ".css", ".txt"].iter().any(|end| path.ends_with(end))
    };
    let paths: Vec<String> = site.paths().into_iter().filter(is_text).collect();
    paths.iter().fold(site, |site, path| {
        let mut saved = b"\xef\xbb\xbf".to_vec();
        for byte in site.bytes(path) {
            saved.extend(if byte == b'\n' {
                b"\r\n".as_slice()
            } else {
                std::slice::from_ref(&byte)
            });
        }
        site.with_bytes(path, &saved)
    })
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_change_no_place() {
    let snapshot = on_windows(broken()).load();
    let found = located(&all_findings(&snapshot), &snapshot.sources);
    for ((code, place, words), expected) in found.iter().zip(EXPECTED) {
        assert_eq!((&**code, &**place, &*words.replace("\r\n", "\n")), *expected);
    }
    assert_eq!(found.len(), EXPECTED.len());
}

#[test]
fn findings_are_the_same_on_any_number_of_threads() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| text_report(&broken().load(), Language::Danish))
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(8));
}

#[test]
fn near_misses_are_recognised() {
    let snapshot = broken().load();
    let suggested: Vec<String> = all_findings(&snapshot)
        .iter()
        .filter_map(|d| {
            let words = marked(&snapshot.sources, d.span);
            Some(format!("{words} → {}", d.suggestion.as_ref()?))
        })
        .collect();
    let expected = [
        "71,5 → 71.5",
        "registret → register",
        "3.775 → 3775",
        "skolefravær → skolefravaer",
        "eksempleby → eksempelby",
        "fælleskab → faellesskab",
        "procent → percent",
        "Vores Måde → vores-maade",
        "21-11-2026 → 2026-11-21",
        "Vores Gamle Side → /vores-gamle-side/",
        "updatet → updated",
        "figur → figure",
        "engpakren → engparken",
        "../idnex.md → ../index.md",
        "#æblehavn → #aeblehaven",
        "solgården → solgaarden",
        "fællesskab → faellesskab",
        "bestyrelsen → bestyrelse",
        "helhedsplannen → helhedsplan",
        "ubrugte.png → ubrugt.png",
        "forod → forord",
        "2025/julefesten → 2025/julefest",
        "pages/omos.md → pages/om-os.md",
        "www.eksempel.dk/måling → https://www.eksempel.dk/måling",
        "Fællesskab → fællesskab",
    ];
    assert_eq!(suggested, expected);
}

/// The pages that no broken file has a part in.
const SOUND: [&str; 9] = [
    "/indsatsomraader/",
    "/kommuner/",
    "/maal/",
    "/noegletal/skolefravaer/",
    "/om/",
    "/omraader/dobbeltgaarden/",
    "/omraader/engparken/",
    "/omraader/solgaarden/",
    "/omraader/storeparken/",
];

#[test]
fn sound_pages_of_the_broken_site_are_the_same_as_without_the_broken_files() {
    let whole = broken().load();
    let sound = all_findings(&whole).iter().fold(broken(), |site, d| {
        let path = whole.sources.file(d.span.file).path.as_str();
        let is_removed = path.starts_with("content/")
            && !["content/site.yaml", "content/sources.yaml"].contains(&path)
            && site.paths().iter().any(|known| known == path);
        if is_removed { site.without(path) } else { site }
    });
    let sound = sound.load();
    let page = |snapshot: &Snapshot, resource: &Resource| {
        render(snapshot, resource).map(|rendered| String::from_utf8(rendered.bytes).unwrap())
    };
    let same: Vec<&str> = sound
        .routes
        .iter()
        .filter(|(_, resource)| resource.is_page())
        .filter(|(path, resource)| {
            whole.routes.resource(path) == Some(*resource)
                && page(&whole, resource).is_ok_and(|html| Ok(html) == page(&sound, resource))
        })
        .map(|(path, _)| path.as_str())
        .collect();
    assert_eq!(same, SOUND);
}

#[cfg(unix)]
#[test]
fn check_tells_all_of_it_in_one_run_and_ends_with_one() {
    use std::process::Command;

    let folder = tempfile::TempDir::new().unwrap();
    let site = broken();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    site.paths().iter().for_each(|path| write(path, &site.bytes(path)));
    write("content/pages/kl. 12:30.md", b"");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bydel"));
    command.args(["check", "--today", "2026-11-21"]).current_dir(folder.path());
    let output = command.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let expected = text_report(&site.load(), Language::Danish);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.starts_with(expected.trim_end()), "{told}");
    assert!(output.stdout.is_empty());
}
