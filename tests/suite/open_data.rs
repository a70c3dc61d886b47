//! The data files: what stands in them, what does not, and where they are.

use std::collections::BTreeMap;

use bydel::open_data::{COLUMNS, Part};
use bydel::render::render;
use bydel::route::Resource;
use bydel::snapshot::Snapshot;
use serde_json::{Map, Value};

use super::site_test::{SiteTest, text_at};

const FIGURES: &str = "content/areas/nordparken/figures.yaml";

/// A file of a site as text.
#[track_caller]
fn file(snapshot: &Snapshot, path: &str) -> String {
    text_at(snapshot, path).unwrap_or_else(|| panic!("there is no {path}"))
}

/// The records of a CSV file, each by the names of its columns. Read by hand, as RFC 4180 has it.
fn records(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = rows(csv).into_iter();
    let head = rows.next().expect("a file has a header");
    let record = |row: Vec<String>| {
        assert_eq!(row.len(), head.len(), "{row:?}");
        head.iter().cloned().zip(row).collect()
    };
    rows.map(record).collect()
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut signs) = (false, csv.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && signs.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the last line ends");
    rows
}

/// The observations of a JSON file, each with what its series says.
fn observations(json: &str) -> Vec<Map<String, Value>> {
    let value: Value = serde_json::from_str(json).expect("it is JSON");
    let mut all = Vec::new();
    for series in value["serier"].as_array().expect("a list") {
        let mut about = series.as_object().expect("a mapping").clone();
        let numbers = about.remove("tal").expect("there are observations");
        for number in numbers.as_array().expect("a list") {
            let mut whole = about.clone();
            whole.extend(number.as_object().expect("a mapping").clone());
            all.push(whole);
        }
    }
    all
}

/// A JSON value as a CSV file has it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn with_figures(values: &str) -> Snapshot {
    SiteTest::minimal().with(FIGURES, values).load()
}

/// The values of some columns in the file of the area, row by row.
fn columns(snapshot: &Snapshot, names: &[&str]) -> Vec<String> {
    let records = records(&file(snapshot, "/data/omraader/nordparken.csv"));
    let row = |record: &BTreeMap<String, String>| {
        names.iter().map(|name| record[*name].as_str()).collect::<Vec<_>>().join("|")
    };
    records.iter().map(row).collect()
}

#[test]
fn every_observation_has_its_number_its_year_and_its_source() {
    let snapshot = SiteTest::minimal().load();
    let names = ["sted_id", "stedtype", "kommune", "noegletal", "enhed", "aar", "vaerdi", "kilde"];
    let expected = [
        "nordparken|area|Havneby Kommune|Skolefravær|percent|2023|9.7|Boligregistret",
        "nordparken|area|Havneby Kommune|Skolefravær|percent|2024|8.1|Boligregistret",
    ];
    assert_eq!(columns(&snapshot, &names), expected);
    assert_eq!(
        columns(&snapshot, &["status", "praecision", "beregnet", "tekst"])[0],
        "published|exact|false|9,7 %"
    );
}

#[test]
fn reasons_for_missing_figures_stay_four_and_apart_from_zero() {
    let snapshot = with_figures(
        "skolefravaer:\n  source: register\n  values:\n    2019: 0\n    2020: withheld\n    \
         2021: not-measured\n    2022: not-applicable\n    2023: not-yet\n    2024: 8.1\n",
    );
    let expected = [
        "2019|published|0|0 %",
        "2020|withheld||vises ikke af hensyn til anonymitet",
        "2021|not-measured||ikke målt",
        "2022|not-applicable||ikke relevant",
        "2023|not-yet||endnu ikke opgjort",
        "2024|published|8.1|8,1 %",
    ];
    assert_eq!(columns(&snapshot, &["aar", "status", "vaerdi", "tekst"]), expected);
}

#[test]
fn hedged_figures_ranges_changes_and_ratios_say_what_they_are() {
    let snapshot = with_figures(
        "skolefravaer:\n  source: register\n  values:\n    2019: { value: 9.0, precision: about }\n    \
         2020: { from: 7, to: 9, period: skoleåret 2019/20 }\n    undated: 6.5\n  changes:\n    \
         - { from: 2013, to: 2016, points: -7 }\n    - { from: 2013, to: 2016, percent: -29 }\n  \
         ratios:\n    - { times: 2, precision: more-than, against: Havneby Kommune }\n",
    );
    let names = [
        "art",
        "fra_aar",
        "aar",
        "periode",
        "vaerdi",
        "vaerdi_fra",
        "vaerdi_til",
        "praecision",
        "holdt_op_mod",
    ];
    let expected = [
        "level||2019||9.0|||about|",
        "level||2020|skoleåret 2019/20||7|9|exact|",
        "level||||6.5|||exact|",
        "change-points|2013|2016||-7|||exact|",
        "change-percent|2013|2016||-29|||exact|",
        "ratio||||2|||more-than|Havneby Kommune",
    ];
    assert_eq!(columns(&snapshot, &names), expected);
}

#[test]
fn nothing_of_a_withheld_figure_is_in_any_data_file() {
    let snapshot = with_figures(
        "skolefravaer:\n  source: register\n  values:\n    2023: { value: 12.5, base: 3, note: Tre børn }\n    \
         2024: { value: withheld, note: Kun fire elever }\n",
    );
    let names = ["aar", "status", "vaerdi", "kilde_id", "note"];
    assert_eq!(columns(&snapshot, &names), ["2023|withheld|||", "2024|withheld|||"]);
    for (path, resource) in snapshot.routes.iter() {
        let text =
            String::from_utf8_lossy(&render(&snapshot, resource).unwrap().bytes).into_owned();
        for secret in ["12.5", "12,5", "Tre børn", "fire elever"] {
            assert!(!text.contains(secret), "{path} holds `{secret}`");
        }
    }
}

#[test]
fn how_many_a_share_is_of_is_in_no_data_file() {
    let snapshot = with_figures(
        "skolefravaer:\n  source: register\n  values:\n    2023: { value: 12.5, base: 47311 }\n",
    );
    for (path, resource) in snapshot.routes.iter() {
        if matches!(resource, Resource::Data(_)) {
            assert!(!file(&snapshot, path.as_str()).contains("47311"), "{path}");
        }
    }
}

#[test]
fn words_that_a_spreadsheet_would_run_are_made_harmless_and_stay_whole_in_json() {
    let snapshot = SiteTest::minimal()
        .replacing("content/sources.yaml", "name: Boligregistret", "name: '=HYPERLINK(\"x\")'")
        .with(
            FIGURES,
            "skolefravaer:\n  source: register\n  values:\n    2024: { value: 8.1, table: '@SUM(A1)', note: '+45, \"citat\"' }\n",
        )
        .load();
    let expected = ["'=HYPERLINK(\"x\")|'@SUM(A1)|'+45, \"citat\""];
    assert_eq!(columns(&snapshot, &["kilde", "tabel", "note"]), expected);
    let json = observations(&file(&snapshot, "/data/omraader/nordparken.json"));
    assert_eq!(json[0]["kilde"], "=HYPERLINK(\"x\")");
    assert_eq!(json[0]["note"], "+45, \"citat\"");
}

#[test]
fn json_says_what_csv_says() {
    let snapshot = SiteTest::showcase().load();
    let mut compared = 0;
    for (path, _) in snapshot.routes.iter() {
        let Some(stem) = path.as_str().strip_suffix(".csv") else { continue };
        let records = records(&file(&snapshot, path.as_str()));
        let observations = observations(&file(&snapshot, &format!("{stem}.json")));
        assert_eq!(records.len(), observations.len(), "{path}");
        for (record, observation) in records.iter().zip(&observations) {
            assert_eq!(observation.len(), COLUMNS.len());
            for (name, value) in record {
                let same = value.trim_start_matches('\'') == cell(&observation[name]);
                let number = || value.parse::<f64>().ok() == observation[name].as_f64();
                assert!(same || number(), "{path}: {name} {value} {}", observation[name]);
            }
        }
        compared += records.len();
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn files_of_areas_and_of_indicators_are_the_whole_divided() {
    let snapshot = SiteTest::showcase().load();
    let in_folder = |folder: &str| -> Vec<BTreeMap<String, String>> {
        let paths = snapshot.routes.iter().map(|(path, _)| path.as_str());
        let paths = paths.filter(|path| path.starts_with(folder) && path.ends_with(".csv"));
        paths.flat_map(|path| records(&file(&snapshot, path))).collect()
    };
    let sorted = |mut rows: Vec<_>| {
        rows.sort();
        rows
    };
    let all = records(&file(&snapshot, "/data/alle-tal.csv"));
    let of_areas = all.iter().filter(|r| ["area", "group"].contains(&r["stedtype"].as_str()));
    assert_eq!(sorted(in_folder("/data/omraader/")), sorted(of_areas.cloned().collect()));
    assert_eq!(sorted(in_folder("/data/noegletal/")), sorted(all));
}

#[test]
fn addresses_of_data_files_do_not_follow_the_slugs_of_listings() {
    let snapshot = SiteTest::minimal()
        .replacing("content/areas/_index.md", "slug: omraader", "slug: steder")
        .load();
    let paths: Vec<&str> = snapshot
        .routes
        .iter()
        .filter(|(_, resource)| matches!(resource, Resource::Data(_)))
        .map(|(path, _)| path.as_str())
        .collect();
    let expected = [
        "/data/alle-tal.csv",
        "/data/alle-tal.csv-metadata.json",
        "/data/alle-tal.json",
        "/data/datapackage.json",
        "/data/noegletal/skolefravaer.csv",
        "/data/noegletal/skolefravaer.json",
        "/data/omraader/nordparken.csv",
        "/data/omraader/nordparken.json",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn site_without_figures_has_no_data_files_and_says_so_where_they_would_be() {
    let page =
        "---\ntitle: Åbne data\nslug: data\nsummary: Hent tallene.\nshows: data\n---\n\nTekst.\n";
    let snapshot = SiteTest::minimal()
        .without(FIGURES)
        .without("content/municipalities/havneby/figures.yaml")
        .with("content/pages/data.md", page)
        .load();
    let has_data = snapshot.routes.iter().any(|(_, r)| matches!(r, Resource::Data(_)));
    assert!(!has_data);
    assert!(file(&snapshot, "/data/").contains("Der er ingen tal at hente endnu."));
}

#[test]
fn descriptions_for_tools_and_for_readers_name_every_column() {
    let snapshot = SiteTest::showcase().load();
    let package: Value = serde_json::from_str(&file(&snapshot, "/data/datapackage.json")).unwrap();
    let table = &package["resources"][0];
    let names = |list: &Value, key: &str| -> Vec<String> {
        let list = list.as_array().expect("a list").iter();
        list.map(|field| field[key].as_str().expect("a name").to_owned()).collect()
    };
    let expected: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(names(&table["schema"]["fields"], "name"), expected);
    assert_eq!(table["path"], "alle-tal.csv");
    let metadata = file(&snapshot, "/data/alle-tal.csv-metadata.json");
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    assert_eq!(names(&metadata["tableSchema"]["columns"], "titles"), expected);
    let page = file(&snapshot, "/data/");
    for column in &COLUMNS {
        assert!(page.contains(&format!("<code>{}</code>", column.name)), "{}", column.name);
        assert!(!column.title.is_empty() && column.description.ends_with('.'), "{column:?}");
    }
    assert!(COLUMNS.iter().any(|column| column.part == Part::Series));
}

#[test]
fn pages_of_areas_and_indicators_link_to_their_files() {
    let built = SiteTest::showcase().build();
    for (page, stem) in [
        ("omraader/herredsvang/index.html", "/data/omraader/herredsvang"),
        ("noegletal/skolefravaer/index.html", "/data/noegletal/skolefravaer"),
    ] {
        let html = built.read(page);
        for extension in ["csv", "json"] {
            assert!(html.contains(&format!("href=\"{stem}.{extension}\"")), "{page}");
        }
    }
}
