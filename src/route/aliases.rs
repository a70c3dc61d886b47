//! Old addresses that lead to the pages that took their place.

use super::plan::Plan;
use super::{Resource, RoutePath};
use crate::site::Site;
use crate::source::Located;

impl Plan<'_> {
    /// Claims every alias for a redirect. What stands at a path of its own has been claimed before,
    /// so that an alias never takes the place of a page.
    pub(super) fn aliases(&mut self, site: &Site) {
        let mut aliases: Vec<(Located<String>, RoutePath)> = Vec::new();
        for (path, resource) in self.routes.iter() {
            let head = resource.head(site);
            let of_page = head.into_iter().flat_map(|head| &head.aliases);
            aliases.extend(of_page.map(|alias| (alias.clone(), path.clone())));
        }
        for (alias, to) in aliases {
            let from = RoutePath::file(alias.value.trim_start_matches('/'));
            let redirect = Resource::Redirect { from: from.clone(), to };
            self.claim(from, redirect, alias.span);
        }
    }
}
