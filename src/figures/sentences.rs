//! Danish sentences from figures, for pages and for those who hear a chart instead of seeing it.
