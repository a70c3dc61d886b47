//! A map whose copies share what they hold.
//!
//! A [`Shelf`] is read like a `BTreeMap`. Its entries stand in groups. A copy costs one counter, a copy
//! that is then changed one for each group and for each entry of one group, and no value is ever
//! copied that is not changed itself: so a site of a hundred thousand things can be copied for each
//! edit of one of them.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::iter::{self, FlatMap};
use std::ops::Index;
use std::slice;
use std::sync::Arc;

/// The most entries of a group.
const GROUP: usize = 64;

/// Entries that follow each other: at least one.
type Group<K, V> = Vec<(K, Arc<V>)>;

/// A sorted map from keys to values that many maps may share.
#[derive(Debug)]
pub struct Shelf<K, V>(Arc<Vec<Arc<Group<K, V>>>>);

impl<K, V> Shelf<K, V> {
    /// Every key, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// Every value, in the order of the keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.iter().map(|(_, value)| value)
    }

    /// Every key with its value, in order.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { entries: self.0.iter().flat_map(|group| group.iter()), left: self.len() }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|group| group.len()).sum()
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
        self.shared(key).map(AsRef::as_ref)
    }

    /// The value of a key, to be shared.
    pub fn shared<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&Arc<V>>
    where
        K: Borrow<Q>,
    {
        let (group, entry) = self.find(key)?;
        Some(&self.0[group][entry].1)
    }

    /// Whether there is a value for a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_some()
    }

    /// The keys whose values an earlier copy has not or has others for.
    pub fn changed_since<'s>(&'s self, before: &Self) -> BTreeSet<&'s K> {
        let is_other = |group: &&Arc<Group<K, V>>| {
            let known = before.0.get(before.group_of(&group[0].0));
            known.is_none_or(|known| !Arc::ptr_eq(known, group))
        };
        let has_changed = |(key, value): &&(K, Arc<V>)| {
            before.shared(key).is_none_or(|known| !Arc::ptr_eq(known, value))
        };
        let entries = self.0.iter().filter(is_other).flat_map(|group| group.iter());
        entries.filter(has_changed).map(|(key, _)| key).collect()
    }

    /// The group in which a key stands if there is one for it.
    fn group_of<Q: Ord + ?Sized>(&self, key: &Q) -> usize
    where
        K: Borrow<Q>,
    {
        self.0.partition_point(|group| group[0].0.borrow() <= key).saturating_sub(1)
    }

    /// The group of a key, and which of its entries is that of the key.
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(usize, usize)>
    where
        K: Borrow<Q>,
    {
        let at = self.group_of(key);
        let group = self.0.get(at)?;
        let entry = group.binary_search_by(|(own, _)| own.borrow().cmp(key)).ok()?;
        Some((at, entry))
    }
}

impl<K: Ord + Clone, V> Shelf<K, V> {
    /// Puts a value in the place of the one with that key, or adds it.
    pub fn insert(&mut self, key: K, value: impl Into<Arc<V>>) {
        let (at, value) = (self.group_of(&key), value.into());
        let groups = Arc::make_mut(&mut self.0);
        let Some(group) = groups.get_mut(at) else {
            groups.push(Arc::new(vec![(key, value)]));
            return;
        };
        let group = Arc::make_mut(group);
        match group.binary_search_by(|(own, _)| own.cmp(&key)) {
            Ok(entry) => group[entry].1 = value,
            // Entries that come in order fill one group after the other.
            Err(GROUP) => groups.insert(at + 1, Arc::new(vec![(key, value)])),
            Err(entry) => {
                group.insert(entry, (key, value));
                if group.len() > GROUP {
                    let rest = group.split_off(GROUP / 2);
                    groups.insert(at + 1, Arc::new(rest));
                }
            }
        }
    }
}

impl<K: Ord + Clone, V: Clone> Shelf<K, V> {
    /// The value of a key, to be changed. What other maps hold stays as it is.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (group, entry) = self.find(key)?;
        let group = Arc::make_mut(&mut Arc::make_mut(&mut self.0)[group]);
        Some(Arc::make_mut(&mut group[entry].1))
    }

    /// Every value, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        let groups = Arc::make_mut(&mut self.0).iter_mut().map(Arc::make_mut);
        groups.flatten().map(|(_, value)| Arc::make_mut(value))
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
            let entries = self.0.iter().flat_map(|group| group.iter());
            *self = Self::of_sorted(entries.filter(|(key, value)| keep(key, value)).cloned());
        }
    }

    /// The value of a key, to be changed; a first one where there is none.
    pub fn get_or_default(&mut self, key: &K) -> &mut V
    where
        V: Default,
    {
        if !self.contains_key(key) {
            self.insert(key.clone(), V::default());
        }
        self.get_mut(key).expect("invariant: it has just been put there")
    }
}

impl<K, V> Shelf<K, V> {
    /// A map of entries in the order of their keys, each of which comes once.
    fn of_sorted(mut entries: impl Iterator<Item = (K, Arc<V>)>) -> Self {
        let next_group = || {
            let group: Group<K, V> = entries.by_ref().take(GROUP).collect();
            (!group.is_empty()).then(|| Arc::new(group))
        };
        Self(Arc::new(iter::from_fn(next_group).collect()))
    }
}

/// The value of a key that there is.
impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for Shelf<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("invariant: only keys that there are may be asked for")
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
        Arc::ptr_eq(&self.0, &other.0) || self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for Shelf<K, V> {}

impl<K: Ord, V, S: Into<Arc<V>>> FromIterator<(K, S)> for Shelf<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, S)>>(entries: I) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (key, value.into()));
        let sorted: BTreeMap<K, Arc<V>> = entries.collect();
        Self::of_sorted(sorted.into_iter())
    }
}

type Groups<'s, K, V> = slice::Iter<'s, Arc<Group<K, V>>>;
type Entries<'s, K, V> = slice::Iter<'s, (K, Arc<V>)>;
type Open<'s, K, V> = fn(&'s Arc<Group<K, V>>) -> Entries<'s, K, V>;

/// The entries of a shelf, in order.
#[derive(Debug)]
pub struct Iter<'s, K, V> {
    entries: FlatMap<Groups<'s, K, V>, Entries<'s, K, V>, Open<'s, K, V>>,
    left: usize,
}

/// Written out, because a copy asks nothing of keys and values.
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone(), left: self.left }
    }
}

impl<'s, K, V> Iterator for Iter<'s, K, V> {
    type Item = (&'s K, &'s V);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, value) = self.entries.next()?;
        self.left -= 1;
        Some((key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let (key, value) = self.entries.next_back()?;
        self.left -= 1;
        Some((key, value))
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
    use proptest::prelude::*;

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

    proptest! {
        /// Whatever is done to it, a shelf holds what a map would hold, and a copy what it held.
        #[test]
        fn a_shelf_is_a_map(
            first in prop::collection::vec((any::<u8>(), any::<u8>()), 0..300),
            then in prop::collection::vec((any::<u8>(), any::<u8>(), any::<bool>()), 0..300),
        ) {
            let mut map: BTreeMap<u8, u8> = first.iter().copied().collect();
            let mut shelf: Shelf<u8, u8> = first.into_iter().collect();
            let (known, before) = (map.clone(), shelf.clone());
            for (key, value, is_kept) in then {
                if is_kept {
                    map.insert(key, value);
                    shelf.insert(key, value);
                } else {
                    map.retain(|other, _| other % 16 != key % 16);
                    shelf.retain(|other, _| other % 16 != key % 16);
                }
                prop_assert_eq!(shelf.get(&key), map.get(&key));
            }
            prop_assert!(shelf.iter().eq(&map) && shelf.iter().rev().eq(map.iter().rev()));
            prop_assert_eq!(shelf.iter().len(), map.len());
            prop_assert!((0..=255).all(|key| shelf.get(&key) == map.get(&key)));
            prop_assert!(shelf.0.iter().all(|group| (1..=GROUP).contains(&group.len())));
            prop_assert!(before.iter().eq(&known));
            let others = |key: &&u8| known.get(key) != map.get(key);
            prop_assert!(map.keys().filter(others).all(|key| shelf.changed_since(&before).contains(key)));
        }
    }

    #[test]
    fn a_change_copies_one_group() {
        let before: Shelf<u32, u32> = (0..1000).map(|n| (n, n)).collect();
        let mut after = before.clone();
        after.insert(500, 1_u32);
        let copied = before.0.iter().zip(&*after.0).filter(|(a, b)| !Arc::ptr_eq(a, b));
        assert_eq!((copied.count(), before.0.len()), (1, 1000_usize.div_ceil(GROUP)));
        assert_eq!(after.changed_since(&before), BTreeSet::from([&500]));
    }
}
