//! Pages of their own, the front page, and the listing pages of folders.

use super::head::{Head, Reading};
use super::known::Known;
use super::parsed::Parsed;
use super::{AreaId, PageId, Statement, values};
use crate::figures::IndicatorId;
use crate::source::Located;
use crate::text::words;

/// A page such as *about* or *data and method*.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Title, summary and text.
    pub head: Head,
    /// What the program adds below the text.
    pub shows: Option<Located<Shows>>,
    /// The accessibility statement, on the page that shows it.
    pub statement: Option<Box<Statement>>,
}

impl Page {
    pub(super) fn load(id: &str, parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head(parsed, "title", id);
        let shows = r.fields.text("shows", r.found);
        let shows = shows.and_then(|text| {
            Some(Located { value: values::choice(text, r.found)?, span: text.span })
        });
        let is_statement = shows.is_some_and(|shows| shows.value == Shows::Accessibility);
        let statement = if is_statement { Self::statement(r) } else { None };
        Some(Self { id: PageId::new(id), head: head?, shows, statement })
    }

    fn statement(r: &mut Reading<'_>) -> Option<Box<Statement>> {
        if !r.fields.has("statement") {
            r.fields.missing("statement");
        }
        r.record("statement", Statement::load).map(Box::new)
    }
}

/// What a page holds beside its text. The text and the address belong to the authors; each of these
/// stands on one page at most, so that other pages can link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shows {
    /// The words that need explaining.
    Glossary,
    /// How the publisher is reached.
    Contact,
    /// The accessibility statement.
    Accessibility,
    /// What can be downloaded.
    Data,
    /// Which areas can be held against each other.
    Comparisons,
    /// What stories are about; the lists of each topic stand below the page.
    Topics,
}

words!(Shows {
    Glossary => "glossary",
    Contact => "contact",
    Accessibility => "accessibility",
    Data => "data",
    Comparisons => "comparisons",
    Topics => "topics",
});

/// The front page.
#[derive(Debug, Clone)]
pub struct Front {
    /// Title, summary and text.
    pub head: Head,
    /// The developments to show.
    pub developments: Vec<(AreaId, IndicatorId)>,
}

impl Front {
    pub(super) fn load(parsed: &Parsed, r: &mut Reading<'_>) -> Option<Self> {
        let head = r.head_with_picture(parsed, "title", "forside");
        let developments = r.records("developments", |r| {
            let area = r.required_reference("area", Known::area);
            let indicator = r.required_reference("indicator", Known::indicator);
            Some((area?, indicator?))
        });
        Some(Self { head: head?, developments })
    }
}
