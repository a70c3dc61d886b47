//! A parsed text with its links, pictures, figures, charts and terms put in.

use serde::Serialize;

use super::page::PageRenderer;
use super::picture::PictureContext;
use super::text_chart::ReadAt;
use super::{text_chart, text_figure, text_term};
use crate::diagnostics::Diagnostic;
use crate::markdown::{self, Segment, Target, TermUse};
use crate::route::{Resource, RoutePath};
use crate::site::{Folder, Head};
use crate::snapshot::Snapshot;
use crate::source::SourcePath;
use crate::templates::Html;

/// The HTML of a page's text. What leads nowhere has been reported: a link stays in the text and
/// leads to the front page, or for a story that is not shown to the list of stories; a picture is
/// left out, a figure stands as it is written.
///
/// # Errors
/// When the template of a chart fails.
pub(super) fn html(renderer: &PageRenderer<'_>, head: &Head) -> Result<Html, Box<Diagnostic>> {
    let mut html = filled(
        renderer,
        head,
        ReadAt::Page,
        |term| text_term::word(renderer, term),
        |shown| PictureContext::in_text(renderer, shown),
    )?;
    html.push_str(&text_term::explanations(renderer, &head.body));
    Ok(Html(html))
}

/// The same where it is read elsewhere: without terms that open when they are touched, with pictures
/// in one size.
///
/// # Errors
/// When the template of a chart fails.
pub(super) fn plain(renderer: &PageRenderer<'_>, head: &Head) -> Result<Html, Box<Diagnostic>> {
    let shown = |shown: &markdown::Picture| {
        PictureContext::in_text(renderer, shown).map(PictureContext::plain)
    };
    filled(renderer, head, ReadAt::Elsewhere, |term| term.word.clone(), shown).map(Html)
}

fn filled(
    renderer: &PageRenderer<'_>,
    head: &Head,
    place: ReadAt,
    term: impl Fn(&TermUse) -> String,
    shown: impl Fn(&markdown::Picture) -> Option<PictureContext>,
) -> Result<String, Box<Diagnostic>> {
    let snapshot = renderer.snapshot;
    head.body.html(|segment| {
        Ok(match segment {
            Segment::Html(done) => head.body.done(*done),
            Segment::Link(target) => url(snapshot, &target.value),
            Segment::Picture(one) => picture(renderer, shown(one))?,
            Segment::Figure(call) => text_figure::html(renderer, call, head.known_in),
            Segment::Chart(block) => text_chart::html(renderer, block, head, place)?,
            Segment::Term(used) => term(used),
        })
    })
}

fn url(snapshot: &Snapshot, target: &Target) -> String {
    let routes = &snapshot.routes;
    match target {
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Address { path, anchor } => match routes.unpublished(&RoutePath::requested(path)) {
            Some(_) => list_of_stories(snapshot),
            None => with_anchor(routes.url_of_path(path), anchor.as_deref()),
        },
        Target::Page { path, anchor } => match page(snapshot, path) {
            Some((url, false)) => url,
            Some((url, true)) => with_anchor(url, anchor.as_deref()),
            None => with_anchor(routes.url_of_path("/"), anchor.as_deref()),
        },
    }
}

/// The URL that a link to a content file leads to, and whether the file's own page stands there.
fn page(snapshot: &Snapshot, path: &SourcePath) -> Option<(String, bool)> {
    let (site, place) = (&snapshot.site, snapshot.site.places.get(path)?);
    let own = Resource::of(place, site).map(|own| (own, true));
    let stand_in = || Resource::stand_in(place, site).map(|other| (other, false));
    let (resource, is_own) = own.or_else(stand_in)?;
    Some((snapshot.routes.url(&resource)?, is_own))
}

fn list_of_stories(snapshot: &Snapshot) -> String {
    let list = snapshot.routes.url(&Resource::Listing(Folder::Stories));
    list.unwrap_or_else(|| snapshot.routes.url_of_path("/"))
}

fn with_anchor(url: String, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{url}#{anchor}"),
        None => url,
    }
}

#[derive(Serialize)]
struct PictureInText {
    picture: PictureContext,
}

/// The HTML of a picture; nothing when it cannot be shown, which has been reported.
fn picture(
    renderer: &PageRenderer<'_>,
    picture: Option<PictureContext>,
) -> Result<String, Box<Diagnostic>> {
    let html = |picture| renderer.part("parts/text-picture.html", PictureInText { picture });
    Ok(picture.map(html).transpose()?.unwrap_or_default())
}
