//! How a figure developed from its first to its last year, both named.

use std::cmp::Ordering;

use super::against::amount;
use super::grades::{Step, Way};
use super::interval::certain_order;
use super::moment::{dated, when};
use super::wording::Noun;
use super::{PlaceName, sentence};
use crate::figures::{Change, Difference, Figure, Indicator};

/// How a figure developed: *Skolefraværet i Herredsvang faldt fra 9,7 % i 2007 til 6,5 % i 2017,
/// altså med 3,2 procentpoint eller omkring en tredjedel.* Without a place where the reader has it
/// before them.
pub fn over_time(change: &Change<'_>, place: Option<&PlaceName>, indicator: &Indicator) -> String {
    let noun = indicator.noun();
    let subject = match place {
        Some(place) => format!("{} {}", noun.text(), place.located()),
        None => noun.text().to_owned(),
    };
    sentence(&format!("{subject} {}", verb_and_rest(change, indicator, &noun)))
}

/// The verb and what follows it, in the order that a sentence has after its subject.
fn verb_and_rest(change: &Change<'_>, indicator: &Indicator, noun: &Noun) -> String {
    let (verb, rest) = parts(change, indicator, noun);
    format!("{verb} {rest}")
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
        return match certain_way(change.first, change.last) {
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

/// Which way it went, where limits decide it and both figures are of the same kind of time.
fn certain_way(first: &Figure, last: &Figure) -> Option<Way> {
    let is_alike = first.provenance.period.is_some() == last.provenance.period.is_some();
    match certain_order(last, first).filter(|_| is_alike)? {
        Ordering::Less => Some(Way::Down),
        _ => Some(Way::Up),
    }
}
