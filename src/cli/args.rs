//! What can be written on the command line.

use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::begin_args::{InitArgs, NewArgs};
use super::help;
use super::serve::ServeArgs;
use crate::diagnostics::Language;
use crate::text::{Date, parse_date};

/// More threads than any machine has cores.
const MOST_JOBS: i64 = 1024;

/// Makes a public website about housing areas from a folder of Markdown and YAML
#[derive(Debug, Parser)]
#[command(name = "bydel", version, arg_required_else_help = true, after_help = help::BYDEL)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Publish the site: write the pages that changed, remove those that are gone
    #[command(after_help = help::BUILD)]
    Build(BuildArgs),
    /// Find every mistake in the content; write nothing
    #[command(after_help = help::CHECK)]
    Check(SiteArgs),
    /// Show the site in the browser while it is written
    #[command(after_help = help::SERVE)]
    Serve(ServeArgs),
    /// List every picture: what is known of it, where it is used, what is missing
    #[command(after_help = help::PHOTOS)]
    Photos(PhotosArgs),
    /// Begin on a story, an area, an award …: write a starting file, in Danish
    #[command(after_help = help::NEW)]
    New(NewArgs),
    /// Make a small working site in an empty folder, to begin from
    #[command(after_help = help::INIT)]
    Init(InitArgs),
    /// Print the script that completes bydel's commands and options in a shell
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Arguments)]
pub(super) struct BuildArgs {
    /// The folder to publish to [default: public in the site's folder]
    #[arg(long, value_name = "DIR", help_heading = "Where")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) site: SiteArgs,
    /// Tell how long each phase took, and which pages and templates took longest
    #[arg(long, help_heading = "What is told")]
    pub(super) timings: bool,
}

#[derive(Debug, Arguments)]
pub(super) struct SiteArgs {
    /// The site's folder, in which content/ lies [default: the current folder]
    #[arg(long, value_name = "DIR", help_heading = "Where")]
    pub(super) root: Option<PathBuf>,
    /// Where the site will stand on the web [default: base_url of content/site.yaml]
    #[arg(long, value_name = "URL", value_parser = web_address, help_heading = "Where")]
    pub(super) base_url: Option<String>,
    /// Take in stories that are marked as drafts
    #[arg(long, help_heading = "What is taken in")]
    pub(super) drafts: bool,
    /// Take in stories whose date is ahead
    #[arg(long, help_heading = "What is taken in")]
    pub(super) future: bool,
    /// The day to build for [default: today in Denmark]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, help_heading = "What is taken in")]
    pub(super) today: Option<Date>,
    /// Treat warnings as mistakes
    #[arg(long, help_heading = "What is told")]
    pub(super) deny_warnings: bool,
    /// How findings are told: text on standard error, json and sarif on standard output
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "What is told"
    )]
    pub(super) format: OutputFormat,
    /// The language of everything that is told
    #[arg(
        long,
        value_enum,
        value_name = "LANGUAGE",
        default_value = "da",
        help_heading = "What is told"
    )]
    pub(super) lang: Lang,
    /// Tell nothing but what is wrong
    #[arg(long, short, help_heading = "What is told")]
    pub(super) quiet: bool,
    /// How many threads to work on [default: one for each core]
    #[arg(long, short, value_name = "N", value_parser = jobs(), help_heading = "How")]
    pub(super) jobs: Option<u16>,
}

#[derive(Debug, Arguments)]
pub(super) struct PhotosArgs {
    /// The site's folder, in which content/ lies [default: the current folder]
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// The day on which it is asked what expires [default: today in Denmark]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Date>,
    /// For people or for programs
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub(super) format: ListFormat,
    /// The language of the list
    #[arg(long, value_enum, value_name = "LANGUAGE", default_value = "da")]
    pub(super) lang: Lang,
}

/// The choices of `--format` for a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Json,
}

/// The choices of `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    Text,
    Json,
    Sarif,
}

/// The choices of `--lang`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Da,
    En,
}

impl Command {
    /// The language in which to tell even that the program itself failed.
    pub(super) fn language(&self) -> Language {
        match self {
            Self::Build(args) => args.site.language(),
            Self::Check(args) => args.language(),
            Self::Serve(args) => args.lang.language(),
            Self::Photos(args) => args.lang.language(),
            Self::New(args) => args.told.language(),
            Self::Init(args) => args.told.language(),
            Self::Completions { .. } => Language::English,
        }
    }
}

impl Lang {
    pub(super) fn language(self) -> Language {
        match self {
            Self::Da => Language::Danish,
            Self::En => Language::English,
        }
    }
}

impl SiteArgs {
    pub(super) fn language(&self) -> Language {
        self.lang.language()
    }

    /// The site's folder; empty for the current one, so that paths are told as `public`, not `./public`.
    pub(super) fn root(&self) -> PathBuf {
        self.root.clone().unwrap_or_default()
    }
}

impl BuildArgs {
    pub(super) fn out(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.site.root().join("public"))
    }
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "write a date as 2026-11-21".to_owned())
}

fn jobs() -> RangedI64ValueParser<u16> {
    RangedI64ValueParser::new().range(1..=MOST_JOBS)
}

/// A web address below which paths can be put: whole, without query or fragment. Without its
/// trailing slashes, as `site.yaml` has it.
pub(super) fn web_address(text: &str) -> Result<String, String> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let host = rest.ok_or("begin it with https:// or http://")?.split('/').next();
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>\"'\\?#".contains(c);
    if !host.is_some_and(|host| host.contains(|c: char| c.is_ascii_alphanumeric())) {
        return Err("the host is missing".to_owned());
    }
    match text.chars().find(|c| forbidden(*c)) {
        Some(c) => Err(format!("{c:?} cannot stand in it")),
        None => Ok(text.trim_end_matches('/').to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_put_together_as_clap_demands() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_base_url_is_whole_and_loses_its_trailing_slash() {
        for (text, expected) in [
            ("https://fs-aarhus.dk", Some("https://fs-aarhus.dk")),
            ("https://fs-aarhus.dk/", Some("https://fs-aarhus.dk")),
            ("http://localhost:8000/proeve/", Some("http://localhost:8000/proeve")),
            ("fs-aarhus.dk", None),
            ("ftp://fs-aarhus.dk", None),
            ("https://", None),
            ("https:///omraader", None),
            ("https://fs-aarhus.dk?a=b", None),
            ("https://fs-aarhus.dk/#top", None),
            ("https://fs aarhus.dk", None),
        ] {
            assert_eq!(web_address(text).ok().as_deref(), expected, "{text}");
        }
    }
}
