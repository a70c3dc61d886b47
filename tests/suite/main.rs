//! Tests of the whole program, one module for each feature.
//!
//! A test starts from a [`site_test::SiteTest`]: a small sound site that it changes before it looks
//! at the outcome. What the program says on the command line stands in `tests/cmd`.

mod architecture;
mod books;
mod build;
mod cascades;
mod cli;
mod content;
mod diagnostics;
mod facts;
mod fairness;
mod figures;
mod goals;
mod grown;
mod hostile;
mod interrupted;
mod page;
mod programmes;
mod references;
mod rust_code;
mod showcase;
mod site_test;
mod targets;
mod theme;
mod tidy;
