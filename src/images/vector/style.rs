//! The style sheets of a drawing: plain rules only.

use resvg::usvg::roxmltree::{Document, Node};

use super::references::{Ids, called, is_gradient};
use crate::images::PictureError::{self, NotDrawn, TooComplex};

/// What a plain rule has not; without them, `{`, `}`, `,` and `;` mean what they seem to.
const NOT_PLAIN: [&str; 6] = ["/*", "[", "@", "\"", "'", "\\"];

/// The most style sheets, since the rules of all are sorted again for each.
const MOST_SHEETS: usize = 16;
/// The most bytes of them times the elements they are held against.
const MOST_MATCHING: usize = 50_000_000;
/// The most declarations, counted for each selector that they stand for.
const MOST_DECLARATIONS: usize = 1_000_000;
/// The most steps of a selector, since each may be tried at every level.
const MOST_STEPS: usize = 3;

pub(super) fn check(document: &Document<'_>) -> Result<(), PictureError> {
    let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
    let sheets: Vec<&str> = styles.map(|style| style.text().unwrap_or_default()).collect();
    let bytes: usize = sheets.iter().map(|sheet| sheet.len()).sum();
    let elements = document.descendants().filter(Node::is_element).count();
    if sheets.len() > MOST_SHEETS || bytes * elements > MOST_MATCHING {
        return Err(TooComplex);
    }
    let ids = Ids::new(document);
    sheets.iter().try_for_each(|sheet| check_sheet(sheet, &ids))
}

/// A sheet may put a clip or a mask on any element, also on those that make up a clip; so that
/// references can be followed before rules are matched, sheets refer to gradients only.
fn check_sheet(sheet: &str, ids: &Ids<'_, '_>) -> Result<(), PictureError> {
    let mut targets = called(sheet).flat_map(|id| ids.named(id));
    if NOT_PLAIN.iter().any(|mark| sheet.contains(mark))
        || inherits_a_cut(sheet)
        || targets.any(|target| !is_gradient(target))
    {
        return Err(NotDrawn { element: "style" });
    }
    let mut all = 0;
    for (selectors, declarations) in sheet.split('}').filter_map(|rule| rule.split_once('{')) {
        all += selectors.split(',').count() * declarations.split(';').count();
        if all > MOST_DECLARATIONS || selectors.split(',').any(|one| steps(one) > MOST_STEPS) {
            return Err(TooComplex);
        }
    }
    Ok(())
}

fn steps(selector: &str) -> usize {
    selector.trim().matches(|c: char| c.is_whitespace() || matches!(c, '>' | '+')).count()
}

/// Whether a style may repeat the clip or mask of what is around.
pub(super) fn inherits_a_cut(style: &str) -> bool {
    style.contains("inherit") && (style.contains("clip-path") || style.contains("mask"))
}
