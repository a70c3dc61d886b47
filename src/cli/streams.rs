//! Standard output and standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};

/// Writes what was asked for to standard output. A reader who has seen enough and went away
/// (`bydel check --format json | head`) is no error.
pub(super) fn answer(text: &str) -> io::Result<()> {
    let mut stream = io::stdout().lock();
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}

/// Writes a line, or several, to standard error. If that fails there is nobody left to tell.
pub(super) fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether somebody looks at standard error.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Whether to write colours there. A `NO_COLOR` that is set but empty does not count
/// (<https://no-color.org>).
pub(super) fn has_colour() -> bool {
    is_watched() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
