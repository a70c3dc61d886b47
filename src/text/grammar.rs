//! Small pieces of Danish grammar: lists, plurals, genitives.
//!
//! Enough for sentences that are put together from names and numbers; nobody here inflects words
//! that it was not given. The rules are those of Retskrivningsordbogen.

use super::Decimal;
use super::number::format_decimal;

/// A list in a sentence: *a*, *a og b*, *a, b og c*. No comma before *og*, as Danish has it.
pub fn join_and<T: AsRef<str>>(items: &[T]) -> String {
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// A number with its noun: *1 område*, *2 områder*, *1.200 områder*.
pub fn plural(count: u64, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", format_decimal(Decimal::from(count), 0))
}

/// A small number as a word: *syv*; digits from 13 on, as newspapers have it.
pub fn number_word(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "nul", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
        "tolv",
    ];
    WORDS
        .get(count)
        .map_or_else(|| format_decimal(Decimal::from(count), 0), |word| (*word).to_owned())
}

/// A text with a capital first: *Skolefraværet …*. A number or a sign stays as it is.
pub fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(signs).collect()
}

/// The genitive of a name: *Viborgs*, *Aarhus'*, *FOB's*. After s, x and z an apostrophe is enough;
/// initials and names that do not end in a letter need one before the s.
pub fn genitive(name: &str) -> String {
    let last = name.chars().next_back();
    let ends_in_sibilant = matches!(last, Some('s' | 'x' | 'z' | 'S' | 'X' | 'Z'));
    let word = name.rsplit([' ', '-', '/']).next().unwrap_or(name);
    let is_initials = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    match last {
        None => String::new(),
        Some(_) if ends_in_sibilant => format!("{name}'"),
        Some(sign) if is_initials || !sign.is_alphabetic() => format!("{name}'s"),
        Some(_) => format!("{name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_og() {
        assert_eq!(join_and::<&str>(&[]), "");
        assert_eq!(join_and(&["a"]), "a");
        assert_eq!(join_and(&["a", "b"]), "a og b");
        assert_eq!(join_and(&["a", "b", "c"]), "a, b og c");
    }

    #[test]
    fn nouns_follow_their_number() {
        let cases = [(0, "0 områder"), (1, "1 område"), (2, "2 områder"), (1200, "1.200 områder")];
        for (count, expected) in cases {
            assert_eq!(plural(count, "område", "områder"), expected);
        }
    }

    #[test]
    fn small_numbers_are_words_and_sentences_begin_with_a_capital() {
        assert_eq!([0, 1, 7, 12].map(number_word), ["nul", "et", "syv", "tolv"]);
        assert_eq!([13, 1200].map(number_word), ["13", "1.200"]);
        let cases = [("øst", "Øst"), ("6,5 % af", "6,5 % af"), ("", ""), ("Å", "Å")];
        for (text, expected) in cases {
            assert_eq!(capitalised(text), expected);
        }
    }

    #[test]
    fn genitives_take_an_apostrophe_after_s_x_and_z() {
        let cases = [
            ("Viborg", "Viborgs"),
            ("Aarhus", "Aarhus'"),
            ("Aarhus Kommune", "Aarhus Kommunes"),
            ("Galax", "Galax'"),
            ("FOB", "FOB's"),
            ("VIVE", "VIVE's"),
            ("BS", "BS'"),
            ("Afdeling 23", "Afdeling 23's"),
            ("Viby Syd", "Viby Syds"),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(genitive(name), expected);
        }
    }
}
