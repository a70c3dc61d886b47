//! The words by which content files and data files name the values of the closed enums.
//!
//! One table for each enum gives reading, writing and the list from which hints are made, so that
//! the three cannot drift apart.

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
    };
}

pub(super) use words;
