//! Development over time, for one place and for the charts of several.

use super::samples::*;
use crate::figures::sentences::{describe, describe_panels, over_time};
use crate::figures::tests::samples::{about, point, series, series_of};
use crate::figures::{Figure, Indicator, Missing, Precision, Series, change};

fn told(first: Figure, last: Figure, indicator: &Indicator) -> String {
    let series = series_of(&[(2007, first), (2017, last)]);
    plain(&over_time(&change(&series, indicator).unwrap(), None, indicator))
}

/// The first figure, the last, and what is said after *Skolefraværet*.
const STEPS: &[(&str, &str, &str)] = &[
    (
        "9.7",
        "6.5",
        "faldt fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 procentpoint eller omkring en tredjedel",
    ),
    ("6.1", "5.3", "faldt fra 6,1 % i 2007 til 5,3 % i 2017, altså med 0,8 procentpoint"),
    ("10.0", "9.3", "faldt lidt, fra 10,0 % i 2007 til 9,3 % i 2017, altså med 0,7 procentpoint"),
    ("10.0", "9.8", "var næsten uændret, 10,0 % i 2007 og 9,8 % i 2017"),
    ("10.0", "10.4", "var næsten uændret, 10,0 % i 2007 og 10,4 % i 2017"),
    ("6.5", "6.5", "var det samme i 2017 som i 2007: 6,5 %"),
    (
        "10.0",
        "8.0",
        "faldt fra 10,0 % i 2007 til 8,0 % i 2017, altså med 2,0 procentpoint eller omkring en femtedel",
    ),
    (
        "10.0",
        "7.5",
        "faldt fra 10,0 % i 2007 til 7,5 % i 2017, altså med 2,5 procentpoint eller omkring en fjerdedel",
    ),
    (
        "11.3",
        "8.0",
        "faldt fra 11,3 % i 2007 til 8,0 % i 2017, altså med 3,3 procentpoint eller mere end en fjerdedel",
    ),
    (
        "8.6",
        "5.4",
        "faldt fra 8,6 % i 2007 til 5,4 % i 2017, altså med 3,2 procentpoint eller mere end en tredjedel",
    ),
    (
        "10.0",
        "5.2",
        "faldt fra 10,0 % i 2007 til 5,2 % i 2017, altså med 4,8 procentpoint – næsten en halvering",
    ),
    (
        "10.0",
        "5.0",
        "faldt fra 10,0 % i 2007 til 5,0 % i 2017, altså med 5,0 procentpoint – en halvering",
    ),
    (
        "10.0",
        "4.0",
        "faldt fra 10,0 % i 2007 til 4,0 % i 2017, altså med 6,0 procentpoint – mere end en halvering",
    ),
    ("10.0", "10.7", "steg lidt, fra 10,0 % i 2007 til 10,7 % i 2017, altså med 0,7 procentpoint"),
    (
        "10.0",
        "13.3",
        "steg fra 10,0 % i 2007 til 13,3 % i 2017, altså med 3,3 procentpoint eller omkring en tredjedel",
    ),
    (
        "10.0",
        "15.0",
        "steg fra 10,0 % i 2007 til 15,0 % i 2017, altså med 5,0 procentpoint eller omkring halvdelen",
    ),
    (
        "10.0",
        "19.0",
        "steg fra 10,0 % i 2007 til 19,0 % i 2017, altså med 9,0 procentpoint – næsten en fordobling",
    ),
    (
        "10.0",
        "20.0",
        "steg fra 10,0 % i 2007 til 20,0 % i 2017, altså med 10,0 procentpoint – en fordobling",
    ),
    (
        "10.0",
        "24.0",
        "steg fra 10,0 % i 2007 til 24,0 % i 2017, altså med 14,0 procentpoint – mere end en fordobling",
    ),
    ("90", "87", "faldt lidt, fra 90 % i 2007 til 87 % i 2017, altså med 3 procentpoint"),
    ("90", "84", "faldt fra 90 % i 2007 til 84 % i 2017, altså med 6 procentpoint"),
    ("2", "1", "faldt fra 2 % i 2007 til 1 % i 2017, altså med 1 procentpoint"),
    ("10.0", "0", "faldt fra 10,0 % i 2007 til 0 % i 2017, altså med 10,0 procentpoint"),
    ("0", "5.0", "steg fra 0 % i 2007 til 5,0 % i 2017, altså med 5,0 procentpoint"),
];

#[test]
fn change_is_graded_and_both_years_are_named() {
    let absence = absence();
    for (first, last, expected) in STEPS {
        let expected = format!("Skolefraværet {expected}.");
        assert_eq!(told(point(first), point(last), &absence), expected);
    }
}

#[test]
fn other_units_change_in_their_own() {
    let complaints_of_all = worded("klager", crate::figures::Unit::Count, "", "klagerne");
    let cases = [
        (
            "3720",
            "3775",
            residents(),
            "Antallet af beboere var næsten uændret, 3.720 i 2007 og 3.775 i 2017.",
        ),
        (
            "40",
            "30",
            complaints(),
            "Antallet af klagesager faldt fra 40 i 2007 til 30 i 2017, altså med 10 eller omkring en fjerdedel.",
        ),
        ("40", "40", complaints_of_all.clone(), "Klagerne var de samme i 2017 som i 2007: 40."),
        ("100", "99", complaints_of_all, "Klagerne var næsten uændrede, 100 i 2007 og 99 i 2017."),
        (
            "6.0",
            "4.0",
            marks(),
            "Karaktergennemsnittet faldt fra 6,0 i 2007 til 4,0 i 2017, altså med 2,0 karakterpoint.",
        ),
        (
            "300000",
            "360000",
            income(),
            "Husstandsindkomsten steg fra 300.000 kr. i 2007 til 360.000 kr. i 2017, altså med 60.000 kr. eller omkring en femtedel.",
        ),
    ];
    for (first, last, indicator, expected) in cases {
        assert_eq!(told(point(first), point(last), &indicator), expected);
    }
}

#[test]
fn figures_that_are_not_exact_have_no_difference() {
    let cases = [
        (about("40"), point("33"), "var ca. 40 % i 2007 og 33 % i 2017"),
        (hedged("godt", "40"), point("33"), "var godt 40 % i 2007 og 33 % i 2017"),
        (
            with(Precision::MoreThan, "40"),
            point("33"),
            "faldt fra over 40 % i 2007 til 33 % i 2017",
        ),
        (with(Precision::AtMost, "2.7"), point("2"), "var højst 2,7 % i 2007 og 2 % i 2017"),
        (range("10", "12"), point("15"), "steg fra 10–12 % i 2007 til 15 % i 2017"),
        (
            of_period("skoleåret 2006/07", point("9")),
            point("6"),
            "var 9 % i skoleåret 2006/07 og 6 % i 2017",
        ),
    ];
    for (first, last, expected) in cases {
        assert_eq!(told(first, last, &absence()), format!("Skolefraværet {expected}."));
    }
}

fn described(places: &[(&str, Series)]) -> String {
    let names: Vec<_> =
        places.iter().map(|(name, _)| crate::figures::sentences::PlaceName::named(name)).collect();
    let places: Vec<_> =
        names.iter().zip(places).map(|(name, (_, series))| (name, series)).collect();
    plain(&describe(&absence(), &places))
}

#[test]
fn a_chart_is_told_place_by_place() {
    let aarhus = ("Aarhus Kommune", series(&[(2007, "6.1"), (2017, "5.3")]));
    assert_eq!(
        described(&[("Herredsvang", series(&[(2007, "9.7"), (2017, "6.5")])), aarhus.clone()]),
        "I Herredsvang faldt skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 \
         procentpoint eller omkring en tredjedel. I Aarhus Kommune faldt det fra 6,1 % i 2007 til \
         5,3 % i 2017, altså med 0,8 procentpoint."
    );
    let one = ("Viby Syd", series(&[(2017, "5.4")]));
    assert_eq!(
        described(&[one, ("Bispehaven", Series::default()), aarhus]),
        "I Viby Syd var skolefraværet 5,4 % i 2017. For Bispehaven er der ingen tal med år. I \
         Aarhus Kommune faldt det fra 6,1 % i 2007 til 5,3 % i 2017, altså med 0,8 procentpoint."
    );
}

#[test]
fn a_chart_tells_its_top_and_its_gaps() {
    let top = series(&[(2007, "9.7"), (2012, "12.0"), (2017, "6.5")]);
    let top = with_gap(with_gap(top, 2010, Missing::NotMeasured), 2014, Missing::Withheld);
    assert_eq!(
        described(&[("Herredsvang", top)]),
        "I Herredsvang faldt skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 \
         procentpoint eller omkring en tredjedel. Undervejs var det højest: 12,0 % i 2012. Der er \
         intet tal for Herredsvang for 2010 (ikke målt) og 2014 (vises ikke af hensyn til \
         anonymitet)."
    );
    assert_eq!(
        described(&[("Herredsvang", series(&[(2007, "9.7"), (2012, "4.0"), (2017, "9.7")]))]),
        "I Herredsvang var skolefraværet det samme i 2017 som i 2007: 9,7 %. Undervejs var det \
         lavest: 4,0 % i 2012."
    );
}

#[test]
fn small_charts_are_summed_up_when_they_are_of_the_same_years() {
    let (a, b, c) = (
        series(&[(2007, "9.7"), (2017, "6.5")]),
        series(&[(2007, "8.6"), (2017, "7.7")]),
        series(&[(2007, "5.0"), (2017, "6.0")]),
    );
    let (herredsvang, motalavej, three) = (herredsvang(), motalavej(), three());
    let summary = |places: &[(&crate::figures::sentences::PlaceName, &Series)]| {
        describe_panels(&absence(), places).summary
    };
    let all = summary(&[(&herredsvang, &a), (&motalavej, &b)]);
    assert_eq!(all.unwrap(), "Skolefraværet faldt i alle to områder fra 2007 til 2017.");
    let mixed = summary(&[(&herredsvang, &a), (&motalavej, &b), (&three, &c)]);
    assert_eq!(
        mixed.unwrap(),
        "Skolefraværet steg i ét område og faldt i to områder fra 2007 til 2017."
    );
    let still = series(&[(2007, "7.1"), (2017, "7.2")]);
    assert_eq!(
        summary(&[(&herredsvang, &a), (&motalavej, &still), (&three, &still)]).unwrap(),
        "Skolefraværet faldt i ét område og var næsten uændret i to områder fra 2007 til 2017."
    );
    let other_years = series(&[(2008, "9"), (2017, "6")]);
    assert_eq!(summary(&[(&herredsvang, &a), (&motalavej, &other_years)]), None);
    assert_eq!(summary(&[(&herredsvang, &a)]), None);
    assert_eq!(summary(&[]), None);
    let each = describe_panels(&absence(), &[(&motalavej, &b)]).each;
    assert_eq!(
        plain(&each[0]),
        "På Motalavej faldt skolefraværet fra 8,6 % i 2007 til 7,7 % i 2017, altså med 0,9 procentpoint."
    );
}
