//! Names as types: ids that cannot be mixed up, and the words of closed enums.
//!
//! One table for each enum gives reading, writing and the list from which hints are made, so that
//! the three cannot drift apart.

/// Makes types for ids: cheap to clone, compared as their text. Whether something by that name
/// exists is checked by the loader.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The id with this text.
            pub fn new(id: &str) -> Self {
                Self(std::sync::Arc::from(id))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+ };
}

/// Gives an enum of plain variants its words: `all`, `word` and `parse`.
macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every value, in the order in which the content format lists them.
            pub const fn all() -> &'static [Self] {
                &[$(Self::$variant),+]
            }

            /// The word for it in content files and data files.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The value that a word in a content file stands for; `None` if it is not one of them.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl $crate::text::Words for $name {
            fn words() -> Vec<&'static str> {
                Self::all().iter().map(|value| value.word()).collect()
            }

            fn parse_word(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        }
    };
}

pub(crate) use {id, words};

/// A closed enum whose values have words in content files.
pub trait Words: Sized {
    /// All the words, in the order in which the content format lists them.
    fn words() -> Vec<&'static str>;

    /// The value that a word stands for.
    fn parse_word(word: &str) -> Option<Self>;
}
