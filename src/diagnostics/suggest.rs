//! The word that was probably meant.

/// The one of `known` that is nearest to `word`, when it is near enough to be a slip of the hand.
///
/// Near is a Damerau-Levenshtein distance of at most a third of the word's length, and at least
/// one. Of two equally near words the first in `known` wins.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let limit = (word.chars().count() / 3).max(1);
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["skolefravaer", "fraflytning", "antal-beboere"];
        assert_eq!(nearest("skolefravær", known), Some("skolefravaer"));
        assert_eq!(nearest("Fraflyting", known), Some("fraflytning"));
        assert_eq!(nearest("budget", known), None);
        assert_eq!(nearest("", known), None);
    }
}
