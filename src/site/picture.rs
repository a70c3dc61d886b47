//! The records of pictures: `pictures.yaml` beside them.

use super::head::Reading;
use super::known::Known;
use super::parsed::Parsed;
use super::values::{self, Text};
use crate::diagnostics::{Diagnostic, Diagnostics, Problem};
use crate::source::{FileId, Located, SourcePath, Span};
use crate::text::{Date, words};
use crate::yaml::Fields;

/// What is known of a picture beside its pixels.
#[derive(Debug, Clone)]
pub struct PictureRecord {
    /// What it shows, for those who cannot see it; a text may say it better for its own place.
    pub alt: Option<String>,
    /// What it is.
    pub kind: PictureKind,
    /// Who took or drew it.
    pub photographer: Option<String>,
    /// Under which licence it may be shown.
    pub licence: Option<String>,
    /// Where it was found, for those who look after the site.
    pub source: Option<String>,
    /// Whether somebody in it can be recognised.
    pub people: Option<People>,
    /// What those who can be recognised have agreed to, and where that is kept. It is for those who
    /// look after the site, and no page, file or feed ever holds it.
    pub consent: Option<String>,
    /// The day from which it is no longer shown.
    pub expires: Option<Located<Date>>,
    /// Whether it may be shown as far as its record goes.
    pub standing: Standing,
    /// Where it is named.
    pub span: Span,
}

/// What a picture is. One is never passed off as the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// A photograph, which shows something that was there.
    Photograph,
    /// A drawing.
    Illustration,
}

words!(PictureKind { Photograph => "photograph", Illustration => "illustration" });

/// Whether somebody in a picture can be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// There is nobody in it.
    None,
    /// There is, and nobody can tell who.
    NotRecognisable,
    /// There is, and somebody who knows them could tell who.
    Recognisable,
}

words!(People {
    None => "none",
    NotRecognisable => "not-recognisable",
    Recognisable => "recognisable",
});

/// Whether a picture may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It may.
    Sound,
    /// Its time is over.
    Expired,
    /// Its record lacks what it must say, which is told.
    Incomplete,
    /// Its record cannot be understood, which is told.
    Unknown,
}

impl PictureRecord {
    /// Reads the record of the picture that `key` names, for a site as it is on the day `today`.
    fn load(key: Text<'_>, today: Date, r: &mut Reading<'_>) -> Self {
        let kind = r.parsed("kind", values::choice);
        let is_kind_sound = kind.is_some() || !r.fields.has("kind");
        let kind = kind.unwrap_or(PictureKind::Photograph);
        let people = match kind {
            PictureKind::Photograph if is_kind_sound => r.required("people", values::choice),
            _ => r.parsed("people", values::choice),
        };
        let is_people_said = people.is_some() || kind == PictureKind::Illustration;
        let expires = r.parsed("expires", |text, found| {
            values::date(text, found).map(|date| Located::new(date, text.span))
        });
        let is_expiry_sound = expires.is_some() || !r.fields.has("expires");
        let consent = r.text("consent");
        let lacks_consent = people == Some(People::Recognisable) && consent.is_none();
        if lacks_consent && !r.fields.has_or_means("consent") {
            let problem = Problem::PictureWithoutConsent { file: key.value.to_owned() };
            r.found.push(Diagnostic::new(key.span, problem));
        }
        let is_complete = is_kind_sound && is_people_said && is_expiry_sound && !lacks_consent;
        Self {
            alt: r.phrase("alt"),
            kind,
            photographer: r.text("photographer"),
            licence: r.text("licence"),
            source: r.text("source"),
            people,
            consent,
            expires,
            standing: match expires {
                _ if !is_complete => Standing::Incomplete,
                Some(day) if day.value <= today => Standing::Expired,
                _ => Standing::Sound,
            },
            span: key.span,
        }
    }
}

impl Default for PictureRecord {
    /// A record of which nothing is known.
    fn default() -> Self {
        Self {
            alt: None,
            kind: PictureKind::Photograph,
            photographer: None,
            licence: None,
            source: None,
            people: None,
            consent: None,
            expires: None,
            standing: Standing::Unknown,
            span: Span::start_of(FileId::first()),
        }
    }
}

/// The records of a folder's pictures. One that cannot be understood is there all the same, so that
/// its picture is not told to have none.
pub(super) fn load_all(
    parsed: &Parsed,
    known: &Known,
    today: Date,
    found: &mut Diagnostics,
) -> Vec<(SourcePath, PictureRecord)> {
    if parsed.node.map().is_none() {
        Fields::of(&parsed.node, found);
    }
    let mut records = Vec::new();
    for (key, node) in parsed.node.map().unwrap_or_default() {
        let name = Located::new(key.value.as_str(), key.span);
        let Some(path) = recorded(&parsed.path, name.value) else {
            found.report(key.span, Problem::RecordWithoutPicture { file: key.value.clone() });
            continue;
        };
        let record = Fields::of(node, found).map(|fields| {
            let fields = fields.owned_by(key.span);
            let mut reading = Reading { fields, known, found };
            let record = PictureRecord::load(name, today, &mut reading);
            reading.finish();
            record
        });
        let unknown = || PictureRecord { span: key.span, ..PictureRecord::default() };
        records.push((path, record.unwrap_or_else(unknown)));
    }
    records
}

/// The picture that a name in a `pictures.yaml` means: a file in the same folder.
fn recorded(records: &SourcePath, name: &str) -> Option<SourcePath> {
    SourcePath::new(&format!("{}/{name}", records.folder()))
        .filter(|path| path.folder() == records.folder())
}
