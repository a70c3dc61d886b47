//! Content by its hash.

/// The first 16 hexadecimal digits of the BLAKE3 hash of `bytes`: in file names it tells browsers
/// that the content has changed, and lets them keep it for ever until then.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}
