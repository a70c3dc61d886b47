//! What looks like Markdown and is not.

use super::{assert_mistakes, html, parsed, places};

#[test]
fn lookalikes_are_told_and_stay_as_they_are_written() {
    assert_mistakes(&[
        ("Se [[herredsvang]].", "<p>Se [[herredsvang]].</p>\n", &["1:4-1:19 wiki-link"]),
        ("Se [siden] (/om/) nu.", "<p>Se [siden] (/om/) nu.</p>\n", &["1:4-1:18 divided-link"]),
        ("![hat](min hat.png)", "<p>![hat](min hat.png)</p>\n", &["1:2-1:20 divided-link"]),
        (
            "##Overskrift\n\ntekst",
            "<p>##Overskrift</p>\n<p>tekst</p>\n",
            &["1:1-1:13 tight-heading"],
        ),
    ]);
}

#[test]
fn ordinary_brackets_and_marks_are_no_lookalikes() {
    for text in [
        "`[[x]]` og\n\n    ##kode",
        "[et] (to tre) og [1] (side 3)",
        "#hashtag og C## her",
        "[a](om.md \"en titel\") og [1](se s. 3)",
        "[[tekst]](/om/)",
        "a ## b",
        "1. ## Overskrift",
    ] {
        let (_, sources, found) = parsed(text);
        let found: Vec<String> = places(&found, &sources);
        let lookalike = |place: &String| {
            ["wiki-link", "divided-link", "tight-heading"].iter().any(|code| place.ends_with(code))
        };
        assert_eq!(found.iter().find(|place| lookalike(place)), None, "{text}");
    }
}

#[test]
fn invisible_characters_are_told_and_left_out() {
    let (document, sources, found) = parsed("a\u{202e}b `c\u{200b}d` e");
    assert_eq!(places(&found, &sources), ["1:2-1:3 hidden-character", "1:7-1:8 hidden-character"]);
    assert_eq!(html(&document), "<p>ab <code>cd</code> e</p>\n");
}

#[test]
fn address_without_its_scheme_is_recognised() {
    let cases = [
        ("www.dr.dk", Some("https://www.dr.dk")),
        ("dr.dk/nyheder", Some("https://dr.dk/nyheder")),
        ("kontakt@x.dk", Some("mailto:kontakt@x.dk")),
        ("om.html", None),
        ("mappe/", None),
    ];
    for (written, expected) in cases {
        let (_, _, found) = parsed(&format!("[a]({written})"));
        let found = found.iter().next().map(|d| (d.problem.code(), d.suggestion.as_deref()));
        assert_eq!(found, Some(("broken-link", expected)), "{written}");
    }
}
