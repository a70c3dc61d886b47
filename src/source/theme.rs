//! The theme that is compiled into the program.

use include_dir::{Dir, DirEntry, include_dir};

use super::MemoryFiles;

static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/layouts");
static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");

/// The built-in `layouts/` and `assets/`. A site's own files win over them, one by one.
pub fn builtin_theme() -> MemoryFiles {
    let mut theme = MemoryFiles::default();
    add(&LAYOUTS, "layouts", &mut theme);
    add(&ASSETS, "assets", &mut theme);
    theme
}

fn add(folder: &Dir<'static>, root: &str, theme: &mut MemoryFiles) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => add(folder, root, theme),
            DirEntry::File(file) => {
                let segments: Vec<_> = file.path().iter().map(|s| s.to_string_lossy()).collect();
                theme.insert(&format!("{root}/{}", segments.join("/")), file.contents());
            }
        }
    }
}
