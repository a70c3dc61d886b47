//! Two areas, and rankings.

use super::samples::*;
use crate::figures::sentences::{between, spread};
use crate::figures::tests::samples::{indicator, point, series, series_of, year};
use crate::figures::{Figure, Indicator, RankEntry, Series, SubjectId, Unit, rank};

fn told(own: &Series, other: &Series, indicator: &Indicator) -> Option<String> {
    let pair = ((&herredsvang(), own), (&motalavej(), other));
    between(pair.0, pair.1, indicator).map(|text| plain(&text))
}

#[test]
fn two_areas_are_compared_in_the_newest_year_that_they_share() {
    let cases = [
        (
            series(&[(2016, "7.0"), (2017, "6.5")]),
            series(&[(2017, "6.4"), (2018, "6.0")]),
            absence(),
            "Skolefraværet i Herredsvang var 6,5 % i 2017. Det var omtrent det samme som på Motalavej (6,4 %) – en forskel på 0,1 procentpoint.",
        ),
        (
            series(&[(2017, "35.1")]),
            series(&[(2017, "47.3")]),
            outside(),
            "35,1 % af de 18-64-årige i Herredsvang stod uden for arbejdsmarkedet i 2017. Andelen var 12,2 procentpoint lavere end på Motalavej (47,3 %).",
        ),
        (
            series(&[(2018, "3775")]),
            series(&[(2018, "831")]),
            residents(),
            "Der boede 3.775 mennesker i Herredsvang i 2018. På Motalavej var antallet 831.",
        ),
        (
            series(&[(2017, "6.5")]),
            series_of(&[(2017, hedged("godt", "6"))]),
            absence(),
            "Skolefraværet i Herredsvang var 6,5 % i 2017. På Motalavej var det godt 6 %.",
        ),
        (
            series(&[(2017, "6.5")]),
            series_of(&[(2017, with(crate::figures::Precision::MoreThan, "40"))]),
            absence(),
            "Skolefraværet i Herredsvang var 6,5 % i 2017. Det var lavere end på Motalavej (over 40 %).",
        ),
    ];
    for (own, other, indicator, expected) in cases {
        assert_eq!(told(&own, &other, &indicator).unwrap(), expected);
    }
}

#[test]
fn areas_measured_in_other_years_or_other_ways_are_not_compared() {
    let own = series(&[(2017, "6.5")]);
    let period = of_period("skoleåret 2016/17", point("6.4"));
    let others = [
        series(&[(2016, "6.4"), (2018, "6.4")]),
        series_of(&[(2017, of_source("vive", point("6.4")))]),
        series_of(&[(2017, period)]),
        undated(point("6.4")),
        Series::default(),
    ];
    for other in others {
        assert_eq!(told(&own, &other, &absence()), None, "{other:?}");
    }
    assert_eq!(told(&Series::default(), &own, &absence()), None);
}

fn spread_of(values: &[Figure], indicator: &Indicator) -> Option<String> {
    let id = SubjectId::new("x");
    let series: Vec<_> = values.iter().map(|value| series_of(&[(2017, value.clone())])).collect();
    let entry = |series| RankEntry { subject: &id, name: "x", series: Some(series) };
    let entries: Vec<_> = series.iter().map(entry).collect();
    spread(&rank(&entries, year(2017), indicator), indicator).map(|text| plain(&text))
}

#[test]
fn a_ranking_is_told_by_its_ends_without_names() {
    let values = ["6.5", "5.4", "8.0"].map(point);
    assert_eq!(
        spread_of(&values, &absence()).unwrap(),
        "Skolefraværet lå mellem 5,4 % og 8,0 % i 2017."
    );
    assert_eq!(
        spread_of(&values[..2], &indicator("i", Unit::Percent)).unwrap(),
        "Tallet lå mellem 5,4 % og 6,5 % i 2017."
    );
    let alike = ["6.5", "6.5"].map(point);
    assert_eq!(
        spread_of(&alike, &absence()).unwrap(),
        "Skolefraværet var 6,5 % i alle områderne i 2017."
    );
    assert_eq!(spread_of(&values[..1], &absence()), None);
    assert_eq!(spread_of(&[hedged("godt", "6"), point("5")], &absence()), None);
    assert_eq!(spread_of(&values, &residents()), None);
}
