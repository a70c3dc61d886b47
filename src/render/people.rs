//! People in public roles, for lists of them.

use serde::Serialize;

use crate::site::{Employee, Member, Person};

/// Somebody in a list of people.
#[derive(Debug, Serialize)]
pub(super) struct PersonContext<'s> {
    name: &'s str,
    /// The position and where it is, or the role.
    title: Option<String>,
    /// The part in a board, or what else there is to know.
    note: Option<&'s str>,
}

impl<'s> PersonContext<'s> {
    pub(super) fn of_person(person: &'s Person) -> Self {
        Self { name: &person.name, title: person.role.clone(), note: None }
    }

    pub(super) fn of_member(member: &'s Member) -> Self {
        let position = member.title.iter().chain(&member.organisation);
        let position: Vec<&str> = position.map(String::as_str).collect();
        Self {
            name: &member.name,
            title: (!position.is_empty()).then(|| position.join(", ")),
            note: member.role.as_deref(),
        }
    }

    pub(super) fn of_employee(employee: &'s Employee) -> Self {
        Self {
            name: &employee.name,
            title: Some(employee.title.clone()),
            note: employee.note.as_deref(),
        }
    }
}
