//! Small multiples: one scale for all, values beside their points.

use super::{between, numbers, run};
use crate::charts::{Chart, Layout, Multiple, Multiples, small_multiples};

fn multiple(own: &[(u16, f64)], baseline: &[(u16, f64)]) -> Multiple {
    let runs =
        |values: &[(u16, f64)]| if values.is_empty() { Vec::new() } else { vec![run(values)] };
    let (name, title) = ("A".to_owned(), "Fravær, A".to_owned());
    Multiple { name, title, own: runs(own), baseline: runs(baseline) }
}

fn drawn(multiples: &[Multiple]) -> Vec<String> {
    small_multiples(multiples).into_iter().map(|svg| svg.expect("a chart")).collect()
}

#[test]
fn small_charts_share_one_scale_whatever_their_own_values_are() {
    let low = [(2007, 2.0), (2017, 1.0)];
    let charts = drawn(&[multiple(&low, &[]), multiple(&[(2007, 60.0), (2017, 50.0)], &[])]);
    let heights: Vec<Vec<f64>> = charts.iter().map(|svg| numbers(svg, "cy")).collect();
    let zero = 104.0;
    let share = (zero - heights[0][0]) / (zero - heights[1][0]);
    assert!((share - 2.0 / 60.0).abs() < 0.01, "{share} in {heights:?}");
    assert_eq!(numbers(&charts[0], "cx"), numbers(&charts[1], "cx"));
}

#[test]
fn small_chart_has_a_name_and_both_ends_of_its_line() {
    let svg =
        drawn(&[multiple(&[(2007, 9.7), (2017, 6.5)], &[(2007, 6.1), (2017, 5.3)])]).remove(0);
    assert!(svg.contains(r#"role="img" aria-label="Fravær, A">"#), "{svg}");
    let texts = between(&svg, "\">", "</text>");
    for label in ["9.7 %", "6.5 %", "2007", "2017"] {
        assert!(texts.iter().any(|text| text.ends_with(label)), "{label} in {texts:?}");
    }
    assert!(svg.contains("stroke-dasharray"), "{svg}");
    assert!(!svg.contains("style=") && !svg.contains("#"), "{svg}");
}

#[test]
fn values_of_a_small_chart_stand_outside_its_line() {
    let svg = drawn(&[multiple(&[(2007, 9.7), (2017, 6.5)], &[])]).remove(0);
    let points = numbers(&svg, "cx");
    let values = between(&svg, "chart__own\" text-anchor=\"end\"><text x=\"", "\"");
    assert!(values[0].parse::<f64>().expect("a number") < points[0], "{svg}");
    let values = between(&svg, "chart__value chart__own\"><text x=\"", "\"");
    assert!(values[0].parse::<f64>().expect("a number") > points[1], "{svg}");
}

#[test]
fn place_without_a_value_has_no_small_chart_and_leaves_the_others_alone() {
    let with = multiple(&[(2007, 9.7), (2017, 6.5)], &[]);
    let charts = small_multiples(&[multiple(&[], &[(2007, 6.1)]), with]);
    assert!(charts[0].is_none() && charts[1].is_some());
    assert!(small_multiples(&[multiple(&[], &[])])[0].is_none());
    assert!(small_multiples(&[]).is_empty());
    let infinite = multiple(&[(2007, f64::INFINITY)], &[]);
    assert!(small_multiples(&[infinite])[0].is_none());
}

#[test]
fn single_year_is_one_mark_with_one_value() {
    let svg = drawn(&[multiple(&[(2017, 6.5)], &[])]).remove(0);
    assert_eq!(between(&svg, "6.5 %", "<").len(), 1, "{svg}");
    assert_eq!(between(&svg, ">2017", "<").len(), 1, "{svg}");
}

#[test]
fn all_small_charts_in_one_drawing_are_those_of_the_page_under_their_names() {
    let all = vec![multiple(&[(2007, 9.7), (2017, 6.5)], &[]), multiple(&[(2007, 5.0)], &[])];
    let pieces = drawn(&all);
    let drawing = Chart::Multiples(Multiples { all }).draw(Layout::Wide).expect("a drawing");
    for piece in pieces {
        let marks = piece.split_once('>').map(|(_, rest)| rest.trim_end_matches("</svg>"));
        assert!(drawing.marks().contains(marks.expect("marks")));
    }
    assert_eq!(drawing.marks().matches(">A</text>").count(), 2);
    assert!(Chart::Multiples(Multiples { all: Vec::new() }).draw(Layout::Narrow).is_none());
}
