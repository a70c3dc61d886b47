//! A whole small site to begin from. Its places and figures are invented, and every page says so.

use super::NewFile;
use super::filling::fill;
use crate::source::SourcePath;
use crate::text::Date;
use crate::text::date::iso_date;

/// The files of the example with their paths; `[[…]]` stand for the day.
const FILES: [(&str, &str); 15] = [
    ("content/site.yaml", include_str!("example/site.yaml")),
    ("content/index.md", include_str!("example/index.md")),
    ("content/sources.yaml", include_str!("example/sources.yaml")),
    ("content/areas/_index.md", include_str!("example/areas/_index.md")),
    ("content/areas/nordparken/index.md", include_str!("example/areas/nordparken/index.md")),
    (
        "content/areas/nordparken/figures.yaml",
        include_str!("example/areas/nordparken/figures.yaml"),
    ),
    ("content/indicators/_index.md", include_str!("example/indicators/_index.md")),
    ("content/indicators/skolefravaer.md", include_str!("example/indicators/skolefravaer.md")),
    ("content/municipalities/_index.md", include_str!("example/municipalities/_index.md")),
    (
        "content/municipalities/eksempelby/index.md",
        include_str!("example/municipalities/eksempelby/index.md"),
    ),
    (
        "content/municipalities/eksempelby/figures.yaml",
        include_str!("example/municipalities/eksempelby/figures.yaml"),
    ),
    ("content/pages/om.md", include_str!("example/pages/om.md")),
    ("content/stories/_index.md", include_str!("example/stories/_index.md")),
    ("content/stories/[[year]]/velkommen.md", include_str!("example/stories/velkommen.md")),
    ("content/LAESMIG.md", include_str!("../../content/LAESMIG.md")),
];

/// The files of the example, as begun on a day.
pub fn example(today: Date) -> Vec<NewFile> {
    let (date, year) = (iso_date(today), today.year().to_string());
    let values = [("date", date.as_str()), ("year", year.as_str())];
    let file = |(path, text): (&str, &str)| {
        let path = SourcePath::new(&fill(path, &values));
        let path = path.expect("invariant: the paths of the example are clean");
        NewFile { path, text: fill(text, &values) }
    };
    FILES.into_iter().map(file).collect()
}
