//! The word that was probably meant.

/// Danish words that are written where the format has an English one.
const DANISH: [(&str, &str); 44] = [
    ("adresse", "address"),
    ("afdelinger", "departments"),
    ("antal", "count"),
    ("bebyggelse", "layout"),
    ("beliggenhed", "location"),
    ("boligorganisationer", "housing_associations"),
    ("bygget", "built"),
    ("bygninger", "buildings"),
    ("dage", "days"),
    ("dato", "date"),
    ("decimaler", "decimals"),
    ("dele", "parts"),
    ("dokument", "document"),
    ("emner", "topics"),
    ("enhed", "unit"),
    ("forfattere", "authors"),
    ("fra", "from"),
    ("hjemmeside", "url"),
    ("højere", "higher"),
    ("indsatsområder", "themes"),
    ("ja", "true"),
    ("kilde", "source"),
    ("kilder", "sources"),
    ("kommune", "municipality"),
    ("kontakt", "contact"),
    ("lavere", "lower"),
    ("navn", "name"),
    ("nej", "false"),
    ("nøgletal", "indicator"),
    ("område", "area"),
    ("områder", "areas"),
    ("opdateret", "updated"),
    ("periode", "period"),
    ("personer", "persons"),
    ("resume", "summary"),
    ("resumé", "summary"),
    ("rækkefølge", "order"),
    ("telefon", "phone"),
    ("til", "to"),
    ("titel", "title"),
    ("tilbageholdt", "withheld"),
    ("uoplyst", "undated"),
    ("værdier", "values"),
    ("år", "year"),
];

/// By how many characters a word of ordinary length may grow when it is put in lower case.
const CASE_CHANGES: usize = 1;

/// The one of `known` that is nearest to `word`, when it is near enough to be a slip of the hand,
/// or else the one that says in English what `word` says in Danish.
///
/// Near is a Damerau-Levenshtein distance of at most a third of the word's length, and at least
/// one. Of two equally near words the first in `known` wins.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    let word = word.to_lowercase();
    let english = DANISH.iter().find(|(danish, _)| *danish == word).map(|(_, english)| *english);
    let distance = |candidate: &str| match candidate.chars().count().abs_diff(length) {
        _ if english == Some(candidate) => Some(0),
        // At least so far apart, and comparing takes as long as both lengths multiplied.
        difference if difference > limit + CASE_CHANGES => None,
        _ => Some(strsim::damerau_levenshtein(&word, &candidate.to_lowercase())),
    };
    known
        .into_iter()
        .filter_map(|candidate| Some((distance(candidate)?, candidate)))
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

    #[test]
    fn a_danish_word_is_understood_where_its_english_one_is_known() {
        assert_eq!(nearest("navn", ["title", "name"]), Some("name"));
        assert_eq!(nearest("Kommune", ["name", "municipality"]), Some("municipality"));
        assert_eq!(nearest("navn", ["title", "summary"]), None);
        assert_eq!(nearest("højere", ["lower", "higher", "neither"]), Some("higher"));
    }
}
