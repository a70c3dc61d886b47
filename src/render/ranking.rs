//! Who was measured in the same year and in the same way, and in which order.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::PageRenderer;
use crate::figures::{Direction, RankEntry, SubjectId, Year, rank, sentences};
use crate::site::{Area, IndicatorEntry};

/// The places that single areas take in one year. Groups take none: their members would count
/// twice.
pub(super) struct Places {
    year: Year,
    ranks: BTreeMap<SubjectId, usize>,
    /// How many areas share a rank.
    sharing: BTreeMap<usize, usize>,
    total: usize,
    direction: Direction,
    spread: Option<String>,
}

/// What to say above a table about who is in the ranking.
#[derive(Debug, Serialize)]
pub(super) struct RankingContext {
    year: String,
    size: usize,
    total: usize,
    /// What the first rank is: *laveste* or *højeste*.
    first: &'static str,
    /// Between which figures they lie.
    spread: Option<String>,
}

impl Places {
    /// The ranking of `areas` in the newest year that any of them has a figure for; `None` when
    /// fewer than two have an exact one for that year.
    pub(super) fn of(
        renderer: &PageRenderer<'_>,
        entry: &IndicatorEntry,
        areas: &[&Area],
    ) -> Option<Self> {
        let site = &renderer.snapshot.site;
        let single = areas.iter().filter(|area| !area.is_group());
        let subjects: Vec<(SubjectId, &Area)> =
            single.map(|area| (area.subject(), *area)).collect();
        let entries: Vec<RankEntry<'_>> = subjects
            .iter()
            .map(|(subject, area)| RankEntry {
                subject,
                name: &area.head.title,
                series: site.series(subject, &entry.indicator.id),
            })
            .collect();
        let year = entries.iter().filter_map(|entry| Some(entry.series?.latest()?.0)).max()?;
        let ranking = rank(&entries, year, &entry.indicator);
        let ranks =
            ranking.ranked.iter().map(|ranked| (ranked.subject.clone(), ranked.rank)).collect();
        let mut sharing = BTreeMap::new();
        ranking.ranked.iter().for_each(|ranked| *sharing.entry(ranked.rank).or_insert(0) += 1);
        let direction = entry.indicator.direction;
        let spread = sentences::spread(&ranking, &entry.indicator);
        let places = Self { year, ranks, sharing, total: entries.len(), direction, spread };
        (places.ranks.len() > 1).then_some(places)
    }

    /// *nr. 3 af 7*, or *delt nr. 3 af 7* when another area has the same figure.
    pub(super) fn text(&self, subject: &SubjectId) -> Option<String> {
        let rank = self.ranks.get(subject)?;
        let shared = self.sharing.get(rank).is_some_and(|areas| *areas > 1);
        let prefix = if shared { "delt nr. " } else { "nr. " };
        Some(format!("{prefix}{rank} af {}", self.ranks.len()))
    }

    /// The number of the place alone.
    pub(super) fn position(&self, subject: &SubjectId) -> Option<usize> {
        self.ranks.get(subject).copied()
    }

    pub(super) fn context(&self) -> RankingContext {
        let first = match self.direction {
            Direction::LowerIsBetter => "laveste",
            Direction::HigherIsBetter | Direction::Neither => "højeste",
        };
        let (size, total) = (self.ranks.len(), self.total);
        let spread = self.spread.clone();
        RankingContext { year: self.year.to_string(), size, total, first, spread }
    }
}
