//! The names by which things of a site refer to each other.

use crate::text::id;

id! {
    /// A housing area or a group of them: the name of its folder in `content/areas/`.
    AreaId
    /// A municipality: the name of its folder in `content/municipalities/`.
    MunicipalityId
    /// A programme (*helhedsplan*): the name of its folder in `content/programmes/`.
    ProgrammeId
    /// A project, institution or organisation: the name of its folder in `content/projects/`.
    ProjectId
    /// A theme (*indsatsområde*): the name of its file in `content/themes/`.
    ThemeId
    /// A national goal: the name of its file in `content/goals/`.
    GoalId
    /// A criterion for exposed areas: the name of its file in `content/criteria/`.
    CriterionId
    /// An activity of a programme, in its own file.
    ActivityId
    /// A target of a programme, in its own file.
    TargetId
    /// A body of a programme's organisation, in its own file.
    BodyId
    /// A page of its own: the name of its file in `content/pages/`.
    PageId
    /// A story: year and name, `2018/kickstart`.
    StoryId
    /// A report (*årsskrift*): the name of its folder in `content/reports/`.
    ReportId
    /// A chapter of a report: the report's id and the name of the file, `2018/forord`.
    ChapterId
    /// The award of one year: the name of its file in `content/awards/`.
    AwardId
}

impl ChapterId {
    /// The chapter of a report that its file is called.
    pub fn of(report: &ReportId, file: &str) -> Self {
        Self::new(&format!("{report}/{file}"))
    }
}
