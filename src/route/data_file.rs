//! The files with figures for programs and spreadsheets, and where they stand.
//!
//! Their paths are promised to those who fetch them, so they do not follow the slugs of listings.

use super::RoutePath;
use crate::figures::IndicatorId;
use crate::site::{AreaId, Site};

/// A file with figures, or one that describes them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// Every figure of the site.
    All(DataFormat),
    /// The figures of an area or group.
    Area(AreaId, DataFormat),
    /// The figures of an indicator.
    Indicator(IndicatorId, DataFormat),
    /// The description of [`DataFile::All`] as a Data Package.
    Package,
    /// The description of the same as CSV on the Web has it.
    TableMetadata,
}

/// How figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFormat {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

impl DataFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl DataFile {
    /// Where the file stands; `None` when what it is about is not there.
    pub(super) fn path(&self, site: &Site) -> Option<RoutePath> {
        let name = match self {
            Self::All(format) => format!("alle-tal.{}", format.extension()),
            Self::Area(id, format) => {
                format!("omraader/{}.{}", site.areas.get(id)?.head.slug, format.extension())
            }
            Self::Indicator(id, format) => {
                format!("noegletal/{}.{}", site.indicators.get(id)?.head.slug, format.extension())
            }
            Self::Package => "datapackage.json".to_owned(),
            // The name under which tools look for it (Tabular Data Model, 5.3).
            Self::TableMetadata => "alle-tal.csv-metadata.json".to_owned(),
        };
        Some(RoutePath::file(&format!("data/{name}")))
    }
}
