//! Secondary withholding.
