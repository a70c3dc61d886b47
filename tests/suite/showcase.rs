//! The site of this repository: what the agreements and the yearbook say stands on its pages, and
//! nothing else does.
//!
//! `tests/showcase/observations.tsv` holds every figure of areas, groups, municipalities, programmes
//! and projects as it was taken from the documents, independently of `content/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bydel::figures::format::{figure_text, precision_word};
use bydel::figures::{
    ChangeSize, Figure, Indicator, Origin, Precision, Provenance, Quantity, Series, SourceId,
    SubjectId, Year,
};
use bydel::route::RoutePath;
use bydel::site::Municipality;
use bydel::snapshot::Snapshot;

use super::page::{Page, Part};
use super::references::pages;
use super::site_test::{SiteTest, findings};

/// The pages of the showcase by their paths.
struct Showcase {
    snapshot: Snapshot,
    pages: BTreeMap<RoutePath, Page>,
}

impl Showcase {
    fn load() -> Self {
        let snapshot = SiteTest::showcase().load();
        let pages = pages(&snapshot);
        Self { snapshot, pages }
    }

    #[track_caller]
    fn page(&self, path: &str) -> &Page {
        let page = self.pages.get(&RoutePath::requested(path));
        page.unwrap_or_else(|| panic!("there is no page {path}"))
    }

    /// The row of an indicator, by its name, in the tables with all figures of a page.
    #[track_caller]
    fn row(&self, path: &str, indicator: &str) -> Vec<String> {
        let tables = self.page(path).all("table");
        let rows = tables.iter().flat_map(Part::rows);
        let mut rows = rows.filter(|row| row.len() > 3 && row[0] == indicator);
        rows.next().unwrap_or_else(|| panic!("no row for {indicator} on {path}"))
    }

    fn indicator(&self, id: &str) -> &Indicator {
        &self.snapshot.site.indicators[id].indicator
    }
}

/// Text of a page with plain spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn the_showcase_has_no_findings() {
    let snapshot = SiteTest::showcase().load();
    assert_eq!(findings(&snapshot.found.all(), &snapshot.sources), Vec::<String>::new());
}

#[test]
fn herredsvang_is_held_against_aarhus_and_against_itself() {
    let showcase = Showcase::load();
    let row = showcase.row("/omraader/herredsvang/", "Skolefravær");
    assert_eq!(row[..4], ["Skolefravær", "6,5 %", "2017", "5,3 %"]);
    assert!(row[4].starts_with("+1,2 procentpoint"), "{row:?}");
    let development = "faldt fra 9,7 % i 2007 til 6,5 % i 2017, altså med 3,2 procentpoint";
    assert!(row[5].contains(development) && row[5].contains("Kilde: BoSocData"), "{row:?}");
    let text = showcase.page("/omraader/herredsvang/").text();
    let against = "I 2017 var det 1,2 procentpoint højere end i Aarhus Kommune (5,3 %).";
    assert!(text.contains(against), "{text}");
}

#[test]
fn ellekonebakken_has_its_complaints_and_its_turnover_with_sources() {
    let showcase = Showcase::load();
    let path = "/omraader/ellekonebakken/";
    let name = |id: &str| showcase.indicator(id).name.clone();
    let complaints = showcase.row(path, &name("beboerklager"));
    assert_eq!(complaints[1..3], ["32", "2015"]);
    let turnover = showcase.row(path, &name("fraflytning"));
    assert_eq!(turnover[1..3], ["21,8 %", "2015"]);
    for row in [complaints, turnover] {
        assert!(row[5].contains("Kilde: ") && row[5].contains("Viborg 2017-2021"), "{row:?}");
    }
}

#[test]
fn ringparken_has_figures_only_of_its_groups_in_the_words_of_the_source() {
    let showcase = Showcase::load();
    let page = showcase.page("/omraader/ringparken/");
    assert!(page.of_class("key-figure").is_empty());
    let groups = page.with_id("afsnit_grupper").text();
    let name = &showcase.snapshot.site.areas["slagelse-tre-boligomraader"].head.title;
    assert!(groups.contains(name.as_str()), "{groups}");
    let lowest = &showcase.indicator("grundskole-hoejest-15-64").name;
    let row = showcase.row("/omraader/ringparken/", lowest);
    assert_eq!(row[1..3], ["godt 40 %", "år ikke oplyst"]);
}

/// An area or a group on its page: its rows hold the municipality's figure of the row's year.
fn check_baselines(showcase: &Showcase, path: &str, municipality: &Municipality) -> usize {
    let by_name: BTreeMap<&str, &Indicator> = showcase
        .snapshot
        .site
        .indicators
        .values()
        .map(|entry| (entry.indicator.name.as_str(), &entry.indicator))
        .collect();
    let mut compared = 0;
    for table in showcase.page(path).all("table") {
        let rows = table.rows();
        let Some(baseline) = rows[0].iter().position(|head| head.ends_with("samme år")) else {
            continue;
        };
        for row in &rows[1..] {
            let indicator = by_name[row[0].as_str()];
            let year = row[2].get(..4).and_then(|year| year.parse().ok()).and_then(Year::new);
            let series = showcase.snapshot.site.series(&municipality.subject(), &indicator.id);
            let figure = year.and_then(|year| series?.figure_at(year));
            let expected = figure.map(|figure| plain(&figure_text(figure, indicator)));
            match expected {
                Some(text) => assert_eq!(row[baseline], text, "{path} {row:?}"),
                None => assert!(!row[baseline].contains(','), "{path} {row:?}"),
            }
            compared += usize::from(figure.is_some());
        }
    }
    compared
}

#[test]
fn a_row_holds_figures_of_one_year_or_says_that_there_is_none() {
    let showcase = Showcase::load();
    let mut compared = 0;
    for area in showcase.snapshot.site.areas.values() {
        let municipality = showcase.snapshot.site.municipality_of(area).expect("it is known");
        let path = format!("/omraader/{}/", area.head.slug);
        compared += check_baselines(&showcase, &path, municipality);
    }
    assert!(compared > 40, "{compared} comparisons");
}

#[test]
fn two_ways_of_counting_who_is_without_work_never_share_a_chart_or_row() {
    let showcase = Showcase::load();
    let alike = ["uden-for-arbejdsmarkedet", "uden-tilknytning-18-64"];
    let urls = alike.map(|id| format!("/noegletal/{id}/"));
    let names = alike.map(|id| showcase.indicator(id).name.clone());
    for (path, page) in &showcase.pages {
        let rows = page.all("tr").into_iter().chain(page.all("svg"));
        for part in rows.chain(page.all("figure")).chain(page.of_class("key-figure")) {
            let links = part.all("a");
            let links: BTreeSet<_> =
                links.iter().filter_map(|link| link.element.get("href")).collect();
            assert!(
                !urls.iter().all(|url| links.contains(url.as_str())),
                "{path}: {}",
                part.text()
            );
        }
        for chart in page.all("svg").iter().map(Part::text) {
            assert!(!names.iter().all(|name| chart.contains(name)), "{path}: {chart}");
        }
    }
}

#[test]
fn every_page_has_one_heading_a_title_of_its_own_a_description_and_its_language() {
    let showcase = Showcase::load();
    let mut titles = BTreeMap::new();
    for (path, page) in &showcase.pages {
        assert_eq!(page.only("html").element.get("lang"), Some("da"), "{path}");
        assert!(!page.only("h1").text().is_empty(), "{path}");
        let title = page.only("head").all("title")[0].text();
        assert_eq!(titles.insert(title.clone(), path), None, "{path}: {title}");
        let is_description = |meta: &&Part<'_>| meta.element.get("name") == Some("description");
        let metas = page.all("meta");
        let described = metas.iter().find(is_description).and_then(|m| m.element.get("content"));
        // What is shown where nothing stands is in no search engine.
        let is_needed = path.as_str() != "/404.html";
        assert_eq!(described.is_some_and(|text| !text.trim().is_empty()), is_needed, "{path}");
    }
}

#[test]
fn headings_never_jump_a_level() {
    for (path, page) in &Showcase::load().pages {
        let mut last = 0;
        for element in page.elements() {
            let Some(level) = element.name.strip_prefix('h').and_then(|h| h.parse::<u32>().ok())
            else {
                continue;
            };
            assert!(level <= last + 1, "{path}: h{level} after h{last}");
            last = level;
        }
    }
}

/// What the columns `precision` and `words` say: the source's own words or the standard ones.
fn words(precision: Precision, hedge: Option<&str>, wording: Option<&str>) -> String {
    let words = wording.or(hedge).or(precision_word(precision)).unwrap_or_default();
    format!("{}\t{words}", precision.word())
}

fn origin(provenance: &Provenance) -> String {
    let mut documents: Vec<&str> = provenance.published_in.iter().map(SourceId::as_str).collect();
    documents.sort_unstable();
    format!("{}\t{}", provenance.source, documents.join(" "))
}

fn level(year: Option<Year>, figure: &Figure) -> String {
    let year = year.map_or("undated".to_owned(), |year| year.to_string());
    let value = match &figure.quantity {
        Quantity::Point(value) => value.normalize().to_string(),
        Quantity::Range(ends) => format!("{}..{}", ends.0.normalize(), ends.1.normalize()),
    };
    let words = words(figure.precision, figure.words.hedge(), figure.words.wording());
    format!("level\t{year}\t{value}\t{words}\t{}", origin(&figure.provenance))
}

/// A series in the lines of the table, without subject and indicator.
fn lines(series: &Series) -> Vec<String> {
    let mut lines = Vec::new();
    for (year, observation) in series.observations() {
        let figure = observation.figure().filter(|figure| figure.origin == Origin::Published);
        lines.extend(figure.map(|figure| level(year, figure)));
    }
    for change in &series.changes {
        let (kind, size) = match change.size {
            ChangeSize::Points(size) => ("points", size),
            ChangeSize::Percent(size) => ("percent", size),
        };
        let words = words(change.precision, change.words.hedge(), change.words.wording());
        let (from, to, origin) = (change.from, change.to, origin(&change.provenance));
        lines.push(format!("{kind}\t{from}..{to}\t{size}\t{words}\t{origin}"));
    }
    for ratio in &series.ratios {
        let year = ratio.year.map_or("undated".to_owned(), |year| year.to_string());
        let words = words(ratio.precision, ratio.words.hedge(), ratio.words.wording());
        lines.push(format!(
            "times\t{year}\t{}\t{words}\t{}",
            ratio.times,
            origin(&ratio.provenance)
        ));
    }
    lines
}

#[test]
fn every_figure_of_the_documents_is_on_the_site_and_no_other() {
    let snapshot = SiteTest::showcase().load();
    let mut loaded = BTreeSet::new();
    for (subject, figures) in &snapshot.site.figures.subjects {
        for (indicator, series) in &figures.series {
            // A ratio of levels that nobody published is a level of an indicator in that unit.
            let is_ratio = snapshot.site.indicators[indicator].indicator.unit.word() == "ratio";
            let kind =
                |line: String| if is_ratio { line.replacen("level\t", "times\t", 1) } else { line };
            let lines = lines(series).into_iter().map(kind);
            loaded.extend(lines.map(|line| format!("{subject}\t{indicator}\t{line}")));
        }
    }
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/showcase/observations.tsv");
    let table = fs::read_to_string(table).expect("the table can be read");
    let expected: BTreeSet<String> = table.lines().skip(1).map(str::to_owned).collect();
    assert!(expected.len() > 190);
    let missing: Vec<_> = expected.difference(&loaded).collect();
    let invented: Vec<_> = loaded.difference(&expected).collect();
    assert!(
        missing.is_empty() && invented.is_empty(),
        "missing {missing:#?}\ninvented {invented:#?}"
    );
}

/// The pages of areas, municipalities, programmes and projects with the subject of their figures.
fn subjects(showcase: &Showcase) -> Vec<(String, SubjectId)> {
    let site = &showcase.snapshot.site;
    let areas = site.areas.values();
    let areas = areas.map(|area| (format!("/omraader/{}/", area.head.slug), area.subject()));
    let municipalities = site.municipalities.values();
    let municipalities =
        municipalities.map(|m| (format!("/kommuner/{}/", m.head.slug), m.subject()));
    let programmes = site.programmes.values();
    let programmes = programmes.map(|p| (format!("/helhedsplaner/{}/", p.head.slug), p.subject()));
    let projects = site.projects.values();
    let projects = projects.map(|p| (format!("/projekter/{}/", p.head.slug), p.subject()));
    areas.chain(municipalities).chain(programmes).chain(projects).collect()
}

#[test]
fn every_figure_stands_on_the_page_of_its_place_and_of_its_indicator() {
    let showcase = Showcase::load();
    for (path, subject) in subjects(&showcase) {
        let Some(figures) = showcase.snapshot.site.figures.subjects.get(&subject) else { continue };
        for (id, series) in &figures.series {
            let indicator = showcase.indicator(id.as_str());
            let mut paths = vec![path.clone()];
            paths.extend(
                (!subject.as_str().starts_with("municipalities/"))
                    .then(|| format!("/noegletal/{id}/")),
            );
            for path in paths {
                let text = showcase.page(&path).text();
                for (_, observation) in series.observations() {
                    let Some(figure) = observation.figure() else { continue };
                    let figure = plain(&figure_text(figure, indicator));
                    assert!(text.contains(&figure), "{path}: {id} {figure}");
                }
            }
        }
    }
}
