//! A picture with its sizes and its words, for templates.

use serde::Serialize;

use super::page::PageRenderer;
use crate::images::{Format, Head as Size, Variant};
use crate::markdown;
use crate::route::Resource;
use crate::site::{Head, PictureKind, PictureRecord};
use crate::source::{FileId, SourcePath};

/// A browser that knows no `srcset` gets a file of at most this width.
const PLAIN_WIDTH: u32 = 960;

/// A picture as a page shows it.
#[derive(Debug, Serialize)]
pub(super) struct PictureContext {
    /// The files for browsers of today, by format.
    sources: Vec<PictureSource>,
    /// The files that everything can show.
    fallback: PictureSource,
    /// One of them, for what knows only one.
    src: String,
    /// The size of the widest file.
    width: u32,
    height: u32,
    alt: String,
    /// The words of whoever put it there.
    caption: Option<String>,
    /// Who made it, and what it is.
    credit: Option<String>,
    is_illustration: bool,
    /// Whether a reader meets it before all others, so that it must not wait.
    is_first: bool,
    /// Whether it stands in running text, where only phrasing content is valid.
    is_inline: bool,
    /// Whether it is read elsewhere, where only the simplest is understood.
    is_plain: bool,
}

/// Files of one format, each with its width.
#[derive(Debug, Serialize)]
struct PictureSource {
    media_type: &'static str,
    srcset: String,
}

impl PictureContext {
    /// The picture at the top of a page; `None` when it has none, or none that may be shown.
    pub(super) fn at_top(renderer: &PageRenderer<'_>, head: &Head) -> Option<Self> {
        let picture = Self::of(renderer, &head.picture.as_ref()?.value, "")?;
        Some(Self { is_first: true, ..picture })
    }

    /// The same picture where it leads to the page.
    pub(super) fn in_list(renderer: &PageRenderer<'_>, head: &Head) -> Option<Self> {
        Self::of(renderer, &head.picture.as_ref()?.value, "")
    }

    /// A picture in a text.
    pub(super) fn in_text(renderer: &PageRenderer<'_>, shown: &markdown::Picture) -> Option<Self> {
        let picture = Self::of(renderer, &shown.target.value, &shown.alt)?;
        let caption = shown.title.clone();
        Some(Self {
            caption,
            is_first: is_first(renderer, shown),
            is_inline: !shown.alone,
            ..picture
        })
    }

    /// The same where it is read elsewhere.
    pub(super) fn plain(self) -> Self {
        Self { is_plain: true, ..self }
    }

    /// A picture that may be shown; `alt` is what is said of it here, and may be nothing.
    fn of(renderer: &PageRenderer<'_>, file: &SourcePath, alt: &str) -> Option<Self> {
        let snapshot = renderer.snapshot;
        let record = snapshot.site.picture(file)?;
        let alt = Some(alt).filter(|alt| !alt.is_empty()).or(record.alt.as_deref())?;
        let id = snapshot.sources.find(file.as_str())?;
        let size = snapshot.pictures.get(&id)?.head;
        let [today, all] = size.formats();
        let widths = size.widths();
        let width = *widths.last()?;
        let plain = widths.iter().copied().filter(|width| *width <= PLAIN_WIDTH).next_back();
        let plain = Variant { width: plain.unwrap_or(width), format: all };
        Some(Self {
            sources: vec![source(renderer, id, &size, today)?],
            fallback: source(renderer, id, &size, all)?,
            src: renderer.url(&Resource::Picture(id, plain))?,
            width,
            height: size.height_at(width),
            alt: alt.to_owned(),
            caption: None,
            credit: credit(record),
            is_illustration: record.kind == PictureKind::Illustration,
            is_first: false,
            is_inline: false,
            is_plain: false,
        })
    }
}

fn source(
    renderer: &PageRenderer<'_>,
    id: FileId,
    size: &Size,
    format: Format,
) -> Option<PictureSource> {
    let file = |width| {
        let url = renderer.url(&Resource::Picture(id, Variant { width, format }))?;
        Some(format!("{url} {width}w"))
    };
    let files: Option<Vec<String>> = size.widths().into_iter().map(file).collect();
    Some(PictureSource { media_type: format.media_type(), srcset: files?.join(", ") })
}

/// *Foto: Anna Berg · CC BY 4.0*, *Illustration*: a drawing is always called one.
fn credit(record: &PictureRecord) -> Option<String> {
    let maker = record.photographer.as_deref();
    let made = match (record.kind, maker) {
        (PictureKind::Photograph, maker) => maker.map(|maker| format!("Foto: {maker}")),
        (PictureKind::Illustration, Some(maker)) => Some(format!("Illustration: {maker}")),
        (PictureKind::Illustration, None) => Some("Illustration".to_owned()),
    };
    let parts: Vec<String> = made.into_iter().chain(record.licence.clone()).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Whether a picture of the page's own text is the first that it shows.
fn is_first(renderer: &PageRenderer<'_>, shown: &markdown::Picture) -> bool {
    let Some(head) = renderer.head() else { return false };
    let mut pictures = head.pictures().filter(|used| {
        let record = renderer.snapshot.site.picture(&used.file.value);
        record.is_some_and(|record| !used.alt.is_empty() || record.alt.is_some())
    });
    pictures.next().is_some_and(|first| first.file.span == shown.target.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_called_one_and_a_photograph_names_who_took_it() {
        let cases = [
            (PictureKind::Photograph, None, None, None),
            (PictureKind::Photograph, Some("Anna Berg"), None, Some("Foto: Anna Berg")),
            (PictureKind::Photograph, None, Some("CC0"), Some("CC0")),
            (PictureKind::Photograph, Some("A"), Some("CC BY 4.0"), Some("Foto: A · CC BY 4.0")),
            (PictureKind::Illustration, None, None, Some("Illustration")),
            (PictureKind::Illustration, Some("B"), Some("CC0"), Some("Illustration: B · CC0")),
        ];
        for (kind, maker, licence, expected) in cases {
            let record = PictureRecord {
                kind,
                photographer: maker.map(str::to_owned),
                licence: licence.map(str::to_owned),
                ..PictureRecord::default()
            };
            assert_eq!(credit(&record).as_deref(), expected);
        }
    }
}
