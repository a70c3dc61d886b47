//! What a template shows: the values that it, or any template that it is put together from, asks for.
//!
//! A renderer works out a value only when it is shown. That changes nothing that is published, and
//! a site with layouts of its own does not pay for charts and tables that it leaves out.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Environment;

/// The values that each template shows.
#[derive(Debug, Default)]
pub(super) struct ShownValues(BTreeMap<String, Values>);

/// The dotted names that a template asks for.
#[derive(Debug, Default)]
struct Values {
    /// As they are asked for: `page.feed.url`, `title`.
    asked: BTreeSet<String>,
    /// And everything that they are part of: `page.feed`, `page`.
    within: BTreeSet<String>,
    /// Another template by a name that is worked out: that can be any.
    anything: bool,
}

/// What one template shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'t>(Option<&'t Values>);

impl Shown<'_> {
    /// The value that `make` makes if the template asks for `name`; else an empty one that nobody
    /// sees.
    pub fn when<T: Default>(self, name: &str, make: impl FnOnce() -> T) -> T {
        if self.asks_for(name) { make() } else { T::default() }
    }

    fn asks_for(self, name: &str) -> bool {
        // A template that is not there fails when it is run.
        let Some(values) = self.0 else { return true };
        let mut wholes = name.match_indices('.').map(|(at, _)| &name[..at]);
        values.anything
            || values.within.contains(name)
            || wholes.any(|whole| values.asked.contains(whole))
    }
}

impl ShownValues {
    /// Reads what every template of `environment` asks for, by itself and through others.
    pub(super) fn of(environment: &Environment<'_>) -> Self {
        let templates: BTreeMap<&str, Asked> = environment
            .templates()
            .map(|(name, template)| {
                let names = template.undeclared_variables(true).into_iter().collect();
                (name, Asked { names, others: named_templates(template.source()) })
            })
            .collect();
        let values = |name: &&str| ((*name).to_owned(), gathered(name, &templates));
        Self(templates.keys().map(values).collect())
    }

    pub(super) fn of_template(&self, name: &str) -> Shown<'_> {
        Shown(self.0.get(name))
    }
}

/// What one template asks for by itself.
struct Asked {
    names: BTreeSet<String>,
    /// The templates that it extends, includes or imports; `None` when one of them is worked out.
    others: Option<BTreeSet<String>>,
}

fn gathered(name: &str, templates: &BTreeMap<&str, Asked>) -> Values {
    let mut values = Values::default();
    let (mut seen, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(name) = open.pop() {
        let Some(asked) = templates.get(name).filter(|_| seen.insert(name)) else { continue };
        values.asked.extend(asked.names.iter().cloned());
        match &asked.others {
            Some(others) => open.extend(others.iter().map(String::as_str)),
            None => values.anything = true,
        }
    }
    for name in &values.asked {
        let parts = name.match_indices('.').map(|(at, _)| name[..at].to_owned());
        values.within.extend(parts.chain([name.clone()]));
    }
    values
}

/// The words that bring in another template.
const BRINGING_IN: [&str; 4] = ["extends", "include", "import", "from"];

/// The words that may follow its name.
const FOLLOWING: [&str; 5] = ["as", "import", "ignore", "with", "without"];

/// The templates that a text names as those it is put together from; `None` when one is not named
/// but worked out.
fn named_templates(text: &str) -> Option<BTreeSet<String>> {
    let tags = text.split("{%").skip(1).filter_map(|rest| rest.split("%}").next());
    let tags = tags.map(|tag| tag.trim_start_matches(['-', '+']).trim_end_matches(['-', '+']));
    let bringing_in = tags.filter_map(|tag| {
        let (word, rest) = tag.trim().split_once(char::is_whitespace)?;
        BRINGING_IN.contains(&word).then(|| rest.trim())
    });
    bringing_in.map(name_of).collect()
}

/// The name in quotation marks that an expression is.
fn name_of(expression: &str) -> Option<String> {
    let quote = expression.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let (name, rest) = expression[1..].split_once(quote)?;
    let next = rest.split_whitespace().next();
    next.is_none_or(|word| FOLLOWING.contains(&word)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str, asked_for: &str, templates: &[(&str, &str)]) -> bool {
        let mut environment = Environment::new();
        for (name, text) in templates {
            environment.add_template_owned((*name).to_owned(), (*text).to_owned()).unwrap();
        }
        let values = ShownValues::of(&environment);
        values.of_template(name).when(asked_for, || true)
    }

    #[test]
    fn a_value_is_shown_by_the_template_that_asks_for_it_and_by_no_other() {
        let templates = [("a.html", "{{ title }}{% for x in list %}{{ x.y }}{% endfor %}")];
        for (name, expected) in [("title", true), ("list", true), ("x", false), ("body", false)] {
            assert_eq!(shown("a.html", name, &templates), expected, "{name}");
        }
    }

    #[test]
    fn what_is_extended_included_or_imported_counts_too() {
        let templates = [
            ("a.html", "{%- extends 'base.html' %}{% block main %}{% endblock %}"),
            (
                "base.html",
                "{% include \"part.html\" ignore missing %}{% block main %}{% endblock %}",
            ),
            ("part.html", "{% from \"macros.html\" import one %}{{ page.feed.url }}"),
            ("macros.html", "{% macro one(x) %}{{ x }}{{ site.title }}{% endmacro %}"),
        ];
        for (name, expected) in [
            ("page.feed", true),
            ("page", true),
            ("page.structured", false),
            ("site.title", true),
            ("x", false),
        ] {
            assert_eq!(shown("a.html", name, &templates), expected, "{name}");
        }
    }

    #[test]
    fn a_value_that_is_handed_on_whole_is_shown_whole() {
        let templates = [("a.html", "{% set p = page %}{{ p.feed }}")];
        assert!(shown("a.html", "page.feed", &templates));
    }

    #[test]
    fn a_template_whose_name_is_worked_out_may_show_anything() {
        for text in [
            "{% include name %}",
            "{% include ['a.html', 'b.html'] %}",
            "{% include 'a.html' if x else 'b.html' %}",
            "{% extends 'a' ~ '.html' %}",
        ] {
            assert!(shown("a.html", "anything", &[("a.html", text)]), "{text}");
        }
    }
}
