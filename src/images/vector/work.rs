//! A drawing as shapes: how much there is to draw, told before it is drawn.
//!
//! Counted in steps of about a pixel's worth: what a shape covers, its outline times the rows that
//! each piece may cross, dashes, and the layers that opacity, clips and masks are drawn on.

use resvg::usvg::{ClipPath, Group, Mask, Node, Path, Rect, Tree};

use crate::images::{Limits, PictureError};

/// The most steps: some seconds.
const MOST_STEPS: u64 = 1_000_000_000;

/// A stroke's outline has more pieces than what it follows: two sides, joins, caps.
const PIECES_OF_A_STROKE: u64 = 8;

/// Whether `tree` can be drawn `size` large within the limits.
pub(super) fn check(tree: &Tree, size: (u32, u32), limits: &Limits) -> Result<(), PictureError> {
    let scale = f64::from(size.0) / f64::from(tree.size().width());
    let mut budget = Budget { steps: MOST_STEPS, scale, size };
    budget.group(tree.root(), limits.memory)
}

struct Budget {
    steps: u64,
    /// Pixels for each unit of the drawing.
    scale: f64,
    size: (u32, u32),
}

/// Pixels across and down that something may touch.
#[derive(Clone, Copy)]
struct Extent {
    width: u64,
    height: u64,
}

impl Extent {
    fn area(self) -> u64 {
        self.width.saturating_mul(self.height)
    }
}

impl Budget {
    fn spend(&mut self, steps: u64) -> Result<(), PictureError> {
        let left = self.steps.checked_sub(steps.saturating_add(1));
        self.steps = left.ok_or(PictureError::TooComplex)?;
        Ok(())
    }

    /// `memory` is what is left for layers inside each other.
    fn group(&mut self, group: &Group, memory: u64) -> Result<(), PictureError> {
        if !group.filters().is_empty() {
            return Err(PictureError::NotDrawn { element: "filter" });
        }
        self.spend(1)?;
        let mut memory = memory;
        if group.should_isolate() {
            let layer = self.extent(group.abs_layer_bounding_box().to_rect(), 5);
            memory = self.layer(layer, memory)?;
            self.clip(group.clip_path(), layer, memory)?;
            self.mask(group.mask(), layer, memory)?;
        }
        group.children().iter().try_for_each(|child| match child {
            Node::Group(group) => self.group(group, memory),
            Node::Path(path) => self.path(path, self.extent(path.abs_stroke_bounding_box(), 1)),
            Node::Text(text) => self.group(text.flattened(), memory),
            Node::Image(_) => Err(PictureError::NotDrawn { element: "image" }),
        })
    }

    /// A layer is made, filled and laid down: what memory is left while it is there.
    fn layer(&mut self, layer: Extent, memory: u64) -> Result<u64, PictureError> {
        self.spend(layer.area().saturating_mul(4))?;
        memory.checked_sub(layer.area().saturating_mul(4)).ok_or(PictureError::TooComplex)
    }

    fn clip(
        &mut self,
        clip: Option<&ClipPath>,
        layer: Extent,
        memory: u64,
    ) -> Result<(), PictureError> {
        let Some(clip) = clip else { return Ok(()) };
        let memory = self.layer(layer, memory)?;
        self.cut(clip.root(), layer, memory)?;
        self.clip(clip.clip_path(), layer, memory)
    }

    fn mask(
        &mut self,
        mask: Option<&Mask>,
        layer: Extent,
        memory: u64,
    ) -> Result<(), PictureError> {
        let Some(mask) = mask else { return Ok(()) };
        let memory = self.layer(layer, memory)?;
        self.cut(mask.root(), layer, memory)?;
        self.mask(mask.mask(), layer, memory)
    }

    /// The shapes of a clip or mask have places of their own, so each may cover all of the layer.
    fn cut(&mut self, group: &Group, layer: Extent, memory: u64) -> Result<(), PictureError> {
        if !group.filters().is_empty() {
            return Err(PictureError::NotDrawn { element: "filter" });
        }
        let mut memory = memory;
        if group.should_isolate() {
            memory = self.layer(layer, memory)?;
            self.clip(group.clip_path(), layer, memory)?;
            self.mask(group.mask(), layer, memory)?;
        }
        self.spend(1)?;
        group.children().iter().try_for_each(|child| match child {
            Node::Group(group) => self.cut(group, layer, memory),
            Node::Path(path) => self.path(path, layer),
            Node::Text(text) => self.cut(text.flattened(), layer, memory),
            Node::Image(_) => Err(PictureError::NotDrawn { element: "image" }),
        })
    }

    fn path(&mut self, path: &Path, extent: Extent) -> Result<(), PictureError> {
        let pieces = path.data().len() as u64;
        let outline = pieces.saturating_mul(extent.height);
        if path.fill().is_some() {
            self.spend(extent.area().saturating_add(outline))?;
        }
        let Some(stroke) = path.stroke() else { return Ok(()) };
        let dashed = dashes(path, stroke.dasharray()).saturating_mul(extent.height);
        let stroked = outline.saturating_add(dashed);
        self.spend(extent.area().saturating_add(stroked.saturating_mul(PIECES_OF_A_STROKE)))
    }

    /// What of `bounds` is on the canvas made `times` as large in both directions.
    fn extent(&self, bounds: Rect, times: u32) -> Extent {
        let around = f64::from(times / 2);
        let along = |from: f32, to: f32, canvas: u32| {
            let canvas = f64::from(canvas);
            let (least, most) = (-around * canvas, (1.0 + around) * canvas);
            let inside = |at: f32| (f64::from(at) * self.scale).clamp(least, most);
            // Half-covered pixels at both ends; a float becomes the nearest integer that there is.
            (inside(to) - inside(from)).ceil() as u64 + 2
        };
        Extent {
            width: along(bounds.left(), bounds.right(), self.size.0),
            height: along(bounds.top(), bounds.bottom(), self.size.1),
        }
    }
}

/// Pieces that a stroke falls into; its control points are no closer than it is long.
fn dashes(path: &Path, pattern: Option<&[f32]>) -> u64 {
    let Some(pattern) = pattern else { return 0 };
    let period: f64 = pattern.iter().map(|part| f64::from(*part)).sum();
    let points = path.data().points();
    let length: f64 = points.windows(2).map(|pair| f64::from(pair[0].distance(pair[1]))).sum();
    // A period of nothing gives the largest integer, which no budget has.
    (length / period * pattern.len() as f64) as u64
}
