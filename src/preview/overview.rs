//! The editor's overview of the whole site, at `/_bydel/`.
//!
//! Made anew for each request from the newest snapshot, and with no script of its own.

use rayon::prelude::*;

use super::answer::Desk;
use super::due::due;
use super::inject::TAG;
use super::matrix::{Known, MOST, matrix};
use super::readability::{Readability, band};
use super::shown::Version;
use super::{findings, page, state};
use crate::diagnostics::{Diagnostic, Language};
use crate::figures::{Missing, SubjectId};
use crate::pictures::{self, Lack};
use crate::route::Resource;
use crate::site::reference::head_of;
use crate::site::{Folder, Head, MunicipalityId, Place};
use crate::snapshot::Snapshot;
use crate::source::{SourceFile, SourcePath};
use crate::text::escape::escaped;
use crate::text::grammar::plural;

/// The most rows of a list.
const MOST_ROWS: usize = 300;

/// What the links to nowhere are called.
const BROKEN_LINKS: [&str; 5] =
    ["broken-link", "broken-anchor", "missing-picture", "unknown-page", "unpublished-page"];

/// The overview as a page. `query` may name a municipality whose areas the table holds.
pub(super) fn html(shown: &Version, desk: &Desk, query: &str) -> Vec<u8> {
    let snapshot = &*shown.snapshot;
    let municipality = query.strip_prefix("kommune=").map(MunicipalityId::new);
    let view = View { snapshot, desk, is_checked: shown.is_checked };
    let sections = [
        view.findings(),
        view.unpublished(),
        view.due(),
        view.matrix(municipality.as_ref()),
        view.pictures(),
        view.readability(),
        view.broken_links(),
    ];
    format!(
        "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Overblik</title>\n<link rel=\"stylesheet\" href=\"/_bydel/overview.css\">\n{TAG}</head>\n\
         <body>\n<main>\n<h1>Overblik over {}</h1>\n<p><a href=\"{}\">Til forsiden</a></p>\n{}</main>\n\
         </body>\n</html>\n",
        escaped(&snapshot.site.config.title),
        escaped(&snapshot.routes.url_of_path("/")),
        sections.concat(),
    )
    .into_bytes()
}

struct View<'v> {
    snapshot: &'v Snapshot,
    desk: &'v Desk,
    is_checked: bool,
}

impl View<'_> {
    fn findings(&self) -> String {
        let files = self.snapshot.found.files().map(|(path, found)| {
            let rows: String = found.iter().map(|finding| self.finding(finding)).collect();
            format!("<h3>{}</h3>\n<ul>\n{rows}</ul>\n", escaped(path.as_str()))
        });
        section("fund", "Fejl og advarsler", files.collect(), self.once_checked("Der er ingen."))
    }

    /// That nothing was found, which cannot be said before everything has been looked at.
    fn once_checked(&self, nothing: &'static str) -> &'static str {
        if self.is_checked { nothing } else { "Websitet bliver tjekket lige nu." }
    }

    fn finding(&self, finding: &Diagnostic) -> String {
        let file = self.snapshot.sources.file(finding.span.file);
        let at = file.position(finding.span.start);
        format!(
            "<li>{}: {} ({})</li>\n",
            findings::severity(finding.problem.severity()),
            escaped(&finding.problem.message(Language::Danish)),
            self.place(file, at.line, at.column),
        )
    }

    /// *linje 3*, as a link that opens the file there.
    fn place(&self, file: &SourceFile, line: usize, column: usize) -> String {
        let link = findings::link(self.desk, file, line, column);
        format!("<a href=\"{}\">linje {line}</a>", escaped(&link))
    }

    fn unpublished(&self) -> String {
        let all = state::unpublished(self.snapshot);
        let row = |it: &state::Unpublished<'_>| {
            vec![
                link(&it.url, &it.story.head.title),
                escaped(&it.words),
                escaped(&it.story.date.words()),
            ]
        };
        let rows = all.iter().map(row).collect();
        section(
            "kladder",
            "Kladder og planlagte historier",
            table("Kladder og planlagte historier", &["Historie", "Hvorfor", "Dato"], rows),
            "Alt er offentligt.",
        )
    }

    fn due(&self) -> String {
        let all = due(&self.snapshot.site, i32::from(self.snapshot.today.year()));
        let row = |it: &super::due::Due<'_>| {
            vec![
                self.subject(it.subject),
                self.indicator(it.entry.indicator.id.as_str(), &it.entry.indicator.short_name),
                it.latest.to_string(),
                escaped(it.source),
            ]
        };
        let rows = all.iter().map(row).collect();
        section(
            "forfaldne",
            "Tal, der burde være fornyet",
            table("Tal, der burde være fornyet", &["Hvem", "Nøgletal", "Nyeste år", "Kilde"], rows),
            "Alle tal fra kilder, der kommer hvert år, er nye nok.",
        )
    }

    fn subject(&self, subject: &SubjectId) -> String {
        let site = &self.snapshot.site;
        let name = head_of(site, subject).map_or(subject.as_str(), |head| head.title.as_str());
        let path = SourcePath::new(&Folder::figures_file(subject));
        let page = path.and_then(|path| page::page_of(&path, self.snapshot));
        page.map_or_else(|| escaped(name), |(url, _)| link(&url, name))
    }

    fn indicator(&self, id: &str, name: &str) -> String {
        let place = Place::Item(Folder::Indicators, id.to_owned());
        let url =
            Resource::of(&place, &self.snapshot.site).and_then(|it| self.snapshot.routes.url(&it));
        url.map_or_else(|| escaped(name), |url| link(&url, name))
    }

    fn matrix(&self, municipality: Option<&MunicipalityId>) -> String {
        let matrix = matrix(&self.snapshot.site, municipality);
        let mut head = vec!["Område"];
        head.extend(matrix.indicators.iter().map(|entry| entry.indicator.short_name.as_str()));
        let row = |(area, known): &(&crate::site::Area, Vec<Known>)| {
            let name = self.subject(&area.subject());
            std::iter::once(name).chain(known.iter().map(field)).collect()
        };
        let rows: Vec<Vec<String>> = matrix.rows.iter().map(row).collect();
        let choose: String = self
            .snapshot
            .site
            .municipalities
            .values()
            .map(|it| {
                let url = format!("/_bydel/?kommune={}#tabel", it.id);
                format!("<li>{}</li>\n", link(&url, &it.head.title))
            })
            .collect();
        let more = match matrix.left_out {
            0 => String::new(),
            more => format!("<p>Kun de første {MOST} områder er vist; {more} er ikke med.</p>\n"),
        };
        let body = table("Nøgletal og områder", &head, rows);
        let body =
            if body.is_empty() { body } else { format!("<ul>\n{choose}</ul>\n{more}{body}") };
        section("tabel", "Nøgletal og områder", body, "Der er ingen områder.")
    }

    /// Pictures that are not published, or lack something.
    fn pictures(&self) -> String {
        let sources = &self.snapshot.sources;
        let all = pictures::inventory(self.snapshot);
        let row = |entry: &pictures::Entry<'_>| {
            let path = entry.file.as_str();
            let file = sources.find(path).map(|id| sources.file(id));
            let opens = file.map(|file| findings::link(self.desk, file, 1, 1));
            let name = opens.map_or_else(|| escaped(path), |url| link(&url, path));
            let lacks: Vec<&str> = entry.lacks.iter().map(|lack| lacking(*lack)).collect();
            vec![name, escaped(&lacks.join(", "))]
        };
        let rows = all.iter().filter(|entry| !entry.lacks.is_empty()).map(row).collect();
        section(
            "billeder",
            "Billeder uden oplysninger",
            table("Billeder uden oplysninger", &["Fil", "Hvad mangler"], rows),
            "Ingen.",
        )
    }

    fn readability(&self) -> String {
        let mut measured: Vec<(usize, &str, &Head, usize)> = texts(self.snapshot)
            .into_par_iter()
            .filter_map(|(path, head)| {
                let text = Readability::of(&head.body);
                Some((text.lix?, path, head, text.words))
            })
            .collect();
        measured.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let row = |(lix, path, head, words): &(usize, &str, &Head, usize)| {
            let page = SourcePath::new(path).and_then(|path| page::page_of(&path, self.snapshot));
            let name = page.map_or_else(|| escaped(&head.title), |(url, title)| link(&url, &title));
            vec![name, lix.to_string(), band(*lix).to_owned(), plural(*words as u64, "ord", "ord")]
        };
        let rows = measured.iter().map(row).collect();
        section(
            "laesbarhed",
            "Tekster efter lix",
            table("Tekster efter lix", &["Side", "Lix", "Sværhed", "Længde"], rows),
            "Der er ingen tekster.",
        )
    }

    fn broken_links(&self) -> String {
        let is_link = |finding: &&Diagnostic| BROKEN_LINKS.contains(&finding.problem.code());
        let found = self.snapshot.found.iter().filter(is_link);
        let rows: String = found
            .map(|finding| {
                let path = &self.snapshot.sources.file(finding.span.file).path;
                format!("<li>{}<ul>{}</ul></li>\n", escaped(path.as_str()), self.finding(finding))
            })
            .collect();
        let body = if rows.is_empty() { rows } else { format!("<ul>\n{rows}</ul>\n") };
        let nothing = self.once_checked("Alle links virker.");
        section("links", "Links, der ikke fører nogen steder hen", body, nothing)
    }
}

/// Every text with its file.
fn texts(snapshot: &Snapshot) -> Vec<(&str, &Head)> {
    let mut all = Vec::new();
    for path in snapshot.site.places.keys() {
        all.extend(snapshot.site.text_at(path).map(|head| (path.as_str(), head)));
    }
    all
}

fn field(known: &Known) -> String {
    match known {
        Known::Year(year) => year.to_string(),
        Known::Undated => "uden år".to_owned(),
        Known::Missing(Missing::Withheld) => "tilbageholdt".to_owned(),
        Known::Missing(Missing::NotMeasured) => "ikke målt".to_owned(),
        Known::Missing(Missing::NotApplicable) => "ikke relevant".to_owned(),
        Known::Missing(Missing::NotYet) => "ikke endnu".to_owned(),
        Known::Nothing => "intet".to_owned(),
    }
}

/// What a picture lacks, in words.
fn lacking(lack: Lack) -> &'static str {
    match lack {
        Lack::Record => "står ikke i pictures.yaml",
        Lack::Alt => "mangler beskrivelse (alt)",
        Lack::Complete => "mangler oplysninger i pictures.yaml",
        Lack::Consent => "mangler samtykke (consent)",
        Lack::Time => "må ikke vises længere (expires)",
        Lack::Use => "vises ingen steder",
    }
}

fn link(url: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(url), escaped(words))
}

/// A part of the page, with words of its own for when there is nothing in it.
fn section(id: &str, title: &str, body: String, nothing: &str) -> String {
    let body = if body.is_empty() { format!("<p>{nothing}</p>\n") } else { body };
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-titel\">\n<h2 id=\"{id}-titel\">{title}</h2>\n{body}</section>\n"
    )
}

/// A table with a name of its own, whose fields are HTML already; nothing when there is no row.
fn table(title: &str, head: &[&str], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let more = rows.len().saturating_sub(MOST_ROWS);
    let head: String =
        head.iter().map(|name| format!("<th scope=\"col\">{}</th>", escaped(name))).collect();
    let rows = rows.into_iter().take(MOST_ROWS).map(|fields| {
        let fields: String = fields.iter().map(|field| format!("<td>{field}</td>")).collect();
        format!("<tr>{fields}</tr>\n")
    });
    let rows: String = rows.collect();
    let more = if more > 0 { format!("<p>… og {more} mere.</p>\n") } else { String::new() };
    format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Tabel: {}\">\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n{more}",
        escaped(title),
    )
}
