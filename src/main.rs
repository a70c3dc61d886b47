//! The `bydel` program: a thin shell around [`bydel`].

use std::process::ExitCode;

/// Pages are made of many small pieces, on all cores at once: what they live in decides a fifth of
/// the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    bydel::cli::run()
}
