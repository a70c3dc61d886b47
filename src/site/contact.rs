//! Whom to write to or call.

use super::head::Reading;
use super::values;

/// How somebody is reached.
#[derive(Debug, Clone)]
pub struct Contact {
    /// A person or an office.
    pub name: Option<String>,
    /// A postal address.
    pub address: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A web address.
    pub url: Option<String>,
}

impl Contact {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        Some(Self {
            name: r.text("name"),
            address: r.text("address"),
            phone: r.text("phone"),
            email: r.text("email"),
            url: r.parsed("url", values::address),
        })
    }
}
