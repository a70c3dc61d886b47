//! Where figures come from.

use super::head::Reading;
use super::values;
use crate::figures::{SourceId, Year};
use crate::text::words;

/// A source of figures: a register, a survey, or the document that printed them.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// What it is called.
    pub name: String,
    /// What it is called beside a figure; its name where nothing shorter is said.
    pub short_name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// The year it is from.
    pub year: Option<Year>,
    /// How often it is renewed.
    pub rhythm: Option<Rhythm>,
    /// What to know about it.
    pub note: Option<String>,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceKind {
    /// A register or survey: data.
    Register,
    /// An agreement, a yearbook: a document that prints figures.
    Document,
    /// A work that is leaned on.
    Literature,
}

/// How often a source is renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Every year.
    Yearly,
    /// Only once.
    Once,
}

words!(SourceKind { Register => "register", Document => "document", Literature => "literature" });

words!(Rhythm { Yearly => "yearly", Once => "once" });

impl Source {
    pub(super) fn load(id: &str, r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let short_name = r.text("short_name");
        let kind = r.required("kind", values::choice);
        let rhythm = r.parsed("rhythm", values::choice);
        let publisher = r.text("publisher");
        let url = r.fields.parsed("url", r.found, values::address);
        let year = r.fields.parsed("year", r.found, values::year);
        let note = r.text("note");
        let name = name?;
        let short_name = short_name.unwrap_or_else(|| name.clone());
        Some(Self {
            id: SourceId::new(id),
            name,
            short_name,
            kind: kind?,
            publisher,
            url,
            year,
            rhythm,
            note,
        })
    }
}
