//! What is told of a preview.

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use super::seconds;
use crate::diagnostics::Language::{self, Danish, English};
use crate::preview::{ServeError, WatchError};
use crate::source::FileError;

pub(super) fn serving(url: &str, took: Duration, language: Language) -> String {
    let took = seconds(took, language);
    match language {
        Danish => format!("Websitet vises på {url} (klar på {took}). Stop med Ctrl+C."),
        English => format!("The site is shown at {url} (ready in {took}). Stop with Ctrl+C."),
    }
}

pub(super) fn port_in_use(port: u16, language: Language) -> String {
    match language {
        Danish => format!("Port {port} er i brug af et andet program; den næste ledige er taget."),
        English => format!("Port {port} is used by another program; the next free one is taken."),
    }
}

pub(super) fn open_to_others(host: IpAddr, language: Language) -> String {
    match language {
        Danish => format!(
            "Advarsel: på {host} kan andre på netværket se websitet, også kladder. Uden --host kan kun denne maskine."
        ),
        English => format!(
            "Warning: on {host} others on the network can see the site, drafts too. Without --host only this machine can."
        ),
    }
}

pub(super) fn reloaded(took: Duration, language: Language) -> String {
    let milliseconds = took.as_millis().max(1);
    match language {
        Danish => format!("Opdateret på {milliseconds} ms"),
        English => format!("Updated in {milliseconds} ms"),
    }
}

pub(super) fn unreadable(FileError { path, cause }: &FileError, language: Language) -> String {
    let path = path.display();
    match language {
        Danish => format!("`{path}` kan ikke læses ({cause}); websitet vises, som det var."),
        English => format!("`{path}` cannot be read ({cause}); the site is shown as it was."),
    }
}

pub(super) fn folder_gone(root: &Path, language: Language) -> String {
    let root = root.display();
    match language {
        Danish => format!(
            "Mappen `content` i `{root}` er væk. Websitet vises, som det var, og opdateres, når den er der igen."
        ),
        English => format!(
            "The folder `content` in `{root}` is gone. The site is shown as it was, and updated when it is back."
        ),
    }
}

pub(super) fn folder_back(root: &Path, language: Language) -> String {
    let root = root.display();
    match language {
        Danish => format!("Mappen `content` i `{root}` er der igen."),
        English => format!("The folder `content` in `{root}` is back."),
    }
}

pub(super) fn not_watched(error: &WatchError, language: Language) -> String {
    match (error, language) {
        (WatchError::TooMany, Danish) => {
            "Systemet holder ikke øje med så mange mapper; de læses i stedet to gange i sekundet. \
             På Linux hjælper: sudo sysctl fs.inotify.max_user_watches=524288"
                .to_owned()
        }
        (WatchError::TooMany, English) => {
            "The system does not watch as many folders; they are read twice a second instead. \
             On Linux this helps: sudo sysctl fs.inotify.max_user_watches=524288"
                .to_owned()
        }
        (WatchError::Other(cause), Danish) => {
            format!("Mappen kan ikke overvåges ({cause}); den læses i stedet to gange i sekundet.")
        }
        (WatchError::Other(cause), English) => {
            format!("The folder cannot be watched ({cause}); it is read twice a second instead.")
        }
    }
}

/// Why there is no preview.
pub(super) fn failure(error: &ServeError, language: Language) -> String {
    match (error, language) {
        (ServeError::Unreadable(FileError { path, cause }), Danish) => {
            format!("kan ikke læse `{}`: {cause}", path.display())
        }
        (ServeError::Unreadable(FileError { path, cause }), English) => {
            format!("cannot read `{}`: {cause}", path.display())
        }
        (ServeError::Running(Some(url)), Danish) => format!("mappen vises allerede på {url}"),
        (ServeError::Running(Some(url)), English) => {
            format!("the folder is shown already at {url}")
        }
        (ServeError::Running(None), Danish) => "mappen vises allerede i et andet vindue".to_owned(),
        (ServeError::Running(None), English) => "the folder is shown already elsewhere".to_owned(),
        (ServeError::NoPort { host, port, cause }, Danish) => {
            format!("der er ingen ledig port på {host} fra {port} og frem: {cause}")
        }
        (ServeError::NoPort { host, port, cause }, English) => {
            format!("there is no free port on {host} from {port} on: {cause}")
        }
        (ServeError::Server(cause), Danish) => {
            format!("forhåndsvisningen kan ikke fortsætte: {cause}")
        }
        (ServeError::Server(cause), English) => format!("the preview cannot go on: {cause}"),
    }
}

/// What to do about it.
pub(super) fn hint(error: &ServeError, language: Language) -> Option<&'static str> {
    match (error, language) {
        (ServeError::Running(_), Danish) => Some("brug det vindue, eller stop det først"),
        (ServeError::Running(_), English) => Some("use that one, or stop it first"),
        (ServeError::NoPort { .. }, Danish) => Some("vælg et andet tal med --port"),
        (ServeError::NoPort { .. }, English) => Some("choose another number with --port"),
        _ => None,
    }
}
