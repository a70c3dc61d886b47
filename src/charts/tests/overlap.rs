//! No label covers another, and none leaves the drawing, whatever the numbers and names.

use proptest::prelude::*;

use super::{LAYOUTS, between, line, line_chart, run};
use crate::charts::labels::width;
use crate::charts::{
    Bar, BarChart, ChangeChart, ChangeRow, Chart, Drawing, Emphasis, Reference, Value,
};

/// A text with the room that it takes, by the estimate that layouts go by.
#[derive(Debug)]
struct Label {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
}

/// Every text of a drawing. Values are bold and 15 units high, all else 14.
fn labels(drawing: &Drawing) -> Vec<Label> {
    let mut all = Vec::new();
    for group in between(drawing.marks(), "<g ", "</g>") {
        let (head, texts) = group.split_once('>').unwrap_or_default();
        let size = if head.contains("font-size=\"15\"") { 15.0 } else { 14.0 };
        for text in between(texts, "<text x=\"", "</text>") {
            let (x, rest) = text.split_once("\" y=\"").expect("a place");
            let (y, words) = rest.split_once("\">").expect("words");
            let (x, y): (f64, f64) = (x.parse().expect("x"), y.parse().expect("y"));
            let wide = width(words, size) * 0.95;
            let left = match head {
                _ if head.contains("\"end\"") => x - wide,
                _ if head.contains("\"middle\"") => x - wide / 2.0,
                _ => x,
            };
            all.push(Label { text: words.to_owned(), left, right: left + wide, baseline: y });
        }
    }
    all
}

/// Two labels that cover each other: they share more than a hair, and their lines are nearer than
/// letters are high.
fn covering(labels: &[Label]) -> Option<(&Label, &Label)> {
    let covers = |a: &Label, b: &Label| {
        let shared = a.right.min(b.right) - a.left.max(b.left);
        shared > 1.0 && (a.baseline - b.baseline).abs() < 10.0
    };
    let pairs = labels.iter().enumerate();
    pairs
        .flat_map(|(at, a)| labels[at + 1..].iter().map(move |b| (a, b)))
        .find(|(a, b)| covers(a, b))
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-zæøå]{3,14}",
        1 => "[A-Z][a-zæøå]{6,20} og [A-Z][a-zæøå]{6,20}-[a-z]{4,12}",
        1 => "[a-z]{60,90}",
    ]
}

fn check(drawing: &Drawing) -> Result<(), TestCaseError> {
    let labels = labels(drawing);
    prop_assert_eq!(covering(&labels).map(|(a, b)| format!("{a:?} {b:?}")), None);
    for label in &labels {
        let is_inside = label.left >= -1.0 && label.right <= drawing.width + 1.0;
        prop_assert!(is_inside, "{label:?} in {} units", drawing.width);
        prop_assert!((0.0..=drawing.height).contains(&label.baseline), "{label:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn labels_of_bars_stand_apart(
        bars in prop::collection::vec((names(), prop::option::weighted(0.8, 0.0..1e6_f64)), 1..14),
        reference in prop::option::of((names(), 0.0..2e6_f64)),
        own in 0..3_usize,
    ) {
        let text = |value: f64| format!("{value:.0} kr.");
        let bar = |(place, (label, value)): (usize, (String, Option<f64>))| Bar {
            label,
            value,
            text: value.map_or_else(|| "vises ikke af hensyn til anonymitet".to_owned(), text),
            emphasis: if place == own || own == 0 { Emphasis::Own } else { Emphasis::Other },
        };
        let bars = bars.into_iter().enumerate().map(bar).collect();
        let reference = reference.map(|(label, value)| Reference {
            label,
            value: Value { value, label: text(value) },
        });
        let chart = Chart::Bars(BarChart { bars, reference });
        for drawing in LAYOUTS.into_iter().filter_map(|layout| chart.draw(layout)) {
            check(&drawing)?;
        }
    }

    #[test]
    fn labels_of_changes_stand_apart(
        rows in prop::collection::vec((names(), 0.0..100.0_f64, 0.0..100.0_f64), 1..12),
    ) {
        let value = |value: f64| Value { value, label: format!("{value:.1} %") };
        let row = |(label, first, last)| ChangeRow {
            label,
            values: [value(first), value(last)],
            emphasis: Emphasis::Own,
        };
        let years = ["2007".to_owned(), "2017".to_owned()];
        let rows = rows.into_iter().map(row).collect();
        let chart = Chart::Change(ChangeChart { years, rows });
        for drawing in LAYOUTS.into_iter().filter_map(|layout| chart.draw(layout)) {
            check(&drawing)?;
        }
    }

    #[test]
    fn labels_of_two_lines_stand_apart(
        own in prop::collection::vec(0.0..100.0_f64, 2..4),
        baseline in prop::collection::vec(0.0..100.0_f64, 2..4),
        gap in 3..20_u16,
        labels in (names(), names()),
    ) {
        let series = |values: &[f64]| {
            let values = (2000..).step_by(gap.into()).zip(values.iter().copied());
            vec![run(&values.collect::<Vec<_>>())]
        };
        let chart = line_chart(vec![
            line(&labels.0, Emphasis::Own, series(&own)),
            line(&labels.1, Emphasis::Baseline, series(&baseline)),
        ]);
        for drawing in LAYOUTS.into_iter().filter_map(|layout| chart.draw(layout)) {
            check(&drawing)?;
        }
    }
}
