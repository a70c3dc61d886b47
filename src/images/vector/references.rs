//! What in a drawing refers to what: `href="#…"` and `url(#…)`.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Document, Node};

/// Where each id stands: the first place, which `use` takes, and the last, which all others take.
pub(super) struct Ids<'d, 't>(BTreeMap<&'d str, [Node<'d, 't>; 2]>);

impl<'d, 't> Ids<'d, 't> {
    pub(super) fn new(document: &'d Document<'t>) -> Self {
        let mut ids = BTreeMap::new();
        for node in document.descendants() {
            if let Some(id) = node.attribute("id") {
                ids.entry(id).or_insert([node, node])[1] = node;
            }
        }
        Self(ids)
    }

    pub(super) fn named(&self, id: &str) -> impl Iterator<Item = Node<'d, 't>> + use<'d, 't> {
        self.0.get(id).copied().into_iter().flatten()
    }
}

/// The ids in all `url(#…)` of a text.
pub(super) fn called(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let quoted = rest.strip_prefix(['"', '\'']);
        let end: &[char] = if quoted.is_some() { &['"', '\''] } else { &[')'] };
        let id = quoted.unwrap_or(rest).trim_start().strip_prefix('#')?;
        Some(id.split(end).next().unwrap_or(id).trim_end())
    })
}

pub(super) fn is_gradient(node: Node<'_, '_>) -> bool {
    node.tag_name().name().ends_with("Gradient")
}
