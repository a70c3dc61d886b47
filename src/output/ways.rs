//! The folders on the way to many paths, each looked at once.
//!
//! Ten thousand pages lie in ten thousand folders; to look at each folder on the way to each page
//! would be most of the work of a build. Below a folder that is not there nothing is.

use std::collections::BTreeMap;

use super::error::OutputError;
use super::folder::{Folder, Standing, file_type};
use super::path::OutputPath;

/// What stands in the folders of some paths.
pub(super) struct Ways<'p>(BTreeMap<&'p str, Way<'p>>);

#[derive(Clone, Copy)]
enum Way<'p> {
    /// A folder that is truly one, and so are those around it.
    Open,
    /// Nothing, from this folder inwards.
    Absent(&'p str),
    /// Something that is no folder.
    Blocked(&'p str),
}

impl<'p> Ways<'p> {
    /// Looks at the folders of `paths` in `folder`.
    pub(super) fn look(
        folder: &Folder,
        paths: impl Iterator<Item = &'p OutputPath>,
    ) -> Result<Self, OutputError> {
        let mut ways = Self(BTreeMap::new());
        for path in paths {
            let unknown: Vec<&str> =
                path.folders().take_while(|folder| !ways.0.contains_key(folder)).collect();
            for name in unknown.into_iter().rev() {
                let way = ways.way_into(name, folder)?;
                ways.0.insert(name, way);
            }
        }
        Ok(ways)
    }

    fn way_into(&self, name: &'p str, folder: &Folder) -> Result<Way<'p>, OutputError> {
        let around = name.rsplit_once('/').and_then(|(around, _)| self.0.get(around));
        Ok(match around {
            Some(way @ (Way::Absent(_) | Way::Blocked(_))) => *way,
            Some(Way::Open) | None => match file_type(&folder.root().join(name))? {
                None => Way::Absent(name),
                Some(kind) if kind.is_dir() => Way::Open,
                Some(_) => Way::Blocked(name),
            },
        })
    }

    fn way_to(&self, path: &OutputPath) -> Way<'p> {
        path.folders().next().and_then(|folder| self.0.get(folder)).copied().unwrap_or(Way::Open)
    }

    /// What stands at one of the paths.
    pub(super) fn standing(
        &self,
        folder: &Folder,
        path: &OutputPath,
    ) -> Result<Standing, OutputError> {
        match self.way_to(path) {
            Way::Absent(_) => Ok(Standing::Absent),
            Way::Blocked(by) => Ok(Standing::Blocked(by.to_owned())),
            Way::Open => folder.standing_in_folder(path),
        }
    }

    /// The outermost folder on the way to one of the paths that is not there.
    pub(super) fn absent(&self, path: &OutputPath) -> Option<&'p str> {
        match self.way_to(path) {
            Way::Absent(name) => Some(name),
            Way::Open | Way::Blocked(_) => None,
        }
    }
}
