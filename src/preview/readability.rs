//! How hard a text is to read: LIX, the readability index of C. H. Björnsson (*Läsbarhet*, 1968).
//!
//! LIX is the words of a sentence on average, and the percentage of words with more than six
//! letters. Up to 24 a text is very easy, from 55 very hard.

use crate::markdown::{Document, Segment};

/// Words with more letters than this are long.
const LONG: usize = 6;

/// Elements after which a sentence is over, with or without a full stop.
const BLOCKS: [&str; 13] =
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "figcaption", "br"];

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["ca", "kr", "pct", "nr", "f.eks", "bl.a", "dvs", "m.fl", "osv", "mv", "inkl", "jf"];

/// A text in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Readability {
    pub(super) words: usize,
    /// The index; `None` for a text without words.
    pub(super) lix: Option<usize>,
    /// The three longest sentences with their numbers of words, the longest first.
    pub(super) longest: Vec<(usize, String)>,
}

impl Readability {
    /// Of the running text of a document. A figure in it counts as the number that it is.
    pub(super) fn of(document: &Document) -> Self {
        Self::of_text(&plain(document))
    }

    fn of_text(text: &str) -> Self {
        let sentences = sentences(text);
        let words = || sentences.iter().flat_map(|sentence| words(sentence));
        let count = words().count();
        let long =
            words().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > LONG).count();
        let lix = (count > 0).then(|| {
            let lix = count as f64 / sentences.len() as f64 + 100.0 * long as f64 / count as f64;
            lix.round() as usize
        });
        let mut longest: Vec<(usize, String)> =
            sentences.iter().map(|sentence| (words_of(sentence), sentence.clone())).collect();
        longest.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
        longest.truncate(3);
        Self { words: count, lix, longest }
    }
}

/// What a number means, by Björnsson's scale.
pub(super) fn band(lix: usize) -> &'static str {
    match lix {
        0..=24 => "meget let",
        25..=34 => "let",
        35..=44 => "middel",
        45..=54 => "svær",
        _ => "meget svær",
    }
}

/// The text without markup; each block on a line of its own.
fn plain(document: &Document) -> String {
    let mut text = String::new();
    let mut html = String::new();
    for segment in &document.segments {
        match segment {
            Segment::Html(done) => html.push_str(&document.done(*done)),
            // It stands inside an attribute.
            Segment::Link(_) => {}
            Segment::Figure(_) => html.push('0'),
            Segment::Term(term) => html.push_str(&term.word),
            Segment::Picture(_) | Segment::Chart(_) => html.push_str("<br>"),
        }
    }
    let mut rest = html.as_str();
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |at| start + at + 1);
        let tag = rest[start..end].trim_matches(['<', '>', '/']);
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if BLOCKS.contains(&name) {
            text.push('\n');
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    text
}

fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        for word in line.split_whitespace() {
            sentence.push_str(word);
            if ends_sentence(word) {
                all.push(std::mem::take(&mut sentence));
            } else {
                sentence.push(' ');
            }
        }
        all.push(sentence.trim_end().to_owned());
    }
    all.retain(|sentence| words_of(sentence) > 0);
    all
}

/// Whether a word is the last of its sentence. *Den 3. maj* goes on, as *ca. 40* does.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '\'', '»', '”', ')', '’']);
    if word.ends_with(['!', '?', ':']) {
        return true;
    }
    let Some(before) = word.strip_suffix('.') else { return false };
    let before = before.trim_start_matches(['(', '"']).to_lowercase();
    let is_ordinal =
        !before.is_empty() && before.chars().all(|c| c.is_ascii_digit()) && before.len() < 3;
    !is_ordinal && !ABBREVIATIONS.contains(&before.as_str())
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn words_of(sentence: &str) -> usize {
    words(sentence).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lix_is_words_a_sentence_and_the_share_of_long_ones() {
        // 10 words, 2 sentences, 3 long words: 5 + 30.
        let text = "Beboerne mødtes i gården. De spiste sammen hele aftenen sammen.";
        let easy = Readability::of_text(text);
        assert_eq!((easy.words, easy.lix), (10, Some(25)));
        assert_eq!(Readability::of_text("").lix, None);
    }

    #[test]
    fn the_longest_sentences_are_named_first() {
        let text = "En to tre. En to. En to tre fire fem.\nEn to tre fire";
        let longest = Readability::of_text(text).longest;
        let words: Vec<usize> = longest.iter().map(|(words, _)| *words).collect();
        assert_eq!(words, [5, 4, 3]);
        assert_eq!(longest[0].1, "En to tre fire fem.");
    }

    #[test]
    fn dates_and_abbreviations_end_no_sentence() {
        let text = "Den 3. maj kom ca. 40 beboere, bl.a. fra Bispehaven. Det var sjovt!";
        assert_eq!(sentences(text).len(), 2);
        assert_eq!(sentences("Hvad nu? Sådan: en liste").len(), 3);
    }
}
