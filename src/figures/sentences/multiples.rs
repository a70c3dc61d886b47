//! Ratios and changes in words: *godt dobbelt*, *omkring en tredjedel*, *en halvering*. The scales are
//! those of [`grades`](super::grades).

use crate::text::Decimal;
use crate::text::grammar::number_word;
use crate::text::number::{format_decimal, round};

/// Up to which ratio or per cent, in hundredths, which words hold.
type Scale = [(i64, &'static str)];

const ONE_AND_A_HALF: &Scale = &[
    (148, "næsten halvanden gang"),
    (152, "omtrent halvanden gang"),
    (160, "godt halvanden gang"),
];
const DOUBLE: &Scale = &[
    (197, "knap dobbelt"),
    (204, "omtrent dobbelt"),
    (220, "godt dobbelt"),
    (240, "mere end dobbelt"),
];
const PARTS: &Scale = &[
    (23, "under en fjerdedel"),
    (27, "omkring en fjerdedel"),
    (31, "under en tredjedel"),
    (36, "omkring en tredjedel"),
    (48, "under halvt"),
    (52, "omtrent halvt"),
    (55, "godt halvt"),
];

/// *godt dobbelt*, *omkring 2,5 gange*, *under en tredjedel*: the ratio of two `figures`, which must
/// be below 0.55 or above 1.4. `None` where their rounding leaves nothing to say.
pub(super) fn in_words(ratio: Decimal, figures: [Decimal; 2]) -> Option<String> {
    let below = |limit: i64| ratio < Decimal::new(limit, 2);
    let scale = if below(140) {
        PARTS
    } else if below(180) {
        ONE_AND_A_HALF
    } else {
        DOUBLE
    };
    if let Some(words) = exactly(ratio) {
        return Some(words.to_owned());
    }
    let step = scale.iter().find(|(limit, _)| below(*limit));
    step.map_or_else(|| times(ratio, figures), |(_, words)| Some((*words).to_owned()))
}

fn exactly(ratio: Decimal) -> Option<&'static str> {
    let known = [
        (Decimal::new(5, 1), "halvt"),
        (Decimal::new(15, 1), "halvanden gang"),
        (Decimal::TWO, "dobbelt"),
    ];
    known.into_iter().find(|(of, _)| *of == ratio).map(|(_, words)| words)
}

/// A multiple as a number, with a decimal where the figures' rounding leaves it certain.
fn times(ratio: Decimal, figures: [Decimal; 2]) -> Option<String> {
    if ratio >= Decimal::TEN {
        return Some("mere end ti gange".to_owned());
    }
    let half_a_step = |figure: Decimal| Decimal::new(5, figure.scale() + 1) / figure;
    let doubt: Decimal = ratio * figures.map(half_a_step).iter().sum::<Decimal>();
    if doubt < Decimal::new(1, 1) {
        return Some(format!("omkring {} gange", format_decimal(ratio, 1)));
    }
    let whole = usize::try_from(round(ratio, 0).mantissa()).ok()?;
    match whole {
        3.. => Some(format!("omkring {} gange", number_word(whole))),
        _ if ratio > Decimal::TWO => Some("mere end dobbelt".to_owned()),
        _ => None,
    }
}

const CHANGE_PARTS: &Scale = &[
    (2250, "omkring en femtedel"),
    (2800, "omkring en fjerdedel"),
    (3000, "mere end en fjerdedel"),
    (3700, "omkring en tredjedel"),
    (4500, "mere end en tredjedel"),
    (5500, "omkring halvdelen"),
    (8500, "mere end halvdelen"),
];
const FALLS: &Scale = &[(4900, "næsten en halvering"), (5100, "omtrent en halvering")];
const RISES: &Scale = &[
    (9700, "næsten en fordobling"),
    (10400, "omtrent en fordobling"),
    (20400, "mere end en fordobling"),
];

fn first_above(percent: Decimal, scale: &Scale) -> Option<&'static str> {
    let step = scale.iter().find(|(limit, _)| percent < Decimal::new(*limit, 2));
    step.map(|(_, words)| *words)
}

/// The common fraction near a change in per cent: *omkring en tredjedel*.
pub(super) fn part_of(percent: Decimal) -> Option<&'static str> {
    if percent < Decimal::from(18) { None } else { first_above(percent, CHANGE_PARTS) }
}

/// What a large fall or rise in per cent is called: *mere end en halvering*.
pub(super) fn event_of(percent: Decimal, is_fall: bool) -> Option<&'static str> {
    let (from, exactly, words, scale, beyond) = if is_fall {
        (45, 50, "en halvering", FALLS, "mere end en halvering")
    } else {
        (85, 100, "en fordobling", RISES, "mere end en tredobling")
    };
    if percent < Decimal::from(from) {
        None
    } else if percent == Decimal::from(exactly) {
        Some(words)
    } else {
        Some(first_above(percent, scale).unwrap_or(beyond))
    }
}

/// Whether a number is so small that its last printed digit may be off by a tenth of it.
pub(super) fn is_coarse(figure: Decimal) -> bool {
    figure.abs().mantissa() < 5
}
