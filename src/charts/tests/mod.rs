//! Charts as a reader meets them: what is drawn, what its description says, that nothing overlaps.

mod bars;
mod change;
mod file;
mod multiples;
mod overlap;
mod target;

use proptest::prelude::*;

use super::labels::{Block, spread, width, wrap};
use super::scale::ticks;
use super::svg::Coordinate;
use super::{Chart, Drawing, Emphasis, Layout, Line, LineChart, Point, sparkline};

const LAYOUTS: [Layout; 2] = [Layout::Narrow, Layout::Wide];

fn run(values: &[(u16, f64)]) -> Vec<Point> {
    let point = |&(year, value)| Point { year, value, label: format!("{value:.1} %") };
    values.iter().map(point).collect()
}

fn line(label: &str, emphasis: Emphasis, segments: Vec<Vec<Point>>) -> Line {
    Line { label: label.to_owned(), emphasis, segments }
}

fn line_chart(lines: Vec<Line>) -> Chart<'static> {
    Chart::Line(LineChart { lines, format: Box::new(|value| format!("{value}")) })
}

/// The narrow drawing of a chart.
fn drawn(lines: Vec<Line>) -> Option<String> {
    line_chart(lines).in_column("Fravær")
}

fn chart(lines: Vec<Line>) -> String {
    drawn(lines).expect("a chart")
}

fn own(segments: Vec<Vec<Point>>) -> Vec<Line> {
    vec![line("Herredsvang", Emphasis::Own, segments)]
}

/// What stands between each `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The value of every attribute `name`, as numbers.
fn numbers(svg: &str, name: &str) -> Vec<f64> {
    let values = between(svg, &format!(" {name}=\""), "\"");
    values.iter().map(|value| value.parse().expect("a number")).collect()
}

#[test]
fn a_chart_is_drawn_twice_with_one_name_and_no_id() {
    let svg = line_chart(own(vec![run(&[(2007, 9.7), (2017, 6.5)])])).on_page("Fravær <i> \"A\"");
    let svg = svg.expect("a chart");
    let head = "<svg class=\"chart chart--line chart--narrow\" viewBox=\"0 0 336 224\" \
                font-size=\"14\" fill=\"currentColor\" role=\"img\" \
                aria-label=\"Fravær &lt;i&gt; &quot;A&quot;\"><";
    assert!(svg.starts_with(head), "{svg}");
    assert_eq!(svg.matches("<svg class=\"chart chart--line chart--wide\"").count(), 1);
    assert_eq!(svg.matches("</svg>").count(), 2);
    for banned in [" id=", "<title", "<desc"] {
        assert!(!svg.contains(banned), "{banned} in {svg}");
    }
}

#[test]
fn a_chart_has_no_colour_style_or_size_of_its_own() {
    let series = vec![run(&[(2007, 9.7), (2017, 6.5)])];
    let mut lines = own(series.clone());
    lines.push(line("Aarhus Kommune", Emphasis::Baseline, series.clone()));
    let page = line_chart(lines).on_page("A").expect("a chart");
    for svg in [page, sparkline(&series, None).expect("a sparkline")] {
        for banned in ["style", "#", "rgb", "<svg width", "http", "NaN", "inf"] {
            assert!(!svg.contains(banned), "{banned} in {svg}");
        }
    }
}

#[test]
fn own_and_baseline_differ_in_dashes_and_marks() {
    let series = vec![run(&[(2007, 9.7), (2017, 6.5)])];
    let own_line = chart(vec![line("A", Emphasis::Own, series.clone())]);
    assert!(own_line.contains("<circle") && !own_line.contains("dasharray"));
    assert!(own_line.contains(r#"class="chart__line chart__own""#));
    let baseline = chart(vec![line("B", Emphasis::Baseline, series)]);
    assert!(!baseline.contains("<circle") && baseline.contains(r#"stroke-dasharray="6 4""#));
    assert!(baseline.contains(r#"<g class="chart__baseline chart__hollow" fill="none""#));
}

#[test]
fn text_is_escaped_everywhere() {
    let point = |year| Point { year, value: 1.0, label: "<5 & \"6\"".to_owned() };
    let lines = vec![line("<script>", Emphasis::Own, vec![vec![point(2000), point(2001)]])];
    let format = Box::new(|value: f64| format!("<{value}>"));
    let svg = Chart::Line(LineChart { lines, format }).on_page("'\u{0}x\u{1f}'\ny");
    let svg = svg.expect("a chart");
    assert!(svg.contains("aria-label=\"'\u{fffd}x\u{fffd}'\ny\"") && !svg.contains("<script"));
    assert!(svg.contains(">&lt;5 &amp; &quot;6&quot;</text>") && svg.contains(">&lt;1&gt;</text>"));
}

#[test]
fn ticks_are_round_and_start_at_zero() {
    let table: [(&[f64], &[f64]); 9] = [
        (&[9.7, 6.5], &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]),
        (&[38.2, 76.4], &[0.0, 20.0, 40.0, 60.0, 80.0]),
        (&[3720.0, 3775.0], &[0.0, 1000.0, 2000.0, 3000.0, 4000.0]),
        (&[0.25], &[0.0, 0.05, 0.1, 0.15, 0.2, 0.25]),
        (&[0.3, 0.1], &[0.0, 0.1, 0.2, 0.3]),
        (&[100.0], &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
        (&[0.0, 0.0], &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (&[-3.0, 2.0], &[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0]),
        (&[-40.0, -8.0], &[-40.0, -30.0, -20.0, -10.0, 0.0]),
    ];
    for (values, expected) in table {
        let found = ticks(values.iter().copied(), &|value| value.to_string());
        let found: Vec<f64> = found.iter().map(|tick| tick.value).collect();
        assert_eq!(found, expected, "{values:?}");
    }
}

#[test]
fn ticks_whose_rounded_labels_would_repeat_are_set_wider() {
    let whole = |value: f64| format!("{value:.0}");
    for (values, expected) in [([3.0, 1.0], "0 1 2 3"), ([1.0, 0.0], "0 1"), ([2.0, 2.0], "0 1 2")]
    {
        let found = ticks(values.into_iter(), &whole);
        let labels: Vec<&str> = found.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels.join(" "), expected);
    }
    assert!(!ticks([7.0].into_iter(), &|_| "x".to_owned()).is_empty(), "a constant format");
}

#[test]
fn coordinates_have_one_decimal_and_no_negative_zero() {
    let table = [(0.0, "0"), (-0.01, "0"), (12.34, "12.3"), (12.96, "13"), (-3.25, "-3.3")];
    for (value, expected) in table {
        assert_eq!(Coordinate(value).to_string(), expected);
    }
}

#[test]
fn a_line_breaks_at_a_gap_and_at_a_value_that_cannot_be_drawn() {
    let two_runs = own(vec![run(&[(2007, 4.0), (2008, 3.0)]), run(&[(2011, 2.0), (2012, 1.0)])]);
    let split = run(&[(2007, 4.0), (2008, 3.0), (2010, f64::NAN), (2011, 2.0), (2012, 1.0)]);
    assert_eq!(chart(two_runs), chart(own(vec![split])));
    let svg = chart(own(vec![run(&[(2007, 4.0), (2008, 3.0)]), run(&[(2011, 2.0)])]));
    let line = between(&svg, "chart__line chart__own", "/>")[0];
    let path = between(line, " d=\"", "\"");
    assert_eq!(path[0].matches('M').count(), 1, "one run of two points");
    assert_eq!(svg.matches("<circle").count(), 3, "the lonely point has its mark");
}

#[test]
fn years_stand_in_proportion_to_time() {
    let svg = chart(own(vec![run(&[(2000, 1.0), (2005, 1.0), (2020, 1.0)])]));
    let x = numbers(&svg, "cx");
    assert!(((x[1] - x[0]) * 3.0 - (x[2] - x[1])).abs() < 0.5, "{x:?}");
}

#[test]
fn only_years_with_a_value_are_written_and_none_touch() {
    let svg = chart(own(vec![run(&[(2007, 1.0), (2008, 2.0), (2012, 3.0), (2019, 2.0)])]));
    let years = between(&svg, r#"text-anchor="middle">"#, "</g>")[0];
    assert_eq!(between(years, "\">", "</text>"), ["2019", "2012", "2007"]);
    let every: Vec<(u16, f64)> = (1990..2020).map(|year| (year, 5.0)).collect();
    let svg = chart(own(vec![run(&every)]));
    let years = between(&svg, r#"text-anchor="middle">"#, "</g>")[0];
    let x = numbers(years, "x");
    assert!(x.windows(2).all(|pair| pair[0] - pair[1] >= 44.0), "{x:?}");
    assert!(years.contains(">1990<") && years.contains(">2019<"));
}

#[test]
fn one_point_gets_a_mark_one_value_and_its_year() {
    let svg = chart(own(vec![run(&[(2018, 12.4)])]));
    assert_eq!(svg.matches("<circle").count(), 1);
    assert_eq!(svg.matches(">12.4 %<").count(), 1);
    assert_eq!(svg.matches(">2018<").count(), 1);
}

#[test]
fn the_first_and_the_last_value_are_written_out() {
    let svg = chart(own(vec![run(&[(2015, 3.0), (2016, 9.0), (2017, 4.0)])]));
    assert_eq!(between(&svg, "chart__value chart__own\"", "</text>").len(), 2);
    assert!(svg.contains(">3.0 %<") && svg.contains(">4.0 %<") && !svg.contains(">9.0 %<"));
}

#[test]
fn labels_of_lines_that_end_together_are_moved_apart_in_order() {
    let ends = |value: f64| vec![run(&[(2010, 1.0), (2018, value)])];
    let svg = chart(vec![
        line("Herredsvang", Emphasis::Own, ends(12.4)),
        line("Aarhus Kommune", Emphasis::Baseline, ends(12.0)),
    ]);
    let y = |text: &str| {
        let before = svg.split(&format!(">{text}</text>")).next().expect("the label");
        numbers(before, "y").pop().expect("a place")
    };
    let (own, baseline) = (y("Herredsvang"), y("Aarhus"));
    assert!(y("12.0 %") - own >= 17.0, "{own} {baseline}");
    assert!(svg.contains("chart__leader"), "the moved label is tied to its point");
}

#[test]
fn blocks_are_spread_without_overlap_within_their_bounds() {
    let block = |top, height| Block { top, height };
    let table = [
        (vec![block(10.0, 20.0), block(50.0, 20.0)], vec![10.0, 50.0]),
        (vec![block(10.0, 20.0), block(12.0, 20.0)], vec![10.0, 30.0]),
        (vec![block(90.0, 20.0), block(88.0, 20.0)], vec![80.0, 60.0]),
        (vec![block(-5.0, 20.0)], vec![0.0]),
    ];
    for (blocks, expected) in table {
        assert_eq!(spread(&blocks, 0.0, 100.0), expected);
    }
}

#[test]
fn names_are_broken_between_words_and_cut_as_a_last_resort() {
    assert_eq!(wrap("Herredsvang", 14.0, 120.0, 2), ["Herredsvang"]);
    let two = ["Vandtårnsområdet", "og Frydenlund"];
    assert_eq!(wrap("Vandtårnsområdet og Frydenlund", 14.0, 124.0, 2), two);
    let cut = wrap("Charlottekvarteret med mange ord til sidst", 14.0, 100.0, 2);
    assert_eq!(cut.len(), 2);
    assert!(cut.iter().all(|line| width(line, 14.0) <= 100.0) && cut[1].ends_with('…'), "{cut:?}");
    assert!(wrap("", 14.0, 100.0, 2).is_empty());
}

#[test]
fn nothing_to_draw_is_no_chart() {
    let table = [vec![], own(vec![]), own(vec![vec![]]), own(vec![run(&[(2018, f64::INFINITY)])])];
    for lines in table {
        assert_eq!(line_chart(lines).on_page("A"), None);
    }
    assert_eq!(sparkline(&[], None), None);
    assert_eq!(sparkline(&[run(&[(2018, f64::NAN)])], None), None);
}

#[test]
fn a_sparkline_is_hidden_from_screen_readers_and_marks_its_end() {
    let svg = sparkline(&[run(&[(2010, 4.0), (2012, 2.0)]), run(&[(2018, 4.0)])], None);
    let expected = "<svg class=\"chart chart--spark\" viewBox=\"0 0 120 36\" \
        fill=\"currentColor\" aria-hidden=\"true\">\
        <path class=\"chart__zero\" fill=\"none\" stroke=\"currentColor\" d=\"M0 31H120\"/>\
        <path class=\"chart__line chart__own\" fill=\"none\" stroke=\"currentColor\" \
        stroke-width=\"2.5\" d=\"M5 5L32.5 18\"/>\
        <g class=\"chart__own\"><circle cx=\"115\" cy=\"5\" r=\"4\"/></g></svg>";
    assert_eq!(svg.as_deref(), Some(expected));
}

#[test]
fn a_sparkline_marks_the_baseline_of_its_last_year_and_of_no_other() {
    let series = [run(&[(2010, 4.0), (2018, 2.0)])];
    let baseline = |year| Point { year, value: 8.0, label: String::new() };
    let marked = |year| sparkline(&series, Some(&baseline(year))).expect("a sparkline");
    assert!(marked(2018).contains("chart__baseline"));
    assert_eq!(marked(2017), sparkline(&series, None).expect("a sparkline"));
    let height = |svg: &str| numbers(svg, "cy")[0];
    assert!(height(&marked(2018)) > height(&marked(2017)), "one scale holds both");
}

#[test]
fn both_drawings_of_two_lines_over_twelve_years_are_small() {
    let values = |start: f64| {
        let value = |year: u16| start + f64::from(year - 2005) * 0.37;
        vec![run(&(2005..2017).map(|year| (year, value(year))).collect::<Vec<_>>())]
    };
    let svg = line_chart(vec![
        line("Vandtårnsområdet og Frydenlund", Emphasis::Own, values(31.0)),
        line("Viborg Kommune", Emphasis::Baseline, values(61.0)),
    ]);
    let svg = svg.on_page("Fravær").expect("a chart");
    assert!(svg.len() <= 6_500, "{} bytes", svg.len());
}

fn any_segments() -> impl Strategy<Value = Vec<Vec<Point>>> {
    let value = prop_oneof![
        5 => 0.0..100.0_f64,
        2 => -1e6..1e6_f64,
        1 => prop::sample::select(vec![0.0, -0.0, 5e-324, 1e-9, 1e15, -1e15, 1e300, f64::MAX, f64::NAN]),
        1 => any::<f64>(),
    ];
    let point = (any::<u16>(), value).prop_map(|(year, value)| Point {
        year: 1980 + year % 60,
        value,
        label: format!("{value:.1}"),
    });
    prop::collection::vec(prop::collection::vec(point, 0..6), 0..5)
}

/// All places that a chart draws at: attributes, and the absolute corners of paths.
fn places(svg: &str) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = Vec::new();
    for (x, y) in [("x", "y"), ("cx", "cy")] {
        places.extend(numbers(svg, x).into_iter().zip(numbers(svg, y)));
    }
    for corner in between(svg, " d=\"", "\"").iter().flat_map(|path| path.split(['M', 'L'])) {
        let corner = corner.split(['h', 'v', 'V']).next().unwrap_or_default();
        let (corner, end) = corner.split_once('H').unwrap_or((corner, "0"));
        if let Some((x, y)) = corner.split_once(' ') {
            let parsed: Vec<f64> =
                [x, y, end].iter().map(|n| n.parse().expect("a number")).collect();
            places.extend([(parsed[0], parsed[1]), (parsed[2], parsed[1])]);
        }
    }
    places
}

proptest! {
    #[test]
    fn every_place_is_inside_the_view_box(
        series in prop::collection::vec((any_segments(), any::<bool>(), "[A-Zæøå -]{0,40}"), 0..5),
    ) {
        let lines: Vec<Line> = series
            .into_iter()
            .map(|(segments, is_own, label)| {
                line(&label, if is_own { Emphasis::Own } else { Emphasis::Baseline }, segments)
            })
            .collect();
        let small = lines.first().and_then(|line| sparkline(&line.segments, None));
        let chart = line_chart(lines);
        let both = LAYOUTS.map(|layout| chart.draw(layout).map(|drawing| drawing.element("A")));
        for svg in both.into_iter().chain([small]).flatten() {
            let view: Vec<f64> = between(&svg, "viewBox=\"0 0 ", "\"")[0]
                .split(' ')
                .map(|n| n.parse().expect("a number"))
                .collect();
            for (x, y) in places(&svg) {
                prop_assert!((0.0..=view[0]).contains(&x) && (0.0..=view[1]).contains(&y), "{x} {y} {svg}");
            }
        }
        prop_assert_eq!(chart.on_page("A"), chart.on_page("A"), "deterministic");
    }
}
