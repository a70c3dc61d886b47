//! What the newest figure is.

use super::PlaceName;
use super::moment::when;
use super::sentence;
use super::wording::{Noun, Piece, Statement};
use crate::figures::format::figure_text;
use crate::figures::{Figure, Indicator, Quantity, Series, Unit, Year};
use crate::text::Decimal;
use crate::text::grammar::number_word;

/// The newest figure of a place: *36,4 % af de 18-64-årige i Herredsvang stod uden for
/// arbejdsmarkedet i 2017.* `None` when no year has a figure.
pub fn latest(series: &Series, place: &PlaceName, indicator: &Indicator) -> Option<String> {
    let (year, figure) = series.latest()?;
    Some(stated(Some(year), figure, place, indicator))
}

/// The first figure without a year: *… (år ikke oplyst).*
pub fn undated(series: &Series, place: &PlaceName, indicator: &Indicator) -> Option<String> {
    series.undated_figures().next().map(|figure| stated(None, figure, place, indicator))
}

/// A figure of a place as the sentence of its indicator.
pub(super) fn stated(
    year: Option<Year>,
    figure: &Figure,
    place: &PlaceName,
    indicator: &Indicator,
) -> String {
    let noun = indicator.noun();
    let number = number(figure, indicator, &noun);
    let when = when(year, figure);
    match &indicator.wording.statement {
        Some(statement) => filled(statement, &number, figure, place, &when),
        None => sentence(&format!("{} {} var {number} {when}", noun.text(), place.located())),
    }
}

fn filled(
    statement: &Statement,
    number: &str,
    figure: &Figure,
    place: &PlaceName,
    when: &str,
) -> String {
    let is_one = figure.quantity == Quantity::Point(Decimal::ONE);
    let word = |piece: &'_ Piece| -> String {
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Figure => number.to_owned(),
            Piece::Place => place.located().to_owned(),
            Piece::Year => when.to_owned(),
            Piece::Number { one, many } => if is_one { one } else { many }.clone(),
        }
    };
    sentence(&statement.pieces.iter().map(word).collect::<String>())
}

/// The number as it stands in a sentence: a multiple is one of something, and before a noun small
/// numbers are words: *ingen klagesager*, *syv skoler*.
fn number(figure: &Figure, indicator: &Indicator, noun: &Noun) -> String {
    let text = figure_text(figure, indicator);
    if indicator.unit == Unit::Ratio && figure.words.wording().is_none() {
        return format!("{text} så {}", noun.large());
    }
    let statement = indicator.wording.statement.as_ref();
    let counted = figure.exact().filter(|_| statement.is_some_and(Statement::counts_a_noun));
    let whole = counted.filter(|number| number.scale() == 0);
    match whole.and_then(|number| usize::try_from(number.mantissa()).ok()) {
        Some(0) => "ingen".to_owned(),
        Some(few @ 2..=12) => number_word(few),
        _ => text,
    }
}
