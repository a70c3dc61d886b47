//! The files that a new thing consists of.

use super::filling::fill;
use super::name::{file_name, on_one_line, yaml_text};
use super::refusal::{absent, ids, known};
use super::{NewFile, Refusal, Request, Thing};
use crate::diagnostics::Problem;
use crate::site::{Folder, Site};
use crate::source::SourcePath;
use crate::text::Date;
use crate::text::date::iso_date;

const STORY: &str = include_str!("templates/story.md");
const AREA: &str = include_str!("templates/area.md");
const MUNICIPALITY: &str = include_str!("templates/municipality.md");
const FIGURES: &str = include_str!("templates/figures.yaml");
const INDICATOR: &str = include_str!("templates/indicator.md");
const AWARD: &str = include_str!("templates/award.md");
const REPORT: &str = include_str!("templates/report.md");
const CHAPTER: &str = include_str!("templates/chapter.md");
const PROGRAMME: &str = include_str!("templates/programme.md");
const PROJECT: &str = include_str!("templates/project.md");
const THEME: &str = include_str!("templates/theme.md");
const PAGE: &str = include_str!("templates/page.md");
const LISTING: &str = include_str!("templates/listing.md");

/// The files of what is wanted, the one to begin with first, and the listing of their folder where
/// the site has none.
///
/// # Errors
/// When the request names something that does not exist, or something that does already.
pub fn new_files(site: &Site, request: &Request) -> Result<Vec<NewFile>, Refusal> {
    for area in &request.areas {
        known(site, Folder::Areas, area, |id| Problem::UnknownArea { id })?;
    }
    let start = Start { site, request };
    let (folder, mut files) = match &request.thing {
        Thing::Story { title, date } => (Folder::Stories, start.story(title, *date)?),
        Thing::Area { name } => (Folder::Areas, start.area(name)?),
        Thing::Municipality { name } => (Folder::Municipalities, start.municipality(name)?),
        Thing::Indicator { name, unit, direction, counts } => {
            (Folder::Indicators, start.indicator(name, unit, direction, counts)?)
        }
        Thing::Award { year } => (Folder::Awards, start.award(*year)?),
        Thing::Report { year } => (Folder::Reports, start.report(*year)?),
        Thing::Programme { name } => (Folder::Programmes, start.programme(name)?),
        Thing::Project { name, kind } => (Folder::Projects, start.project(name, kind.word())?),
        Thing::Theme { name } => (Folder::Themes, start.theme(name)?),
        Thing::Page { title } => (Folder::Pages, start.page(title)?),
    };
    files.extend(missing_listing(site, folder));
    Ok(files)
}

struct Start<'s> {
    site: &'s Site,
    request: &'s Request,
}

impl Start<'_> {
    fn story(&self, title: &str, date: Date) -> Result<Vec<NewFile>, Refusal> {
        let id = format!("{}/{}", date.year(), file_name(title, "historie"));
        absent(self.site, Folder::Stories, &id)?;
        let values = [
            ("title", value(title)),
            ("date", iso_date(date)),
            ("areas", self.areas("# areas: [omraadets-mappe]")),
        ];
        Ok(vec![file(Folder::Stories, &format!("{id}.md"), STORY, &values)])
    }

    fn area(&self, name: &str) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Areas, name, "omraade")?;
        let values =
            [("name", value(name)), ("municipality", self.municipality_id()?), self.updated()];
        Ok(vec![
            file(Folder::Areas, &format!("{id}/index.md"), AREA, &values),
            self.figures(Folder::Areas, &id),
        ])
    }

    fn municipality(&self, name: &str) -> Result<Vec<NewFile>, Refusal> {
        let name = on_one_line(name);
        let short = name.trim_end_matches(" Kommune").trim_end_matches(" kommune");
        let id = self.new_id(Folder::Municipalities, short, "kommune")?;
        let values = [
            ("name", value(&format!("{short} Kommune"))),
            ("short_name", value(short)),
            self.updated(),
        ];
        Ok(vec![
            file(Folder::Municipalities, &format!("{id}/index.md"), MUNICIPALITY, &values),
            self.figures(Folder::Municipalities, &id),
        ])
    }

    fn indicator(
        &self,
        name: &str,
        unit: &str,
        direction: &str,
        counts: &str,
    ) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Indicators, name, "noegletal")?;
        let decimals = if unit == "percent" || unit == "grade" { "1" } else { "0" };
        let values = [
            ("name", value(name)),
            ("unit", unit.to_owned()),
            ("decimals", decimals.to_owned()),
            ("direction", direction.to_owned()),
            ("counts", counts.to_owned()),
            self.updated(),
        ];
        Ok(vec![file(Folder::Indicators, &format!("{id}.md"), INDICATOR, &values)])
    }

    fn award(&self, year: u16) -> Result<Vec<NewFile>, Refusal> {
        absent(self.site, Folder::Awards, &year.to_string())?;
        let values = [("year", year.to_string()), self.updated()];
        Ok(vec![file(Folder::Awards, &format!("{year}.md"), AWARD, &values)])
    }

    fn report(&self, year: u16) -> Result<Vec<NewFile>, Refusal> {
        absent(self.site, Folder::Reports, &year.to_string())?;
        let values = [("year", year.to_string()), self.updated()];
        Ok(vec![
            file(Folder::Reports, &format!("{year}/index.md"), REPORT, &values),
            file(Folder::Reports, &format!("{year}/forord.md"), CHAPTER, &values),
        ])
    }

    fn programme(&self, name: &str) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Programmes, name, "helhedsplan")?;
        let values = [
            ("name", value(name)),
            ("municipality", self.municipality_id()?),
            ("areas", self.areas("areas: []")),
            self.updated(),
        ];
        Ok(vec![file(Folder::Programmes, &format!("{id}/index.md"), PROGRAMME, &values)])
    }

    fn project(&self, name: &str, kind: &str) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Projects, name, "projekt")?;
        let values = [
            ("name", value(name)),
            ("kind", kind.to_owned()),
            ("municipality", self.municipality_line()?),
            ("areas", self.areas("# areas: [omraadets-mappe]")),
            self.updated(),
        ];
        Ok(vec![file(Folder::Projects, &format!("{id}/index.md"), PROJECT, &values)])
    }

    fn theme(&self, name: &str) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Themes, name, "indsatsomraade")?;
        let order = ids(self.site, Folder::Themes).len() + 1;
        let values = [("name", value(name)), ("order", order.to_string()), self.updated()];
        Ok(vec![file(Folder::Themes, &format!("{id}.md"), THEME, &values)])
    }

    fn page(&self, title: &str) -> Result<Vec<NewFile>, Refusal> {
        let id = self.new_id(Folder::Pages, title, "side")?;
        Ok(vec![file(
            Folder::Pages,
            &format!("{id}.md"),
            PAGE,
            &[("title", value(title)), self.updated()],
        )])
    }

    fn new_id(&self, folder: Folder, name: &str, kind: &str) -> Result<String, Refusal> {
        let id = file_name(name, kind);
        absent(self.site, folder, &id).map(|()| id)
    }

    /// The municipality that was named, or the only one there is.
    fn municipality_id(&self) -> Result<String, Refusal> {
        let known_ids = ids(self.site, Folder::Municipalities);
        match (&self.request.municipality, known_ids.as_slice()) {
            (Some(id), _) => {
                let problem = |id| Problem::UnknownMunicipality { id };
                known(self.site, Folder::Municipalities, id, problem).map(|()| id.clone())
            }
            (None, [only]) => Ok((*only).to_owned()),
            (None, all) => {
                Err(Refusal::WhichMunicipality(all.iter().map(|id| (*id).to_owned()).collect()))
            }
        }
    }

    /// The line with the municipality of a thing that need not lie in one.
    fn municipality_line(&self) -> Result<String, Refusal> {
        match self.municipality_id() {
            Ok(id) => Ok(format!("municipality: {id}")),
            Err(Refusal::WhichMunicipality(_)) => Ok("# municipality: kommunens-mappe".to_owned()),
            Err(refusal) => Err(refusal),
        }
    }

    /// The line with the areas, or `otherwise` where none is named.
    fn areas(&self, otherwise: &str) -> String {
        match self.request.areas.as_slice() {
            [] => otherwise.to_owned(),
            areas => format!("areas: [{}]", areas.join(", ")),
        }
    }

    fn updated(&self) -> (&'static str, String) {
        ("updated", iso_date(self.request.today))
    }

    /// The file for figures, with an example from the site's own catalogue.
    fn figures(&self, folder: Folder, id: &str) -> NewFile {
        let indicator =
            ids(self.site, Folder::Indicators).first().copied().unwrap_or("skolefravaer");
        let source = self.site.sources.keys().next().map_or("kildens-id", |id| id.as_str());
        let year = self.request.today.year() - 1;
        let values = [
            ("indicator", indicator.to_owned()),
            ("source", source.to_owned()),
            ("year", year.to_string()),
            ("before", (year - 1).to_string()),
        ];
        file(folder, &format!("{id}/figures.yaml"), FIGURES, &values)
    }
}

fn value(text: &str) -> String {
    yaml_text(&on_one_line(text))
}

fn file(folder: Folder, rest: &str, template: &str, values: &[(&str, String)]) -> NewFile {
    let path = SourcePath::new(&format!("content/{}/{rest}", folder.name()));
    let path = path.expect("invariant: ids and years are clean segments");
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    NewFile { path, text: fill(template, &values) }
}

/// The page that lists a folder, where the site has none: without it, nothing in the folder is
/// published.
fn missing_listing(site: &Site, folder: Folder) -> Option<NewFile> {
    if !folder.is_published() || site.places.contains_key(folder.listing().as_str()) {
        return None;
    }
    let (title, slug) = listing_names(folder);
    let values = [("title", title.to_owned()), ("slug", slug.to_owned())];
    Some(file(folder, "_index.md", LISTING, &values))
}

/// What the listing of a folder is called, on the page and in its address.
fn listing_names(folder: Folder) -> (&'static str, &'static str) {
    match folder {
        Folder::Areas => ("Områder", "omraader"),
        Folder::Municipalities => ("Kommuner", "kommuner"),
        Folder::Programmes => ("Helhedsplaner", "helhedsplaner"),
        Folder::Projects => ("Projekter og institutioner", "projekter"),
        Folder::Indicators => ("Nøgletal", "noegletal"),
        Folder::Themes => ("Indsatsområder", "indsatsomraader"),
        Folder::Goals => ("De nationale mål", "maal"),
        Folder::Criteria => ("Kriterier for udsatte boligområder", "kriterier"),
        Folder::Stories => ("Historier", "historier"),
        Folder::Awards => ("Ildsjæle", "ildsjaele"),
        Folder::Reports => ("Årsskrifter", "aarsskrifter"),
        Folder::Pages => ("Sider", "sider"),
    }
}
