//! What a place is called in the middle of a sentence.

/// A place with its preposition: *i Herredsvang*, *på Motalavej*, *i de tre boligområder*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    located: String,
}

/// The prepositions that a place can stand after.
const PREPOSITIONS: [&str; 6] = ["i", "på", "ved", "hos", "med", "for"];

impl PlaceName {
    /// A place that stands after *i*: *i Herredsvang*.
    pub fn named(name: &str) -> Self {
        Self { located: format!("i {name}") }
    }

    /// A place in its own words, which must begin with a preposition: *på Motalavej*.
    pub fn in_words(words: &str) -> Option<Self> {
        let (preposition, name) = words.split_once(' ')?;
        let is_sound = PREPOSITIONS.contains(&preposition) && !name.trim().is_empty();
        is_sound.then(|| Self { located: words.trim_end().to_owned() })
    }

    /// Where: *på Motalavej*.
    pub fn located(&self) -> &str {
        &self.located
    }

    /// The place itself, for after another preposition: *Motalavej*.
    pub fn bare(&self) -> &str {
        self.located.split_once(' ').map_or(&self.located, |(_, name)| name)
    }
}
