//! What a programme wants, and the ideas behind it.

use crate::site::GoalId;
use crate::site::head::Reading;
use crate::site::known::Known;

/// What a programme wants.
#[derive(Debug, Clone)]
pub struct Aims {
    /// How things are to be, in points.
    pub vision: Vec<String>,
    /// What it is there for, in points.
    pub purposes: Vec<String>,
    /// How it goes about it, in points.
    pub strategy: Vec<String>,
    /// What those who work for it hold themselves to.
    pub principles: Vec<Principle>,
    /// The national goals that it serves.
    pub goals: Vec<GoalId>,
    /// What to know about its figures for the goals.
    pub goals_note: Option<String>,
}

/// A principle of the work.
#[derive(Debug, Clone)]
pub struct Principle {
    /// What it is called.
    pub name: String,
    /// What it means, in points.
    pub points: Vec<String>,
}

impl Aims {
    pub(super) fn load(r: &mut Reading<'_>) -> Self {
        Self {
            vision: r.phrases("vision"),
            purposes: r.phrases("purposes"),
            strategy: r.phrases("strategy"),
            principles: r.records("principles", |r| {
                let (name, points) = (r.required_text("name"), r.phrases("points"));
                Some(Principle { name: name?, points })
            }),
            goals: r.references("goals", Known::goal),
            goals_note: r.phrase("goals_note"),
        }
    }
}
