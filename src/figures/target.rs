//! Whether a target was reached: pure, and silent where the data does not decide.
//!
//! The rules:
//! 1. No status without a figure that is newer than the baseline, or than the start of the work for
//!    a target without one. Both are of one series, hence of one indicator and one subject.
//! 2. A baseline is calculated with only if it is exact; bounds are made from the printed numbers.
//! 3. A figure that is not exact decides only where its bound does: *over 80 %* reaches 80 %.
//! 4. A target that can be read in several ways has a status only where all readings agree.
//! 5. *On the way* is a figure from before the deadline that has left the baseline in the right
//!    direction. From the deadline on, what is not reached is not reached.

use super::{Figure, Precision, Quantity, Series, Year};
use crate::text::Decimal;

/// What a target asks of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetRule {
    /// A change in per cent of the baseline; negative for a fall.
    Percent(Decimal),
    /// A change in per cent in each year, of the level of the year before; negative for a fall.
    PercentEachYear(Decimal),
    /// A change in percentage points; negative for a fall.
    Points(Decimal),
    /// At least so much.
    AtLeast(Decimal),
    /// No more than the baseline.
    NotAboveBaseline,
    /// More than the baseline.
    Rise,
    /// Less than the baseline.
    Fall,
}

/// What the figures say about a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetStatus {
    /// It was reached.
    Reached,
    /// Not yet, but the figure moves in the right direction.
    OnTheWay,
    /// It was not reached.
    NotReached,
    /// There is no figure that could tell.
    NoData,
}

/// When a target counts from and to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TargetTerm {
    /// The year of the baseline.
    pub baseline: Option<Year>,
    /// The first year of the work: what is older says nothing about it.
    pub start: Option<Year>,
    /// The year in which it is to be reached.
    pub deadline: Option<Year>,
}

/// The status of a target for the subject of `series`; `rules` are the ways of reading it.
pub fn target_status(rules: &[TargetRule], series: &Series, term: TargetTerm) -> TargetStatus {
    let mut all = rules.iter().map(|rule| status(*rule, series, term));
    let Some(first) = all.next() else { return TargetStatus::NoData };
    if all.all(|status| status == first) { first } else { TargetStatus::NoData }
}

/// The figure that a target's status rests on: the newest one after its baseline or start.
pub fn target_figure(series: &Series, term: TargetTerm) -> Option<(Year, &Figure)> {
    let is_news = |year: Year| {
        term.baseline.is_none_or(|baseline| year > baseline)
            && term.start.is_none_or(|start| year >= start)
            && (term.baseline.is_some() || term.start.is_some())
    };
    series.latest().filter(|(year, _)| is_news(*year))
}

/// The number that a target asks for, and on which side of it the target is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetGoal {
    /// At least so much, or more than it.
    From {
        /// The number.
        bound: Decimal,
        /// Whether the number itself is not enough.
        open: bool,
    },
    /// At most so much, or less than it.
    UpTo {
        /// The number.
        bound: Decimal,
        /// Whether the number itself is not enough.
        open: bool,
    },
}

/// What the figures of `series` are to reach: for a change in each year, in the year of the newest
/// figure, or of the deadline while there is none. `None` where the rule needs a baseline and there
/// is no exact one, and where readings differ.
pub fn target_goal(rules: &[TargetRule], series: &Series, term: TargetTerm) -> Option<TargetGoal> {
    let baseline = exact_baseline(series, term);
    let year = target_figure(series, term).map(|(year, _)| year).or(term.deadline);
    let years = term.baseline.zip(year).map_or(0, |(from, to)| to.get() - from.get());
    let mut all = rules.iter().map(|rule| Goal::of(*rule, baseline, years));
    let first = all.next()??;
    all.all(|goal| goal == Some(first)).then(|| first.into())
}

fn exact_baseline(series: &Series, term: TargetTerm) -> Option<Decimal> {
    term.baseline.and_then(|year| series.figure_at(year)).and_then(Figure::exact)
}

fn status(rule: TargetRule, series: &Series, term: TargetTerm) -> TargetStatus {
    let Some((year, figure)) = target_figure(series, term) else { return TargetStatus::NoData };
    let baseline = exact_baseline(series, term);
    let years = term.baseline.map_or(0, |baseline| year.get() - baseline.get());
    let (Some(goal), Some(span)) = (Goal::of(rule, baseline, years), Span::of(figure)) else {
        return TargetStatus::NoData;
    };
    let may_come = term.deadline.is_none_or(|deadline| year < deadline);
    match goal.is_met(&span) {
        Some(true) => TargetStatus::Reached,
        Some(false) if may_come && baseline.is_some_and(|from| goal.is_nearer(&span, from)) => {
            TargetStatus::OnTheWay
        }
        Some(false) => TargetStatus::NotReached,
        None => TargetStatus::NoData,
    }
}

/// The half of the number line in which a figure has to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    AtLeast(Decimal),
    AtMost(Decimal),
    Above(Decimal),
    Below(Decimal),
}

impl From<Goal> for TargetGoal {
    fn from(goal: Goal) -> Self {
        match goal {
            Goal::AtLeast(bound) => Self::From { bound, open: false },
            Goal::Above(bound) => Self::From { bound, open: true },
            Goal::AtMost(bound) => Self::UpTo { bound, open: false },
            Goal::Below(bound) => Self::UpTo { bound, open: true },
        }
    }
}

impl Goal {
    /// `None` where the rule needs a baseline and there is no exact one, or none to take per cent of.
    fn of(rule: TargetRule, baseline: Option<Decimal>, years: i32) -> Option<Self> {
        let towards = |change: Decimal, bound: Decimal| {
            if change.is_sign_negative() { Self::AtMost(bound) } else { Self::AtLeast(bound) }
        };
        Some(match rule {
            TargetRule::AtLeast(least) => Self::AtLeast(least),
            TargetRule::NotAboveBaseline => Self::AtMost(baseline?),
            TargetRule::Rise => Self::Above(baseline?),
            TargetRule::Fall => Self::Below(baseline?),
            TargetRule::Points(points) => towards(points, baseline?.checked_add(points)?),
            TargetRule::Percent(percent) => towards(percent, grown(baseline?, percent, 1)?),
            TargetRule::PercentEachYear(percent) => {
                towards(percent, grown(baseline?, percent, years)?)
            }
        })
    }

    /// Whether all that the figure can be lies in the goal; `None` when only some of it does.
    fn is_met(self, span: &Span) -> Option<bool> {
        let Span { low, high } = *span;
        let (met, missed) = match self {
            Self::AtLeast(bound) => (
                low.is_some_and(|low| low.value >= bound),
                high.is_some_and(|high| high.is_below(bound)),
            ),
            Self::Above(bound) => (
                low.is_some_and(|low| low.is_above(bound)),
                high.is_some_and(|high| high.value <= bound),
            ),
            Self::AtMost(bound) => (
                high.is_some_and(|high| high.value <= bound),
                low.is_some_and(|low| low.is_above(bound)),
            ),
            Self::Below(bound) => (
                high.is_some_and(|high| high.is_below(bound)),
                low.is_some_and(|low| low.value >= bound),
            ),
        };
        (met || missed).then_some(met)
    }

    /// Whether the figure has certainly left the baseline in the direction of the goal.
    fn is_nearer(self, span: &Span, baseline: Decimal) -> bool {
        match self {
            Self::AtLeast(_) | Self::Above(_) => span.low.is_some_and(|low| low.is_above(baseline)),
            Self::AtMost(_) | Self::Below(_) => {
                span.high.is_some_and(|high| high.is_below(baseline))
            }
        }
    }
}

/// `from` changed by so many per cent, `times` over. Per cent of nothing are nothing to reach.
fn grown(from: Decimal, percent: Decimal, times: i32) -> Option<Decimal> {
    if from <= Decimal::ZERO {
        return None;
    }
    let factor = Decimal::ONE.checked_add(percent.checked_div(Decimal::ONE_HUNDRED)?)?;
    (0..times).try_fold(from, |level, _| level.checked_mul(factor))
}

/// The end of what a figure can be.
#[derive(Debug, Clone, Copy)]
struct End {
    value: Decimal,
    /// Whether the end itself is left out, as in *over 80 %*.
    open: bool,
}

impl End {
    /// Whether everything from this lower end on is above `bound`.
    fn is_above(self, bound: Decimal) -> bool {
        self.value > bound || (self.open && self.value == bound)
    }

    /// Whether everything up to this upper end is below `bound`.
    fn is_below(self, bound: Decimal) -> bool {
        self.value < bound || (self.open && self.value == bound)
    }
}

/// All that a figure can be; an end that is absent is not known.
#[derive(Debug, Clone, Copy)]
struct Span {
    low: Option<End>,
    high: Option<End>,
}

impl Span {
    /// `None` for *about*, and for words and hedges that say nothing of a bound.
    fn of(figure: &Figure) -> Option<Self> {
        let (low, high) = figure.quantity.ends();
        let end = |value: Decimal, open: bool| Some(End { value, open });
        let is_range = matches!(figure.quantity, Quantity::Range(..));
        let is_worded = !figure.words.is_nothing();
        Some(match figure.precision {
            Precision::Exact if is_range || !is_worded => {
                Self { low: end(low, false), high: end(high, false) }
            }
            Precision::AtLeast => Self { low: end(low, false), high: None },
            Precision::MoreThan => Self { low: end(low, true), high: None },
            Precision::AtMost => Self { low: None, high: end(high, false) },
            Precision::LessThan => Self { low: None, high: end(high, true) },
            Precision::Exact | Precision::About => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Observation;
    use crate::figures::tests::samples::{decimal, own_hedge, own_wording, point, series, year};
    use TargetStatus::{NoData, NotReached, OnTheWay, Reached};
    use proptest::prelude::*;

    fn term(baseline: i32, deadline: i32) -> TargetTerm {
        TargetTerm { baseline: Some(year(baseline)), start: None, deadline: Some(year(deadline)) }
    }

    /// The status in 2020 with a baseline of 2015, for a figure of `seen`.
    fn reached(rule: TargetRule, from: &str, seen: i32, value: &str) -> TargetStatus {
        target_status(&[rule], &series(&[(2015, from), (seen, value)]), term(2015, 2020))
    }

    #[test]
    fn a_figure_is_held_against_the_number_that_was_agreed() {
        let percent = |text| TargetRule::Percent(decimal(text));
        let each_year = |text| TargetRule::PercentEachYear(decimal(text));
        let cases = [
            // A fall of 2 per cent from 26,8 is 26,264.
            (percent("-2"), "26.8", 2018, "26.2", Reached),
            (percent("-2"), "26.8", 2018, "26.264", Reached),
            (percent("-2"), "26.8", 2018, "26.3", OnTheWay),
            (percent("-2"), "26.8", 2020, "26.3", NotReached),
            (percent("-2"), "26.8", 2018, "26.8", NotReached),
            (percent("-2"), "26.8", 2018, "27", NotReached),
            (percent("10"), "100", 2019, "110", Reached),
            (percent("10"), "100", 2019, "109.9", OnTheWay),
            (percent("10"), "0", 2019, "5", NoData),
            (percent("-5"), "0", 2019, "0", NoData),
            // 5 per cent a year for two years: 90,25.
            (each_year("-5"), "100", 2017, "90.25", Reached),
            (each_year("-5"), "100", 2017, "90.3", OnTheWay),
            (each_year("5"), "100", 2017, "110.25", Reached),
            (each_year("5"), "100", 2020, "127", NotReached),
            (TargetRule::Points(decimal("-2")), "26.8", 2019, "24.8", Reached),
            (TargetRule::Points(decimal("-2")), "26.8", 2019, "24.9", OnTheWay),
            (TargetRule::NotAboveBaseline, "32", 2019, "32", Reached),
            (TargetRule::NotAboveBaseline, "32", 2019, "33", NotReached),
            (TargetRule::NotAboveBaseline, "0", 2019, "0", Reached),
            (TargetRule::Rise, "46", 2019, "47", Reached),
            (TargetRule::Rise, "46", 2019, "46", NotReached),
            (TargetRule::Fall, "46", 2019, "45", Reached),
            (TargetRule::Fall, "46", 2019, "46", NotReached),
            (TargetRule::AtLeast(decimal("80")), "72.8", 2019, "80", Reached),
            (TargetRule::AtLeast(decimal("80")), "72.8", 2019, "79.9", OnTheWay),
            (TargetRule::AtLeast(decimal("80")), "72.8", 2019, "72", NotReached),
            (TargetRule::AtLeast(decimal("80")), "72.8", 2021, "79.9", NotReached),
        ];
        for (rule, from, seen, value, expected) in cases {
            let found = reached(rule, from, seen, value);
            assert_eq!(found, expected, "{rule:?} from {from}, {value} in {seen}");
        }
    }

    #[test]
    fn the_goal_is_the_number_that_the_status_is_held_against() {
        let figures = series(&[(2015, "100")]);
        let goal = |rules: &[TargetRule]| target_goal(rules, &figures, term(2015, 2017));
        let up_to = |bound, open| Some(TargetGoal::UpTo { bound: decimal(bound), open });
        let from = |bound, open| Some(TargetGoal::From { bound: decimal(bound), open });
        let (percent, points) =
            (TargetRule::Percent(decimal("-2")), TargetRule::Points(decimal("-3")));
        assert_eq!(goal(&[percent]), up_to("98.00", false));
        assert_eq!(goal(&[percent, points]), None, "two readings, two numbers");
        assert_eq!(goal(&[TargetRule::NotAboveBaseline]), up_to("100", false));
        assert_eq!(goal(&[TargetRule::Rise]), from("100", true));
        assert_eq!(goal(&[TargetRule::AtLeast(decimal("40"))]), from("40", false));
        assert_eq!(goal(&[TargetRule::PercentEachYear(decimal("-10"))]), up_to("81.000", false));
        assert_eq!(goal(&[]), None);
        let without = target_goal(&[percent], &Series::default(), term(2015, 2017));
        assert_eq!(without, None, "a change of nothing");
    }

    #[test]
    fn without_a_newer_figure_there_is_no_status() {
        let rule = TargetRule::NotAboveBaseline;
        let only_baseline = series(&[(2015, "32")]);
        assert_eq!(target_status(&[rule], &only_baseline, term(2015, 2020)), NoData);
        let only_older = series(&[(2013, "10"), (2015, "32")]);
        assert_eq!(target_status(&[rule], &only_older, term(2015, 2020)), NoData);
        assert_eq!(target_status(&[rule], &Series::default(), term(2015, 2020)), NoData);
        let undated =
            Series { undated: vec![Observation::Figure(point("1"))], ..only_baseline.clone() };
        assert_eq!(target_status(&[rule], &undated, term(2015, 2020)), NoData);
    }

    #[test]
    fn without_its_baseline_a_change_has_no_status() {
        let later = series(&[(2018, "20")]);
        for rule in [
            TargetRule::Percent(decimal("-2")),
            TargetRule::Points(decimal("-2")),
            TargetRule::NotAboveBaseline,
            TargetRule::Rise,
        ] {
            assert_eq!(target_status(&[rule], &later, term(2015, 2020)), NoData, "{rule:?}");
            assert_eq!(target_status(&[rule], &later, TargetTerm::default()), NoData, "{rule:?}");
        }
        let mut withheld = later;
        withheld.yearly.insert(year(2015), Observation::WITHHELD);
        assert_eq!(target_status(&[TargetRule::Fall], &withheld, term(2015, 2020)), NoData);
    }

    #[test]
    fn a_count_is_of_the_years_of_the_work() {
        let rule = [TargetRule::AtLeast(decimal("40"))];
        let term =
            TargetTerm { start: Some(year(2017)), deadline: Some(year(2021)), baseline: None };
        let cases = [
            (&[(2016, "60")][..], NoData),
            (&[(2017, "40")], Reached),
            (&[(2016, "60"), (2018, "39")], NotReached),
        ];
        for (figures, expected) in cases {
            assert_eq!(target_status(&rule, &series(figures), term), expected, "{figures:?}");
        }
        let unbounded = TargetTerm { start: None, ..term };
        assert_eq!(target_status(&rule, &series(&[(2018, "60")]), unbounded), NoData);
    }

    #[test]
    fn a_figure_that_is_not_exact_decides_only_by_its_bound() {
        let status_of = |figure: Figure| {
            let mut figures = series(&[(2015, "72.8")]);
            figures.yearly.insert(year(2019), Observation::Figure(figure));
            target_status(&[TargetRule::AtLeast(decimal("80"))], &figures, term(2015, 2020))
        };
        let with = |precision, value| Figure { precision, ..point(value) };
        let range = |from: &str, to: &str| Figure {
            quantity: Quantity::range(decimal(from), decimal(to)).unwrap(),
            ..point(from)
        };
        let cases = [
            (with(Precision::About, "90"), NoData),
            (with(Precision::AtLeast, "80"), Reached),
            (with(Precision::MoreThan, "79"), NoData),
            (with(Precision::LessThan, "80"), NotReached),
            (with(Precision::AtMost, "80"), NoData),
            (range("80", "85"), Reached),
            (range("75", "85"), NoData),
            (range("73", "79"), OnTheWay),
            (Figure { words: own_wording("otte ud af ti"), ..point("80") }, NoData),
            (Figure { words: own_hedge("godt"), ..with(Precision::MoreThan, "80") }, Reached),
        ];
        for (figure, expected) in cases {
            assert_eq!(status_of(figure.clone()), expected, "{figure:?}");
        }
    }

    #[test]
    fn a_baseline_that_is_not_exact_is_not_calculated_with() {
        let mut figures = series(&[(2019, "20")]);
        let about = Figure { precision: Precision::About, ..point("30") };
        figures.yearly.insert(year(2015), Observation::Figure(about));
        assert_eq!(target_status(&[TargetRule::Fall], &figures, term(2015, 2020)), NoData);
    }

    #[test]
    fn readings_that_disagree_give_no_status() {
        let readings = [TargetRule::Percent(decimal("-2")), TargetRule::Points(decimal("-2"))];
        let status = |value| {
            target_status(&readings, &series(&[(2015, "26.8"), (2018, value)]), term(2015, 2020))
        };
        // 26,264 by one reading, 24,8 by the other.
        assert_eq!(status("24.8"), Reached);
        assert_eq!(status("26"), NoData);
        assert_eq!(status("26.5"), OnTheWay);
        assert_eq!(status("27"), NotReached);
        assert_eq!(target_status(&[], &series(&[(2018, "1")]), term(2015, 2020)), NoData);
    }

    fn rules() -> impl Strategy<Value = TargetRule> {
        let number = (-10i64.pow(12)..10i64.pow(12), 0u32..6).prop_map(|(m, s)| Decimal::new(m, s));
        (0..7, number).prop_map(|(kind, number)| match kind {
            0 => TargetRule::Percent(number),
            1 => TargetRule::PercentEachYear(number),
            2 => TargetRule::Points(number),
            3 => TargetRule::AtLeast(number),
            4 => TargetRule::NotAboveBaseline,
            5 => TargetRule::Rise,
            _ => TargetRule::Fall,
        })
    }

    proptest! {
        #[test]
        fn figures_up_to_the_baseline_never_give_a_status(rule in rules(), value in 0i64..100_000, before in 0i32..20) {
            let mut known = series(&[(2015, "50")]);
            known.yearly.insert(year(2015 - before), Observation::Figure(point(&value.to_string())));
            prop_assert_eq!(target_status(&[rule], &known, term(2015, 2020)), NoData);
        }

        #[test]
        fn from_the_deadline_on_nothing_is_on_the_way(rule in rules(), value in 0i64..100_000, after in 0i32..80) {
            let known = series(&[(2015, "50"), (2020 + after, &value.to_string())]);
            prop_assert_ne!(target_status(&[rule], &known, term(2015, 2020)), OnTheWay);
        }

        #[test]
        fn one_reading_more_never_makes_a_status_out_of_none(a in rules(), b in rules(), value in 0i64..1000) {
            let known = series(&[(2015, "50"), (2018, &value.to_string())]);
            let alone = target_status(&[a], &known, term(2015, 2020));
            let both = target_status(&[a, b], &known, term(2015, 2020));
            prop_assert!(both == alone || both == NoData);
        }
    }
}
