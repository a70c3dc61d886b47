//! What a figure is about, as data files name it.

use crate::figures::SubjectId;
use crate::site::{Area, Folder, Municipality, Programme, Project, ProjectKind, Site};
use crate::text::words;

/// Somebody or something that figures are about.
#[derive(Debug, Clone)]
pub struct Subject<'s> {
    /// Its id among the figures.
    pub id: SubjectId,
    /// Its own name in files and addresses.
    pub key: &'s str,
    /// What it is called.
    pub name: &'s str,
    /// What it is.
    pub kind: SubjectKind,
    /// The name of the municipality that it lies in, or is.
    pub municipality: Option<&'s str>,
}

/// What a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// A housing area.
    Area,
    /// Several areas that were measured together.
    Group,
    /// A municipality.
    Municipality,
    /// A programme.
    Programme,
    /// A project.
    Project,
    /// A school, daycare or house.
    Institution,
    /// An association, a secretariat, a company.
    Organisation,
}

words!(SubjectKind {
    Area => "area",
    Group => "group",
    Municipality => "municipality",
    Programme => "programme",
    Project => "project",
    Institution => "institution",
    Organisation => "organisation",
});

impl SubjectKind {
    /// What it is, in Danish.
    pub fn label(self) -> &'static str {
        match self {
            Self::Area => "boligområde",
            Self::Group => "gruppe af boligområder, målt tilsammen",
            Self::Municipality => "kommune",
            Self::Programme => "helhedsplan",
            Self::Project => "projekt",
            Self::Institution => "skole, dagtilbud eller hus",
            Self::Organisation => "organisation",
        }
    }
}

impl<'s> Subject<'s> {
    pub(super) fn area(area: &'s Area, site: &'s Site) -> Self {
        Self {
            id: area.subject(),
            key: area.id.as_str(),
            name: &area.head.title,
            kind: if area.is_group() { SubjectKind::Group } else { SubjectKind::Area },
            municipality: site.municipality_of(area).map(|found| found.head.title.as_str()),
        }
    }

    pub(super) fn municipality(municipality: &'s Municipality) -> Self {
        Self {
            id: municipality.subject(),
            key: municipality.id.as_str(),
            name: &municipality.head.title,
            kind: SubjectKind::Municipality,
            municipality: Some(&municipality.head.title),
        }
    }

    pub(super) fn project(project: &'s Project, site: &'s Site) -> Self {
        let municipality = project.municipality.as_ref().and_then(|id| site.municipalities.get(id));
        Self {
            id: project.subject(),
            key: project.id.as_str(),
            name: &project.head.title,
            kind: match project.kind {
                ProjectKind::Project => SubjectKind::Project,
                ProjectKind::Institution => SubjectKind::Institution,
                ProjectKind::Organisation => SubjectKind::Organisation,
            },
            municipality: municipality.map(|found| found.head.title.as_str()),
        }
    }

    pub(super) fn programme(programme: &'s Programme, site: &'s Site) -> Self {
        let municipality = site.municipalities.get(&programme.municipality);
        Self {
            id: Folder::Programmes.subject(programme.id.as_str()),
            key: programme.id.as_str(),
            name: &programme.head.title,
            kind: SubjectKind::Programme,
            municipality: municipality.map(|found| found.head.title.as_str()),
        }
    }
}
