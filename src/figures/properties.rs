//! Properties of the rules for figures.
