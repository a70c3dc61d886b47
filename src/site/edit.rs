//! A new site from an old one and one file that has changed.
//!
//! Two kinds of edit touch so little that what they leave alone can be named: the text of a page
//! below its fields, and the figures of a file that stay as many. Everything else is loaded again.

use std::collections::BTreeSet;
use std::mem;

use super::load::{parse, read};
use super::memory::{FileWork, Memory};
use super::text::Text;
use super::thing::Thing;
use super::{Area, Comparisons, Folder, Place, Site, chapter, figure_book, programme, prose};
use crate::diagnostics::Diagnostics;
use crate::figures::{IndicatorId, SubjectFigures, SubjectId};
use crate::markdown::front_matter;
use crate::source::{FileId, SourceFile, Sources};

/// A site after an edit.
#[derive(Debug)]
pub struct Edited {
    /// The site.
    pub site: Site,
    /// The files in which something else may have been found than before.
    pub checked: BTreeSet<FileId>,
}

impl Memory {
    /// `site` after `file`, and no other, has become what `sources` holds; `None`, with nothing
    /// changed, when that is more than an edit of a text or of figures.
    ///
    /// The new site has the same pages at the same addresses, and the same relations between them.
    pub fn edit(&mut self, site: &Site, sources: &Sources, file: FileId) -> Option<Edited> {
        let known = self.files.get(&file)?;
        let mut work = parse(file, sources.shared(file), sources);
        let place = &work.parsed.as_ref()?.place;
        if known.parsed.as_ref()?.place != *place || known.thing.is_none() {
            return None;
        }
        match place.clone() {
            Place::Figures(folder, key) => {
                read(&mut work, &self.frame);
                self.edit_figures(site, sources, (file, work), &folder.subject(&key))
            }
            Place::Item(Folder::Indicators, _) => None,
            Place::Item(..) | Place::Part(..) | Place::Listing(_) | Place::Front => {
                let has_pictures = shows_pictures(known) || shows_pictures(&work);
                let has_other_fields = fields(&known.source) != fields(&work.source);
                if has_other_fields || has_pictures || has_twin(place, site) {
                    return None;
                }
                read(&mut work, &self.frame);
                self.edit_text(site, sources, (file, work))
            }
            _ => None,
        }
    }

    /// The fields are the same, byte for byte and at the same place: so is all that was made of them.
    fn edit_text(
        &mut self,
        site: &Site,
        sources: &Sources,
        (file, work): (FileId, FileWork),
    ) -> Option<Edited> {
        let place = work.parsed.as_ref()?.place.clone();
        let thing = work.thing.clone()?;
        let is_hidden =
            matches!(&thing, Thing::Story(story) if story.hidden(&self.options).is_some());
        let owner = Text::of(&place, site).map(|text| text.head.span.file);
        // Another file has the place, or had it.
        if owner != (!is_hidden).then_some(file) {
            return None;
        }
        let mut edited = site.clone();
        edited.add(thing, &self.options);
        if let Place::Item(Folder::Areas, key) = &place {
            keep_sound_parts(&mut edited, site.areas.get(key.as_str())?);
        }
        chapter::freeze(&mut edited);
        self.replace(file, work);
        let texts: Vec<Text<'_>> = Text::of(&place, &edited).into_iter().collect();
        let mut checked = self.check_again(&texts, &edited, sources);
        checked.insert(file);
        Some(Edited { site: edited, checked })
    }

    fn edit_figures(
        &mut self,
        site: &Site,
        sources: &Sources,
        (file, work): (FileId, FileWork),
        subject: &SubjectId,
    ) -> Option<Edited> {
        let Some(Thing::Figures(_, read)) = &work.thing else { return None };
        let known = self.figures.get(subject)?;
        let mut figures = self.figures.clone();
        let series = read.series.clone();
        figures.insert(subject.clone(), SubjectFigures { series, ..known.clone() });
        let (book, changed) = figure_book::close_again(site, &figures, subject);
        let edited = Site { figures: book, ..site.clone() };
        if !has_same_relations(site, &edited, &changed) {
            return None;
        }
        self.figures = figures;
        self.replace(file, work);
        let baselines = mem::take(&mut self.baselines);
        programme::baselines::check(&edited, sources, self);
        let showing: Vec<Place> = self.places_showing_figures().collect();
        let texts = Text::depending_on(&changed, showing.iter(), &edited);
        let mut checked = self.check_again(&texts, &edited, sources);
        checked.insert(file);
        checked.extend(baselines.iter().chain(&self.baselines).map(|finding| finding.span.file));
        Some(Edited { site: edited, checked })
    }

    /// Checks some texts anew and gives their files; what was found in the others stands.
    fn check_again(
        &mut self,
        texts: &[Text<'_>],
        site: &Site,
        sources: &Sources,
    ) -> BTreeSet<FileId> {
        let files: BTreeSet<FileId> = texts.iter().map(|text| text.head.span.file).collect();
        files.iter().for_each(|file| drop(self.prose.remove(file)));
        self.prose.extend(prose::check_texts(texts, site, sources, &self.broken()));
        files
    }
}

/// Whether two files are the same thing, `a.md` and `a/index.md`: one of them is not used.
fn has_twin(place: &Place, site: &Site) -> bool {
    let Place::Item(folder, key) = place else { return false };
    let at = |name: &str| {
        site.places.contains_key(format!("content/{}/{key}{name}", folder.name()).as_str())
    };
    at(".md") && at("/index.md")
}

/// Whether there are pictures in the text of a file. Where they stand and what is said of them decides
/// which pictures are published, and what is told of them and of their records.
fn shows_pictures(work: &FileWork) -> bool {
    work.body().is_some_and(|body| body.document().pictures().next().is_some())
}

/// The fields of a file, with the lines around them.
fn fields(file: &SourceFile) -> Option<&str> {
    let front = front_matter(FileId::first(), file.text(), &mut Diagnostics::default())?;
    file.text().get(..front.body)
}

/// Parts of a group that are not sound were taken out of it, and told.
fn keep_sound_parts(edited: &mut Site, known: &Area) {
    if edited.areas.get(&known.id).is_some_and(|area| area.parts != known.parts)
        && let Some(area) = edited.areas.get_mut(&known.id)
    {
        area.parts = known.parts.clone();
    }
}

/// Whether relations and addresses, as far as they follow from figures, are as they were: they ask
/// which indicators a subject has figures of, and when places may be held against each other.
fn has_same_relations(before: &Site, after: &Site, changed: &BTreeSet<SubjectId>) -> bool {
    let indicators = |site: &Site, id: &SubjectId| -> Option<Vec<IndicatorId>> {
        Some(site.figures.subjects.get(id)?.series.keys().cloned().collect())
    };
    changed.iter().all(|id| indicators(before, id) == indicators(after, id))
        && (changed.iter().all(|id| Comparisons::are_same(before, after, id))
            || Comparisons::of(after) == before.index.comparisons)
}
