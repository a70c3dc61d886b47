//! Where areas are chosen for a comparison: plain links, by municipality.

use serde::Serialize;

use super::comparison::{Pairs, links};
use super::listing::Intro;
use super::page::{Link, PageRenderer};
use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::site::{AreaId, Comparison, Folder, Head, Municipality};
use crate::text::collation::sort_by_name;

#[derive(Serialize)]
struct ChooserContext<'s> {
    #[serde(flatten)]
    intro: Intro<'s>,
    municipalities: Vec<Choice>,
}

/// What can be compared in one municipality.
#[derive(Serialize)]
struct Choice {
    id: String,
    title: String,
    /// All areas of the municipality, and of each of its programmes.
    wholes: Vec<Link>,
    /// Each area with those that it can be held against.
    areas: Vec<Pairs>,
}

/// Renders the page with `head`.
pub(super) fn render(renderer: &PageRenderer<'_>, head: &Head) -> Result<String, Box<Diagnostic>> {
    let site = &renderer.snapshot.site;
    let ids = site.index.municipalities.iter();
    let municipalities = ids.filter_map(|id| site.municipalities.get(id));
    let choices = municipalities.map(|municipality| choice(renderer, municipality));
    let context = ChooserContext {
        intro: Intro::of(renderer, head)?,
        municipalities: choices
            .filter(|choice| !choice.wholes.is_empty() || !choice.areas.is_empty())
            .collect(),
    };
    renderer.page("comparisons.html", head, Some(Folder::Areas), context)
}

fn choice(renderer: &PageRenderer<'_>, municipality: &Municipality) -> Choice {
    let site = &renderer.snapshot.site;
    let areas = site.index.areas_of.get(&municipality.id).map_or(&[][..], Vec::as_slice);
    Choice {
        id: municipality.id.to_string(),
        title: municipality.head.title.clone(),
        wholes: wholes(renderer, municipality),
        areas: areas.iter().filter_map(|id| area(renderer, id)).collect(),
    }
}

fn wholes(renderer: &PageRenderer<'_>, municipality: &Municipality) -> Vec<Link> {
    let site = &renderer.snapshot.site;
    let own = Comparison::Municipality(municipality.id.clone());
    let own = renderer
        .link(&Resource::Comparison(own), &format!("Alle områder i {}", municipality.head.title));
    let mut programmes: Vec<Link> = site
        .programmes
        .values()
        .filter(|programme| programme.municipality == municipality.id)
        .filter_map(|programme| {
            let comparison = Comparison::Programme(programme.id.clone());
            renderer.link(&Resource::Comparison(comparison), &programme.label())
        })
        .collect();
    sort_by_name(&mut programmes, |link| &link.title);
    own.into_iter().chain(programmes).collect()
}

fn area(renderer: &PageRenderer<'_>, id: &AreaId) -> Option<Pairs> {
    let others = links(renderer, id);
    let title = renderer.snapshot.site.areas.get(id)?.head.title.clone();
    (!others.is_empty()).then_some(Pairs { title, others })
}
