//! The fonts of cards.

use crate::images::vector::Fonts;
use crate::source::{Digest, Sources};

/// Where the fonts lie: those for titles and figures, and those for everything else.
const SERIF: &str = "assets/fonts/cards/serif";
const SANS: &str = "assets/fonts/cards/sans";

/// The fonts of the theme's cards, or those that the site has in their place.
#[derive(Debug)]
pub struct CardFonts {
    /// The fonts themselves; none where the files hold none.
    pub fonts: Fonts,
    /// The hash of all of them: what is drawn with them depends on it.
    pub digest: Digest,
}

impl CardFonts {
    pub(super) fn of(sources: &Sources) -> Self {
        let named = |start: &str| -> Vec<&[u8]> {
            let is_one = |path: &str| path.starts_with(start) && path.ends_with(".ttf");
            let files = sources.iter().filter(|(_, file)| is_one(file.path.as_str()));
            files.map(|(_, file)| file.bytes()).collect()
        };
        let (serif, sans) = (named(SERIF), named(SANS));
        let digest = Digest::of(&[serif.concat(), sans.concat()].concat());
        Self { fonts: Fonts::new(&serif, &sans), digest }
    }
}
