//! How a figure developed from its first to its last year, both named.

use super::against::{amount, certain_way};
use super::grades::Step;
use super::moment::{dated, when};
use super::wording::Noun;
use super::{PlaceName, sentence};
use crate::figures::{Change, Difference, Indicator};

/// How a figure developed: *I Herredsvang faldt skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017,
/// altså med 3,2 procentpoint eller omkring en tredjedel.* Without a place where the reader has it
/// before them: *Skolefraværet faldt fra …*
pub fn over_time(change: &Change<'_>, place: Option<&PlaceName>, indicator: &Indicator) -> String {
    let noun = indicator.noun();
    let (verb, rest) = parts(change, indicator, &noun);
    sentence(&match place {
        Some(place) => format!("{} {verb} {} {rest}", place.located(), noun.text()),
        None => format!("{} {verb} {rest}", noun.text()),
    })
}

/// The verb, and what stands after verb and subject.
pub(super) fn parts(
    change: &Change<'_>,
    indicator: &Indicator,
    noun: &Noun,
) -> (&'static str, String) {
    let [first, last] = ends(change, indicator);
    let graded = change.difference.zip(Step::of(change.first, change.last, indicator));
    let Some((difference, step)) = graded else {
        return match certain_way(change.last, change.first) {
            Some(way) => (way.verb(), format!("fra {first} til {last}")),
            None => ("var", format!("{first} og {last}")),
        };
    };
    let by = |difference: Difference| format!("altså med {}", amount(difference, indicator));
    let path = format!("fra {first} til {last}");
    match step {
        Step::None => ("var", unchanged(change, indicator, noun)),
        Step::Hardly(_) => ("var", format!("næsten {}, {first} og {last}", noun.unchanged())),
        Step::Slightly(way) => (way.verb(), format!("lidt, {path}, {}", by(difference))),
        Step::Clearly(way) => (way.verb(), format!("{path}, {}", by(difference))),
        Step::By(way, part) => (way.verb(), format!("{path}, {} eller {part}", by(difference))),
        Step::As(way, event) => (way.verb(), format!("{path}, {} – {event}", by(difference))),
    }
}

fn unchanged(change: &Change<'_>, indicator: &Indicator, noun: &Noun) -> String {
    let (from, to) = (when(Some(change.from), change.first), when(Some(change.to), change.last));
    let text = crate::figures::format::figure_text(change.last, indicator);
    format!("{} samme {to} som {from}: {text}", noun.pronoun())
}

fn ends(change: &Change<'_>, indicator: &Indicator) -> [String; 2] {
    [
        dated(Some(change.from), change.first, indicator),
        dated(Some(change.to), change.last, indicator),
    ]
}
