//! From a request to an answer: a function of what is shown.

use std::path::PathBuf;
use std::sync::Arc;

use super::editor::Editor;
use super::inject::with_script;
use super::shown::Version;
use super::{overview, page};
use crate::json;
use crate::pictures::Pictures;
use crate::render::{HTML, Rendered, render};
use crate::route::{Resource, RoutePath};
use crate::snapshot::Snapshot;
use crate::source::fingerprint;
use crate::templates::Templates;

/// What is below this path belongs to the preview and never to a site.
pub(super) const OWN: &str = "/_bydel/";

const JSON: &str = "application/json; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";

/// What answers depend on beside what is shown.
#[derive(Debug)]
pub(super) struct Desk {
    /// The folder as the system knows it.
    pub(super) root: PathBuf,
    pub(super) editor: Editor,
    pub(super) follow: bool,
    /// Pictures as far as they have been made.
    pub(super) pictures: Pictures,
    /// Who makes the others: few at once, since each takes its hundred megabytes.
    pub(super) makers: rayon::ThreadPool,
}

/// A request as far as answers depend on it.
#[derive(Debug, Clone, Default)]
pub(super) struct Ask {
    /// The path, decoded.
    pub(super) path: String,
    /// What follows `?`, decoded.
    pub(super) query: String,
    /// The version that the browser has.
    pub(super) if_none_match: Option<String>,
    /// The part that it wants.
    pub(super) range: Option<String>,
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) media_type: &'static str,
    pub(super) bytes: Vec<u8>,
    /// What identifies the bytes.
    pub(super) tag: Option<String>,
    /// Where the page is instead.
    pub(super) location: Option<String>,
    /// Which of how many bytes these are (RFC 9110, 14.4).
    pub(super) range: Option<String>,
}

impl Answer {
    fn new(status: u16, media_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { status, media_type, bytes, tag: None, location: None, range: None }
    }

    fn redirect(to: String) -> Self {
        Self { location: Some(to), ..Self::new(302, HTML, "") }
    }

    /// A page of the program's own that says what is wrong.
    pub(super) fn trouble(status: u16, danish: &str) -> Self {
        let text = format!(
            "<!doctype html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>Forhåndsvisning</title>\n</head>\n<body>\n<main>\n<h1>Siden kan ikke vises</h1>\n\
             <p>{}</p>\n</main>\n</body>\n</html>\n",
            crate::text::escape::escaped(danish)
        );
        Self::new(status, HTML, with_script(text.as_bytes()))
    }
}

/// Answers a request.
pub(super) fn answer(shown: &Version, desk: &Desk, ask: &Ask) -> Answer {
    let answer = match ask.path.strip_prefix(OWN) {
        Some(name) => own(shown, desk, ask, name),
        None => site(shown, desk, &ask.path),
    };
    narrowed(answer, ask)
}

/// The preview's own pages and files.
fn own(shown: &Version, desk: &Desk, ask: &Ask, name: &str) -> Answer {
    match name {
        "" => Answer::new(200, HTML, overview::html(shown, desk, &ask.query)),
        "preview.js" => Answer::new(200, SCRIPT, include_str!("assets/preview.js")),
        "preview.css" => Answer::new(200, CSS, include_str!("assets/preview.css")),
        "marks.css" => Answer::new(200, CSS, include_str!("assets/marks.css")),
        "overview.css" => Answer::new(200, CSS, include_str!("assets/overview.css")),
        "idiomorph.js" => Answer::new(200, SCRIPT, include_str!("assets/idiomorph.esm.js")),
        "page.json" => {
            let path = ask.query.strip_prefix("path=").unwrap_or("/");
            Answer::new(200, JSON, json::text(&page::told(shown, desk, path)))
        }
        _ => Answer::trouble(404, "Adressen findes ikke i forhåndsvisningen."),
    }
}

/// What stands at a path of the site.
fn site(shown: &Version, desk: &Desk, asked: &str) -> Answer {
    let newest = &shown.snapshot;
    let prefix = newest.routes.url_of_path("");
    let Some(path) = asked.strip_prefix(&prefix).filter(|path| path.starts_with('/')) else {
        return Answer::redirect(format!("{prefix}/"));
    };
    let route = RoutePath::requested(path);
    for snapshot in std::iter::once(newest).chain(&shown.sound) {
        if let Some(resource) = snapshot.routes.resource(&route) {
            return rendered((shown, desk), snapshot, resource);
        }
    }
    if let Some(page) = elsewhere(newest, path) {
        return Answer::redirect(format!("{prefix}{page}"));
    }
    let not_found = render(newest, &Resource::NotFound).ok();
    not_found.map_or_else(
        || Answer::trouble(404, "Siden findes ikke."),
        |page| Answer { status: 404, ..page_or_file(page) },
    )
}

/// A page, or when a template keeps it from being rendered the page by the last templates that do
/// not.
fn rendered((shown, desk): (&Version, &Desk), snapshot: &Snapshot, resource: &Resource) -> Answer {
    let render_newest = || desk.pictures.render(snapshot, resource);
    let rendered = match resource {
        Resource::Picture(..) | Resource::Card(_) => desk.makers.install(render_newest),
        _ => render_newest(),
    };
    if let Ok(rendered) = rendered {
        return page_or_file(rendered);
    }
    let with = |templates: &Arc<Templates>| {
        let templates = Arc::clone(templates);
        render(&Snapshot { templates, ..snapshot.clone() }, resource).ok()
    };
    let before = shown.templates.iter().rev().find_map(with);
    before.map_or_else(
        || {
            Answer::trouble(
                500,
                "Der er en fejl i en skabelon i `layouts`. Den står i boksen nederst.",
            )
        },
        page_or_file,
    )
}

fn page_or_file(rendered: Rendered) -> Answer {
    if rendered.media_type == HTML {
        Answer::new(200, HTML, with_script(&rendered.bytes))
    } else {
        Answer::new(200, rendered.media_type, rendered.bytes)
    }
}

/// The page that is meant by an address that is written a little differently.
fn elsewhere(snapshot: &Snapshot, path: &str) -> Option<String> {
    let page = match path.strip_suffix("index.html") {
        Some(folder) => folder.to_owned(),
        None => format!("{path}/"),
    };
    snapshot.routes.resource(&RoutePath::requested(&page)).map(|_| page)
}

/// No bytes that the browser has already, and only those that it asked for.
fn narrowed(mut answer: Answer, ask: &Ask) -> Answer {
    if answer.status != 200 {
        return answer;
    }
    let tag = format!("\"{}\"", fingerprint(&answer.bytes));
    let has_it = ask.if_none_match.as_deref().is_some_and(|tags| {
        tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
    });
    if has_it {
        answer.status = 304;
        answer.bytes.clear();
    } else if let Some(range) = &ask.range {
        answer = part(answer, range);
    }
    Answer { tag: Some(tag), ..answer }
}

/// One range of bytes; several at once are given as the whole, which a server may do.
fn part(answer: Answer, range: &str) -> Answer {
    let length = answer.bytes.len();
    match wanted(range, length) {
        Wanted::Whole => answer,
        Wanted::Nothing => Answer {
            status: 416,
            bytes: Vec::new(),
            range: Some(format!("bytes */{length}")),
            ..answer
        },
        Wanted::Part(from, to) => Answer {
            status: 206,
            bytes: answer.bytes[from..=to].to_vec(),
            range: Some(format!("bytes {from}-{to}/{length}")),
            ..answer
        },
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Nothing,
    /// From the first to the last byte.
    Part(usize, usize),
}

/// Which bytes of `length` a `Range` asks for (RFC 9110, 14.1.2).
fn wanted(range: &str, length: usize) -> Wanted {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Wanted::Whole;
    };
    let last = length.saturating_sub(1);
    let (from, to) = match (from.trim().parse::<usize>(), to.trim().parse::<usize>()) {
        (Ok(from), Ok(to)) if from <= to => (from, to.min(last)),
        (Ok(from), Err(_)) if to.trim().is_empty() => (from, last),
        (Err(_), Ok(0)) if from.trim().is_empty() => return Wanted::Nothing,
        (Err(_), Ok(count)) if from.trim().is_empty() => (length.saturating_sub(count), last),
        _ => return Wanted::Whole,
    };
    if from < length { Wanted::Part(from, to) } else { Wanted::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_given_and_anything_odd_is_the_whole() {
        for (range, expected) in [
            ("bytes=0-0", Wanted::Part(0, 0)),
            ("bytes=2-5", Wanted::Part(2, 5)),
            ("bytes=2-", Wanted::Part(2, 9)),
            ("bytes=-3", Wanted::Part(7, 9)),
            ("bytes=-30", Wanted::Part(0, 9)),
            ("bytes=5-99", Wanted::Part(5, 9)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=5-2", Wanted::Whole),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("lines=0-1", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
        ] {
            assert_eq!(wanted(range, 10), expected, "{range}");
        }
        assert_eq!(wanted("bytes=0-", 0), Wanted::Nothing);
    }
}
