//! Small builders for the tests of this module: figures, series and indicators by their numbers.

use std::sync::Arc;

use crate::figures::*;
use crate::text::Decimal;

pub(in crate::figures) fn decimal(text: &str) -> Decimal {
    crate::text::parse_decimal(text).unwrap()
}

pub(in crate::figures) fn year(number: i32) -> Year {
    Year::new(number).unwrap()
}

pub(in crate::figures) fn provenance() -> Arc<Provenance> {
    Arc::new(Provenance::from_source(SourceId::new("bosocdata")))
}

pub(in crate::figures) fn point(value: &str) -> Figure {
    Figure::new(Quantity::Point(decimal(value)), provenance())
}

pub(in crate::figures) fn share(value: &str, base: u32) -> Figure {
    Figure { base: Some(base), ..point(value) }
}

pub(in crate::figures) fn about(value: &str) -> Figure {
    Figure { precision: Precision::About, ..point(value) }
}

pub(in crate::figures) fn missing(reason: Missing) -> Observation {
    Observation::Missing { reason, note: None }
}

/// A source's own hedge.
pub(in crate::figures) fn own_hedge(words: &str) -> OwnWords {
    OwnWords::new(Some(words.into()), None)
}

/// A source's own phrase instead of the number.
pub(in crate::figures) fn own_wording(words: &str) -> OwnWords {
    OwnWords::new(None, Some(words.into()))
}

/// A series of exact figures.
pub(in crate::figures) fn series(values: &[(i32, &str)]) -> Series {
    let figures: Vec<_> = values.iter().map(|(y, value)| (*y, point(value))).collect();
    series_of(&figures)
}

/// A series of any figures.
pub(in crate::figures) fn series_of(values: &[(i32, Figure)]) -> Series {
    let yearly =
        values.iter().map(|(y, figure)| (year(*y), Observation::Figure(figure.clone()))).collect();
    Series { yearly, ..Series::default() }
}

pub(in crate::figures) fn points_change(from: i32, to: i32, points: &str) -> PublishedChange {
    PublishedChange {
        from: year(from),
        to: year(to),
        size: ChangeSize::Points(decimal(points)),
        precision: Precision::Exact,
        words: OwnWords::default(),
        provenance: provenance(),
    }
}

pub(in crate::figures) fn ratio(of: Option<i32>, times: &str) -> PublishedRatio {
    PublishedRatio {
        year: of.map(year),
        times: decimal(times),
        precision: Precision::Exact,
        words: OwnWords::default(),
        against: "Aarhus Kommune".into(),
        provenance: provenance(),
    }
}

/// An indicator of persons with one decimal, of which less is better.
pub(in crate::figures) fn indicator(id: &str, unit: Unit) -> Indicator {
    Indicator {
        id: IndicatorId::new(id),
        name: id.into(),
        short_name: id.into(),
        unit,
        decimals: if unit == Unit::Count { 0 } else { 1 },
        counts: Counts::Persons,
        direction: Direction::LowerIsBetter,
        population: None,
        caveat: None,
        min_count: None,
        wording: sentences::Wording::default(),
    }
}

/// A subject: its id, its parts, and its series by indicator.
pub(in crate::figures) type Sample<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, Series)]);

/// A book in which area limits apply to every subject but `kommune`.
pub(in crate::figures) fn book(indicators: &[Indicator], subjects: &[Sample<'_>]) -> FigureBook {
    let subject = |(id, parts, series): &Sample<'_>| {
        let figures = SubjectFigures {
            parts: parts.iter().map(|part| SubjectId::new(part)).collect(),
            small_area_limits: *id != "kommune",
            series: series.iter().map(|(id, s)| (IndicatorId::new(id), s.clone())).collect(),
        };
        (SubjectId::new(id), figures)
    };
    FigureBook {
        indicators: Arc::new(indicators.iter().map(|i| (i.id.clone(), i.clone())).collect()),
        subjects: subjects.iter().map(subject).collect(),
        thresholds: Thresholds {
            residents: Some(IndicatorId::new("beboere")),
            households: Some(IndicatorId::new("boliger")),
            ..Thresholds::default()
        },
    }
}
