//! Templates: parsed once, run under limits.
//!
//! Every file in `layouts/` is a template by its name there. Undefined values are errors, output
//! is escaped unless it is [`Html`], and a template that runs too long is stopped. Only this module
//! names minijinja; what a template is given, the renderers decide.

mod failure;
mod filters;
mod html;
mod page_values;
mod shown;

pub use failure::TemplateFailure;
pub use html::Html;
pub use shown::Shown;

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{
    AutoEscape, Environment, Output, State, UndefinedBehavior, Value, escape_formatter,
};
use page_values::PageValues;
use serde::Serialize;
use shown::ShownNames;

use crate::diagnostics::Diagnostics;
use crate::source::{Content, FileId, Sources};
use crate::text::escape::{escaped, is_plain};

/// The folder of the templates.
const FOLDER: &str = "layouts";

/// How many instructions one page may take: a hundred times what the largest real page needs.
const FUEL: u64 = 50_000_000;

/// How deep macros and includes may call each other.
const MAX_CALL_DEPTH: usize = 100;

/// All templates of a site.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    shown: ShownNames,
}

/// A value that many pages share, converted once.
#[derive(Debug, Clone)]
pub struct Shared(Value);

impl Shared {
    /// Converts `value`.
    pub fn new(value: impl Serialize) -> Self {
        Self(Value::from(Serde(value)))
    }
}

impl Serialize for Shared {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Prints a value: text escaped as everywhere in the program, numbers as they are. The engine's own
/// way escapes `/` too, which makes every URL longer and harder to read, and no safer.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    match value.as_str() {
        Some(text) if value.is_safe() || is_plain(text) => Ok(out.write_str(text)?),
        Some(text) => Ok(out.write_str(&escaped(text))?),
        _ => escape_formatter(out, state, value),
    }
}

/// Lines that hold nothing but a tag leave nothing behind.
fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

impl Templates {
    /// Parses every template of the site and of the theme beneath it.
    pub fn parse(sources: &Sources, found: &mut BTreeMap<FileId, Diagnostics>) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_formatter(format);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(MAX_CALL_DEPTH);
        environment.set_debug(true);
        environment.set_syntax(syntax());
        filters::add(&mut environment);
        let mut templates = Self { environment, shown: ShownNames::default() };
        for (id, _) in sources.iter() {
            found.extend(templates.add(sources, id).map(|found| (id, found)));
        }
        templates.shown = ShownNames::of(&templates.environment);
        templates
    }

    /// The same templates, but `file` as it is in `sources`; `None` when it holds no template.
    pub fn with(&self, sources: &Sources, file: FileId) -> Option<(Self, Diagnostics)> {
        let name = sources.file(file).path.below(FOLDER)?;
        let mut environment = self.environment.clone();
        environment.remove_template(name);
        let mut templates = Self { environment, shown: ShownNames::default() };
        let found = templates.add(sources, file)?;
        templates.shown = self.shown.with(name, &templates.environment);
        Some((templates, found))
    }

    /// Adds the template of a file, if it holds one, and says what is wrong with it.
    fn add(&mut self, sources: &Sources, id: FileId) -> Option<Diagnostics> {
        let file = sources.file(id);
        let name = file.path.below(FOLDER)?;
        let Content::Text(text) = &file.content else { return None };
        let mut found = Diagnostics::default();
        if let Err(error) = self.environment.add_template_owned(name.to_owned(), text.to_string()) {
            found.push(TemplateFailure::new(&error, name).diagnostic(sources, id));
        }
        Some(found)
    }

    /// What the template `name` shows.
    pub fn shown_by(&self, name: &str) -> Shown<'_> {
        self.shown.of_template(name)
    }

    /// Runs the template `name` with `context`.
    ///
    /// # Errors
    /// When the template does not exist, asks for something it is not given, or runs too long.
    pub fn render(&self, name: &str, context: impl Serialize) -> Result<String, TemplateFailure> {
        self.run(name, Value::from(Serde(context)))
    }

    /// Runs the template of a page: it finds `site` and `page` beside the page's own values.
    ///
    /// # Errors
    /// As [`Templates::render`].
    pub fn render_page(
        &self,
        name: &str,
        site: &Shared,
        page: impl Serialize,
        own: impl Serialize,
    ) -> Result<String, TemplateFailure> {
        let [page, own] = [Value::from(Serde(page)), Value::from(Serde(own))];
        self.run(name, Value::from_object(PageValues { site: site.0.clone(), page, own }))
    }

    fn run(&self, name: &str, context: Value) -> Result<String, TemplateFailure> {
        let failed = |error: minijinja::Error| TemplateFailure::new(&error, name);
        let template = self.environment.get_template(name).map_err(failed)?;
        template.render(context).map_err(failed)
    }
}
