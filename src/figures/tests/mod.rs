//! Tests of the figures as a whole, and samples for those of single files.

mod properties;
pub(super) mod samples;
