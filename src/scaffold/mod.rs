//! Starting files for authors: a correct story, area or award, in Danish, with every field explained
//! where it is written.
//!
//! [`new_files`] says which files a new thing consists of, and refuses what could not be right: an
//! area that does not exist, a thing that exists already. [`example`] is a whole small site. Nothing
//! is written here; `output` does that, and never over anything.

mod example;
mod filling;
mod name;
mod refusal;
mod starting;

pub use example::example;
pub use name::has_name;
pub use refusal::Refusal;
pub use starting::new_files;

use crate::site::ProjectKind;
use crate::source::SourcePath;
use crate::text::Date;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where, seen from the site's folder.
    pub path: SourcePath,
    /// What is to stand in it.
    pub text: String,
}

/// What somebody wants to begin on.
#[derive(Debug, Clone)]
pub struct Request {
    /// What it is.
    pub thing: Thing,
    /// The municipality that it lies in, by its id.
    pub municipality: Option<String>,
    /// The areas that it is about, by their ids.
    pub areas: Vec<String>,
    /// The day on which it is begun.
    pub today: Date,
}

/// The kinds of thing that can be begun on.
#[derive(Debug, Clone)]
pub enum Thing {
    /// A story, to be published on a day.
    Story {
        /// Its title.
        title: String,
        /// The day.
        date: Date,
    },
    /// A housing area.
    Area {
        /// Its name.
        name: String,
    },
    /// A municipality.
    Municipality {
        /// Its name, with or without *Kommune*.
        name: String,
    },
    /// An indicator, in the words of its file.
    Indicator {
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// Which way is good.
        direction: String,
        /// Whom it counts.
        counts: String,
    },
    /// The award of a year.
    Award {
        /// The year.
        year: u16,
    },
    /// The report of a year.
    Report {
        /// The year.
        year: u16,
    },
    /// A programme.
    Programme {
        /// Its name.
        name: String,
    },
    /// A project, institution or organisation.
    Project {
        /// Its name.
        name: String,
        /// Which of them.
        kind: ProjectKind,
    },
    /// A theme.
    Theme {
        /// Its name.
        name: String,
    },
    /// A page of its own.
    Page {
        /// Its title.
        title: String,
    },
}
