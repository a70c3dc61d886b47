//! Putting values into the text of a starting file.

/// The text of `template` with every `[[name]]` replaced by its value. Values are taken as they are;
/// what looks like a place in one stays.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("[[") {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        let known = values.iter().find_map(|(name, value)| {
            let after = behind[2..].strip_prefix(name)?.strip_prefix("]]")?;
            Some((after, value))
        });
        let (after, value) = known.unwrap_or((&behind[2..], &"[["));
        text.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_and_are_not_filled_themselves() {
        let values = [("title", "[[date]]"), ("date", "2026-11-21")];
        assert_eq!(fill("a [[title]] b [[date]]", &values), "a [[date]] b 2026-11-21");
    }

    #[test]
    fn unknown_places_and_lone_brackets_stay() {
        assert_eq!(fill("[[ukendt]] [[ [x]", &[]), "[[ukendt]] [[ [x]");
    }
}
