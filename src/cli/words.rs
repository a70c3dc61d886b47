//! Every word that the command line says to communication staff, in Danish and English.
//!
//! Enter at [`Message::text`]. Each message matches on the language, so that a translation that is
//! missing does not compile. What keeps a command from working is said in `failures`, what is
//! wrong with the content in `diagnostics`.

mod begun;
mod failures;
mod photos;
mod served;
mod timings;

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::failure::Failure;
use super::timings::Taken;
use crate::diagnostics::Language::{self, Danish, English};
use crate::output::{Listing, OutputPath, Summary};
use crate::pictures::Entry;
use crate::preview::WatchError;
use crate::scaffold::Refusal;
use crate::source::FileError;
use crate::text::Decimal;
use crate::text::grammar::plural;
use crate::text::number::format_decimal;

/// Something to say.
#[derive(Debug)]
pub(super) enum Message<'m> {
    /// How many findings of each severity there are.
    Counts { errors: usize, warnings: usize },
    /// How many findings are not shown.
    MoreFindings(usize),
    /// Warnings alone stopped the command.
    WarningsDenied,
    /// The published folder was not touched.
    NothingPublished(&'m Path),
    /// Files that the site no longer has, but that somebody has edited.
    Kept(&'m [OutputPath]),
    /// The site is published.
    Published { pages: usize, summary: &'m Summary, took: Duration },
    /// How long it took, and what took longest.
    Timings(&'m Taken),
    /// The content has no mistakes.
    Checked { pages: usize, took: Duration },
    /// What is known of every picture.
    Photos(&'m [Entry<'m>]),
    /// Starting files were written.
    Begun { files: &'m [PathBuf], draft: bool },
    /// A site was made.
    SiteBegun(&'m Path),
    /// What was to be begun on could not be right.
    Refused(&'m Refusal),
    /// The preview is there.
    Serving { url: &'m str, took: Duration },
    /// The preview took another port than this.
    PortInUse(u16),
    /// The preview can be seen by others.
    OpenToOthers(IpAddr),
    /// The preview shows what was saved.
    Reloaded(Duration),
    /// A file cannot be read any more.
    StaysUnreadable(&'m FileError),
    /// The site's folder is gone.
    FolderGone(&'m Path),
    /// The site's folder is there again.
    FolderBack(&'m Path),
    /// The site's folder cannot be watched.
    NotWatched(&'m WatchError),
    /// The command could not do its work.
    Failed(&'m Failure),
    /// The program itself is wrong, and where: file and line of its source.
    Panicked { what: &'m str, place: Option<(&'m str, u32)> },
}

impl Message<'_> {
    /// The message in words, without a line break at its end.
    pub(super) fn text(&self, language: Language) -> String {
        match self {
            Self::Counts { errors, warnings } => counts(*errors, *warnings, language),
            Self::MoreFindings(more) => more_findings(*more, language),
            Self::WarningsDenied => warnings_denied(language).to_owned(),
            Self::NothingPublished(out) => nothing_published(out, language),
            Self::Kept(paths) => kept(paths, language),
            Self::Published { pages, summary, took } => published(*pages, summary, *took, language),
            Self::Timings(taken) => timings::table(taken, language),
            Self::Checked { pages, took } => checked(*pages, *took, language),
            Self::Photos(entries) => photos::photos(entries, language),
            Self::Begun { files, draft } => begun::begun(files, *draft, language),
            Self::SiteBegun(dir) => begun::site_begun(dir, language),
            Self::Refused(refusal) => begun::refused(refusal, language),
            Self::Serving { url, took } => served::serving(url, *took, language),
            Self::PortInUse(port) => served::port_in_use(*port, language),
            Self::OpenToOthers(host) => served::open_to_others(*host, language),
            Self::Reloaded(took) => served::reloaded(*took, language),
            Self::StaysUnreadable(error) => served::unreadable(error, language),
            Self::FolderGone(root) => served::folder_gone(root, language),
            Self::FolderBack(root) => served::folder_back(root, language),
            Self::NotWatched(error) => served::not_watched(error, language),
            Self::Failed(failure) => failures::text(failure, language),
            Self::Panicked { what, place } => panicked(what, *place, language),
        }
    }
}

fn counts(errors: usize, warnings: usize, language: Language) -> String {
    let (errors, warnings) = match language {
        Danish => (count(errors, "fejl", "fejl"), count(warnings, "advarsel", "advarsler")),
        English => (
            english_count(errors, "error", "errors"),
            english_count(warnings, "warning", "warnings"),
        ),
    };
    format!("{errors}, {warnings}")
}

fn more_findings(more: usize, language: Language) -> String {
    match language {
        Danish => format!("… og {} mere, der ikke er vist.", number(more)),
        English => format!("… and {more} more that are not shown."),
    }
}

fn warnings_denied(language: Language) -> &'static str {
    match language {
        Danish => "Advarsler tæller som fejl på grund af --deny-warnings.",
        English => "Warnings count as errors because of --deny-warnings.",
    }
}

fn nothing_published(out: &Path, language: Language) -> String {
    let out = out.display();
    match language {
        Danish => format!("Intet er udgivet; websitet i `{out}` er, som det var."),
        English => format!("Nothing was published; the site in `{out}` is as it was."),
    }
}

fn kept(paths: &[OutputPath], language: Language) -> String {
    let names = Listing {
        shown: paths.iter().take(Listing::SHOWN).map(OutputPath::to_string).collect(),
        total: paths.len(),
    };
    let names = listing(&names, language);
    match language {
        Danish => format!(
            "Ikke fjernet, fordi nogen har ændret dem siden sidst: {names}. Slet dem selv, hvis de ikke skal bruges."
        ),
        English => format!(
            "Not removed, because somebody has edited them: {names}. Delete them yourself if they are not needed."
        ),
    }
}

fn published(pages: usize, summary: &Summary, took: Duration, language: Language) -> String {
    let Summary { written, unchanged, removed, kept, .. } = summary;
    let took = seconds(took, language);
    match language {
        Danish => {
            let kept = if kept.is_empty() {
                String::new()
            } else {
                format!(", {} beholdt", number(kept.len()))
            };
            format!(
                "{}, {} skrevet, {}, {} fjernet{kept} på {took}",
                count(pages, "side", "sider"),
                count(*written, "fil", "filer"),
                count(*unchanged, "uændret", "uændrede"),
                number(*removed),
            )
        }
        English => {
            let kept =
                if kept.is_empty() { String::new() } else { format!(", {} kept", kept.len()) };
            format!(
                "{}, {} written, {unchanged} unchanged, {removed} removed{kept} in {took}",
                english_count(pages, "page", "pages"),
                english_count(*written, "file", "files"),
            )
        }
    }
}

fn checked(pages: usize, took: Duration, language: Language) -> String {
    let took = seconds(took, language);
    match language {
        Danish => format!("{} tjekket på {took}, ingen fejl", count(pages, "side", "sider")),
        English => {
            format!("{} checked in {took}, no errors", english_count(pages, "page", "pages"))
        }
    }
}

fn panicked(what: &str, place: Option<(&str, u32)>, language: Language) -> String {
    let place = place.map_or(String::new(), |(file, line)| format!(" ({file}:{line})"));
    let details = format!("  bydel {}{place}: {what}", env!("CARGO_PKG_VERSION"));
    match language {
        Danish => format!(
            "Der er en fejl i selve bydel; det er ikke din skyld, og dine tekster og tal er, som de var.\n\
             Send venligst denne linje til dem, der udvikler bydel:\n{details}"
        ),
        English => format!(
            "There is a mistake in bydel itself; your texts and figures are as they were.\n\
             Please send this line to the developers of bydel:\n{details}"
        ),
    }
}

/// The names of a list, and how many more there are.
fn listing(names: &Listing, language: Language) -> String {
    let shown = format!("`{}`", names.shown.join("`, `"));
    match (names.total - names.shown.len(), language) {
        (0, _) => shown,
        (more, Danish) => format!("{shown} og {} mere", number(more)),
        (more, English) => format!("{shown} and {more} more"),
    }
}

/// Seconds with one decimal, because a person does not notice less.
fn seconds(took: Duration, language: Language) -> String {
    let tenths = took.as_millis() / 100;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match (tenths, language) {
        (0, Danish) => "under 0,1 s".to_owned(),
        (0, English) => "less than 0.1 s".to_owned(),
        (_, Danish) => format!("{whole},{tenth} s"),
        (_, English) => format!("{whole}.{tenth} s"),
    }
}

/// A whole number as Danes write it: *1.234*.
fn number(number: usize) -> String {
    format_decimal(Decimal::from(number), 0)
}

fn count(number: usize, one: &str, many: &str) -> String {
    plural(number as u64, one, many)
}

fn english_count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(message: &Message<'_>) -> (String, String) {
        (message.text(Danish), message.text(English))
    }

    fn said(danish: &str, english: &str) -> (String, String) {
        (danish.to_owned(), english.to_owned())
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        for (errors, warnings, danish, english) in [
            (0, 1, "0 fejl, 1 advarsel", "0 errors, 1 warning"),
            (1, 2, "1 fejl, 2 advarsler", "1 error, 2 warnings"),
            (1234, 0, "1.234 fejl, 0 advarsler", "1234 errors, 0 warnings"),
        ] {
            assert_eq!(both(&Message::Counts { errors, warnings }), said(danish, english));
        }
    }

    #[test]
    fn a_success_says_what_was_done_and_mentions_what_was_kept() {
        let took = Duration::from_millis(349);
        let summary = Summary { written: 171, ..Summary::default() };
        assert_eq!(
            both(&Message::Published { pages: 168, summary: &summary, took }),
            said(
                "168 sider, 171 filer skrevet, 0 uændrede, 0 fjernet på 0,3 s",
                "168 pages, 171 files written, 0 unchanged, 0 removed in 0.3 s",
            )
        );
        let kept = vec![OutputPath::new("om/index.html").unwrap()];
        let summary = Summary { written: 1, unchanged: 1, removed: 2, kept, manifest: None };
        assert_eq!(
            both(&Message::Published { pages: 1, summary: &summary, took }),
            said(
                "1 side, 1 fil skrevet, 1 uændret, 2 fjernet, 1 beholdt på 0,3 s",
                "1 page, 1 file written, 1 unchanged, 2 removed, 1 kept in 0.3 s",
            )
        );
        assert!(Message::Kept(&summary.kept).text(Danish).contains(": `om/index.html`. Slet"));
    }

    #[test]
    fn time_is_told_in_tenths_of_a_second() {
        for (milliseconds, danish, english) in [
            (0, "under 0,1 s", "less than 0.1 s"),
            (99, "under 0,1 s", "less than 0.1 s"),
            (100, "0,1 s", "0.1 s"),
            (12_399, "12,3 s", "12.3 s"),
        ] {
            let took = Duration::from_millis(milliseconds);
            assert_eq!((seconds(took, Danish), seconds(took, English)), said(danish, english));
        }
    }

    #[test]
    fn a_panic_is_told_with_what_a_developer_needs_and_no_stack() {
        let message = Message::Panicked {
            what: "invariant: a page has a path",
            place: Some(("src/route/plan.rs", 7)),
        };
        for text in [message.text(Danish), message.text(English)] {
            let last = text.lines().last().unwrap();
            assert_eq!(text.lines().count(), 3);
            assert!(last.starts_with(concat!("  bydel ", env!("CARGO_PKG_VERSION"), " (")));
            assert!(
                last.ends_with("(src/route/plan.rs:7): invariant: a page has a path"),
                "{last}"
            );
        }
    }
}
