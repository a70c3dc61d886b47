//! A key figure of a place: newest figure, municipality and development in one go.

use super::against::{Opening, framed};
use super::latest::{latest, undated};
use super::{PlaceName, over_time};
use crate::figures::{Indicator, Series, change, compare};

/// All that may be said of a place's figure, nothing of it twice: the newest figure, or the
/// development that ends in it, and how it stood against the municipality (its name and figures).
/// *I Herredsvang faldt skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 procentpoint
/// eller omkring en tredjedel. I 2017 var det 1,2 procentpoint højere end i Aarhus Kommune
/// (5,3 %).* `None` when there is no figure at all.
pub fn profile(
    series: &Series,
    place: &PlaceName,
    baseline: Option<(&PlaceName, &Series)>,
    indicator: &Indicator,
) -> Option<String> {
    let development = change(series, indicator);
    let (pronoun, again) = (indicator.noun().pronoun(), indicator.called_again());
    let follow = match development {
        Some(_) => Opening::Year(pronoun),
        None => Opening::Subject(&again),
    };
    let opening = match &development {
        Some(change) => over_time(change, Some(place), indicator),
        None => latest(series, place, indicator).or_else(|| undated(series, place, indicator))?,
    };
    // Where the municipality was never measured, saying so beside each figure helps nobody.
    let standing = baseline.and_then(|(name, figures)| {
        let comparison = compare(series, Some(figures), indicator)?;
        framed(&comparison, follow, name, indicator)
    });
    Some(match standing {
        Some(standing) => format!("{opening} {standing}"),
        None => opening,
    })
}
