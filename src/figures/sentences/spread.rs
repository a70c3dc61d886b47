//! What a ranking shows without pointing at anybody.

use super::sentence;
use crate::figures::format::value_text;
use crate::figures::{Indicator, Ranking, Unit};

/// Between which figures the areas of a ranking lie: *Skolefraværet lå mellem 5,4 % og 8,0 % i
/// 2017.* Areas are not named: the table holds them all. `None` for fewer than two areas, and for
/// counts, which follow the size of an area.
pub fn spread(ranking: &Ranking<'_>, indicator: &Indicator) -> Option<String> {
    if ranking.size() < 2 || indicator.unit == Unit::Count {
        return None;
    }
    let values = || ranking.ranked.iter().map(|area| area.value);
    let (low, high) = (values().min()?, values().max()?);
    let (noun, year) = (indicator.noun(), ranking.year);
    let (low, high) = (value_text(low, indicator), value_text(high, indicator));
    let noun = noun.text();
    Some(sentence(&if low == high {
        format!("{noun} var {low} i alle områderne i {year}")
    } else {
        format!("{noun} lå mellem {low} og {high} i {year}")
    }))
}
