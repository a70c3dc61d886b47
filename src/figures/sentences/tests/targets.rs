//! Targets: what was agreed, where it started, where it is.

use super::samples::*;
use crate::figures::sentences::{Aim, TargetState, target};
use crate::figures::tests::samples::{about, decimal, point, series, series_of, year};
use crate::figures::{Direction, Indicator, Unit};

#[test]
fn a_target_is_told_with_its_start_and_the_newest_figure() {
    let start = point("21.8");
    let (lower, even) = (series(&[(2015, "21.8"), (2018, "18.8")]), series(&[(2018, "21.8")]));
    let hedged_later = series_of(&[(2018, about("19"))]);
    let old = series(&[(2015, "21.8")]);
    let opening =
        "Målet er højst 18 %, og fristen er 31. marts 2021. Udgangspunktet var 21,8 % i 2015.";
    let cases = [
        (Some(&lower), "Det nyeste tal er 18,8 % i 2018, et fald på 3,0 procentpoint."),
        (Some(&even), "Det nyeste tal er 21,8 % i 2018, det samme som ved begyndelsen."),
        (Some(&hedged_later), "Det nyeste tal er ca. 19 % i 2018."),
        (Some(&old), "Der er ikke noget nyere tal."),
        (None, "Der er ikke noget nyere tal."),
    ];
    for (series, expected) in cases {
        let state = TargetState {
            aim: Aim::Level(decimal("18")),
            deadline: Some("31. marts 2021"),
            start: Some((Some(year(2015)), &start)),
            series,
        };
        assert_eq!(plain(&target(&state, &absence())), format!("{opening} {expected}"));
    }
}

#[test]
fn aims_are_said_by_kind_and_direction() {
    let said = |aim: Aim, indicator: &Indicator| {
        plain(&target(&TargetState { aim, deadline: None, start: None, series: None }, indicator))
    };
    let higher = Indicator { direction: Direction::HigherIsBetter, ..absence() };
    let neither = Indicator { direction: Direction::Neither, ..absence() };
    let cases = [
        (Aim::Level(decimal("60")), &higher, " mindst 60 %"),
        (Aim::Level(decimal("60")), &neither, " 60 %"),
        (Aim::Change(decimal("-5")), &higher, " et fald på 5 procentpoint"),
        (Aim::Percent(decimal("10")), &higher, " en stigning på 10 %"),
        (Aim::Lower, &higher, ", at skolefraværet falder"),
        (Aim::Higher, &higher, ", at skolefraværet stiger"),
    ];
    for (aim, indicator, expected) in cases {
        let expected = format!("Målet er{expected}. Der er ikke noget tal at måle det med.");
        assert_eq!(said(aim, indicator), expected);
    }
    let count = worded("i", Unit::Count, "", "antallet af klager");
    assert_eq!(
        said(Aim::Change(decimal("-20")), &count),
        "Målet er et fald på 20. Der er ikke noget tal at måle det med."
    );
}

#[test]
fn an_undated_start_is_held_against_nothing() {
    let start = point("46");
    let later = series(&[(2018, "50")]);
    let state = TargetState {
        aim: Aim::Level(decimal("60")),
        deadline: None,
        start: Some((None, &start)),
        series: Some(&later),
    };
    assert_eq!(
        plain(&target(&state, &absence())),
        "Målet er højst 60 %. Udgangspunktet var 46 % (år ikke oplyst). Det nyeste tal er 50 % i 2018."
    );
}
