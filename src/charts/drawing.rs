//! A drawing without the element around it, and that element for a page.

use super::layout::{Layout, TEXT};
use super::svg::Coordinate;
use crate::text::escape::escaped;

/// The marks of a chart in one layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The kind of chart, as a class.
    pub(super) kind: &'static str,
    /// The layout; `None` where one drawing serves at every width.
    pub(super) layout: Option<Layout>,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) marks: String,
}

impl Drawing {
    pub(super) fn new(kind: &'static str, layout: Layout, height: f64, marks: String) -> Self {
        Self { kind, layout: Some(layout), width: layout.width(), height, marks }
    }

    /// The drawing as the only one of its chart.
    pub(super) fn alone(self) -> Self {
        Self { layout: None, ..self }
    }

    /// The marks alone, which are the same on a page and in a file.
    #[must_use]
    pub fn marks(&self) -> &str {
        &self.marks
    }

    /// The drawing as an `<svg>` element without a fixed size. Its name is an attribute: a `<title>`
    /// would be a second id in each layout, and a tip under every pointer.
    pub(super) fn element(&self, name: &str) -> String {
        let layout = self.layout.map_or_else(String::new, |layout| format!(" {}", layout.class()));
        format!(
            concat!(
                r#"<svg class="chart {}{}" viewBox="0 0 {} {}" font-size="{}" fill="currentColor" "#,
                r#"role="img" aria-label="{}">{}</svg>"#,
            ),
            self.kind,
            layout,
            Coordinate(self.width),
            Coordinate(self.height),
            TEXT,
            escaped(name),
            self.marks,
        )
    }
}
