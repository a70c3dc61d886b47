//! The order in which a Dane looks things up: æ, ø, å after z, and aa as å (DS 377).
//!
//! Build a [`DanishCollator`] where many names are sorted, or call [`sort_by_name`]. The order is
//! that of CLDR for Danish, so *Kanaan* sorts as *Kanån* too. Names that are alike to the collator
//! are put in order by their bytes, so that the same names always come out in the same order.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

/// Compares names in Danish order. Holds references to tables in the program, so it is cheap.
#[derive(Debug)]
pub struct DanishCollator(CollatorBorrowed<'static>);

impl DanishCollator {
    /// A collator for Danish.
    pub fn new() -> Self {
        // The locale type belongs to a crate that we do not name: it is inferred from the callee.
        let danish = "da".parse().expect("invariant: `da` is a locale");
        let preferences = CollatorPreferences::from_locale_strict(&danish)
            .unwrap_or_else(|understood_in_part| understood_in_part);
        let collator = Collator::try_new(preferences, CollatorOptions::default())
            .expect("invariant: collation tables are compiled in");
        Self(collator)
    }

    /// Which of two names comes first.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right).then_with(|| left.cmp(right))
    }

    /// Bytes whose order is the order of the names, for names that are compared many times.
    pub fn sort_key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(2 * name.len() + 8);
        let Ok(()) = self.0.write_sort_key_to(name, &mut key);
        key.push(0);
        key.extend_from_slice(name.as_bytes());
        key
    }
}

impl Default for DanishCollator {
    fn default() -> Self {
        Self::new()
    }
}

/// Sorts things by name in Danish order; things with the same name keep their order.
pub fn sort_by_name<T>(items: &mut [T], name: impl Fn(&T) -> &str) {
    let collator = DanishCollator::new();
    items.sort_by_cached_key(|item| collator.sort_key(name(item)));
}

/// Sorts things that may have a place of their own: first those, by their places, then the others,
/// by name in Danish order.
pub fn sort_by_place_and_name<T>(
    items: &mut [T],
    place: impl Fn(&T) -> Option<u32>,
    name: impl Fn(&T) -> &str,
) {
    let collator = DanishCollator::new();
    items.sort_by_cached_key(|item| {
        let place = place(item);
        (place.is_none(), place, collator.sort_key(name(item)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const IN_ORDER: [&str; 21] = [
        "AB",
        "Ab",
        "ab",
        "Abild",
        "Anna",
        "Y",
        "Ü",
        "Zoo",
        "Ä",
        "Æble",
        "Ærø",
        "Ö",
        "Ødegård",
        "Ørsted",
        "Øst",
        "Å",
        "aa",
        "Ålborg",
        "Aalborg",
        "Århus",
        "Aarhus",
    ];

    #[test]
    fn danish_letters_and_aa_stand_after_z() {
        let mut names = IN_ORDER;
        names.reverse();
        sort_by_name(&mut names, |name| name);
        assert_eq!(names, IN_ORDER);
    }

    #[test]
    fn what_has_a_place_stands_before_what_has_only_a_name() {
        let mut items = [(None, "Ærø"), (Some(2), "Anna"), (None, "Bo"), (Some(1), "Åse")];
        sort_by_place_and_name(&mut items, |item| item.0, |item| item.1);
        assert_eq!(items.map(|item| item.1), ["Åse", "Anna", "Bo", "Ærø"]);
    }

    #[test]
    fn area_names_stand_where_a_dane_looks_for_them() {
        let mut names = ["Aarhus", "Viby Syd", "Ørsted", "Bispehaven", "Ærø", "Gellerup/Toveshøj"];
        sort_by_name(&mut names, |name| name);
        assert_eq!(
            names,
            ["Bispehaven", "Gellerup/Toveshøj", "Viby Syd", "Ærø", "Ørsted", "Aarhus"]
        );
    }

    proptest! {
        #[test]
        fn sort_keys_order_as_the_collator_does(left in "\\PC{0,12}", right in "\\PC{0,12}") {
            let collator = DanishCollator::new();
            let by_key = collator.sort_key(&left).cmp(&collator.sort_key(&right));
            prop_assert_eq!(by_key, collator.compare(&left, &right));
        }
    }
}
