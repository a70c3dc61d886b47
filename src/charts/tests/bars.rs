//! Bars of several places in one year.

use super::numbers;
use crate::charts::{Bar, BarChart, Emphasis, bar_chart};

fn bar(label: &str, value: Option<f64>, text: &str) -> Bar {
    Bar { label: label.to_owned(), value, text: text.to_owned(), emphasis: Emphasis::Own }
}

fn drawn(bars: Vec<Bar>) -> Option<String> {
    bar_chart(&BarChart { id: "fravaer", title: "Fravær <2017>", bars })
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_values() {
    let svg = drawn(vec![bar("Nord", Some(8.0), "8 %"), bar("Syd", Some(4.0), "4 %")]);
    let svg = svg.expect("a chart");
    let widths = numbers(&svg, "width");
    assert_eq!(widths.len(), 2);
    assert!((widths[0] - 2.0 * widths[1]).abs() < 0.2, "{widths:?}");
    assert!(widths[0] < 360.0, "{widths:?}");
    assert!(svg.contains("Fravær &lt;2017&gt;"), "{svg}");
    assert!(svg.contains(">8 %</text>") && svg.contains(">Syd</text>"), "{svg}");
}

#[test]
fn a_place_without_a_value_has_words_and_no_bar() {
    let svg = drawn(vec![bar("Nord", Some(8.0), "8 %"), bar("Syd", None, "ikke målt")]);
    let svg = svg.expect("a chart");
    assert_eq!(svg.matches("<rect").count(), 1);
    assert!(svg.contains(">ikke målt</text>"), "{svg}");
}

#[test]
fn zero_and_negative_values_are_drawn_and_what_is_no_number_is_not() {
    let svg = drawn(vec![bar("a", Some(0.0), "0"), bar("b", Some(-2.0), "−2")]);
    assert_eq!(svg.map(|svg| svg.matches("<rect").count()), Some(2));
    assert_eq!(drawn(vec![bar("a", Some(0.0), "0")]).map(|svg| svg.contains("NaN")), Some(false));
    assert_eq!(drawn(vec![bar("a", Some(f64::NAN), "?"), bar("b", None, "ikke målt")]), None);
    assert_eq!(drawn(Vec::new()), None);
}
