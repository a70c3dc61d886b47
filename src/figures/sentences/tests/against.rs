//! Places against their municipality, graded.

use super::samples::*;
use crate::figures::sentences::{against, profile};
use crate::figures::tests::samples::{about, point, series, series_of};
use crate::figures::{Figure, Indicator, Missing, Precision, Series, Unit, compare};

fn held(own: Figure, other: Figure, indicator: &Indicator) -> Option<String> {
    let (own, other) = (series_of(&[(2017, own)]), series_of(&[(2017, other)]));
    let comparison = compare(&own, Some(&other), indicator).unwrap();
    against(&comparison, &herredsvang(), &aarhus(), indicator).map(|text| plain(&text))
}

/// What is said after *I 2017 var … i Herredsvang*.
#[track_caller]
fn assert_grades(indicator: &Indicator, cases: &[(&str, &str, &str)]) {
    for (own, other, expected) in cases {
        let said = held(point(own), point(other), indicator).unwrap();
        let expected = format!("I 2017 var {} i Herredsvang {expected}.", indicator.noun().text());
        assert_eq!(said, expected, "{own} against {other}");
    }
}

/// Own figure, the municipality's, and what is said.
const LEVELS: &[(&str, &str, &str)] = &[
    ("5.3", "5.3", "det samme som i Aarhus Kommune"),
    (
        "93.6",
        "93.2",
        "omtrent det samme som i Aarhus Kommune (93,2 %) – en forskel på 0,4 procentpoint",
    ),
    ("5.8", "5.3", "lidt højere end i Aarhus Kommune (5,3 %) – en forskel på 0,5 procentpoint"),
    ("4.8", "5.3", "lidt lavere end i Aarhus Kommune (5,3 %) – en forskel på 0,5 procentpoint"),
    ("6.5", "5.3", "1,2 procentpoint højere end i Aarhus Kommune (5,3 %)"),
    ("67", "93", "26 procentpoint lavere end i Aarhus Kommune (93 %)"),
    (
        "14.5",
        "10.0",
        "næsten halvanden gang så højt som i Aarhus Kommune (10,0 %) – en forskel på 4,5 procentpoint",
    ),
    (
        "15.0",
        "10.0",
        "halvanden gang så højt som i Aarhus Kommune (10,0 %) – en forskel på 5,0 procentpoint",
    ),
    (
        "15.5",
        "10.0",
        "godt halvanden gang så højt som i Aarhus Kommune (10,0 %) – en forskel på 5,5 procentpoint",
    ),
    (
        "17.0",
        "10.0",
        "omkring 1,7 gange så højt som i Aarhus Kommune (10,0 %) – en forskel på 7,0 procentpoint",
    ),
    (
        "19.0",
        "10.0",
        "knap dobbelt så højt som i Aarhus Kommune (10,0 %) – en forskel på 9,0 procentpoint",
    ),
    (
        "20.0",
        "10.0",
        "dobbelt så højt som i Aarhus Kommune (10,0 %) – en forskel på 10,0 procentpoint",
    ),
    (
        "21.0",
        "10.0",
        "godt dobbelt så højt som i Aarhus Kommune (10,0 %) – en forskel på 11,0 procentpoint",
    ),
    (
        "23.0",
        "10.0",
        "mere end dobbelt så højt som i Aarhus Kommune (10,0 %) – en forskel på 13,0 procentpoint",
    ),
];

#[test]
fn percentages_are_graded_and_always_have_their_percentage_points() {
    assert_grades(&absence(), LEVELS);
}

/// Own figure, the municipality's, and what is said.
const LEVELS_OF_SHARES: &[(&str, &str, &str)] = &[
    (
        "35.1",
        "16.9",
        "godt dobbelt så stor som i Aarhus Kommune (16,9 %) – en forskel på 18,2 procentpoint",
    ),
    (
        "18.6",
        "7.4",
        "omkring 2,5 gange så stor som i Aarhus Kommune (7,4 %) – en forskel på 11,2 procentpoint",
    ),
    (
        "4.5",
        "1.4",
        "omkring tre gange så stor som i Aarhus Kommune (1,4 %) – en forskel på 3,1 procentpoint",
    ),
    (
        "8",
        "27",
        "under en tredjedel så stor som i Aarhus Kommune (27 %) – en forskel på 19 procentpoint",
    ),
    (
        "5.3",
        "10.0",
        "godt halvt så stor som i Aarhus Kommune (10,0 %) – en forskel på 4,7 procentpoint",
    ),
    ("5.0", "10.0", "halvt så stor som i Aarhus Kommune (10,0 %) – en forskel på 5,0 procentpoint"),
    (
        "4.0",
        "10.0",
        "under halvt så stor som i Aarhus Kommune (10,0 %) – en forskel på 6,0 procentpoint",
    ),
    (
        "3.3",
        "10.0",
        "omkring en tredjedel så stor som i Aarhus Kommune (10,0 %) – en forskel på 6,7 procentpoint",
    ),
    (
        "2.5",
        "10.0",
        "omkring en fjerdedel så stor som i Aarhus Kommune (10,0 %) – en forskel på 7,5 procentpoint",
    ),
    (
        "1.5",
        "10.0",
        "under en fjerdedel så stor som i Aarhus Kommune (10,0 %) – en forskel på 8,5 procentpoint",
    ),
    (
        "90",
        "8",
        "mere end ti gange så stor som i Aarhus Kommune (8 %) – en forskel på 82 procentpoint",
    ),
];

#[test]
fn shares_are_large_and_other_figures_are_high() {
    assert_grades(&outside(), LEVELS_OF_SHARES);
}

#[test]
fn many_percentage_points_are_never_a_little() {
    assert_grades(
        &worded("valg", Unit::Percent, "", "valgdeltagelsen"),
        &[
            ("74.8", "86.9", "12,1 procentpoint lavere end i Aarhus Kommune (86,9 %)"),
            (
                "89.9",
                "86.9",
                "lidt højere end i Aarhus Kommune (86,9 %) – en forskel på 3,0 procentpoint",
            ),
            (
                "87.5",
                "86.9",
                "omtrent den samme som i Aarhus Kommune (86,9 %) – en forskel på 0,6 procentpoint",
            ),
        ],
    );
}

#[test]
fn units_keep_their_own_differences() {
    assert_grades(
        &marks(),
        &[
            ("6.0", "7.9", "1,9 karakterpoint lavere end i Aarhus Kommune (7,9)"),
            (
                "7.6",
                "7.9",
                "lidt lavere end i Aarhus Kommune (7,9) – en forskel på 0,3 karakterpoint",
            ),
            (
                "7.8",
                "7.9",
                "omtrent det samme som i Aarhus Kommune (7,9) – en forskel på 0,1 karakterpoint",
            ),
        ],
    );
    assert_grades(
        &income(),
        &[
            ("325000", "495000", "170.000 kr. lavere end i Aarhus Kommune (495.000 kr.)"),
            (
                "490000",
                "495000",
                "omtrent den samme som i Aarhus Kommune (495.000 kr.) – en forskel på 5.000 kr",
            ),
            ("490000", "490000", "den samme som i Aarhus Kommune"),
        ],
    );
    assert_grades(
        &charged(),
        &[(
            "29",
            "12",
            "mere end dobbelt så stort som i Aarhus Kommune (12 pr. 1.000) – en forskel på 17 pr. 1.000",
        )],
    );
}

#[test]
fn numbers_that_are_too_coarse_for_a_ratio_have_only_their_difference() {
    assert_grades(
        &absence(),
        &[
            ("2", "1", "1 procentpoint højere end i Aarhus Kommune (1 %)"),
            ("0", "5.3", "5,3 procentpoint lavere end i Aarhus Kommune (5,3 %)"),
            ("5.3", "0", "5,3 procentpoint højere end i Aarhus Kommune (0 %)"),
        ],
    );
}

#[test]
fn counts_and_ratios_are_not_held_against_the_municipality() {
    assert_eq!(held(point("3775"), point("345603"), &residents()), None);
    assert_eq!(held(point("2"), point("3"), &multiple()), None);
}

#[test]
fn limits_are_compared_only_where_they_decide() {
    let said = |own: Figure, other: Figure| held(own, other, &absence()).unwrap();
    let higher = "I 2017 var skolefraværet i Herredsvang højere end i Aarhus Kommune (14,2 %).";
    for own in
        [with(Precision::MoreThan, "40"), with(Precision::MoreThan, "14.2"), range("20", "30")]
    {
        assert_eq!(said(own, point("14.2")), higher);
    }
    assert_eq!(
        said(with(Precision::AtMost, "2.7"), point("3")),
        "I 2017 var skolefraværet i Herredsvang lavere end i Aarhus Kommune (3 %)."
    );
    let undecided = "I Aarhus Kommune var skolefraværet 14,2 % i 2017.";
    for own in [
        about("40"),
        hedged("godt", "40"),
        in_words("flere end hver tredje", "33.3"),
        with(Precision::MoreThan, "10"),
        with(Precision::AtLeast, "14.2"),
        range("10", "20"),
    ] {
        assert_eq!(said(own.clone(), point("14.2")), undecided, "{own:?}");
    }
}

#[test]
fn another_year_or_period_is_no_baseline() {
    let absence = absence();
    let none = |own: Figure| {
        let own = series_of(&[(2017, own)]);
        let other = series(&[(2016, "5.5"), (2018, "5.1")]);
        let comparison = compare(&own, Some(&other), &absence).unwrap();
        against(&comparison, &herredsvang(), &aarhus(), &absence).unwrap()
    };
    assert_eq!(
        none(point("6.5")),
        "Der er intet tal for Aarhus Kommune i 2017 at sammenligne med."
    );
    assert_eq!(
        none(of_period("skoleåret 2016/17", point("6.5"))),
        "Der er intet tal for Aarhus Kommune i skoleåret 2016/17 at sammenligne med."
    );
}

fn told(own: &Series, other: Option<&Series>, indicator: &Indicator) -> Option<String> {
    let aarhus = aarhus();
    let baseline = other.map(|series| (&aarhus, series));
    profile(own, &herredsvang(), baseline, indicator).map(|text| plain(&text))
}

#[test]
fn a_key_figure_says_everything_once() {
    let developed = series(&[(2007, "9.7"), (2017, "6.5")]);
    let schools = of_period("skoleåret 2020/21", point("6.0"));
    let cases = [
        (
            developed,
            series(&[(2007, "6.1"), (2017, "5.3")]),
            absence(),
            "I Herredsvang faldt skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 procentpoint eller omkring en tredjedel. I 2017 var det 1,2 procentpoint højere end i Aarhus Kommune (5,3 %).",
        ),
        (
            series(&[(2017, "6.5")]),
            series(&[(2017, "5.3")]),
            absence(),
            "Skolefraværet i Herredsvang var 6,5 % i 2017. Det var 1,2 procentpoint højere end i Aarhus Kommune (5,3 %).",
        ),
        (
            series(&[(2017, "35.1")]),
            series(&[(2017, "16.9")]),
            outside(),
            "35,1 % af de 18-64-årige i Herredsvang stod uden for arbejdsmarkedet i 2017. Andelen var godt dobbelt så stor som i Aarhus Kommune (16,9 %) – en forskel på 18,2 procentpoint.",
        ),
        (
            series(&[(2018, "3775")]),
            series(&[(2018, "345603")]),
            residents(),
            "Der boede 3.775 mennesker i Herredsvang i 2018.",
        ),
        (
            series_of(&[(2021, schools)]),
            series_of(&[(2021, of_period("skoleåret 2020/21", point("7.9")))]),
            marks(),
            "Eleverne i 9. klasse i Herredsvang fik i gennemsnit 6,0 i dansk og matematik i skoleåret 2020/21. Karaktergennemsnittet var 1,9 karakterpoint lavere end i Aarhus Kommune (7,9).",
        ),
        (
            series(&[(2019, "29")]),
            series(&[(2019, "12")]),
            charged(),
            "Antallet af sigtede personer i Herredsvang var 29 pr. 1.000 beboere i 2019. Det var mere end dobbelt så stort som i Aarhus Kommune (12 pr. 1.000) – en forskel på 17 pr. 1.000.",
        ),
        (
            series(&[(2015, "325000")]),
            series(&[(2015, "495000")]),
            income(),
            "En husstand i Herredsvang havde i gennemsnit en indkomst på 325.000 kr. i 2015. Husstandsindkomsten var 170.000 kr. lavere end i Aarhus Kommune (495.000 kr.).",
        ),
        (
            series(&[(2019, "74.8")]),
            series(&[(2018, "86.9")]),
            absence(),
            "Skolefraværet i Herredsvang var 74,8 % i 2019. Der er intet tal for Aarhus Kommune i 2019 at sammenligne med.",
        ),
    ];
    for (own, other, indicator, expected) in cases {
        assert_eq!(told(&own, Some(&other), &indicator).unwrap(), expected);
    }
}

#[test]
fn a_key_figure_is_silent_about_what_nobody_measured() {
    let own = series(&[(2017, "6.5")]);
    let alone = "Skolefraværet i Herredsvang var 6,5 % i 2017.";
    assert_eq!(told(&own, None, &absence()).unwrap(), alone);
    let undated_own = undated(point("6.5"));
    assert_eq!(
        told(&undated_own, Some(&undated(point("5.3"))), &absence()).unwrap(),
        "Skolefraværet i Herredsvang var 6,5 % (år ikke oplyst)."
    );
    let withheld = with_gap(Series::default(), 2017, Missing::Withheld);
    assert_eq!(told(&withheld, Some(&own), &absence()), None);
    assert_eq!(told(&Series::default(), None, &worded("i", Unit::Count, "", "")), None);
}
