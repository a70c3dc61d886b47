//! Rebuilds the program when a file of the built-in theme is added, changed or removed.

fn main() {
    println!("cargo::rerun-if-changed=layouts");
    println!("cargo::rerun-if-changed=assets");
}
