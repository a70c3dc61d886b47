//! Changes and ratios that a source published as such: said as the source's own.

use super::grades::Way;
use super::{PlaceName, sentence};
use crate::figures::format::{hedged, points_text};
use crate::figures::{ChangeSize, Indicator, Precision, PublishedChange, PublishedRatio};
use crate::text::number::format_decimal;
use crate::text::{Decimal, NBSP};

/// A change as its source published it: *Ifølge kilden faldt skolefraværet med 29 % fra 2007 til
/// 2017.*
pub fn published_change(change: &PublishedChange, indicator: &Indicator) -> String {
    let PublishedChange { from, to, size, precision, words, .. } = change;
    let noun = indicator.noun();
    if let Some(wording) = words.wording() {
        return sentence(&format!(
            "om {} fra {from} til {to} skriver kilden: »{wording}«",
            noun.text()
        ));
    }
    let (ChangeSize::Points(amount) | ChangeSize::Percent(amount)) = *size;
    if amount.is_zero() {
        let about = if *precision == Precision::Exact { "" } else { "omtrent " };
        let (noun, same) = (noun.text(), noun.pronoun());
        return format!("Ifølge kilden var {noun} {about}{same} samme i {to} som i {from}.");
    }
    // A relative change is not in the indicator's unit, and one decimal is as fine as it gets.
    let decimals = indicator.decimals.max(1);
    let text = match size {
        ChangeSize::Points(_) => points_text(amount.abs(), decimals),
        ChangeSize::Percent(_) => format!("{}{NBSP}%", format_decimal(amount.abs(), decimals)),
    };
    let text = hedged(*precision, words.hedge(), text);
    let (verb, noun) = (Way::of(amount).verb(), noun.text());
    format!("Ifølge kilden {verb} {noun} med {text} fra {from} til {to}.")
}

/// A ratio as its source published it: *Ifølge kilden var andelen i Herredsvang mere end dobbelt så
/// stor som i Aarhus Kommune (år ikke oplyst).*
pub fn published_ratio(
    ratio: &PublishedRatio,
    place: Option<&PlaceName>,
    indicator: &Indicator,
) -> String {
    let PublishedRatio { year, times, precision, words, against, .. } = ratio;
    let when = year.map_or("(år ikke oplyst)".to_owned(), |year| format!("i {year}"));
    let noun = indicator.noun();
    let located = place.map_or_else(String::new, |place| format!(" {}", place.located()));
    let subject = format!("{}{located}", noun.text());
    let times = match words.wording() {
        Some(wording) if is_ratio(wording) => wording.to_owned(),
        Some(wording) => {
            return sentence(&format!(
                "om {subject}, sammenlignet med {against}, skriver kilden: »{wording}« {when}"
            ));
        }
        None => {
            let unit = if *times == Decimal::ONE { "gang" } else { "gange" };
            let times = format!("{}{NBSP}{unit}", format_decimal(*times, 2));
            format!("{} så {}", hedged(*precision, words.hedge(), times), noun.large())
        }
    };
    format!("Ifølge kilden var {subject} {times} som i {against} {when}.")
}

/// Whether a source's words go on with *som i …*: *mere end dobbelt så høj*.
fn is_ratio(wording: &str) -> bool {
    wording.rsplit(' ').nth(1) == Some("så")
}
