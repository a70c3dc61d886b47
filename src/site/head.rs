//! What every page of content has.

use super::body::MarkedBody;
use super::known::Known;
use super::parsed::Parsed;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::Year;
use crate::source::{Located, SourcePath, Span};
use crate::text::{Date, Slug, slugify, typeset};
use crate::yaml::Fields;

/// The longest summary that search engines show whole, in characters.
const MAX_SUMMARY: usize = 200;

/// The fields that all kinds of page share, and the text.
#[derive(Debug, Clone)]
pub struct Head {
    /// What the page is called; its first-level heading.
    pub title: String,
    /// Its part of the URL.
    pub slug: Slug,
    /// One or two sentences: the page's lead, and its description for search engines.
    pub summary: Option<String>,
    /// When the content last changed, as its authors say.
    pub updated: Option<Date>,
    /// Addresses at which it stood before, as paths from the site's root.
    pub aliases: Vec<Located<String>>,
    /// The picture at its top and in lists; the file may not exist.
    pub picture: Option<Located<SourcePath>>,
    /// The text below the front matter.
    pub body: MarkedBody,
    /// In a yearbook, its year: the text shows what was known then.
    pub known_in: Option<Year>,
    /// Where its part of the URL is written, or else the start of the file.
    pub span: Span,
}

/// The fields of one file while it is read, with what is needed to read them.
pub(super) struct Reading<'r> {
    pub(super) fields: Fields<'r>,
    pub(super) known: &'r Known,
    pub(super) found: &'r mut Diagnostics,
}

impl<'r> Reading<'r> {
    /// Opens the front matter of a file.
    pub(super) fn of(
        parsed: &'r Parsed,
        known: &'r Known,
        found: &'r mut Diagnostics,
    ) -> Option<Self> {
        let fields = Fields::of(&parsed.node, found)?.owned_by(parsed.start);
        Some(Self { fields, known, found })
    }

    /// Reads the shared fields; the title stands in `title_field`, the URL defaults to `key`.
    pub(super) fn head(
        &mut self,
        parsed: &Parsed,
        title_field: &'static str,
        key: &str,
    ) -> Option<Head> {
        let title = self.fields.required(title_field, self.found);
        let slug = self
            .fields
            .parsed("slug", self.found, values::slug_or_nearest)
            .or_else(|| self.default_slug(parsed, key));
        let summary = self.fields.text("summary", self.found);
        if let Some(summary) = &summary {
            self.check_length("summary", summary, MAX_SUMMARY);
        }
        let span = self.address_span(parsed);
        let updated = self.fields.parsed("updated", self.found, values::date);
        let aliases = self.fields.texts("aliases", self.found);
        let aliases = aliases.into_iter().filter_map(|text| values::old_address(text, self.found));
        let aliases = aliases.collect();
        Some(Head {
            title: title?.value.to_owned(),
            slug: slug?,
            summary: summary.map(|text| text.value.to_owned()),
            updated,
            aliases,
            picture: None,
            body: MarkedBody::new(&parsed.body, &self.known.terms),
            known_in: None,
            span,
        })
    }

    /// Reads the shared fields of a page that may have a picture at its top.
    pub(super) fn head_with_picture(
        &mut self,
        parsed: &Parsed,
        title_field: &'static str,
        key: &str,
    ) -> Option<Head> {
        let head = self.head(parsed, title_field, key);
        let picture = self.fields.parsed("picture", self.found, |text, found| {
            let file = parsed.path.resolve(text.value);
            if file.is_none() {
                found.report(text.span, Problem::MissingPicture { file: text.value.to_owned() });
            }
            file.map(|file| Located::new(file, text.span))
        });
        Some(Head { picture, ..head? })
    }

    fn address_span(&self, parsed: &Parsed) -> Span {
        let is_written = self.fields.has("slug");
        if is_written { self.fields.value_span("slug") } else { Span::start_of(parsed.file) }
    }

    fn default_slug(&mut self, parsed: &Parsed, key: &str) -> Option<Slug> {
        let name = key.rsplit('/').next().unwrap_or(key);
        let slug = Slug::parse(&slugify(name));
        if slug.is_none() {
            self.found.report(
                Span::start_of(parsed.file),
                Problem::InvalidSlug { text: name.to_owned() },
            );
        }
        slug
    }

    fn check_length(&mut self, field: &str, text: &Located<&str>, limit: usize) {
        let length = text.value.chars().count();
        if length > limit {
            let problem = Problem::TextTooLong {
                field: field.to_owned(),
                length: length.to_string(),
                limit: limit.to_string(),
            };
            self.found.report(text.span, problem);
        }
    }

    /// The text of a field that must be there.
    pub(super) fn required_text(&mut self, name: &'static str) -> Option<String> {
        self.fields.required(name, self.found).map(|text| text.value.to_owned())
    }

    /// A field that must be there, read by `parse`.
    pub(super) fn required<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(Text<'r>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let text = self.fields.required(name, self.found)?;
        parse(text, self.found)
    }

    /// The field `year`, which must be what the file or folder is called.
    pub(super) fn required_year_named(&mut self, name: &str) -> Option<Year> {
        let year = self.required("year", values::year)?;
        if year.to_string() != name {
            let problem = Problem::WrongYearName { name: name.into(), year: year.to_string() };
            self.found.report(self.fields.value_span("year"), problem);
        }
        Some(year)
    }

    /// An optional field, read by `parse`.
    pub(super) fn parsed<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(Text<'r>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        self.fields.parsed(name, self.found, parse)
    }

    /// A reference that must be there, checked by `check`.
    pub(super) fn required_reference<T>(
        &mut self,
        name: &'static str,
        check: impl FnOnce(&Known, Text<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let known = self.known;
        self.required(name, |text, found| check(known, text, found))
    }

    /// An optional reference, checked by `check`.
    pub(super) fn reference<T>(
        &mut self,
        name: &'static str,
        check: impl FnOnce(&Known, Text<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let known = self.known;
        self.parsed(name, |text, found| check(known, text, found))
    }

    /// The text of an optional field.
    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.fields.text(name, self.found).map(|text| text.value.to_owned())
    }

    /// The texts of a list.
    pub(super) fn texts(&mut self, name: &'static str) -> Vec<String> {
        self.fields.texts(name, self.found).into_iter().map(|text| text.value.to_owned()).collect()
    }

    /// The text of an optional field that is a phrase for readers, in Danish typography.
    pub(super) fn phrase(&mut self, name: &'static str) -> Option<String> {
        self.text(name).map(|text| typeset(&text).into_owned())
    }

    /// The texts of a list that are phrases for readers.
    pub(super) fn phrases(&mut self, name: &'static str) -> Vec<String> {
        self.texts(name).iter().map(|text| typeset(text).into_owned()).collect()
    }

    /// `true` or `false`; absent is `usual`.
    pub(super) fn flag_or(&mut self, name: &'static str, usual: bool) -> bool {
        self.fields.flag_or(name, usual, self.found)
    }

    /// A list of references, each checked by `check`; those that fail are left out.
    pub(super) fn references<T>(
        &mut self,
        name: &'static str,
        check: impl Fn(&Known, Text<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let texts = self.fields.texts(name, self.found);
        texts.into_iter().filter_map(|text| check(self.known, text, self.found)).collect()
    }

    /// A list of mappings, each read by `read`; the fields it does not ask for are reported.
    pub(super) fn records<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Reading<'_>) -> Option<T>,
    ) -> Vec<T> {
        let nodes = self.fields.list(name, self.found);
        let mut records = Vec::with_capacity(nodes.len());
        for node in nodes {
            if let Some(fields) = Fields::of(node, self.found) {
                let mut reading = Reading { fields, known: self.known, found: self.found };
                records.extend(read(&mut reading));
                reading.finish();
            }
        }
        records
    }

    /// One mapping, read by `read`.
    pub(super) fn record<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&mut Reading<'_>) -> Option<T>,
    ) -> Option<T> {
        self.records(name, read).into_iter().next()
    }

    /// Reports the fields that nobody asked for.
    pub(super) fn finish(self) {
        self.fields.finish(self.found);
    }
}
