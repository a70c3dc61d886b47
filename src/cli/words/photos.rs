//! The list of pictures in words.

use super::{count, english_count};
use crate::diagnostics::Language::{self, Danish, English};
use crate::pictures::{Entry, Lack};
use crate::site::{People, PictureKind, PictureRecord};
use crate::text::date::{iso_date, long_date};

/// Every picture with what is known of it, and a line that counts them.
pub(super) fn photos(entries: &[Entry<'_>], language: Language) -> String {
    let mut blocks: Vec<String> = entries.iter().map(|entry| block(entry, language)).collect();
    blocks.push(counts(entries, language));
    blocks.join("\n\n")
}

fn counts(entries: &[Entry<'_>], language: Language) -> String {
    let lacking = entries.iter().filter(|entry| !entry.lacks.is_empty()).count();
    let all = entries.len();
    match (language, lacking) {
        (Danish, 0) => format!("{}, alle i orden", count(all, "billede", "billeder")),
        (Danish, _) => {
            format!("{}, {lacking} mangler noget", count(all, "billede", "billeder"))
        }
        (English, 0) => format!("{}, all in order", english_count(all, "picture", "pictures")),
        (English, _) => {
            format!(
                "{}, {lacking} with something missing",
                english_count(all, "picture", "pictures")
            )
        }
    }
}

/// One picture: its file, and a line for each thing that is known, all aligned.
fn block(entry: &Entry<'_>, language: Language) -> String {
    let mut lines = vec![entry.file.to_string()];
    let facts = facts(entry, language);
    let widest = LABELS.iter().map(|label| label.of(language).chars().count()).max().unwrap_or(0);
    for (label, text) in facts {
        lines.push(format!("  {:widest$}  {text}", label.of(language)));
    }
    lines.join("\n")
}

/// What a line is about, in Danish and in English.
struct Label(&'static str, &'static str);

const LABELS: [&Label; 9] =
    [&KIND, &SHOWS, &MAKER, &LICENCE, &SOURCE, &PEOPLE, &CONSENT, &EXPIRES, &USED];
const KIND: Label = Label("Slags", "Kind");
const SHOWS: Label = Label("Viser", "Shows");
const MAKER: Label = Label("Lavet af", "Made by");
const LICENCE: Label = Label("Licens", "Licence");
const SOURCE: Label = Label("Kilde", "Source");
const PEOPLE: Label = Label("Mennesker", "People");
const CONSENT: Label = Label("Samtykke", "Consent");
const EXPIRES: Label = Label("Vises til", "Until");
const USED: Label = Label("Bruges på", "Used on");
const LACKS: Label = Label("Mangler", "Missing");

impl Label {
    fn of(&self, language: Language) -> &'static str {
        match language {
            Danish => self.0,
            English => self.1,
        }
    }
}

fn facts<'l>(entry: &Entry<'_>, language: Language) -> Vec<(&'l Label, String)> {
    let mut facts: Vec<(&Label, String)> = Vec::new();
    if let Some(record) = entry.record {
        facts.extend(of_record(record, language));
    }
    if let Some(day) = entry.expires() {
        facts.push((&EXPIRES, if language == Danish { long_date(day) } else { iso_date(day) }));
    }
    facts.extend(entry.places.iter().map(|place| match &place.page {
        Some(page) => (&USED, format!("{page} ({})", place.file)),
        None => (&USED, place.file.to_string()),
    }));
    let lacks: Vec<&str> = entry.lacks.iter().map(|lack| lack_text(*lack, language)).collect();
    if !lacks.is_empty() {
        facts.push((&LACKS, lacks.join(", ")));
    }
    facts
}

fn of_record<'l>(record: &PictureRecord, language: Language) -> Vec<(&'l Label, String)> {
    let kind = match (record.kind, language) {
        (PictureKind::Photograph, Danish) => "fotografi",
        (PictureKind::Photograph, English) => "photograph",
        (PictureKind::Illustration, _) => "illustration",
    };
    let people = record.people.map(|people| match (people, language) {
        (People::None, Danish) => "ingen",
        (People::None, English) => "nobody",
        (People::NotRecognisable, Danish) => "kan ikke genkendes",
        (People::NotRecognisable, English) => "cannot be recognised",
        (People::Recognisable, Danish) => "kan genkendes",
        (People::Recognisable, English) => "can be recognised",
    });
    let all = [
        (&KIND, Some(kind.to_owned())),
        (&SHOWS, record.alt.clone()),
        (&MAKER, record.photographer.clone()),
        (&LICENCE, record.licence.clone()),
        (&SOURCE, record.source.clone()),
        (&PEOPLE, people.map(str::to_owned)),
        (&CONSENT, record.consent.clone()),
    ];
    all.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
}

fn lack_text(lack: Lack, language: Language) -> &'static str {
    match (lack, language) {
        (Lack::Record, Danish) => "omtale i pictures.yaml; det bliver ikke vist",
        (Lack::Record, English) => "a record in pictures.yaml; it is not shown",
        (Lack::Alt, Danish) => "en beskrivelse i alt",
        (Lack::Alt, English) => "a description in alt",
        (Lack::Complete, Danish) => "felter i pictures.yaml; det bliver ikke vist",
        (Lack::Complete, English) => "fields in pictures.yaml; it is not shown",
        (Lack::Consent, Danish) => "samtykke; det bliver ikke vist",
        (Lack::Consent, English) => "consent; it is not shown",
        (Lack::Time, Danish) => "et nyt ja, for tiden er gået; det bliver ikke vist",
        (Lack::Time, English) => "a new agreement, as its time is over; it is not shown",
        (Lack::Use, Danish) => "en side, der bruger det",
        (Lack::Use, English) => "a page that uses it",
    }
}
