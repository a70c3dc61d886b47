//! Indicators with their words, places and figures for the tables.

use crate::figures::sentences::{Noun, PlaceName, Statement, Wording};
use crate::figures::tests::samples::{about, indicator, own_hedge, own_wording, point, year};
use crate::figures::{
    Direction, Figure, Indicator, Observation, Precision, Provenance, Quantity, Series, Unit,
};
use crate::text::NBSP;

pub(super) fn worded(id: &str, unit: Unit, sentence: &str, noun: &str) -> Indicator {
    let statement = (!sentence.is_empty()).then(|| Statement::parse(sentence).unwrap());
    let noun = (!noun.is_empty()).then(|| Noun::parse(noun).unwrap());
    Indicator { wording: Wording { statement, noun }, ..indicator(id, unit) }
}

pub(super) fn absence() -> Indicator {
    worded("skolefravaer", Unit::Percent, "", "skolefraværet")
}

pub(super) fn outside() -> Indicator {
    let sentence = "{tal} af de 18-64-årige {sted} stod uden for arbejdsmarkedet";
    worded("uden-for", Unit::Percent, sentence, "andelen uden for arbejdsmarkedet")
}

pub(super) fn complaints() -> Indicator {
    let sentence = "boligselskabet registrerede {tal} {klagesag/klagesager} fra beboere {sted}";
    worded("klager", Unit::Count, sentence, "antallet af klagesager")
}

pub(super) fn residents() -> Indicator {
    let sentence = "der boede {tal} {menneske/mennesker} {sted}";
    let indicator = worded("beboere", Unit::Count, sentence, "antallet af beboere");
    Indicator { direction: Direction::Neither, ..indicator }
}

pub(super) fn marks() -> Indicator {
    let sentence = "eleverne i 9. klasse {sted} fik i gennemsnit {tal} i dansk og matematik";
    worded("karakterer", Unit::Grade, sentence, "karaktergennemsnittet")
}

pub(super) fn income() -> Indicator {
    let sentence = "en husstand {sted} havde i gennemsnit en indkomst på {tal}";
    let indicator = worded("indkomst", Unit::Kroner, sentence, "husstandsindkomsten");
    Indicator { decimals: 0, ..indicator }
}

pub(super) fn charged() -> Indicator {
    let sentence = "antallet af sigtede personer {sted} var {tal} beboere";
    worded("sigtede", Unit::PerThousand, sentence, "antallet af sigtede")
}

pub(super) fn multiple() -> Indicator {
    let sentence = "andelen af sigtede unge {sted} var {tal} som i resten af kommunen";
    worded("forhold", Unit::Ratio, sentence, "andelen af sigtede unge")
}

pub(super) fn herredsvang() -> PlaceName {
    PlaceName::named("Herredsvang")
}

pub(super) fn motalavej() -> PlaceName {
    PlaceName::in_words("på Motalavej").unwrap()
}

pub(super) fn three() -> PlaceName {
    PlaceName::in_words("i de tre boligområder").unwrap()
}

pub(super) fn aarhus() -> PlaceName {
    PlaceName::named("Aarhus Kommune")
}

pub(super) fn with(precision: Precision, value: &str) -> Figure {
    Figure { precision, ..point(value) }
}

pub(super) fn hedged(hedge: &str, value: &str) -> Figure {
    Figure { words: own_hedge(hedge), ..about(value) }
}

pub(super) fn in_words(wording: &str, value: &str) -> Figure {
    Figure { words: own_wording(wording), ..about(value) }
}

pub(super) fn range(from: &str, to: &str) -> Figure {
    let decimal = |text| crate::text::parse_decimal(text).unwrap();
    let quantity = Quantity::range(decimal(from), decimal(to)).unwrap();
    Figure { quantity, ..point(from) }
}

pub(super) fn of_period(period: &str, figure: Figure) -> Figure {
    let period = Some(period.to_owned());
    Figure { provenance: Provenance { period, ..(*figure.provenance).clone() }.into(), ..figure }
}

pub(super) fn of_source(source: &str, figure: Figure) -> Figure {
    let source = crate::figures::SourceId::new(source);
    Figure { provenance: Provenance { source, ..(*figure.provenance).clone() }.into(), ..figure }
}

pub(super) fn undated(figure: Figure) -> Series {
    Series { undated: vec![Observation::Figure(figure)], ..Series::default() }
}

pub(super) fn with_gap(mut series: Series, of: i32, reason: crate::figures::Missing) -> Series {
    series.yearly.insert(year(of), Observation::Missing { reason, note: None });
    series
}

/// A text with plain spaces; what stands before units is looked at in the properties.
pub(super) fn plain(text: &str) -> String {
    text.replace(NBSP, " ")
}
