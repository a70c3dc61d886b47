//! What is known of every picture: its record, where it is used, and what is missing.

use std::collections::BTreeMap;

use crate::json::{Value, json};
use crate::route::Resource;
use crate::site::{self, People, PictureRecord, Standing};
use crate::snapshot::Snapshot;
use crate::source::SourcePath;
use crate::text::Date;
use crate::text::date::iso_date;

/// A picture in `content/`.
#[derive(Debug, Clone)]
pub struct Entry<'s> {
    /// Its file.
    pub file: &'s SourcePath,
    /// Its width and height when it stands upright, if it is published.
    pub size: Option<(u32, u32)>,
    /// What `pictures.yaml` says of it.
    pub record: Option<&'s PictureRecord>,
    /// Where it is used.
    pub places: Vec<Place<'s>>,
    /// Why it is not published, or what it lacks.
    pub lacks: Vec<Lack>,
}

/// A place where a picture is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'s> {
    /// The page's URL on its host; none when the text stands on no page of its own.
    pub page: Option<String>,
    /// The content file that names the picture.
    pub file: &'s SourcePath,
}

/// What a picture lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// It has no record.
    Record,
    /// Nobody says what it shows.
    Alt,
    /// Its record is not complete.
    Complete,
    /// Those who can be recognised have not agreed.
    Consent,
    /// Its time is over.
    Time,
    /// No page uses it.
    Use,
}

impl Lack {
    /// The word for it in lists for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Alt => "alt",
            Self::Complete => "complete-record",
            Self::Consent => "consent",
            Self::Time => "expired",
            Self::Use => "use",
        }
    }
}

/// Every picture of a site, in the order of the files.
pub fn inventory(snapshot: &Snapshot) -> Vec<Entry<'_>> {
    let mut uses = uses(snapshot);
    let is_picture = |path: &SourcePath| {
        snapshot.site.places.get(path).is_some_and(|place| *place == site::Place::Picture)
    };
    let files = snapshot.sources.iter().filter(|(_, file)| is_picture(&file.path));
    files
        .map(|(id, file)| {
            let Uses { places, is_silent } = uses.remove(&file.path).unwrap_or_default();
            let record = snapshot.site.pictures.get(&file.path);
            let head = snapshot.pictures.get(&id).map(|picture| picture.head);
            let size = head.map(|head| (head.width, head.height));
            let lacks = lacks(record, is_silent, places.is_empty());
            Entry { file: &file.path, size, record, places, lacks }
        })
        .collect()
}

/// What pages do with a picture.
#[derive(Default)]
struct Uses<'s> {
    places: Vec<Place<'s>>,
    /// Whether somewhere it is not said what the picture shows.
    is_silent: bool,
}

fn uses(snapshot: &Snapshot) -> BTreeMap<&SourcePath, Uses<'_>> {
    let mut all: BTreeMap<&SourcePath, Uses<'_>> = BTreeMap::new();
    for head in snapshot.site.heads() {
        let file = &snapshot.sources.file(head.span.file).path;
        for used in head.pictures() {
            let uses = all.entry(&used.file.value).or_default();
            uses.is_silent |= used.alt.is_empty();
            if uses.places.last().is_none_or(|place| place.file != file) {
                uses.places.push(Place { page: page(snapshot, file), file });
            }
        }
    }
    all
}

/// The URL of the page that a content file becomes.
fn page(snapshot: &Snapshot, file: &SourcePath) -> Option<String> {
    let site = &snapshot.site;
    snapshot.routes.url(&Resource::of(site.places.get(file)?, site)?)
}

fn lacks(record: Option<&PictureRecord>, is_silent: bool, is_unused: bool) -> Vec<Lack> {
    let mut lacks = Vec::new();
    match record {
        None => lacks.push(Lack::Record),
        Some(record) => {
            let has_consent =
                record.people != Some(People::Recognisable) || record.consent.is_some();
            if !has_consent {
                lacks.push(Lack::Consent);
            } else if matches!(record.standing, Standing::Incomplete | Standing::Unknown) {
                lacks.push(Lack::Complete);
            }
            if is_silent && record.alt.is_none() {
                lacks.push(Lack::Alt);
            }
            if record.standing == Standing::Expired {
                lacks.push(Lack::Time);
            }
        }
    }
    if is_unused {
        lacks.push(Lack::Use);
    }
    lacks
}

impl Entry<'_> {
    /// The day from which it is no longer shown.
    pub fn expires(&self) -> Option<Date> {
        self.record?.expires.map(|day| day.value)
    }

    /// The entry for programs.
    pub fn json(&self) -> Value {
        let record = self.record.map(|record| {
            json!({
                "alt": record.alt,
                "kind": record.kind.word(),
                "photographer": record.photographer,
                "licence": record.licence,
                "source": record.source,
                "people": record.people.map(People::word),
                "consent": record.consent,
                "expires": self.expires().map(iso_date),
            })
        });
        let place = |place: &Place<'_>| json!({ "page": place.page, "file": place.file.as_str() });
        json!({
            "file": self.file.as_str(),
            "width": self.size.map(|(width, _)| width),
            "height": self.size.map(|(_, height)| height),
            "record": record,
            "used": self.places.iter().map(place).collect::<Vec<_>>(),
            "lacks": self.lacks.iter().map(|lack| lack.word()).collect::<Vec<_>>(),
        })
    }
}
