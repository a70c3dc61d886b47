//! Charts as files of their own.

use super::{line_chart, own, run};
use crate::charts::{Chart, Layout, Sheet};

fn sheet<'a>(title: &'a str, description: &'a str) -> Sheet<'a> {
    let (source, origin) = ("Kilde: BoSocData.", "Boligsocialt <i> Aarhus https://e.dk/a/");
    Sheet { title, description, source, origin, language: "da" }
}

fn chart() -> Chart<'static> {
    line_chart(own(vec![run(&[(2007, 9.7), (2017, 6.5)])]))
}

#[test]
fn a_file_holds_title_words_source_and_origin_both_named_and_drawn() {
    let file = chart().as_file(&sheet("Fravær, 2007–2017", "Det <faldt>."));
    for words in
        ["Fravær, 2007–2017", "Det &lt;faldt&gt;.", "Kilde: BoSocData.", "&lt;i&gt; Aarhus"]
    {
        assert_eq!(file.matches(words).count(), 2, "{words} in {file}");
    }
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width="), "{file}");
    assert!(file.contains("lang=\"da\"") && file.contains("prefers-color-scheme"));
}

#[test]
fn a_file_draws_what_the_page_draws() {
    let chart = chart();
    let wide = chart.draw(Layout::Wide).expect("a drawing");
    let page = chart.on_page("Fravær").expect("a chart");
    let file = chart.as_file(&sheet("Fravær", "Faldet."));
    assert!(page.contains(wide.marks()) && file.contains(wide.marks()));
}

#[test]
fn a_file_asks_for_nothing_from_elsewhere() {
    let file = chart().as_file(&sheet("Fravær", "Faldet."));
    for banned in ["href", "url(", "@import", "<script", "<image"] {
        assert!(!file.contains(banned), "{banned} in {file}");
    }
}

#[test]
fn very_long_words_stay_within_the_file_and_stand_whole_in_its_description() {
    let long = "fraværsprocentfordelingsopgørelse ".repeat(200);
    let file = chart().as_file(&sheet(&long, &long));
    assert!(file.contains(&format!("<title id=\"titel\">{long}</title>")));
    let lines = file.matches("<text").count();
    assert!(lines < 40, "{lines}");
}

#[test]
fn a_chart_without_a_drawing_is_a_file_of_words() {
    let file = line_chart(Vec::new()).as_file(&sheet("Fravær", "Intet tal."));
    assert!(file.contains(">Intet tal.</text>") && file.ends_with("</svg>\n"), "{file}");
}
