//! The page at an old address: it leads on by itself, and says where to for those it does not.

use serde::Serialize;

use super::Rendered;
use crate::diagnostics::Diagnostic;
use crate::route::RoutePath;
use crate::snapshot::Snapshot;
use crate::source::FileId;
use crate::templates::Shared;

const TEMPLATE: &str = "redirect.html";

#[derive(Serialize)]
struct RedirectContext<'s> {
    site: &'s Shared,
    /// What the page is called that took its place.
    title: &'s str,
    /// Where it stands on this host.
    url: String,
    /// Its complete address.
    canonical: String,
}

/// Renders the way to the page at `to`.
pub(super) fn render(snapshot: &Snapshot, to: &RoutePath) -> Result<Rendered, Box<Diagnostic>> {
    let routes = &snapshot.routes;
    let head = routes.resource(to).and_then(|resource| resource.head(&snapshot.site));
    let url = routes.url_of_path(to.as_str());
    let context = RedirectContext {
        site: &snapshot.shared,
        title: head.map_or(&snapshot.site.config.title, |head| &head.title),
        canonical: format!("{}{url}", routes.origin()),
        url,
    };
    let html = snapshot.templates.render(TEMPLATE, context).map_err(|failure| {
        let layout = snapshot.sources.find(&format!("layouts/{TEMPLATE}"));
        let layout = layout.unwrap_or_else(FileId::first);
        Box::new(failure.diagnostic(&snapshot.sources, layout))
    })?;
    Ok(Rendered::text(html, super::HTML))
}
