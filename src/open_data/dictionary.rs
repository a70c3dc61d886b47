//! The list of columns, in the order of the files, with what is said of each.

use super::row::{LEVEL, PERCENT, POINTS, PUBLISHED, RATIO};
use super::{Choice, Column, Datum, Kind, SubjectKind};
use crate::figures::format::{missing_text, precision_word, unit_text};
use crate::figures::{Missing, Precision, Unit};

/// Every column.
pub const COLUMNS: [Column; 26] = [
    Column::series(
        "sted_id",
        "Stedets id",
        "Stedets navn i filer og adresser. Det er entydigt sammen med stedtype.",
        |row| Datum::Text(row.subject.key.into()),
    ),
    Column::series(
        "sted",
        "Sted",
        "Det, tallet handler om: et boligområde, en gruppe, en kommune, en helhedsplan eller et projekt.",
        |row| Datum::Text(row.subject.name.into()),
    ),
    Column::series(
        "stedtype",
        "Stedets type",
        "Hvad stedet er. Et tal for en gruppe gælder gruppen og ikke de enkelte områder i den.",
        |row| Datum::Code(row.subject.kind.word()),
    )
    .holding(Kind::Code(subject_kinds)),
    Column::series("kommune", "Kommune", "Den kommune, stedet ligger i.", |row| {
        Datum::text(row.subject.municipality)
    })
    .optional(),
    Column::series(
        "noegletal_id",
        "Nøgletallets id",
        "Nøgletallets navn i filer og adresser.",
        |row| Datum::Text(row.indicator.id.as_str().into()),
    ),
    Column::series(
        "noegletal",
        "Nøgletal",
        "Det, der er målt. Definitionen står på nøgletallets side.",
        |row| Datum::Text(row.indicator.name.as_str().into()),
    ),
    Column::series(
        "enhed",
        "Enhed",
        "Nøgletallets enhed som kode. Den gælder rækker, hvor art er level.",
        |row| Datum::Code(row.indicator.unit.word()),
    )
    .holding(Kind::Code(units)),
    Column::series("enhed_navn", "Enhedens navn", "Nøgletallets enhed på dansk.", |row| {
        Datum::Text(unit_text(row.indicator.unit).into())
    }),
    Column::series(
        "forbehold",
        "Nøgletallets forbehold",
        "Det forbehold, der gælder alle tal for nøgletallet.",
        |row| Datum::text(row.indicator.caveat.as_deref()),
    )
    .optional(),
    Column::observation(
        "art",
        "Tallets art",
        "Om tallet er et niveau, en udvikling eller et forhold til et andet sted.",
        |row| Datum::Code(row.form()),
    )
    .holding(Kind::Code(forms))
    .required(),
    Column::observation(
        "aar",
        "År",
        "Det år, tallet gælder; for en udvikling det sidste år. Tom, når kilden ikke oplyser året.",
        |row| Datum::year(row.year()),
    )
    .holding(Kind::Year),
    Column::observation("fra_aar", "Fra år", "Det første år i en udvikling.", |row| {
        Datum::year(row.first_year())
    })
    .holding(Kind::Year),
    Column::observation(
        "periode",
        "Periode",
        "Perioden, når den ikke er kalenderåret, fx et skoleår.",
        |row| Datum::text(row.provenance().and_then(|from| from.period.as_deref())),
    ),
    Column::observation(
        "status",
        "Status",
        "Om tallet er offentliggjort, eller hvorfor det mangler.",
        |row| Datum::Code(row.status()),
    )
    .holding(Kind::Code(statuses))
    .required(),
    Column::observation(
        "vaerdi",
        "Værdi",
        "Tallet med punktum som decimaltegn. Tom, når tallet mangler eller er et interval.",
        |row| Datum::number(row.value()),
    )
    .holding(Kind::Number),
    Column::observation("vaerdi_fra", "Værdi fra", "Den nedre ende af et interval.", |row| {
        Datum::number(row.range().map(|(from, _)| from))
    })
    .holding(Kind::Number),
    Column::observation("vaerdi_til", "Værdi til", "Den øvre ende af et interval.", |row| {
        Datum::number(row.range().map(|(_, to)| to))
    })
    .holding(Kind::Number),
    Column::observation(
        "praecision",
        "Præcision",
        "Hvor præcist kilden oplyser tallet. Regn kun videre på tal, der er exact.",
        |row| row.precision().map_or(Datum::Empty, |precision| Datum::Code(precision.word())),
    )
    .holding(Kind::Code(precisions)),
    Column::observation(
        "beregnet",
        "Beregnet",
        "Om tallet er regnet ud her på siden og ikke står i kilden.",
        |row| row.is_computed().map_or(Datum::Empty, Datum::Flag),
    )
    .holding(Kind::Flag),
    Column::observation(
        "tekst",
        "Tekst",
        "Tallet, som det står på siderne, eller grunden til at det mangler.",
        |row| Datum::Text(row.text().into()),
    )
    .required(),
    Column::observation(
        "holdt_op_mod",
        "Holdt op mod",
        "For et forhold: det, kilden holder tallet op mod.",
        |row| Datum::text(row.against()),
    ),
    Column::observation("kilde_id", "Kildens id", "Kildens navn i filerne.", |row| {
        Datum::text(row.provenance().map(|from| from.source.as_str()))
    }),
    Column::observation("kilde", "Kilde", "Der, hvor tallet kommer fra.", |row| {
        row.provenance().map_or(Datum::Empty, |from| Datum::Text(row.source_name(&from.source)))
    }),
    Column::observation("tabel", "Tabel", "Hvor i kilden tallet står.", |row| {
        Datum::text(row.provenance().and_then(|from| from.table.as_deref()))
    }),
    Column::observation(
        "gengivet_i",
        "Gengivet i",
        "De dokumenter, der har trykt tallet, når de ikke selv er kilden. Flere er adskilt af semikolon.",
        |row| Datum::text(row.published_in()),
    ),
    Column::observation("note", "Note", "Det forbehold, der følger med tallet.", |row| {
        Datum::text(row.note())
    }),
];

fn subject_kinds() -> Vec<Choice> {
    let choice = |kind: &SubjectKind| Choice { value: kind.word(), label: kind.label() };
    SubjectKind::all().iter().map(choice).collect()
}

fn units() -> Vec<Choice> {
    let choice = |unit: &Unit| Choice { value: unit.word(), label: unit_text(*unit) };
    Unit::all().iter().map(choice).collect()
}

fn forms() -> Vec<Choice> {
    let choice = |(value, label)| Choice { value, label };
    let all = [
        (LEVEL, "et niveau i nøgletallets enhed"),
        (POINTS, "en udvikling i procentpoint, som kilden har trykt den"),
        (PERCENT, "en udvikling i procent, som kilden har trykt den"),
        (RATIO, "et forhold: hvor mange gange et andet steds tal"),
    ];
    all.map(choice).to_vec()
}

fn statuses() -> Vec<Choice> {
    let published = Choice { value: PUBLISHED, label: "tallet er offentliggjort" };
    let missing = Missing::all().iter();
    let missing = missing.map(|why| Choice { value: why.word(), label: missing_text(*why) });
    std::iter::once(published).chain(missing).collect()
}

fn precisions() -> Vec<Choice> {
    let label = |precision| precision_word(precision).unwrap_or("præcist");
    let choice =
        |precision: &Precision| Choice { value: precision.word(), label: label(*precision) };
    Precision::all().iter().map(choice).collect()
}
