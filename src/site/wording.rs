//! What indicators and places are called in sentences, as authors write it.

use super::head::Reading;
use super::values::Text;
use crate::diagnostics::{Diagnostics, Problem};
use crate::figures::sentences::{Noun, PlaceName, Statement, StatementFault, Wording};

/// The fields `sentence` and `noun` of an indicator.
pub(super) fn load(r: &mut Reading<'_>) -> Wording {
    Wording { statement: r.parsed("sentence", statement), noun: r.parsed("noun", noun) }
}

fn statement(text: Text<'_>, found: &mut Diagnostics) -> Option<Statement> {
    let problem = match Statement::parse(text.value) {
        Ok(statement) => return Some(statement),
        Err(StatementFault::Unknown(gap)) => Problem::UnknownGap { gap },
        Err(StatementFault::Absent(gap)) => Problem::MissingGap { gap: gap.to_owned() },
    };
    found.report(text.span, problem);
    None
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
