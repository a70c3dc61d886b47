//! Where everything stands: the only place that makes URLs.
//!
//! [`Routes::plan`] claims a [`RoutePath`] for every [`Resource`] of a site, reports two claims on
//! one path, and checks that every internal link leads somewhere. After that a path gives its
//! resource and a resource its path; nothing else in the program joins a URL.

mod aliases;
mod anchors;
mod chart_file;
mod comparisons;
mod data_file;
mod feed;
mod links;
mod machine;
mod path;
mod plan;
mod resource;

pub use anchors::anchor;
pub use chart_file::{ChartFile, has_same_charts};
pub use data_file::{DataFile, DataFormat};
pub use feed::Feed;
pub use links::{check_links, check_links_again};
pub use machine::MOST_PAGES_IN_A_SITEMAP;
pub use path::RoutePath;
pub use plan::{Picture, Routes, Statics, asset_name};
pub use resource::Resource;
