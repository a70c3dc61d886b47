//! What the template of a page finds by name.

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object};

/// The page's own values, and the two that every page has.
#[derive(Debug)]
pub(super) struct PageValues {
    pub(super) site: Value,
    pub(super) page: Value,
    pub(super) own: Value,
}

impl Object for PageValues {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "site" => Some(self.site.clone()),
            "page" => Some(self.page.clone()),
            own => self.own.get_attr(own).ok().filter(|value| !value.is_undefined()),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let own = self.own.try_iter().into_iter().flatten();
        let every_pages = ["site", "page"].map(Value::from);
        Enumerator::Values(every_pages.into_iter().chain(own).collect())
    }
}
