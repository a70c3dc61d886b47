//! Tests of the whole program, one module for each feature.
//!
//! A test starts from a [`site_test::SiteTest`]: a small sound site that it changes before it looks
//! at the outcome. What the program says on the command line stands in `tests/cmd`.

mod architecture;
mod award;
mod books;
mod build;
mod cards;
mod cascades;
mod charts;
mod cli;
mod comparisons;
mod content;
mod diagnostics;
mod facts;
mod fairness;
mod feeds;
mod figures;
mod glossary;
mod goals;
mod grown;
mod guide;
mod hostile;
mod interrupted;
mod machine;
mod open_data;
mod page;
mod pictures;
mod preview;
mod programmes;
mod projects;
mod prose;
mod references;
mod report;
mod rust_code;
mod scaffold;
mod sentences;
mod settings;
mod showcase;
mod site_test;
mod sorting;
mod special_pages;
mod stories;
mod targets;
mod theme;
mod tidy;
