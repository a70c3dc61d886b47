//! Places on a page that the theme provides, beside the headings of the text.

use super::Resource;
use crate::site::{Folder, Page, Shows, Site};

/// The ids of sections that templates write and links may point to. All of the theme's ids begin
/// with `afsnit_`: no heading of a text has an underscore in its id, so none can be the same.
pub mod anchor {
    /// The key figures of an area.
    pub const KEY_FIGURES: &str = "afsnit_noegletal";
    /// The developments of an area.
    pub const DEVELOPMENT: &str = "afsnit_udvikling";
    /// The volunteers of an area who were honoured.
    pub const HONOURS: &str = "afsnit_ildsjaele";
    /// Stories about an area.
    pub const STORIES: &str = "afsnit_historier";
    /// What was measured for the groups that an area is part of.
    pub const GROUPS: &str = "afsnit_grupper";
    /// Homes, buildings and people of an area.
    pub const FACTS: &str = "afsnit_fakta";
    /// The targets of a programme, and those that concern an area.
    pub const TARGETS: &str = "afsnit_maal";
    /// The organisation behind a programme.
    pub const ORGANISATION: &str = "afsnit_organisation";
    /// What a programme costs.
    pub const BUDGET: &str = "afsnit_budget";
    /// Where a page's figures come from.
    pub const SOURCES: &str = "afsnit_kilder";

    /// A term on the page that shows the glossary.
    pub fn term(id: &str) -> String {
        format!("afsnit_ord-{id}")
    }

    /// The section of a thing on a listing page.
    pub fn of_item(id: &impl std::fmt::Display) -> String {
        format!("afsnit_{id}")
    }
}

/// The ids that the page of `resource` may have beside those of its text.
pub(super) fn of(resource: &Resource, site: &Site) -> Vec<String> {
    match resource {
        Resource::Area(_) => {
            let all = [
                anchor::KEY_FIGURES,
                anchor::DEVELOPMENT,
                anchor::HONOURS,
                anchor::STORIES,
                anchor::GROUPS,
                anchor::FACTS,
                anchor::TARGETS,
                anchor::SOURCES,
            ];
            all.map(str::to_owned).to_vec()
        }
        Resource::Programme(_) => {
            let all = [anchor::TARGETS, anchor::ORGANISATION, anchor::BUDGET, anchor::SOURCES];
            all.map(str::to_owned).to_vec()
        }
        Resource::Listing(Folder::Areas) => {
            site.municipalities.keys().map(anchor::of_item).collect()
        }
        Resource::Listing(Folder::Indicators) => site.themes.keys().map(anchor::of_item).collect(),
        Resource::Listing(Folder::Goals) => site.goals.keys().map(anchor::of_item).collect(),
        Resource::Listing(Folder::Criteria) => site.criteria.keys().map(anchor::of_item).collect(),
        Resource::Page(id) => site.pages.get(id).map_or_else(Vec::new, |page| of_page(page, site)),
        _ => Vec::new(),
    }
}

/// The ids of what a page shows beside its text.
fn of_page(page: &Page, site: &Site) -> Vec<String> {
    match page.shows.map(|shows| shows.value) {
        Some(Shows::Glossary) => site.glossary.keys().map(|id| anchor::term(id)).collect(),
        _ => Vec::new(),
    }
}
