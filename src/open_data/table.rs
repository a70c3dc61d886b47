//! Rows as CSV: RFC 4180, UTF-8 without a byte order mark, commas, points in numbers.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and runs it when
//! the file is opened (OWASP, *CSV Injection*). Words from content never get that far: an apostrophe
//! stands before them. Numbers may be negative and stay as they are.

use csv::{Terminator, WriterBuilder};

use super::{COLUMNS, Datum, Row};

/// The header and all rows.
pub fn csv_text(rows: &[Row<'_>]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let write = writer.write_record(COLUMNS.iter().map(|column| column.name));
    write.expect("invariant: memory takes all that is written");
    for row in rows {
        let write = writer.write_record(COLUMNS.iter().map(|column| written(&column.of(row))));
        write.expect("invariant: every row has all columns");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).expect("invariant: cells are texts")
}

fn written(cell: &Datum<'_>) -> String {
    match cell {
        Datum::Empty => String::new(),
        Datum::Text(text) => harmless(text),
        Datum::Code(code) => (*code).to_owned(),
        Datum::Number(number) => number.to_string(),
        Datum::Year(year) => year.to_string(),
        Datum::Flag(flag) => flag.to_string(),
    }
}

/// Words that no spreadsheet takes for a formula; the wide twins are what Japanese ones accept.
fn harmless(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let is_formula = first.is_some_and(|c| "=+-@＝＋－＠".contains(c));
    if is_formula || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_spreadsheet_would_run_get_an_apostrophe() {
        let formulas =
            ["=1+1", "+45 87", "-2 %", "@SUM(A1)", "\tx", "\rx", " =1", "＝1", "=HYPERLINK(\"x\")"];
        for text in formulas {
            assert_eq!(written(&Datum::Text(text.into())), format!("'{text}"));
        }
        for text in ["", "Herredsvang", "−2 %", "6,5 %", "a=b", "'x"] {
            assert_eq!(written(&Datum::Text(text.into())), text);
        }
    }

    #[test]
    fn numbers_keep_their_sign_and_have_a_point() {
        for number in ["-7", "6.5", "1000000", "0.25"] {
            let decimal = crate::text::parse_decimal(number).unwrap();
            assert_eq!(written(&Datum::Number(decimal)), number);
        }
    }
}
