//! Properties that hold for any figures, above all that nothing withheld can be worked out.
//!
//! The attacker here works as a reader would, by subtraction from group to group and between pairs
//! of groups, and knows nothing of how `equations` finds what to withhold.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::samples::{self, about, book, indicator, point, ratio, share, year};
use crate::figures::*;
use crate::text::Decimal;

const AREAS: [&str; 4] = ["a", "b", "c", "d"];
const GROUPS: [&str; 3] = ["g", "h", "k"];
const INDICATORS: [&str; 4] = ["andel", "beboere", "klager", "ledige"];
/// Two years and what is undated.
const SLOTS: [Option<i32>; 3] = [Some(2017), Some(2018), None];

/// What one subject has for one indicator and year: how many, of how many, and what is told of it.
#[derive(Clone, Copy, Debug)]
struct Truth {
    count: u32,
    base: u32,
    told: Told,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Figure,
    Hedged,
    Missing(Missing),
    Nothing,
}

type Truths = BTreeMap<(&'static str, &'static str, Option<i32>), Truth>;

/// A book, what is behind it, and the parts of each group.
#[derive(Clone, Debug)]
struct Case {
    book: FigureBook,
    truths: Truths,
    parts: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![
        12 => Just(Told::Figure),
        1 => Just(Told::Hedged),
        1 => Just(Told::Missing(Missing::Withheld)),
        1 => Just(Told::Missing(Missing::NotMeasured)),
        1 => Just(Told::Nothing),
    ]
}

fn count() -> impl Strategy<Value = u32> {
    prop_oneof![2 => Just(0_u32), 3 => 1..=4_u32, 6 => 5..=60_u32, 2 => 60..=400_u32]
}

fn cases() -> impl Strategy<Value = Case> {
    let cells = (AREAS.len() + GROUPS.len()) * INDICATORS.len() * SLOTS.len();
    let masks = proptest::collection::vec(any::<u8>(), GROUPS.len());
    (proptest::collection::vec((count(), 0..=60_u32, told()), cells), masks)
        .prop_map(|(cells, masks)| build(&cells, &masks))
}

fn build(cells: &[(u32, u32, Told)], masks: &[u8]) -> Case {
    let subjects: Vec<&str> = AREAS.iter().chain(&GROUPS).copied().collect();
    let mut parts = BTreeMap::new();
    for (place, (group, mask)) in GROUPS.iter().zip(masks).enumerate() {
        let before = subjects.iter().take(AREAS.len() + place).enumerate();
        let chosen = before.filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, id)| *id);
        parts.insert(*group, chosen.collect::<BTreeSet<_>>());
    }
    let mut truths = Truths::new();
    let mut cells = cells.iter();
    for subject in &subjects {
        for id in INDICATORS {
            for slot in SLOTS {
                let (mut count, rest, told) = *cells.next().unwrap();
                let mut base = count + rest;
                if let Some(parts) = parts.get(subject).filter(|parts| !parts.is_empty()) {
                    let sum = |of: fn(&Truth) -> u32| {
                        parts.iter().map(|part| of(&truths[&(*part, id, slot)])).sum()
                    };
                    (count, base) = (sum(|truth| truth.count), sum(|truth| truth.base));
                }
                truths.insert((*subject, id, slot), Truth { count, base, told });
            }
        }
    }
    Case { book: book_of(&truths, &parts), truths, parts }
}

fn book_of(truths: &Truths, parts: &BTreeMap<&'static str, BTreeSet<&'static str>>) -> FigureBook {
    let indicators = [
        indicator("andel", Unit::Percent),
        indicator("beboere", Unit::Count),
        Indicator { counts: Counts::Other, ..indicator("klager", Unit::Count) },
        indicator("ledige", Unit::Count),
    ];
    let mut book = book(&indicators, &[]);
    for ((subject, id, slot), truth) in truths {
        let figures = book.subjects.get_or_default(&SubjectId::new(subject));
        let parts = parts.get(subject).into_iter().flatten().copied();
        figures.parts = parts.map(SubjectId::new).collect();
        figures.small_area_limits = true;
        let series = figures.series.get_or_default(&IndicatorId::new(id));
        let Some(observation) = observation(id, truth) else { continue };
        match slot {
            Some(slot) => {
                series.yearly.insert(year(*slot), observation);
                series.ratios.push(ratio(Some(*slot), "2"));
            }
            None => series.undated.push(observation),
        }
    }
    book
}

fn observation(id: &str, truth: &Truth) -> Option<Observation> {
    let percent = Decimal::from(truth.count * 100).checked_div(Decimal::from(truth.base));
    let figure = match id {
        "andel" => share(&percent.unwrap_or_default().round_dp(6).to_string(), truth.base),
        _ => point(&truth.count.to_string()),
    };
    match truth.told {
        Told::Figure => Some(Observation::Figure(figure)),
        Told::Hedged => Some(Observation::Figure(Figure { precision: Precision::About, ..figure })),
        Told::Missing(reason) => Some(Observation::Missing { reason, note: Some("3".into()) }),
        Told::Nothing => None,
    }
}

/// The observation that a book has for a cell.
fn at<'a>(
    book: &'a FigureBook,
    subject: &str,
    id: &str,
    slot: Option<i32>,
) -> Option<&'a Observation> {
    let series = book.series(subject, id)?;
    match slot {
        Some(slot) => series.at(year(slot)),
        None => series.undated.first(),
    }
}

fn is_published(book: &FigureBook, subject: &str, id: &str, slot: Option<i32>) -> bool {
    at(book, subject, id, slot).is_some_and(|observation| observation.figure().is_some())
}

/// A reader's equations for one group: factors of a sum that is zero.
type Sum = BTreeMap<&'static str, i32>;

/// Each group's total less its parts, and each such sum with another added or taken away.
fn sums(case: &Case) -> Vec<Sum> {
    let of_group = |(group, parts): (&&'static str, &BTreeSet<&'static str>)| {
        let parts = parts.iter().map(|part| (*part, -1));
        parts.chain([(*group, 1)]).collect::<Sum>()
    };
    let groups: Vec<Sum> =
        case.parts.iter().filter(|(_, parts)| !parts.is_empty()).map(of_group).collect();
    let mut sums = groups.clone();
    for left in &groups {
        for (right, sign) in groups.iter().flat_map(|right| [(right, 1), (right, -1)]) {
            let mut sum = left.clone();
            right.iter().for_each(|(id, factor)| *sum.entry(id).or_default() += sign * factor);
            sum.retain(|_, factor| *factor != 0);
            sums.push(sum);
        }
    }
    sums
}

/// Every subject whose number a reader knows after subtracting for as long as it helps.
fn worked_out(
    case: &Case,
    shown: &FigureBook,
    id: &str,
    slot: Option<i32>,
) -> BTreeSet<&'static str> {
    let all = AREAS.iter().chain(&GROUPS).copied();
    let mut known: BTreeSet<_> = all.filter(|who| is_published(shown, who, id, slot)).collect();
    let sums = sums(case);
    loop {
        let next = sums.iter().find_map(|sum| {
            let mut unknown = sum.keys().filter(|who| !known.contains(*who));
            unknown.next().filter(|_| unknown.next().is_none())
        });
        match next {
            Some(who) => known.insert(who),
            None => return known,
        };
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_withheld_can_be_worked_out_from_totals_and_parts(case in cases()) {
        let shown = withhold(case.book.clone());
        for id in INDICATORS {
            for slot in SLOTS {
                for who in worked_out(&case, &shown, id, slot) {
                    let observation = at(&shown, who, id, slot);
                    let hidden = observation.is_some_and(Observation::is_withheld);
                    let truth = case.truths[&(who, id, slot)];
                    prop_assert!(!hidden || truth.count == 0, "{who} {id} {slot:?} {truth:?}");
                }
            }
        }
    }

    #[test]
    fn no_small_sum_of_withheld_figures_is_known(case in cases()) {
        let shown = withhold(case.book.clone());
        for (group, parts) in &case.parts {
            for slot in SLOTS.into_iter().filter(|slot| is_published(&shown, group, "ledige", *slot)) {
                let rest: Vec<_> =
                    parts.iter().filter(|part| !is_published(&shown, part, "ledige", slot)).collect();
                let hides = rest.iter().any(|part| {
                    at(&shown, part, "ledige", slot).is_some_and(Observation::is_withheld)
                });
                let sum: u32 = rest.iter().map(|part| case.truths[&(**part, "ledige", slot)].count).sum();
                prop_assert!(!hides || sum == 0 || sum >= 5, "{group} {slot:?}: {rest:?} are {sum}");
            }
        }
    }

    #[test]
    fn no_small_number_of_people_is_published(case in cases()) {
        let shown = withhold(case.book.clone());
        for ((who, id, slot), truth) in &case.truths {
            if *id == "klager" || !is_published(&shown, who, id, *slot) {
                continue;
            }
            prop_assert!(!(1..5).contains(&truth.count), "{who} {id} {slot:?} {truth:?}");
            prop_assert!(*id != "andel" || truth.base >= 5, "{who} {id} {slot:?} {truth:?}");
            let residents = case.truths[&(*who, "beboere", *slot)];
            let is_known = matches!(residents.told, Told::Figure | Told::Hedged);
            prop_assert!(!is_known || residents.count >= 100, "{who} {id} {slot:?} {residents:?}");
        }
    }

    #[test]
    fn withholding_takes_away_and_never_adds(case in cases()) {
        let shown = withhold(case.book.clone());
        for (subject, figures) in &case.book.subjects {
            for (id, before) in &figures.series {
                let after = shown.series(subject.as_str(), id.as_str()).unwrap();
                let pairs: Vec<_> = before.observations().zip(after.observations()).collect();
                prop_assert_eq!(before.observations().count(), after.observations().count());
                for (before, after) in pairs {
                    prop_assert!(before == after || *after.1 == Observation::WITHHELD);
                }
                let stays = |ratio: &&PublishedRatio| {
                    ratio.year.and_then(|year| after.at(year)).is_none_or(|o| !o.is_withheld())
                };
                prop_assert_eq!(after.ratios.iter().filter(stays).count(), after.ratios.len());
            }
        }
    }

    #[test]
    fn withholding_twice_is_withholding_once(case in cases()) {
        let once = withhold(case.book);
        prop_assert_eq!(withhold(once.clone()), once);
    }

    #[test]
    fn a_comparison_has_both_figures_from_one_year(
        area in proptest::collection::btree_map(2000..2010, 0..99_u32, 0..6),
        baseline in proptest::collection::btree_map(2000..2010, 100..199_u32, 0..6),
    ) {
        let series = |values: &BTreeMap<i32, u32>| {
            let values: Vec<_> = values.iter().map(|(y, v)| (*y, point(&v.to_string()))).collect();
            samples::series_of(&values)
        };
        let (own, other) = (series(&area), series(&baseline));
        let indicator = indicator("i", Unit::Percent);
        let latest = area.last_key_value().map(|(year, _)| *year);
        match compare(&own, Some(&other), &indicator) {
            None => prop_assert_eq!(latest, None),
            Some(Comparison::NoBaseline { year, .. }) => {
                prop_assert_eq!(latest, Some(year.get()));
                prop_assert!(!baseline.contains_key(&year.get()));
            }
            Some(Comparison::SameYear { year, area: own_figure, baseline: figure, .. }) => {
                prop_assert_eq!(latest, Some(year.get()));
                prop_assert_eq!(Some(own_figure), own.figure_at(year));
                prop_assert_eq!(Some(figure), other.figure_at(year));
            }
        }
    }

    #[test]
    fn a_ranking_holds_everybody_once(values in proptest::collection::vec((0..5_u32, 0..4_u8), 0..9)) {
        let ids: Vec<_> = (0..values.len()).map(|place| SubjectId::new(&place.to_string())).collect();
        let series: Vec<_> = values.iter().map(|(value, kind)| match kind {
            0 => Series::default(),
            1 => samples::series_of(&[(2017, about("3"))]),
            _ => samples::series_of(&[(2017, point(&value.to_string()))]),
        }).collect();
        let entries: Vec<_> = ids.iter().zip(&series)
            .map(|(subject, series)| RankEntry { subject, name: subject.as_str(), series: Some(series) })
            .collect();
        let ranking = rank(&entries, year(2017), &indicator("i", Unit::Percent));
        let ranked = ranking.ranked.iter().map(|area| area.subject);
        let mut all: Vec<_> = ranked.chain(ranking.unranked.iter().map(|area| area.subject)).collect();
        all.sort();
        prop_assert_eq!(all, ids.iter().collect::<Vec<_>>());
        for area in &ranking.ranked {
            let better = ranking.ranked.iter().filter(|other| other.value < area.value).count();
            prop_assert_eq!(area.rank, better + 1);
        }
    }
}
