//! Generated sites with figures whose numbers occur once: whoever meets one on a page knows where it
//! is from, and whether it may be there.
//!
//! Three areas in one municipality, two or three of them in a group, with a share, a count of
//! persons and a count of things over three years. Shares lie between 10 and 25 with three
//! decimals and counts have seven digits, so that no difference looks like a figure.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use proptest::prelude::*;

use super::site_test::SiteTest;

/// The years of the figures.
pub(crate) const YEARS: Range<i32> = 2021..2024;

/// The share, the count of persons and the count of things.
pub(crate) const INDICATORS: [&str; 3] = ["andel", "personer", "klager"];

const AREAS: usize = 3;

/// What stands for a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Absent,
    Plain,
    /// Of fewer than five.
    SmallBase,
    /// Of so many that the share is of more than five.
    LargeBase,
    /// Held back by the author.
    Withheld,
    NotMeasured,
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        1 => Just(Cell::Absent),
        4 => Just(Cell::Plain),
        2 => Just(Cell::SmallBase),
        2 => Just(Cell::LargeBase),
        2 => Just(Cell::Withheld),
        1 => Just(Cell::NotMeasured),
    ]
}

/// How many residents an area is said to have.
fn residents() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![Just(None), Just(Some(60)), Just(Some(2000))]
}

/// A number that was written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// `areas/o1`, `municipalities/havneby`.
    pub(crate) subject: String,
    pub(crate) indicator: &'static str,
    /// `None` for a figure whose year is not stated.
    pub(crate) year: Option<i32>,
    /// As it stands in the file, with a point.
    pub(crate) number: String,
    /// Whether a share is of fewer than five.
    pub(crate) has_small_base: bool,
}

impl Written {
    /// The ways in which the number can stand on a page.
    pub(crate) fn forms(&self) -> Vec<String> {
        forms(&self.number)
    }
}

/// A number as written, as Danish prints it, and without its separators.
pub(crate) fn forms(number: &str) -> Vec<String> {
    match number.split_once('.') {
        Some((whole, decimals)) => vec![number.to_owned(), format!("{whole},{decimals}")],
        None => {
            let (millions, rest) = number.split_at(number.len() - 6);
            vec![number.to_owned(), format!("{millions}.{}.{}", &rest[..3], &rest[3..])]
        }
    }
}

/// A generated site and what was written into it.
#[derive(Clone)]
pub(crate) struct Book {
    pub(crate) site: SiteTest,
    pub(crate) written: Vec<Written>,
    /// Areas below the limit of residents.
    pub(crate) small: Vec<String>,
    /// For a group's count of persons in a year: what the one part that was held back would be.
    pub(crate) held_back: Vec<(i32, String)>,
    /// The areas of the group.
    pub(crate) parts: Vec<String>,
}

/// The files that are about figures, for the message of a test that fails.
impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, bytes) in self.site.files() {
            if path.ends_with("figures.yaml") || path.contains("gruppe") {
                writeln!(f, "{path}\n{}", String::from_utf8_lossy(&bytes))?;
            }
        }
        Ok(())
    }
}

/// Any book.
pub(crate) fn book() -> impl Strategy<Value = Book> {
    let cells = || prop::collection::vec(cell(), YEARS.len() * INDICATORS.len());
    let areas = prop::collection::vec((cells(), residents()), AREAS);
    (areas, cells(), 2..=AREAS, any::<bool>()).prop_map(|(areas, municipality, parts, total)| {
        let mut writer = Writer::default();
        for (number, (cells, residents)) in areas.iter().enumerate() {
            writer.area(number, cells, *residents);
        }
        let municipality = writer.figures("municipalities/havneby", &municipality);
        writer.file("municipalities/havneby/figures.yaml", municipality);
        writer.group(parts, total.then_some(&areas));
        writer.finish()
    })
}

/// Puts a book together, number by number.
#[derive(Default)]
struct Writer {
    site: Vec<(String, String)>,
    written: Vec<Written>,
    small: Vec<String>,
    held_back: Vec<(i32, String)>,
    parts: Vec<String>,
    numbers: u32,
}

impl Writer {
    fn file(&mut self, path: &str, text: String) {
        self.site.push((format!("content/{path}"), text));
    }

    fn number(&mut self, indicator: &str) -> String {
        self.numbers += 1;
        match indicator {
            "andel" => {
                let thousandths = 10_007 + 13 * self.numbers;
                format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
            }
            _ => (1_300_003 + 1_117 * self.numbers).to_string(),
        }
    }

    /// Writes a number down, and how it stands in the file.
    fn write(
        &mut self,
        subject: &str,
        indicator: &'static str,
        year: Option<i32>,
        base: u32,
    ) -> String {
        let number = self.number(indicator);
        let has_small_base = indicator == "andel" && base < 5;
        self.written.push(Written {
            subject: subject.to_owned(),
            indicator,
            year,
            number: number.clone(),
            has_small_base,
        });
        let base = if indicator == "andel" && base < 1000 {
            format!(", base: {base}")
        } else {
            String::new()
        };
        format!("{{ value: {number}{base}, note: Note {} om tallet }}", self.numbers + 770_000)
    }

    fn figures(&mut self, subject: &str, cells: &[Cell]) -> String {
        let mut text = String::new();
        let mut cells = cells.iter();
        for indicator in INDICATORS {
            text.push_str(&format!("{indicator}:\n  values:\n"));
            let undated = self.write(subject, indicator, None, 1000);
            text.push_str(&format!("    undated: {undated}\n"));
            for year in YEARS {
                let value = match cells.next().expect("a cell for each year") {
                    Cell::Absent => continue,
                    Cell::Plain => self.write(subject, indicator, Some(year), 1000),
                    Cell::SmallBase => self.write(subject, indicator, Some(year), 4),
                    Cell::LargeBase => self.write(subject, indicator, Some(year), 800),
                    Cell::Withheld => "withheld".to_owned(),
                    Cell::NotMeasured => "not-measured".to_owned(),
                };
                text.push_str(&format!("    {year}: {value}\n"));
            }
        }
        text
    }

    fn area(&mut self, number: usize, cells: &[Cell], residents: Option<u32>) {
        let (id, subject) = (format!("o{number}"), format!("areas/o{number}"));
        let mut figures = self.figures(&subject, cells);
        if let Some(residents) = residents {
            figures.push_str(&format!("antal-beboere:\n  values: {{ 2022: {residents} }}\n"));
            self.small.extend((residents < 100).then(|| subject.clone()));
        }
        let head = "municipality: havneby\nsummary: Et boligområde.\n---\n";
        self.file(&format!("areas/{id}/index.md"), format!("---\nname: Område {number}\n{head}"));
        self.file(&format!("areas/{id}/figures.yaml"), figures);
    }

    /// The group of the first areas; with `areas` it has the true total of persons where at most one
    /// part was held back.
    fn group(&mut self, parts: usize, areas: Option<&Vec<(Vec<Cell>, Option<u32>)>>) {
        self.parts = (0..parts).map(|number| format!("areas/o{number}")).collect();
        let ids: Vec<_> = (0..parts).map(|number| format!("o{number}")).collect();
        let head = "municipality: havneby\nsummary: En gruppe.\n";
        let text = format!("---\nname: Gruppen\n{head}parts: [{}]\n---\n", ids.join(", "));
        self.file("areas/gruppe/index.md", text);
        let Some(areas) = areas else { return };
        let mut totals = String::new();
        for (place, year) in YEARS.enumerate() {
            let cells: Vec<Cell> =
                areas[..parts].iter().map(|(cells, _)| cells[YEARS.len() + place]).collect();
            if let Some(total) = self.total(year, &cells) {
                totals.push_str(&format!("    {year}: {total}\n"));
            }
        }
        if !totals.is_empty() {
            self.file("areas/gruppe/figures.yaml", format!("personer:\n  values:\n{totals}"));
        }
    }

    fn total(&mut self, year: i32, cells: &[Cell]) -> Option<String> {
        let unknown = cells.iter().filter(|cell| [Cell::Absent, Cell::NotMeasured].contains(cell));
        let held_back = cells.iter().filter(|cell| **cell == Cell::Withheld).count();
        if unknown.count() > 0 || held_back > 1 {
            return None;
        }
        let of_year = self.written.iter().filter(|figure| {
            figure.indicator == "personer"
                && figure.year == Some(year)
                && self.parts.contains(&figure.subject)
        });
        let known: u32 = of_year.map(|figure| figure.number.parse::<u32>().expect("a count")).sum();
        let mut total = known;
        if held_back == 1 {
            let hidden = self.number("personer");
            total += hidden.parse::<u32>().expect("a count");
            self.held_back.push((year, hidden));
        }
        let number = total.to_string();
        self.written.push(Written {
            subject: "areas/gruppe".to_owned(),
            indicator: "personer",
            year: Some(year),
            number: number.clone(),
            has_small_base: false,
        });
        Some(number)
    }

    fn finish(self) -> Book {
        let mut site = with_indicators(SiteTest::minimal())
            .without("content/areas/nordparken/index.md")
            .without("content/areas/nordparken/figures.yaml");
        for (path, text) in &self.site {
            site = site.with(path, text);
        }
        Book {
            site,
            written: self.written,
            small: self.small,
            held_back: self.held_back,
            parts: self.parts,
        }
    }
}

/// The site with the indicators of books, and with residents that small areas are told by.
pub(crate) fn with_indicators(site: SiteTest) -> SiteTest {
    let config = "content/site.yaml";
    let indicator = |name: &str, unit: &str, counts: &str| {
        format!(
            "---\nname: {name}\nunit: {unit}\ndecimals: {}\ncounts: {counts}\ndirection: lower\n\
             kind: outcome\nsources: [register]\n---\n\nEt nøgletal.\n",
            if unit == "percent" { 3 } else { 0 }
        )
    };
    site.replacing(config, "language: da\n", "language: da\nresidents: antal-beboere\n")
        .with("content/indicators/andel.md", &indicator("Andel", "percent", "persons"))
        .with("content/indicators/personer.md", &indicator("Personer", "count", "persons"))
        .with("content/indicators/klager.md", &indicator("Klager", "count", "other"))
        .with("content/indicators/antal-beboere.md", &indicator("Beboere", "count", "persons"))
}

/// The numbers in a text, each as it stands there.
pub(crate) fn numbers_in(text: &str) -> impl Iterator<Item = &str> {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    numbers.map(|number| number.trim_matches(['.', ','])).filter(|number| !number.is_empty())
}

/// Where each printed form of a number is from.
pub(crate) fn origins(written: &[Written]) -> BTreeMap<String, &Written> {
    let forms = |figure| Written::forms(figure).into_iter().map(move |form| (form, figure));
    written.iter().flat_map(forms).collect()
}
