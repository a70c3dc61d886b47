//! What a column is. The columns themselves stand in `dictionary`.

use super::{Datum, Row};

/// One column of the data files.
#[derive(Debug)]
pub struct Column {
    /// Its name in CSV and JSON.
    pub name: &'static str,
    /// What it is called in Danish.
    pub title: &'static str,
    /// What stands in it.
    pub description: &'static str,
    /// Of what kind its values are.
    pub kind: Kind,
    /// Whether every row has a value in it.
    pub required: bool,
    /// What its values belong to.
    pub part: Part,
    cell: ReadFrom,
}

/// Of what kind the values of a column are.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Words.
    Text,
    /// One of a closed list of words.
    Code(fn() -> Vec<Choice>),
    /// A number.
    Number,
    /// A calendar year.
    Year,
    /// `true` or `false`.
    Flag,
}

/// One word of a closed list, and what it means in Danish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word.
    pub value: &'static str,
    /// What it means.
    pub label: &'static str,
}

/// What a column's values belong to: those of a series are the same for all its observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The place and the indicator.
    Series,
    /// The single observation.
    Observation,
}

/// Reads a column's value from a row.
type ReadFrom = for<'r> fn(&'r Row<'_>) -> Datum<'r>;

impl Column {
    /// A column of words that every row has.
    pub(super) const fn series(
        name: &'static str,
        title: &'static str,
        description: &'static str,
        cell: ReadFrom,
    ) -> Self {
        let (kind, required, part) = (Kind::Text, true, Part::Series);
        Self { name, title, description, kind, required, part, cell }
    }

    /// A column of words that a row may have.
    pub(super) const fn observation(
        name: &'static str,
        title: &'static str,
        description: &'static str,
        cell: ReadFrom,
    ) -> Self {
        let (kind, required, part) = (Kind::Text, false, Part::Observation);
        Self { name, title, description, kind, required, part, cell }
    }

    pub(super) const fn holding(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    pub(super) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(super) const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// What a row has in this column.
    pub fn of<'r>(&self, row: &'r Row<'_>) -> Datum<'r> {
        (self.cell)(row)
    }
}
