//! How large a part of a whole is, in words.

use crate::text::Decimal;

/// The fractions that have a name, in hundredths of a per cent.
const FRACTIONS: [(i64, &str); 5] = [
    (2500, "en fjerdedel"),
    (3333, "en tredjedel"),
    (5000, "halvdelen"),
    (6667, "to tredjedele"),
    (7500, "tre fjerdedele"),
];

/// How near a part must be to a fraction to be called by it, in hundredths of a per cent: up to the
/// first *omtrent*, up to the second *knap* or *godt*.
const NEAR: [i64; 2] = [75, 400];

/// What a part of a whole is called: *godt halvdelen*, *omtrent en tredjedel*. `None` where no common
/// fraction is near.
pub fn share(part: Decimal, whole: Decimal) -> Option<String> {
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let distance = |hundredths: i64| share - Decimal::new(hundredths, 2);
    let nearest = FRACTIONS.into_iter().min_by_key(|(of, _)| distance(*of).abs())?;
    let (hundredths, words) = nearest;
    let distance = distance(hundredths);
    let [about, near] = NEAR.map(|limit| Decimal::new(limit, 2));
    match distance.abs() {
        none if none.is_zero() => Some(words.to_owned()),
        small if small <= about => Some(format!("omtrent {words}")),
        far if far > near => None,
        _ if distance.is_sign_negative() => Some(format!("knap {words}")),
        _ => Some(format!("godt {words}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::tests::samples::decimal;

    #[test]
    fn a_part_is_called_by_the_fraction_that_it_is_near() {
        let cases = [
            ("50", "100", Some("halvdelen")),
            ("14600", "27102", Some("godt halvdelen")),
            ("12502", "27102", Some("knap halvdelen")),
            ("1", "3", Some("omtrent en tredjedel")),
            ("2", "3", Some("omtrent to tredjedele")),
            ("2919", "4910", None),
            ("1991", "4910", None),
            ("75", "100", Some("tre fjerdedele")),
            ("22", "100", Some("knap en fjerdedel")),
            ("99", "100", None),
            ("1", "0", None),
        ];
        for (part, whole, expected) in cases {
            let found = share(decimal(part), decimal(whole));
            assert_eq!(found.as_deref(), expected, "{part} of {whole}");
        }
    }
}
