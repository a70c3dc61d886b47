//! A site of any size, for what only shows in large ones: every tenth area begins a group, every
//! twentieth a municipality and a programme, and every area has a story.

/// How many areas a group holds, and a municipality and a programme.
const GROUP: usize = 10;
const MUNICIPALITY: usize = 20;

/// Over how many years stories are spread, and over how many topics.
const YEARS: usize = 5;
const TOPICS: usize = 7;

/// The names of the indicators.
const INDICATORS: [&str; 4] = ["skolefravaer", "tryghed", "fraflytning", "beskaeftigelse"];

/// Path and text of each file of a site with that many areas.
pub(crate) fn grown(areas: usize) -> Vec<(String, String)> {
    let mut files = frame();
    files.extend(INDICATORS.iter().map(|id| indicator(id)));
    for number in (0..areas).step_by(MUNICIPALITY) {
        let members = number..(number + MUNICIPALITY).min(areas);
        files.extend(municipality(number));
        files.push(programme(number, &members.map(|area| format!("o{area}")).collect::<Vec<_>>()));
    }
    for number in (0..areas).step_by(GROUP) {
        let members: Vec<_> =
            (number..(number + GROUP).min(areas)).map(|area| format!("o{area}")).collect();
        files.push(group(number, &members));
    }
    files.extend((0..areas).flat_map(area));
    files.extend((0..areas).map(story));
    files
}

fn file(path: &str, text: impl Into<String>) -> (String, String) {
    (format!("content/{path}"), text.into())
}

fn frame() -> Vec<(String, String)> {
    let listing = |folder: &str, title: &str, slug: &str| {
        let text = format!("---\ntitle: {title}\nslug: {slug}\nsummary: Alle på én side.\n---\n");
        file(&format!("{folder}/_index.md"), text)
    };
    vec![
        file(
            "site.yaml",
            "title: Boligområder\nbase_url: https://eksempel.dk\npublisher: { name: Sekretariatet }\n\
             social_cards: false\nmenu:\n  - { title: Områder, to: areas/_index.md }\n",
        ),
        file("sources.yaml", "register: { name: Boligregistret, kind: register }\n"),
        file("index.md", "---\ntitle: Boligområder\nsummary: Sådan går det.\n---\n"),
        file("themes/hverdag.md", "---\nname: Hverdag\norder: 1\n---\n\nDet daglige liv.\n"),
        listing("areas", "Områder", "omraader"),
        listing("municipalities", "Kommuner", "kommuner"),
        listing("indicators", "Nøgletal", "noegletal"),
        listing("programmes", "Helhedsplaner", "helhedsplaner"),
        listing("themes", "Indsatsområder", "indsatsomraader"),
        listing("stories", "Historier", "historier"),
    ]
}

fn indicator(id: &str) -> (String, String) {
    let text = format!(
        "---\nname: Andel {id}\nunit: percent\ndecimals: 1\ncounts: persons\ndirection: lower\n\
         kind: outcome\nthemes: [hverdag]\nsources: [register]\n---\n\nEn andel af beboerne.\n"
    );
    file(&format!("indicators/{id}.md"), text)
}

fn municipality(number: usize) -> [(String, String); 2] {
    let head =
        format!("---\nname: Kommune {number}\nshort_name: K{number}\nsummary: En kommune.\n---\n");
    [
        file(&format!("municipalities/k{number}/index.md"), head),
        file(&format!("municipalities/k{number}/figures.yaml"), figures(number + 7)),
    ]
}

fn programme(number: usize, areas: &[String]) -> (String, String) {
    let text = format!(
        "---\nname: Plan {number}\nmunicipality: k{number}\nareas: [{}]\nthemes: [{{ theme: hverdag }}]\n\
         summary: En helhedsplan.\n---\n\nPlanen gælder flere områder.\n",
        areas.join(", ")
    );
    file(&format!("programmes/p{number}/index.md"), text)
}

fn group(number: usize, parts: &[String]) -> (String, String) {
    let municipality = number / MUNICIPALITY * MUNICIPALITY;
    let text = format!(
        "---\nname: Gruppe {number}\nmunicipality: k{municipality}\nparts: [{}]\n\
         summary: En gruppe af områder.\n---\n",
        parts.join(", ")
    );
    file(&format!("areas/g{number}/index.md"), text)
}

fn area(number: usize) -> [(String, String); 2] {
    let municipality = number / MUNICIPALITY * MUNICIPALITY;
    let text = format!(
        "---\nname: Område {number}\nmunicipality: k{municipality}\nsummary: Et boligområde.\n---\n\n\
         Området ligger i [kommunen](../../municipalities/k{municipality}/index.md).\n\n\
         ## Historie\n\nDet blev bygget i flere omgange, og **mange** har boet der længe.\n"
    );
    [
        file(&format!("areas/o{number}/index.md"), text),
        file(&format!("areas/o{number}/figures.yaml"), figures(number)),
    ]
}

/// A story about the area of that number.
fn story(number: usize) -> (String, String) {
    let year = 2010 + number % YEARS;
    let text = format!(
        "---\ntitle: Historie {number}\ndate: {year}-05-01\nareas: [o{number}]\n\
         topics: [emne {}]\nsummary: Det sker i området.\n---\n\n\
         Naboer i [området](../../areas/o{number}/index.md) mødtes til fællesspisning.\n",
        number % TOPICS
    );
    file(&format!("stories/{year}/h{number}.md"), text)
}

/// Five years of each indicator, different from one number to the next.
fn figures(number: usize) -> String {
    let mut text = String::new();
    for (place, id) in INDICATORS.iter().enumerate() {
        text.push_str(&format!("{id}:\n  values:\n"));
        for year in 2020..2025_usize {
            let tenths = 100 + (number * 37 + place * 101 + year * 13) % 800;
            text.push_str(&format!("    {year}: {}.{}\n", tenths / 10, tenths % 10));
        }
    }
    text
}

/// The same files, with a page from which areas are chosen for a comparison.
pub(crate) fn with_comparisons(mut files: Vec<(String, String)>) -> Vec<(String, String)> {
    let page = "---\ntitle: Sammenlign\nslug: sammenlign\nsummary: Vælg to områder.\n\
                shows: comparisons\n---\n\nVælg to områder.\n";
    files.push(file("pages/sammenlign.md", page));
    files
}
