//! A parsed text with its links and pictures put in.

use crate::markdown::{Document, Picture, Target};
use crate::route::Resource;
use crate::snapshot::Snapshot;
use crate::source::SourcePath;
use crate::templates::Html;
use crate::text::escape::escaped;

/// The HTML of a document. A link or picture that leads nowhere has been reported; the link stays
/// in the text and leads to the front page, the picture is left out.
pub(super) fn html(snapshot: &Snapshot, document: &Document) -> Html {
    Html(document.html(|target| url(snapshot, target), |shown| picture(snapshot, shown)))
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
