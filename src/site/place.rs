//! What a content file is, by where it lies.

use crate::figures::SubjectId;
use crate::source::SourcePath;

/// The folders of `content/`, one for each kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// Housing areas and groups of them.
    Areas,
    /// The municipalities that areas are compared with.
    Municipalities,
    /// Programmes (*helhedsplaner*).
    Programmes,
    /// Projects, institutions and organisations.
    Projects,
    /// The catalogue of indicators.
    Indicators,
    /// Themes (*indsatsområder*).
    Themes,
    /// The national goals that programmes serve; all on one page.
    Goals,
    /// The criteria for exposed housing areas; all on one page.
    Criteria,
    /// News and stories, in a folder for each year.
    Stories,
    /// The volunteer award, a file for each year.
    Awards,
    /// Annual reports (*årsskrifter*).
    Reports,
    /// Pages of their own.
    Pages,
}

impl Folder {
    /// Every folder, in the order of the design.
    pub const ALL: [Self; 12] = [
        Self::Areas,
        Self::Municipalities,
        Self::Programmes,
        Self::Projects,
        Self::Indicators,
        Self::Themes,
        Self::Goals,
        Self::Criteria,
        Self::Stories,
        Self::Awards,
        Self::Reports,
        Self::Pages,
    ];

    /// The folder's name below `content/`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Municipalities => "municipalities",
            Self::Programmes => "programmes",
            Self::Projects => "projects",
            Self::Indicators => "indicators",
            Self::Themes => "themes",
            Self::Goals => "goals",
            Self::Criteria => "criteria",
            Self::Stories => "stories",
            Self::Awards => "awards",
            Self::Reports => "reports",
            Self::Pages => "pages",
        }
    }

    /// The path of the page that lists the folder.
    pub fn listing(self) -> String {
        format!("content/{}/_index.md", self.name())
    }

    /// The name under which the figures of a thing in it stand: unique across folders.
    pub fn subject(self, key: &str) -> SubjectId {
        SubjectId::new(&format!("{}/{key}", self.name()))
    }

    /// The folder and the key of the thing that a subject is.
    pub fn of_subject(subject: &SubjectId) -> Option<(Self, &str)> {
        let (folder, key) = subject.as_str().split_once('/')?;
        Some((Self::ALL.into_iter().find(|known| known.name() == folder)?, key))
    }

    /// The file in which the figures of a subject stand.
    pub fn figures_file(subject: &SubjectId) -> String {
        format!("content/{subject}/figures.yaml")
    }

    /// Whether things in it have pages of their own; those of the others stand on the listing.
    pub fn has_item_pages(self) -> bool {
        !matches!(self, Self::Goals | Self::Criteria)
    }

    /// Whether its listing has a page. Without one, things are loaded and shown where they belong.
    pub fn is_published(self) -> bool {
        self != Self::Pages
    }

    /// Whether things in it have figures of their own.
    pub(super) fn has_figures(self) -> bool {
        matches!(self, Self::Areas | Self::Municipalities | Self::Programmes | Self::Projects)
    }

    /// How many folders an item lies deep: stories lie in the folder of their year.
    fn depth(self) -> usize {
        if self == Self::Stories { 2 } else { 1 }
    }
}

/// The part that a file plays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// `content/site.yaml`.
    Config,
    /// `content/index.md`.
    Front,
    /// `content/sources.yaml`.
    Sources,
    /// `content/glossary.yaml`.
    Glossary,
    /// `_index.md` of a folder.
    Listing(Folder),
    /// A thing: `name.md` or `name/index.md`.
    Item(Folder, String),
    /// `figures.yaml` beside a thing.
    Figures(Folder, String),
    /// Another Markdown file beside a thing, such as a chapter of a report.
    Part(Folder, String, String),
    /// A picture beside a text.
    Picture,
    /// `pictures.yaml`: the records of the pictures in its folder.
    PictureRecords,
    /// Nothing that is read.
    Unexpected,
}

/// What the file of records beside pictures is called.
pub(super) const PICTURE_RECORDS: &str = "pictures.yaml";

/// Files for people who work with the content; never published.
const GUIDE: &str = "content/LAESMIG.md";

impl Place {
    /// The part that the file at `path` plays; `None` when it is not content at all.
    pub fn of(path: &SourcePath) -> Option<Self> {
        let rest = path.below("content").filter(|_| path.as_str() != GUIDE)?;
        let top = match rest {
            "site.yaml" => Some(Self::Config),
            "index.md" => Some(Self::Front),
            "sources.yaml" => Some(Self::Sources),
            "glossary.yaml" => Some(Self::Glossary),
            _ => None,
        };
        let records = || (path.file_name() == PICTURE_RECORDS).then_some(Self::PictureRecords);
        let picture = || is_picture(path).then_some(Self::Picture).or_else(records);
        Some(top.or_else(picture).or_else(|| Self::in_folder(rest)).unwrap_or(Self::Unexpected))
    }

    fn in_folder(rest: &str) -> Option<Self> {
        let (name, rest) = rest.split_once('/')?;
        let folder = Folder::ALL.into_iter().find(|folder| folder.name() == name)?;
        if rest == "_index.md" {
            return Some(Self::Listing(folder));
        }
        let segments: Vec<&str> = rest.split('/').collect();
        let (key, file) = segments.split_at(folder.depth().min(segments.len()));
        match *file {
            [] => Some(Self::Item(folder, key.join("/").strip_suffix(".md")?.to_owned())),
            ["index.md"] => Some(Self::Item(folder, key.join("/"))),
            ["figures.yaml"] if folder.has_figures() => Some(Self::Figures(folder, key.join("/"))),
            [part] => Some(Self::Part(folder, key.join("/"), part.strip_suffix(".md")?.to_owned())),
            _ => None,
        }
    }
}

/// Whether a file is a picture, though perhaps of a kind that must be saved as another first.
fn is_picture(path: &SourcePath) -> bool {
    ["jpg", "jpeg", "png", "webp", "avif", "bmp", "gif", "heic", "svg", "tif", "tiff"]
        .contains(&path.extension().to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_and_the_name_say_what_a_file_is() {
        let item = |folder, key: &str| Some(Place::Item(folder, key.to_owned()));
        let cases = [
            ("content/site.yaml", Some(Place::Config)),
            ("content/areas/_index.md", Some(Place::Listing(Folder::Areas))),
            ("content/areas/vestervang.md", item(Folder::Areas, "vestervang")),
            ("content/areas/vestervang/index.md", item(Folder::Areas, "vestervang")),
            (
                "content/areas/vestervang/figures.yaml",
                Some(Place::Figures(Folder::Areas, "vestervang".into())),
            ),
            ("content/themes/beskaeftigelse/figures.yaml", Some(Place::Unexpected)),
            ("content/stories/2018/kickstart.md", item(Folder::Stories, "2018/kickstart")),
            ("content/stories/2018/kickstart/index.md", item(Folder::Stories, "2018/kickstart")),
            (
                "content/reports/2018/forord.md",
                Some(Place::Part(Folder::Reports, "2018".into(), "forord".into())),
            ),
            ("content/areas/vestervang/gaard.JPG", Some(Place::Picture)),
            ("content/areas/vestervang/pictures.yaml", Some(Place::PictureRecords)),
            ("content/pictures.yaml", Some(Place::PictureRecords)),
            ("content/noter.txt", Some(Place::Unexpected)),
            ("content/LAESMIG.md", None),
            ("layouts/base.html", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Place::of(&SourcePath::new(path).unwrap()), expected, "{path}");
        }
    }
}
