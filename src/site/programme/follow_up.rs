//! How a programme is evaluated and changed.

use crate::site::head::Reading;
use crate::text::typeset;

/// What is done to learn from the work while it goes on.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// How it is evaluated, in a few words.
    pub kind: Option<String>,
    /// What is looked at, in points.
    pub focus: Vec<String>,
    /// What comes out of it.
    pub output: Option<String>,
    /// What happens when.
    pub events: Vec<EvaluationEvent>,
    /// How single activities are followed.
    pub activities: Option<String>,
}

/// Something that happens in the course of an evaluation.
#[derive(Debug, Clone)]
pub struct EvaluationEvent {
    /// What it is.
    pub name: String,
    /// When it is, in the words of the agreement.
    pub when: String,
}

impl Evaluation {
    pub(super) fn load(r: &mut Reading<'_>) -> Option<Self> {
        let (kind, focus) = (r.phrase("kind"), r.phrases("focus"));
        let (output, activities) = (r.phrase("output"), r.phrase("activities"));
        let events = r.records("events", |r| {
            let (name, when) = (r.required_text("name"), r.required_text("when"));
            Some(EvaluationEvent { name: name?, when: typeset(&when?).into_owned() })
        });
        Some(Self { kind, focus, output, events, activities })
    }
}
