//! Changes and ratios that a source published as such.

use super::samples::*;
use crate::figures::sentences::{dated, published_change, published_ratio};
use crate::figures::tests::samples::{decimal, own_wording, point, points_change, ratio, year};
use crate::figures::{ChangeSize, Precision, PublishedChange, PublishedRatio};

fn percent(percent: &str, precision: Precision) -> PublishedChange {
    let size = ChangeSize::Percent(decimal(percent));
    PublishedChange { size, precision, ..points_change(2007, 2017, "0") }
}

#[test]
fn published_changes_are_the_sources_own() {
    let worded = PublishedChange {
        words: own_wording("mere end halveret"),
        ..points_change(2007, 2017, "-7")
    };
    let cases = [
        (
            points_change(2013, 2016, "-7"),
            "Ifølge kilden faldt skolefraværet med 7 procentpoint fra 2013 til 2016.",
        ),
        (
            percent("-29", Precision::Exact),
            "Ifølge kilden faldt skolefraværet med 29 % fra 2007 til 2017.",
        ),
        (
            percent("12", Precision::About),
            "Ifølge kilden steg skolefraværet med ca. 12 % fra 2007 til 2017.",
        ),
        (
            percent("0", Precision::Exact),
            "Ifølge kilden var skolefraværet det samme i 2017 som i 2007.",
        ),
        (
            percent("0", Precision::About),
            "Ifølge kilden var skolefraværet omtrent det samme i 2017 som i 2007.",
        ),
        (worded, "Om skolefraværet fra 2007 til 2017 skriver kilden: »mere end halveret«."),
    ];
    for (change, expected) in cases {
        assert_eq!(plain(&published_change(&change, &absence())), expected);
    }
}

#[test]
fn published_ratios_are_the_sources_own() {
    let said = |wording: &str| PublishedRatio {
        words: own_wording(wording),
        precision: Precision::MoreThan,
        ..ratio(None, "2")
    };
    let over = PublishedRatio { precision: Precision::MoreThan, ..ratio(Some(2022), "2") };
    let cases = [
        (
            said("mere end dobbelt så høj"),
            "Ifølge kilden var andelen uden for arbejdsmarkedet mere end dobbelt så høj som i Aarhus Kommune (år ikke oplyst).",
        ),
        (
            over,
            "Ifølge kilden var andelen uden for arbejdsmarkedet over 2 gange så stor som i Aarhus Kommune i 2022.",
        ),
        (
            ratio(Some(2022), "1"),
            "Ifølge kilden var andelen uden for arbejdsmarkedet 1 gang så stor som i Aarhus Kommune i 2022.",
        ),
        (
            said("klart flest"),
            "Om andelen uden for arbejdsmarkedet, sammenlignet med Aarhus Kommune, skriver kilden: »klart flest« (år ikke oplyst).",
        ),
    ];
    for (ratio, expected) in cases {
        assert_eq!(plain(&published_ratio(&ratio, None, &outside())), expected);
    }
    let place = herredsvang();
    assert_eq!(
        plain(&published_ratio(&ratio(Some(2022), "1.5"), Some(&place), &absence())),
        "Ifølge kilden var skolefraværet i Herredsvang 1,5 gange så højt som i Aarhus Kommune i 2022."
    );
}

#[test]
fn figures_in_lists_have_their_years() {
    assert_eq!(plain(&dated(Some(year(2017)), &point("6.5"), &absence())), "6,5 % i 2017");
    assert_eq!(plain(&dated(None, &point("3720"), &residents())), "3.720 (år ikke oplyst)");
}
