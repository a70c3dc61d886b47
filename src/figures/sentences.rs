//! Danish sentences from figures, for pages and for those who hear a chart instead of seeing it.
//!
//! A sentence says what the data allows and no more: no difference where a figure is not exact, no
//! judgement (the renderer adds that), no year left out. The subject is always *tallet*, because
//! an indicator's name can be of any gender and number. Names of places stand after *i*.

use super::format::{difference_text, figure_text, hedged, missing_text, points_text, year_text};
use super::{
    Change, ChangeSize, Comparison, Difference, Figure, Indicator, Observation, Precision,
    PublishedChange, PublishedRatio, RelativeChange, Series, Unit, Year, change,
};
use crate::text::grammar::join_and;
use crate::text::number::{format_decimal, round};
use crate::text::{Decimal, NBSP};

/// A figure with its year: *6,5 % i 2017*, or *3.720 (år ikke oplyst)*.
pub fn dated(year: Option<Year>, figure: &Figure, indicator: &Indicator) -> String {
    let text = figure_text(figure, indicator);
    match year {
        Some(_) => format!("{text} i {}", year_text(year, figure)),
        None => format!("{text} ({})", year_text(None, figure)),
    }
}

/// The newest figure with its year; `None` when no year has one.
pub fn latest(series: &Series, indicator: &Indicator) -> Option<String> {
    series.latest().map(|(year, figure)| dated(Some(year), figure, indicator))
}

/// How an area stands against its municipality in the same year: *Det er 1,2 procentpoint højere
/// end i Aarhus Kommune, hvor tallet var 5,3 % i 2017.* Says so when the municipality has no figure
/// for the year.
pub fn against(comparison: &Comparison<'_>, baseline_name: &str, indicator: &Indicator) -> String {
    let (year, baseline, difference) = match comparison {
        Comparison::NoBaseline { year, .. } => {
            return format!("Der er intet tal for {baseline_name} i {year} at sammenligne med.");
        }
        Comparison::SameYear { year, baseline, difference, .. } => (*year, *baseline, *difference),
    };
    let baseline_text = dated(Some(year), baseline, indicator);
    match difference.and_then(|difference| Some((difference, comparative(difference, indicator)?)))
    {
        Some((difference, _)) if difference.amount().is_zero() => {
            format!("Det er det samme som i {baseline_name} i {year}.")
        }
        Some((difference, comparative)) => format!(
            "Det er {} {comparative} end i {baseline_name}, hvor tallet var {baseline_text}.",
            difference_text(difference, indicator),
        ),
        None => format!("Tallet for {baseline_name} var {baseline_text}."),
    }
}

/// The word for more or less of a unit. Counts have none: an area always holds fewer than the
/// municipality that it lies in, and to say so is no comparison.
fn comparative(difference: Difference, indicator: &Indicator) -> Option<&'static str> {
    let is_more = difference.amount().is_sign_positive();
    match indicator.unit {
        Unit::Count => None,
        Unit::Percent | Unit::PerThousand | Unit::Grade if is_more => Some("højere"),
        Unit::Percent | Unit::PerThousand | Unit::Grade => Some("lavere"),
        _ if is_more => Some("mere"),
        _ => Some("mindre"),
    }
}

/// How a figure developed: *Tallet er faldet fra 9,7 % i 2007 til 6,5 % i 2017, et fald på 3,2
/// procentpoint.*
pub fn over_time(change: &Change<'_>, indicator: &Indicator) -> String {
    let path = path(change, indicator);
    match change.difference {
        None => format!("Tallet gik {path}."),
        Some(difference) if difference.amount().is_zero() => format!(
            "Tallet er det samme i {} som i {}: {}.",
            year_text(Some(change.to), change.last),
            year_text(Some(change.from), change.first),
            figure_text(change.last, indicator),
        ),
        Some(difference) => {
            let amount = difference_text(difference, indicator);
            let way = Way::of(difference.amount());
            format!("Tallet er {} {path}, {} på {amount}.", way.verb(), way.noun())
        }
    }
}

fn path(change: &Change<'_>, indicator: &Indicator) -> String {
    let first = dated(Some(change.from), change.first, indicator);
    let last = dated(Some(change.to), change.last, indicator);
    format!("fra {first} til {last}")
}

/// A relative change, in whole per cent and said as one: *faldet med 29 %*, *steget med 4 %*.
pub fn relative(change: RelativeChange) -> String {
    let amount = round(change.percent, 0);
    if amount.is_zero() {
        return "næsten uændret".to_owned();
    }
    format!("{} med {}{NBSP}%", Way::of(amount).verb(), format_decimal(amount.abs(), 0))
}

/// A change as its source published it: *Ifølge kilden er tallet faldet 7 procentpoint fra 2013 til
/// 2016.*
pub fn published_change(change: &PublishedChange, indicator: &Indicator) -> String {
    let PublishedChange { from, to, size, precision, hedge, wording, .. } = change;
    if let Some(wording) = wording {
        return format!("Ifølge kilden: {wording}, fra {from} til {to}.");
    }
    let (ChangeSize::Points(amount) | ChangeSize::Percent(amount)) = *size;
    if amount.is_zero() {
        let about = if *precision == Precision::Exact { "" } else { "omtrent " };
        return format!("Ifølge kilden er tallet {about}det samme i {to} som i {from}.");
    }
    // A relative change is not in the indicator's unit, and one decimal is as fine as it gets.
    let decimals = indicator.decimals.max(1);
    let text = match size {
        ChangeSize::Points(_) => points_text(amount.abs(), decimals),
        ChangeSize::Percent(_) => format!("{}{NBSP}%", format_decimal(amount.abs(), decimals)),
    };
    let text = hedged(*precision, hedge.as_deref(), text);
    format!("Ifølge kilden er tallet {} {text} fra {from} til {to}.", Way::of(amount).verb())
}

/// A ratio as its source published it: *Ifølge kilden er tallet over 2 gange så højt som i Aarhus
/// Kommune (år ikke oplyst).*
pub fn published_ratio(ratio: &PublishedRatio) -> String {
    let PublishedRatio { year, times, precision, hedge, wording, against, .. } = ratio;
    let year = year.map_or(" (år ikke oplyst)".to_owned(), |year| format!(" i {year}"));
    if let Some(wording) = wording {
        return format!("Ifølge kilden, sammenlignet med {against}{year}: {wording}.");
    }
    let unit = if *times == Decimal::ONE { "gang" } else { "gange" };
    let times = format!("{}{NBSP}{unit}", format_decimal(*times, 2));
    let times = hedged(*precision, hedge.as_deref(), times);
    format!("Ifølge kilden er tallet {times} så højt som i {against}{year}.")
}

/// What a chart of one indicator shows, for those who do not see it: for each place its first and
/// last figure with years, and the years without a figure with the reason.
pub fn describe_series(indicator: &Indicator, places: &[(&str, &Series)]) -> String {
    let mut text = format!("{}.", indicator.name);
    for (place, series) in places {
        text.push_str(&format!(" {place}: {}.", describe_line(series, indicator)));
        let gaps = gaps(series);
        if !gaps.is_empty() {
            text.push_str(&format!(" Uden tal for {place}: {}.", join_and(&gaps)));
        }
    }
    text
}

fn describe_line(series: &Series, indicator: &Indicator) -> String {
    let Some(change) = change(series, indicator) else {
        return latest(series, indicator).unwrap_or_else(|| "ingen tal".to_owned());
    };
    let path = path(&change, indicator);
    match change.difference {
        None => path,
        Some(difference) if difference.amount().is_zero() => format!("{path}, ingen ændring"),
        Some(difference) => {
            let amount = difference_text(difference, indicator);
            format!("{path}, {} på {amount}", Way::of(difference.amount()).noun())
        }
    }
}

fn gaps(series: &Series) -> Vec<String> {
    let gap = |(year, observation): (&Year, &Observation)| match observation {
        Observation::Figure(_) => None,
        Observation::Missing { reason, .. } => Some(format!("{year} ({})", missing_text(*reason))),
    };
    series.yearly.iter().filter_map(gap).collect()
}

/// Which way something went.
#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn of(amount: Decimal) -> Self {
        if amount.is_sign_negative() { Self::Down } else { Self::Up }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Up => "steget",
            Self::Down => "faldet",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Up => "en stigning",
            Self::Down => "et fald",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::{
        about, indicator, missing, point, points_change, ratio, series, series_of, year,
    };
    use crate::figures::{Missing, Provenance, compare, relative_change};

    fn absence() -> Indicator {
        Indicator { name: "Skolefravær".into(), ..indicator("skolefravaer", Unit::Percent) }
    }

    fn plain(text: &str) -> String {
        text.replace(NBSP, " ")
    }

    fn compared(area: &Series, municipality: &Series, indicator: &Indicator) -> String {
        let comparison = compare(area, Some(municipality), indicator).unwrap();
        plain(&against(&comparison, "Aarhus Kommune", indicator))
    }

    fn developed(series: &Series, indicator: &Indicator) -> String {
        plain(&over_time(&change(series, indicator).unwrap(), indicator))
    }

    #[test]
    fn the_latest_figure_is_said_with_its_year() {
        let herredsvang = series(&[(2007, "9.7"), (2017, "6.5")]);
        assert_eq!(latest(&herredsvang, &absence()).unwrap(), "6,5\u{a0}% i 2017");
        assert_eq!(latest(&Series::default(), &absence()), None);
        assert_eq!(dated(None, &point("6.5"), &absence()), "6,5\u{a0}% (år ikke oplyst)");
    }

    #[test]
    fn a_school_year_is_told() {
        let mut figure = point("6.5");
        let period = Some("skoleåret 2020/21".to_owned());
        figure.provenance = Provenance { period, ..(*figure.provenance).clone() }.into();
        let text = dated(Some(year(2021)), &figure, &absence());
        assert_eq!(plain(&text), "6,5 % i 2021 (skoleåret 2020/21)");
    }

    #[test]
    fn an_area_is_held_against_its_municipality_in_the_same_year() {
        let aarhus = series(&[(2007, "6.1"), (2017, "5.3")]);
        let cases = [
            (
                "6.5",
                "Det er 1,2 procentpoint højere end i Aarhus Kommune, hvor tallet var 5,3 % i 2017.",
            ),
            (
                "4.3",
                "Det er 1,0 procentpoint lavere end i Aarhus Kommune, hvor tallet var 5,3 % i 2017.",
            ),
            ("5.3", "Det er det samme som i Aarhus Kommune i 2017."),
        ];
        for (value, expected) in cases {
            assert_eq!(compared(&series(&[(2017, value)]), &aarhus, &absence()), expected);
        }
    }

    #[test]
    fn a_municipality_without_a_figure_for_the_year_is_said_to_have_none() {
        let aarhus = series(&[(2007, "6.1"), (2018, "5.3")]);
        assert_eq!(
            compared(&series(&[(2017, "6.5")]), &aarhus, &absence()),
            "Der er intet tal for Aarhus Kommune i 2017 at sammenligne med."
        );
    }

    #[test]
    fn no_difference_is_said_between_figures_that_are_not_exact_or_totals() {
        let area = series_of(&[(2017, about("40"))]);
        let aarhus = series(&[(2017, "5.3")]);
        assert_eq!(
            compared(&area, &aarhus, &absence()),
            "Tallet for Aarhus Kommune var 5,3 % i 2017."
        );
        let residents = indicator("antal-beboere", Unit::Count);
        assert_eq!(
            compared(&series(&[(2018, "3775")]), &series(&[(2018, "345603")]), &residents),
            "Tallet for Aarhus Kommune var 345.603 i 2018."
        );
    }

    #[test]
    fn units_of_time_and_money_are_more_or_less() {
        let rent = indicator("husleje", Unit::Kroner);
        assert_eq!(
            compared(&series(&[(2018, "9000")]), &series(&[(2018, "7500")]), &rent),
            "Det er 1.500 kr. mere end i Aarhus Kommune, hvor tallet var 7.500 kr. i 2018."
        );
    }

    #[test]
    fn development_names_both_years_and_the_difference() {
        assert_eq!(
            developed(&series(&[(2007, "9.7"), (2012, "11"), (2017, "6.5")]), &absence()),
            "Tallet er faldet fra 9,7 % i 2007 til 6,5 % i 2017, et fald på 3,2 procentpoint."
        );
        assert_eq!(
            developed(&series(&[(2018, "3720"), (2021, "3775")]), &indicator("b", Unit::Count)),
            "Tallet er steget fra 3.720 i 2018 til 3.775 i 2021, en stigning på 55."
        );
        assert_eq!(
            developed(&series(&[(2007, "6.5"), (2017, "6.5")]), &absence()),
            "Tallet er det samme i 2017 som i 2007: 6,5 %."
        );
    }

    #[test]
    fn development_of_hedged_figures_has_no_difference() {
        let hedged = series_of(&[(2013, about("40")), (2016, point("33"))]);
        assert_eq!(
            developed(&hedged, &absence()),
            "Tallet gik fra ca. 40 % i 2013 til 33 % i 2016."
        );
    }

    #[test]
    fn relative_change_is_said_as_such() {
        let cases = [("9.7", "6.5", "faldet med 33 %"), ("100", "104", "steget med 4 %")];
        for (from, to, expected) in cases {
            let change = relative_change(&point(from), &point(to)).unwrap();
            assert_eq!(plain(&relative(change)), expected);
        }
        let still = relative_change(&point("1000"), &point("1001")).unwrap();
        assert_eq!(relative(still), "næsten uændret");
    }

    #[test]
    fn published_changes_are_the_sources_own() {
        let percent = |percent: i64, precision| PublishedChange {
            size: ChangeSize::Percent(Decimal::from(percent)),
            precision,
            ..points_change(2007, 2017, "0")
        };
        let worded = PublishedChange {
            wording: Some("mere end halveret".into()),
            ..points_change(2007, 2017, "-7")
        };
        let cases = [
            (
                points_change(2013, 2016, "-7"),
                "Ifølge kilden er tallet faldet 7 procentpoint fra 2013 til 2016.",
            ),
            (
                percent(-29, Precision::Exact),
                "Ifølge kilden er tallet faldet 29 % fra 2007 til 2017.",
            ),
            (
                percent(12, Precision::About),
                "Ifølge kilden er tallet steget ca. 12 % fra 2007 til 2017.",
            ),
            (percent(0, Precision::Exact), "Ifølge kilden er tallet det samme i 2017 som i 2007."),
            (
                percent(0, Precision::About),
                "Ifølge kilden er tallet omtrent det samme i 2017 som i 2007.",
            ),
            (worded, "Ifølge kilden: mere end halveret, fra 2007 til 2017."),
        ];
        for (change, expected) in cases {
            assert_eq!(plain(&published_change(&change, &absence())), expected);
        }
    }

    #[test]
    fn published_ratios_are_the_sources_own() {
        let over = PublishedRatio { precision: Precision::MoreThan, ..ratio(Some(2022), "2") };
        let worded = PublishedRatio {
            wording: Some("mere end dobbelt så høj".into()),
            ..ratio(None, "2")
        };
        let cases = [
            (over, "Ifølge kilden er tallet over 2 gange så højt som i Aarhus Kommune i 2022."),
            (
                ratio(None, "1.6"),
                "Ifølge kilden er tallet 1,6 gange så højt som i Aarhus Kommune (år ikke oplyst).",
            ),
            (
                worded,
                "Ifølge kilden, sammenlignet med Aarhus Kommune (år ikke oplyst): mere end dobbelt så høj.",
            ),
        ];
        for (ratio, expected) in cases {
            assert_eq!(plain(&published_ratio(&ratio)), expected);
        }
    }

    #[test]
    fn a_chart_is_described_with_places_years_and_gaps() {
        let mut herredsvang = series(&[(2007, "9.7"), (2017, "6.5")]);
        herredsvang.yearly.insert(year(2012), missing(Missing::NotMeasured));
        herredsvang.yearly.insert(year(2018), missing(Missing::NotYet));
        let aarhus = series(&[(2007, "6.1"), (2017, "5.3")]);
        let places = [("Herredsvang", &herredsvang), ("Aarhus Kommune", &aarhus)];
        assert_eq!(
            plain(&describe_series(&absence(), &places)),
            "Skolefravær. Herredsvang: fra 9,7 % i 2007 til 6,5 % i 2017, et fald på 3,2 procentpoint. \
             Uden tal for Herredsvang: 2012 (ikke målt) og 2018 (endnu ikke opgjort). \
             Aarhus Kommune: fra 6,1 % i 2007 til 5,3 % i 2017, et fald på 0,8 procentpoint."
        );
        let one = series(&[(2017, "6.5")]);
        let places = [("Herredsvang", &one), ("Aarhus Kommune", &Series::default())];
        assert_eq!(
            plain(&describe_series(&absence(), &places)),
            "Skolefravær. Herredsvang: 6,5 % i 2017. Aarhus Kommune: ingen tal."
        );
    }
}
