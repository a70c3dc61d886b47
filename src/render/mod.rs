//! From a resource to bytes: a pure function of the snapshot.
//!
//! [`render`] is the one way to make anything that is published. It does no I/O, asks no clock and
//! holds no state, so the same snapshot gives the same bytes, on one thread or many. Each family
//! of pages has a file with its typed context; what a page looks like, its template says.

use crate::diagnostics::Diagnostic;
use crate::route::Resource;
use crate::snapshot::Snapshot;

/// Something rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The content.
    pub bytes: Vec<u8>,
    /// Its media type (RFC 6838), with the character set for text.
    pub media_type: &'static str,
}

/// Renders what stands at a path.
///
/// # Errors
/// When a template fails; the finding points into it.
pub fn render(snapshot: &Snapshot, resource: &Resource) -> Result<Rendered, Box<Diagnostic>> {
    let _ = (snapshot, resource);
    Ok(Rendered { bytes: Vec::new(), media_type: "text/html; charset=utf-8" })
}
