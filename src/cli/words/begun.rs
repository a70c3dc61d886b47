//! What is said when something is begun on, or is not.

use std::path::{Path, PathBuf};

use crate::diagnostics::Language::{self, Danish, English};
use crate::diagnostics::Problem;
use crate::scaffold::Refusal;

/// Which files were written, and what to do with them.
pub(super) fn begun(files: &[PathBuf], draft: bool, language: Language) -> String {
    let lines: Vec<String> = files.iter().map(|file| format!("  {}", file.display())).collect();
    let (written, next, is_draft, is_public) = match language {
        Danish => (
            "Skrevet:",
            "Åbn den øverste fil, og skriv videre i den; hjælpen står ved hvert felt.\n\
             Kør `bydel check`, når du er færdig.",
            "Historien er et udkast. Slet linjen `draft: true`, når den må udgives.",
            "Det er ikke et udkast: det kommer med, næste gang nogen kører `bydel build`.",
        ),
        English => (
            "Written:",
            "Open the first file and go on in it; each field is explained there.\n\
             Run `bydel check` when you are done.",
            "The story is a draft. Delete `draft: true` when it may be published.",
            "It is no draft: the next `bydel build` publishes it.",
        ),
    };
    let last = if draft { is_draft } else { is_public };
    format!("{written}\n{}\n\n{next}\n{last}", lines.join("\n"))
}

/// That a site was made, and how to go on.
pub(super) fn site_begun(dir: &Path, language: Language) -> String {
    let dir = dir.display();
    match language {
        Danish => format!(
            "Et lille website ligger nu i `{dir}`. Byen og tallene er opdigtede.\n\n\
             Gå ind i mappen, og\n\
             \x20 læs  content/LAESMIG.md   sådan skriver du til websitet\n\
             \x20 ret  content/site.yaml    navn, adresse og menu\n\
             \x20 kør  bydel check          find fejl\n\
             \x20 kør  bydel build          udgiv til mappen public"
        ),
        English => format!(
            "A small site lies in `{dir}`. Its town and figures are invented.\n\n\
             Enter the folder, then\n\
             \x20 read   content/LAESMIG.md   how to write for the site (in Danish)\n\
             \x20 edit   content/site.yaml    name, address and menu\n\
             \x20 run    bydel check          find mistakes\n\
             \x20 run    bydel build          publish to the folder public"
        ),
    }
}

/// Why nothing was begun on, and what to do about it.
pub(super) fn refused(refusal: &Refusal, language: Language) -> String {
    let (error, help) = match language {
        Danish => ("fejl", "hjælp"),
        English => ("error", "help"),
    };
    let (what, hints) = match refusal {
        Refusal::Unknown(problem, meant) => unknown(problem, meant.as_deref(), language),
        Refusal::WhichMunicipality(ids) => which_municipality(ids, language),
        Refusal::Exists(path) => match language {
            Danish => (
                format!("`{path}` findes allerede"),
                vec!["åbn den i stedet, eller vælg et andet navn".to_owned()],
            ),
            English => (
                format!("`{path}` exists already"),
                vec!["open it instead, or choose another name".to_owned()],
            ),
        },
    };
    let hints = hints.iter().map(|hint| format!("\n{help}: {hint}"));
    format!("{error}: {what}{}", hints.collect::<String>())
}

fn unknown(problem: &Problem, meant: Option<&str>, language: Language) -> (String, Vec<String>) {
    let meant = meant.map(|word| match language {
        Danish => format!("Mente du `{word}`?"),
        English => format!("Did you mean `{word}`?"),
    });
    let hints = meant.into_iter().chain([problem.help(language)]).collect();
    (problem.message(language), hints)
}

fn which_municipality(ids: &[String], language: Language) -> (String, Vec<String>) {
    match (language, ids) {
        (Danish, []) => (
            "websitet har ingen kommuner endnu".to_owned(),
            vec!["begynd med `bydel new municipality \"Kommunens navn\"`".to_owned()],
        ),
        (English, []) => (
            "the site has no municipalities yet".to_owned(),
            vec!["begin with `bydel new municipality \"Name\"`".to_owned()],
        ),
        (Danish, ids) => (
            "det er ikke sagt, hvilken kommune det gælder".to_owned(),
            vec![format!("skriv --municipality og en af: {}", ids.join(", "))],
        ),
        (English, ids) => (
            "which municipality it is in is not said".to_owned(),
            vec![format!("write --municipality and one of: {}", ids.join(", "))],
        ),
    }
}
