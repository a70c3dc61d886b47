//! Places in two years.

use super::{LAYOUTS, between, numbers};
use crate::charts::{ChangeChart, ChangeRow, Chart, Drawing, Emphasis, Layout, Value};

fn row(label: &str, first: f64, last: f64) -> ChangeRow {
    let value = |value: f64| Value { value, label: format!("{value} %") };
    let values = [value(first), value(last)];
    ChangeRow { label: label.to_owned(), values, emphasis: Emphasis::Own }
}

fn draw(rows: Vec<ChangeRow>, layout: Layout) -> Option<Drawing> {
    let years = ["2007".to_owned(), "2017".to_owned()];
    Chart::Change(ChangeChart { years, rows }).draw(layout)
}

#[test]
fn both_years_and_both_values_of_each_place_are_written() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row("Nord", 9.7, 6.5), row("Syd", 5.0, 8.0)], layout);
        let drawing = drawing.expect("a chart");
        for words in [">2007<", ">2017<", ">9.7 %<", ">6.5 %<", ">5 %<", ">8 %<", ">Nord<", ">Syd<"]
        {
            assert_eq!(drawing.marks().matches(words).count(), 1, "{words} in {}", drawing.marks());
        }
    }
}

#[test]
fn first_mark_is_hollow_last_is_filled_and_values_stand_outside_both() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row("Nord", 9.7, 6.5)], layout).expect("a chart");
        let marks = drawing.marks();
        let own = |class: &str| numbers(between(marks, class, "</g>")[0], "cx")[0];
        let first = own("\"chart__own chart__hollow\"");
        let last = own("<g class=\"chart__own\"");
        assert!(last < first, "it fell");
        let x_of = |text: &str| {
            let before = marks.split(text).next().unwrap();
            numbers(before, "x").pop().unwrap()
        };
        assert!(x_of(">6.5 %<") < last && x_of(">9.7 %<") > first, "{marks}");
    }
}

#[test]
fn a_place_that_did_not_move_has_one_value_and_a_ring_round_its_mark() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row("Nord", 5.0, 5.0), row("Syd", 4.0, 8.0)], layout);
        let marks = drawing.expect("a chart").marks().to_owned();
        assert_eq!(marks.matches(">5 %<").count(), 1, "{marks}");
        let sizes = numbers(&marks, "r");
        assert!(sizes.iter().any(|size| *size < sizes[0]), "{sizes:?}");
    }
}

#[test]
fn what_cannot_be_drawn_is_left_out_with_its_name() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row("Nord", f64::NAN, 1.0), row("Syd", 4.0, 8.0)], layout);
        assert!(!drawing.expect("a chart").marks().contains("Nord"));
        assert_eq!(draw(vec![row("Nord", 1.0, f64::INFINITY)], layout), None);
        assert_eq!(draw(Vec::new(), layout), None);
    }
}
