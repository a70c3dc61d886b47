//! The newest figure in the words of its indicator.

use super::samples::*;
use crate::figures::sentences::{
    Noun, PlaceName, Statement, StatementFault, latest, undated as of_no_year,
};
use crate::figures::tests::samples::{about, indicator, point, series, series_of};
use crate::figures::{Indicator, Missing, Precision, Series, Unit};

fn said(figure: crate::figures::Figure, place: &PlaceName, indicator: &Indicator) -> String {
    plain(&latest(&series_of(&[(2017, figure)]), place, indicator).unwrap())
}

#[test]
fn the_newest_figure_is_said_as_a_journalist_would() {
    let (herredsvang, motalavej, three) = (herredsvang(), motalavej(), three());
    let share = outside();
    let absence = absence();
    let cases = [
        (point("6.5"), &herredsvang, &absence, "Skolefraværet i Herredsvang var 6,5 % i 2017."),
        (
            point("36.4"),
            &herredsvang,
            &share,
            "36,4 % af de 18-64-årige i Herredsvang stod uden for arbejdsmarkedet i 2017.",
        ),
        (
            hedged("godt", "40"),
            &three,
            &share,
            "Godt 40 % af de 18-64-årige i de tre boligområder stod uden for arbejdsmarkedet i 2017.",
        ),
        (
            in_words("flere end hver tredje", "33.3"),
            &motalavej,
            &share,
            "Flere end hver tredje af de 18-64-årige på Motalavej stod uden for arbejdsmarkedet i 2017.",
        ),
        (
            with(Precision::AtMost, "2.7"),
            &motalavej,
            &absence,
            "Skolefraværet på Motalavej var højst 2,7 % i 2017.",
        ),
        (
            range("52.9", "64.2"),
            &three,
            &absence,
            "Skolefraværet i de tre boligområder var 52,9–64,2 % i 2017.",
        ),
    ];
    for (figure, place, indicator, expected) in cases {
        assert_eq!(said(figure, place, indicator), expected);
    }
}

#[test]
fn counts_stand_before_their_noun() {
    let herredsvang = herredsvang();
    let cases = [
        (point("3775"), residents(), "Der boede 3.775 mennesker i Herredsvang i 2017."),
        (point("1"), residents(), "Der boede 1 menneske i Herredsvang i 2017."),
        (
            point("32"),
            complaints(),
            "Boligselskabet registrerede 32 klagesager fra beboere i Herredsvang i 2017.",
        ),
        (
            point("1"),
            complaints(),
            "Boligselskabet registrerede 1 klagesag fra beboere i Herredsvang i 2017.",
        ),
        (
            point("7"),
            complaints(),
            "Boligselskabet registrerede syv klagesager fra beboere i Herredsvang i 2017.",
        ),
        (
            about("7"),
            complaints(),
            "Boligselskabet registrerede ca. 7 klagesager fra beboere i Herredsvang i 2017.",
        ),
        (
            point("0"),
            complaints(),
            "Boligselskabet registrerede ingen klagesager fra beboere i Herredsvang i 2017.",
        ),
    ];
    for (figure, indicator, expected) in cases {
        assert_eq!(said(figure, &herredsvang, &indicator), expected);
    }
}

#[test]
fn every_unit_reads_well() {
    let herredsvang = herredsvang();
    let cases = [
        (
            point("6.0"),
            marks(),
            "Eleverne i 9. klasse i Herredsvang fik i gennemsnit 6,0 i dansk og matematik i 2017.",
        ),
        (
            point("325000"),
            income(),
            "En husstand i Herredsvang havde i gennemsnit en indkomst på 325.000 kr. i 2017.",
        ),
        (
            point("29"),
            charged(),
            "Antallet af sigtede personer i Herredsvang var 29 pr. 1.000 beboere i 2017.",
        ),
        (
            point("2.3"),
            multiple(),
            "Andelen af sigtede unge i Herredsvang var 2,3 gange så stor som i resten af kommunen i 2017.",
        ),
        (
            in_words("mere end dobbelt så høj", "2"),
            multiple(),
            "Andelen af sigtede unge i Herredsvang var mere end dobbelt så høj som i resten af kommunen i 2017.",
        ),
        (
            point("6"),
            worded("varighed", Unit::Years, "", "ventetiden"),
            "Ventetiden i Herredsvang var 6 år i 2017.",
        ),
    ];
    for (figure, indicator, expected) in cases {
        assert_eq!(said(figure, &herredsvang, &indicator), expected);
    }
}

#[test]
fn an_indicator_without_words_has_a_plain_sentence() {
    let place = herredsvang();
    let cases = [
        (Unit::Percent, "Tallet i Herredsvang var 6,5 % i 2017."),
        (Unit::Grade, "Tallet i Herredsvang var 6,5 i 2017."),
    ];
    for (unit, expected) in cases {
        assert_eq!(said(point("6.5"), &place, &indicator("i", unit)), expected);
    }
}

#[test]
fn the_year_stands_where_the_author_wants_it() {
    let sentence = "{tal} af de voksne {sted} svarede {år}, at de var trygge";
    let safe = worded("trygge", Unit::Percent, sentence, "");
    let (figure, place) = (point("67"), herredsvang());
    assert_eq!(
        said(figure.clone(), &place, &safe),
        "67 % af de voksne i Herredsvang svarede i 2017, at de var trygge."
    );
    assert_eq!(
        plain(&of_no_year(&undated(figure), &place, &safe).unwrap()),
        "67 % af de voksne i Herredsvang svarede (år ikke oplyst), at de var trygge."
    );
}

#[test]
fn periods_and_unknown_years_are_told() {
    let place = herredsvang();
    let cases = [
        (of_period("skoleåret 2020/21", point("6.5")), "i skoleåret 2020/21"),
        (of_period("1. halvår", point("6.5")), "i 2017 (1. halvår)"),
        (of_period("foråret 2017", point("6.5")), "i foråret 2017"),
        (of_period("2014–2017", point("6.5")), "i årene 2014–2017"),
        (of_period("januar til maj 2017", point("6.5")), "fra januar til maj 2017"),
    ];
    for (figure, expected) in cases {
        let expected = format!("Skolefraværet i Herredsvang var 6,5 % {expected}.");
        assert_eq!(said(figure, &place, &absence()), expected);
    }
    let of_years = of_period("2015–2017", point("6.5"));
    for (figure, expected) in [(point("6.5"), "(år ikke oplyst)"), (of_years, "i årene 2015–2017")]
    {
        assert_eq!(
            plain(&of_no_year(&undated(figure), &place, &absence()).unwrap()),
            format!("Skolefraværet i Herredsvang var 6,5 % {expected}.")
        );
    }
}

#[test]
fn there_is_no_sentence_without_a_figure() {
    let withheld = with_gap(Series::default(), 2018, Missing::Withheld);
    for series in [Series::default(), withheld, undated(point("6.5"))] {
        assert_eq!(latest(&series, &herredsvang(), &absence()), None);
    }
    assert_eq!(of_no_year(&series(&[(2017, "6.5")]), &herredsvang(), &absence()), None);
}

#[test]
fn sentences_of_authors_are_checked() {
    let unknown = |gap: &str| Err(StatementFault::Unknown(gap.into()));
    let cases = [
        ("{tal} af {område}", unknown("område")),
        ("{Tal} {sted}", unknown("Tal")),
        ("{tal} {sted", unknown("sted")),
        ("{} {tal} {sted}", unknown("")),
        ("skolefraværet {sted}", Err(StatementFault::Absent("tal"))),
        ("{tal} af alle", Err(StatementFault::Absent("sted"))),
        ("", Err(StatementFault::Absent("tal"))),
    ];
    for (text, expected) in cases {
        assert_eq!(Statement::parse(text), expected, "{text}");
    }
    assert!(Statement::parse("{tal} {sted} {år}.").is_ok());
}

#[test]
fn nouns_are_definite_and_tell_their_gender() {
    let known = |text: &str| Noun::parse(text).unwrap().pronoun();
    for (text, pronoun) in [
        ("skolefraværet", "det"),
        ("andelen af børn", "den"),
        ("klagerne", "de"),
        ("den årlige indkomst", "den"),
        ("det samlede budget", "det"),
        ("de unge", "de"),
    ] {
        assert_eq!(known(text), pronoun, "{text}");
    }
    for text in ["skolefravær", "en andel", "et fravær", "børn", "", " "] {
        assert_eq!(Noun::parse(text), None, "{text}");
    }
}

#[test]
fn places_in_words_begin_with_a_preposition() {
    let place = PlaceName::in_words("på Motalavej").unwrap();
    assert_eq!((place.located(), place.bare()), ("på Motalavej", "Motalavej"));
    for text in ["Motalavej", "på", "på ", "", "De tre områder", "I Herredsvang"] {
        assert_eq!(PlaceName::in_words(text), None, "{text}");
    }
}
