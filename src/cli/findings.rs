//! Telling what is wrong with the content.

use std::io;

use super::args::{OutputFormat, SiteArgs};
use super::streams;
use super::words::Message;
use crate::diagnostics::report::{Format, report};
use crate::diagnostics::{Diagnostics, Language, Severity};
use crate::source::Sources;

/// How many findings people are shown at a time; programs get them all.
const MOST_SHOWN: usize = 200;

/// Tells the findings in the format that was asked for: to people on standard error, with a line
/// that counts them; to programs on standard output.
pub(super) fn tell(found: &Diagnostics, sources: &Sources, args: &SiteArgs) -> io::Result<()> {
    match args.format {
        OutputFormat::Text => {
            tell_people(found, sources, args.language());
            Ok(())
        }
        OutputFormat::Json => {
            streams::answer(&report(found, sources, Format::Json, args.language()))
        }
        OutputFormat::Sarif => {
            streams::answer(&report(found, sources, Format::Sarif, args.language()))
        }
    }
}

/// Tells people the findings on standard error, with a line that counts them.
pub(super) fn tell_people(found: &Diagnostics, sources: &Sources, language: Language) {
    if found.is_empty() {
        return;
    }
    let (shown, more) = first(found, MOST_SHOWN);
    let format = Format::Text { colour: streams::has_colour() };
    streams::tell(report(&shown, sources, format, language).trim_end());
    let more = (more > 0).then(|| Message::MoreFindings(more).text(language));
    let counts = Message::Counts {
        errors: found.count(Severity::Error),
        warnings: found.count(Severity::Warning),
    };
    let lines: Vec<String> = more.into_iter().chain([counts.text(language)]).collect();
    streams::tell(&format!("\n{}", lines.join("\n")));
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
