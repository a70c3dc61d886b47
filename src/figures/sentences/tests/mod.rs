//! Expected sentences, written by hand before they were made, and what holds for all of them.

mod against;
mod development;
mod grades;
mod pairs;
mod properties;
mod published;
mod samples;
mod statements;
