//! Turns pictures of unknown origin into safe ones for the web.
