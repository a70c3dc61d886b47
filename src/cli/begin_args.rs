//! What can be written behind `bydel new` and `bydel init`.

use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use clap::{Args as Arguments, Subcommand, ValueEnum};

use super::args::{Lang, day};
use crate::diagnostics::Language;
use crate::scaffold::{Request, Thing, has_name};
use crate::site::ProjectKind;
use crate::text::Date;

#[derive(Debug, Arguments)]
pub(super) struct InitArgs {
    /// The folder to make; it must be empty or not there yet
    pub(super) dir: PathBuf,
    #[command(flatten)]
    pub(super) told: ToldArgs,
}

#[derive(Debug, Arguments)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    pub(super) kind: NewKind,
    /// The site's folder, in which content/ lies [default: the current folder]
    #[arg(long, value_name = "DIR", global = true)]
    pub(super) root: Option<PathBuf>,
    #[command(flatten)]
    pub(super) told: ToldArgs,
}

#[derive(Debug, Arguments)]
pub(super) struct ToldArgs {
    /// The day that starting files bear [default: today in Denmark]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, global = true)]
    pub(super) today: Option<Date>,
    /// The language of everything that is told; starting files are in Danish
    #[arg(long, value_enum, value_name = "LANGUAGE", default_value = "da", global = true)]
    pub(super) lang: Lang,
}

/// The kinds of thing.
#[derive(Debug, Subcommand)]
pub(super) enum NewKind {
    /// A story or piece of news, as a draft
    Story {
        /// Its title
        #[arg(value_parser = title)]
        title: String,
        /// The day on which it is published [default: today]
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
        date: Option<Date>,
        /// The areas that it is about: names of folders in content/areas
        #[arg(long = "area", value_name = "ID", num_args = 1..)]
        areas: Vec<String>,
    },
    /// A housing area, with a file for its figures
    Area {
        /// Its name
        #[arg(value_parser = title)]
        name: String,
        /// The municipality that it lies in: the name of a folder in content/municipalities
        #[arg(long, value_name = "ID")]
        municipality: Option<String>,
    },
    /// A municipality, with a file for its figures
    Municipality {
        /// Its name, with or without Kommune
        #[arg(value_parser = title)]
        name: String,
    },
    /// An indicator of the catalogue
    Indicator {
        /// Its name
        #[arg(value_parser = title)]
        name: String,
        /// What it is measured in
        #[arg(long, value_enum, default_value = "percent")]
        unit: Unit,
        /// Which way is good
        #[arg(long, value_enum, default_value = "neither")]
        direction: Direction,
        /// Whom it counts
        #[arg(long, value_enum, default_value = "persons")]
        counts: Counts,
    },
    /// The volunteer award of a year
    Award {
        /// The year
        #[arg(value_parser = year())]
        year: u16,
    },
    /// The annual report of a year, with its first chapter
    Report {
        /// The year
        #[arg(value_parser = year())]
        year: u16,
    },
    /// A programme (helhedsplan)
    Programme {
        /// Its name
        #[arg(value_parser = title)]
        name: String,
        /// The municipality that it is in: the name of a folder in content/municipalities
        #[arg(long, value_name = "ID")]
        municipality: Option<String>,
        /// The areas that it covers: names of folders in content/areas
        #[arg(long = "area", value_name = "ID", num_args = 1..)]
        areas: Vec<String>,
    },
    /// A project, an institution or an organisation
    Project {
        /// Its name
        #[arg(value_parser = title)]
        name: String,
        /// Which of them it is
        #[arg(long, value_enum, default_value = "project")]
        kind: Kind,
        /// The municipality that it is in: the name of a folder in content/municipalities
        #[arg(long, value_name = "ID")]
        municipality: Option<String>,
        /// The areas that it has to do with: names of folders in content/areas
        #[arg(long = "area", value_name = "ID", num_args = 1..)]
        areas: Vec<String>,
    },
    /// A theme (indsatsområde)
    Theme {
        /// Its name
        #[arg(value_parser = title)]
        name: String,
    },
    /// A page of its own
    Page {
        /// Its title
        #[arg(value_parser = title)]
        title: String,
    },
}

/// The choices of `--unit`, as content files have them.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Unit {
    Percent,
    #[value(name = "per-1000")]
    PerThousand,
    Count,
    Kroner,
    ThousandKroner,
    Grade,
    Ratio,
    Years,
    Weeks,
    Days,
    HoursPerWeek,
}

/// The choices of `--direction`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Direction {
    Lower,
    Higher,
    Neither,
}

/// The choices of `--counts`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Counts {
    Persons,
    Households,
    Other,
}

/// The choices of `--kind`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Kind {
    Project,
    Institution,
    Organisation,
}

impl ToldArgs {
    pub(super) fn language(&self) -> Language {
        self.lang.language()
    }
}

impl NewKind {
    /// What is asked for, on that day.
    pub(super) fn request(&self, today: Date) -> Request {
        let (municipality, areas) = match self {
            Self::Story { areas, .. } => (None, areas.clone()),
            Self::Area { municipality, .. } => (municipality.clone(), Vec::new()),
            Self::Programme { municipality, areas, .. }
            | Self::Project { municipality, areas, .. } => (municipality.clone(), areas.clone()),
            _ => (None, Vec::new()),
        };
        Request { thing: self.thing(today), municipality, areas, today }
    }

    fn thing(&self, today: Date) -> Thing {
        match self {
            Self::Story { title, date, .. } => {
                Thing::Story { title: title.clone(), date: date.unwrap_or(today) }
            }
            Self::Area { name, .. } => Thing::Area { name: name.clone() },
            Self::Municipality { name } => Thing::Municipality { name: name.clone() },
            Self::Indicator { name, unit, direction, counts } => Thing::Indicator {
                name: name.clone(),
                unit: word(unit),
                direction: word(direction),
                counts: word(counts),
            },
            Self::Award { year } => Thing::Award { year: *year },
            Self::Report { year } => Thing::Report { year: *year },
            Self::Programme { name, .. } => Thing::Programme { name: name.clone() },
            Self::Project { name, kind, .. } => {
                Thing::Project { name: name.clone(), kind: kind.of_site() }
            }
            Self::Theme { name } => Thing::Theme { name: name.clone() },
            Self::Page { title } => Thing::Page { title: title.clone() },
        }
    }
}

impl Kind {
    fn of_site(self) -> ProjectKind {
        match self {
            Self::Project => ProjectKind::Project,
            Self::Institution => ProjectKind::Institution,
            Self::Organisation => ProjectKind::Organisation,
        }
    }
}

/// The word of a choice, which content files use too.
fn word(choice: &impl ValueEnum) -> String {
    choice.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

fn title(text: &str) -> Result<String, String> {
    let title = has_name(text).then(|| text.to_owned());
    title
        .ok_or_else(|| "a title needs a letter or a digit that can stand in a file name".to_owned())
}

fn year() -> RangedI64ValueParser<u16> {
    RangedI64ValueParser::new().range(1900..=2100)
}
