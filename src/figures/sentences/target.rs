//! How far a target is: what was agreed, where it started, and the newest figure.

use super::moment::dated;
use super::sentence;
use crate::figures::format::{difference_text, points_text, value_text};
use crate::figures::{Direction, Figure, Indicator, Series, Unit, Year, difference};
use crate::text::number::format_decimal;
use crate::text::{Decimal, NBSP};

/// What a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A level in the indicator's unit: at most or at least, by the way that is good.
    Level(Decimal),
    /// A change in the indicator's unit, percentage points for percentages; negative for a fall.
    Change(Decimal),
    /// A change in per cent of where it started; negative for a fall.
    Percent(Decimal),
    /// Any fall.
    Lower,
    /// Any rise.
    Higher,
}

/// What is known of a target.
#[derive(Clone, Debug)]
pub struct TargetState<'a> {
    /// What it asks for.
    pub aim: Aim,
    /// When it is to be reached, in words that follow *fristen er*: *31. marts 2021*.
    pub deadline: Option<&'a str>,
    /// Where it started: the year and figure of the agreement.
    pub start: Option<(Option<Year>, &'a Figure)>,
    /// The figures of the place that it is about.
    pub series: Option<&'a Series>,
}

/// What was agreed, where it started and where it is: *Målet er højst 18 %, og fristen er 31. marts
/// 2021. Udgangspunktet var 21,8 % i 2015. Der er ikke noget nyere tal.* Whether it is reached is
/// the caller's status, not this sentence's.
pub fn target(state: &TargetState<'_>, indicator: &Indicator) -> String {
    let deadline =
        state.deadline.map_or_else(String::new, |deadline| format!(", og fristen er {deadline}"));
    let mut sentences = vec![sentence(&format!("målet er{}{deadline}", aim(state.aim, indicator)))];
    if let Some((year, figure)) = state.start {
        let start = dated(year, figure, indicator);
        sentences.push(sentence(&format!("udgangspunktet var {start}")));
    }
    sentences.push(newest(state, indicator));
    sentences.join(" ")
}

/// What follows *målet er*.
fn aim(aim: Aim, indicator: &Indicator) -> String {
    let noun = indicator.noun();
    match aim {
        Aim::Level(level) => {
            let level = value_text(level, indicator);
            match indicator.direction {
                Direction::LowerIsBetter => format!(" højst {level}"),
                Direction::HigherIsBetter => format!(" mindst {level}"),
                Direction::Neither => format!(" {level}"),
            }
        }
        Aim::Change(amount) => {
            let text = match indicator.unit {
                Unit::Percent => points_text(amount.abs(), indicator.decimals),
                _ => value_text(amount.abs(), indicator),
            };
            format!(" {} på {text}", event(amount))
        }
        Aim::Percent(amount) => {
            format!(" {} på {}{NBSP}%", event(amount), format_decimal(amount.abs(), 1))
        }
        Aim::Lower => format!(", at {} falder", noun.text()),
        Aim::Higher => format!(", at {} stiger", noun.text()),
    }
}

fn event(amount: Decimal) -> &'static str {
    if amount.is_sign_negative() { "et fald" } else { "en stigning" }
}

/// The newest figure that is later than the start, and how it went since.
fn newest(state: &TargetState<'_>, indicator: &Indicator) -> String {
    let start_year = state.start.and_then(|(year, _)| year);
    let later = state.series.and_then(Series::latest).filter(|(year, _)| Some(*year) > start_year);
    let Some((year, figure)) = later else {
        return match state.start {
            Some(_) => "Der er ikke noget nyere tal.".to_owned(),
            None => "Der er ikke noget tal at måle det med.".to_owned(),
        };
    };
    let newest = format!("det nyeste tal er {}", dated(Some(year), figure, indicator));
    let moved = state.start.filter(|(year, _)| year.is_some());
    let moved = moved.and_then(|(_, start)| difference(start, figure, indicator));
    sentence(&match moved {
        Some(moved) if !moved.amount().is_zero() => {
            format!("{newest}, {} på {}", event(moved.amount()), difference_text(moved, indicator))
        }
        Some(_) => format!("{newest}, det samme som ved begyndelsen"),
        None => newest,
    })
}
