//! What the parser objects to, in words for people who have never heard of a parser.

use crate::diagnostics::Problem;

/// A part of what the parser says, and what it means in Danish and English.
type Cause = (&'static str, &'static str, &'static str);

const CAUSES: [Cause; 18] = [
    (
        "mapping values are not allowed",
        "kolonet kan ikke stå her; sæt anførselstegn om hele teksten, luk en parentes på linjen før, eller tjek indrykningen",
        "the colon cannot stand here: quote the whole text, close a bracket on the line before, or check the indentation",
    ),
    (
        "illegal placement of ':'",
        "kolonet kan ikke stå her; sæt anførselstegn om hele teksten, luk en parentes på linjen før, eller tjek indrykningen",
        "the colon cannot stand here: quote the whole text, close a bracket on the line before, or check the indentation",
    ),
    (
        "anchor or alias",
        "`&` og `*` først i en værdi kræver anførselstegn om den; et punkt i en liste begynder med `-`",
        "`&` and `*` at the start of a value need quotes around it; an item of a list begins with `-`",
    ),
    ("tab", "her står en tabulator; ryk ind med mellemrum", "this is a tab; indent with spaces"),
    ("unclosed quote", "anførselstegnet bliver ikke lukket", "the quotation mark is not closed"),
    (
        "trailing content after",
        "der står mere efter det afsluttende anførselstegn",
        "there is more after the closing quotation mark",
    ),
    (
        "unknown escape character",
        "tegnet efter `\\` er ukendt; brug enkelte anførselstegn om tekst med `\\`",
        "the character after `\\` is unknown; use single quotes around text with `\\`",
    ),
    (UNCLOSED_QUOTE, "anførselstegnet bliver ikke lukket", "the quotation mark is not closed"),
    (
        "misplaced bracket",
        "her er en slutparentes for meget",
        "there is a closing bracket too many",
    ),
    (
        "sequence entries are not allowed",
        "bindestregen kan ikke stå her; begynd listen på sin egen linje",
        "the hyphen cannot stand here: begin the list on a line of its own",
    ),
    (
        "block scalar",
        "`>` og `|` først i en tekst kræver anførselstegn om teksten",
        "`>` and `|` at the start of a text need quotes around it",
    ),
    ("unclosed bracket", "parentesen bliver ikke lukket", "the bracket is not closed"),
    (
        "expected ',' or",
        "der mangler et komma eller en slutparentes",
        "a comma or a closing bracket is missing",
    ),
    (
        "simple key expected ':'",
        "der mangler et kolon og et mellemrum efter feltnavnet på linjen",
        "the colon and space after the field's name are missing",
    ),
    (
        "did not find expected key",
        "linjen er rykket forkert ind, mangler feltnavn og kolon, eller har en værdi, der begynder med `{` eller `[` og skal i anførselstegn",
        "the line is indented wrongly, lacks a field name and a colon, or has a value that begins with `{` or `[` and needs quotes",
    ),
    (
        "did not find expected '-'",
        "linjen er rykket forkert ind, eller den mangler en bindestreg",
        "the line is indented wrongly, or lacks a hyphen",
    ),
    ("indent", "linjen er rykket forkert ind", "the line is indented wrongly"),
    (
        "unexpected character",
        "værdien begynder med et tegn, der kræver anførselstegn om den",
        "the value begins with a character that needs quotes around it",
    ),
];

/// What the parser says at the first line that a quoted text should not have reached.
pub(super) const UNCLOSED_QUOTE: &str = "multiline quoted scalar";

/// What is said in Danish of anything else.
const UNKNOWN: &str = "her er et tegn, der ikke kan stå her; sæt anførselstegn om hele værdien";

/// The finding for what the parser says. What is not in the table stands as it is said in English.
pub(super) fn problem(said: &str) -> Problem {
    let cause = CAUSES.iter().find(|(part, ..)| said.contains(part));
    let (cause_da, cause_en) = cause.map_or((UNKNOWN, said), |(_, da, en)| (da, en));
    Problem::YamlSyntax { cause_da: cause_da.to_owned(), cause_en: cause_en.to_owned() }
}

/// Text that goes on where it should end.
pub(super) fn second_document() -> Problem {
    problem_of(
        "`---` kan kun stå før og efter felterne",
        "`---` can only stand before and after the fields",
    )
}

/// A list or mapping in the place of a field's name.
pub(super) fn key_is_no_text() -> Problem {
    problem_of("et feltnavn skal være en tekst", "a field's name must be text")
}

/// A collection that does not end.
pub(super) fn cut_short() -> Problem {
    problem_of("teksten slutter for tidligt", "the text ends too early")
}

fn problem_of(da: &str, en: &str) -> Problem {
    Problem::YamlSyntax { cause_da: da.to_owned(), cause_en: en.to_owned() }
}
