//! Listing every picture with what is known of it.

use super::args::{ListFormat, PhotosArgs};
use super::commands::{Outcome, read};
use super::failure::Failure;
use super::streams;
use super::words::Message;
use crate::json;
use crate::pictures::{Entry, inventory};
use crate::snapshot::Snapshot;
use crate::source::Sources;

/// Tells of every picture: its record, where it is used, what is missing, when it expires. Drafts
/// count, since their pictures are to be published one day.
pub(super) fn photos(args: &PhotosArgs) -> Result<Outcome, Failure> {
    let root = args.root.clone().unwrap_or_default();
    let (raw, options) = read(&root, args.today, true, true, None)?;
    let snapshot = Snapshot::of(Sources::of(raw), &options, &|_| {});
    let entries = inventory(&snapshot);
    let text = match args.format {
        ListFormat::Json => json::text(&entries.iter().map(Entry::json).collect::<Vec<_>>()),
        ListFormat::Text => {
            format!("{}\n", Message::Photos(&entries).text(args.lang.language()))
        }
    };
    streams::answer(&text)?;
    Ok(Outcome::Done)
}
