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

#[cfg(test)]
mod tests {
    use minijinja::{Environment, UndefinedBehavior, context};

    use super::*;

    #[test]
    fn a_template_finds_the_pages_own_values_beside_site_and_page() {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let rendered = |template: &str| {
            let [site, page] = ["hele", "denne"].map(|title| context! { title });
            let own = context! { name => "Herredsvang", page => "en anden" };
            let values = Value::from_object(PageValues { site, page, own });
            environment.render_str(template, values).ok()
        };
        let all = rendered("{{ name }}, {{ site.title }}, {{ page.title }}");
        assert_eq!(all.as_deref(), Some("Herredsvang, hele, denne"));
        assert_eq!(rendered("{{ names }}"), None, "what is not there is a mistake");
    }
}
