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
    /// Where else there is news from them.
    pub channels: Vec<Channel>,
}

/// A newsletter or a page elsewhere on the web.
#[derive(Debug, Clone)]
pub struct Channel {
    /// What it is: *Nyhedsbrev*, *Facebook*.
    pub name: String,
    /// Its address as people write it.
    pub text: String,
    /// Its complete address; without one it is not linked to.
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
            channels: r.records("channels", Channel::load),
        })
    }
}

impl Channel {
    fn load(r: &mut Reading<'_>) -> Option<Self> {
        let (name, text) = (r.required_text("name"), r.required_text("text"));
        let url = r.parsed("url", values::address);
        Some(Self { name: name?, text: text?, url })
    }
}
