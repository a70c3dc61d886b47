//! Where everything stands: the only place that makes URLs.
//!
//! [`Routes::plan`] claims a [`RoutePath`] for every [`Resource`] of a site, reports two claims on
//! one path, and checks that every internal link leads somewhere. After that a path gives its
//! resource and a resource its path; nothing else in the program joins a URL.

mod anchors;
mod comparisons;
mod links;
mod path;
mod plan;
mod resource;

pub use anchors::anchor;
pub use path::RoutePath;
pub use plan::{Picture, Routes, Statics};
pub use resource::Resource;
