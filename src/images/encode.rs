//! Encodes pixels, and nothing but pixels.

use image::DynamicImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use jpeg_encoder::{ColorType, Encoder};

use super::{Format, Kind, PictureError};

/// Of 100; above it, files grow faster than eyes can tell.
const JPEG_QUALITY: u8 = 80;

/// Looks like a JPEG of [`JPEG_QUALITY`].
const WEBP_QUALITY: f32 = 78.0;

/// From 0, fast, to 6, small.
const WEBP_METHOD: i32 = 4;

/// The picture in that format.
pub(super) fn encode(
    image: &DynamicImage,
    kind: Kind,
    format: Format,
) -> Result<Vec<u8>, PictureError> {
    match format {
        Format::WebP => webp(image, kind),
        Format::Jpeg => jpeg(image),
        Format::Png => png(image),
    }
}

/// What was rubbed out in a drawing program may still stand under full transparency.
pub(super) fn forget_what_is_hidden(image: &mut DynamicImage) {
    if let DynamicImage::ImageRgba8(pixels) = image {
        pixels.pixels_mut().filter(|pixel| pixel.0[3] == 0).for_each(|pixel| pixel.0 = [0; 4]);
    }
}

fn webp(image: &DynamicImage, kind: Kind) -> Result<Vec<u8>, PictureError> {
    let (width, height) = (image.width(), image.height());
    let encoder = match image {
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, width, height),
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, width, height),
        _ => return Err(PictureError::Broken),
    };
    let mut config = webp::WebPConfig::new().map_err(|()| PictureError::Broken)?;
    // Areas of one colour are smaller, and their edges sharp, without loss.
    config.lossless = i32::from(kind == Kind::Drawing);
    config.quality = WEBP_QUALITY;
    config.method = WEBP_METHOD;
    let encoded = encoder.encode_advanced(&config).map_err(|_| PictureError::Broken)?;
    Ok(encoded.to_vec())
}

fn jpeg(image: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let DynamicImage::ImageRgb8(pixels) = image else { return Err(PictureError::Broken) };
    let side = |length: u32| u16::try_from(length).map_err(|_| PictureError::Broken);
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(pixels, width, height, ColorType::Rgb).map_err(|_| PictureError::Broken)?;
    Ok(bytes)
}

fn png(image: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    image.write_with_encoder(encoder).map_err(|_| PictureError::Broken)?;
    Ok(bytes)
}
