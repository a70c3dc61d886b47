//! Small numbers about people leave the model here, before anything is rendered.
//!
//! Three steps, in this order: [`small`](super::small) takes out what could point at somebody by
//! itself, [`secondary`](super::secondary) takes out what would give that back by subtraction, and
//! last go the published changes and ratios that would give it back by calculation.
//!
//! # What is protected
//!
//! - Counts of persons and households from 1 to `min_count − 1`, shares of fewer than `min_count`,
//!   shares that imply such a count, and all such figures of areas below the limits for residents
//!   and households: also ranges, hedged and worded figures, undated ones, changes and ratios.
//! - Whatever an author wrote `withheld` for.
//! - Each of these against everything that follows exactly from the totals and parts of groups, at
//!   any depth and across groups that share areas; and against a known small sum of several.
//!
//! # What is not
//!
//! - Estimates: a withheld number may be narrowed to an interval, or guessed from other years.
//! - Relations that only an author knows: women and men as two indicators, a share beside its
//!   count, the complement of a share, another document. Write `withheld` there.
//! - Shares without a base: nobody can tell from them how many they are.
//!
//! Terms and method are those of Danmarks Statistik's *diskretionering* (primary and secondary
//! suppression); the limits of 100 residents and 50 households are Landsbyggefonden's.

use super::secondary::withhold_derivable;
use super::small::withhold_small;
use super::{FigureBook, Observation, Series, SubjectFigures, Year};

/// The book without what must not be shown. Withheld figures become [`Observation::WITHHELD`] and
/// keep nothing, not even their note. Doing it twice changes nothing.
pub fn withhold(mut book: FigureBook) -> FigureBook {
    withhold_small(&mut book);
    withhold_derivable(&mut book);
    book.subjects.update(|_, subject| {
        let mut series = subject.series.clone();
        let withholds = series.update(|_, series| without_traces(series));
        withholds.then(|| SubjectFigures { series, ..subject.clone() })
    });
    book
}

/// The series without what gives a withheld figure away; `None` when nothing is withheld in it.
fn without_traces(series: &Series) -> Option<Series> {
    if !series.observations().any(|(_, observation)| observation.is_withheld()) {
        return None;
    }
    let mut series = series.clone();
    forget_withheld(&mut series);
    withhold_telltales(&mut series);
    Some(series)
}

/// Leaves nothing of what an author withheld either: a note could tell the number.
fn forget_withheld(series: &mut Series) {
    let all = series.yearly.iter_mut().map(|(_, it)| it).chain(&mut series.undated);
    all.filter(|observation| observation.is_withheld()).for_each(|o| *o = Observation::WITHHELD);
}

/// Takes out changes that start or end in a withheld year, from whose other end they count back,
/// and ratios to a published level. A ratio without a year could be of any of the years.
fn withhold_telltales(series: &mut Series) {
    let Series { yearly, undated, changes, ratios } = series;
    let is_withheld = |year: &Year| yearly.get(year).is_some_and(Observation::is_withheld);
    changes.retain(|change| !is_withheld(&change.from) && !is_withheld(&change.to));
    let any_is_withheld = yearly.values().chain(undated.iter()).any(Observation::is_withheld);
    ratios.retain(|ratio| !ratio.year.as_ref().map_or(any_is_withheld, is_withheld));
}

#[cfg(test)]
mod tests;
