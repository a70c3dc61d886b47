//! Rows as JSON: the observations of each series below what the series is about.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{About, COLUMNS, Part, Row};

/// A JSON file: what it is, and the rows by series. The keys are the names of the columns.
pub struct Download<'d> {
    /// Title, address and publisher.
    pub about: &'d About<'d>,
    /// Where the columns are described.
    pub columns: Option<String>,
    /// The rows; those of one series stand together.
    pub rows: &'d [Row<'d>],
}

impl Serialize for Download<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("titel", self.about.title)?;
        map.serialize_entry("side", &self.about.address)?;
        map.serialize_entry("udgiver", self.about.publisher)?;
        map.serialize_entry("kolonner", &self.columns)?;
        map.serialize_entry("serier", &AllSeries(self.rows))?;
        map.end()
    }
}

struct AllSeries<'d>(&'d [Row<'d>]);

impl Serialize for AllSeries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for rows in self.0.chunk_by(Row::is_of_series) {
            list.serialize_element(&OneSeries(rows))?;
        }
        list.end()
    }
}

struct OneSeries<'d>(&'d [Row<'d>]);

impl Serialize for OneSeries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(first) = self.0.first() {
            cells(&mut map, first, Part::Series)?;
        }
        map.serialize_entry("tal", &Observations(self.0))?;
        map.end()
    }
}

struct Observations<'d>(&'d [Row<'d>]);

impl Serialize for Observations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(OneObservation))
    }
}

struct OneObservation<'d>(&'d Row<'d>);

impl Serialize for OneObservation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        cells(&mut map, self.0, Part::Observation)?;
        map.end()
    }
}

fn cells<M: SerializeMap>(map: &mut M, row: &Row<'_>, part: Part) -> Result<(), M::Error> {
    let columns = COLUMNS.iter().filter(|column| column.part == part);
    columns.into_iter().try_for_each(|column| map.serialize_entry(column.name, &column.of(row)))
}
