//! Content by its hash.

use std::fmt;

/// The BLAKE3 hash of some bytes: equal for equal bytes, and for no others that anybody could find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Reads what [`Digest`] prints: 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(|hash| Self(*hash.as_bytes()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        blake3::Hash::from_bytes(self.0).fmt(f)
    }
}

/// The first 16 hexadecimal digits of the BLAKE3 hash of `bytes`: in file names it tells browsers
/// that the content has changed, and lets them keep it for ever until then.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_back_and_begins_with_the_fingerprint() {
        let digest = Digest::of(b"<h1>Herredsvang</h1>");
        let text = digest.to_string();
        assert_eq!((text.len(), Digest::parse(&text)), (64, Some(digest)));
        assert_eq!(text[..16], fingerprint(b"<h1>Herredsvang</h1>"));
        assert_eq!(Digest::parse(&text[1..]), None);
    }
}
