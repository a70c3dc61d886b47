//! Slugs: the parts of a URL, in lower-case ASCII with hyphens.
//!
//! [`slugify`] makes one from a title (æ ø å become ae oe aa), [`Slug`] is text that is known to be
//! one. Making slugs unique is left to those who know what else stands at a path.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The most characters of a slug: two of them with a file name stay below every system's limit.
const MOST_CHARACTERS: usize = 80;

/// Names that Windows keeps for devices (Microsoft, *Naming Files, Paths, and Namespaces*): a page
/// by that name could not be published there.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Text of one or more groups of `a`–`z` and `0`–`9` with single hyphens between them, at most 80
/// characters, and a file name on every platform.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// The text as a slug, if it is one already; nothing is folded or trimmed.
    pub fn parse(text: &str) -> Option<Self> {
        let group = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let sound = text.len() <= MOST_CHARACTERS && !is_device(text) && text.split('-').all(group);
        sound.then(|| Self(Arc::from(text)))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_device(text: &str) -> bool {
    let port = text.strip_prefix("com").or_else(|| text.strip_prefix("lpt"));
    DEVICES.contains(&text)
        || port.is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Folds a title to a slug: *Århus Ø: børn & unge* becomes `aarhus-oe-boern-unge`. The result is
/// empty when the title holds no letter or digit that can be folded.
pub fn slugify(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for sign in title.chars().flat_map(char::to_lowercase) {
        match fold(sign) {
            Some("") => {}
            Some(letters) => slug.push_str(letters),
            None if sign.is_ascii_alphanumeric() => slug.push(sign),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What a letter outside ASCII becomes; `None` for signs that are not in the table.
fn fold(sign: char) -> Option<&'static str> {
    Some(match sign {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' | 'œ' => "oe",
        'å' => "aa",
        // Mac file names are decomposed: å comes as a and a ring, é as e and an accent.
        '\u{30a}' => "a",
        '\u{300}'..='\u{36f}' | '\'' | '’' | '\u{ad}' => "",
        'á' | 'à' | 'â' | 'ã' => "a",
        'é' | 'è' | 'ê' | 'ë' => "e",
        'í' | 'ì' | 'î' | 'ï' | 'ı' => "i",
        'ó' | 'ò' | 'ô' | 'õ' => "o",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' | 'č' | 'ć' => "c",
        'ñ' => "n",
        'ş' | 'š' => "s",
        'ğ' => "g",
        'ž' => "z",
        'ł' => "l",
        'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn danish_letters_are_folded() {
        let cases = [
            ("Århus Ø: børn & unge", "aarhus-oe-boern-unge"),
            ("Skolefravær", "skolefravaer"),
            ("Vandtårnsområdet", "vandtaarnsomraadet"),
            ("Ærø", "aeroe"),
            ("Café på André's", "cafe-paa-andres"),
            ("18-64-årige", "18-64-aarige"),
            ("  –Gellerup/Toveshøj–  ", "gellerup-toveshoej"),
            ("ÆØÅ", "aeoeaa"),
            ("A\u{30a}rhus cafe\u{301}", "aarhus-cafe"),
            ("日本", ""),
            ("", ""),
        ];
        for (title, expected) in cases {
            assert_eq!(slugify(title), expected, "{title}");
        }
    }

    #[test]
    fn only_kebab_case_is_a_slug() {
        for text in ["a", "18-64-aarige", "skolefravaer", "2018"] {
            assert_eq!(Slug::parse(text).unwrap().as_str(), text);
        }
        for text in ["", "-", "a-", "-a", "a--b", "Aa", "å", "a b", "a_b", "a.b", "a/b"] {
            assert_eq!(Slug::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_slugify_makes_is_a_slug_or_nothing(title in "\\PC{0,40}") {
            let slug = slugify(&title);
            prop_assert!(slug.is_empty() || Slug::parse(&slug).is_some(), "{:?}", slug);
            prop_assert_eq!(slugify(&slug), slug);
        }
    }
}
