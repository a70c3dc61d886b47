//! Draws SVG files as pixels.
//!
//! Enter at [`rasterise`]; [`size`] tells the outcome's size without drawing. A drawing is looked
//! through twice before a pixel is made: as XML ([`document`]: what it holds, how deep, how often it
//! repeats itself), and as shapes ([`work`]: how much there is to draw). What is not drawn, such as
//! filters, pictures inside and text without fonts, is refused and not left out silently. Nothing
//! is read beside the bytes that are given, and nothing in a drawing runs.

mod document;
mod fonts;
mod png;
mod references;
mod style;
mod work;

#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, RgbImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Error, ImageHrefResolver, Options, Tree};

pub use fonts::{Face, Fonts};
pub use png::flat_png;

use super::{Limits, PictureError};

/// The most bytes of a drawing, whatever [`Limits::bytes`] says: text is dearer than pixels.
const MOST_BYTES: usize = 2_000_000;

/// From this opacity on, a pixel that is not quite opaque is rounding and not transparency.
const NEARLY_OPAQUE: u8 = 250;

/// The width and height of a drawing that is made `width` pixels wide.
///
/// Refuses whatever [`rasterise`] refuses at that width.
pub fn size(bytes: &[u8], width: u32, limits: &Limits) -> Result<(u32, u32), PictureError> {
    guarded(|| Ok(Drawing::new(bytes, width, &Fonts::default(), limits)?.size))
}

/// A drawing as pixels, `width` across and in proportion: RGB when all of it is covered, else RGBA
/// whose colours are not multiplied by their opacity.
///
/// Text is drawn only with `fonts`; without any, a drawing with text is refused.
pub fn rasterise(
    bytes: &[u8],
    width: u32,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<DynamicImage, PictureError> {
    guarded(|| Drawing::new(bytes, width, fonts, limits)?.draw())
}

/// What `draw` gives, or that the drawing is broken where the library gives up: it unwraps what
/// geometry at the edge of a float's range may not have.
fn guarded<T>(draw: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    catch_unwind(AssertUnwindSafe(draw)).unwrap_or(Err(PictureError::Broken))
}

/// A drawing that may be drawn.
struct Drawing {
    tree: Tree,
    size: (u32, u32),
}

impl Drawing {
    fn new(bytes: &[u8], width: u32, fonts: &Fonts, limits: &Limits) -> Result<Self, PictureError> {
        if bytes.len() > limits.bytes.min(MOST_BYTES) {
            return Err(PictureError::TooLarge { bytes: bytes.len() });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| PictureError::NotAPicture)?;
        let document = document::read(text, fonts)?;
        let tree = Tree::from_xmltree(&document, &options(fonts)).map_err(|error| match error {
            Error::InvalidSize => PictureError::Broken,
            Error::ElementsLimitReached => PictureError::TooComplex,
            _ => PictureError::NotAPicture,
        })?;
        let size = scaled(&tree, width);
        super::decode::check(size, u64::from(size.0) * u64::from(size.1) * 4, limits)?;
        work::check(&tree, size, limits)?;
        Ok(Self { tree, size })
    }

    fn draw(&self) -> Result<DynamicImage, PictureError> {
        let (width, height) = self.size;
        let mut pixels = Pixmap::new(width, height).ok_or(PictureError::Broken)?;
        let natural = self.tree.size();
        // Each direction by its own factor, so that what fills the drawing fills the picture.
        let scale =
            Transform::from_scale(width as f32 / natural.width(), height as f32 / natural.height());
        resvg::render(&self.tree, scale, &mut pixels.as_mut());
        unmultiplied(&pixels)
    }
}

/// No file, no picture, no font but those given.
fn options(fonts: &Fonts) -> Options<'_> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        languages: vec!["da".to_owned()],
        fontdb: fonts.database(),
        ..Options::default()
    }
}

/// `width` and the height that keeps the drawing's proportions, at least 1.
fn scaled(tree: &Tree, width: u32) -> (u32, u32) {
    let natural = tree.size();
    let ratio = f64::from(natural.height()) / f64::from(natural.width());
    // A float that is too large becomes the largest integer, which the limits refuse.
    let height = (f64::from(width) * ratio).round() as u32;
    (width, height.max(1))
}

fn unmultiplied(pixels: &Pixmap) -> Result<DynamicImage, PictureError> {
    let (width, height) = (pixels.width(), pixels.height());
    if pixels.pixels().iter().all(|pixel| pixel.alpha() >= NEARLY_OPAQUE) {
        return over_white(pixels);
    }
    let colours = pixels.pixels().iter().map(PremultipliedColorU8::demultiply);
    let rgba = colours.flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()]).collect();
    Ok(RgbaImage::from_raw(width, height, rgba).ok_or(PictureError::Broken)?.into())
}

fn over_white(pixels: &Pixmap) -> Result<DynamicImage, PictureError> {
    let (width, height) = (pixels.width(), pixels.height());
    // What is multiplied by its opacity lacks just the rest in white.
    let over = |colour: u8, alpha: u8| colour.saturating_add(u8::MAX - alpha);
    let rgb = pixels.pixels().iter().flat_map(|pixel| {
        [pixel.red(), pixel.green(), pixel.blue()].map(|colour| over(colour, pixel.alpha()))
    });
    Ok(RgbImage::from_raw(width, height, rgb.collect()).ok_or(PictureError::Broken)?.into())
}
