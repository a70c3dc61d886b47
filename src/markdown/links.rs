//! Where links and pictures lead, judged by their shape alone.

use super::Target;
use crate::diagnostics::Problem;
use crate::source::SourcePath;
use crate::text::percent;

/// The ends of host names by which a web address without its scheme is known.
const TOP_DOMAINS: [&str; 6] = [".dk", ".com", ".org", ".net", ".eu", ".nu"];

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To a place on this site.
    Internal(Target),
    /// To another site, a mailbox or a telephone: the URL, not yet escaped.
    External(String),
}

/// Understands the destination of a link in the file at `path`.
pub(super) fn destination(path: &SourcePath, written: &str) -> Result<Destination, Problem> {
    let broken = || Problem::BrokenLink { target: written.to_owned() };
    if is_external(written) {
        return Ok(Destination::External(encode(written)));
    }
    if scheme(written).is_some() || leaves_host(written) {
        return Err(Problem::LinkScheme { target: written.to_owned() });
    }
    let (place, anchor) = written.split_once('#').map_or((written, None), |(p, a)| (p, Some(a)));
    let anchor = anchor.map(|anchor| percent::decode(anchor).unwrap_or_else(|| anchor.to_owned()));
    if place.is_empty() {
        return anchor.map(|a| Destination::Internal(Target::Anchor(a))).ok_or_else(broken);
    }
    let anchor = anchor.filter(|anchor| !anchor.is_empty());
    if place.starts_with('/') {
        let is_clean = !place
            .contains(|c: char| matches!(c, '\\' | '?') || c.is_whitespace() || c.is_control());
        let address = Target::Address { path: place.to_owned(), anchor };
        return is_clean.then_some(Destination::Internal(address)).ok_or_else(broken);
    }
    let file = percent::decode(place)
        .filter(|place| place.ends_with(".md"))
        .and_then(|p| path.resolve(&p));
    file.map(|path| Destination::Internal(Target::Page { path, anchor })).ok_or_else(broken)
}

/// Understands the destination of a picture in the file at `path`.
pub(super) fn picture(path: &SourcePath, written: &str) -> Result<SourcePath, Problem> {
    if is_on_disk(written) {
        return Err(Problem::MissingPicture { file: written.to_owned() });
    }
    if scheme(written).is_some() || leaves_host(written) {
        return Err(Problem::ExternalPicture { target: written.to_owned() });
    }
    let relative =
        percent::decode(written).filter(|file| !file.is_empty() && !file.starts_with('/'));
    relative
        .and_then(|file| path.resolve(&file))
        .ok_or_else(|| Problem::MissingPicture { file: written.to_owned() })
}

/// Whether it names a file on somebody's own machine: `C:\Billeder\fest.jpg`, `file:///fest.jpg`.
fn is_on_disk(written: &str) -> bool {
    let is_drive = |name: &str| name.len() == 1 || name.eq_ignore_ascii_case("file");
    written.split_once(':').is_some_and(|(name, _)| is_drive(name))
}

/// What a destination that leads nowhere was probably meant to be: a web address or a mailbox
/// without the letters that say so.
pub(super) fn meant(written: &str) -> Option<String> {
    let is_word = !written.contains(|c: char| c.is_whitespace() || "\"<>\\:".contains(c));
    if let Some((name, host)) = written.split_once('@').filter(|_| is_word) {
        let is_mailbox = !name.is_empty() && !name.contains('/') && host.contains('.');
        return is_mailbox.then(|| format!("mailto:{written}"));
    }
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.starts_with("www.") || TOP_DOMAINS.iter().any(|top| host.ends_with(top));
    (is_word && is_host && host.len() > 4).then(|| format!("https://{written}"))
}

/// Whether it begins with a scheme that links may have and names something in it.
fn is_external(written: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| {
        let (start, rest) = written.split_at_checked(scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme) && !rest.is_empty() && !rest.starts_with('/')
    })
}

/// What stands before a colon that no `/`, `?` or `#` precedes.
fn scheme(written: &str) -> Option<&str> {
    let end = written.find(['/', '?', '#', ':'])?;
    written[end..].starts_with(':').then(|| &written[..end])
}

/// Whether browsers, to which `\` is `/`, would read a host name first.
fn leaves_host(written: &str) -> bool {
    let mut start = written.trim_start().chars().filter(|c| !c.is_control());
    let is_slash = |c: Option<char>| matches!(c, Some('/' | '\\'));
    is_slash(start.next()) && is_slash(start.next())
}

/// `url` with what may not stand in one written as percent and two digits (WHATWG URL, 1.3).
fn encode(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_whitespace() || c.is_control() || "\"<>[\\]^`{|}".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}
