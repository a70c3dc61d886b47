//! References to figures, charts and typed numbers.

use super::{assert_html, assert_mistakes, html, parsed, places};
use crate::markdown::TypedUnit;

#[test]
fn reference_stands_wherever_there_are_words() {
    assert_html(&[
        (
            "Fraværet er {{ figure(\"fravaer\", \"nord\", 2017) }}, siger de.",
            "<p>Fraværet er <fravaer nord 2017>, siger de.</p>\n",
        ),
        ("- {{figure(\"a\",\"b\")}}\n", "<ul>\n<li><a b nu></li>\n</ul>\n"),
        (
            "**{{ figure(\"a\", \"b\") }}** og *{{ figure(\"c\", \"d\", uden-aar) }}*",
            "<p><strong><a b nu></strong> og <em><c d uden år></em></p>\n",
        ),
        (
            "| Tal |\n|---|\n| {{ figure(\"a\", \"areas/b\", \"2017\") }} |\n",
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel\"><table>\n<thead><tr><th scope=\"col\">Tal</th></tr></thead>\n<tbody>\n<tr><td><a areas/b 2017></td></tr>\n</tbody>\n</table></div>\n",
        ),
        (
            "[se {{ figure(\"a\", \"b\") }}](/omraader/)",
            "<p><a href=\"/omraader/\">se <a b nu i link></a></p>\n",
        ),
        (
            "\"Vi er på {{ figure('a', 'b') }},\" siger \"de\".",
            "<p>»Vi er på <a b nu>,« siger »de«.</p>\n",
        ),
        ("{{ figure(\n\"a\",\n\"b\") }}", "<p><a b nu></p>\n"),
    ]);
}

#[test]
fn quotation_marks_of_any_kind_will_do() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("”", "”"),
        ("„", "“"),
        ("»", "«"),
        ("’", "’"),
        ("›", "‹"),
    ] {
        let text = format!("{{{{ figure({open}a{close}, {open}b{close},\u{a0}2017) }}}}");
        assert_html(&[(&text, "<p><a b 2017></p>\n")]);
    }
}

#[test]
fn code_and_escaped_braces_stay_text() {
    assert_html(&[
        ("`{{ figur }}`", "<p><code>{{ figur }}</code></p>\n"),
        ("```\n{{ figur }}\n```\n", "<pre><code>{{ figur }}\n</code></pre>\n"),
        ("\\{{ navn }}", "<p>{{ navn }}</p>\n"),
        ("{en} { to }", "<p>{en} { to }</p>\n"),
    ]);
}

#[test]
fn call_that_cannot_be_read_is_told_at_what_is_wrong() {
    let cases: &[(&str, &str)] = &[
        ("a {{ figur(\"a\", \"b\") }}", "1:6-1:11 figure-syntax"),
        ("{{ skolefravaer }}", "1:4-1:16 figure-syntax"),
        ("{{ }}", "1:4 figure-syntax"),
        ("{{ figure }}", "1:4-1:10 figure-syntax"),
        ("{{ figure(\"a, \"b\") }}", "1:16-1:17 figure-syntax"),
        ("{{ figure(\"a\", \"b) }}", "1:16-1:17 figure-syntax"),
        ("{{ figure(\"a\", \"b\" }}", "1:20 figure-syntax"),
        ("{{ figure(\"a\") }}", "1:10-1:16 figure-syntax"),
        ("{{ figure(\"a\", \"b\", 2017, 2) }}", "1:10-1:30 figure-syntax"),
        ("{{ figure(\"a\", \"b\", i går) }}", "1:21-1:26 figure-syntax"),
        ("{{ figure(a, \"b\") }}", "1:11-1:12 figure-syntax"),
        ("{{ figure(\"\", \"b\") }}", "1:12 figure-syntax"),
        ("{{ figure(\"a\", \"b\") x }}", "1:21-1:22 figure-syntax"),
        ("æ {{ figure(\"a\", \"b\")", "1:3-1:5 figure-syntax"),
        ("{ figure(\"a\", \"b\") }", "1:3-1:9 figure-syntax"),
        ("figure(\"a\", \"b\")", "1:1-1:7 figure-syntax"),
        ("{{ figure(*a*, \"b\") }}", "1:11-1:14 figure-syntax"),
    ];
    let found = cases.iter().map(|(text, _)| {
        let (_, sources, found) = parsed(text);
        (*text, places(&found, &sources).join(", "))
    });
    let expected = cases.iter().map(|(text, place)| (*text, (*place).to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn reference_cannot_stand_where_only_plain_words_can() {
    assert_mistakes(&[
        (
            "## Om {{ figure('a', 'b') }}",
            "<h2 id=\"om-figure-a-b\">Om {{ figure(›a‹, ›b‹) }}</h2>\n",
            &["1:7-1:29 figure-misplaced"],
        ),
        (
            "<details><summary>{{ figure('a', 'b') }}</summary>\n\nx\n\n</details>",
            "<details>\n<summary>{{ figure('a', 'b') }}</summary>\n<p>x</p>\n</details>",
            &["1:19-1:21 figure-misplaced"],
        ),
    ]);
}

#[test]
fn description_of_a_page_is_a_paragraph_without_references() {
    let (document, ..) = parsed("Der bor {{ figure(\"a\", \"b\") }}.\n\nHer er grønt.");
    assert_eq!(document.opening.as_deref(), Some("Her er grønt."));
    assert_eq!(document.words, 6);
}

const CHART: &str = "```chart\nindicator: fravaer\narea: nord\n```\n";

#[test]
fn chart_stands_between_paragraphs_under_the_heading_above_it() {
    assert_html(&[(CHART, "<Development fravaer nord h2>\n")]);
    let (document, ..) = parsed(&format!("## b\n\n{CHART}\nc"));
    assert_eq!(html(&document), "<h2 id=\"b\">b</h2>\n<Development fravaer nord h3>\n<p>c</p>\n");
}

#[test]
fn mistakes_in_a_chart_are_told_where_they_stand_in_the_file() {
    let cases: &[(&str, &[&str])] = &[
        ("indicator: a\narea: b\nkind: søjler", &["4:7-4:13 unknown-choice"]),
        ("indicator: a\narea: b\nform: x", &["4:1-4:5 unknown-field"]),
        ("area: b", &["1:1-1:9 missing-field"]),
        ("indicator: a", &["1:1-1:9 missing-field"]),
        ("indicator: a\narea: b\nfrom: sidst", &["4:7-4:12 year-out-of-range"]),
        ("indicator: a: b", &["2:13 yaml-syntax"]),
        ("bare tekst", &["2:1-2:11 wrong-type"]),
    ];
    for (yaml, expected) in cases {
        let (_, sources, found) = parsed(&format!("```chart\n{yaml}\n```\n"));
        assert_eq!(places(&found, &sources), *expected, "{yaml}");
    }
    let (_, sources, found) = parsed("```diagram\nindicator: a\n```\n");
    assert_eq!(places(&found, &sources), ["1:4-1:11 unknown-choice"]);
    let (_, sources, found) = parsed("```\nchart\n```\n\n```rust\nx\n```\n");
    assert_eq!(places(&found, &sources), [""; 0]);
}

/// The typed numbers of a text with their units and years.
fn numbers(text: &str) -> Vec<(String, TypedUnit, Vec<i32>)> {
    let (document, ..) = parsed(text);
    document.numbers.into_iter().map(|n| (n.number, n.unit, n.years)).collect()
}

#[test]
fn numbers_that_look_like_figures_are_found() {
    use TypedUnit::{Kroner, Other, Percent};
    let one = |number: &str, unit| vec![(number.to_owned(), unit, vec![])];
    assert_eq!(numbers("Det er 6,5 % i dag."), one("6,5", Percent));
    assert_eq!(numbers("Det er 6,5\u{a0}procent."), one("6,5", Percent));
    assert_eq!(numbers("**12** pct. af"), one("12", Percent));
    assert_eq!(numbers("Her bor 3.775 mennesker."), one("3.775", Other));
    assert_eq!(numbers("Her bor 3775 mennesker."), one("3.775", Other));
    assert_eq!(numbers("prisen er 10.000 kr."), one("10.000", Kroner));
    let dated = vec![("410".to_owned(), Other, vec![2018])];
    assert_eq!(numbers("I 2018 var der 410 boliger.\n\nI 2020 flere."), dated);
}

#[test]
fn dates_spans_telephones_and_small_counts_are_no_figures() {
    for text in [
        "Den 3. november 2018 kl. 12.30",
        "2017-2021 og 2007–2017",
        "Ring på 87 13 30 00 eller 8713 3000",
        "18-29-årige, 7. klasse, 25 frivillige",
        "steget 3,5 procentpoint",
        "100 % og 0 %",
        "1,5 mio. kr.",
        "65 pr. 1.000",
        "`6,5 %` og [6,5 %](/om/)",
        "A4-ark nr. 3/2018, § 161a",
        "{{ figure(\"a\", \"b\", 2017) }}",
    ] {
        assert_eq!(numbers(text), [], "{text}");
    }
}
