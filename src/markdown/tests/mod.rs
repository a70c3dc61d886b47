//! Every construct with its exact HTML, every mistake with its exact place.

mod figures;
mod lookalikes;
mod wellformed;

use std::convert::Infallible;
use std::sync::Arc;

use super::{ChartBlock, Document, FigureReference, Picture, Segment, Target, Time, parse};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, MemoryFiles, Sources};

/// A site of one file, and that file's number.
pub(super) fn one_file(text: &str) -> (Sources, FileId) {
    let mut files = MemoryFiles::default();
    assert!(files.insert("content/areas/herredsvang/index.md", text.as_bytes()));
    let sources = Sources::read(&files, &MemoryFiles::default()).unwrap();
    let file = sources.find("content/areas/herredsvang/index.md").unwrap();
    (sources, file)
}

/// The findings as `line:column-line:column code`, in order.
pub(super) fn places(found: &Diagnostics, sources: &Sources) -> Vec<String> {
    let mut found = found.clone();
    found.sort(sources);
    let place = |d: &Diagnostic| {
        let at = |offset| {
            let position = sources.file(d.span.file).position(offset);
            format!("{}:{}", position.line, position.column)
        };
        let (start, end) = (at(d.span.start), at(d.span.end));
        let place = if start == end { start } else { format!("{start}-{end}") };
        format!("{place} {}", d.problem.code())
    };
    found.iter().map(place).collect()
}

/// What `text` becomes, with its findings.
pub(super) fn parsed(text: &str) -> (Document, Sources, Diagnostics) {
    let (sources, file) = one_file(text);
    let mut found = Diagnostics::default();
    let document = parse(file, &sources.file(file).path, &Arc::new(text.to_owned()), 0, &mut found);
    (document, sources, found)
}

/// The HTML of a document with URLs and pictures that show what was asked for.
pub(super) fn html(document: &Document) -> String {
    let with = |path: &str, anchor: &Option<String>| match anchor {
        Some(anchor) => format!("{path}#{anchor}"),
        None => path.to_owned(),
    };
    let link = |target: &Target| match target {
        Target::Page { path, anchor } => with(path.as_str(), anchor),
        Target::Address { path, anchor } => with(path, anchor),
        Target::Anchor(anchor) => format!("#{anchor}"),
    };
    let shown = document.html(|segment| -> Result<String, Infallible> {
        Ok(match segment {
            Segment::Html(done) => document.done(*done),
            Segment::Link(target) => link(&target.value),
            Segment::Picture(picture) => img(picture),
            Segment::Figure(call) => figure(&call.value),
            Segment::Chart(block) => chart(block),
            Segment::Term(term) => format!("<term>{}</term>", term.word),
        })
    });
    shown.unwrap_or_else(|never| match never {})
}

fn figure(call: &FigureReference) -> String {
    let time = match call.time.map(|time| time.value) {
        None => "nu".to_owned(),
        Some(Time::Undated) => "uden år".to_owned(),
        Some(Time::Year(year)) => year.to_string(),
    };
    let link = if call.in_link { " i link" } else { "" };
    format!("<{} {} {time}{link}>", call.indicator.value, call.subject.value)
}

fn chart(block: &ChartBlock) -> String {
    let places: Vec<&str> = block.places.iter().map(|place| place.value.as_str()).collect();
    let (kind, level) = (block.kind, block.level);
    format!("<{kind:?} {} {} h{level}>", block.indicator.value, places.join("+"))
}

fn img(picture: &Picture) -> String {
    let mut html = "<img src=\"".to_owned();
    crate::text::escape::attribute(&mut html, picture.target.value.as_str());
    html.push_str("\" alt=\"");
    crate::text::escape::attribute(&mut html, &picture.alt);
    html.push('"');
    if let Some(title) = &picture.title {
        html.push_str(" title=\"");
        crate::text::escape::attribute(&mut html, title);
        html.push('"');
    }
    html.push_str(if picture.alone { " class=\"alone\">" } else { ">" });
    html
}

fn assert_html(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let (document, sources, found) = parsed(text);
        assert_eq!(html(&document), *expected, "{text}");
        assert_eq!(places(&found, &sources), Vec::<String>::new(), "{text}");
    }
}

fn assert_mistakes(cases: &[(&str, &str, &[&str])]) {
    for (text, expected, expected_places) in cases {
        let (document, sources, found) = parsed(text);
        assert_eq!(places(&found, &sources), *expected_places, "{text}");
        assert_eq!(html(&document), *expected, "{text}");
    }
}

#[test]
fn paragraphs_and_emphasis_become_plain_elements() {
    assert_html(&[
        (
            "Hej *du* og **I**, ~~ikke~~ `<p>`.",
            "<p>Hej <em>du</em> og <strong>I</strong>, <del>ikke</del> <code>&lt;p&gt;</code>.</p>\n",
        ),
        ("en\nto  \ntre\\\nfire", "<p>en\nto<br>\ntre<br>\nfire</p>\n"),
        ("a\r\n\r\n***\r\n\r\nb < c & d\r\n", "<p>a</p>\n<hr>\n<p>b &lt; c &amp; d</p>\n"),
        ("> citat\n>\n> mere", "<blockquote>\n<p>citat</p>\n<p>mere</p>\n</blockquote>\n"),
        ("a \u{1} b \u{ffff}", "<p>a \u{fffd} b \u{fffd}</p>\n"),
        ("", ""),
    ]);
}

#[test]
fn lists_are_tight_or_loose_as_they_are_written() {
    assert_html(&[
        ("- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
        ("1. a\n\n2. b\n", "<ol>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
        ("3) a\n", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
        ("- [ ] ikke en opgave\n", "<ul>\n<li>[ ] ikke en opgave</li>\n</ul>\n"),
    ]);
}

#[test]
fn code_is_escaped_and_left_alone() {
    assert_html(&[
        ("    a < \"b\" -- c\n", "<pre><code>a &lt; \"b\" -- c\n</code></pre>\n"),
        (
            "```html\n<script>\r\n'x' ...\n```\n",
            "<pre><code>&lt;script&gt;\n'x' ...\n</code></pre>\n",
        ),
    ]);
}

#[test]
fn typography_is_danish() {
    assert_html(&[
        ("Faldet er 15 % fra 2007-2017.", "<p>Faldet er 15\u{a0}% fra 2007–2017.</p>\n"),
        (
            "Det koster 20 kr. `15 %` står fast.",
            "<p>Det koster 20\u{a0}kr. <code>15 %</code> står fast.</p>\n",
        ),
        ("Hun sagde: \"Det er 'vores' gård.\"", "<p>Hun sagde: »Det er ›vores‹ gård.«</p>\n"),
        (
            "\"**Hej**\" (\"dav\") *\"farvel\"*",
            "<p>»<strong>Hej</strong>« (»dav«) <em>»farvel«</em></p>\n",
        ),
        ("det's Lars' sommer '89", "<p>det’s Lars’ sommer ’89</p>\n"),
        ("2013--2016 --- og så ...", "<p>2013–2016 — og så …</p>\n"),
        (
            "\u{201c}skrevet\u{201d} \\\"sådan\\\" &quot;her&quot; `\"`",
            "<p>\u{201c}skrevet\u{201d} \"sådan\" \"her\" <code>\"</code></p>\n",
        ),
        ("et rør på 5\" og \"ét til", "<p>et rør på 5\" og \"ét til</p>\n"),
        ("\"a\n\nb\"", "<p>\"a</p>\n<p>b\"</p>\n"),
    ]);
}

#[test]
fn headings_have_unique_danish_ids() {
    assert_html(&[
        (
            "## Økonomi & *Æbler* på Åen\n",
            "<h2 id=\"oekonomi-aebler-paa-aaen\">Økonomi &amp; <em>Æbler</em> på Åen</h2>\n",
        ),
        (
            "## A\n### A\n## A-2\n## A\n",
            "<h2 id=\"a\">A</h2>\n<h3 id=\"a-2\">A</h3>\n<h2 id=\"a-2-2\">A-2</h2>\n<h2 id=\"a-3\">A</h2>\n",
        ),
        ("## !\n\nTo\n--\n", "<h2 id=\"afsnit\">!</h2>\n<h2 id=\"to\">To</h2>\n"),
        (
            "## A<br>B [c](https://x.dk)\n",
            "<h2 id=\"a-b-c\">A<br>B <a href=\"https://x.dk\">c</a></h2>\n",
        ),
    ]);
}

#[test]
fn headings_that_break_the_order_are_located() {
    assert_mistakes(&[
        (
            "# Et\n\n## To\n",
            "<h2 id=\"et\">Et</h2>\n<h2 id=\"to\">To</h2>\n",
            &["1:1-1:5 second-title"],
        ),
        ("Et\n==\n", "<h2 id=\"et\">Et</h2>\n", &["1:1-2:3 second-title"]),
        ("### Tre\n", "<h3 id=\"tre\">Tre</h3>\n", &["1:1-1:8 heading-level-jumped"]),
        (
            "## To\n\n#### Fire  \n##### Fem\n## To\n",
            "<h2 id=\"to\">To</h2>\n<h4 id=\"fire\">Fire</h4>\n<h5 id=\"fem\">Fem</h5>\n<h2 id=\"to-2\">To</h2>\n",
            &["3:1-3:10 heading-level-jumped"],
        ),
        ("a\n\n##\n\nb", "<p>a</p>\n<p>b</p>\n", &["3:1-3:3 empty-heading"]),
        ("> ## <br>\n", "<blockquote>\n</blockquote>\n", &["1:3-1:10 empty-heading"]),
    ]);
}

#[test]
fn tables_scroll_in_a_region_named_after_their_heading() {
    assert_html(&[
        (
            "## Tal \"A\"\n\n| a | b | c | |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 |\n\n| d |\n|---|\n",
            "<h2 id=\"tal-a\">Tal »A«</h2>\n\
             <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel: Tal »A«\"><table>\n\
             <thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"num\">b</th><th scope=\"col\" class=\"center\">c</th><td></td></tr></thead>\n\
             <tbody>\n<tr><td>1</td><td class=\"num\">2</td><td class=\"center\">3</td><td></td></tr>\n</tbody>\n</table></div>\n\
             <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel 2: Tal »A«\"><table>\n\
             <thead><tr><th scope=\"col\">d</th></tr></thead>\n</table></div>\n",
        ),
        (
            "| a |\n|---|\n| x \\| `y` |\n",
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel\"><table>\n\
             <thead><tr><th scope=\"col\">a</th></tr></thead>\n\
             <tbody>\n<tr><td>x | <code>y</code></td></tr>\n</tbody>\n</table></div>\n",
        ),
    ]);
}

#[test]
fn links_stay_gaps_until_the_urls_are_known() {
    assert_html(&[
        (
            "[a](../vestervang/index.md)",
            "<p><a href=\"content/areas/vestervang/index.md\">a</a></p>\n",
        ),
        (
            "[a](min%20fil.md#her \"T & U\")",
            "<p><a href=\"content/areas/herredsvang/min fil.md#her\" title=\"T &amp; U\">a</a></p>\n",
        ),
        (
            "[a](/omraader/x/#b) [c](/)",
            "<p><a href=\"/omraader/x/#b\">a</a> <a href=\"/\">c</a></p>\n",
        ),
        (
            "[*a*][x]\n\n[x]: a.md\n",
            "<p><a href=\"content/areas/herredsvang/a.md\"><em>a</em></a></p>\n",
        ),
        (
            "## Økonomi\n\n[a](#oekonomi)",
            "<h2 id=\"oekonomi\">Økonomi</h2>\n<p><a href=\"#oekonomi\">a</a></p>\n",
        ),
    ]);
}

#[test]
fn links_to_elsewhere_are_done_at_once() {
    assert_html(&[
        ("[a](https://x.dk/?a=1&b=ø)", "<p><a href=\"https://x.dk/?a=1&amp;b=ø\">a</a></p>\n"),
        (
            "<https://x.dk> <a@b.dk>",
            "<p><a href=\"https://x.dk\">https://x.dk</a> <a href=\"mailto:a@b.dk\">a@b.dk</a></p>\n",
        ),
        (
            "[a](TEL:+4512345678) [b](<http://x.dk/\" y>)",
            "<p><a href=\"TEL:+4512345678\">a</a> <a href=\"http://x.dk/%22%20y\">b</a></p>\n",
        ),
        (
            "[a <https://y.dk> b](https://x.dk)",
            "<p><a href=\"https://x.dk\">a https://y.dk b</a></p>\n",
        ),
    ]);
}

#[test]
fn links_of_the_wrong_shape_are_located_and_stay_as_text() {
    assert_mistakes(&[
        ("æ [a](javascript:alert(1)) b", "<p>æ a b</p>\n", &["1:7-1:26 link-scheme"]),
        ("[a](JavaScript&#58;x)", "<p>a</p>\n", &["1:1-1:22 link-scheme"]),
        (
            "[a](data:text/html,x) [b](//x.dk) [c](/\\x.dk)",
            "<p>a b c</p>\n",
            &["1:5-1:21 link-scheme", "1:27-1:33 link-scheme", "1:39-1:45 link-scheme"],
        ),
        (
            "<ftp://x.dk> [a](https://)",
            "<p>ftp://x.dk a</p>\n",
            &["1:1-1:13 link-scheme", "1:18-1:26 link-scheme"],
        ),
        (
            "[a](x.pdf) [b](../x/)",
            "<p>a b</p>\n",
            &["1:5-1:10 broken-link", "1:16-1:21 broken-link"],
        ),
        ("[a](../../../../x.md)", "<p>a</p>\n", &["1:5-1:21 broken-link"]),
        ("[a]()", "<p>a</p>\n", &["1:1-1:6 broken-link"]),
        ("[a][x] [b][x]\n\n[x]: <a b.html> 'T'\n", "<p>a b</p>\n", &["3:7-3:15 broken-link"]),
        (
            "[](a.md) [**](a.md)",
            "<p> <a href=\"content/areas/herredsvang/a.md\">**</a></p>\n",
            &["1:1-1:9 empty-link"],
        ),
        (
            "> [a\n> ![](b.jpg)](<c d>)",
            "<blockquote>\n<p>a\n<img src=\"content/areas/herredsvang/b.jpg\" alt=\"\"></p>\n</blockquote>\n",
            &["2:16-2:19 broken-link"],
        ),
    ]);
}

#[test]
fn anchors_are_looked_for_in_the_document() {
    let text = "## Økonomi\n\n[a](#økonomi) [b](#andet)";
    let (document, sources, found) = parsed(text);
    assert_eq!(places(&found, &sources), ["3:5-3:13 broken-anchor", "3:19-3:25 broken-anchor"]);
    let suggestions: Vec<_> = found.iter().map(|d| d.suggestion.as_deref()).collect();
    assert_eq!(suggestions, [Some("#oekonomi"), None]);
    assert_eq!(document.anchors().collect::<Vec<_>>(), ["oekonomi"]);
    assert_eq!(document.links().count(), 2);
}

#[test]
fn references_that_nothing_defines_are_located() {
    assert_mistakes(&[
        (
            "[a][b] og [c][]",
            "<p>[a][b] og [c][]</p>\n",
            &["1:5-1:6 undefined-reference", "1:12-1:13 undefined-reference"],
        ),
        ("![a][b]", "<p>![a][b]</p>\n", &["1:6-1:7 undefined-reference"]),
        (
            "Tekst[^1] og [ ] og [x] og [a] [b]",
            "<p>Tekst[^1] og [ ] og [x] og [a] [b]</p>\n",
            &["1:7-1:9 undefined-reference"],
        ),
    ]);
}

#[test]
fn pictures_are_gaps_with_their_words() {
    assert_html(&[
        (
            "![Et *foto*](foto.jpg \"Foto: A & B\")",
            "<img src=\"content/areas/herredsvang/foto.jpg\" alt=\"Et foto\" title=\"Foto: A &amp; B\" class=\"alone\">\n",
        ),
        ("![](a.jpg)", "<img src=\"content/areas/herredsvang/a.jpg\" alt=\"\" class=\"alone\">\n"),
        ("a ![b](../c%20d.png)", "<p>a <img src=\"content/areas/c d.png\" alt=\"b\"></p>\n"),
        (
            "[![b](c.png)](https://x.dk)",
            "<p><a href=\"https://x.dk\"><img src=\"content/areas/herredsvang/c.png\" alt=\"b\"></a></p>\n",
        ),
        (
            "![a ![b](c.png) d](e.png)",
            "<img src=\"content/areas/herredsvang/e.png\" alt=\"a b d\" class=\"alone\">\n",
        ),
    ]);
}

#[test]
fn pictures_from_elsewhere_are_located() {
    assert_mistakes(&[
        ("a ![b](C:\\c.jpg)", "<p>a </p>\n", &["1:8-1:16 missing-picture"]),
        ("a ![b](https://x.dk/c.jpg)", "<p>a </p>\n", &["1:8-1:26 external-picture"]),
        (
            "![b](//x.dk/c.jpg)\n\n![b](data:image/png,x)",
            "\n\n",
            &["1:6-1:18 external-picture", "3:6-3:22 external-picture"],
        ),
        (
            "![b](/c.jpg) ![d](../../../../e.jpg)",
            "<p> </p>\n",
            &["1:6-1:12 missing-picture", "1:19-1:36 missing-picture"],
        ),
        (
            "![a <b>](c.jpg)",
            "<img src=\"content/areas/herredsvang/c.jpg\" alt=\"a &lt;b&gt;\" class=\"alone\">\n",
            &["1:5-1:8 html-not-allowed"],
        ),
    ]);
}

#[test]
fn footnotes_are_gathered_at_the_end_in_the_order_of_their_marks() {
    assert_html(&[
        (
            "A[^b] b[^A] c[^b].\n\n[^a]: Et.\n[^b]: To.\n\n    - Tre\n",
            "<p>A<sup><a id=\"note_1_ref\" href=\"#note_1\" role=\"doc-noteref\" aria-label=\"Fodnote 1\">1</a></sup> \
             b<sup><a id=\"note_2_ref\" href=\"#note_2\" role=\"doc-noteref\" aria-label=\"Fodnote 2\">2</a></sup> \
             c<sup><a id=\"note_1_ref_2\" href=\"#note_1\" role=\"doc-noteref\" aria-label=\"Fodnote 1\">1</a></sup>.</p>\n\
             <section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Noter\">\n<ol>\n\
             <li id=\"note_1\"><p>To.</p>\n<ul>\n<li>Tre</li>\n</ul>\n \
             <a href=\"#note_1_ref\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten\">↩</a> \
             <a href=\"#note_1_ref_2\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten, henvisning 2\">↩</a></li>\n\
             <li id=\"note_2\"><p>Et. <a href=\"#note_2_ref\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten\">↩</a></p>\n</li>\n\
             </ol>\n</section>\n",
        ),
        (
            "[^a]: Uden mærke.\n",
            "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Noter\">\n<ol>\n\
             <li><p>Uden mærke.</p>\n</li>\n</ol>\n</section>\n",
        ),
    ]);
}

#[test]
fn harmless_html_passes_when_it_is_balanced() {
    assert_html(&[
        ("a<br>b<BR/>c<wbr />d", "<p>a<br>b<br>c<wbr>d</p>\n"),
        (
            "CO<sub>2</sub> <Span LANG=en dir='ltr'>x *y*</Span>",
            "<p>CO<sub>2</sub> <span lang=\"en\" dir=\"ltr\">x <em>y</em></span></p>\n",
        ),
        (
            "<kbd>A</kbd> <q><cite>b</cite></q> 1 < 2 <3",
            "<p><kbd>A</kbd> <q><cite>b</cite></q> 1 &lt; 2 &lt;3</p>\n",
        ),
        (
            "<details open>\n<summary>Læs &amp; &nbsp;</summary>\n\nTekst *her*.\n\n</details>\n",
            "<details open>\n<summary>Læs &amp; \u{a0}</summary>\n<p>Tekst <em>her</em>.</p>\n</details>",
        ),
        (
            "- <details><summary>A</summary>\n  b\n  <kbd>c</kbd>\n  </details>\n",
            "<ul>\n<li>\n<details>\n<summary>A</summary>\n<p>b\n<kbd>c</kbd></p>\n</details></li>\n</ul>\n",
        ),
        (
            "<span lang=\"pt-BR\">\nfoo & bar\n</span>",
            "<p><span lang=\"pt-BR\">\nfoo &amp; bar\n</span></p>\n",
        ),
    ]);
}

#[test]
fn other_html_is_located_and_stands_as_text() {
    assert_mistakes(&[
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n", &["1:3-1:6 html-not-allowed"]),
        (
            "<script>alert(1)</script>\n\nb",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>b</p>\n",
            &["1:1-1:9 html-not-allowed"],
        ),
        ("æ <!-- c --> d", "<p>æ &lt;!-- c --&gt; d</p>\n", &["1:3-1:13 html-not-allowed"]),
        ("<!-- c\nd -->\n", "<p>&lt;!-- c\nd --&gt;</p>\n", &["1:1-1:7 html-not-allowed"]),
        (
            "<span onclick=x>a</span>",
            "<p>&lt;span onclick=x&gt;a&lt;/span&gt;</p>\n",
            &["1:1-1:17 html-not-allowed"],
        ),
        (
            "<span lang=\"e n\"> <span dir=up> <kbd/> </br> <q lang=da lang=en>",
            "<p>&lt;span lang=\"e n\"&gt; &lt;span dir=up&gt; &lt;kbd/&gt; &lt;/br&gt; &lt;q lang=da lang=en&gt;</p>\n",
            &[
                "1:1-1:18 html-not-allowed",
                "1:19-1:32 html-not-allowed",
                "1:33-1:39 html-not-allowed",
                "1:40-1:45 html-not-allowed",
                "1:46-1:65 html-not-allowed",
            ],
        ),
        (
            "a <details><summary>b",
            "<p>a &lt;details&gt;&lt;summary&gt;b</p>\n",
            &["1:3-1:12 html-not-allowed", "1:12-1:21 html-not-allowed"],
        ),
    ]);
}

#[test]
fn html_without_its_partner_is_located_and_stands_as_text() {
    assert_mistakes(&[
        (
            "*a <kbd>b* c</kbd>",
            "<p><em>a &lt;kbd&gt;b</em> c&lt;/kbd&gt;</p>\n",
            &["1:4-1:9 html-not-allowed"],
        ),
        ("<q>a <kbd>b</q>", "<p><q>a &lt;kbd&gt;b</q></p>\n", &["1:6-1:11 html-not-allowed"]),
        (
            "a <sub>\n\nb</sub>",
            "<p>a &lt;sub&gt;</p>\n<p>b&lt;/sub&gt;</p>\n",
            &["1:3-1:8 html-not-allowed"],
        ),
        (
            "<details>\n\na\n\n</details>",
            "&lt;details&gt;\n<p>a</p>\n<p>&lt;/details&gt;</p>\n",
            &["1:1-1:10 html-not-allowed"],
        ),
        (
            "<details><summary>a</summary>\n\n- b\n  </details>",
            "&lt;details&gt;&lt;summary&gt;a&lt;/summary&gt;\n<ul>\n<li>b\n<p>&lt;/details&gt;</p>\n</li>\n</ul>\n",
            &["1:1-1:10 html-not-allowed"],
        ),
        (
            "<details><summary>a\n\nb\n\n</summary></details>",
            "&lt;details&gt;&lt;summary&gt;a\n<p>b</p>\n<p>&lt;/summary&gt;</p>\n<p>&lt;/details&gt;</p>\n",
            &["1:1-1:10 html-not-allowed", "1:10-1:19 html-not-allowed"],
        ),
        (
            "<summary>a</summary>",
            "<p>&lt;summary&gt;a</p>\n<p>&lt;/summary&gt;</p>\n",
            &["1:1-1:10 html-not-allowed"],
        ),
    ]);
}

#[test]
fn what_lies_too_deep_is_flattened_and_reported_once() {
    let (document, sources, found) =
        parsed(&format!("{}a\n\n{}b{}", ">".repeat(40), "*a ".repeat(40), "*".repeat(40)));
    assert_eq!(places(&found, &sources), ["1:33 text-too-deep"]);
    let html = html(&document);
    assert_eq!((html.matches("<blockquote>").count(), html.matches("<em>").count()), (32, 32));
    let (document, sources, found) = parsed(&"<sub>".repeat(40));
    assert_eq!(places(&found, &sources).len(), 40, "{document:?}");
}

#[test]
fn words_are_counted_as_a_reader_meets_them() {
    for (text, words) in [
        ("", 0),
        ("En *to*tre – fire's 5,5 %\nseks<br>syv", 6),
        ("## En\n\n- to\n- tre\n\n    kode her\n", 5),
        ("| a | b |\n|---|---|\n| c | d |\n", 4),
        ("```\nkode her\n```\n![alt tekst](a.jpg) [link tekst](https://x.dk) `kode`", 3),
    ] {
        assert_eq!(parsed(text).0.words, words, "{text}");
    }
}

#[test]
fn the_opening_is_the_first_paragraph_as_plain_text() {
    for (text, first) in [
        (
            "## A\n\n> x\n\n![b](c.jpg)\n\nDet *er* \"her\"\nog nu[^1].\n\nx\n\n[^1]: y",
            Some("Det er »her« og nu."),
        ),
        ("- a", None),
    ] {
        assert_eq!(parsed(text).0.opening.as_deref(), first, "{text}");
    }
    let long = parsed(&"ord ".repeat(80)).0.opening.unwrap();
    assert_eq!(long, format!("{}\u{a0}…", "ord ".repeat(50).trim_end()));
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let text = "---\ntitle: Å\n---\n\n[a](x:y) [b][c] <i>\n";
    let (sources, file) = one_file(text);
    let mut found = Diagnostics::default();
    let body = super::front_matter(file, text, &mut found).unwrap().body;
    let document =
        parse(file, &sources.file(file).path, &Arc::new(text.to_owned()), body, &mut found);
    assert_eq!(
        places(&found, &sources),
        ["5:5-5:8 link-scheme", "5:14-5:15 undefined-reference", "5:17-5:20 html-not-allowed"]
    );
    assert_eq!(html(&document), "<p>a [b][c] &lt;i&gt;</p>\n");
}
