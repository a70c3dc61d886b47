//! Each rule for small numbers, with numbers that were worked out by hand.

use super::withhold;
use crate::figures::tests::samples::{
    Sample, about, book, decimal, indicator, missing, own_wording, point, points_change, ratio,
    series, series_of, share, year,
};
use crate::figures::{
    Counts, Figure, FigureBook, Indicator, Missing, Observation, Precision, Quantity, Series, Unit,
};

fn count() -> Indicator {
    indicator("ledige", Unit::Count)
}

fn percent() -> Indicator {
    indicator("andel", Unit::Percent)
}

/// What is left of one figure for 2017 in a large area.
fn left_of(figure: Figure, indicator: Indicator) -> Option<Figure> {
    let id = indicator.id.to_string();
    let area = [(id.as_str(), series_of(&[(2017, figure)]))];
    let shown = withhold(book(&[indicator], &[("a", &[], &area)]));
    shown.series("a", &id)?.figure_at(year(2017)).cloned()
}

fn range(from: &str, to: &str) -> Figure {
    Figure { quantity: Quantity::range(decimal(from), decimal(to)).unwrap(), ..point("1") }
}

fn is_withheld(book: &FigureBook, subject: &str, id: &str, of: i32) -> bool {
    let series = book.series(subject, id).unwrap();
    series.at(year(of)).is_some_and(|observation| *observation == Observation::WITHHELD)
}

#[test]
fn counts_from_one_to_four_are_withheld() {
    for shown in ["0", "5", "32"] {
        assert!(left_of(point(shown), count()).is_some(), "{shown}");
    }
    for small in ["1", "4", "0.5", "4.9"] {
        assert_eq!(left_of(point(small), count()), None, "{small}");
    }
}

#[test]
fn hedges_words_and_ranges_do_not_save_a_small_count() {
    let worded = Figure { words: own_wording("en håndfuld"), ..about("4") };
    for small in [about("4"), worded, range("3", "8"), range("0", "3")] {
        assert_eq!(left_of(small.clone(), count()), None, "{small:?}");
    }
    assert!(left_of(range("10", "12"), count()).is_some());
}

#[test]
fn percentage_with_small_base_is_withheld() {
    assert_eq!(left_of(share("50", 4), percent()), None);
    assert_eq!(left_of(share("0", 4), percent()), None);
    assert!(left_of(share("0", 5), percent()).is_some());
    assert!(left_of(share("26.8", 410), percent()).is_some());
    assert!(left_of(point("1"), percent()).is_some());
}

#[test]
fn percentage_that_implies_a_small_count_is_withheld() {
    // 9,8 % of 41 are 4 persons; 11,9 % of 42 are 5, although 4,998 comes out.
    assert_eq!(left_of(share("9.8", 41), percent()), None);
    assert!(left_of(share("11.9", 42), percent()).is_some());
    let per_thousand = indicator("sigtede", Unit::PerThousand);
    assert_eq!(left_of(share("65", 60), per_thousand.clone()), None);
    assert!(left_of(share("65", 100), per_thousand).is_some());
}

#[test]
fn an_average_of_few_is_withheld_but_a_large_one_is_not_a_count() {
    let grade = || indicator("karakter", Unit::Grade);
    assert_eq!(left_of(share("4", 3), grade()), None);
    assert!(left_of(share("4", 30), grade()).is_some());
    assert!(left_of(point("4"), grade()).is_some());
}

#[test]
fn what_counts_no_people_is_not_withheld() {
    let other = Indicator { counts: Counts::Other, ..count() };
    assert!(left_of(point("2"), other).is_some());
}

#[test]
fn an_indicator_can_be_stricter_than_the_site_but_not_laxer() {
    let limited = |min_count| Indicator { min_count: Some(min_count), ..count() };
    assert_eq!(left_of(point("9"), limited(10)), None);
    assert!(left_of(point("10"), limited(10)).is_some());
    assert_eq!(left_of(point("4"), limited(2)), None);
}

#[test]
fn nothing_of_a_withheld_figure_is_left() {
    let undated = Series { undated: vec![Observation::Figure(point("3"))], ..Series::default() };
    let mut both = series(&[(2017, "3"), (2018, "300")]);
    both.undated = undated.undated;
    let shown = withhold(book(&[count()], &[("a", &[], &[("ledige", both)])]));
    let left = shown.series("a", "ledige").unwrap();
    assert_eq!(left.at(year(2017)), Some(&Observation::WITHHELD));
    assert_eq!(left.undated, [Observation::WITHHELD]);
    assert!(left.figure_at(year(2018)).is_some());
}

#[test]
fn the_four_reasons_stay_four() {
    let mut gaps = Series::default();
    for (place, reason) in (2015..).zip(Missing::all()) {
        gaps.yearly.insert(year(place), missing(*reason));
    }
    let before = book(&[count()], &[("a", &[], &[("ledige", gaps)])]);
    assert_eq!(withhold(before.clone()), before);
}

#[test]
fn an_area_with_few_residents_shows_no_figure_about_people() {
    let indicators = [
        indicator("beboere", Unit::Count),
        indicator("boliger", Unit::Count),
        percent(),
        Indicator { counts: Counts::Other, ..indicator("klager", Unit::Count) },
    ];
    let mut residents = series(&[(2017, "99"), (2018, "100")]);
    residents.undated.push(Observation::Figure(point("130")));
    let mut share = series(&[(2016, "20"), (2017, "20"), (2018, "20")]);
    share.changes = vec![points_change(2017, 2018, "-7"), points_change(2018, 2019, "3")];
    share.ratios = vec![ratio(Some(2018), "2"), ratio(Some(2016), "2"), ratio(None, "2")];
    let figures = [("beboere", residents), ("andel", share), ("klager", series(&[(2017, "3")]))];
    let shown = withhold(book(&indicators, &[("a", &[], &figures), ("kommune", &[], &figures)]));
    assert!(
        is_withheld(&shown, "a", "beboere", 2017) && !is_withheld(&shown, "a", "beboere", 2018)
    );
    assert_eq!(shown.series("a", "beboere").unwrap().undated, [Observation::WITHHELD]);
    // 2016 and 2019 have no number of residents, so the smallest known, 99, decides.
    assert!(is_withheld(&shown, "a", "andel", 2016) && is_withheld(&shown, "a", "andel", 2017));
    let share = shown.series("a", "andel").unwrap();
    assert!(share.figure_at(year(2018)).is_some());
    assert_eq!(
        (share.changes.as_slice(), share.ratios.as_slice()),
        (&[][..], &[ratio(Some(2018), "2")][..])
    );
    assert!(!is_withheld(&shown, "a", "klager", 2017));
    assert!(!is_withheld(&shown, "kommune", "andel", 2017));
    assert!(!is_withheld(&shown, "kommune", "beboere", 2017));
}

#[test]
fn an_area_with_few_homes_shows_no_figure_about_people() {
    let indicators = [indicator("beboere", Unit::Count), indicator("boliger", Unit::Count)];
    let under_fifty = Figure { precision: Precision::LessThan, ..point("50") };
    for (homes, expected) in [(point("49"), true), (under_fifty, true), (point("50"), false)] {
        let figures =
            [("beboere", series(&[(2018, "180")])), ("boliger", series_of(&[(2018, homes)]))];
        let shown = withhold(book(&indicators, &[("a", &[], &figures)]));
        assert_eq!(is_withheld(&shown, "a", "beboere", 2018), expected);
        assert_eq!(is_withheld(&shown, "a", "boliger", 2018), expected);
    }
}

/// Three areas of a group, one indicator, one year; gives which of the four are withheld.
fn withheld_of(indicator: Indicator, figures: &[Observation; 4]) -> Vec<&'static str> {
    let names = ["a", "b", "c", "group"];
    let id = indicator.id.to_string();
    let of = |observation: &Observation| {
        let yearly = std::iter::once((year(2017), observation.clone())).collect();
        [(id.as_str(), Series { yearly, ..Series::default() })]
    };
    let [a, b, c, group] = [of(&figures[0]), of(&figures[1]), of(&figures[2]), of(&figures[3])];
    let subjects: [Sample<'_>; 4] =
        [("a", &[], &a), ("b", &[], &b), ("c", &[], &c), ("group", &["a", "b", "c"], &group)];
    let shown = withhold(book(&[indicator], &subjects));
    names.into_iter().filter(|name| is_withheld(&shown, name, &id, 2017)).collect()
}

fn counts(values: [&str; 4]) -> [Observation; 4] {
    values.map(|value| match value {
        "-" => Observation::WITHHELD,
        number => Observation::Figure(point(number)),
    })
}

#[test]
fn what_could_be_subtracted_from_a_total_is_withheld() {
    let cases: [([&str; 4], &[&str]); 6] = [
        (["3", "20", "37", "60"], &["a", "b"]),
        (["3", "0", "37", "40"], &["a", "c"]),
        (["1", "2", "37", "40"], &["a", "b", "c"]),
        (["3", "4", "37", "44"], &["a", "b"]),
        (["-", "20", "37", "60"], &["a", "b"]),
        (["6", "20", "37", "63"], &[]),
    ];
    for (values, expected) in cases {
        assert_eq!(withheld_of(count(), &counts(values)), expected, "{values:?}");
    }
}

#[test]
fn an_authors_own_withheld_is_protected_in_any_indicator() {
    let complaints = Indicator { counts: Counts::Other, ..count() };
    assert_eq!(withheld_of(complaints.clone(), &counts(["-", "2", "37", "60"])), ["a", "b"]);
    assert!(withheld_of(complaints, &counts(["3", "2", "37", "42"])).is_empty());
}

#[test]
fn what_could_be_subtracted_from_a_share_of_a_total_is_withheld() {
    // 3 of 30, 12 of 40, 30 of 100 and 45 of 170.
    let [a, b, c, group] = [share("10", 30), share("30", 40), share("30", 100), share("26.5", 170)];
    let figures = [a, b, c, group].map(Observation::Figure);
    assert_eq!(withheld_of(percent(), &figures), ["a", "b"]);
}

#[test]
fn a_share_of_a_total_without_base_gives_nothing_away() {
    let [a, b, c, group] = [share("10", 30), share("30", 40), share("30", 100), point("26.5")];
    let figures = [a, b, c, group].map(Observation::Figure);
    assert_eq!(withheld_of(percent(), &figures), ["a"]);
}

#[test]
fn a_part_to_which_it_does_not_apply_hides_nothing() {
    let figure = |value| Observation::Figure(point(value));
    let with = |reason| [figure("3"), missing(reason), figure("37"), figure("45")];
    assert_eq!(withheld_of(count(), &with(Missing::NotApplicable)), ["a", "c"]);
    assert_eq!(withheld_of(count(), &with(Missing::NotMeasured)), ["a"]);
}

#[test]
fn undated_figures_of_a_group_are_protected_too() {
    let undated = |value| {
        let undated = vec![Observation::Figure(point(value))];
        [("ledige", Series { undated, ..Series::default() })]
    };
    let [a, b, group] = [undated("3"), undated("50"), undated("53")];
    let subjects: [Sample<'_>; 3] =
        [("a", &[], &a), ("b", &[], &b), ("group", &["a", "b"], &group)];
    let shown = withhold(book(&[count()], &subjects));
    for (subject, expected) in [("a", 0), ("b", 0), ("group", 1)] {
        let left = shown.series(subject, "ledige").unwrap().undated_figures().count();
        assert_eq!(left, expected, "{subject}");
    }
}

#[test]
fn changes_and_ratios_that_give_a_withheld_figure_back_are_dropped() {
    let mut known = series(&[(2007, "3"), (2013, "30"), (2017, "40")]);
    known.changes = vec![points_change(2007, 2017, "7"), points_change(2013, 2017, "9")];
    known.ratios = vec![ratio(Some(2007), "2"), ratio(Some(2017), "3"), ratio(None, "4")];
    let shown = withhold(book(&[count()], &[("a", &[], &[("ledige", known)])]));
    let left = shown.series("a", "ledige").unwrap();
    assert_eq!(left.changes, [points_change(2013, 2017, "9")]);
    assert_eq!(left.ratios, [ratio(Some(2017), "3")]);
}

/// Complaints in Viborg 2015, where nobody printed the sum of 94, and the residents of Aarhus.
#[test]
fn the_figures_that_were_printed_stay_as_they_are() {
    let klager = Indicator { counts: Counts::Other, ..indicator("klager", Unit::Count) };
    let beboere = indicator("beboere", Unit::Count);
    let undated = |value| {
        let undated = vec![Observation::Figure(point(value))];
        [("beboere", Series { undated, ..Series::default() })]
    };
    let (h, f, v, sum) = (undated("3720"), undated("2357"), undated("1959"), undated("8036"));
    let ellekonebakken = [("klager", series(&[(2015, "32")]))];
    let subjects: [Sample<'_>; 5] = [
        ("ellekonebakken", &[], &ellekonebakken),
        ("frydenlund", &[], &f),
        ("herredsvang", &[], &h),
        ("programme", &["frydenlund", "herredsvang", "vandtaarnsomraadet"], &sum),
        ("vandtaarnsomraadet", &[], &v),
    ];
    let before = book(&[klager, beboere], &subjects);
    assert_eq!(withhold(before.clone()), before);
}
