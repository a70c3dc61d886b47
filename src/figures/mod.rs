//! What figures mean: series, comparison, change, ranking, withholding. No I/O, no HTML.
