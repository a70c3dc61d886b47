//! Accessible SVG charts, drawn from numbers that are already formatted.
