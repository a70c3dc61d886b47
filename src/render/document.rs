//! A parsed text with its links, pictures, figures, charts and terms put in.

use super::page::PageRenderer;
use super::{text_chart, text_figure, text_term};
use crate::diagnostics::Diagnostic;
use crate::markdown::{Picture, Segment, Target};
use crate::route::Resource;
use crate::site::Head;
use crate::snapshot::Snapshot;
use crate::source::SourcePath;
use crate::templates::Html;
use crate::text::escape::escaped;

/// The HTML of a page's text. What leads nowhere has been reported: a link stays in the text and
/// leads to the front page, a picture is left out, a figure stands as it is written.
///
/// # Errors
/// When the template of a chart fails.
pub(super) fn html(renderer: &PageRenderer<'_>, head: &Head) -> Result<Html, Box<Diagnostic>> {
    let snapshot = renderer.snapshot;
    let mut html = head.body.html(|segment| -> Result<String, Box<Diagnostic>> {
        Ok(match segment {
            Segment::Html(done) => done.clone(),
            Segment::Link(target) => url(snapshot, &target.value),
            Segment::Picture(shown) => picture(snapshot, shown),
            Segment::Figure(call) => text_figure::html(renderer, call, head.known_in),
            Segment::Chart(block) => text_chart::html(renderer, block, head)?,
            Segment::Term(term) => text_term::word(renderer, term),
        })
    })?;
    html.push_str(&text_term::explanations(renderer, &head.body));
    Ok(Html(html))
}

fn url(snapshot: &Snapshot, target: &Target) -> String {
    match target {
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Address { path, anchor } => {
            with_anchor(snapshot.routes.url_of_path(path), anchor.as_deref())
        }
        Target::Page { path, anchor } => {
            let url = page(snapshot, path).unwrap_or_else(|| snapshot.routes.url_of_path("/"));
            with_anchor(url, anchor.as_deref())
        }
    }
}

fn page(snapshot: &Snapshot, path: &SourcePath) -> Option<String> {
    let resource = Resource::of(snapshot.site.places.get(path)?, &snapshot.site)?;
    snapshot.routes.url(&resource)
}

fn with_anchor(url: String, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{url}#{anchor}"),
        None => url,
    }
}

fn picture(snapshot: &Snapshot, shown: &Picture) -> String {
    image(snapshot, shown).unwrap_or_default()
}

fn image(snapshot: &Snapshot, shown: &Picture) -> Option<String> {
    let file = snapshot.sources.find(shown.target.value.as_str())?;
    let size = snapshot.pictures.get(&file)?;
    let url = snapshot.routes.url(&Resource::Picture(file))?;
    let (width, height, alt) = (size.width, size.height, escaped(&shown.alt));
    let image = format!(
        r#"<img src="{url}" width="{width}" height="{height}" alt="{alt}" loading="lazy">"#
    );
    Some(match &shown.title {
        Some(title) if shown.alone => {
            format!(
                "<figure class=\"picture\">{image}<figcaption>{}</figcaption></figure>",
                escaped(title)
            )
        }
        None if shown.alone => format!("<figure class=\"picture\">{image}</figure>"),
        _ => image,
    })
}
