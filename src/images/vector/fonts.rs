//! The only fonts that text in a drawing is set in, and how wide text is in them.

use std::fmt::Write as _;
use std::sync::Arc;

use resvg::usvg::fontdb::Database;
use resvg::usvg::{Node, Tree};

/// Fonts to draw text with; those of the machine are never among them.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    database: Arc<Database>,
}

/// One of the fonts, as a drawing asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    /// The name of its family, or `serif` or `sans-serif`.
    pub family: &'static str,
    /// From 100 to 900.
    pub weight: u16,
}

/// Adds fonts; gives back the name of their family.
fn add(database: &mut Database, files: &[&[u8]]) -> Option<String> {
    let known = database.len();
    files.iter().for_each(|file| database.load_font_data(file.to_vec()));
    database.faces().nth(known)?.families.first().map(|(name, _)| name.clone())
}

/// Text is measured at this size, where rounding is small.
const MEASURED: f64 = 100.0;

impl Fonts {
    /// The fonts of TrueType or OpenType files, those that a drawing asks for as `serif` and those
    /// it asks for as `sans-serif`; a file that is no font adds none.
    pub fn new(serif: &[&[u8]], sans: &[&[u8]]) -> Self {
        let mut database = Database::new();
        if let Some(family) = add(&mut database, serif) {
            database.set_serif_family(family);
        }
        if let Some(family) = add(&mut database, sans) {
            database.set_sans_serif_family(family);
        }
        Self { database: Arc::new(database) }
    }

    /// Whether there is none, so that no text can be drawn.
    pub fn is_empty(&self) -> bool {
        self.database.is_empty()
    }

    pub(super) fn database(&self) -> Arc<Database> {
        self.database.clone()
    }

    /// How far each text reaches at size 1; nothing where no font has any of its characters.
    ///
    /// `escape` makes text safe for XML.
    pub fn widths(&self, face: Face, texts: &[&str], escape: impl Fn(&str) -> String) -> Vec<f64> {
        let Face { family, weight } = face;
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" font-family="{family}" font-weight="{weight}" font-size="{MEASURED}">"#
        );
        for (number, text) in texts.iter().enumerate() {
            let _ = write!(svg, r#"<text id="t{number}">{}</text>"#, escape(text));
        }
        svg.push_str("</svg>");
        let tree = Tree::from_str(&svg, &super::options(self)).ok();
        let width = |number: usize| match tree.as_ref()?.node_by_id(&format!("t{number}"))? {
            Node::Text(text) => Some(f64::from(text.bounding_box().width()) / MEASURED),
            _ => None,
        };
        (0..texts.len()).map(|number| width(number).unwrap_or_default()).collect()
    }
}
