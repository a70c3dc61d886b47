//! How long a build took, as a table for the site's owner.

use std::fmt::Write as _;
use std::time::Duration;

use crate::cli::timings::Taken;
use crate::diagnostics::Language::{self, Danish, English};
use crate::snapshot::Phase;

/// The phases, the slowest pages, and what each kind of page took.
pub(super) fn table(taken: &Taken, language: Language) -> String {
    let mut text = String::new();
    let [phases, slowest, kinds] = match language {
        Danish => ["Hvad tiden gik med", "De langsomste sider", "Alle sider, efter skabelon"],
        English => ["Where the time went", "The slowest pages", "All pages, by template"],
    };
    heading(&mut text, phases);
    for (phase, lasted) in taken.phases() {
        line(&mut text, lasted, phase_words(phase, language), language);
    }
    if taken.slowest.is_empty() {
        return text;
    }
    heading(&mut text, slowest);
    for (took, address) in &taken.slowest {
        line(&mut text, *took, address, language);
    }
    heading(&mut text, kinds);
    let mut all: Vec<_> = taken.kinds.iter().collect();
    all.sort_by_key(|(kind, (_, total))| (std::cmp::Reverse(*total), **kind));
    for (kind, (count, total)) in all {
        line(&mut text, *total, &format!("{kind} × {count}"), language);
    }
    text.push('\n');
    text
}

fn heading(text: &mut String, words: &str) {
    let gap = if text.is_empty() { "" } else { "\n" };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{gap}{words}");
}

fn line(text: &mut String, took: Duration, what: &str, language: Language) {
    let tenths = took.as_micros() / 100;
    let mark = match language {
        Danish => ',',
        English => '.',
    };
    let number = format!("{}{mark}{}", tenths / 10, tenths % 10);
    let _ = writeln!(text, "{number:>10} ms  {what}");
}

fn phase_words(phase: Phase, language: Language) -> &'static str {
    let (danish, english) = match phase {
        Phase::Read => ("læse filerne", "read the files"),
        Phase::Load => ("forstå felter og tal", "understand fields and figures"),
        Phase::Theme => ("skabeloner og typografi", "templates and stylesheets"),
        Phase::Plan => ("adresser", "addresses"),
        Phase::Check => ("forstå og tjekke teksterne", "understand and check the texts"),
        Phase::Pictures => ("billeder", "pictures"),
        Phase::Publish => {
            ("lave siderne og lægge dem på plads", "make the pages and put them in place")
        }
    };
    match language {
        Danish => danish,
        English => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_pages_and_templates_are_told_in_both_languages() {
        let mut taken =
            Taken { ends: vec![(Phase::Read, Duration::from_micros(12_345))], ..Taken::default() };
        taken.add("area", "/omraader/a/".to_owned(), Duration::from_micros(1_500));
        let danish = "Hvad tiden gik med\n      12,3 ms  læse filerne\n\n\
                      De langsomste sider\n       1,5 ms  /omraader/a/\n\n\
                      Alle sider, efter skabelon\n       1,5 ms  area × 1\n\n";
        assert_eq!(table(&taken, Danish), danish);
        let english = table(&taken, English);
        assert!(english.contains("12.3 ms  read the files\n"), "{english}");
    }
}
