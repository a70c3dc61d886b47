//! Places on their way to a target.

use super::LAYOUTS;
use crate::charts::{Bound, Chart, Drawing, Layout, Standing, TargetChart, TargetRow, Value};

fn value(value: f64, label: &str) -> Value {
    Value { value, label: label.to_owned() }
}

fn row(latest: Option<(f64, Standing)>) -> TargetRow {
    TargetRow {
        label: "Egeparken".to_owned(),
        baseline: Some(value(32.0, "32 i 2015")),
        goal: Some((Bound::AtMost, value(30.0, "højst 30"))),
        latest: latest.map(|(at, standing)| (value(at, "28 i 2019"), standing)),
    }
}

fn draw(rows: Vec<TargetRow>, layout: Layout) -> Option<Drawing> {
    Chart::Target(TargetChart { rows }).draw(layout)
}

#[test]
fn start_goal_and_newest_figure_stand_on_one_scale_with_their_words() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row(Some((28.0, Standing::Reached)))], layout).expect("a chart");
        for words in ["Egeparken", "32 i 2015", "højst 30", "28 i 2019"] {
            assert_eq!(drawing.marks().matches(words).count(), 1, "{}", drawing.marks());
        }
    }
}

#[test]
fn each_standing_has_a_shape_of_its_own() {
    let shapes = [Standing::Reached, Standing::OnTheWay, Standing::NotReached].map(|standing| {
        let drawing = draw(vec![row(Some((28.0, standing)))], Layout::Wide).expect("a chart");
        drawing.marks().to_owned()
    });
    assert!(shapes[0] != shapes[1] && shapes[1] != shapes[2] && shapes[0] != shapes[2]);
}

#[test]
fn without_a_newer_figure_there_is_no_filled_mark() {
    for layout in LAYOUTS {
        let drawing = draw(vec![row(None)], layout).expect("a chart");
        assert_eq!(drawing.marks().matches("<circle").count(), 1);
        assert!(!drawing.marks().contains("<g class=\"chart__own\">"), "{}", drawing.marks());
    }
}

#[test]
fn nothing_to_draw_is_no_chart_and_odd_numbers_break_nothing() {
    let odd = TargetRow {
        label: String::new(),
        baseline: Some(value(f64::NAN, "?")),
        goal: Some((Bound::AtLeast, value(f64::MAX, "meget"))),
        latest: None,
    };
    for layout in LAYOUTS {
        assert_eq!(draw(vec![odd.clone()], layout), None);
        let drawing = draw(vec![odd.clone(), row(None)], layout).expect("a chart");
        assert!(!drawing.marks().contains("NaN") && !drawing.marks().contains("meget"));
    }
}
