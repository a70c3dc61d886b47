//! Bars of several places in one year.

use super::{LAYOUTS, numbers};
use crate::charts::{Bar, BarChart, Chart, Drawing, Emphasis, Layout, Reference, Value};

fn bar(label: &str, value: Option<f64>, text: &str) -> Bar {
    Bar { label: label.to_owned(), value, text: text.to_owned(), emphasis: Emphasis::Own }
}

fn reference(value: f64) -> Reference {
    let value = Value { value, label: "5,3 %".to_owned() };
    Reference { label: "Aarhus <Kommune>".to_owned(), value }
}

fn draw(bars: Vec<Bar>, reference: Option<Reference>, layout: Layout) -> Option<Drawing> {
    Chart::Bars(BarChart { bars, reference }).draw(layout)
}

/// The widths of the bars of one kind.
fn widths(drawing: &Drawing, class: &str) -> Vec<f64> {
    let path = drawing.marks().split(&format!("chart__bars {class}")).nth(1);
    let path = path.and_then(|rest| rest.split(" d=\"").nth(1)?.split('"').next());
    let bars = path.unwrap_or_default().split('M').skip(1);
    bars.map(|bar| bar.split(['h', 'v']).nth(1).unwrap().parse().unwrap()).collect()
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_values() {
    for layout in LAYOUTS {
        let bars = vec![bar("Nord", Some(8.0), "8 %"), bar("Syd", Some(4.0), "4 %")];
        let drawing = draw(bars, None, layout).expect("a chart");
        let widths = widths(&drawing, "chart__own");
        assert_eq!(widths.len(), 2);
        assert!((widths[0] - 2.0 * widths[1]).abs() < 0.2, "{widths:?}");
        assert!(widths[0] < layout.width(), "{widths:?}");
        let marks = drawing.marks();
        assert!(marks.contains(">8 %</text>") && marks.contains(">Syd</text>"), "{marks}");
    }
}

#[test]
fn a_place_without_a_value_has_words_and_no_bar() {
    for layout in LAYOUTS {
        let bars = vec![bar("Nord", Some(8.0), "8 %"), bar("Syd", None, "ikke målt")];
        let drawing = draw(bars, None, layout).expect("a chart");
        assert_eq!(widths(&drawing, "chart__own").len(), 1);
        assert!(drawing.marks().contains(">ikke målt</text>"), "{}", drawing.marks());
    }
}

#[test]
fn own_bar_is_filled_and_its_name_bold_where_others_stand_beside_it() {
    for layout in LAYOUTS {
        let other = Bar { emphasis: Emphasis::Other, ..bar("Nord", Some(8.0), "8 %") };
        let drawing = draw(vec![other, bar("Syd", Some(4.0), "4 %")], None, layout);
        let drawing = drawing.expect("a chart");
        let marks = drawing.marks();
        assert_eq!(widths(&drawing, "chart__own").len(), 1);
        assert_eq!(widths(&drawing, "chart__hollow chart__other").len(), 1);
        let bold = marks.split("chart__label--own").nth(1).unwrap();
        assert!(bold.contains(">Syd<") && !bold.contains(">Nord<"), "{marks}");
        let equals = draw(vec![bar("Nord", Some(8.0), "8 %")], None, layout).expect("a chart");
        assert!(!equals.marks().contains("chart__label--own"), "nobody is set apart from equals");
    }
}

#[test]
fn what_bars_are_held_against_is_a_line_on_their_scale_with_its_name() {
    for layout in LAYOUTS {
        let bars = vec![bar("Nord", Some(8.0), "8 %")];
        let drawing = draw(bars.clone(), Some(reference(4.0)), layout).expect("a chart");
        let marks = drawing.marks();
        assert!(
            marks.contains("Aarhus &lt;Kommune&gt;") && marks.contains("chart__casing"),
            "{marks}"
        );
        let far = draw(bars.clone(), Some(reference(80.0)), layout).expect("a chart");
        assert!(widths(&far, "chart__own")[0] < widths(&drawing, "chart__own")[0] / 5.0);
        let without = draw(bars, Some(reference(f64::NAN)), layout).expect("a chart");
        assert!(!without.marks().contains("Kommune"));
        assert!(numbers(marks, "x").iter().all(|x| (0.0..=layout.width()).contains(x)));
    }
}

#[test]
fn zero_and_negative_values_are_drawn_and_what_is_no_number_is_not() {
    for layout in LAYOUTS {
        let bars = vec![bar("a", Some(0.0), "0"), bar("b", Some(-2.0), "−2")];
        let drawing = draw(bars, None, layout).expect("a chart");
        assert_eq!(widths(&drawing, "chart__own").len(), 2);
        let zero = draw(vec![bar("a", Some(0.0), "0")], None, layout).expect("a chart");
        assert!(!zero.marks().contains("NaN"));
        assert_eq!(
            draw(vec![bar("a", Some(f64::NAN), "?"), bar("b", None, "x")], None, layout),
            None
        );
        assert_eq!(draw(Vec::new(), Some(reference(1.0)), layout), None);
    }
}
