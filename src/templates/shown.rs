//! What a template shows: the names that stand in it, or in any template that it is put together from.
//!
//! A renderer works out a value only when its name stands there. That changes nothing that is
//! published, and a site with layouts of its own does not pay for charts and tables that it leaves
//! out. Every word between the marks of the language counts, which may be too many and is never too
//! few: the engine's own list of variables leaves some out (those that are sliced). Where a name
//! could be worked out or hidden in a text, anything may be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use minijinja::Environment;

/// The names that each template shows.
#[derive(Debug, Default)]
pub(super) struct ShownNames {
    read: BTreeMap<String, Arc<Read>>,
    names: BTreeMap<String, Names>,
}

/// What stands in a template and in all that it is put together from.
#[derive(Debug, Default)]
struct Names {
    words: BTreeSet<Arc<str>>,
    /// Something is named by a value, or all values are gone through: any may be shown.
    anything: bool,
}

/// What one template shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'t>(Option<&'t Names>);

impl Shown<'_> {
    /// The value that `make` makes if the template asks for `name`; else an empty one that nobody
    /// sees.
    pub fn when<T: Default>(self, name: &str, make: impl FnOnce() -> T) -> T {
        if self.asks_for(name) { make() } else { T::default() }
    }

    /// Whether the template asks for a value.
    pub fn asks_for(self, name: &str) -> bool {
        // A template that is not there fails when it is run.
        self.0.is_none_or(|names| names.anything || names.words.contains(name))
    }
}

impl ShownNames {
    /// Reads every template of `environment`.
    pub(super) fn of(environment: &Environment<'_>) -> Self {
        let templates = environment.templates();
        let read = templates.map(|(name, it)| (name.to_owned(), Arc::new(Read::of(it.source()))));
        Self::gather(read.collect())
    }

    /// The names after one template has become what it is in `environment`, or is gone from it.
    pub(super) fn with(&self, name: &str, environment: &Environment<'_>) -> Self {
        let mut read = self.read.clone();
        match environment.get_template(name) {
            Ok(it) => drop(read.insert(name.to_owned(), Arc::new(Read::of(it.source())))),
            Err(_) => drop(read.remove(name)),
        }
        Self::gather(read)
    }

    fn gather(read: BTreeMap<String, Arc<Read>>) -> Self {
        let names = read.keys().map(|name| (name.clone(), gathered(name, &read))).collect();
        Self { read, names }
    }

    pub(super) fn of_template(&self, name: &str) -> Shown<'_> {
        Shown(self.names.get(name))
    }
}

/// What one template says by itself.
#[derive(Debug)]
struct Read {
    words: BTreeSet<Arc<str>>,
    goes_through_all: bool,
    /// The templates that it extends, includes or imports; `None` when one of them is worked out.
    others: Option<BTreeSet<String>>,
}

/// Filters and functions that show values without their names.
const GOING_THROUGH_ALL: [&str; 6] = ["items", "dictsort", "attr", "tojson", "pprint", "debug"];

impl Read {
    fn of(text: &str) -> Self {
        let outputs = text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        let tags = text.split("{%").skip(1).filter_map(|rest| rest.split("%}").next());
        let code: Vec<&str> = outputs.chain(tags).collect();
        let words = code.iter().flat_map(|code| code.split(|c: char| !is_of_a_name(c)));
        Self {
            words: words.filter(|word| !word.is_empty()).map(Arc::from).collect(),
            goes_through_all: code.iter().any(|code| goes_through_all(code) || is_cut(code)),
            others: named_templates(text),
        }
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a piece of code uses one of those filters or functions, or asks for a field by a value.
fn goes_through_all(code: &str) -> bool {
    let filters = code.split('|').skip(1).map(str::trim_start);
    let first_word = |filter: &str| {
        let end = filter.find(|c| !is_of_a_name(c)).unwrap_or(filter.len());
        GOING_THROUGH_ALL.contains(&&filter[..end])
    };
    let mut brackets = code.split('[').skip(1);
    filters.into_iter().any(first_word)
        || code.contains("debug(")
        || brackets.any(|rest| !is_plain(rest.split(']').next().unwrap_or(rest)))
}

/// Whether what stands in brackets is a place, a slice or a name as it is written.
fn is_plain(inside: &str) -> bool {
    let is_place = |c: char| c.is_ascii_digit() || [':', '-', ' '].contains(&c);
    let is_name = |text: &str| !text.contains(['"', '\'', '\\']);
    let unquoted = |quote| inside.strip_prefix(quote)?.strip_suffix(quote);
    inside.chars().all(is_place) || unquoted('"').or_else(|| unquoted('\'')).is_some_and(is_name)
}

/// Whether a piece of code may have been cut off at an end mark inside a text.
fn is_cut(code: &str) -> bool {
    ['"', '\''].iter().any(|quote| code.matches(*quote).count() % 2 == 1)
}

fn gathered(name: &str, templates: &BTreeMap<String, Arc<Read>>) -> Names {
    let mut names = Names::default();
    let (mut seen, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(name) = open.pop() {
        let Some(read) = templates.get(name).filter(|_| seen.insert(name)) else { continue };
        names.words.extend(read.words.iter().cloned());
        names.anything |= read.goes_through_all || read.others.is_none();
        open.extend(read.others.iter().flatten().map(String::as_str));
    }
    names
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
        ShownNames::of(&environment).of_template(name).asks_for(asked_for)
    }

    #[test]
    fn a_value_is_shown_by_the_template_that_names_it_and_by_no_other() {
        let text = "body {{ title }}{% for x in (list|sort)[:2] %}{{ x.y }}{% endfor %}";
        for (name, expected) in [("title", true), ("list", true), ("y", true), ("body", false)] {
            assert_eq!(shown("a.html", name, &[("a.html", text)]), expected, "{name}");
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
            ("other.html", "{{ structured }}"),
        ];
        for (name, expected) in [("feed", true), ("title", true), ("structured", false)] {
            assert_eq!(shown("a.html", name, &templates), expected, "{name}");
        }
    }

    #[test]
    fn an_edited_template_counts_in_all_that_are_put_together_from_it() {
        let mut environment = Environment::new();
        let mut put = |name: &'static str, text: &'static str| {
            environment.remove_template(name);
            let is_sound = environment.add_template(name, text).is_ok();
            (environment.clone(), is_sound)
        };
        put("part.html", "{{ title }}");
        let (first, _) = put("a.html", "{% include 'part.html' %}");
        let before = ShownNames::of(&first);
        let (edited, _) = put("part.html", "{{ summary }}");
        let after = before.with("part.html", &edited);
        let (broken, is_sound) = put("part.html", "{{ summary");
        let without = after.with("part.html", &broken);
        let asked_for = |names: &ShownNames| {
            ["title", "summary"].map(|name| names.of_template("a.html").asks_for(name))
        };
        assert!(!is_sound);
        assert_eq!(
            [asked_for(&before), asked_for(&after), asked_for(&without)],
            [[true, false], [false, true], [false, false]]
        );
    }

    #[test]
    fn a_template_that_names_by_a_value_may_show_anything() {
        for text in [
            "{% include name %}",
            "{% include ['a.html', 'b.html'] %}",
            "{% include 'a.html' if x else 'b.html' %}",
            "{% extends 'a' ~ '.html' %}",
            "{{ page[name] }}",
            "{% set p = page %}{{ p['fe' ~ 'ed'] }}",
            "{{ '}}' ~ page[0:] }}",
            "{% for key, value in page | items %}{{ value }}{% endfor %}",
            "{{ debug() }}",
        ] {
            assert!(shown("a.html", "anything", &[("a.html", text)]), "{text}");
        }
    }
}
