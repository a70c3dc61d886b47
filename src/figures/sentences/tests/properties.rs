//! What holds for every sentence, whatever the figures.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::samples::*;
use crate::figures::sentences::{
    PlaceName, against, between, describe, latest, over_time, profile, undated,
};
use crate::figures::tests::samples::{decimal, point, year};
use crate::figures::{
    Figure, Indicator, Missing, Observation, Precision, Quantity, Series, change, compare,
};
use crate::text::NBSP;

/// Ordinary and extreme indicators, one of each kind of unit that sentences treat apart.
fn indicators() -> Vec<Indicator> {
    vec![
        absence(),
        outside(),
        complaints(),
        residents(),
        marks(),
        income(),
        charged(),
        multiple(),
        crate::figures::tests::samples::indicator("i", crate::figures::Unit::Weeks),
    ]
}

fn figure() -> impl Strategy<Value = Observation> {
    let precision = prop_oneof![
        4 => Just(Precision::Exact),
        1 => proptest::sample::select(Precision::all().to_vec()),
    ];
    let exact = (0..1000_u32, precision, proptest::option::weighted(0.1, 1..50_u32)).prop_map(
        |(value, precision, width)| {
            let low = decimal(&format!("{}.{}", value / 10, value % 10));
            let high = width.map(|width| low + decimal(&width.to_string()));
            let quantity = high.and_then(|high| Quantity::range(low, high));
            let quantity = quantity.unwrap_or(Quantity::Point(low));
            Observation::Figure(Figure { precision, quantity, ..point("1") })
        },
    );
    let missing = proptest::sample::select(Missing::all().to_vec())
        .prop_map(|reason| Observation::Missing { reason, note: None });
    prop_oneof![5 => exact, 1 => missing]
}

fn any_series() -> impl Strategy<Value = Series> {
    let yearly = proptest::collection::btree_map(2001..2006_i32, figure(), 0..4);
    let undated = proptest::collection::vec(figure(), 0..2);
    (yearly, undated).prop_map(|(yearly, undated): (BTreeMap<i32, Observation>, _)| {
        let yearly = yearly.into_iter().map(|(of, observation)| (year(of), observation)).collect();
        Series { yearly, undated, ..Series::default() }
    })
}

/// Every sentence that two series of one indicator give, each with what it is.
fn all(own: &Series, other: &Series, indicator: &Indicator) -> Vec<(&'static str, String)> {
    let (place, municipality) = (motalavej(), aarhus());
    let named: [(&PlaceName, &Series); 2] = [(&place, own), (&municipality, other)];
    let held = compare(own, Some(other), indicator);
    let developed = change(own, indicator);
    let found = [
        ("latest", latest(own, &place, indicator)),
        ("undated", undated(own, &place, indicator)),
        ("against", held.and_then(|held| against(&held, &place, &municipality, indicator))),
        ("over time", developed.map(|change| over_time(&change, Some(&place), indicator))),
        ("profile", profile(own, &place, Some(named[1]), indicator)),
        ("between", between(named[0], named[1], indicator)),
        ("description", Some(describe(indicator, &named))),
    ];
    found.into_iter().filter_map(|(kind, text)| Some((kind, text?))).collect()
}

fn years(text: &str) -> BTreeSet<&str> {
    let words = text.split(|sign: char| !sign.is_ascii_digit());
    words.filter(|word| word.len() == 4 && word.starts_with("200")).collect()
}

/// Whether a text is whole sentences without loose ends.
fn is_well_formed(text: &str) -> bool {
    let first = text.chars().next().unwrap();
    let begins = first.is_uppercase() || first.is_ascii_digit();
    let loose = ["  ", " ,", " .", "..", "{", "}", "( ", " )"];
    begins && text.ends_with('.') && !loose.iter().any(|loose| text.contains(loose))
}

/// Whether a no-break space stands before every unit.
fn units_hang_on(text: &str) -> bool {
    let units = ["%", "procentpoint", "kr.", "pr.", "gange", "uger", "uge"];
    units.iter().all(|unit| {
        let apart = format!(" {unit}");
        !text.match_indices(&apart).any(|(at, _)| {
            let digit = text[..at].chars().next_back().is_some_and(|sign| sign.is_ascii_digit());
            let ends =
                text[at + apart.len()..].chars().next().is_none_or(|sign| !sign.is_alphabetic());
            digit && ends
        })
    })
}

proptest! {
    #[test]
    fn sentences_are_whole_and_well_set(own in any_series(), other in any_series()) {
        for indicator in indicators() {
            for (kind, text) in all(&own, &other, &indicator) {
                prop_assert!(is_well_formed(&text), "{}: {}", kind, text);
                let multiples = text.replace(" gange så", "");
                prop_assert!(units_hang_on(&multiples), "{}: {}", kind, text.replace(NBSP, "_"));
            }
        }
    }

    #[test]
    fn a_comparison_never_names_two_years(own in any_series(), other in any_series()) {
        for indicator in indicators() {
            for (kind, text) in all(&own, &other, &indicator) {
                if ["latest", "undated", "against", "between"].contains(&kind) {
                    prop_assert!(years(&text).len() <= 1, "{}: {}", kind, text);
                }
                let shows = ["profile", "over time"].contains(&kind) && change(&own, &indicator).is_some();
                prop_assert!(!shows || years(&text).len() == 2, "{}: {}", kind, text);
            }
        }
    }

    #[test]
    fn percentage_points_are_of_percentages_only(own in any_series(), other in any_series()) {
        for indicator in indicators() {
            let is_percentage = indicator.unit == crate::figures::Unit::Percent;
            for (kind, text) in all(&own, &other, &indicator) {
                prop_assert!(is_percentage || !text.contains("procent"), "{}: {}", kind, text);
            }
        }
    }

    #[test]
    fn differences_are_only_of_exact_figures(own in any_series(), other in any_series()) {
        let hedged = |series: &Series| series.figures().all(|(_, figure)| figure.exact().is_none());
        if hedged(&own) {
            for indicator in indicators() {
                for (kind, text) in all(&own, &Series::default(), &indicator) {
                    prop_assert!(!text.contains("procentpoint") && !text.contains("altså"), "{}: {}", kind, text);
                }
                let held = compare(&own, Some(&other), &indicator);
                let held = held.and_then(|held| against(&held, &motalavej(), &aarhus(), &indicator));
                prop_assert!(held.is_none_or(|text| !text.contains("forskel") && !text.contains("procentpoint")));
            }
        }
    }

    #[test]
    fn no_number_comes_from_anywhere_but_figures_that_are_there(own in any_series()) {
        let mut emptied = own.clone();
        let hide = |observation: &mut Observation| *observation = Observation::WITHHELD;
        emptied.yearly.iter_mut().map(|(_, it)| it).for_each(hide);
        emptied.undated.iter_mut().for_each(hide);
        for indicator in indicators() {
            for (kind, text) in all(&emptied, &Series::default(), &indicator) {
                let text = years(&text).iter().fold(text.clone(), |text, year| text.replace(year, ""));
                prop_assert!(!text.contains(|sign: char| sign.is_ascii_digit()), "{}: {}", kind, text);
            }
        }
    }

    #[test]
    fn nothing_is_called_good_or_bad_or_caused(own in any_series(), other in any_series()) {
        for indicator in indicators() {
            for (kind, text) in all(&own, &other, &indicator) {
                let words = ["bedre", "dårlig", "godt nok", "desværre", "fordi", "derfor", "skyldes", "kun "];
                let found = words.iter().find(|word| text.contains(**word));
                prop_assert!(found.is_none(), "{} in {}: {}", found.unwrap_or(&""), kind, text);
            }
        }
    }
}
