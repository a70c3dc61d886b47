//! Encodes pixels, and nothing but pixels.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};

use super::{Format, PictureError};

/// Of 100; above it, files grow faster than eyes can tell.
const JPEG_QUALITY: u8 = 80;

/// The smallest format that keeps what is seen: JPEG unless a pixel is not opaque.
pub(super) fn encode(image: DynamicImage) -> Result<(Format, Vec<u8>), PictureError> {
    let rgba = match image {
        DynamicImage::ImageRgba8(rgba) if rgba.pixels().any(|pixel| pixel.0[3] < u8::MAX) => rgba,
        opaque => return Ok((Format::Jpeg, jpeg(opaque)?)),
    };
    Ok((Format::Png, png(rgba)?))
}

fn jpeg(image: DynamicImage) -> Result<Vec<u8>, PictureError> {
    let pixels = image.into_rgb8();
    let side = |length: u32| u16::try_from(length).map_err(|_| PictureError::Broken);
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&pixels, width, height, ColorType::Rgb).map_err(|_| PictureError::Broken)?;
    Ok(bytes)
}

fn png(mut pixels: RgbaImage) -> Result<Vec<u8>, PictureError> {
    // What was rubbed out in a drawing program may still stand under full transparency.
    pixels.pixels_mut().filter(|pixel| pixel.0[3] == 0).for_each(|pixel| pixel.0 = [0; 4]);
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(&pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgba8)
        .map_err(|_| PictureError::Broken)?;
    Ok(bytes)
}
