//! Puts a built site on disk, so that the published folder is never half a site.
//!
//! Enter at [`publish()`]: it renders every [`OutputPath`], writes only the files whose bytes changed,
//! puts them in place by rename, and removes what an earlier build wrote and this one did not.
//! A build whose rendering or staging fails changes nothing; one that is stopped later, even killed,
//! leaves whole files and is completed by the next. A file that bydel did not write is never changed or removed: `.bydel/manifest` in the
//! folder says which files are ours. [`create_files`] begins new content files for an author,
//! [`Cache`] keeps what is expensive to make. What stands in the files is for the caller to decide.

mod cache;
mod create;
mod disk;
mod error;
mod folder;
mod intact;
mod manifest;
mod path;
mod publish;
#[cfg(test)]
mod tests;

pub use cache::Cache;
pub use create::{CreateError, create_files, create_site};
pub use error::{Action, Listing, OutputError, PublishError};
pub use intact::{Intact, intact};
pub use path::{OutputPath, PathError, PathFault};
pub use publish::{Summary, publish};
