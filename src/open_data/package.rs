//! What tools need to know of the file with all figures: Frictionless Data Package 2.0 and the
//! W3C's *Metadata Vocabulary for Tabular Data* (CSV on the Web).

use super::{COLUMNS, Column, Kind};
use crate::json::{Value, json};

/// What a data file is, in the words of its page.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What it holds.
    pub description: Option<&'a str>,
    /// The complete address of the page that shows the same.
    pub address: Option<String>,
    /// Who publishes it.
    pub publisher: &'a str,
    /// The publisher's own address.
    pub publisher_url: Option<&'a str>,
    /// The language of names and notes, as BCP 47.
    pub language: &'a str,
}

/// The descriptor of a Data Package with one table, which is the file `csv` beside it. `sources`
/// are names of where the figures come from, with their addresses.
pub fn package(about: &About<'_>, csv: &str, sources: &[(&str, Option<&str>)]) -> Value {
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "alle-tal",
        "title": about.title,
        "contributors": [with_path(about.publisher, about.publisher_url, Some("publisher"))],
        "resources": [{
            "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
            "name": "alle-tal",
            "type": "table",
            "path": csv,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {
                "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
                "delimiter": ",",
                "lineTerminator": "\r\n",
                "quoteChar": "\"",
                "doubleQuote": true,
                "header": true,
            },
            "schema": {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": COLUMNS.iter().map(field).collect::<Vec<_>>(),
                "missingValues": [""],
            },
        }],
    });
    let sources: Vec<Value> =
        sources.iter().map(|(name, url)| with_path(name, *url, None)).collect();
    if !sources.is_empty() {
        package["sources"] = sources.into();
    }
    set(&mut package, "description", about.description);
    set(&mut package, "homepage", about.address.as_deref());
    package
}

fn set(object: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        object[key] = value.into();
    }
}

fn with_path(title: &str, path: Option<&str>, role: Option<&str>) -> Value {
    let mut entry = json!({ "title": title });
    set(&mut entry, "path", path);
    if let Some(role) = role {
        entry["roles"] = json!([role]);
    }
    entry
}

fn field(column: &Column) -> Value {
    let name = match column.kind {
        Kind::Text | Kind::Code(_) => "string",
        Kind::Number => "number",
        Kind::Year => "year",
        Kind::Flag => "boolean",
    };
    let mut field = json!({
        "name": column.name,
        "title": column.title,
        "type": name,
        "description": column.description,
    });
    let mut constraints = json!({});
    if column.required {
        constraints["required"] = true.into();
    }
    if let Kind::Code(choices) = column.kind {
        let choices = choices();
        constraints["enum"] = choices.iter().map(|choice| choice.value).collect();
        let category = |c: &super::Choice| json!({ "value": c.value, "label": c.label });
        field["categories"] = choices.iter().map(category).collect();
    }
    if constraints.as_object().is_some_and(|all| !all.is_empty()) {
        field["constraints"] = constraints;
    }
    field
}

/// The CSVW metadata of the file `csv` beside it; by its name, `<csv>-metadata.json`, tools find
/// it without being told.
pub fn table_metadata(about: &About<'_>, csv: &str) -> Value {
    let mut table = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": about.language }],
        "url": csv,
        "dc:title": about.title,
        "dc:publisher": about.publisher,
        "dc:language": about.language,
        "dialect": { "encoding": "utf-8", "delimiter": ",", "header": true },
        "tableSchema": { "columns": COLUMNS.iter().map(described).collect::<Vec<_>>() },
    });
    set(&mut table, "dc:description", about.description);
    if let Some(address) = &about.address {
        table["dc:source"] = json!({ "@id": address });
    }
    table
}

fn described(column: &Column) -> Value {
    let datatype = match column.kind {
        Kind::Text => json!("string"),
        Kind::Code(choices) => {
            let words: Vec<&str> = choices().iter().map(|choice| choice.value).collect();
            json!({ "base": "string", "format": words.join("|") })
        }
        Kind::Number => json!("decimal"),
        Kind::Year => json!("gYear"),
        Kind::Flag => json!("boolean"),
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "datatype": datatype,
        "required": column.required,
        "dc:title": column.title,
        "dc:description": column.description,
    })
}
