//! The only fonts that text in a drawing is set in.

use std::sync::Arc;

use resvg::usvg::fontdb::Database;

/// Fonts to draw text with; those of the machine are never among them.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    database: Arc<Database>,
}

impl Fonts {
    /// The fonts of TrueType or OpenType files; a file that is none adds none.
    pub fn new<'f>(files: impl IntoIterator<Item = &'f [u8]>) -> Self {
        let mut database = Database::new();
        files.into_iter().for_each(|file| database.load_font_data(file.to_vec()));
        Self { database: Arc::new(database) }
    }

    /// Whether there is none, so that no text can be drawn.
    pub fn is_empty(&self) -> bool {
        self.database.is_empty()
    }

    pub(super) fn database(&self) -> Arc<Database> {
        self.database.clone()
    }
}
