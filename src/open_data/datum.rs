//! What stands in one column of one row.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::figures::Year;
use crate::text::Decimal;
use crate::text::number::to_f64;

/// The value of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum<'r> {
    /// Nothing is said.
    Empty,
    /// Words for people, from content.
    Text(Cow<'r, str>),
    /// A word of a closed list.
    Code(&'static str),
    /// A number with a decimal point, with the decimals that are printed.
    Number(Decimal),
    /// A calendar year.
    Year(Year),
    /// Yes or no.
    Flag(bool),
}

impl<'r> Datum<'r> {
    /// A text, if there is one.
    pub(super) fn text(text: Option<impl Into<Cow<'r, str>>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A number, if there is one.
    pub(super) fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A year, if one is stated.
    pub(super) fn year(year: Option<Year>) -> Self {
        year.map_or(Self::Empty, Self::Year)
    }
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Code(code) => serializer.serialize_str(code),
            Self::Number(number) => match i64::try_from(*number) {
                Ok(whole) if number.scale() == 0 => serializer.serialize_i64(whole),
                _ => serializer.serialize_f64(to_f64(*number)),
            },
            Self::Year(year) => serializer.serialize_i32(year.get()),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
