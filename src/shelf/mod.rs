//! A map whose copies share what they hold.
//!
//! A [`Shelf`] is read like a `BTreeMap`. A copy costs one counter, a copy that is then changed one
//! for each entry, and no value is ever copied that is not changed itself: so a site of a hundred
//! thousand things can be copied for each edit of one of them.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::ops::Index;
use std::sync::Arc;

/// A sorted map from keys to values that many maps may share.
#[derive(Debug)]
pub struct Shelf<K, V>(Arc<BTreeMap<K, Arc<V>>>);

impl<K, V> Shelf<K, V> {
    /// Every key, in order.
    pub fn keys(&self) -> btree_map::Keys<'_, K, Arc<V>> {
        self.0.keys()
    }

    /// Every value, in the order of the keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.values().map(AsRef::as_ref)
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.0.iter())
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V> Shelf<K, V> {
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key).map(AsRef::as_ref)
    }

    /// The value of a key, to be shared.
    pub fn shared<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&Arc<V>>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// The keys whose values an earlier copy has not or has others for.
    pub fn changed_since<'s>(&'s self, before: &Self) -> BTreeSet<&'s K> {
        let mut known = before.0.iter().peekable();
        let has_changed = |(key, value): &(&K, &Arc<V>)| {
            while known.next_if(|(earlier, _)| earlier < key).is_some() {}
            known
                .next_if(|(same, _)| same == key)
                .is_none_or(|(_, known)| !Arc::ptr_eq(known, value))
        };
        self.0.iter().filter(has_changed).map(|(key, _)| key).collect()
    }

    /// Whether there is a value for a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }
}

impl<K: Ord + Clone, V> Shelf<K, V> {
    /// Puts a value in the place of the one with that key, or adds it.
    pub fn insert(&mut self, key: K, value: impl Into<Arc<V>>) {
        Arc::make_mut(&mut self.0).insert(key, value.into());
    }
}

impl<K: Ord + Clone, V: Clone> Shelf<K, V> {
    /// The value of a key, to be changed. What other maps hold stays as it is.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        Arc::make_mut(&mut self.0).get_mut(key).map(Arc::make_mut)
    }

    /// Every value, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        Arc::make_mut(&mut self.0).values_mut().map(Arc::make_mut)
    }

    /// Puts another value in the place of each for which `change` gives one; all others stay shared.
    /// Says whether there was one.
    pub fn update(&mut self, change: impl Fn(&K, &V) -> Option<V>) -> bool {
        let entries = self.iter();
        let changed: Vec<(K, V)> =
            entries.filter_map(|(key, value)| Some((key.clone(), change(key, value)?))).collect();
        let any = !changed.is_empty();
        changed.into_iter().for_each(|(key, value)| self.insert(key, value));
        any
    }

    /// Keeps the entries that `keep` holds for.
    pub fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        if !self.iter().all(|(key, value)| keep(key, value)) {
            Arc::make_mut(&mut self.0).retain(|key, value| keep(key, value));
        }
    }

    /// The value of a key, to be changed; a first one where there is none.
    pub fn get_or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        Arc::make_mut(Arc::make_mut(&mut self.0).entry(key).or_default())
    }
}

/// The value of a key that there is.
impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for Shelf<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        &self.0[key]
    }
}

/// Written out, because a copy asks nothing of what is shared.
impl<K, V> Clone for Shelf<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Shelf<K, V> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl<K: Eq, V: Eq> Eq for Shelf<K, V> {}

impl<K: Ord, V, S: Into<Arc<V>>> FromIterator<(K, S)> for Shelf<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, S)>>(entries: I) -> Self {
        Self(Arc::new(entries.into_iter().map(|(key, value)| (key, value.into())).collect()))
    }
}

/// The entries of a shelf, in order.
#[derive(Debug)]
pub struct Iter<'s, K, V>(btree_map::Iter<'s, K, Arc<V>>);

impl<'s, K, V> Iterator for Iter<'s, K, V> {
    type Item = (&'s K, &'s V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value.as_ref()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value.as_ref()))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

impl<'s, K, V> IntoIterator for &'s Shelf<K, V> {
    type Item = (&'s K, &'s V);
    type IntoIter = Iter<'s, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_to_one_copy_is_not_seen_in_another_and_copies_nothing_else() {
        let before: Shelf<u8, String> =
            [(1, "et".to_owned()), (2, "to".to_owned())].into_iter().collect();
        let mut after = before.clone();
        after.get_mut(&1).unwrap().push('!');
        assert_eq!(
            (before.get(&1).unwrap().as_str(), after.get(&1).unwrap().as_str()),
            ("et", "et!")
        );
        assert!(Arc::ptr_eq(before.shared(&2).unwrap(), after.shared(&2).unwrap()));
        assert!(!after.update(|_, _| None));
        assert!(after.update(|key, value| (*key == 1).then(|| format!("{value}?"))));
        assert_eq!((before[&1].as_str(), after[&1].as_str()), ("et", "et!?"));
        after.retain(|_, _| true);
        assert!(Arc::ptr_eq(before.shared(&2).unwrap(), after.shared(&2).unwrap()));
        assert_eq!(after.changed_since(&before), BTreeSet::from([&1]));
        after.insert(3, "tre".to_owned());
        after.insert(0, "nul".to_owned());
        assert_eq!(after.changed_since(&before), BTreeSet::from([&0, &1, &3]));
        after.retain(|key, _| *key > 0);
        assert_eq!(before.changed_since(&after), BTreeSet::from([&1]));
        assert_eq!((before.len(), after.len()), (2, 3));
        after.retain(|key, _| *key > 2);
        assert_eq!((before.len(), after.len()), (2, 1));
    }
}
