//! What keeps a command from doing its work, and what to do about it.

use std::io::{self, ErrorKind};

use super::{listing, served};
use crate::cli::failure::Failure;
use crate::diagnostics::Language::{self, Danish, English};
use crate::output::{Action, CreateError, OutputError, OutputPath, PathError, PathFault};
use crate::source::FileError;

/// The failure in a line, and what to do about it in another.
pub(super) fn text(failure: &Failure, language: Language) -> String {
    let (what, hint) = match language {
        Danish => (danish(failure), danish_hint(failure)),
        English => (english(failure), english_hint(failure)),
    };
    let (error, help) = match language {
        Danish => ("fejl", "hjælp"),
        English => ("error", "help"),
    };
    match hint {
        Some(hint) => format!("{error}: {what}\n{help}: {hint}"),
        None => format!("{error}: {what}"),
    }
}

fn danish(failure: &Failure) -> String {
    match failure {
        Failure::NoContent(root) => format!("der er ingen mappe `content` i `{}`", root.display()),
        Failure::OutInsideSource { out, source } => format!(
            "websitet kan ikke udgives til `{}`, for `{}` læses, når det bygges",
            out.display(),
            source.display()
        ),
        Failure::Unreadable(FileError { path, cause }) => {
            format!("kan ikke læse `{}`: {}", path.display(), danish_cause(cause))
        }
        Failure::Path(PathError { path, fault }) => {
            format!("`{path}` kan ikke udgives: {}", danish_fault(*fault))
        }
        Failure::Output(error) => danish_output(error),
        Failure::Create(error) => creating(error, Danish),
        Failure::NoThreads(error) => {
            format!("systemet giver ikke plads til så mange tråde: {error}")
        }
        Failure::Serve(error) => served::failure(error, Danish),
        Failure::Unanswered(cause) => {
            format!("resultatet kan ikke skrives: {}", danish_cause(cause))
        }
    }
}

fn english(failure: &Failure) -> String {
    match failure {
        Failure::NoContent(root) => format!("there is no folder `content` in `{}`", root.display()),
        Failure::OutInsideSource { out, source } => format!(
            "the site cannot be published to `{}`, because builds read `{}`",
            out.display(),
            source.display()
        ),
        Failure::Unreadable(FileError { path, cause }) => {
            format!("cannot read `{}`: {cause}", path.display())
        }
        Failure::Path(error) => error.to_string(),
        Failure::Output(error) => error.to_string(),
        Failure::Create(error) => creating(error, English),
        Failure::NoThreads(error) => format!("the system does not allow as many threads: {error}"),
        Failure::Serve(error) => served::failure(error, English),
        Failure::Unanswered(cause) => format!("the result cannot be written: {cause}"),
    }
}

fn danish_hint(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::NoContent(_) => {
            Some("kør bydel i websitets mappe, eller skriv, hvor den er, med --root")
        }
        Failure::OutInsideSource { .. } => Some("vælg en anden mappe med --out"),
        Failure::Output(error) => danish_output_hint(error),
        Failure::Create(CreateError::NotEmpty { .. }) => {
            Some("vælg en tom mappe eller et navn, der ikke er brugt")
        }
        Failure::Create(_) => Some("åbn den i stedet, eller vælg et andet navn"),
        Failure::Path(_) => Some("giv siden eller filen et andet navn"),
        Failure::NoThreads(_) => Some("vælg et mindre tal med --jobs"),
        Failure::Serve(error) => served::hint(error, Danish),
        Failure::Unreadable(_) | Failure::Unanswered(_) => None,
    }
}

fn english_hint(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::NoContent(_) => Some("run bydel in the site's folder, or name it with --root"),
        Failure::OutInsideSource { .. } => Some("choose another folder with --out"),
        Failure::Output(error) => error.hint(),
        Failure::Create(CreateError::NotEmpty { .. }) => {
            Some("choose an empty folder, or a name that is not in use")
        }
        Failure::Create(_) => Some("open it instead, or choose another name"),
        Failure::Path(_) => Some("give the page or file another name"),
        Failure::NoThreads(_) => Some("choose a smaller number with --jobs"),
        Failure::Serve(error) => served::hint(error, English),
        Failure::Unreadable(_) | Failure::Unanswered(_) => None,
    }
}

fn creating(error: &CreateError, language: Language) -> String {
    match (error, language) {
        (CreateError::Exists(path), Danish) => format!("`{}` findes allerede", path.display()),
        (CreateError::Exists(path), English) => format!("`{}` exists already", path.display()),
        (CreateError::NotEmpty { folder, names }, Danish) => {
            format!("mappen `{}` er ikke tom: {}", folder.display(), listing(names, Danish))
        }
        (CreateError::NotEmpty { folder, names }, English) => {
            format!("the folder `{}` is not empty: {}", folder.display(), listing(names, English))
        }
        (CreateError::Output(error), Danish) => danish_output(error),
        (CreateError::Output(error), English) => error.to_string(),
    }
}

fn danish_output(error: &OutputError) -> String {
    match error {
        OutputError::ForeignFolder { folder, names } => format!(
            "i `{}` ligger der noget, som bydel ikke har skrevet: {}",
            folder.display(),
            listing(names, Danish)
        ),
        OutputError::Locked { folder } => {
            format!("et andet bydel er ved at udgive til `{}`", folder.display())
        }
        OutputError::Taken { folder, names } => format!(
            "i `{}` ligger der noget andet, hvor websitets filer skal være: {}",
            folder.display(),
            listing(names, Danish)
        ),
        OutputError::Manifest { file, line } => {
            format!("linje {line} i `{}` kan ikke forstås", file.display())
        }
        OutputError::Clash { first, second } => clash(first, second),
        OutputError::Io { action, path, cause } => {
            let (path, cause) = (path.display(), danish_cause(cause));
            format!("kan ikke {} `{path}`: {cause}", danish_action(*action))
        }
    }
}

fn clash(first: &OutputPath, second: &OutputPath) -> String {
    format!("`{first}` og `{second}` kan ikke udgives ved siden af hinanden")
}

fn danish_output_hint(error: &OutputError) -> Option<&'static str> {
    match error {
        OutputError::ForeignFolder { .. } => {
            Some("vælg med --out en tom mappe eller en, som bydel har udgivet til før")
        }
        OutputError::Locked { .. } => Some("vent, til det er færdigt, eller stop det"),
        OutputError::Taken { .. } => Some("flyt det, der er i vejen, og kør bydel igen"),
        OutputError::Manifest { .. } => Some(
            "uden den kan bydel ikke kende sine egne filer: tøm mappen, også for `.bydel`, og kør bydel igen",
        ),
        OutputError::Clash { .. } | OutputError::Io { .. } => None,
    }
}

fn danish_action(action: Action) -> &'static str {
    match action {
        Action::Create => "oprette",
        Action::Read => "læse",
        Action::Write => "skrive",
        Action::Replace => "erstatte",
        Action::Remove => "fjerne",
        Action::Lock => "låse",
    }
}

fn danish_fault(fault: PathFault) -> String {
    match fault {
        PathFault::TooLong => format!("adressen er på mere end {} tegn", OutputPath::MAX_BYTES),
        PathFault::EmptySegment => "et led i adressen er tomt".to_owned(),
        PathFault::DotSegment => "et led i adressen er `.` eller `..`".to_owned(),
        PathFault::Character(c) => format!("tegnet {c:?} kan ikke stå i et filnavn"),
        PathFault::TrailingDotOrSpace => {
            "et led i adressen slutter med punktum eller mellemrum".to_owned()
        }
        PathFault::ReservedName => "Windows bruger selv et af navnene".to_owned(),
        PathFault::OwnFolder => "`.bydel` bruger bydel selv".to_owned(),
    }
}

/// The causes that staff meet; what else the system says, it says in its own language.
fn danish_cause(cause: &io::Error) -> String {
    let known = match cause.kind() {
        ErrorKind::NotFound => "den findes ikke",
        ErrorKind::PermissionDenied => "der er ikke adgang til den",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "der er ikke mere plads på drevet",
        ErrorKind::ReadOnlyFilesystem => "drevet kan kun læses",
        ErrorKind::NotADirectory => "noget på vejen dertil er ikke en mappe",
        ErrorKind::IsADirectory => "det er en mappe",
        ErrorKind::ResourceBusy => "et andet program bruger den",
        _ => return cause.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Listing;
    use crate::preview::ServeError;

    fn failures() -> Vec<Failure> {
        let names = || Listing { shown: vec!["a".to_owned()], total: 3 };
        let full = || io::Error::from(ErrorKind::StorageFull);
        let path = |path| OutputPath::new(path).unwrap();
        let clash = (path("Om/index.html"), path("om/index.html"));
        vec![
            Failure::NoContent("/srv/websted".into()),
            Failure::OutInsideSource { out: "/a/content/x".into(), source: "/a/content".into() },
            Failure::Unreadable(FileError { path: "/a/content".into(), cause: full() }),
            Failure::Path(OutputPath::new("nul/index.html").unwrap_err()),
            Failure::Output(OutputError::ForeignFolder { folder: "ud".into(), names: names() }),
            Failure::Output(OutputError::Locked { folder: "ud".into() }),
            Failure::Output(OutputError::Taken { folder: "ud".into(), names: names() }),
            Failure::Output(OutputError::Manifest { file: "ud/manifest".into(), line: 3 }),
            Failure::Output(OutputError::Clash { first: clash.0, second: clash.1 }),
            Failure::Output(OutputError::Io {
                action: Action::Write,
                path: "ud".into(),
                cause: full(),
            }),
            Failure::Serve(ServeError::Running(Some("http://127.0.0.1:4000/".to_owned()))),
            Failure::Serve(ServeError::Running(None)),
            Failure::Serve(ServeError::NoPort {
                host: [127, 0, 0, 1].into(),
                port: 4000,
                cause: ErrorKind::AddrInUse.into(),
            }),
            Failure::Unanswered(full()),
        ]
    }

    #[test]
    fn failures_are_told_in_both_languages() {
        let told = |language| failures().iter().map(|f| text(f, language)).collect::<Vec<_>>();
        insta::assert_snapshot!(format!(
            "{}\n\n{}",
            told(Danish).join("\n"),
            told(English).join("\n")
        ));
    }
}
