//! Names by which figures refer to indicators, sources and subjects.
//!
//! Three types, so that one cannot be used for another. They are cheap to clone and compare as
//! their text; whether something by that name exists is checked by the loader.

use crate::text::id;

id! {
    /// Names an indicator: the file name of its page in `content/indicators/`.
    IndicatorId
    /// Names a source: its key in `content/sources.yaml`.
    SourceId
    /// Names what a figure is about: an area, a group of areas, a municipality or a programme.
    SubjectId
}
