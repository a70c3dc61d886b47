//! Rebuilds the program when a file of the built-in theme is added, changed or removed, and gives
//! it a hash of its own code: what one program made, another does not lean on.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() {
    for path in ["layouts", "assets", "src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut hasher = DefaultHasher::new();
    for path in ["src", "Cargo.lock"] {
        hash(Path::new(path), &mut hasher);
    }
    println!("cargo::rustc-env=BYDEL_PROGRAM={:016x}", hasher.finish());
}

/// Adds a file, or all files of a folder in the order of their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| hash(path, hasher));
    } else {
        path.hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
