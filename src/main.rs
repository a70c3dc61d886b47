//! The `bydel` program: a thin shell around [`bydel`].

use std::process::ExitCode;

fn main() -> ExitCode {
    bydel::cli::run()
}
