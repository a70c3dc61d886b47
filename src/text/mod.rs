//! Danish typography as pure functions: numbers, dates, collation, slugs, plurals.
