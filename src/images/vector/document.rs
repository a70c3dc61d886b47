//! A drawing as XML: refused while that is cheap.
//!
//! Everything that costs more than a drawing's own length is bounded here, before the library sees
//! it: nesting, repetition by reference (a `use` of a group of ten `use`s …), circles of references,
//! style rules times elements. What is not on the list of elements is not drawn and so refused.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Attribute, Document, Error, Node, ParsingOptions};

use super::references::{Ids, called, is_gradient};
use super::{Fonts, style};
use crate::images::PictureError::{self, TooComplex};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The elements that are drawn, or say something about those that are.
const DRAWN: [&str; 21] = [
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "mask",
    "metadata",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "symbol",
    "title",
];

/// Drawn too, but what it shows stands elsewhere, which must be in the same file.
const REPEATED: &str = "use";

/// Drawn when there are fonts.
const TEXT: [&str; 2] = ["text", "tspan"];

/// Those that people meet, so that they can be named.
const NOT_DRAWN: [&str; 13] = [
    "animate",
    "animateTransform",
    "filter",
    "foreignObject",
    "image",
    "marker",
    "pattern",
    "script",
    "set",
    "switch",
    "text",
    "textPath",
    "use",
];

/// The most elements, texts and comments.
const MOST_NODES: u32 = 50_000;
/// The most elements inside each other, references followed.
const DEEPEST: usize = 64;
/// The most elements when every reference is written out.
const MOST_WRITTEN_OUT: u64 = 100_000;
/// The most colour stops to be worked out, if every element had the largest gradient.
const MOST_STOPS: u64 = 2_000_000;
/// The most quotation marks from one `<` to the next: 250 attributes, since each is held against all
/// others.
const MOST_QUOTES: usize = 500;
/// The most declarations of namespaces, since those inside each other copy all around them.
const MOST_NAMESPACES: usize = 1_000;
/// Parses a drawing that can be understood in bounded time.
pub(super) fn read<'t>(text: &'t str, fonts: &Fonts) -> Result<Document<'t>, PictureError> {
    let quotes = |tag: &str| tag.bytes().filter(|byte| matches!(byte, b'"' | b'\'')).count();
    // Entities are never needed and can grow without end.
    if text.contains("<!ENTITY")
        || text.split('<').any(|tag| quotes(tag) > MOST_QUOTES)
        || text.matches("xmlns").count() > MOST_NAMESPACES
    {
        return Err(TooComplex);
    }
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, entity_resolver: None };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => TooComplex,
        _ => PictureError::NotAPicture,
    })?;
    if !is_svg(document.root_element()) || document.root_element().tag_name().name() != "svg" {
        return Err(PictureError::NotAPicture);
    }
    document.descendants().try_for_each(|node| check_element(node, fonts))?;
    style::check(&document)?;
    Weigher::check(&document)?;
    Ok(document)
}

fn is_svg(node: Node<'_, '_>) -> bool {
    node.is_element() && matches!(node.tag_name().namespace(), None | Some(SVG))
}

fn check_element(node: Node<'_, '_>, fonts: &Fonts) -> Result<(), PictureError> {
    let name = node.tag_name().name();
    let is_text = !fonts.is_empty() && TEXT.contains(&name);
    let is_here = |attribute: Attribute<'_, '_>| {
        attribute.name() != "href" || attribute.value().trim_start().starts_with('#')
    };
    let is_repeated = name == REPEATED && node.attributes().all(is_here);
    if !is_svg(node) || DRAWN.contains(&name) || is_repeated || is_text {
        return Ok(());
    }
    let element = NOT_DRAWN.iter().find(|known| **known == name).copied().unwrap_or("?");
    Err(PictureError::NotDrawn { element })
}

/// How large something is when every reference in it is written out.
#[derive(Clone, Copy, Default)]
struct Weight {
    elements: u64,
    depth: usize,
}

#[derive(Clone, Copy, Default)]
enum State {
    #[default]
    Unknown,
    /// Being weighed: who refers to it now stands in it.
    Open,
    Known(Weight),
}

struct Weigher<'d, 't> {
    ids: Ids<'d, 't>,
    states: BTreeMap<Node<'d, 't>, State>,
    largest_gradient: u64,
}

impl<'d, 't> Weigher<'d, 't> {
    fn check(document: &'d Document<'t>) -> Result<(), PictureError> {
        let ids = Ids::new(document);
        let mut weigher = Self { ids, states: BTreeMap::new(), largest_gradient: 1 };
        let all = weigher.weigh(document.root_element(), 0)?;
        if all.elements.saturating_mul(weigher.largest_gradient) > MOST_STOPS {
            return Err(TooComplex);
        }
        Ok(())
    }

    fn weigh(&mut self, node: Node<'d, 't>, level: usize) -> Result<Weight, PictureError> {
        match self.states.get(&node).copied().unwrap_or_default() {
            State::Open => return Err(TooComplex),
            State::Known(weight) => return Ok(weight),
            State::Unknown => drop(self.states.insert(node, State::Open)),
        }
        if level > DEEPEST {
            return Err(TooComplex);
        }
        let mut weight = Weight { elements: 1, depth: 0 };
        let inside = node.children().filter(Node::is_element).chain(self.targets(node)?);
        for next in inside.collect::<Vec<_>>() {
            let more = self.weigh(next, level + 1)?;
            weight.elements = weight.elements.saturating_add(more.elements);
            weight.depth = weight.depth.max(more.depth + 1);
        }
        if weight.elements > MOST_WRITTEN_OUT || level + weight.depth > DEEPEST {
            return Err(TooComplex);
        }
        if is_gradient(node) {
            self.largest_gradient = self.largest_gradient.max(weight.elements);
        }
        self.states.insert(node, State::Known(weight));
        Ok(weight)
    }

    /// What is drawn again where `node` stands. Gradients are passed over unless they refer to each
    /// other: elements inherit them, so each is counted as if it had the largest.
    fn targets(
        &self,
        node: Node<'d, 't>,
    ) -> Result<impl Iterator<Item = Node<'d, 't>> + use<'d, 't>, PictureError> {
        let mut targets = Vec::new();
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let cuts = matches!(name, "clip-path" | "mask") && value.trim() == "inherit";
            if cuts || (name == "style" && style::inherits_a_cut(value)) {
                return Err(TooComplex);
            }
            let link = value.trim_start().strip_prefix('#').filter(|_| name == "href");
            let link = link.map(|id| id.split(' ').next().unwrap_or(id));
            let named = link.into_iter().chain(called(value)).flat_map(|id| self.ids.named(id));
            targets.extend(named.filter(|target| is_gradient(node) || !is_gradient(*target)));
        }
        Ok(targets.into_iter())
    }
}
