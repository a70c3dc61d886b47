//! Expected sentences, written by hand.
