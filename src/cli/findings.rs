//! Telling what is wrong with the content.

use std::io;

use super::args::{OutputFormat, SiteArgs};
use super::streams;
use super::words::Message;
use crate::diagnostics::report::{Format, report};
use crate::diagnostics::{Diagnostics, Findings, Language, Severity};
use crate::source::Sources;

/// How many findings people are shown at a time; programs get them all.
const MOST_SHOWN: usize = 200;

/// Findings in the words in which they are told.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// For standard error; empty when there is nothing to tell.
    pub(super) people: String,
    /// For standard output.
    pub(super) programs: String,
}

impl Told {
    /// The findings in the format that was asked for: for people with a line that counts them.
    pub(super) fn of(found: &Diagnostics, sources: &Sources, args: &SiteArgs) -> Self {
        let programs = |format| report(found, sources, format, args.language());
        match args.format {
            OutputFormat::Text => {
                let counts = [Severity::Error, Severity::Warning].map(|it| found.count(it));
                let people = for_people(found, counts, sources, args.language());
                Self { people, ..Self::default() }
            }
            OutputFormat::Json => Self { programs: programs(Format::Json), ..Self::default() },
            OutputFormat::Sarif => Self { programs: programs(Format::Sarif), ..Self::default() },
        }
    }

    /// Says it.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(super) fn say(&self) -> io::Result<()> {
        if !self.people.is_empty() {
            streams::tell(&self.people);
        }
        if self.programs.is_empty() { Ok(()) } else { streams::answer(&self.programs) }
    }
}

/// Tells people the findings on standard error, with a line that counts them.
pub(super) fn tell_people(found: &Findings, sources: &Sources, language: Language) {
    tell_new(found, &Findings::default(), sources, language);
}

/// Tells people on standard error what they have not been told, with a line that counts everything.
pub(super) fn tell_new(found: &Findings, told: &Findings, sources: &Sources, language: Language) {
    if !found.is_empty() {
        let counts = [Severity::Error, Severity::Warning].map(|it| found.count(it));
        streams::tell(&for_people(&found.since(told), counts, sources, language));
    }
}

/// Findings for people, and a line that counts errors and warnings; empty when there are none.
fn for_people(
    new: &Diagnostics,
    [errors, warnings]: [usize; 2],
    sources: &Sources,
    language: Language,
) -> String {
    if errors + warnings == 0 {
        return String::new();
    }
    let (shown, more) = first(new, MOST_SHOWN);
    let format = Format::Text { colour: streams::has_colour() };
    let shown = report(&shown, sources, format, language);
    let shown = (!shown.is_empty()).then(|| format!("{}\n", shown.trim_end()));
    let more = (more > 0).then(|| Message::MoreFindings(more).text(language));
    let counts = Message::Counts { errors, warnings };
    let lines = shown.into_iter().chain(more).chain([counts.text(language)]);
    lines.collect::<Vec<_>>().join("\n")
}

/// The first `most` findings in their order, and how many are left out. Warnings give way to
/// errors: what keeps the site from being published is never hidden behind what does not.
fn first(found: &Diagnostics, most: usize) -> (Diagnostics, usize) {
    let errors = found.count(Severity::Error).min(most);
    let (mut errors, mut warnings) = (errors, most - errors);
    let mut shown = Diagnostics::default();
    for diagnostic in found {
        let room = match diagnostic.problem.severity() {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        if let Some(less) = room.checked_sub(1) {
            *room = less;
            shown.push(diagnostic.clone());
        }
    }
    let more = found.iter().len() - shown.iter().len();
    (shown, more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Problem;
    use crate::source::{FileId, MemoryFiles, Span};

    fn somewhere() -> FileId {
        let mut files = MemoryFiles::default();
        files.insert("content/index.md", b"x".as_slice());
        let sources = Sources::read(&files, &MemoryFiles::default()).unwrap();
        sources.find("content/index.md").unwrap()
    }

    #[test]
    fn warnings_give_way_to_errors_and_the_order_stays() {
        let (warning, error) = (Problem::UnexpectedFile, Problem::SiteFileMissing);
        let place = Span::start_of(somewhere());
        for (given, most, expected, left) in [
            ("wwe", 3, "wwe", 0),
            ("wwe", 2, "we", 1),
            ("wwe", 1, "e", 2),
            ("ewewe", 4, "ewee", 1),
            ("eee", 2, "ee", 1),
            ("", 2, "", 0),
        ] {
            let mut found = Diagnostics::default();
            for letter in given.chars() {
                let problem = if letter == 'e' { &error } else { &warning };
                found.report(place, problem.clone());
            }
            let (shown, more) = first(&found, most);
            let letter = |problem: &Problem| if *problem == error { 'e' } else { 'w' };
            let letters: String = shown.iter().map(|d| letter(&d.problem)).collect();
            assert_eq!((letters.as_str(), more), (expected, left), "{given} {most}");
        }
    }
}
