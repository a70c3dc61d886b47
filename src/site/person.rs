//! People in public roles.

use super::head::Reading;

/// Somebody in a public role.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name.
    pub name: String,
    /// In which role: *Rådmand*, *Leder af Frivilligcenter Aarhus*.
    pub role: Option<String>,
}

impl Person {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let (name, role) = (r.required_text("name"), r.text("role"));
        Some(Self { name: name?, role })
    }
}

/// A member of a board.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The position outside the board: *Direktør*.
    pub title: Option<String>,
    /// Where that position is.
    pub organisation: Option<String>,
    /// The part in the board: *Formand*; absent for ordinary members.
    pub role: Option<String>,
}

impl Member {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let name = r.required_text("name");
        let (title, organisation) = (r.text("title"), r.text("organisation"));
        let role = r.text("role");
        Some(Self { name: name?, title, organisation, role })
    }
}

/// Somebody who works in the secretariat.
#[derive(Debug, Clone)]
pub struct Employee {
    /// The name.
    pub name: String,
    /// What the work is called.
    pub title: String,
    /// What else there is to know, such as a period.
    pub note: Option<String>,
}

impl Employee {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let (name, title) = (r.required_text("name"), r.required_text("title"));
        let note = r.text("note");
        Some(Self { name: name?, title: title?, note })
    }
}
