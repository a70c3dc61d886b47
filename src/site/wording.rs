//! What indicators and places are called in sentences, as authors write it.

use super::head::Reading;
use super::values::Text;
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::sentences::{Noun, PlaceName, Statement, StatementFault, Wording};

/// Prepositions that cannot stand before another.
const DOUBLED: [&str; 5] = ["i", "på", "ved", "for", "af"];

/// The fields `sentence` and `noun` of an indicator.
pub(super) fn load(r: &mut Reading<'_>) -> Wording {
    Wording { statement: r.parsed("sentence", statement), noun: r.parsed("noun", noun) }
}

fn statement(text: Text<'_>, found: &mut Diagnostics) -> Option<Statement> {
    let problem = match Statement::parse(text.value) {
        Ok(statement) => match doubled(text.value) {
            None => return Some(statement),
            Some(problem) => problem,
        },
        Err(StatementFault::Unknown(gap)) => Problem::UnknownGap { gap },
        Err(StatementFault::Absent(gap)) => Problem::MissingGap { gap: gap.to_owned() },
    };
    found.report(text.span, problem);
    None
}

/// A preposition before a gap that brings its own: `{sted}` is *i Nordparken*, `{år}` *i 2026*.
fn doubled(sentence: &str) -> Option<Problem> {
    ["sted", "år"].into_iter().find_map(|gap| {
        let before = sentence.split_once(&format!("{{{gap}}}"))?.0.trim_end();
        let word = before.rsplit(' ').next().filter(|word| DOUBLED.contains(word))?;
        Some(Problem::DoubledPreposition { gap: gap.to_owned(), word: word.to_owned() })
    })
}

fn noun(text: Text<'_>, found: &mut Diagnostics) -> Option<Noun> {
    let noun = Noun::parse(text.value);
    if noun.is_none() {
        found.report(text.span, Problem::IndefiniteNoun { text: text.value.to_owned() });
    }
    noun
}

/// A place in sentences: the field `in_text`, or else the name after *i*.
pub(super) fn place(name: &str, r: &mut Reading<'_>) -> PlaceName {
    let place = r.parsed("in_text", |text, found| {
        let place = PlaceName::in_words(text.value);
        if place.is_none() {
            found.report(
                text.span,
                Problem::PlaceWithoutPreposition { text: text.value.to_owned() },
            );
        }
        place
    });
    place.unwrap_or_else(|| PlaceName::named(name))
}
