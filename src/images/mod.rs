//! Turns pictures of unknown origin into safe ones for the web.
//!
//! [`examine`] reads the head of a file and tells what it becomes: which widths in which formats.
//! [`encode`] makes them, and is the only one that decodes. A picture is decoded under [`Limits`],
//! turned upright, its colours converted to sRGB, and always encoded anew, so that nothing but its
//! pixels is published: no position, no camera, no thumbnail. Where pictures come from, what may be
//! shown of them and where the outcome is kept, others know.

mod decode;
mod encode;
mod jpeg;
mod profile;
mod variant;
pub mod vector;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};
use image::{DynamicImage, ImageBuffer};

use decode::Opened;
pub use variant::{Format, Head, Kind, Variant};
use vector::Fonts;

/// Names everything here that decides what comes out of a file. It changes whenever that does, so
/// that nothing which was kept from before is taken for it.
pub const SETTINGS: &str = "bydel pictures 2";

/// How large a picture may be, and how wide it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of the file.
    pub bytes: usize,
    /// The most pixels along either side.
    pub side: u32,
    /// The most pixels in all.
    pub pixels: u64,
    /// The most bytes that decoding may take in memory.
    pub memory: u64,
}

impl Default for Limits {
    /// What a good phone takes, with room to spare: 20 MB, 40 megapixels.
    fn default() -> Self {
        Self { bytes: 20_000_000, side: 16_000, pixels: 40_000_000, memory: 400_000_000 }
    }
}

/// Why a file cannot become a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// The file has more bytes than [`Limits::bytes`].
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// The picture exceeds [`Limits::side`], [`Limits::pixels`] or [`Limits::memory`].
    TooManyPixels {
        /// Pixels across, as stored.
        width: u32,
        /// Pixels down, as stored.
        height: u32,
    },
    /// It goes over its pixels so often that decoding would take too long.
    TooSlow,
    /// The file is no JPEG, PNG or WebP.
    NotAPicture,
    /// The file starts like a picture but is damaged or cut off.
    Broken,
    /// The drawing holds an element that is not drawn.
    NotDrawn {
        /// Its name in SVG, or `?` for one that hardly anybody uses.
        element: &'static str,
    },
    /// The drawing has too many parts, or repeats them too often.
    TooComplex,
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes are too many"),
            Self::TooManyPixels { width, height } => {
                write!(f, "{width} × {height} pixels are too many")
            }
            Self::TooSlow => f.write_str("a picture that takes too long to decode"),
            Self::NotAPicture => f.write_str("not a JPEG, PNG or WebP picture"),
            Self::Broken => f.write_str("a damaged or incomplete picture"),
            Self::NotDrawn { element } => write!(f, "a drawing with `{element}`"),
            Self::TooComplex => f.write_str("a drawing with too many parts"),
        }
    }
}

impl std::error::Error for PictureError {}

/// A file that pictures are made from.
#[derive(Debug, Clone, Copy)]
pub enum Original<'a> {
    /// A JPEG, PNG or WebP file.
    Pixels(&'a [u8]),
    /// An SVG file.
    Drawing(&'a [u8]),
}

/// Reads what a file holds: of pixels from its head, without decoding them; a drawing is looked
/// through and not drawn.
pub fn examine(original: Original<'_>, limits: &Limits) -> Result<Head, PictureError> {
    match original {
        Original::Pixels(bytes) => Opened::head(bytes, limits).map(|opened| head(&opened)),
        Original::Drawing(bytes) => {
            let (width, height) = vector::size(bytes, variant::WIDEST, limits)?;
            Ok(Head { width, height, kind: Kind::Drawing })
        }
    }
}

fn head(opened: &Opened<'_>) -> Head {
    let (width, height) = opened.upright();
    let kind = if opened.has_alpha() { Kind::Transparent } else { Kind::Opaque };
    Head { width, height, kind }
}

/// Decodes a file once and makes the `wanted` files of it, in their order. They must be among the
/// variants of its [`Head`], and come out the same whichever others are wanted.
pub fn encode(
    original: Original<'_>,
    wanted: &[Variant],
    limits: &Limits,
) -> Result<Vec<Vec<u8>>, PictureError> {
    match original {
        Original::Pixels(bytes) => encode_pixels(bytes, wanted, limits),
        Original::Drawing(bytes) => encode_drawing(bytes, wanted, limits),
    }
}

fn encode_drawing(
    bytes: &[u8],
    wanted: &[Variant],
    limits: &Limits,
) -> Result<Vec<Vec<u8>>, PictureError> {
    let mut made = vec![Vec::new(); wanted.len()];
    let widths: BTreeSet<u32> = wanted.iter().map(|variant| variant.width).collect();
    for width in widths {
        let image = vector::rasterise(bytes, width, &Fonts::default(), limits)?;
        encode_at(&image, Kind::Drawing, wanted, &mut made)?;
    }
    Ok(made)
}

fn encode_pixels(
    bytes: &[u8],
    wanted: &[Variant],
    limits: &Limits,
) -> Result<Vec<Vec<u8>>, PictureError> {
    let opened = Opened::whole(bytes, limits)?;
    let head = head(&opened);
    let mut widths = head.widths();
    widths.retain(|width| wanted.iter().any(|variant| variant.width <= *width));
    let mut made = vec![Vec::new(); wanted.len()];
    let Some(widest) = widths.pop() else { return Ok(made) };
    let mut image = opened.decode((widest, head.height_at(widest)))?;
    encode::forget_what_is_hidden(&mut image);
    encode_at(&image, head.kind, wanted, &mut made)?;
    // Each from the one before: as good as from the whole, and far fewer pixels to look at.
    for width in widths.into_iter().rev() {
        image = resized(&image, (width, head.height_at(width)))?;
        encode_at(&image, head.kind, wanted, &mut made)?;
    }
    Ok(made)
}

/// Makes those of the `wanted` files that are as wide as `image`.
fn encode_at(
    image: &DynamicImage,
    kind: Kind,
    wanted: &[Variant],
    made: &mut [Vec<u8>],
) -> Result<(), PictureError> {
    for (variant, bytes) in wanted.iter().zip(made) {
        if variant.width == image.width() {
            *bytes = encode::encode(image, kind, variant.format)?;
        }
    }
    Ok(())
}

/// Whether a file can be decoded. A drawing that has been examined can be drawn.
pub fn decodes(original: Original<'_>, limits: &Limits) -> Result<(), PictureError> {
    let bytes = match original {
        Original::Pixels(bytes) => bytes,
        Original::Drawing(_) => return examine(original, limits).map(drop),
    };
    Opened::whole(bytes, limits)?.pixels().map(drop)
}

/// `image` at another size, by Lanczos3 and with its transparency taken into account.
fn resized(image: &DynamicImage, size: (u32, u32)) -> Result<DynamicImage, PictureError> {
    match image {
        DynamicImage::ImageRgb8(pixels) => resized_as::<_, U8x3>(pixels, size),
        DynamicImage::ImageRgba8(pixels) => resized_as::<_, U8x4>(pixels, size),
        _ => Err(PictureError::Broken),
    }
}

/// The same for one kind of pixel, which the resizer calls `P`. Asked for an image of any kind, it
/// would bring code for all of its kinds into the program.
fn resized_as<Own, P>(
    image: &ImageBuffer<Own, Vec<u8>>,
    (width, height): (u32, u32),
) -> Result<DynamicImage, PictureError>
where
    Own: image::Pixel<Subpixel = u8>,
    P: PixelTrait,
    DynamicImage: From<ImageBuffer<Own, Vec<u8>>>,
{
    let mut smaller = ImageBuffer::<Own, Vec<u8>>::new(width, height);
    let from = TypedImageRef::<P>::from_buffer(image.width(), image.height(), image);
    let to = TypedImage::<P>::from_buffer(width, height, &mut smaller);
    let (Ok(from), Ok(mut to)) = (from, to) else { return Err(PictureError::Broken) };
    Resizer::new().resize_typed(&from, &mut to, None).map_err(|_| PictureError::Broken)?;
    Ok(smaller.into())
}
