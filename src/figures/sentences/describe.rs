//! What a chart shows, in the words that stand beside it.

use super::grades::{Step, Way};
use super::moment::dated;
use super::over_time::parts;
use super::wording::Noun;
use super::{PlaceName, over_time, sentence};
use crate::figures::format::missing_text;
use crate::figures::{Figure, Indicator, Observation, Series, Year, change};
use crate::text::grammar::{join_and, number_word};

/// What a chart of one indicator shows: for each place its first and last figure with years, a top
/// or bottom between them, and the years without a figure with the reason. *I Herredsvang faldt
/// skolefraværet fra 9,7 % i 2007 til 6,5 % i 2017, altså med … I Aarhus Kommune faldt det fra …*
pub fn describe(indicator: &Indicator, places: &[(&PlaceName, &Series)]) -> String {
    let noun = indicator.noun();
    let mut sentences = Vec::new();
    for (place, series) in places {
        let subject = if sentences.is_empty() { noun.text() } else { noun.pronoun() };
        sentences.push(sentence(&line(place, series, subject, indicator, &noun)));
        sentences.extend(turn(series, indicator, &noun));
        sentences.extend(gaps(place, series));
    }
    sentences.join(" ")
}

fn line(
    place: &PlaceName,
    series: &Series,
    subject: &str,
    indicator: &Indicator,
    noun: &Noun,
) -> String {
    let located = place.located();
    if let Some(change) = change(series, indicator) {
        let (verb, rest) = parts(&change, indicator, noun);
        return format!("{located} {verb} {subject} {rest}");
    }
    match series.latest() {
        Some((year, figure)) => {
            format!("{located} var {subject} {}", dated(Some(year), figure, indicator))
        }
        None => format!("for {} er der ingen tal med år", place.bare()),
    }
}

/// A top above both ends of a line, or a bottom below them.
fn turn(series: &Series, indicator: &Indicator, noun: &Noun) -> Option<String> {
    let change = change(series, indicator)?;
    let (first, last) = (change.first.exact()?, change.last.exact()?);
    let exact: Option<Vec<_>> =
        series.figures().map(|(year, figure)| Some((figure.exact()?, year, figure))).collect();
    let exact = exact?;
    let top = exact.iter().max_by_key(|(value, ..)| *value)?;
    let bottom = exact.iter().min_by_key(|(value, ..)| *value)?;
    let say = |word: &str, (_, year, figure): &(_, Year, &Figure)| {
        let when = dated(Some(*year), figure, indicator);
        sentence(&format!("undervejs var {} {word}: {when}", noun.pronoun()))
    };
    let is_top = top.0 > first.max(last);
    let is_bottom = bottom.0 < first.min(last);
    match (is_top, is_bottom) {
        (true, false) => Some(say("højest", top)),
        (false, true) => Some(say("lavest", bottom)),
        _ => None,
    }
}

fn gaps(place: &PlaceName, series: &Series) -> Option<String> {
    let gap = |(year, observation): (&Year, &Observation)| match observation {
        Observation::Figure(_) => None,
        Observation::Missing { reason, .. } => Some(format!("{year} ({})", missing_text(*reason))),
    };
    let years: Vec<String> = series.yearly.iter().filter_map(gap).collect();
    let name = place.bare();
    (!years.is_empty()).then(|| format!("Der er intet tal for {name} for {}.", join_and(&years)))
}

/// The words of several small charts of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panels {
    /// What they show together, where that can be said.
    pub summary: Option<String>,
    /// A sentence for each of them, in their order.
    pub each: Vec<String>,
}

/// What small charts of one indicator show, one for each place: *Skolefraværet faldt i alle syv
/// områder fra 2007 til 2017.*, and for each its first and last figure.
pub fn describe_panels(indicator: &Indicator, places: &[(&PlaceName, &Series)]) -> Panels {
    let each = places.iter().map(|(place, series)| panel(place, series, indicator)).collect();
    Panels { summary: together(indicator, places), each }
}

fn panel(place: &PlaceName, series: &Series, indicator: &Indicator) -> String {
    match change(series, indicator) {
        Some(change) => over_time(&change, Some(place), indicator),
        None => {
            let noun = indicator.noun();
            sentence(&line(place, series, noun.text(), indicator, &noun))
        }
    }
}

/// In how many of the places it rose, fell and stayed, when all were measured in the same two years.
fn together(indicator: &Indicator, places: &[(&PlaceName, &Series)]) -> Option<String> {
    let changes: Option<Vec<_>> =
        places.iter().map(|(_, series)| change(series, indicator)).collect();
    let changes = changes.filter(|changes| changes.len() > 1)?;
    let (from, to) = changes.first().map(|change| (change.from, change.to))?;
    if changes.iter().any(|change| (change.from, change.to) != (from, to)) {
        return None;
    }
    let noun = indicator.noun();
    let still = format!("var næsten {}", noun.unchanged());
    let mut counts = [("steg", 0), ("faldt", 0), (still.as_str(), 0)];
    for change in &changes {
        counts[place_of(Step::of(change.first, change.last, indicator)?)].1 += 1;
    }
    let told = counts.iter().filter(|(_, count)| *count > 0);
    let told = told.map(|(verb, count)| format!("{verb} i {}", areas(*count, changes.len())));
    let told: Vec<String> = told.collect();
    Some(sentence(&format!("{} {} fra {from} til {to}", noun.text(), join_and(&told))))
}

/// Where a step is counted: among the rises, the falls or neither.
fn place_of(step: Step) -> usize {
    match step {
        Step::None | Step::Hardly(_) => 2,
        Step::Slightly(way) | Step::Clearly(way) | Step::By(way, _) | Step::As(way, _) => {
            usize::from(way == Way::Down)
        }
    }
}

/// *alle syv områder*, *ét område*, *to områder*
fn areas(count: usize, all: usize) -> String {
    match count {
        1 => "ét område".to_owned(),
        _ if count == all => format!("alle {} områder", number_word(all)),
        _ => format!("{} områder", number_word(count)),
    }
}
