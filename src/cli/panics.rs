//! What is told when the program itself is wrong: no stack trace, but what a developer needs.

use std::panic::{self, PanicHookInfo};

use super::streams;
use super::words::Message;
use crate::diagnostics::Language;

/// From now on a panic is told in a few lines. The process still ends with Rust's own status 101,
/// so that a script can tell a mistake in bydel from one in the content or the environment.
pub(super) fn tell_in(language: Language) {
    panic::set_hook(Box::new(move |panic| streams::tell(&message(panic).text(language))));
}

fn message<'p>(panic: &'p PanicHookInfo<'_>) -> Message<'p> {
    let place = panic.location().map(|at| (at.file(), at.line()));
    Message::Panicked { what: panic.payload_as_str().unwrap_or_default(), place }
}
