//! When a figure is from, in a sentence.

use crate::figures::format::{figure_text, year_text};
use crate::figures::{Figure, Indicator, Year};

/// When: *i 2017*, *i skoleåret 2020/21*, *fra januar til maj 2018*, *(år ikke oplyst)*. A period that names its year stands
/// for the year.
pub(super) fn when(year: Option<Year>, figure: &Figure) -> String {
    let names_year = |period: &&String| {
        let mut run = 0;
        period.chars().any(|sign| {
            run = if sign.is_ascii_digit() { run + 1 } else { 0 };
            run == 4
        })
    };
    match (year, figure.provenance.period.as_ref().filter(names_year)) {
        (_, Some(period)) if period.contains(" til ") => format!("fra {period}"),
        (_, Some(period)) if period.contains('–') => format!("i årene {period}"),
        (_, Some(period)) => format!("i {period}"),
        (Some(_), None) => format!("i {}", year_text(year, figure)),
        (None, None) => format!("({})", year_text(None, figure)),
    }
}

/// A figure with its year, for lists: *6,5 % i 2017*, *3.720 (år ikke oplyst)*.
pub fn dated(year: Option<Year>, figure: &Figure, indicator: &Indicator) -> String {
    format!("{} {}", figure_text(figure, indicator), when(year, figure))
}
