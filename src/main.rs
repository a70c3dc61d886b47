//! The `bydel` program: a thin shell around [`bydel`].

fn main() {}
