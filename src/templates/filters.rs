//! What a site's own layouts can do with numbers beside the engine's own filters.

use std::fmt::{self, Write as _};

use minijinja::value::Kwargs;
use minijinja::{Environment, Error};

use crate::text::number::{format_signed, from_f64};

/// More decimals than any figure has.
const MOST_DECIMALS: u32 = 6;

/// Makes the filters known to templates.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("signed_number", signed_number);
    environment.add_filter("polyline", polyline);
}

/// A difference the Danish way, with its sign and all its decimals: *+1,0*, *−3,25*, *0,0*.
fn signed_number(value: f64, decimals: u32) -> String {
    let decimal = from_f64(value);
    decimal.map_or_else(String::new, |value| format_signed(value, decimals.min(MOST_DECIMALS)))
}

/// The points of a line through `values` at `places`, as SVG has them: the smallest value at
/// `bottom`, the largest at `top`, a place `step` from the next, `first` at zero.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands values over")]
fn polyline(places: Vec<f64>, values: Vec<f64>, options: Kwargs) -> Result<String, Error> {
    let [first, step]: [f64; 2] = [options.get("first")?, options.get("step")?];
    let [top, bottom]: [f64; 2] = [options.get("top")?, options.get("bottom")?];
    options.assert_all_used()?;
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = if most > least { most - least } else { 1.0 };
    let mut points = String::with_capacity(8 * values.len());
    for (place, value) in places.iter().zip(&values) {
        let (x, y) = ((place - first) * step, bottom - (bottom - top) * (value - least) / span);
        // Writing to a String cannot fail.
        let _ = write!(points, "{},{} ", Shortest(x), OneDecimal(y));
    }
    Ok(points)
}

/// Written with as many decimals as it has.
struct Shortest(f64);

impl fmt::Display for Shortest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match whole(self.0) {
            Some(number) => number.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

/// Written with one decimal, halves to the even one.
struct OneDecimal(f64);

impl fmt::Display for OneDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0 * 10.0;
        let nearest = tenths.round();
        // Near the middle of two tenths the product is not exact enough to tell which is nearer.
        let is_clear = (tenths - nearest).abs() < 0.499;
        match whole(nearest).filter(|tenths| is_clear && *tenths > 0) {
            Some(tenths) => write!(f, "{}.{}", tenths / 10, tenths % 10),
            None => write!(f, "{:.1}", self.0),
        }
    }
}

/// A number that is whole and small, as most are that are drawn: written in a tenth of the time that
/// a fraction takes.
#[expect(clippy::cast_possible_truncation, reason = "it is small")]
fn whole(value: f64) -> Option<i32> {
    (value.abs() < 1e9 && value.fract() == 0.0 && (value != 0.0 || value.is_sign_positive()))
        .then_some(value as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rendered(template: &str) -> String {
        let mut environment = Environment::new();
        add(&mut environment);
        environment.render_str(template, ()).unwrap()
    }

    #[test]
    fn a_difference_has_its_sign_and_all_its_decimals() {
        for (expression, expected) in [
            ("1|signed_number(1)", "+1,0"),
            ("(6.5 - 9.7)|signed_number(2)", "−3,20"),
            ("(6.5 - 6.5)|signed_number(1)", "0,0"),
            ("1234.5|signed_number(0)", "+1.235"),
        ] {
            assert_eq!(rendered(&format!("{{{{ {expression} }}}}")), expected);
        }
    }

    proptest! {
        #[test]
        fn numbers_are_written_as_the_language_writes_them(tenths in -100_000..100_000, off in -1e-3..1e-3) {
            for value in [f64::from(tenths) / 10.0, f64::from(tenths) / 20.0, f64::from(tenths) / 10.0 + off] {
                prop_assert_eq!(Shortest(value).to_string(), value.to_string());
                prop_assert_eq!(OneDecimal(value).to_string(), format!("{value:.1}"));
            }
        }
    }

    #[test]
    fn a_line_goes_from_its_smallest_value_to_its_largest() {
        let options = "first=2015, step=11, top=2, bottom=22";
        let line = |places: &str, values: &str| {
            rendered(&format!("{{{{ {places}|polyline({values}, {options}) }}}}"))
        };
        assert_eq!(line("[2015, 2016, 2018]", "[1, 3, 2]"), "0,22.0 11,2.0 33,12.0 ");
        assert_eq!(line("[2016]", "[5]"), "11,22.0 ");
        assert_eq!(line("[]", "[]"), "");
    }
}
