//! From a title to a file name that every system takes, and to a value that YAML takes.

use crate::text::{Slug, slugify};

/// The longest file name, in characters: that of a slug.
const MOST_CHARACTERS: usize = 80;

/// Whether a title has a letter or digit that can stand in a file name.
pub fn has_name(title: &str) -> bool {
    !slugify(title).is_empty()
}

/// The file name for a title, without extension: its slug, cut between words where it is too long.
/// A name that some system keeps for itself (`con`) gets `kind` behind it.
pub(super) fn file_name(title: &str, kind: &str) -> String {
    let slug = cut(&slugify(title));
    let is_sound = Slug::parse(&slug).is_some() && slug != "index";
    if is_sound { slug } else { format!("{slug}-{kind}") }
}

fn cut(slug: &str) -> String {
    if slug.len() <= MOST_CHARACTERS {
        return slug.to_owned();
    }
    // A slug is ASCII, so that every byte is a character.
    let head = &slug[..MOST_CHARACTERS];
    let between_words = slug[MOST_CHARACTERS..].starts_with('-');
    let end = if between_words { None } else { head.rfind('-') };
    head[..end.unwrap_or(head.len())].trim_end_matches('-').to_owned()
}

/// A title on one line, with single spaces.
pub(super) fn on_one_line(title: &str) -> String {
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    words.join(" ")
}

/// A text as a value in YAML: as it is where that is safe, or else in double quotes.
pub(super) fn yaml_text(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " -–.,()!?/'’".contains(c);
    let begins_well = text.starts_with(|c: char| c.is_alphabetic());
    let is_word = matches!(text.to_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no");
    if begins_well && !is_word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_short_safe_and_end_with_a_whole_word() {
        let long = "sommerfest ".repeat(20);
        let cases = [
            ("Titel på historien", "titel-paa-historien"),
            ("../x", "x"),
            ("C:\\windows", "c-windows"),
            ("CON", "con-historie"),
            ("nul", "nul-historie"),
            ("Index", "index-historie"),
            ("Ærø & Åen", "aeroe-aaen"),
            (&long, "sommerfest-sommerfest-sommerfest-sommerfest-sommerfest-sommerfest-sommerfest"),
            (&"x".repeat(200), &"x".repeat(80)),
        ];
        for (title, expected) in cases {
            let name = file_name(title, "historie");
            assert_eq!(name, expected, "{title}");
            assert!(Slug::parse(&name).is_some(), "{name}");
        }
    }

    #[test]
    fn title_of_signs_alone_has_no_name() {
        for title in ["", "   ", "🎉🎉", "…", "../.."] {
            assert!(!has_name(title), "{title}");
        }
        assert!(has_name("Ø") && has_name("2026"));
    }

    #[test]
    fn only_what_yaml_could_misread_is_quoted() {
        let cases = [
            ("Sommerfest i gården", "Sommerfest i gården"),
            ("Fest: sådan gik det", "\"Fest: sådan gik det\""),
            ("#fællesskab", "\"#fællesskab\""),
            ("Kaldet \"Nøglen\"", "\"Kaldet \\\"Nøglen\\\"\""),
            ("null", "\"null\""),
            ("2026 i tal", "\"2026 i tal\""),
            ("Sti\\mappe", "\"Sti\\\\mappe\""),
            ("🎉 Fest", "\"🎉 Fest\""),
        ];
        for (text, expected) in cases {
            assert_eq!(yaml_text(text), expected);
        }
        assert_eq!(on_one_line(" To\nlinjer\t her\u{0} "), "To linjer her");
    }
}
