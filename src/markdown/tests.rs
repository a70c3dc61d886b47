//! Every construct with its exact HTML, every mistake with its exact place.

use crate::diagnostics::Diagnostics;
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
    let place = |d: &crate::diagnostics::Diagnostic| {
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

#[test]
fn scratch() {
    for text in [
        "Hej *du* **der** ~~nej~~ `a<b`\nny  \nlinje -- og --- ... \"citat 'i' citat\" det's 'hej' 5\" \u{201c}x\u{201d}\n",
        "## Økonomi & Æbler\n\n### Økonomi\n\n## Økonomi\n\n## !!!\n\n# To\n\n#### Fire\n\n##\n",
        "- a\n- b\n  - c\n\n1. x\n\n2. y\n\n3) z\n\n> citat\n\n---\n\n    kode <b>\n\n```rust\nlet \"x\" = 1;\n```\n",
        "| a | b | |\n|:-:|--:|---|\n| 1 | 2 | 3 |\n\n## Tal \"x\"\n\n| a |\n|---|\n\n| a |\n|---|\n| b |\n",
        "Se [om](../../pages/om.md#top \"T\"), [a](/omraader/#x), [b](#tal), [c](https://x.dk/?a=1&b=2), <a@b.dk>, [d](javascript:alert(1)), [e](//x.dk), [f](x.pdf), [](https://x.dk), [g][h], [i][], [j] [ ] [k][l]\n\n[l]: ../../../../../x.md\n## Tal\n[m](#tall)",
        "![Et foto](foto.jpg \"Titel\")\n\nmed ![](b.png) tekst [![alt](c.png)](https://x.dk)\n\n![x](https://x.dk/a.png)\n",
        "Tekst[^a] og[^b] og[^a] og[^c].\n\n[^a]: Note *et*.\n[^b]: Note to.\n\n    Mere.\n\n[^d]: Glemt.\n",
        "a<br>b <kbd>x</kbd> <SPAN lang=en>x</SPAN> <b>y</b> <!-- z --> <kbd>u *a</kbd> b* <script>x</script> a < b\n",
        "<details>\n<summary>Læs <b>mere</b> &amp; mer</summary>\n\nTekst *her*.\n\n</details>\n\n<details open><summary>A</summary>B <kbd>c\nd\n</details>\n\n<details>\n\nx\n\n</details>\n\n<div onclick=x>a</div>\n",
    ] {
        let (sources, file) = one_file(text);
        let mut found = Diagnostics::default();
        let path = sources.file(file).path.clone();
        let d = super::parse(file, &path, text, 0, &mut found);
        println!("{text}\n------\n{}", d.html(|t| format!("{t:?}"), |p| format!("[{p:?}]")));
        println!(
            "words {} first {:?} {:?}\n{:#?}\n=======",
            d.words,
            d.first_paragraph,
            d.anchors,
            places(&found, &sources)
        );
    }
}
