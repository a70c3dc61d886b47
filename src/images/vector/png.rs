//! Pictures of few colours as small files.

use std::collections::BTreeMap;

use image::RgbImage;
use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::{Fonts, rasterise};
use crate::images::{Limits, PictureError};

/// The most colours that a palette has.
const MOST_COLOURS: usize = 256;

/// A drawing that covers its picture, `width` across, as PNG with a palette of at most 256 colours:
/// enough for text and flat areas, and a fifth of the bytes.
pub fn flat_png(
    svg: &[u8],
    width: u32,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Vec<u8>, PictureError> {
    let pixels = rasterise(svg, width, fonts, limits)?.into_rgb8();
    let palette = Palette::of(&pixels);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.colours.concat());
    encoder.set_compression(Compression::Balanced);
    // Neighbours in a palette are not near each other.
    encoder.set_filter(Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&palette.indices)?;
        writer.finish()
    });
    written.map_err(|_| PictureError::Broken)?;
    Ok(bytes)
}

struct Palette {
    colours: Vec<[u8; 3]>,
    /// The colour of each pixel.
    indices: Vec<u8>,
}

impl Palette {
    fn of(pixels: &RgbImage) -> Self {
        let counted = count(pixels);
        let colours: Vec<[u8; 3]> =
            counted.iter().take(MOST_COLOURS).map(|(colour, _)| *colour).collect();
        let nearest = |colour: [u8; 3]| {
            let distances = colours.iter().map(|known| distance(*known, colour));
            (0..=u8::MAX).zip(distances).min_by_key(|(_, far)| *far).map_or(0, |(index, _)| index)
        };
        let index: BTreeMap<[u8; 3], u8> =
            counted.iter().map(|(colour, _)| (*colour, nearest(*colour))).collect();
        let indices = runs(pixels).flat_map(|(colour, length)| {
            std::iter::repeat_n(index.get(&colour).copied().unwrap_or_default(), length)
        });
        Self { indices: indices.collect(), colours }
    }
}

/// Every colour with its number of pixels, the most frequent first.
fn count(pixels: &RgbImage) -> Vec<([u8; 3], usize)> {
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    runs(pixels).for_each(|(colour, length)| *counts.entry(colour).or_default() += length);
    let mut counted: Vec<([u8; 3], usize)> = counts.into_iter().collect();
    counted.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    counted
}

/// Neighbours of one colour: most of a card is paper.
fn runs(pixels: &RgbImage) -> impl Iterator<Item = ([u8; 3], usize)> {
    let (pixels, _) = pixels.as_raw().as_chunks::<3>();
    pixels.chunk_by(|one, other| one == other).map(|run| (run[0], run.len()))
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
