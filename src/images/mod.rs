//! Turns pictures of unknown origin into safe ones for the web.
//!
//! Enter at [`prepare`]. A picture is decoded under [`Limits`], turned upright, made no wider than
//! a page needs and always encoded anew, so that nothing but its pixels is published: no position,
//! no camera, no thumbnail. Colours are taken to be sRGB; an embedded colour profile is dropped
//! without a conversion. [`size`] tells the outcome's size without decoding.

mod decode;
mod encode;
pub mod vector;

#[cfg(test)]
mod tests;

use std::fmt;

use fast_image_resize::Resizer;
use image::DynamicImage;
use image::metadata::Orientation;

use decode::Opened;

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
    /// The most pixels across of the outcome; a narrower picture keeps its size.
    pub width: u32,
}

impl Default for Limits {
    /// What a good phone takes, with room to spare: 20 MB, 40 megapixels.
    fn default() -> Self {
        Self {
            bytes: 20_000_000,
            side: 16_000,
            pixels: 40_000_000,
            memory: 400_000_000,
            width: 1600,
        }
    }
}

/// A picture that can be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across, at least 1.
    pub width: u32,
    /// Pixels down, at least 1.
    pub height: u32,
    /// How `bytes` are encoded.
    pub format: Format,
    /// The file, without metadata.
    pub bytes: Vec<u8>,
}

/// The encoding of a published picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For every picture without transparency.
    Jpeg,
    /// For pictures with at least one pixel that is not opaque.
    Png,
}

impl Format {
    /// The file extension of the encoding, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
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
            Self::NotAPicture => f.write_str("not a JPEG, PNG or WebP picture"),
            Self::Broken => f.write_str("a damaged or incomplete picture"),
            Self::NotDrawn { element } => write!(f, "a drawing with `{element}`"),
            Self::TooComplex => f.write_str("a drawing with too many parts"),
        }
    }
}

impl std::error::Error for PictureError {}

/// Decodes a JPEG, PNG or WebP file, turns it upright, makes it at most [`Limits::width`] wide and
/// encodes it as JPEG of quality 80, or as PNG when something in it is transparent.
pub fn prepare(bytes: &[u8], limits: &Limits) -> Result<Picture, PictureError> {
    let opened = Opened::new(bytes, limits)?;
    let (orientation, stored) = (opened.orientation, opened.stored);
    let (width, height) = outcome(orientation, stored, limits);
    let mut image = opened.decode()?;
    // Fewer pixels to turn when they are turned last.
    if stored != turned(orientation, (width, height)) {
        image = resized(&image, turned(orientation, (width, height)))?;
    }
    image.apply_orientation(orientation);
    let (format, bytes) = encode::encode(image)?;
    Ok(Picture { width, height, format, bytes })
}

/// The width and height that [`prepare`] gives the picture, read from the head of the file.
pub fn size(bytes: &[u8], limits: &Limits) -> Result<(u32, u32), PictureError> {
    let opened = Opened::new(bytes, limits)?;
    Ok(outcome(opened.orientation, opened.stored, limits))
}

/// The size of the outcome: upright, no wider than allowed, in proportion.
fn outcome(orientation: Orientation, stored: (u32, u32), limits: &Limits) -> (u32, u32) {
    let (width, height) = turned(orientation, stored);
    let widest = limits.width.max(1);
    if width <= widest {
        return (width, height);
    }
    // Rounded to the nearest; no more than `height`, so it fits.
    let exact =
        (u64::from(height) * u64::from(widest) * 2 + u64::from(width)) / (u64::from(width) * 2);
    (widest, u32::try_from(exact).unwrap_or(height).max(1))
}

/// Width and height on the other side of `orientation`; its own inverse.
fn turned(orientation: Orientation, (width, height): (u32, u32)) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
    }
}

/// `image` at another size, by Lanczos3 and with its transparency taken into account.
fn resized(
    image: &DynamicImage,
    (width, height): (u32, u32),
) -> Result<DynamicImage, PictureError> {
    let mut smaller = DynamicImage::new(width, height, image.color());
    Resizer::new().resize(image, &mut smaller, None).map_err(|_| PictureError::Broken)?;
    Ok(smaller)
}
