//! Everything that was measured, as files for programs and spreadsheets.
//!
//! One row is one observation; [`Row`]s come from [`all`], [`of_area`] and [`of_indicator`]. What
//! they hold, [`COLUMNS`] says once: the header of a CSV file ([`csv_text`]), the keys of a JSON
//! file ([`Download`]), the descriptions for tools ([`package()`], [`table_metadata`]) and the list
//! for readers are all made from it. Where the files stand belongs to `route`.
//!
//! Whatever is withheld is not in the site, so it cannot be here. How many a share is of (its base)
//! is left out too: no page shows it, and small bases could point at somebody.

mod columns;
mod datum;
mod dictionary;
mod document;
mod package;
mod row;
mod rows;
mod subject;
mod table;

pub use columns::{Choice, Column, Kind, Part};
pub use datum::Datum;
pub use dictionary::COLUMNS;
pub use document::Download;
pub use package::{About, package, table_metadata};
pub use row::Row;
pub use rows::{all, of_area, of_indicator, years};
pub use subject::{Subject, SubjectKind};
pub use table::csv_text;
