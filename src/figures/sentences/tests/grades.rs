//! The grades themselves: whole scales, without holes.

use proptest::prelude::*;

use super::samples::*;
use crate::figures::sentences::grades::{Level, Step, Way};
use crate::figures::tests::samples::{about, point};
use crate::figures::{Figure, Unit};

fn tenths(value: u32) -> Figure {
    point(&format!("{}.{}", value / 10, value % 10))
}

#[test]
fn figures_that_are_not_exact_have_no_grade() {
    for (own, other) in [(about("4"), point("5")), (point("4"), range("5", "6"))] {
        assert_eq!(Level::of(&own, &other, &absence()), None);
        assert_eq!(Step::of(&own, &other, &absence()), None);
    }
}

#[test]
fn grades_follow_what_is_printed() {
    let (low, high) = (point("6.54"), point("6.46"));
    assert_eq!(Level::of(&low, &high, &absence()), Some(Level::Same));
    assert_eq!(Step::of(&low, &high, &absence()), Some(Step::None));
}

#[test]
fn marks_are_graded_by_their_difference() {
    let cases = [
        ("7.9", "7.8", Level::About),
        ("7.9", "7.5", Level::Slightly(Way::Up)),
        ("4.0", "8.0", Level::Clearly(Way::Down)),
    ];
    for (own, other, expected) in cases {
        assert_eq!(Level::of(&point(own), &point(other), &marks()), Some(expected));
    }
    let halved = Step::of(&point("8.0"), &point("4.0"), &marks());
    assert_eq!(halved, Some(Step::Clearly(Way::Down)));
}

/// The way that a grade speaks of; a multiple says it by its words.
fn way(level: &Level) -> Option<Way> {
    match level {
        Level::Slightly(way) | Level::Clearly(way) => Some(*way),
        _ => None,
    }
}

proptest! {
    #[test]
    fn every_pair_has_one_grade_and_it_points_the_right_way(own in 0..1000_u32, other in 0..1000_u32) {
        let level = Level::of(&tenths(own), &tenths(other), &absence()).unwrap();
        prop_assert_eq!(level == Level::Same, own == other);
        let expected = if own > other { Way::Up } else { Way::Down };
        prop_assert!(way(&level).is_none_or(|way| way == expected), "{:?}", level);
        if let Level::Times(words) = &level {
            let is_more = ["gang", "dobbelt"].iter().any(|word| words.contains(word));
            prop_assert_eq!(is_more, own > other, "{}", words);
        }
    }

    #[test]
    fn a_larger_change_never_has_a_smaller_grade(first in 50..500_u32, low in 0..500_u32, more in 0..100_u32) {
        let rank = |last: u32| match Step::of(&tenths(first), &tenths(last), &absence()).unwrap() {
            Step::None => 0,
            Step::Hardly(_) => 1,
            Step::Slightly(_) => 2,
            Step::Clearly(_) => 3,
            Step::By(_, words) if words.contains("femtedel") => 4,
            Step::By(_, words) if words.contains("fjerdedel") => 5,
            Step::By(_, words) if words.contains("tredjedel") => 6,
            Step::By(..) => 7,
            Step::As(_, words) if words.starts_with("næsten") => 8,
            Step::As(_, words) if words.starts_with("mere") => 10,
            Step::As(..) => 9,
        };
        prop_assume!(low + more + 1 < first);
        let (near, far) = (first - low, first - low - more);
        prop_assert!(rank(far) >= rank(near), "{} → {} and {}", first, near, far);
        let (near, far) = (first + low, first + low + more);
        prop_assert!(rank(far) >= rank(near), "{} → {} and {}", first, near, far);
    }

    #[test]
    fn a_ratio_is_never_said_of_a_unit_that_has_none(own in 1..120_u32, other in 1..120_u32) {
        let level = Level::of(&tenths(own), &tenths(other), &marks()).unwrap();
        prop_assert!(!matches!(level, Level::Times(_)));
        prop_assert_eq!(marks().unit, Unit::Grade);
    }
}
