//! The phases of making a site, for those who want to know how long each takes.

/// A part of the work that comes after the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Files are read.
    Read,
    /// What their fields and figures mean is worked out.
    Load,
    /// Templates are parsed, stylesheets are bundled.
    Theme,
    /// Every address is claimed.
    Plan,
    /// Texts are parsed, and held against figures, pictures and addresses.
    Check,
    /// Pictures are decoded and encoded, unless the cache has them.
    Pictures,
    /// Pages are rendered, compared with what stands there, and put in place.
    Publish,
}
